"""`rolepages calendar`: what of a site changes on which day of the next year if nobody touches it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from generator.domain.fact import Fact
from generator.domain.model import Model
from generator.domain.publication import Absence
from generator.problems.wording import counted
from generator.publication import links_to
from generator.sources.ledger import LEDGER_FILE
from generator.upkeep.survey import Survey, Text

OLD_AFTER: Final = 14
"""Days after which pages call their data old; `templates/assets/aging.js` has the same number."""
AHEAD: Final = timedelta(days=365)


class ChangeKind(StrEnum):
    """What happens on a day, in the order in which a day lists it."""

    FACT_BEGINS = "fact_begins"
    FACT_EXPIRES = "fact_expires"
    FACT_REVIEW = "fact_review"
    FACT_DATE = "fact_date"
    TEXT_PUBLISHED = "text_published"
    TEXT_EXPIRES = "text_expires"
    REVIEW_DUE = "review_due"
    POSTINGS_CLOSE = "postings_close"
    DATA_OLD = "data_old"


class Change(Model):
    """One thing that changes."""

    kind: ChangeKind
    """What happens."""
    subject: str
    """What it concerns: a file, or a fact as `content/facts.yaml#ID`."""
    message: str
    """What changes, in words."""
    owner: str = ""
    """Who keeps it right; empty for postings and the data."""
    count: int | None = None
    """Postings that close."""
    by_role: dict[str, int] = {}
    """Postings that close, by the role they count under; one may count under several."""


class ChangeDay(Model):
    """A day on which something changes."""

    day: date
    """The day itself; a last day is the day named, and its change shows on the next."""
    changes: tuple[Change, ...]
    """What changes."""


class ChangeCalendar(Model):
    """The days ahead: `rolepages calendar --json`."""

    as_of: date
    """The day of the data."""
    today: date
    """The day from which it looks ahead."""
    until: date
    """The last day it looks at."""
    days: tuple[ChangeDay, ...]
    """Days on which something changes; all others are left out."""


def calendar_of(survey: Survey) -> ChangeCalendar:
    """What changes after the survey's day, up to a year ahead."""
    until = min(survey.today, date.max - AHEAD) + AHEAD
    by_day: dict[date, list[Change]] = {}
    for day, change in _all_changes(survey):
        if survey.today < day <= until:
            by_day.setdefault(day, []).append(change)
    return ChangeCalendar(
        as_of=survey.book.catalogue.as_of,
        today=survey.today,
        until=until,
        days=tuple(
            ChangeDay(day=day, changes=tuple(sorted(changes, key=_rank)))
            for day, changes in sorted(by_day.items())
        ),
    )


def _rank(change: Change) -> tuple[int, str, str]:
    return (list(ChangeKind).index(change.kind), change.subject, change.message)


def _all_changes(survey: Survey) -> Iterator[tuple[date, Change]]:
    for id_, fact in survey.whole.ledger.facts.items():
        subject = f"{survey.whole.paths.content}/{LEDGER_FILE}#{id_}"
        for day, kind, message in _of_fact(fact):
            yield day, Change(kind=kind, subject=subject, message=message, owner=fact.owner)
    for text in survey.texts:
        for day, kind, message in _of_text(text, survey):
            yield day, Change(kind=kind, subject=text.path, message=message, owner=text.owner)
    yield from _closings(survey)
    yield _data_old(survey)


def _of_fact(fact: Fact) -> Iterator[tuple[date, ChangeKind, str]]:
    if fact.effective:
        yield fact.effective, ChangeKind.FACT_BEGINS, f"takes effect: {fact.label} ({fact.value})"
    if fact.next:
        message = f"announced value takes effect: {fact.label}, {fact.value} becomes {fact.next.value}"
        yield fact.next.effective, ChangeKind.FACT_BEGINS, message
    if fact.expires:
        yield fact.expires, ChangeKind.FACT_EXPIRES, f"last day of the fact: {fact.label} ({fact.value})"
    if fact.review_by:
        yield fact.review_by, ChangeKind.FACT_REVIEW, f"to be confirmed: {fact.label}"
    for window in fact.dates.values():
        one_day = window.last in {None, window.first}
        first = window.label if one_day else f"first day: {window.label}"
        yield window.first, ChangeKind.FACT_DATE, first
        if window.last and not one_day:
            yield window.last, ChangeKind.FACT_DATE, f"last day: {window.label}"


def _of_text(text: Text, survey: Survey) -> Iterator[tuple[date, ChangeKind, str]]:
    schedule = text.schedule
    name = f"{text.kind}: {text.title}"
    if schedule.publish_on and not schedule.draft:
        yield schedule.publish_on, ChangeKind.TEXT_PUBLISHED, f"first day of the {name}"
    elif schedule.publish_on:
        message = f"planned, and still a draft: {name}"
        yield schedule.publish_on, ChangeKind.TEXT_PUBLISHED, message
    if schedule.expires_on and not schedule.draft:
        links = _links_to_mend(text, survey)
        yield schedule.expires_on, ChangeKind.TEXT_EXPIRES, f"last day of the {name}{links}"
    if text.review_due and not text.shared and schedule.absence(text.review_due) is not Absence.EXPIRED:
        yield text.review_due, ChangeKind.REVIEW_DUE, f"review due of the {name}"


def _links_to_mend(text: Text, survey: Survey) -> str:
    """The texts whose links to the page will be errors when it is gone."""
    settings = survey.whole.settings
    if not text.url or settings is None:
        return ""
    linking = [
        path for path in links_to(text.url, survey.whole.texts, settings.base_url) if path != text.path
    ]
    return f"; links to it stand in {', '.join(linking)}" if linking else ""


def _closings(survey: Survey) -> Iterator[tuple[date, Change]]:
    """Postings by their last day, counted as they stand in the snapshot: a job may have several."""
    postings: Counter[date] = Counter()
    roles: dict[date, Counter[str]] = {}
    for job in survey.book.catalogue.open:
        for advert in job.adverts:
            day = advert.posting.closes_on
            if day:
                postings[day] += 1
                roles.setdefault(day, Counter()).update(role.role for role in job.roles)
    path = f"{survey.whole.paths.data}/snapshot.yaml"
    for day, number in postings.items():
        by_role = dict(sorted(roles[day].items(), key=lambda item: (-item[1], item[0])))
        counts = ", ".join(f"{role} {count:,}" for role, count in by_role.items())
        message = f"last day of {counted(number, 'posting')}" + (f": {counts}" if counts else "")
        yield (
            day,
            Change(
                kind=ChangeKind.POSTINGS_CLOSE, subject=path, message=message, count=number, by_role=by_role
            ),
        )


def _data_old(survey: Survey) -> tuple[date, Change]:
    as_of = survey.book.catalogue.as_of
    message = f"pages say from this day on that the data of {as_of} is old"
    path = f"{survey.whole.paths.data}/snapshot.yaml"
    later = timedelta(days=OLD_AFTER + 1)
    day = min(as_of, date.max - later) + later
    return day, Change(kind=ChangeKind.DATA_OLD, subject=path, message=message)
