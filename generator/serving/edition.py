"""One state of the site, whose files are made when somebody asks for them."""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from threading import Lock
from types import MappingProxyType
from typing import Any

from generator.export_making import make_exports
from generator.made import Made
from generator.page_making import make_pages
from generator.pages.book import Book, Memo
from generator.pages.plan import Kind, Planned
from generator.pages.social_cards import SocialCard
from generator.render.environment import template_texts
from generator.render.social_cards import address_of, png_of
from generator.seo.exports import export_addresses
from generator.workshop import Workshop

_AT_HAND = 200
"""Pages whose bytes are kept; of all others only what making them came to."""
_NOTHING: Mapping[str, bytes] = MappingProxyType({})
_ONE_OF_ITS_KIND = frozenset({Kind.GENERAL, Kind.GUIDE})
"""Kinds whose pages are made from different parts of the book."""


@dataclass(frozen=True, slots=True)
class MadePage:
    """What making a page came to."""

    digest: str
    """Of its bytes; empty when its template failed."""
    made: Made
    """Its problems, its picture and its parts."""


class Edition:
    """The site from one state of its files. Threads may ask for pages at the same time."""

    def __init__(self, workshop: Workshop, beside: Mapping[str, bytes] = _NOTHING) -> None:
        """`beside`: further files by their addresses."""
        self.workshop = workshop
        self.templates = template_texts(workshop.environment)
        """The templates' texts by name."""
        self._looked_at: dict[str, MadePage] = {}
        self._numbers = {planned.url: number for number, planned in enumerate(workshop.plan.pages)}
        self._assets = {asset.url: asset.content for asset in workshop.assets.values()} | dict(beside)
        self._cards: dict[str, SocialCard] = {}
        self._reads: dict[str, set[str]] = defaultdict(set)
        self._bytes: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    @cached_property
    def _exports(self) -> Mapping[str, int]:
        """By the address of a feed or a download, the place of what it is made of; few are asked for."""
        return {
            address: number
            for number, subject in enumerate(self.workshop.exports)
            for address in export_addresses((subject,))
        }

    @property
    def addresses(self) -> tuple[str, ...]:
        """Of all pages, in the order of the plan."""
        return tuple(self._numbers)

    def planned(self, url: str) -> Planned | None:
        """The page as planned; None where the site has none."""
        number = self._numbers.get(url)
        return None if number is None else self.workshop.plan.pages[number]

    def page(self, url: str) -> bytes:
        """The page's bytes; empty when its template fails. Raises `KeyError` where the site has no page."""
        with self._lock:
            if url in self._bytes:
                self._bytes.move_to_end(url)
                return self._bytes[url]
        return self._make(url)

    def look_at(self, url: str) -> MadePage:
        """What making the page comes to; it is made once."""
        if url not in self._looked_at:
            self._make(url)
        return self._looked_at[url]

    def looked_at(self) -> Mapping[str, MadePage]:
        """What the pages made so far came to."""
        with self._lock:
            return dict(self._looked_at)

    def file(self, address: str) -> bytes | None:
        """A file beside the pages: of the design, a feed, a download, a picture; None where there is none."""
        if address in self._assets:
            return self._assets[address]
        if address in self._exports:
            number = self._exports[address]
            return _files_of(make_exports, self.workshop, number)[0].get(address)
        card = self._cards.get(address)
        return png_of(card) if card else None

    def reads(self, sort: str) -> frozenset[str]:
        """The parts of the book that pages of a sort were made from so far."""
        return frozenset(self._reads.get(sort, ()))

    def take_over(self, other: "Edition", looked_at: Mapping[str, MadePage]) -> None:
        """Know what another edition knows: of where pages come from, its pictures, and these pages of it."""
        with self._lock, other._lock:
            for sort, names in other._reads.items():
                self._reads[sort] |= names
            self._cards = {**other._cards, **self._cards}
            self._looked_at = {**looked_at, **self._looked_at}

    def _make(self, url: str) -> bytes:
        number = self._numbers[url]
        with self._lock:
            names = self._reads[sort_of(self.workshop.plan.pages[number])]
        workshop = replace(self.workshop, book=_watched(self.workshop.book, names))
        files, made = _files_of(make_pages, workshop, number)
        content = files.get(url, b"")
        with self._lock:
            self._looked_at[url] = MadePage(dict(made.files).get(url, ""), made)
            self._cards |= {address_of(card): card for card in made.cards}
            self._bytes[url] = content
            while len(self._bytes) > _AT_HAND:
                self._bytes.popitem(last=False)
        return content


class _Caught:
    """A tree in memory."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def write(self, url: str, content: bytes) -> None:
        self.files[url] = content

    def keep(self, url: str, digest: str) -> bool:
        return False

    def known_content(self, url: str, digest: str) -> None:
        return None


def _files_of(
    make: Callable[[Workshop, range], Made], workshop: Workshop, number: int
) -> tuple[Mapping[str, bytes], Made]:
    caught = _Caught()
    made = make(workshop.writing_to(caught), range(number, number + 1))
    return caught.files, made


def sort_of(planned: Planned) -> str:
    """The name that a page shares with those that are made from the same parts of the book."""
    return planned.url if planned.kind in _ONE_OF_ITS_KIND else planned.kind.value


class _WatchedBook(Book):
    """A book that notes which of its parts are asked for."""

    __slots__ = ("names",)
    names: set[str]

    def __getattribute__(self, name: str) -> Any:
        if name in _PARTS:
            object.__getattribute__(self, "names").add(name)
        return object.__getattribute__(self, name)


_PARTS = frozenset(part.name for part in fields(Book) if part.init)


def _watched(book: Book, names: set[str]) -> Book:
    watched = object.__new__(_WatchedBook)
    for name in _PARTS:
        object.__setattr__(watched, name, getattr(book, name))
    object.__setattr__(watched, "names", names)
    object.__setattr__(watched, "made", Memo())  # what another page had made would be asked for by nobody
    return watched
