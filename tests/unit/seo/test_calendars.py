"""Calendars of dated facts, read back with the library that reads other people's."""

from dataclasses import replace
from datetime import UTC, date, datetime

from icalendar import Calendar, Component

from generator.pages.fact_days import calendar_of
from generator.seo.calendars import fact_calendar
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book
from tests.unit.seo.pages_with_facts import AGENCY, WINDOW, a_fact, a_page

BOOK = a_book(a_catalogue())
DATED = a_fact(effective=date(2026, 1, 1), expires=date(2027, 12, 31), dates=(WINDOW,))


def events(*facts: object) -> list[Component]:
    return list(Calendar.from_ical(fact_calendar(a_page(*facts), BOOK)).walk("VEVENT"))  # type: ignore[arg-type]


def test_a_window_is_an_event_of_whole_days_that_ends_after_its_last() -> None:
    (event,) = events(a_fact(dates=(WINDOW,)))
    assert event.decoded("dtstart") == date(2026, 3, 4)
    assert event.decoded("dtend") == date(2026, 3, 20)
    assert str(event["summary"]) == "Filing for 2027; first season"
    assert str(event["transp"]) == "TRANSPARENT"


def test_the_first_and_the_last_day_of_a_fact_are_events_in_the_order_of_the_days() -> None:
    assert [(str(event["summary"]), event.decoded("dtstart")) for event in events(DATED)] == [
        ("First day: Fee for a form", date(2026, 1, 1)),
        ("Filing for 2027; first season", date(2026, 3, 4)),
        ("Last day: Fee for a form", date(2027, 12, 31)),
    ]


def test_an_event_tells_value_status_and_sources_and_is_stamped_with_the_day_of_the_fact() -> None:
    (event,) = events(a_fact(dates=(WINDOW,)))
    text = str(event["description"])
    assert text.startswith("Fee for a form: $100\n\nThe form costs $100. Status: in force.")
    assert AGENCY.url in text
    assert event.decoded("dtstamp") == datetime(2026, 3, 2, tzinfo=UTC)


def test_a_status_that_is_not_firm_stands_in_the_name_of_the_event() -> None:
    (event,) = events(a_fact(status="in flux", dates=(WINDOW,)))
    assert str(event["summary"]) == "Filing for 2027; first season (in flux)"


def test_an_event_stays_the_same_when_its_days_are_corrected() -> None:
    moved = replace(WINDOW, first=date(2026, 3, 6), label="Filing for the year 2027")
    (before,) = events(a_fact(dates=(WINDOW,)))
    (after,) = events(a_fact(dates=(moved,)))
    assert before["uid"] == after["uid"] == "form_fee-date-filing_2027@jobs.example"


def test_all_events_of_a_calendar_have_names_of_their_own_and_a_fact_stands_once() -> None:
    found = events(DATED, DATED, a_fact(id="other", effective=date(2026, 1, 1)))
    names = [str(event["uid"]) for event in found]
    assert len(names) == len(set(names)) == 4


def test_lines_are_folded_and_the_name_of_the_calendar_is_escaped() -> None:
    page = replace(
        a_page(a_fact(statement="Ünd so weiter. " * 20, dates=(WINDOW,))), title="H-1B; fees, days"
    )
    content = fact_calendar(page, BOOK)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"NAME:Dates: H-1B\\; fees\\, days\r\n" in content


def test_facts_without_days_make_no_calendar() -> None:
    assert calendar_of("/visas/h-1b/", (a_fact(),)) == ""
    assert calendar_of("/visas/h-1b/", (DATED,)) == "/visas/h-1b/dates.ics"
