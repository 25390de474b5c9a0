"""Drawn text: letters that exist, in lines that fit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.render.lettering import LONGEST, Block, Face, Room, drawable, fitted, font_of

ROOM = Room(600, 160, 3, (60, 50, 40))
TITLE = "Machine Learning Engineer jobs in the USA with visa sponsorship"


def widths(block: Block) -> list[float]:
    return [block.font.getlength(line) for line in block.lines]


def test_a_short_title_has_the_largest_letters_and_a_longer_one_smaller_ones() -> None:
    assert fitted("Nurse jobs", Face.SERIF_BOLD, ROOM).font.size == 60
    assert fitted(TITLE, Face.SERIF_BOLD, ROOM).font.size < 60


def test_a_title_that_fits_keeps_every_word_whole() -> None:
    block = fitted(TITLE, Face.SERIF_BOLD, ROOM)
    assert " ".join(block.lines) == TITLE
    assert len(block.lines) <= 3


def test_lines_are_of_about_one_length() -> None:
    block = fitted("H-1B visa Data Analyst jobs", Face.SERIF_BOLD, Room(700, 200, 2, (60,)))
    shorter, longer = sorted(widths(block))
    assert len(block.lines) == 2
    assert shorter > longer / 2


def test_what_is_too_long_ends_with_an_ellipsis_behind_a_whole_word() -> None:
    block = fitted("Engineer " * 40, Face.SERIF_BOLD, ROOM)
    shown = " ".join(block.lines)
    assert shown.endswith(" Engineer…")
    assert set(shown.removesuffix("…").split()) == {"Engineer"}


def test_a_single_word_wider_than_the_room_is_cut() -> None:
    (line,) = fitted("x" * 200, Face.SERIF_BOLD, ROOM).lines
    assert line.endswith("x…")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=2 * LONGEST))
def test_no_text_whatever_leaves_its_room(text: str) -> None:
    block = fitted(text, Face.SANS_BOLD, ROOM)
    assert len(block.lines) <= ROOM.lines
    assert block.height <= ROOM.height
    assert all(width <= ROOM.width for width in widths(block))


@pytest.mark.parametrize("face", Face)
def test_the_words_of_our_pages_need_no_fallback(face: Face) -> None:
    text = "H-1B visa · 1,204 open jobs — “quoted”, naïve, Ž, İ, ß, $120,000…"
    assert drawable(text, face) == text


@pytest.mark.parametrize("face", Face)
def test_other_scripts_are_spelled_in_latin_letters(face: Face) -> None:
    assert drawable("北京 jobs", face) == "BeiJing jobs"
    assert drawable("مهندس", face).isascii()
    assert drawable("مهندس", face)


def test_symbols_without_a_picture_and_marks_of_direction_are_left_out() -> None:
    assert drawable("Nurse \U0001f600 jobs\u202e\x00\u200b\ue000", Face.SERIF_BOLD) == "Nurse jobs"


def test_a_letter_and_its_accent_are_drawn_as_one() -> None:
    assert drawable("Re\u0301sume\u0301", Face.SERIF_BOLD) == "Résumé"


@pytest.mark.parametrize("face", Face)
def test_every_sign_takes_the_width_that_it_fills(face: Face) -> None:
    font = font_of(face, 64)
    for sign in "“”…H–":
        assert font.getbbox(sign)[2] <= font.getlength(sign) + 1
