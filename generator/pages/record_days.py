"""The days of public records in words: spans, fiscal years, and sets with the days that count."""

from datetime import date, timedelta

from generator.domain.records import DataSet
from generator.evidence.records import PublicRecords, Span
from generator.pages.model.parts import Link
from generator.pages.words import counted, day_words, listed_names

FISCAL_YEAR = "A federal fiscal year (FY) begins in October: FY2025 is October 2024 to September 2025."
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_FISCAL_START = 10
"""The federal fiscal year begins in October."""
_MISSING_SHOWN = 4


def span_words(span: Span) -> str:
    """`FY2022 to FY2025`; `October 2024 to June 2025 (FY2025 Q1 to Q3; Q4 is not in the data)`.

    Days that begin or end within a quarter are named as days.
    """
    short = short_span(span)
    missing = _missing_words(span)
    if _is_whole_years(span):
        return f"{short} ({missing})" if missing else short
    if not _is_whole_quarters(span):
        return f"{short} ({missing})" if missing else short
    months = f"{_month(span.first)} to {_month(span.last)}"
    return f"{months} ({short}; {missing})" if missing else f"{months} ({short})"


def short_span(span: Span) -> str:
    """`FY2022 to FY2025`, `FY2025 Q1 to Q3`; what is missing in between is left to the full words."""
    first, last = fiscal_year(span.first), fiscal_year(span.last)
    if _is_whole_years(span):
        return f"FY{first}" if first == last else f"FY{first} to FY{last}"
    if not _is_whole_quarters(span):
        return f"{day_words(span.first)} to {day_words(span.last)}"
    start, end = f"FY{first} Q{_quarter(span.first)}", f"Q{_quarter(span.last)}"
    if first != last:
        return f"{start} to FY{last} {end}"
    return start if start.endswith(end) else f"{start} to {end}"


def span_of(data: DataSet) -> Span:
    """All the days a set covers."""
    return Span(data.first, data.last, data.missing)


def counted_span(records: PublicRecords) -> Span | None:
    """The days for which certified applications are counted."""
    if records.counted_span:
        return records.counted_span
    return span_of(records.counted) if records.counted else None


def set_words(data: DataSet, span: Span | None = None) -> str:
    """A set with the days that count: `LCA disclosure data, FY2022 to FY2025`; an excerpt is called one."""
    excerpt = f", an excerpt of {counted(len(data.covers), 'occupation')}" if data.covers else ""
    return f"{data.title}, {span_words(span or span_of(data))}{excerpt}"


def wage_year_words(data: DataSet) -> str:
    """Prevailing wages with their year, which is not a fiscal one: `Wages, July 2025 to June 2026`."""
    months = f"{_month(data.first)} to {_month(data.last)}"
    return data.title if months in data.title else f"{data.title}, {months}"


def set_link(data: DataSet, span: Span | None = None) -> Link:
    """A set with its days as a link to its source; the address is empty where it has none."""
    return Link(set_words(data, span), data.url or "")


def fiscal_year(day: date) -> int:
    """The federal fiscal year a day belongs to."""
    return day.year + (day.month >= _FISCAL_START)


def _missing_words(span: Span) -> str:
    if not span.missing:
        return ""
    one_year = fiscal_year(span.first) == fiscal_year(span.last) and not _is_whole_years(span)
    prefix = f"FY{fiscal_year(span.first)} " if one_year else ""
    names = [name.removeprefix(prefix) if prefix else name for name in span.missing]
    if len(names) > _MISSING_SHOWN:
        return f"{listed_names(names, _MISSING_SHOWN)} are not in the data"
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{listed} {'is' if len(names) == 1 else 'are'} not in the data"


def _is_whole_years(span: Span) -> bool:
    return (span.first.month, _quarter(span.last)) == (_FISCAL_START, 4) and _is_whole_quarters(span)


def _is_whole_quarters(span: Span) -> bool:
    day_after = span.last + timedelta(days=1)
    return all(day.day == 1 and day.month % 3 == 1 for day in (span.first, day_after))


def _quarter(day: date) -> int:
    return (day.month - _FISCAL_START) % 12 // 3 + 1


def _month(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"
