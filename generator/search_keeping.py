"""The indexes of the search for a build: records that would be as before are made only when asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import overload

from generator.keeping.reads import Sources
from generator.keeping.search import GIVEN, KeptBundle, KnownSearch, keep_search
from generator.pages.book import Book
from generator.publish.search import Bundle, Record
from generator.search_bundles import job_bundles, page_bundle
from generator.workshop import Workshop

_GROUPS: Mapping[str, Callable[[Book], tuple[Bundle, ...]]] = {
    "jobs": job_bundles,
    "pages": lambda book: (page_bundle(book),),
}
"""Indexes whose records are made together; the first of all has what the others share."""


@dataclass(frozen=True, slots=True)
class Search:
    """The indexes of a site."""

    groups: Mapping[str, tuple[Bundle, ...]]
    sources: Mapping[str, Sources]
    """What the groups were made from whose records were made now."""
    known: KnownSearch | None

    @property
    def bundles(self) -> tuple[Bundle, ...]:
        """All indexes."""
        return tuple(bundle for group in self.groups.values() for bundle in group)

    def keep(self, root: Path, digests: Mapping[str, str]) -> None:
        """Keep what went into the indexes for the next build; `digests` of their records by their names."""
        groups = {group: [_kept(each, digests) for each in bundles] for group, bundles in self.groups.items()}
        if self.known:
            keep_search(root, self.known, groups, self.sources)


def _kept(bundle: Bundle, digests: Mapping[str, str]) -> KeptBundle:
    return KeptBundle(bundle.name, digests[bundle.name], len(bundle.records), bundle.facts)


def search_of(workshop: Workshop) -> Search:
    """The indexes of a site, their records made where something that they are made from has changed."""
    groups: dict[str, tuple[Bundle, ...]] = {}
    sources: dict[str, Sources] = {}
    known, watch = workshop.known_search, workshop.watch
    for group, make in _GROUPS.items():
        before = known.unread(group) if known else ()
        if before:
            groups[group] = _as_before(before, make, workshop.book)
        elif watch is None:
            groups[group] = make(workshop.book)
        else:
            with watch.reads.noted() as reads:
                groups[group] = make(watch.book)
            sources[group] = Sources(GIVEN, tuple(reads))
    return Search(groups, sources, known)


def _as_before(
    before: Sequence[KeptBundle], make: Callable[[Book], tuple[Bundle, ...]], book: Book
) -> tuple[Bundle, ...]:
    @cache
    def made() -> tuple[Bundle, ...]:
        return make(book)

    def records_of(place: int) -> Callable[[], Sequence[Record]]:
        return lambda: made()[place].records

    return tuple(
        Bundle(each.name, _Later(each.records, records_of(place)), each.facts, each.digest)
        for place, each in enumerate(before)
    )


class _Later(Sequence[Record]):
    """Records whose number is known, made when somebody looks at them."""

    def __init__(self, number: int, make: Callable[[], Sequence[Record]]) -> None:
        self._number = number
        self._make = make

    def __len__(self) -> int:
        return self._number

    @overload
    def __getitem__(self, place: int) -> Record: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Record]: ...
    def __getitem__(self, place: int | slice) -> Record | Sequence[Record]:
        return self._make()[place]

    def __iter__(self) -> Iterator[Record]:
        return iter(self._make())
