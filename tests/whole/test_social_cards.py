"""Cards of a built site: one behind every page's tag, drawn once and kept while nothing changes."""

from datetime import date
from pathlib import Path

import orjson
import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from generator import card_making
from generator.options import Options
from generator.pages.social_cards import SocialCard
from generator.pipeline import build
from generator.render.social_cards import png_of
from tests.builders import TODAY
from tests.whole.small import a_line, a_small_site, lines_of

BASE = "https://jobs.example"
LINES = [
    a_line(id=str(number), employer=f"Larkspur {number}", description="<p>We sponsor H-1B visas.</p>")
    for number in range(3)
]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[SocialCard]:
    """The cards that are drawn from now on."""
    cards: list[SocialCard] = []

    def noted(card: SocialCard) -> bytes:
        cards.append(card)
        return png_of(card)

    monkeypatch.setattr(card_making, "png_of", noted)
    return cards


def publish(folder: Path, *, jobs: int = 1) -> Path:
    day = date.fromisoformat(TODAY)
    outcome = build(Options(folder, folder / "build", day, today=day, jobs=jobs))
    assert outcome.published, outcome.problems
    return folder / "build"


def image_of(page: Path) -> str:
    node = LexborHTMLParser(page.read_bytes()).css_first('meta[property="og:image"]')
    return str(node.attributes["content"])


def cards_in(output: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (output / "assets/cards").iterdir()}


def test_every_page_that_does_not_lead_on_names_a_picture_that_is_published(tmp_path: Path) -> None:
    output = publish(a_small_site(tmp_path, LINES))
    pages = [
        page for page in sorted(output.rglob("*.html")) if b'http-equiv="refresh"' not in page.read_bytes()
    ]
    for page in pages:
        address = image_of(page)
        assert address.startswith(f"{BASE}/assets/cards/")
        with Image.open(output / address.removeprefix(f"{BASE}/")) as image:
            assert image.size == (1200, 630)
    named = {image_of(page).rpartition("/")[2] for page in pages}
    assert named == set(cards_in(output))


def test_roles_visas_and_both_together_have_pictures_of_their_own(tmp_path: Path) -> None:
    output = publish(a_small_site(tmp_path, LINES))
    own = {image_of(output / page / "index.html") for page in ("roles/backend-engineer", "visas/h-1b")}
    own.add(image_of(output / "roles/backend-engineer/h-1b/index.html"))
    own.add(image_of(output / "index.html"))
    assert len(own) == 4
    assert image_of(output / "employers/index.html") == image_of(output / "index.html")


def test_a_second_build_draws_nothing(tmp_path: Path, drawn: list[SocialCard]) -> None:
    folder = a_small_site(tmp_path, LINES)
    first = cards_in(publish(folder))
    assert len(drawn) == len(first) > 0
    drawn.clear()
    assert cards_in(publish(folder)) == first
    assert drawn == []


def test_only_cards_whose_words_changed_are_drawn_again(tmp_path: Path, drawn: list[SocialCard]) -> None:
    folder = a_small_site(tmp_path, LINES)
    before = cards_in(publish(folder))
    drawn.clear()
    (folder / "data/postings.jsonl").write_bytes(lines_of(LINES[:2]))
    after = cards_in(publish(folder))
    assert {card.title for card in drawn} >= {"Backend Engineer jobs in the USA with visa sponsorship"}
    assert len(drawn) == len(after.keys() - before.keys()) < len(after)


def test_a_damaged_card_is_drawn_again(tmp_path: Path, drawn: list[SocialCard]) -> None:
    folder = a_small_site(tmp_path, LINES)
    output = publish(folder)
    first = cards_in(output)
    drawn.clear()
    name = sorted(first)[0]
    (output / "assets/cards" / name).write_bytes(b"no picture")
    assert cards_in(publish(folder)) == first
    assert len(drawn) == 1


def test_workers_draw_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = cards_in(publish(a_small_site(tmp_path / "alone", LINES)))
    monkeypatch.setattr(card_making, "_WORTH_A_POOL", 2)
    assert cards_in(publish(a_small_site(tmp_path / "pool", LINES), jobs=2)) == alone


def test_a_check_draws_nothing(tmp_path: Path, drawn: list[SocialCard]) -> None:
    folder, day = a_small_site(tmp_path, LINES), date.fromisoformat(TODAY)
    outcome = build(Options(folder, folder / "build", day, today=day, publish=False))
    assert not outcome.failed
    assert drawn == []


def test_the_web_manifest_is_linked_and_its_icons_are_published(tmp_path: Path) -> None:
    output = publish(a_small_site(tmp_path, LINES))
    link = LexborHTMLParser((output / "index.html").read_bytes()).css_first('link[rel="manifest"]')
    manifest = orjson.loads((output / str(link.attributes["href"]).lstrip("/")).read_bytes())
    assert manifest["name"] == "Larkspur Jobs"
    assert len(manifest["icons"]) == 4
    assert all((output / icon["src"].lstrip("/")).is_file() for icon in manifest["icons"])


def test_the_tags_tell_the_picture_s_size_and_words(tmp_path: Path) -> None:
    output = publish(a_small_site(tmp_path, LINES))
    page = LexborHTMLParser((output / "roles/backend-engineer/index.html").read_bytes())
    tags = {
        node.attributes.get("property") or node.attributes.get("name"): node.attributes["content"]
        for node in page.css("meta[content]")
    }
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
    assert tags["og:image:type"] == "image/png"
    assert tags["og:image:alt"] == (
        "Larkspur Jobs: Backend Engineer jobs in the USA with visa sponsorship. "
        "3 open jobs · 3 employers. Data of Mar 2026."
    )
    assert tags["twitter:card"] == "summary_large_image"
