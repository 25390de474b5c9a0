"""The days that facts of the law are about: their first and last days in force, and their windows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.pages import urls
from generator.pages.model.parts import FactNote

_FIRM = frozenset({"settled", "in force"})


@dataclass(frozen=True, slots=True)
class FactEvent:
    """One entry of a calendar: whole days, without a time."""

    id: str
    """Unique among all facts; stays the same when the days are corrected."""
    title: str
    """What happens; a status that is not firm stands in it."""
    first: date
    last: date
    fact: FactNote


def events_of(facts: Iterable[FactNote]) -> tuple[FactEvent, ...]:
    """The days of the facts in their order, each fact's once."""
    once = {fact.id: fact for fact in facts}
    events = (event for fact in once.values() for event in _events(fact))
    return tuple(sorted(events, key=lambda event: (event.first, event.last, event.id)))


def calendar_of(page_url: str, facts: Iterable[FactNote]) -> str:
    """The address of the calendar of a page's facts; empty when none of them has a day."""
    return urls.calendar(page_url) if events_of(facts) else ""


def _events(fact: FactNote) -> Iterator[FactEvent]:
    doubt = "" if fact.status in _FIRM else f" ({fact.status})"
    if fact.effective:
        title = f"First day: {fact.label}{doubt}"
        yield FactEvent(f"{fact.id}-effective", title, fact.effective, fact.effective, fact)
    if fact.expires:
        title = f"Last day: {fact.label}{doubt}"
        yield FactEvent(f"{fact.id}-expires", title, fact.expires, fact.expires, fact)
    for days in fact.dates:
        yield FactEvent(f"{fact.id}-date-{days.name}", f"{days.label}{doubt}", days.first, days.last, fact)
