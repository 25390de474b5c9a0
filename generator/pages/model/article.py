"""Guides and the pages of the site itself: method, data, about."""

from dataclasses import dataclass
from datetime import date

from generator.pages.model.page import Page
from generator.pages.model.parts import Download, FactNote, Link, Markdown, Source
from generator.pages.model.records import RecordSet


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidesPage(Page):
    """`/guides/`."""

    guides: tuple[tuple[Link, str], ...]
    """(link, description)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage(Page):
    """A guide, or a page of the site itself (method, about, corrections)."""

    body: Markdown
    reviewed_on: date
    sources: tuple[Source, ...]
    cited: tuple[FactNote, ...]
    changes: tuple[Link, ...] = ()
    """Feeds of what changes in its facts and text."""


@dataclass(frozen=True, slots=True)
class Definition:
    """What one number means."""

    id: str
    """Fragment that links to it."""
    name: str
    rule: str
    """How it is counted."""
    sources: tuple[Source, ...] = ()
    """Public records it comes from; empty when it comes from the postings, or when there is no such data."""
    dates: str = ""
    """The days it covers."""
    limits: str = ""
    """What it cannot tell."""


@dataclass(frozen=True, slots=True)
class DefinitionGroup:
    """Definitions under one heading."""

    heading: str
    definitions: tuple[Definition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodPage(ArticlePage):
    """`/method/`: the site's text, and the definitions that the code computes with."""

    groups: tuple[DefinitionGroup, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source of the snapshot and how much came from it."""

    title: str
    url: str
    licence: str
    rights: str
    postings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage(ArticlePage):
    """`/data/`: sources, licences, downloads, facts."""

    rows: tuple[SourceRow, ...]
    downloads: tuple[Download, ...]
    facts: tuple[Link, ...]
    """Every legal fact with its value; it stands in full on the page of facts."""
    licence: str = ""
    """Address of the licence of the downloads; empty when the site names none."""
    records: tuple[RecordSet, ...] = ()
    """The sets of public records."""
    feeds: tuple[Link, ...] = ()
    """Feeds of all open jobs."""
