"""`rolepages status`: what of a site is overdue, runs out, waits, is thin, has no page, or is used most."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Final

from generator.domain.article import Entry
from generator.domain.model import Model
from generator.domain.publication import Absence
from generator.domain.states import US_STATES
from generator.domain.visa import VISA_BY_SLUG
from generator.pages import urls
from generator.pages.book import applies
from generator.pages.ladders import RESEARCH_FACT
from generator.pages.posted_levels import LEVEL_MEANING
from generator.pages.role_lists import RoleList, role_lists
from generator.problems.wording import counted
from generator.sources.ledger import LEDGER_FILE
from generator.upkeep.survey import Survey, Text, bodies_of, cited_ids, pages_by_fact, pages_by_text

THIN: Final = {"tip": 40, "question": 40, "guide": 400, "visa": 200, "page": 80, "role": 50}
"""Words under which a text of a kind is thin. A role's is its opening."""
PRINTED_BY_PAGES: Final = frozenset({LEVEL_MEANING, RESEARCH_FACT})
"""Facts that pages print where they speak of what the facts are about; no text has to cite them."""
MOST_REUSED: Final = 10
"""Texts and facts that are listed as used most."""


class FindingKind(StrEnum):
    """What a finding is about, the most important first."""

    OVERDUE = "overdue"
    EXPIRING = "expiring"
    WAITING = "waiting"
    THIN = "thin"
    BELOW_FLOOR = "below_floor"
    CLOSED = "closed"
    UNUSED = "unused"
    MOST_REUSED = "most_reused"


class Finding(Model):
    """One thing that an editor may want to look at."""

    kind: FindingKind
    """What it is about."""
    subject: str
    """What it concerns: a file, a fact as `content/facts.yaml#ID`, or the address of a page."""
    title: str
    """Its name for people."""
    message: str
    """What there is to say of it."""
    owner: str = ""
    """Who keeps it right; empty for a page of jobs."""
    day: date | None = None
    """The day it is due, runs out or begins."""
    count: int | None = None
    """The number it is about: days, words, jobs, pages, or values under their floors."""


class GateTotal(Model):
    """What became of the lists of one kind at the publication gate."""

    lists: int
    """How many there are."""
    open: int
    """How many are told to search engines, feeds and links."""


class OldAddresses(Model):
    """What stands at addresses that were published and are no page of the site's own any more."""

    closed: int
    """Closed pages of postings and lists that have left the data."""
    gone: int
    """Addresses told as gone."""
    redirects: int
    """Addresses that lead to another, those of aliases aside."""
    rules: int
    """Rules of `content/redirects.yaml` in force."""


class StatusReport(Model):
    """The state of a site: `rolepages status --json`."""

    as_of: date
    """The day of the data."""
    today: date
    """The day by which dates are judged."""
    pages_day: date
    """The day that the pages show, which decides what is published."""
    days: int
    """How many days ahead `expiring` looks."""
    totals: dict[FindingKind, int]
    """How many findings there are of each kind, those with none too."""
    gate: dict[str, GateTotal]
    """By kind of page, how many lists the publication gate lets through."""
    addresses: OldAddresses
    """What became of old addresses, as far as the last publication is known."""
    findings: tuple[Finding, ...]
    """The most important first: by kind in the order above, then by what presses most."""


def status_of(survey: Survey, days: int) -> StatusReport:
    """The state of a site; `days` is how far ahead it looks for what runs out."""
    findings = (
        *_by_day(_overdue(survey)),
        *expiring(survey, days),
        *_by_day(_waiting(survey)),
        *_thin(survey),
        *_below_floor(survey),
        *_closed(survey),
        *_unused(survey),
        *_most_reused(survey),
    )
    numbers = Counter(finding.kind for finding in findings)
    return StatusReport(
        as_of=survey.book.catalogue.as_of,
        today=survey.today,
        pages_day=survey.book.catalogue.today,
        days=days,
        totals={kind: numbers[kind] for kind in FindingKind},
        gate={
            kind.value: GateTotal(lists=len(verdicts), open=sum(each.is_open for each in verdicts))
            for kind, verdicts in survey.verdicts.items()
        },
        addresses=OldAddresses(
            closed=len(survey.life.closed),
            gone=len(survey.life.gone),
            redirects=len(survey.life.redirects),
            rules=len(survey.life.rules),
        ),
        findings=findings,
    )


def expiring(survey: Survey, days: int) -> list[Finding]:
    """What runs out, or is to be looked at, within so many days; the first day first."""
    return _by_day(_expiring(survey, days))


