"""What the search knows: a short record for each open job, and one for each page a reader may look for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.domain.visa import VISA_BY_SLUG
from generator.domain.wage import HOURS_A_YEAR, WageUnit
from generator.insight.jobs import Job, shown_date
from generator.insight.statistics import posted_pay
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.cards import card_of, place_names
from generator.pages.employers import employer_slugs
from generator.pages.facets import facet_values
from generator.pages.roles import jobs_of, role_lists
from generator.pages.visas import visa_slugs
from generator.pages.words import counted


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One record of a search index."""

    url: str
    content: str
    """The words that find it."""
    meta: Mapping[str, str]
    """What a result shows; every value is plain text."""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Mapping[str, str] = field(default_factory=dict)
    """Sort keys as texts of equal length, so that they order as text and as numbers."""


def job_records(book: Book) -> Iterator[SearchRecord]:
    """A record for each open job."""
    for job in book.catalogue.open:
        yield _job_record(job, book)


def page_records(book: Book) -> Iterator[SearchRecord]:
    """A record for each role, visa, guide and employer page."""
    for which in role_lists(book):
        if which.state:
            continue
        role = book.roles[which.role]
        name = f"{VISA_BY_SLUG[which.visa].name} {role.title}" if which.visa else role.title
        words = " ".join((name, role.plural, *role.aliases, role.family))
        yield _page(which.url, f"{name} jobs", words, "Role", counted(len(jobs_of(which, book)), "job"))
    for slug in visa_slugs(book):
        text = book.visa_texts[slug]
        words = f"{VISA_BY_SLUG[slug].name} {text.head.title} {text.head.summary} {text.body}"
        yield _page(urls.visa(slug), text.head.title, words, "Visa", text.head.summary)
    for guide in book.guides:
        words = f"{guide.head.title} {guide.head.description} {guide.body}"
        yield _page(urls.guide(guide.key), guide.head.title, words, "Guide", guide.head.description)
    for slug in employer_slugs(book):
        employer = book.catalogue.employers[slug]
        note = counted(len(book.catalogue.by_employer[slug]), "open job")
        yield _page(
            urls.employer(slug), employer.name, " ".join((employer.name, *employer.names)), "Employer", note
        )


def _job_record(job: Job, book: Book) -> SearchRecord:
    card = card_of(job, book)
    posting = job.lead.posting
    roles = [book.roles[match.role] for match in job.roles]
    words = [
        posting.title,
        posting.employer,
        *(place_names(job)),
        *(name for role in roles for name in (role.title, *role.aliases)),
        *job.lead.reading.skills,
        *(VISA_BY_SLUG[slug].name for slug in job.visas),
        card.badge.quote,
        card.work_mode,
    ]
    meta = {
        "key": card.key,
        "title": card.title,
        "employer": card.employer.text,
        "employer_url": card.employer.url,
        "places": "; ".join(card.places) + (f" and {card.more_places} more" if card.more_places else ""),
        "facts": " · ".join(filter(None, (card.work_mode, card.employment_type, card.seniority))),
        "pay": card.pay,
        "rung": card.badge.rung,
        "tone": card.badge.tone,
        "label": card.badge.label,
        "quote": card.badge.quote,
        "note": card.badge.note,
        "posted": card.posted_on.isoformat() if card.posted_on else "",
        "seen": card.last_seen.isoformat() if card.last_seen else "",
        "closes": card.closes_on.isoformat() if card.closes_on else "",
        "postings": str(card.postings),
    }
    return SearchRecord(
        url=card.url,
        content=". ".join(dict.fromkeys(word for word in words if word)),
        meta={key: value for key, value in meta.items() if value},
        filters=facet_values(job, book),
        sort={"newest": f"{shown_date(posting).toordinal():07}", "pay": f"{_yearly_dollars(job):09}"},
    )


def _yearly_dollars(job: Job) -> int:
    """Posted pay in US dollars a year for sorting alone; 0 where it is not comparable."""
    pay = posted_pay(job)
    if pay is None or pay.currency != "USD":
        return 0
    factors = {WageUnit.HOUR: HOURS_A_YEAR, WageUnit.WEEK: 52, WageUnit.MONTH: 12, WageUnit.YEAR: 1}
    return int((pay.high or pay.low or 0) * factors.get(pay.unit, 0))


def _page(url: str, title: str, words: str, kind: str, note: str) -> SearchRecord:
    return SearchRecord(url, words, {"title": title, "kind": kind, "note": note}, {"kind": (kind,)})
