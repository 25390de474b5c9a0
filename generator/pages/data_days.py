"""Days on which the data held something, as pages have them."""

from datetime import date

from generator.pages.book import Book
from generator.pages.model.parts import DataDay


def data_day(day: date | None, book: Book) -> DataDay | None:
    """The day for a page; a page on which it is the day of the data stays what it is while that moves on."""
    if day is None:
        return None
    return DataDay() if day == book.catalogue.as_of else DataDay(day)
