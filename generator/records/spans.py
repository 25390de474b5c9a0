"""Which set of records counts applications, and the days its figures cover.

- **Certified** is an application whose status is certified. One that was withdrawn after its certification is
  counted apart. Applications are counted, not the workers they ask for.
- The **counting set** is the single applications (`lca`) or the counted ones (`lca_counts`), whichever holds
  more certified applications in its own span; single applications when both hold as many. A set with every
  occupation goes before an excerpt. It is chosen once for the whole site. The two are never added up, because
  they overlap.
- The **span** of single applications is the last four fiscal quarters up to the newest decision in the data,
  whatever the day of the site. A quarter of which the data hold no row is named as missing, and the span
  ends with the data where these end within the last quarter.
- The **span** of counted applications is the last four fiscal years of the data. A row that covers years
  within and before the span cannot be split and is not counted; how many that are is reported.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import duckdb

from generator.domain.records import DataSet, Table
from generator.evidence.records import Span
from generator.records.fiscal import QUARTERS, first_day, last_day, quarter_label, quarter_number

QUARTERS_COUNTED = 4
YEARS_COUNTED = 4


@dataclass(frozen=True, slots=True)
class Counted:
    """A set of applications with its span and the certified applications in it."""

    source: DataSet
    span: Span
    certified: int
    first: int
    """Number of the span's first quarter, or its first fiscal year."""
    last: int
    left_out: int = 0
    """Certified applications in rows that reach outside the span and cannot be split, or state no years."""

    @property
    def is_single(self) -> bool:
        """Whether the set holds single applications."""
        return self.source.table is Table.LCA


@dataclass(frozen=True, slots=True)
class Basis:
    """What the figures of a site rest on."""

    counting: Counted | None = None
    """None without any application."""
    single: Counted | None = None
    """The single applications, whether or not they are the counting set."""


def basis_of(connection: duckdb.DuckDBPyConnection, sets: Mapping[Table, DataSet]) -> Basis:
    """The counting set and the single applications among the loaded tables."""
    single = _single(connection, sets[Table.LCA]) if Table.LCA in sets else None
    counts = _counts(connection, sets[Table.LCA_COUNTS]) if Table.LCA_COUNTS in sets else None
    counting = max((held for held in (single, counts) if held), key=_weight, default=None)
    return Basis(counting, single)


def _weight(held: Counted) -> tuple[bool, int]:
    return (not held.source.covers, held.certified)


_APPLICATIONS = """
    CREATE TEMP VIEW applications AS
    SELECT *, CAST(fiscal_year AS INTEGER) * 4 + fiscal_quarter - 1 AS quarter FROM lca
"""
"""Single applications with the number of their fiscal quarter, as `fiscal.quarter_number` counts."""
_NEWEST_QUARTER = "SELECT max(quarter) FROM applications"
_QUARTERS_HELD = """
    SELECT quarter, count(*) FILTER (status = 'certified')
    FROM applications
    WHERE quarter >= ?
    GROUP BY quarter
    ORDER BY quarter
"""


def _single(connection: duckdb.DuckDBPyConnection, source: DataSet) -> Counted | None:
    connection.execute(_APPLICATIONS)
    newest = _value(connection, _NEWEST_QUARTER)
    if newest is None:
        return None
    first = newest - QUARTERS_COUNTED + 1
    held = dict(connection.execute(_QUARTERS_HELD, [first]).fetchall())
    missing = tuple(quarter_label(number) for number in range(first, newest + 1) if number not in held)
    span = Span(first_day(first), last_day(newest), missing)
    return Counted(source, _not_beyond(span, source.last), sum(held.values()), first, newest)


_NEWEST_YEAR = "SELECT max(last_year) FROM lca_counts"
_YEARS_HELD = """
    SELECT DISTINCT TRY_CAST(unnest(string_split(years, '|')) AS INTEGER) AS year
    FROM lca_counts
    ORDER BY year
"""
_COUNTS_INSIDE = "SELECT sum(filings) FROM lca_counts WHERE first_year >= ?"
_COUNTS_ACROSS = """
    SELECT sum(filings)
    FROM lca_counts
    WHERE (first_year < ? AND last_year >= ?) OR first_year IS NULL OR last_year IS NULL
"""


def _counts(connection: duckdb.DuckDBPyConnection, source: DataSet) -> Counted | None:
    newest = _value(connection, _NEWEST_YEAR)
    if newest is None:
        return None
    first = newest - YEARS_COUNTED + 1
    held = {year for (year,) in connection.execute(_YEARS_HELD).fetchall()}
    missing = tuple(f"FY{year}" for year in range(first, newest + 1) if year not in held)
    span = Span(first_day(quarter_number(first, 1)), last_day(quarter_number(newest, QUARTERS)), missing)
    return Counted(
        source,
        _not_beyond(span, source.last),
        _value(connection, _COUNTS_INSIDE, first) or 0,
        first,
        newest,
        _value(connection, _COUNTS_ACROSS, first, first) or 0,
    )


def _not_beyond(span: Span, last: date) -> Span:
    """The span, cut where the data end within its last quarter or year."""
    return replace(span, last=last) if span.first <= last < span.last else span


def _value(connection: duckdb.DuckDBPyConnection, query: str, *values: int) -> int | None:
    row = connection.execute(query, list(values)).fetchone()
    return None if row is None or row[0] is None else int(row[0])
