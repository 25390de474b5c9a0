"""Which column of a disclosure file holds what: the names of every layout since FY2007.

OFLC renamed its columns nearly every year. Letter case, spaces, hyphens and underscores do not count. Where a
layout has several places of work (`_1` to `_10`), the first is taken. The names come from the files
themselves (FY2010, FY2013, FY2015, FY2016, FY2020, FY2025) and from OFLC's record layouts of the other years;
those of FY2007 to FY2009 are of the system before iCERT (eFile), which knew no SOC codes: its three digits
are kept as filed and lead to no occupation.
"""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from generator.importing.kinds import kind_hint
from generator.problems.problem import Problem
from generator.problems.wording import listed, shortened


class Layout(StrEnum):
    """The two forms in which applications are published."""

    CASES = "applications"
    COUNTS = "counts of applications"


CASE_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "case_number": ("CASE_NUMBER", "LCA_CASE_NUMBER", "CASE_NO"),
    "status": ("CASE_STATUS", "STATUS", "APPROVAL_STATUS"),
    "visa_class": ("VISA_CLASS", "PROGRAM_DESIGNATION", "PROGRAM"),
    "received": ("RECEIVED_DATE", "CASE_SUBMITTED", "LCA_CASE_SUBMIT", "SUBMITTED_DATE"),
    "decided": ("DECISION_DATE", "DOL_DECISION_DATE"),
    "employer": ("EMPLOYER_NAME", "LCA_CASE_EMPLOYER_NAME", "EMPLOYER_BUSINESS_NAME", "NAME"),
    "trade_name": ("TRADE_NAME_DBA", "EMPLOYER_BUSINESS_DBA", "TRADE_NAME"),
    "employer_state": ("EMPLOYER_STATE", "LCA_CASE_EMPLOYER_STATE", "EMPLOYER_STATE_PROVINCE", "STATE"),
    "naics": ("NAICS_CODE", "NAIC_CODE", "LCA_CASE_NAICS_CODE"),
    "job_title": ("JOB_TITLE", "LCA_CASE_JOB_TITLE"),
    "soc_code": ("SOC_CODE", "LCA_CASE_SOC_CODE", "JOB_CODE", "OCCUPATION_CODE", "OCCUPATIONAL_CODE"),
    "soc_title": ("SOC_TITLE", "SOC_NAME", "LCA_CASE_SOC_NAME", "OCCUPATIONAL_TITLE"),
    "workers": ("TOTAL_WORKER_POSITIONS", "TOTAL_WORKERS", "NBR_WORKERS", "NBR_IMMIGRANTS"),
    "full_time": ("FULL_TIME_POSITION", "FULL_TIME_POS", "FULL_TIME"),
    "city": (
        "WORKSITE_CITY", "WORKSITE_CITY_1", "LCA_CASE_WORKLOC1_CITY", "WORK_LOCATION_CITY1",
        "WORK_CITY_1", "CITY_1",
    ),
    "county": ("WORKSITE_COUNTY", "WORKSITE_COUNTY_1"),
    "state": (
        "WORKSITE_STATE", "WORKSITE_STATE_1", "LCA_CASE_WORKLOC1_STATE", "WORK_LOCATION_STATE1",
        "WORK_STATE_1", "STATE_1",
    ),
    "secondary": ("SECONDARY_ENTITY", "SECONDARY_ENTITY_1", "PLACEMENT_AT_SECONDARY_ENTITY"),
    "wage_low": (
        "WAGE_RATE_OF_PAY_FROM", "WAGE_RATE_OF_PAY_FROM_1", "WAGE_RATE_OF_PAY", "LCA_CASE_WAGE_RATE_FROM",
        "WAGE_RATE_FROM_1", "WAGE_RATE_1",
    ),
    "wage_high": (
        "WAGE_RATE_OF_PAY_TO", "WAGE_RATE_OF_PAY_TO_1", "LCA_CASE_WAGE_RATE_TO", "WAGE_RATE_TO_1",
        "MAX_RATE_1",
    ),
    "wage_unit": (
        "WAGE_UNIT_OF_PAY", "WAGE_UNIT_OF_PAY_1", "LCA_CASE_WAGE_RATE_UNIT", "WAGE_RATE_PER_1", "RATE_PER_1",
    ),
    "prevailing": ("PREVAILING_WAGE", "PREVAILING_WAGE_1", "PW_1"),
    "prevailing_unit": ("PW_UNIT_OF_PAY", "PW_UNIT_OF_PAY_1", "PW_UNIT_1"),
    "level": ("PW_WAGE_LEVEL", "PW_WAGE_LEVEL_1", "WAGE_LEVEL"),
    "withdrawn": ("WITHDRAWN",),
    "part_time": ("PART_TIME_1",),
}  # fmt: skip
"""Value -> known names, the one to prefer first."""

