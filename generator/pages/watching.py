"""A book that notes what is read of it: what was made from it stands as long as all that was read does.

What is read is noted in small parts: one role, the jobs of one list, the answers of one page. What this
module does not know is noted whole, so that nothing read is ever missing.
"""

from collections.abc import Callable, ItemsView, Iterator, Mapping, Set, ValuesView
from contextlib import AbstractContextManager, contextmanager
from inspect import getattr_static
from operator import attrgetter
from types import FunctionType, MethodType
from typing import Any, Literal, NamedTuple, TypeAlias, TypeVar, TypeVarTuple, cast

from generator.pages.articles import facts_to_know, faqs_for, tips_for
from generator.pages.book import Book, Memo
from generator.pages.data_days import (
    has_come_for_pages,
    is_after_data,
    is_before_pages,
    is_day_of_data,
    is_new_until,
)
from generator.pages.employer_rows import page_of_employer
from generator.pages.employers import employer_slugs, has_employer_facet
from generator.pages.places import state_codes
from generator.pages.posted_levels import has_levels
from generator.pages.postings import jobs_similar_to
from generator.pages.role_lists import open_lists, role_lists
from generator.pages.visas import visa_slugs

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
Key: TypeAlias = str | tuple[str, ...]

_OBJECTS = frozenset({"catalogue", "catalogue.manifest", "records", "ledger"})
"""Parts of the book that have parts of their own."""
_SHELVES = frozenset(
    {
        "roles", "visa_texts", "pages", "left_on", "ledger.facts",
        "catalogue.employers", "catalogue.adverts", "catalogue.by_role", "catalogue.by_role_visa",
        "catalogue.by_role_state", "catalogue.by_visa", "catalogue.by_state", "catalogue.by_employer",
        "catalogue.place_in_role", "catalogue.abroad_by_role",
        "records.by_employer", "records.by_role", "records.soc_titles", "records.reported_titles",
    }
)  # fmt: skip
"""Parts of which pages look up single values."""
_SETS = frozenset({"closed", "newest"})
"""Parts of which pages ask whether something is in them."""
_ANSWERS: Mapping[str, Callable[..., object]] = {
    answer.__name__: answer
    for answer in (
        employer_slugs, facts_to_know, faqs_for, has_come_for_pages, has_employer_facet, has_levels,
        is_after_data, is_before_pages, is_day_of_data, is_new_until, jobs_similar_to, open_lists,
        page_of_employer, role_lists, state_codes, tips_for, visa_slugs,
    )
}  # fmt: skip
"""What is read as one part though it is worked out of many: its answer counts, not what it was found in."""
_ABSENT = ("absent",)
"""In place of a value that a shelf does not have."""


What: TypeAlias = Literal["whole", "value", "keys", "size", "member", "answer"]
"""What of a part was read: all of it, the value under a key or that there is none, all keys in their order,
how many there are, whether the key is in it; or an answer, the key being what was asked."""


class Read(NamedTuple):
    """One thing that was read of a book."""

    path: str
    """The part, such as `catalogue.by_role`, or the name of an answer."""
    what: What
    key: Key = ""


def read_again(read: Read, book: Book) -> object:
    """What the book has now where something was read."""
    if read.what == "answer":
        return _ANSWERS[read.path](book, *read.key)
    part = attrgetter(read.path)(book)
    match read.what:
        case "value":
            return part.get(read.key, _ABSENT)
        case "keys":
            return tuple(part)
        case "size":
            return len(part)
        case "member":
            return read.key in part
    return list(part.items()) if isinstance(part, Mapping) else part


class Reads:
    """Notes what is read of a book while something is made."""

    def __init__(self) -> None:
        self._open: list[set[Read]] = []

    def note(self, *reads: Read) -> None:
        """Something was read; outside of `noted` nobody wants to know."""
        if self._open:
            self._open[-1].update(reads)

    @contextmanager
    def noted(self) -> Iterator[set[Read]]:
        """What is read until the end; what surrounds it is not told."""
        found: set[Read] = set()
        self._open.append(found)
        try:
            yield found
        finally:
            self._open.pop()


def watched(book: Book, reads: Reads) -> Book:
    """The book as pages see it; all that they read of it is noted in `reads`."""
    return cast(Book, _WatchedBook(book, reads))


