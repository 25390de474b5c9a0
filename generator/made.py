"""What came of making pages and the files beside them, in a form that is small to send between processes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.audit.anchors import Parts, all_parts
from generator.audit.heads import HeadDigest
from generator.keeping.exports import Files
from generator.keeping.pages import KeptPage
from generator.keeping.reads import Sources
from generator.pages.social_cards import SocialCard
from generator.pages.watching import Read
from generator.problems.problem import Problem
from generator.seo.page_states import PageState


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a chunk of work."""

    files: tuple[tuple[str, str], ...] = ()
    """(address, digest)."""
    indexable: tuple[tuple[str, str], ...] = ()
    """(kind, address) of the pages for search engines."""
    problems: tuple[Problem, ...] = ()
    cards: tuple[SocialCard, ...] = ()
    """What the pages' pictures say, each once."""
    parts: Parts = field(default_factory=Parts)
    """What the pages can be linked to by, and what they link to."""
    beside: Mapping[str, bytes] = field(default_factory=dict)
    """Files by their addresses that are not made of the site's texts or postings."""
    heads: tuple[HeadDigest, ...] = ()
    """What the pages for search engines are called."""
    states: tuple[PageState, ...] = ()
    """What the pages say, in digests."""
    kept: tuple[tuple[str, KeptPage], ...] = ()
    """What the next build need not make again, by address."""
    sources: tuple[tuple[str, Sources], ...] = ()
    """What pages and the files beside them were made from, by name; nothing of what was taken over."""
    exports: tuple[tuple[str, Files], ...] = ()
    """Files beside the pages, by the names of what they are made of."""

    def with_held(self, held: dict[Read, Read]) -> "Made":
        """The same, what was read held once for all that read it: it comes from other processes."""
        return replace(self, sources=tuple((name, each.with_held(held)) for name, each in self.sources))

    def and_also(self, other: "Made") -> "Made":
        """Both together."""
        return united((self, other))


def united(parts: Iterable[Made]) -> Made:
    """All that was made, in its order; each card once. What is united is let go while it comes."""
    lists: dict[str, list[Any]] = {name: [] for name in _LISTS}
    cards: dict[SocialCard, None] = {}
    beside: dict[str, bytes] = {}

    def each_apart() -> Iterator[Parts]:
        for each in parts:
            for name, found in lists.items():
                found.extend(getattr(each, name))
            cards.update(dict.fromkeys(each.cards))
            beside.update(each.beside)
            yield each.parts

    together = all_parts(each_apart())
    whole = {name: tuple(found) for name, found in lists.items()}
    return Made(parts=together, cards=tuple(cards), beside=beside, **whole)


_LISTS = ("files", "indexable", "problems", "heads", "states", "kept", "sources", "exports")
"""What is put behind one another."""
