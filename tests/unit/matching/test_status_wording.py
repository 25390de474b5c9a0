"""Adverts that choose people by visa or citizenship are told from those that ask what they may ask."""

from pathlib import Path

import pytest
import yaml

from generator.matching.status_wording import StatusKind, first_status_wording, status_wording
from generator.matching.visa_limits import restricted_to_visa

CORPUS = yaml.safe_load(
    (Path(__file__).parents[2] / "corpus/status_wording.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("sentence", CORPUS["preference"])
def test_an_advert_that_chooses_by_status_is_found(sentence: str) -> None:
    assert status_wording(sentence) or restricted_to_visa(sentence)


@pytest.mark.parametrize("sentence", CORPUS["lawful"])
def test_lawful_wording_is_not_found(sentence: str) -> None:
    assert status_wording(sentence) == ()
    assert restricted_to_visa(sentence) == ""


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("US citizens preferred", StatusKind.CITIZENS),
        ("No H1B", StatusKind.SHUT_OUT),
        ("Green card holders preferred", StatusKind.PREFERRED),
    ],
)
def test_the_kind_and_the_words_are_given(words: str, kind: StatusKind) -> None:
    assert first_status_wording(f"We build tools.\n\n{words}.") == (kind, words)


def test_a_ground_named_elsewhere_counts_for_citizenship_alone() -> None:
    assert status_wording("US citizens only.\n\nThe work is under ITAR.") == ()
    assert status_wording("No H1B.\n\nThe work is under ITAR.")


def test_a_trade_secret_is_no_ground() -> None:
    assert status_wording("US citizens only.\n\nYou keep trade secrets.")


def test_a_long_text_is_read_in_time() -> None:
    assert status_wording("only citizens or gc and " * 5000 + "x") is not None
