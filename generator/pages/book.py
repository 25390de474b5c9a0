"""What all pages are made from: the catalogue of jobs, the roles, the articles and the settings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from generator.domain.abbreviation import Abbreviation
from generator.domain.article import Article, ContentPage, Entry, Faq, Guide, Tip, VisaText
from generator.domain.eligibility import Eligibility
from generator.domain.fact import FactLedger
from generator.domain.role import Role
from generator.domain.settings import Settings
from generator.evidence.records import PublicRecords
from generator.evidence.wages import WageComparison
from generator.insight.catalogue import Catalogue
from generator.insight.jobs import Job

T = TypeVar("T")
_MOST_KEPT = 30_000
"""Cards, rows and entries of feeds that a process keeps; some kilobytes each."""


@dataclass(frozen=True, slots=True)
class Book:
    """Everything the pages may draw on."""

    settings: Settings
    roles: Mapping[str, Role]
    """By slug."""
    tips: tuple[Article[Tip], ...]
    faqs: tuple[Article[Faq], ...]
    guides: tuple[Article[Guide], ...]
    visa_texts: Mapping[str, Article[VisaText]]
    """By the visa's slug."""
    pages: Mapping[str, Article[ContentPage]]
    """Pages of the site itself, by slug."""
    ledger: FactLedger
    catalogue: Catalogue
    records: PublicRecords = field(default_factory=PublicRecords)
    eligibility: Eligibility | None = None
    """Who can use which visa; without it there is no page about it."""
    abbreviations: tuple[Abbreviation, ...] = ()
    """Short forms that pages explain."""
    closed: frozenset[str] = frozenset()
    """Addresses of lists that the publication gate keeps from search engines, feeds and links."""
    left_on: Mapping[str, date] = field(default_factory=dict)
    """By the address of a list, the last day on which a posting left it, as far as its closed page stands."""
    comparisons: dict[object, WageComparison] = field(default_factory=dict, compare=False)
    """Posted pay held against wage levels, kept because many pages show the same job."""
    made: dict[object, tuple[Job, Any]] = field(init=False, default_factory=dict, compare=False, repr=False)
    """What `once_for_each_job` keeps."""


def once_for_each_job(make: Callable[[Job, Book], T]) -> Callable[[Job, Book], T]:
    """What is made of a job and the book alone, made once for each: the same card stands on many pages."""

    @wraps(make)
    def kept(job: Job, book: Book) -> T:
        key = (make, id(job))  # the job is kept too, so no other one can have its number
        if key not in book.made:
            if len(book.made) >= _MOST_KEPT:
                book.made.clear()
            book.made[key] = (job, make(job, book))
        made: T = book.made[key][1]
        return made

    return kept


def applies(entry: Entry, role: str, visa: str) -> bool:
    """Whether an entry stands on a role's page (`visa` empty) or on its page for one visa."""
    if entry.roles == "none" or (entry.roles != "all" and role not in entry.roles):
        return False
    if entry.visas == "all":
        return True
    return not visa if entry.visas == "none" else visa in entry.visas


def specificity(entry: Entry) -> int:
    """The more specific of two entries with one key replaces the other: visa before role before all."""
    return 2 * (entry.visas not in {"all", "none"}) + (entry.roles != "all")
