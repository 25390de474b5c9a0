"""What came of making pages and the files beside them, in a form that is small to send between processes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.audit.anchors import Parts, all_parts
from generator.audit.heads import HeadDigest
from generator.keeping.exports import Files
from generator.keeping.pages import KeptPage
from generator.keeping.reads import Sources
from generator.pages.social_cards import SocialCard
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

    def and_also(self, other: "Made") -> "Made":
        """Both together."""
        return united((self, other))


def united(parts: Iterable[Made]) -> Made:
    """All that was made, in its order; each card once."""
    made = tuple(parts)
    return Made(
        files=tuple(file for each in made for file in each.files),
        indexable=tuple(page for each in made for page in each.indexable),
        problems=tuple(problem for each in made for problem in each.problems),
        cards=tuple(dict.fromkeys(card for each in made for card in each.cards)),
        parts=all_parts(each.parts for each in made),
        beside={url: content for each in made for url, content in each.beside.items()},
        heads=tuple(head for each in made for head in each.heads),
        states=tuple(state for each in made for state in each.states),
        kept=tuple(page for each in made for page in each.kept),
        sources=tuple(source for each in made for source in each.sources),
        exports=tuple(export for each in made for export in each.exports),
    )
