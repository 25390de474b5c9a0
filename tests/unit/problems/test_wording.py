"""Small pieces of wording."""

import pytest

from generator.problems.wording import counted, did_you_mean, listed, shown


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("titel", "did you mean `title`?"),
        ("TITLE", "did you mean `title`?"),
        ("zzz", "known: `family` and `title`."),
        ("x" * 100_000, "known: `family` and `title`."),
    ],
)
def test_the_nearest_word_is_named_or_all_of_them(word: str, hint: str) -> None:
    assert did_you_mean(word, ["title", "family"]) == hint


def test_words_are_listed_as_people_write_them() -> None:
    assert listed(["a", "b", "c"]) == "`a`, `b` and `c`"
    assert listed(["a", "b"], "or") == "`a` or `b`"
    assert listed(["a"]) == "`a`"
    assert listed([]) == ""


def test_long_values_are_shortened() -> None:
    assert shown("x" * 100, 10) == "`xxxxxxx...`"
    assert shown(["a"]) == "a list"
    assert shown(None) == "empty"


def test_numbers_agree_with_their_noun() -> None:
    assert counted(1, "error") == "1 error"
    assert counted(1200, "entry", "entries") == "1,200 entries"
