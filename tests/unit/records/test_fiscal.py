"""Federal fiscal years and quarters as days."""

from datetime import date

import pytest

from generator.records.fiscal import first_day, last_day, quarter_label, quarter_number, year_and_quarter


@pytest.mark.parametrize(
    ("quarter", "first", "last"),
    [
        (1, date(2024, 10, 1), date(2024, 12, 31)),
        (2, date(2025, 1, 1), date(2025, 3, 31)),
        (3, date(2025, 4, 1), date(2025, 6, 30)),
        (4, date(2025, 7, 1), date(2025, 9, 30)),
    ],
)
def test_the_fiscal_year_2025_begins_in_october_2024(quarter: int, first: date, last: date) -> None:
    number = quarter_number(2025, quarter)
    assert (first_day(number), last_day(number)) == (first, last)


def test_the_quarter_after_the_fourth_is_the_first_of_the_next_year() -> None:
    following = quarter_number(2025, 4) + 1
    assert (year_and_quarter(following), quarter_label(following)) == ((2026, 1), "FY2026 Q1")
