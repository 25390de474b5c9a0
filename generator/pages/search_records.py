"""What the search knows: a short record for each open job, and one for each page a reader may look for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias
from urllib.parse import urlencode

from generator.domain.posting import Posting
from generator.domain.visa import VISA_BY_SLUG
from generator.domain.wage import HOURS_A_YEAR, WageUnit
from generator.insight.jobs import Job
from generator.insight.statistics import posted_pay
from generator.matching.search_words import indexed_form
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.cards import card_of, place_names
from generator.pages.data_days import last_seen
from generator.pages.employers import employer_slugs
from generator.pages.facets import NOT_US, facet_values, newest_key
from generator.pages.model.listing import JobCard
from generator.pages.role_lists import jobs_of, open_lists
from generator.pages.text_values import values_for
from generator.pages.visas import visa_slugs
from generator.pages.words import NOT_STATED, counted
from generator.texts.filling import filled_text
from generator.texts.slots import filled
from generator.texts.values import Values

Facets: TypeAlias = Mapping[str, tuple[str, ...]]

_NOT_PRINTED = re.compile(r"<!--.*?(?:-->|\Z)|(?<=\])\([^()\n]*\)|<[a-z/][^<>]{0,600}>", re.DOTALL)
"""Comments, addresses of links, and tags."""
_PLACE_FACETS = ("country", "state", "mode")
_NO_WORDS = frozenset({NOT_STATED, NOT_US})
_MOST_DOLLARS = 999_999_999
"""The largest sort key of nine digits."""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One record of a search index."""

    url: str
    """Where the result leads. What else it shows stands behind the `#`: Pagefind makes every word of `meta`
    findable, and a pay range or a note must not find a job."""
    content: str
    """The words that find it, in their indexed form."""
    meta: Mapping[str, str]
    """The title alone; words in it weigh more."""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Mapping[str, str] = field(default_factory=dict)
    """Sort keys as texts of equal length, so that they order as text and as numbers."""


def job_records(book: Book) -> Iterator[SearchRecord]:
    """A record for each open job. It stays when its source shows the job on one more day."""
    seen = last_seen_days(book)
    held: dict[tuple[str, ...], tuple[str, ...]] = {}
    with book.made.passing():  # the records are made last, and the cards of all jobs are a few kilobytes each
        for job in book.catalogue.open:
            yield _job_record(job, book, seen, held)


def last_seen_days(book: Book) -> dict[str, date]:
    """By the name of a source, the last day on which it showed any open job.

    Most of its jobs were seen on that day. Their records name the source, and not the day, which moves with
    every import.
    """
    days: dict[str, date] = {}
    for job in book.catalogue.open:
        source, day = job.lead.posting.source, last_seen(job.lead, book)
        if day:
            days[source] = max(day, days.get(source, day))
    return dict(sorted(days.items()))


def page_records(book: Book) -> Iterator[SearchRecord]:
    """A record for each role, visa, guide and employer page."""
    for which in open_lists(book):
        if which.state:
            continue
        role = book.roles[which.role]
        name = f"{VISA_BY_SLUG[which.visa].name} {role.title}" if which.visa else role.title
        words = " ".join((name, role.plural, *role.aliases, role.family))
        yield _page(which.url, f"{name} jobs", words, "Role", counted(len(jobs_of(which, book)), "job"))
    for slug in visa_slugs(book):
        text = book.visa_texts[slug]
        visa = VISA_BY_SLUG[slug]
        body = _printed(text.body, values_for(book, visa=visa))
        words = f"{visa.name} {text.head.title} {text.head.summary} {body}"
        yield _page(urls.visa(slug), text.head.title, words, "Visa", text.head.summary)
    for guide in book.guides:
        words = f"{guide.head.title} {guide.head.description} {_printed(guide.body, values_for(book))}"
        yield _page(urls.guide(guide.key), guide.head.title, words, "Guide", guide.head.description)
    if book.eligibility:
        note = "Which US work visas are commonly open to whom, by citizenship, place, degree and US school"
        ways = (f"{VISA_BY_SLUG[way.visa].name} {way.title}" for way in book.eligibility.ways)
        words = " ".join((urls.ELIGIBILITY_TITLE, "eligibility requirements conditions", note, *ways))
        yield _page(urls.ELIGIBILITY, urls.ELIGIBILITY_TITLE, words, "Guide", note)
    if book.ledger.facts:
        labels = " ".join(fact.label for fact in book.ledger.facts.values())
        note = "Fees, limits and dates of US work visas, each with its status, its day and its sources"
        yield _page(urls.FACTS, urls.FACTS_TITLE, f"{urls.FACTS_TITLE} {note} {labels}", "Guide", note)
    for slug in employer_slugs(book):
        employer = book.catalogue.employers[slug]
        note = counted(len(book.catalogue.by_employer[slug]), "open job")
        yield _page(
            urls.employer(slug), employer.name, " ".join((employer.name, *employer.names)), "Employer", note
        )


