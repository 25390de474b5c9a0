"""What all pages are made from: the catalogue of jobs, the roles, the articles and the settings."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple, cast

from generator.domain.abbreviation import Abbreviation
from generator.domain.article import Article, ContentPage, Entry, Faq, Guide, Tip, VisaText
from generator.domain.eligibility import Eligibility
from generator.domain.fact import FactLedger
from generator.domain.role import Role
from generator.domain.settings import Settings
from generator.evidence.records import PublicRecords
from generator.insight.catalogue import Catalogue
from generator.insight.jobs import Job

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
_MOST_KEPT = 60_000
"""Cards, rows, entries of feeds and comparisons of pay that a process keeps; up to some kilobytes each."""


class Memo:
    """What was made for a key, so that it is made once. A copy in another process begins empty."""

    def __init__(self) -> None:
        self._made: dict[object, tuple[object, Any]] = {}
        self._is_passing = False

    def once(self, key: object, make: Callable[[], T], of: object = None) -> T:
        """What `make` returns, or returned for this key; of too much everything is forgotten.

        A key may hold the `id` of `of`: it is kept too, so that nothing else can have its number.
        """
        if key not in self._made:
            if self._is_passing and of is not None:
                return make()
            if len(self._made) >= _MOST_KEPT:
                self._made.clear()
            self._made[key] = (of, make())
        return cast(T, self._made[key][1])

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Until the end, what is made `of` a single thing is not kept: it is the last that is asked of it."""
        self._is_passing = True
        try:
            yield
        finally:
            self._is_passing = False

    def __reduce__(self) -> tuple[type["Memo"], tuple[()]]:
        return Memo, ()


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
    newest: frozenset[str] = frozenset()
    """Slugs of the postings with a page, where the settings give one to the newest alone."""
    left_on: Mapping[str, date] = field(default_factory=dict)
    """By the address of a list, the last day on which a posting left it, as far as its closed page stands."""
    ground: bytes = b""
    """A digest of all that the catalogue and the records were made from; empty where that cannot be told."""
    made: Memo = field(init=False, default_factory=Memo, compare=False, repr=False)
    """What many pages show, made once."""

    def answer(self, name: str, make: Callable[["Book", *Ts], T], words: tuple[*Ts]) -> T:
        """What `make` says of this book to these words, made once."""
        return self.made.once((name, words), lambda: make(self, *words))

    def say(self, name: str, make: Callable[["Book", *Ts], T], words: tuple[*Ts]) -> T:
        """What `make` says of this book to these words, made every time; `name` is for those who note it."""
        del name
        return make(self, *words)


def once_for_each_job(make: Callable[[Job, Book], T]) -> Callable[[Job, Book], T]:
    """What is made of a job and the book alone, made once for each: the same card stands on many pages."""

    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def kept(job: Job, book: Book) -> T:
        return book.made.once((name, id(job)), lambda: make(job, book), job)

    return kept


def once_for_each_book(make: Callable[[Book, *Ts], T]) -> Callable[[Book, *Ts], T]:
    """What is worked out of the whole book, or of it and a few words, made once: many pages ask for it."""
    name = make.__name__

    @wraps(make)
    def asked(book: Book, *words: *Ts) -> T:
        return book.answer(name, make, words)

    return asked


def said_by_book(make: Callable[[Book, *Ts], T]) -> Callable[[Book, *Ts], T]:
    """What is worked out of the whole book for a few words that nobody else asks about: it is not kept."""
    name = make.__name__

    @wraps(make)
    def said(book: Book, *words: *Ts) -> T:
        return book.say(name, make, words)

    return said


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
