"""Days as pages have them, held against the day of the data and the day of the pages.

Where it only counts on which side of such a day another one lies, that is asked for as an answer of its own:
what was made from it stands while the day itself moves on.
"""

from datetime import date

from generator.insight.job_days import is_new
from generator.insight.jobs import Advert
from generator.pages.book import Book, once_for_each_book
from generator.pages.model.parts import DataDay


def data_day(day: date | None, book: Book) -> DataDay | None:
    """The day for a page; a page on which it is the day of the data stays what it is while that moves on."""
    if day is None:
        return None
    return DataDay() if is_day_of_data(book, day.isoformat()) else DataDay(day)


def seen_day(advert: Advert) -> DataDay | None:
    """The day on which the data last held a posting, for a page."""
    last = advert.posting.last_seen
    return DataDay() if advert.is_current else DataDay(last) if last else None


def last_seen(advert: Advert, book: Book) -> date | None:
    """The same as the day that it is, for what prints it."""
    return book.catalogue.as_of if advert.is_current else advert.posting.last_seen


def is_past(day: date | None, book: Book) -> bool:
    """Whether a day lies before that of the pages; a day that is not stated does not."""
    return day is not None and is_before_pages(book, day.isoformat())


def has_come(day: date, book: Book) -> bool:
    """Whether a day is that of the pages, or lies before it."""
    return has_come_for_pages(book, day.isoformat())


def new_on_data_day(last: date | None, book: Book) -> date | None:
    """The last day on which a job is new, where it is new on the day of the data."""
    return last if last and is_new_until(book, last.isoformat()) else None


def until_data(day: date, book: Book) -> date:
    """The day, or that of the data where it lies before it."""
    return book.catalogue.as_of if is_after_data(book, day.isoformat()) else day


@once_for_each_book
def is_day_of_data(book: Book, day: str) -> bool:
    """Whether a day (`YYYY-MM-DD`) is that of the data."""
    return date.fromisoformat(day) == book.catalogue.as_of


@once_for_each_book
def is_after_data(book: Book, day: str) -> bool:
    """Whether a day (`YYYY-MM-DD`) lies after that of the data."""
    return date.fromisoformat(day) > book.catalogue.as_of


@once_for_each_book
def is_before_pages(book: Book, day: str) -> bool:
    """Whether a day (`YYYY-MM-DD`) lies before that of the pages."""
    return date.fromisoformat(day) < book.catalogue.today


@once_for_each_book
def has_come_for_pages(book: Book, day: str) -> bool:
    """Whether a day (`YYYY-MM-DD`) does not lie after that of the pages."""
    return date.fromisoformat(day) <= book.catalogue.today


@once_for_each_book
def is_new_until(book: Book, last: str) -> bool:
    """Whether a job that is new until a day (`YYYY-MM-DD`) is new on that of the data."""
    return is_new(date.fromisoformat(last), book.catalogue.as_of)
