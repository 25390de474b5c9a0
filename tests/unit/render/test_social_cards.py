"""The picture of a shared link, read back from its file."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from generator.pages.social_cards import SocialCard
from generator.render.social_cards import FOLDER, HEIGHT, MARGIN, WIDTH, address_of, png_of

PAPER, INK, BRAND = (0xFB, 0xFA, 0xF6), (0x1B, 0x20, 0x27), (0xFF, 0xD8, 0x4D)
STRIP, BAND = 56, 18
CARD = SocialCard(
    site="Larkspur Jobs",
    title="Backend Engineer jobs in the USA with visa sponsorship",
    figures="312 open jobs · 87 employers",
    dates="Data of 28 Mar 2026",
)
LONG = SocialCard(
    site="Larkspur and Foxglove " * 9,
    title="Principal Backend Engineer (Payments/Ledger) " * 9,
    figures="1,204 open jobs " * 9,
    dates="Data of 28 Mar 2026 " * 9,
    notice="Demo. Every job and employer here is made up. " * 9,
)
CARDS = {
    "usual": CARD,
    "long": LONG,
    "one word": replace(CARD, title="x" * 300),
    "scripts": replace(CARD, title="Инженер 北京 مهندس \U0001f600 \u202egnp"),
    "tall": replace(CARD, title="Ấ̧ǪŽğjpqy " * 30),
    "empty": SocialCard("", "", "", ""),
}


def picture(card: SocialCard) -> Image.Image:
    return Image.open(BytesIO(png_of(card))).convert("RGB")


def colours(image: Image.Image, box: tuple[int, int, int, int]) -> set[object]:
    part = image.crop(box)
    return {colour for _, colour in part.getcolors(part.width * part.height) or ()}


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_a_card_is_a_small_png_of_1200_by_630_pixels(card: SocialCard) -> None:
    content = png_of(card)
    image = Image.open(BytesIO(content))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(content) < 40_000


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_no_text_leaves_its_column_or_runs_into_the_stripe(card: SocialCard) -> None:
    image = picture(card)
    below, foot = (STRIP if card.notice else 0), HEIGHT - BAND
    assert colours(image, (0, below, MARGIN - 6, foot)) == {PAPER}
    assert colours(image, (WIDTH - MARGIN + 6, below, WIDTH, foot)) == {PAPER}
    assert colours(image, (0, foot - 24, WIDTH, foot)) == {PAPER}
    assert colours(image, (0, foot, WIDTH, HEIGHT)) == {BRAND}


@pytest.mark.parametrize("card", [CARD, LONG, CARDS["tall"]], ids=["usual", "long", "tall"])
def test_site_title_figures_and_day_stand_apart(card: SocialCard) -> None:
    image = picture(card)
    rows = [colours(image, (0, y, WIDTH, y + 1)) != {PAPER} for y in range(STRIP, HEIGHT - BAND)]
    blocks = sum(now and not before for before, now in zip([False, *rows], rows, strict=False))
    assert blocks >= 4


def test_what_is_written_changes_the_picture() -> None:
    other = {
        "site": replace(CARD, site="Foxglove Jobs"),
        "title": replace(CARD, title="Nurse jobs"),
        "figures": replace(CARD, figures="313 open jobs · 87 employers"),
        "dates": replace(CARD, dates="Data of 29 Mar 2026"),
        "notice": replace(CARD, notice="Demo."),
    }
    assert len({png_of(card) for card in (CARD, *other.values())}) == 6
    assert len({address_of(card) for card in (CARD, *other.values())}) == 6


def test_a_notice_is_light_on_dark_above_everything() -> None:
    top = (0, 0, WIDTH, STRIP)
    assert colours(picture(CARD), top) == {PAPER}
    assert {PAPER, INK} < colours(picture(replace(CARD, notice="Demo.")), top)


def test_text_is_drawn_in_full_ink() -> None:
    assert INK in colours(picture(CARD), (MARGIN, 200, WIDTH - MARGIN, 440))


def test_equal_cards_give_equal_bytes_and_one_address() -> None:
    assert png_of(CARD) == png_of(replace(CARD))
    assert address_of(CARD) == address_of(replace(CARD))


def test_the_address_lies_with_the_assets_that_hosts_keep_for_ever() -> None:
    assert FOLDER.startswith("/assets/")
    assert address_of(CARD).removeprefix(FOLDER).removesuffix(".png").isalnum()