def _job_record(
    job: Job, book: Book, seen: Mapping[str, date], held: dict[tuple[str, ...], tuple[str, ...]]
) -> SearchRecord:
    """The record; the values of its filters are those that `held` has, which thousands of jobs share."""
    card = card_of(job, book)
    facets = {name: held.setdefault(values, values) for name, values in facet_values(job, book).items()}
    order = {"newest": newest_key(job), "yearly": f"{_yearly_dollars(job):09}"}
    return SearchRecord(
        url=_address(
            urls.SEARCH if card.away else card.url,
            _shown_of_job(card) | _seen(job.lead.posting, seen) | order,
        ),
        content=indexed_form("\n".join(dict.fromkeys(filter(None, _words_of_job(job, card, facets, book))))),
        meta={"title": card.title},
        filters=facets,
        sort={"newest": order["newest"], "pay": order["yearly"]},
    )


def _words_of_job(job: Job, card: JobCard, facets: Facets, book: Book) -> Iterator[str]:
    yield from (advert.posting.title for advert in job.adverts)
    yield job.lead.posting.employer
    yield from place_names(job)
    for advert in job.adverts:
        yield from (place if isinstance(place, str) else place.city or "" for place in advert.posting.places)
    yield from (value for name in _PLACE_FACETS for value in facets[name] if value not in _NO_WORDS)
    for match in job.roles:
        yield from (book.roles[match.role].title, *book.roles[match.role].aliases)
    yield from (VISA_BY_SLUG[slug].name for slug in job.visas)
    yield from (skill for advert in job.adverts for skill in advert.reading.skills)
    yield from (word for advert in job.adverts for word in advert.reading.search_words)
    yield card.badge.quote


def _shown_of_job(card: JobCard) -> dict[str, str]:
    """What the card of a result shows beside the title."""
    more = f" and {card.more_places:,} more" if card.more_places else ""
    return {
        "key": card.key,
        "url": card.url if card.away else "",
        "away": f"on {card.away}" if card.away else "",
        "employer": card.employer.text,
        "employer_url": card.employer.url,
        "places": "; ".join(card.places) + more,
        "mode": card.work_mode,
        "type": card.employment_type,
        "level": card.seniority,
        "pay": card.pay,
        "wage": card.wage_level,
        "tone": card.badge.tone,
        "label": card.badge.label,
        "visas": ", ".join(card.badge.visas),
        "quote": card.badge.quote,
        "note": card.badge.note,
        "records": card.records,
        "posted": card.posted_on.isoformat() if card.posted_on else "",
        "closes": card.closes_on.isoformat() if card.closes_on else "",
        "postings": f"{card.postings:,}" if card.postings > 1 else "",
        "new": card.new_until.isoformat() if card.new_until else "",
    }


def _seen(posting: Posting, days: Mapping[str, date]) -> dict[str, str]:
    """Its source where that is as old as its day, and else the day on which it was last seen."""
    if posting.last_seen is None:
        return {}
    if posting.last_seen == days[posting.source]:
        return {"source": posting.source}
    return {"seen": posting.last_seen.isoformat()}


def _address(url: str, shown: Mapping[str, str]) -> str:
    return f"{url}#{urlencode({name: value for name, value in shown.items() if value})}"


def _yearly_dollars(job: Job) -> int:
    """Posted pay in US dollars a year for sorting alone; 0 where it is not comparable."""
    pay = posted_pay(job)
    if pay is None or pay.currency != "USD":
        return 0
    factors = {WageUnit.HOUR: HOURS_A_YEAR, WageUnit.WEEK: 52, WageUnit.MONTH: 12, WageUnit.YEAR: 1}
    return int(min((pay.high or pay.low or 0) * factors.get(pay.unit, 0), _MOST_DOLLARS))


def _printed(body: str, values: Values) -> str:
    """The words of a body as its page prints them, without what only a browser reads."""
    text, printed = filled_text(body, values)
    return filled(_NOT_PRINTED.sub(" ", text), printed.__getitem__)


def _page(url: str, title: str, words: str, kind: str, note: str) -> SearchRecord:
    shown = {"kind": kind, "note": note}
    return SearchRecord(_address(url, shown), indexed_form(words), {"title": title}, {"kind": (kind,)})