def _by_day(findings: Iterator[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda each: (each.day or date.max, each.subject))


def _of_text(text: Text, kind: FindingKind, message: str, day: date | None, count: int | None) -> Finding:
    return Finding(
        kind=kind,
        subject=text.path,
        title=text.title,
        message=message,
        owner=text.owner,
        day=day,
        count=count,
    )


def _of_fact(
    id_: str, survey: Survey, kind: FindingKind, message: str, day: date | None, count: int | None
) -> Finding:
    fact = survey.whole.ledger.facts[id_]
    return Finding(
        kind=kind,
        subject=f"{survey.whole.paths.content}/{LEDGER_FILE}#{id_}",
        title=fact.label,
        message=message,
        owner=fact.owner,
        day=day,
        count=count,
    )


def _overdue(survey: Survey) -> Iterator[Finding]:
    """Reviews whose day has passed. A fact that has expired is an error, which `check` reports."""
    for text in _maintained(survey):
        if text.review_due and text.review_due < survey.today:
            late = (survey.today - text.review_due).days
            message = f"its review was due {counted(late, 'day')} ago"
            yield _of_text(text, FindingKind.OVERDUE, message, text.review_due, late)
    for id_, fact in survey.whole.ledger.facts.items():
        if fact.review_by and fact.review_by < survey.today:
            late = (survey.today - fact.review_by).days
            message = f"it was to be confirmed {counted(late, 'day')} ago"
            yield _of_fact(id_, survey, FindingKind.OVERDUE, message, fact.review_by, late)


def _expiring(survey: Survey, days: int) -> Iterator[Finding]:
    for text in _maintained(survey):
        for day, words in (
            (text.schedule.expires_on, "its last day"),
            (text.review_due, "its review is due"),
        ):
            if day and _is_soon(day, survey, days):
                left = (day - survey.today).days
                yield _of_text(text, FindingKind.EXPIRING, _in_days(words, left), day, left)
    for id_, fact in survey.whole.ledger.facts.items():
        for day, words in ((fact.expires, "its last day"), (fact.review_by, "it is to be confirmed")):
            if day and _is_soon(day, survey, days):
                left = (day - survey.today).days
                yield _of_fact(id_, survey, FindingKind.EXPIRING, _in_days(words, left), day, left)


def _maintained(survey: Survey) -> Iterator[Text]:
    """Texts that somebody keeps right: each where it is written, unless its last day has passed."""
    for text in survey.texts:
        if not text.shared and text.schedule.absence(survey.today) is not Absence.EXPIRED:
            yield text


def _is_soon(day: date, survey: Survey, days: int) -> bool:
    return 0 <= (day - survey.today).days <= days


def _in_days(words: str, left: int) -> str:
    return f"{words} in {counted(left, 'day')}" if left else f"{words} today"


def _waiting(survey: Survey) -> Iterator[Finding]:
    """Drafts, what is published later, and what has expired and is still there."""
    reasons = {each.path: each for each in survey.published.withheld}
    for text in survey.texts:
        each = reasons.get(text.path)
        if each:
            day = each.schedule.expires_on if each.absence is Absence.EXPIRED else each.schedule.publish_on
            planned = f", planned for {day}" if each.absence is Absence.DRAFT and day else ""
            yield _of_text(text, FindingKind.WAITING, f"{each.reason}{planned}", day, None)


def _thin(survey: Survey) -> Iterator[Finding]:
    """Roles without tips or questions of their own first, then texts by their length."""
    yield from _bare_roles(survey)
    short = [text for text in _maintained(survey) if text.words < THIN.get(text.kind, 0)]
    for text in sorted(short, key=lambda each: (each.words / THIN[each.kind], each.path)):
        message = f"{text.kind} of {counted(text.words, 'word')}; {THIN[text.kind]} are a good least"
        yield _of_text(text, FindingKind.THIN, message, None, text.words)


def _bare_roles(survey: Survey) -> Iterator[Finding]:
    book = survey.book
    for text in survey.texts:
        slug = text.url.removeprefix("/roles/").strip("/") if text.kind == "role" else ""
        if slug not in book.roles:
            continue
        lacking = [
            words
            for words, articles in (("tip", book.tips), ("question", book.faqs))
            if not any(
                isinstance(article.head.roles, tuple) and slug in article.head.roles for article in articles
            )
        ]
        if lacking:
            message = f"role without a {' or a '.join(lacking)} of its own"
            yield _of_text(text, FindingKind.THIN, message, None, None)


def _is_own(entry: Entry, role: str) -> bool:
    """Whether an entry was written for the role by name."""
    return isinstance(entry.roles, tuple) and role in entry.roles


def _below_floor(survey: Survey) -> Iterator[Finding]:
    """Pages that are not built because too few jobs stand on them; the nearest to its floor first."""
    catalogue, floors = survey.book.catalogue, survey.book.settings.floors
    found = [
        (RoleList(role, visa=visa), len(jobs), "role_visa", floors.role_visa)
        for (role, visa), jobs in catalogue.by_role_visa.items()
        if VISA_BY_SLUG[visa].has_page
    ]
    found += [
        (RoleList(role, state=state), len(jobs), "role_state", floors.role_state)
        for (role, state), jobs in catalogue.by_role_state.items()
        if state in US_STATES
    ]
    below = [each for each in found if each[1] < each[3] and each[0].role in survey.book.roles]
    for which, jobs, key, floor in sorted(below, key=lambda each: (each[3] - each[1], each[0].url)):
        place = VISA_BY_SLUG[which.visa].name if which.visa else US_STATES[which.state]
        yield Finding(
            kind=FindingKind.BELOW_FLOOR,
            subject=which.url,
            title=f"{survey.book.roles[which.role].title}, {place}",
            message=f"{counted(jobs, 'job')}; `floors.{key}` is {floor:,}",
            count=jobs,
        )
    yield from _employers_below_floor(survey)


def _employers_below_floor(survey: Survey) -> Iterator[Finding]:
    """Employers with open jobs and without a page; those with most jobs first."""
    catalogue, floor = survey.book.catalogue, survey.book.settings.floors.employer
    below = [(len(jobs), slug) for slug, jobs in catalogue.by_employer.items() if 0 < len(jobs) < floor]
    for jobs, slug in sorted(below, key=lambda each: (-each[0], each[1])):
        yield Finding(
            kind=FindingKind.BELOW_FLOOR,
            subject=urls.employer(slug),
            title=catalogue.employers[slug].name,
            message=f"{counted(jobs, 'job')}; `floors.employer` is {floor:,}",
            count=jobs,
        )


def _closed(survey: Survey) -> Iterator[Finding]:
    """Lists that the publication gate keeps back; those with fewest failing values first."""
    closed = [each for verdicts in survey.verdicts.values() for each in verdicts if not each.is_open]
    failing = {each.url: [value for value in each.values if not value.passes] for each in closed}
    for verdict in sorted(closed, key=lambda each: (len(failing[each.url]), each.url)):
        values = "; ".join(f"{each.name}: {each.value} ({each.floor})" for each in failing[verdict.url])
        yield Finding(
            kind=FindingKind.CLOSED,
            subject=verdict.url,
            title="kept from search engines",
            message=values,
            count=len(failing[verdict.url]),
        )


def _unused(survey: Survey) -> Iterator[Finding]:
    standing, withheld = pages_by_text(survey.book), survey.withheld
    heads = {article.path: article.head for article in (*survey.book.tips, *survey.book.faqs)}
    lists = [which for which in role_lists(survey.book) if not which.state]
    for text in survey.texts:
        if text.path in heads and not standing[text.path]:
            meant = any(applies(heads[text.path], which.role, which.visa) for which in lists)
            message = "more specific texts stand in its place everywhere"
            if heads[text.path].roles == "none":
                message = "no file uses it"
            elif not meant:
                message = "no page of its roles and visas is published"
            yield _of_text(text, FindingKind.UNUSED, message, None, None)
    printed = pages_by_fact(survey.book)
    later = cited_ids(body for path, body in bodies_of(survey.whole) if path in withheld)
    for id_ in survey.whole.ledger.facts:
        if not printed[id_] and id_ not in PRINTED_BY_PAGES:
            message = "only texts that are not published cite it" if id_ in later else "no text cites it"
            yield _of_fact(id_, survey, FindingKind.UNUSED, message, None, None)


def _most_reused(survey: Survey) -> Iterator[Finding]:
    texts = {text.path: text for text in survey.texts}
    found = [
        _of_text(texts[path], FindingKind.MOST_REUSED, f"stands on {number:,} pages", None, number)
        for path, number in pages_by_text(survey.book).items()
        if number > 1 and not texts[path].shared
    ]
    found += [
        _of_fact(id_, survey, FindingKind.MOST_REUSED, f"stands on {number:,} pages", None, number)
        for id_, number in pages_by_fact(survey.book).items()
        if number > 1
    ]
    yield from sorted(found, key=lambda each: (-(each.count or 0), each.subject))[:MOST_REUSED]
