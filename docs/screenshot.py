"""Take the pictures of the documentation: `python docs/screenshot.py [BUILD] [FOLDER]`.

For the README from a built demo: a role page, and the first posting on it that offers sponsorship. For the
editors' guide from the demo with the files that the guide shows, built for this: the page of its new role,
and its texts. Each stands on a desktop screen and on a phone, side by side. Needs Chromium.
"""

import io
import os
import re
import shutil
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from generator.options import Options
from generator.pipeline import build
from generator.problems.report import as_text, has_errors
from generator.publish.preview import server_of

HERE = Path(__file__).parent
ROLE = "/roles/backend-engineer/"
OFFER = ".job:has(.badge.yes) .job-title a"
GUIDES_ROLE = "/roles/sales-engineer/"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 900}
PART = 480
"""Height of a picture of a part of a page."""
MARGIN = 20
GROUND = "#e9e6de"
COLOURS = 40
"""Of a picture: its most common ones. Pages are mostly flat."""
MOST_BYTES = 80_000


def main(site: Path, folder: Path) -> None:
    """Write the pictures."""
    if not (site / "index.html").is_file():
        sys.exit(f"There is no site in {site}. Run `make site` first.")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        with shown(site) as host:
            role = f"{host}{ROLE}"
            keep(folder / "screenshot.png", both(browser, role))
            keep(folder / "screenshot-posting.png", both(browser, posting_on(browser, role)))
        with shown(guides_site(Path(scratch))) as host:
            keep(folder / "editors-role.png", both(browser, f"{host}{GUIDES_ROLE}"))
            keep(folder / "editors-texts.png", both(browser, f"{host}{GUIDES_ROLE}", at="#tips"))
        browser.close()


@contextmanager
def shown(site: Path) -> Iterator[str]:
    """The address at which a built site is shown meanwhile."""
    with server_of(site, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def guides_site(folder: Path) -> Path:
    """The demo with the files of the editors' guide, published into the folder."""
    for part in ("roles", "content", "data", "templates"):
        shutil.copytree(HERE.parent / part, folder / part)
    shutil.copy2(HERE.parent / "site.yaml", folder)
    guide = (HERE / "editors.md").read_text("utf-8")
    for path, text in re.findall(r"^`([\w/.-]+)`:\n\n```\w+\n(.*?)^```", guide, re.M | re.S):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text.replace("draft: true\n", ""), "utf-8")
    made = build(Options(folder, folder / "build", datetime.now(UTC).date()))
    if has_errors(made.problems):
        sys.exit(as_text(made.problems, made.texts))
    return folder / "build"


def keep(picture: Path, image: Image.Image) -> None:
    """Write a picture that is small enough for a page of documentation."""
    common = Counter(zip(*(band.tobytes() for band in image.split()), strict=True)).most_common(COLOURS)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour, _ in common for part in colour])
    image.quantize(palette=palette, dither=Image.Dither.NONE).save(picture, optimize=True)
    size = picture.stat().st_size
    if size > MOST_BYTES:
        sys.exit(f"{picture} has {size:,} bytes, more than {MOST_BYTES:,}: show less.")
    print(f"{picture}: {size:,} bytes")


def posting_on(browser: Browser, role: str) -> str:
    """The address of the first posting of a role page whose words offer sponsorship."""
    page = opened(browser, DESKTOP)
    page.goto(role)
    address = page.locator(OFFER).first.evaluate("link => link.href")
    page.close()
    return str(address)


def both(browser: Browser, address: str, at: str = "") -> Image.Image:
    """A page on both screens: their whole height, or a part of it from the element `at` on."""
    screens = [{**screen, **({"height": PART} if at else {})} for screen in (DESKTOP, PHONE)]
    return side_by_side([shot(browser, address, screen, at) for screen in screens])


def shot(browser: Browser, address: str, screen: dict[str, int], at: str) -> Image.Image:
    """What a screen shows first, on the day the site was built for, or from the element `at` on."""
    page = opened(browser, screen)
    page.goto(address)
    day = page.locator("body").get_attribute("data-built-for")
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.reload()
    page.wait_for_load_state("networkidle")
    if at:
        page.locator(at).evaluate("element => element.scrollIntoView({block: 'start', behavior: 'instant'})")
        page.wait_for_timeout(300)
    content = page.screenshot()
    page.close()
    return Image.open(io.BytesIO(content)).convert("RGB")


def side_by_side(shots: Sequence[Image.Image]) -> Image.Image:
    """The shots beside each other on a ground."""
    width = MARGIN + sum(each.width + MARGIN for each in shots)
    whole = Image.new("RGB", (width, max(each.height for each in shots) + 2 * MARGIN), GROUND)
    left = MARGIN
    for each in shots:
        whole.paste(each, (left, MARGIN))
        left += each.width + MARGIN
    return whole


def opened(browser: Browser, screen: dict[str, int]) -> Page:
    """An empty page of a size."""
    return browser.new_page(viewport=screen, color_scheme="light")  # type: ignore[arg-type]


def chromium() -> str:
    """The machine's browser."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    for found in (shutil.which(name) for name in names if name):
        if found:
            return found
    sys.exit("Chromium is needed: install it, or set CHROMIUM to a browser.")


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    main(given[0] if given else HERE.parent / "build", given[1] if len(given) > 1 else HERE)
