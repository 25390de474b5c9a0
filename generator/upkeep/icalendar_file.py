"""The days ahead as a calendar (RFC 5545), for the calendar program of an editorial team."""

import hashlib
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, vText

from generator.upkeep.changes import Change, ChangeCalendar

_PRODUCT = "-//rolepages//rolepages//EN"


def icalendar_of(days: ChangeCalendar, site: str) -> bytes:
    """Every change as an event of a whole day, stamped with the day the calendar was made for.

    An event's UID follows from what changes and when, so that a calendar made later has the same ones.
    """
    calendar, name = Calendar(), vText(f"What changes: {site}")
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    for each in days.days:
        for change in each.changes:
            calendar.add_component(_event(each.day, change, days.today))
    return bytes(calendar.to_ical())


def _event(day: date, change: Change, today: date) -> Event:
    key = f"{change.kind}\n{change.subject}\n{day}\n{'' if change.by_role else change.message}"
    event = Event()
    event.add("uid", f"{hashlib.blake2b(key.encode(), digest_size=12).hexdigest()}@rolepages")
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))  # the day after the last
    event.add("summary", change.message)
    event.add("description", f"{change.subject}\n{change.owner}".strip())
    event.add("transp", "TRANSPARENT")
    return event
