"""Real employers, labelled by hand: how often the matcher is wrong, and how much it finds."""

from pathlib import Path

import pytest

from generator.evaluation.employers import Verdict, figures_of, labels_of, records_of, verdicts_of
from generator.evidence.aliases import aliases_of
from generator.evidence.brands import shipped_brands

LABELS = Path(__file__).parents[2] / "corpus" / "employers.jsonl"


@pytest.fixture(scope="module")
def verdicts() -> tuple[Verdict, ...]:
    labels = labels_of(LABELS.read_text(encoding="utf-8"), LABELS.name)
    assert labels.problems == ()
    return verdicts_of(labels.value, records_of(labels.value), aliases_of((), shipped_brands()))


def test_at_most_one_employer_in_a_hundred_is_matched_wrongly(verdicts: tuple[Verdict, ...]) -> None:
    figures = figures_of(verdicts)
    assert figures.n >= 300
    assert figures.wrong_share is not None
    assert figures.wrong_share <= 0.01


def test_most_employers_that_file_are_found(verdicts: tuple[Verdict, ...]) -> None:
    figures = figures_of([verdict for verdict in verdicts if not verdict.label.hard])
    assert figures.recall is not None
    assert figures.recall >= 0.9
