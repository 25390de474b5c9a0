"""The key of a job: its words, whatever signs they are written with; a text without words is its own."""

import pytest

from generator.matching.duplicates import words_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Senior Rust Engineer", "senior rust engineer"),
        ("Ingénieur·e  –  “Données”", "ingenieur e donnees"),
        ("Łódź/北京 office", "lodz beijing office"),
        ("…", "…"),
    ],
)
def test_words_are_compared_in_small_ascii_letters(text: str, key: str) -> None:
    assert words_key(text) == key