class _Watched:
    """Stands in for an object. Its methods run on this one, so that what they read is noted as well."""

    def __init__(self, value: Any, path: str, reads: Reads) -> None:
        self._value = value
        self._path = path
        self._reads = reads
        self._whole: dict[str, Read] = {}
        self._of_class: dict[str, object] = {}

    def __getattr__(self, name: str) -> Any:
        if name in self._whole:
            self._reads.note(self._whole[name])
            return getattr(self._value, name)
        if name not in self._of_class:
            self._of_class[name] = getattr_static(type(self._value), name, None)
        of_class = self._of_class[name]
        if isinstance(of_class, property) and of_class.fget:
            return of_class.fget(self)
        if isinstance(of_class, FunctionType):
            return MethodType(of_class, self)
        return self._part(name)

    def _part(self, name: str) -> Any:
        path, value = f"{self._path}{name}", getattr(self._value, name)
        stand_in = _stand_in(path, value, self._reads)
        if stand_in is None:
            self._whole[name] = Read(path, "whole")
            self._reads.note(self._whole[name])
            return value
        setattr(self, name, stand_in)  # from now on it is found without asking here
        return stand_in


def _stand_in(path: str, value: Any, reads: Reads) -> object | None:
    """What notes the reads of a part by itself; None for a part that is read whole."""
    if path in _OBJECTS:
        return _Watched(value, f"{path}.", reads)
    if path in _SHELVES:
        return _Shelf(value, path, reads)
    if path in _SETS:
        return _WatchedSet(value, path, reads)
    return None


class _WatchedBook(_Watched):
    """Stands in for a book."""

    def __init__(self, book: Book, reads: Reads) -> None:
        super().__init__(book, "", reads)
        self.made = _WatchedMemo(reads)

    def answer(self, name: str, make: Callable[[Book, *Ts], T], words: tuple[*Ts]) -> T:
        """The answer, noted as one read where it is known by its name."""
        if name in _ANSWERS:
            self._reads.note(Read(name, "answer", cast(Key, words)))
            book: Book = self._value
            return book.answer(name, make, words)
        return self.made.once((name, words), lambda: make(cast(Book, self), *words))

    def say(self, name: str, make: Callable[[Book, *Ts], T], words: tuple[*Ts]) -> T:
        """The same of what is made every time."""
        if name not in _ANSWERS:
            return make(cast(Book, self), *words)
        self._reads.note(Read(name, "answer", cast(Key, words)))
        return make(self._value, *words)

    def __reduce__(self) -> tuple[Callable[[Book, Reads], Book], tuple[Book, Reads]]:
        return watched, (self._value, self._reads)


class _WatchedMemo:
    """Keeps beside everything what was read when it was made: whoever gets it has read that too."""

    def __init__(self, reads: Reads) -> None:
        self._memo = Memo()
        self._reads = reads

    def once(self, key: object, make: Callable[[], T], of: object = None) -> T:
        """What `make` returns, or returned for this key."""

        def made() -> tuple[T, frozenset[Read]]:
            with self._reads.noted() as found:
                value = make()
            return value, frozenset(found)

        value, found = self._memo.once(key, made, of)
        self._reads.note(*found)
        return value

    def passing(self) -> AbstractContextManager[None]:
        """Until the end, what is made of single things is not kept."""
        return self._memo.passing()


class _Shelf(Mapping[Key, Any]):
    """Stands in for a mapping."""

    def __init__(self, values: Mapping[Any, Any], path: str, reads: Reads) -> None:
        self._values = values
        self._path = path
        self._reads = reads
        self._known: dict[Key, Read] = {}

    def __getitem__(self, key: Key) -> Any:
        read = self._known.get(key)
        if read is None:
            read = self._known[key] = Read(self._path, "value", key)
        self._reads.note(read)
        return self._values[key]

    def __iter__(self) -> Iterator[Any]:
        self._reads.note(Read(self._path, "keys"))
        return iter(self._values)

    def __len__(self) -> int:
        self._reads.note(Read(self._path, "size"))
        return len(self._values)

    def items(self) -> ItemsView[Any, Any]:
        """All keys and values."""
        self._reads.note(Read(self._path, "whole"))
        return self._values.items()

    def values(self) -> ValuesView[Any]:
        """All values."""
        self._reads.note(Read(self._path, "whole"))
        return self._values.values()


class _WatchedSet(Set[str]):
    """Stands in for a set."""

    def __init__(self, members: frozenset[str], path: str, reads: Reads) -> None:
        self._members = members
        self._path = path
        self._reads = reads

    def __contains__(self, key: object) -> bool:
        self._reads.note(Read(self._path, "member", cast(Key, key)))
        return key in self._members

    def __iter__(self) -> Iterator[str]:
        self._reads.note(Read(self._path, "whole"))
        return iter(self._members)

    def __len__(self) -> int:
        self._reads.note(Read(self._path, "whole"))
        return len(self._members)
