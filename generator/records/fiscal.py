"""Federal fiscal years and their quarters as days.

A federal fiscal year begins on 1 October of the year before: FY2025 runs from 1 October 2024 to 30 September
2025 (31 U.S.C. 1102).
"""

from datetime import date, timedelta

QUARTERS = 4


def quarter_number(year: int, quarter: int) -> int:
    """A number that grows by one from quarter to quarter; `quarter` is 1 to 4."""
    return year * QUARTERS + quarter - 1


def year_and_quarter(number: int) -> tuple[int, int]:
    """The fiscal year and the quarter (1 to 4) of a number from `quarter_number`."""
    year, before = divmod(number, QUARTERS)
    return year, before + 1


def quarter_label(number: int) -> str:
    """`FY2025 Q4`."""
    year, quarter = year_and_quarter(number)
    return f"FY{year} Q{quarter}"


def first_day(number: int) -> date:
    """The quarter's first day."""
    year, quarter = year_and_quarter(number)
    return date(year - 1, 10, 1) if quarter == 1 else date(year, 3 * quarter - 5, 1)


def last_day(number: int) -> date:
    """The quarter's last day."""
    return first_day(number + 1) - timedelta(days=1)