COUNT_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "employer": ("EMPLOYER", "EMPLOYER_NAME"),
    "job_title": ("JOB_TITLE", "TITLE"),
    "soc_code": ("SOC_CODE", "SOC"),
    "soc_title": ("SOC_TITLE", "SOC_NAME"),
    "filings": ("FILINGS", "FILING_COUNT", "CERTIFIED_FILINGS"),
    "years": ("FISCAL_YEARS", "FISCAL_YEAR", "YEARS"),
}
"""The same for a file of counted applications."""

NEEDED: Final[dict[Layout, tuple[str, ...]]] = {
    Layout.CASES: ("case_number", "status", "decided", "employer", "job_title", "soc_code"),
    Layout.COUNTS: ("employer", "job_title", "soc_code", "filings", "years"),
}
"""Without these a row says nothing that can be counted."""

COLUMNS_OF: Final[dict[Layout, Mapping[str, tuple[str, ...]]]] = {
    Layout.CASES: CASE_COLUMNS,
    Layout.COUNTS: COUNT_COLUMNS,
}

EFILE_ONLY: Final = frozenset({"withdrawn", "part_time"})
"""Columns that later layouts express otherwise; nothing is unknown without them."""

_EFILE_NAMES: Final = frozenset({"NAME", "STATE", "PROGRAM"})
_EFILE_MARK: Final = "CASENO"
"""Names that say too little by themselves: they count in files with the case numbers of eFile alone."""

_WORDS: Final = {
    "status": "decision",
    "received": "day of filing",
    "decided": "day of decision",
    "employer_state": "state of the employer",
    "naics": "industry (NAICS)",
    "soc_code": "occupation code (SOC)",
    "soc_title": "title of the occupation",
    "workers": "number of workers",
    "full_time": "full or part time",
    "city": "city of work",
    "county": "county of work",
    "state": "state of work",
    "secondary": "placement with another employer",
    "wage_low": "offered pay",
    "wage_high": "upper end of the pay",
    "wage_unit": "unit of the pay",
    "prevailing": "prevailing wage",
    "prevailing_unit": "unit of the prevailing wage",
    "level": "wage level",
    "filings": "number of applications",
    "years": "fiscal years",
}
"""Value -> how messages name it; the others go by their own names."""

_COMPANIONS: Final = (
    "OFLC publishes the places of work and Appendix A beside the applications; wanted are these themselves, "
    "`LCA_Disclosure_Data_FY2026_Q1.xlsx`."
)
_ALIKE: Final = 0.8
"""Share of letters that a renamed column keeps; below, columns of other values come up."""
_SHOWN_COLUMNS: Final = 120
"""Names of found columns printed in a message; OFLC's widest layout has about 260."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A header that was understood."""

    layout: Layout
    columns: dict[str, int]
    """Value -> position of its column, from 0. Values without a column are not in it."""
    width: int
    """Cells of a whole row."""


def recognise(header: Sequence[str], path: str) -> tuple[Recognised | None, tuple[Problem, ...]]:
    """Find the columns of a header; None with a problem when needed ones are missing or stand twice."""
    names = [_key(name) for name in header]
    layout = Layout.COUNTS if _looks_counted(names) else Layout.CASES
    found = {value: _position(known, names) for value, known in COLUMNS_OF[layout].items()}
    columns = {value: position for value, position in found.items() if position is not None}
    doubled = _doubled(columns, names, header, path)
    missing = [value for value in NEEDED[layout] if value not in columns]
    if missing:
        return None, (_missing(missing, layout, header, path), *doubled)
    if doubled:
        return None, doubled
    renamed = _renamed(columns, layout, header, path)
    return Recognised(layout, columns, len(header)), renamed


def fits(header: Sequence[str]) -> bool:
    """Whether a row is a header with all the columns that are needed."""
    names = [_key(name) for name in header]
    needed = NEEDED[Layout.COUNTS if _looks_counted(names) else Layout.CASES]
    known = COLUMNS_OF[Layout.COUNTS if _looks_counted(names) else Layout.CASES]
    return all(_position(known[value], names) is not None for value in needed)


