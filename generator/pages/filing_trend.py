"""Certified applications of a role's occupations over time, with the times that the data do not hold."""

from generator.domain.records import DataSet, Table
from generator.evidence.records import Filings, OccupationRecord, PublicRecords
from generator.pages.model.figures import Bar, Chart
from generator.pages.record_days import span_of
from generator.pages.record_figures import fiscal_years, lacks_quarter, lacks_year
from generator.pages.words import listed_names

YEARS_TOGETHER = (
    "The data counts most of these applications by several fiscal years together, and such a number cannot "
    "be split by year."
)
_QUARTERS_SHOWN = 16
_GAPS_NAMED = 8
Trend = tuple[tuple[str, int | None], ...]
"""(quarter or year, certified) in order; None where the data do not hold that time."""


def filing_trend(found: OccupationRecord, records: PublicRecords, floor: int) -> Chart | None:
    """Columns by fiscal quarter, or by year where the data have no quarters or too many.

    None with fewer than two times in the data or fewer than `floor` applications.
    """
    quarters = _by_quarter(found, records.detailed)
    if 2 <= len(quarters) <= _QUARTERS_SHOWN:
        chart = _trend_chart(quarters, "Fiscal quarter", records.detailed, floor)
        if chart:
            return chart
    return _trend_chart(_by_year(found.total, records.counted), "Fiscal year", records.counted, floor)


def trend_note(found: OccupationRecord, records: PublicRecords, floor: int) -> str:
    """Why there is no chart over time; empty where there is one."""
    if filing_trend(found, records, floor):
        return ""
    if spans_years(found.total, records.counted):
        return f"There is no chart by time. {YEARS_TOGETHER}"
    return (
        "There is no chart by time: it needs two years or quarters in the data and "
        f"{floor} certified LCAs in them."
    )


def spans_years(filings: Filings, counted_set: DataSet | None) -> bool:
    """Whether counted rows that cover several fiscal years keep the years from being told apart."""
    by_row = counted_set is not None and counted_set.table is Table.LCA_COUNTS
    return by_row and bool(filings.certified) and not filings.years


def _by_quarter(found: OccupationRecord, detailed: DataSet | None) -> Trend:
    """Every quarter of the data; none when no quarter is known for the occupations."""
    if detailed is None or not found.quarters:
        return ()
    certified = dict(found.quarters)
    quarters = [(year, quarter) for year in fiscal_years(span_of(detailed)) for quarter in (1, 2, 3, 4)]
    known = {name: certified.get(key) for name, key in map(_names, quarters)}
    held = [name for name, value in known.items() if value is not None]
    names = list(known)
    shown = names[names.index(held[0]) : names.index(held[-1]) + 1]
    return tuple((name, _or_zero(known[name], lacks_quarter(detailed, name))) for name in shown)


def _names(quarter: tuple[int, int]) -> tuple[str, str]:
    """A quarter as pages name it, and as the records do."""
    year, number = quarter
    return f"FY{year} Q{number}", f"{year}-Q{number}"


def _by_year(total: Filings, counted_set: DataSet | None) -> Trend:
    """Every fiscal year of the data; none when the data do not tell the years apart."""
    if not total.years or counted_set is None:
        return ()
    certified = dict(total.years)
    return tuple(
        (f"FY{year}", _or_zero(certified.get(year), lacks_year(counted_set, year)))
        for year in fiscal_years(span_of(counted_set))
    )


def _or_zero(certified: int | None, missing: bool) -> int | None:
    """A time without any is zero only where the data hold that time."""
    return certified if certified is not None or missing else 0


def _missing_in(rows: Trend, data: DataSet) -> list[str]:
    """Quarters and years that the data lack, of those in the rows."""
    return [
        name
        for name in data.missing
        if any(f"{name} ".startswith(f"{shown} ") or f"{shown} ".startswith(f"{name} ") for shown, _ in rows)
    ]


def _trend_chart(rows: Trend, heading: str, data: DataSet | None, floor: int) -> Chart | None:
    """Columns over time; a time that the data do not hold is marked, not drawn as zero."""
    held = [value for _, value in rows if value is not None]
    if len(held) < 2 or sum(held) < floor or data is None:
        return None
    largest = max(held)
    missing = _missing_in(rows, data)
    gaps = f" Not in the data: {listed_names(missing, _GAPS_NAMED)}." if missing else ""
    return Chart(
        id="filing-trend",
        title=f"Certified LCAs by {heading.lower()}",
        description=f"{data.title}, by the day of decision.{gaps}",
        label_heading=heading,
        value_heading="Certified LCAs",
        bars=tuple(
            Bar(name, value or 0, (value or 0) / largest, missing=value is None) for name, value in rows
        ),
    )
