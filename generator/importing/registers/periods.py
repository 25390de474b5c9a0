"""The years of public records: federal fiscal years and wage years."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

_FROM_TO = re.compile(r"(?<!\d)(20\d\d)[-_ ]+(20)?(\d\d)(?!\d)", re.ASCII)


def fiscal_year(year: int) -> tuple[date, date]:
    """First and last day: fiscal year 2025 is 1 October 2024 to 30 September 2025."""
    return date(year - 1, 10, 1), date(year, 9, 30)


def missing_years(years: Sequence[int]) -> tuple[str, ...]:
    """Fiscal years between the first and the last that are not there: `FY2020`."""
    return tuple(f"FY{year}" for year in range(min(years), max(years)) if year not in years)


def wage_year(first: int) -> tuple[date, date]:
    """First and last day: OFLC's wage year 2025 is 1 July 2025 to 30 June 2026."""
    return date(first, 7, 1), date(first + 1, 6, 30)


def named_wage_year(file: Path) -> int | None:
    """The wage year that a file's name or its folder's says: `OFLC_Wages_2025-26`; None without one."""
    for name in (file.name, file.absolute().parent.name):
        for found in _FROM_TO.finditer(name):
            first = int(found[1])
            if (first + 1) % 100 == int(found[3]):
                return first
    return None


def named_onet_version(file: Path) -> str | None:
    """The version that the folder of a download says: `db_30_1_text`; None without one."""
    found = re.match(r"db_(\d\d)_(\d)(?:_|$)", file.absolute().parent.name, re.ASCII)
    return f"{found[1]}.{found[2]}" if found else None


def onet_release(version: str) -> date | None:
    """First day of the month of an O*NET release; None for what is no version.

    Since 20.0 the database comes out four times a year, .0 in August of the year 1995 + number, .1 in
    November, .2 in February and .3 in May: 27.0 is of August 2022
    (https://www.onetcenter.org/db_releases.html).
    """
    found = re.fullmatch(r"(\d\d)\.([0-3])", version.strip(), re.ASCII)
    if not found or int(found[1]) < 20:
        return None
    year, quarter = 1995 + int(found[1]), int(found[2])
    return date(year + (quarter >= 2), (8, 11, 2, 5)[quarter], 1)
