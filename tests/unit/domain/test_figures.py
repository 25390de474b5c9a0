"""Figures are one figure however they are written."""

from datetime import date
from decimal import Decimal

import pytest

from generator.domain.figures import Figure, FigureKind, figures_in, in_words


def _only(text: str) -> Figure:
    (figure,) = figures_in(text)
    return figure


@pytest.mark.parametrize(
    "text", ["$215", "$ 215", "US$215", "USD 215", "215 dollars", "two hundred fifteen dollars", "$215.00"]
)
def test_an_amount_of_money_has_many_spellings(text: str) -> None:
    assert _only(f"It costs {text}, once.").meaning == (FigureKind.MONEY, Decimal(215), "")


@pytest.mark.parametrize("text", ["65,000", "65000", "65 000", "sixty-five thousand"])
def test_a_count_has_many_spellings(text: str) -> None:
    assert _only(f"About {text} people.").meaning == (FigureKind.COUNT, Decimal(65000), "")


@pytest.mark.parametrize(
    "text", ["180 days", "180-day", "one hundred eighty days", "one hundred and\neighty days"]
)
def test_a_length_of_time_has_many_spellings(text: str) -> None:
    assert _only(f"After {text} of waiting.").meaning == (FigureKind.PERIOD, Decimal(180), "day")


@pytest.mark.parametrize("text", ["4 June 2025", "June 4, 2025", "2025-06-04", "4 Jun 2025"])
def test_a_day_has_many_spellings(text: str) -> None:
    assert _only(f"Since {text} it holds.").amount == date(2025, 6, 4)


@pytest.mark.parametrize(
    "text", ["H-1B", "I-485", "12.5.1", "17th", "31 February 2026", "an hour", "Section 214(n)", "v2.0"]
)
def test_names_and_impossible_days_are_no_figures(text: str) -> None:
    assert [each for each in figures_in(text) if each.kind is not FigureKind.COUNT] == []


def test_the_words_stand_where_the_figure_says() -> None:
    text = "More than forty hours, and $65,000 a year."
    assert [text[each.start : each.end] for each in figures_in(text)] == ["forty hours", "$65,000"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("100 thousand dollars", "$100,000"),
        ("65000", "65,000"),
        ("15.29 percent", "15.29%"),
        ("one month", "1 month"),
        ("180-day", "180 days"),
        ("2026-03-01", "1 March 2026"),
    ],
)
def test_a_figure_is_printed_in_one_way(text: str, printed: str) -> None:
    assert in_words(_only(text)) == printed
