"""The dated facts of a page as a calendar (RFC 5545), for programs that subscribe to its address."""

from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Event, vText

from generator.pages import urls
from generator.pages.book import Book
from generator.pages.fact_days import FactEvent, events_of
from generator.pages.heads import absolute
from generator.pages.page_changes import PageChanges
from generator.seo.change_feeds import fact_words

_PRODUCT = "-//rolepages//rolepages//EN"
_EVERY_DAY = timedelta(days=1)
"""How often a program should look for changes (RFC 7986)."""


def fact_calendar(page: PageChanges, book: Book) -> bytes:
    """The days of the page's facts as events of whole days, which keep nobody's time busy.

    An event has the day its fact was confirmed as its stamp, and a UID that stays when its days change.
    """
    calendar, name = Calendar(), vText(f"Dates: {page.title}")
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", _EVERY_DAY, parameters={"VALUE": "DURATION"})
    calendar.add("source", absolute(book, urls.calendar(page.url)), parameters={"VALUE": "URI"})
    calendar.add("url", absolute(book, page.url))
    for event in events_of(page.facts):
        calendar.add_component(_event(event, page, book))
    return bytes(calendar.to_ical())


def _event(event: FactEvent, page: PageChanges, book: Book) -> Event:
    fact, stamp = event.fact, _instant(event.fact.as_of)
    entry = Event()
    entry.add("uid", f"{event.id}@{urlsplit(book.settings.base_url).hostname}")
    entry.add("dtstamp", stamp)
    entry.add("last-modified", stamp)
    entry.add("dtstart", event.first)
    entry.add("dtend", event.last + timedelta(days=1))  # the day after the last
    entry.add("summary", event.title)
    entry.add("description", f"{fact.label}: {fact.value}\n\n{fact_words(fact)}")
    entry.add("url", absolute(book, f"{page.url}#fact-{fact.id}"))
    entry.add("transp", "TRANSPARENT")
    return entry


def _instant(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