def _looks_counted(names: Sequence[str]) -> bool:
    """A file of counts has a number of filings and no case number."""
    has = {value: _position(known, names) is not None for value, known in COUNT_COLUMNS.items()}
    cases = {value: _position(known, names) is not None for value, known in CASE_COLUMNS.items()}
    return (has["filings"] or has["years"]) and not cases["case_number"] and not cases["status"]


def _position(known: Iterable[str], names: Sequence[str]) -> int | None:
    for name in known:
        key = _key(name)
        if key in names and (key not in _EFILE_NAMES or _EFILE_MARK in names):
            return names.index(key)
    return None


def _doubled(
    columns: Mapping[str, int], names: Sequence[str], header: Sequence[str], path: str
) -> tuple[Problem, ...]:
    count = Counter(names)
    return tuple(
        Problem(
            path,
            "lca-columns",
            f"The column `{header[position].strip()}` stands {count[names[position]]} times.",
            "rename or delete all but one of them.",
        )
        for position in columns.values()
        if count[names[position]] > 1
    )


def _missing(missing: Sequence[str], layout: Layout, header: Sequence[str], path: str) -> Problem:
    looked_for = "; ".join(
        f"{_words(value)} ({listed(COLUMNS_OF[layout][value], 'or')})" for value in missing
    )
    shown = [shortened(name.strip(), 40) for name in header if name.strip()][:_SHOWN_COLUMNS]
    found = listed(shown) or "none"
    more = f" and {len(header) - len(shown):,} more" if len(header) > _SHOWN_COLUMNS else ""
    message = f"The file lacks columns that {layout} need: {looked_for}. It has {found}{more}."
    return Problem(path, "lca-columns", message, _hint(missing, layout, header))


def _hint(missing: Sequence[str], layout: Layout, header: Sequence[str]) -> str:
    """What else the file may be, or columns that look like the missing ones under another name."""
    known = {name for columns in COLUMNS_OF.values() for names in columns.values() for name in names}
    if other := kind_hint(header, known):
        return other
    columns = [name.strip() for name in header if name.strip()]
    near = {value: _nearest_column(COLUMNS_OF[layout][value], columns) for value in missing}
    alike = [f"`{column}` for {_words(value)}" for value, column in near.items() if column]
    if alike:
        return f"did you mean {', '.join(alike)}? Rename it to one of the names above."
    if layout is Layout.CASES and "case_number" not in missing:
        return _COMPANIONS
    return "use the file as its publisher gives it, such as `LCA_Disclosure_Data_FY2026_Q1.xlsx`."


def _nearest_column(known: Iterable[str], columns: Sequence[str]) -> str:
    """The column whose name is nearly one of `known`; empty when there is none."""
    by_key = {_key(name): name for name in reversed(columns)}
    for name in known:
        found = difflib.get_close_matches(_key(name), sorted(by_key), n=1, cutoff=_ALIKE)
        if found:
            return by_key[found[0]]
    return ""


def _renamed(
    columns: Mapping[str, int], layout: Layout, header: Sequence[str], path: str
) -> tuple[Problem, ...]:
    """Values without a column: they stay unknown for all rows of the file, which is said and not hidden."""
    told = EFILE_ONLY | ({"full_time"} if "part_time" in columns else set())
    absent = [value for value in COLUMNS_OF[layout] if value not in columns and value not in told]
    if not absent:
        return ()
    free = [name.strip() for place, name in enumerate(header) if place not in columns.values()]
    near = {value: _nearest_column(COLUMNS_OF[layout][value], free) for value in absent}
    alike = [f"`{column}` for {_words(value)}" for value, column in near.items() if column]
    named = ", ".join(_words(value) for value in absent)
    message = f"The file has no column for: {named}. For its rows they stay unknown."
    hint = f"nothing to do if the layout has none. The nearest names are {', '.join(alike)}." if alike else ""
    return (Problem(path, "lca-column-absent", message, hint),)


def _words(value: str) -> str:
    return _WORDS.get(value, value.replace("_", " "))


def _key(name: str) -> str:
    """A column's name without letter case and everything but letters and digits."""
    return re.sub(r"[^A-Z0-9]", "", name.upper())
