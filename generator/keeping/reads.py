"""What each thing was made from, kept from build to build: what all of it still stands for need not be made.

Kept are digests of what was given to its maker and of every part of the book that was read meanwhile. No
function declares what it depends on, so none can forget to.
"""

from array import array
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import FunctionType

from generator.keeping.encoding import Digests, digest_of_value
from generator.pages.book import Book
from generator.pages.plan import Planned
from generator.pages.watching import Read, Reads, read_again, watched

_PLACES = "I"
"""Type code of arrays of places in a table of reads."""
_GROUNDED = ("catalogue.", "records.")
"""Parts that are the same where all that the catalogue and the records were made from is."""
GROUNDED_ANSWERS = frozenset(
    {
        "has_come_for_pages", "has_levels", "is_after_data", "is_before_pages", "is_day_of_data",
        "is_new_until", "jobs_similar_to",
    }
)  # fmt: skip
"""Answers that are found in these parts alone."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What one thing was made from."""

    given: bytes
    """Digest of what its maker was given; empty where that cannot be told."""
    reads: tuple[Read, ...]
    """What was read of the book, each once."""

    def with_held(self, held: dict[Read, Read]) -> "Sources":
        """The same with the reads that `held` has, and with its own held there: others read the same."""
        return Sources(self.given, tuple(held.setdefault(read, read) for read in self.reads))


@dataclass(frozen=True, slots=True)
class _KeptSources:
    given: bytes
    reads: bytes
    """Places in the table of reads."""


@dataclass(frozen=True, slots=True)
class KeptReads:
    """What a kind of things was made from, as a part of a file."""

    ground: bytes = b""
    """Of the book that was read; empty where it cannot be told."""
    reads: tuple[Read, ...] = ()
    """Everything that was read for any of them."""
    digests: tuple[bytes, ...] = ()
    """Of what was read, in the same order."""
    sources: dict[str, _KeptSources] = field(default_factory=dict)
    """By the thing's name."""


@dataclass(frozen=True, slots=True)
class Watch:
    """A book that is watched, and where its reads are noted."""

    book: Book
    reads: Reads


def watch_of(book: Book) -> Watch:
    """A watch over a book."""
    reads = Reads()
    return Watch(watched(book, reads), reads)


class DigestsNow:
    """Digests of what a book has, each worked out once; empty for what cannot be compared."""

    def __init__(self, book: Book, digests: Digests) -> None:
        self.ground = book.ground
        self._book = book
        self._digests = digests
        self._known: dict[Read, bytes] = {}

    def __call__(self, read: Read) -> bytes:
        if read not in self._known:
            self._known[read] = self._digest(read)
        return self._known[read]

    def __reduce__(self) -> tuple[type["DigestsNow"], tuple[Book, Digests]]:
        return DigestsNow, (self._book, self._digests)

    def _digest(self, read: Read) -> bytes:
        try:
            return self._digests.of(read_again(read, self._book))
        except (TypeError, LookupError, AttributeError):
            return b""


def is_of_ground(read: Read) -> bool:
    """Whether what was read is the same on the same ground."""
    return read.path.startswith(_GROUNDED) or read.path in GROUNDED_ANSWERS


def given_to(planned: Planned) -> bytes:
    """All that a page is made from beside the book and what pages share; empty where it cannot be told."""
    build = planned.build
    words = build.args if isinstance(build, partial) and not build.keywords else ()
    maker = build.func if isinstance(build, partial) else build
    if not isinstance(maker, FunctionType) or "<" in maker.__qualname__ or "<" in maker.__module__:
        return b""
    name = f"{maker.__module__}.{maker.__qualname__}"
    return digest_of_value([name, words, planned.url, planned.kind, planned.origin, planned.posting])


class Standing:
    """Which things of a build before would be made from the same again."""

    def __init__(self, kept: KeptReads, now: DigestsNow) -> None:
        self._kept = kept
        self._now = now
        is_grounded = bool(kept.ground) and kept.ground == now.ground
        self._stands = {
            read: before
            for read, before in zip(kept.reads, kept.digests, strict=True)
            if before and ((is_grounded and is_of_ground(read)) or now(read) == before)
        }
        self._changed = frozenset(place for place, read in enumerate(kept.reads) if read not in self._stands)

    def has(self, name: str, given: bytes) -> bool:
        """Whether the thing with this name was made from what is given now and what the book has now."""
        known = self._kept.sources.get(name)
        return bool(
            known and given and known.given == given and self._changed.isdisjoint(_places(known.reads))
        )

    def with_new(self, names: Collection[str], made: Mapping[str, Sources]) -> KeptReads:
        """What is to be kept of the things with these names: those that were made, and those that stand."""
        table: dict[Read, int] = {}
        sources: dict[str, _KeptSources] = {}
        old = [name for name in names if name not in made and name in self._kept.sources]
        before = {name: _places(self._kept.sources[name].reads) for name in old}
        used = sorted(set().union(*before.values()))
        moved = {place: table.setdefault(self._kept.reads[place], len(table)) for place in used}
        stays = len(table) == len(used) == (used[-1] + 1 if used else 0)  # every read has the place it had
        for name, places in before.items():
            known = self._kept.sources[name]
            sources[name] = (
                known if stays else _KeptSources(known.given, _bytes(map(moved.__getitem__, places)))
            )
        for name, source in ((name, made[name]) for name in names if name in made):
            reads = (table.setdefault(read, len(table)) for read in source.reads)
            sources[name] = _KeptSources(source.given, _bytes(reads))
        digests = tuple(self._stands.get(read) or self._now(read) for read in table)
        return KeptReads(self._now.ground, tuple(table), digests, sources)


def _places(kept: bytes) -> "array[int]":
    return array(_PLACES, kept)


def _bytes(places: Iterable[int]) -> bytes:
    return array(_PLACES, places).tobytes()


def is_whole(kept: KeptReads) -> bool:
    """Whether what was read from a file belongs together."""
    size, width = len(kept.reads), array(_PLACES).itemsize
    return size == len(kept.digests) and all(
        len(each.reads) % width == 0 and max(_places(each.reads), default=-1) < size
        for each in kept.sources.values()
    )
