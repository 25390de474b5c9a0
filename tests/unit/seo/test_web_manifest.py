"""The web app manifest, and the icons it names."""

from io import BytesIO
from pathlib import Path

import orjson
import pytest
from PIL import Image

from generator.seo.web_manifest import web_manifest

ASSETS = Path(__file__).parents[3] / "templates" / "assets"
SHIPPED = {path.name: f"/assets/{path.name}" for path in ASSETS.iterdir()}


def test_every_icon_of_the_manifest_is_shipped() -> None:
    icons = orjson.loads(web_manifest("Larkspur Jobs", "en", SHIPPED))["icons"]
    assert [(icon["src"], icon["purpose"]) for icon in icons] == [
        ("/assets/icon.svg", "any"),
        ("/assets/icon-192.png", "any"),
        ("/assets/icon-512.png", "any"),
        ("/assets/icon-maskable-512.png", "maskable"),
    ]


def test_an_icon_that_a_site_does_not_have_is_left_out() -> None:
    manifest = orjson.loads(web_manifest("Larkspur Jobs", "en", {"icon.svg": "/assets/icon.1.svg"}))
    assert [icon["src"] for icon in manifest["icons"]] == ["/assets/icon.1.svg"]


def test_the_manifest_names_the_site() -> None:
    manifest = orjson.loads(web_manifest("Larkspur „Jobs“", "de", {}))
    assert (manifest["name"], manifest["lang"], manifest["start_url"]) == ("Larkspur „Jobs“", "de", "/")


@pytest.mark.parametrize("size", [96, 180, 192, 512])
def test_an_icon_has_the_size_of_its_name(size: int) -> None:
    assert Image.open(ASSETS / f"icon-{size}.png").size == (size, size)


def test_the_maskable_icon_is_filled_to_its_corners_and_its_sign_is_in_the_safe_circle() -> None:
    """The safe zone is a circle of 40% of the icon's width: https://www.w3.org/TR/appmanifest/#icon-masks."""
    content = (ASSETS / "icon-maskable-512.png").read_bytes()
    image = Image.open(BytesIO(content)).convert("RGBA")
    ground = image.getpixel((0, 0))
    assert image.getextrema()[3] == (255, 255)
    outside = [
        image.getpixel((x, y))
        for x in range(0, 512, 4)
        for y in range(0, 512, 4)
        if (x - 256) ** 2 + (y - 256) ** 2 > (0.4 * 512) ** 2
    ]
    assert set(outside) == {ground}
