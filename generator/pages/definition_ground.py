"""What the definitions of the method page are filled with: the days, sources and limits of one build."""

from dataclasses import dataclass

from generator.domain.records import DataSet, Table
from generator.evidence.records import Span
from generator.pages.book import Book
from generator.pages.model.parts import Source
from generator.pages.record_days import counted_span, span_of
from generator.pages.words import day_words, listed_names

NO_DATA = "This build holds no such data, and its pages say so. That is not zero."
_MISSING_NAMED = 8


@dataclass(frozen=True, slots=True)
class Ground:
    """One build, as definitions speak of it."""

    book: Book

    @property
    def snapshot(self) -> str:
        """The day of the postings in words."""
        return f"the postings of {day_words(self.book.catalogue.as_of)}"

    @property
    def floor(self) -> int:
        """Values from which a statistic is printed."""
        return self.book.settings.floors.statistics

    @property
    def counted_days(self) -> str:
        """The days in which certified applications are counted."""
        span = counted_span(self.book.records)
        return days_of(span) if span else NO_DATA

    @property
    def detailed_days(self) -> str:
        """The days of the figures that rest on single applications."""
        records = self.book.records
        if records.detailed is None:
            return NO_DATA
        return days_of(records.detailed_span or span_of(records.detailed))

    def records(self, table: Table) -> DataSet | None:
        """The set of one table, if this build has it."""
        return next((each for each in self.book.records.sets if each.table is table), None)


def set_days(records: DataSet | None) -> str:
    """All the days of a set."""
    return days_of(span_of(records)) if records else NO_DATA


def days_of(span: Span) -> str:
    """The first and the last day, with what the data lack in between."""
    days = f"{day_words(span.first)} to {day_words(span.last)}"
    return f"{days}; not in the data: {listed_names(span.missing, _MISSING_NAMED)}" if span.missing else days


def sources(*sets: DataSet | None) -> tuple[Source, ...]:
    """The sets a number comes from, each once."""
    return tuple(dict.fromkeys(Source(each.title, each.url or "") for each in sets if each))
