"""What the last publication of the site said: its pages, and enough of them to say farewell to those that go.

It is read from the `manifest.json` of what is published. A build that knows it can tell which pages changed,
which came and which are gone; a build without it cannot.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class PageRecord:
    """One page as it was published."""

    kind: str
    """The kind of page, as the sitemap names it."""
    indexable: bool
    """Whether it was one for search engines."""
    lastmod: date
    """The day on which its main content, its structured data or its links last changed."""
    data: str
    """Digest of what postings, public records and settings say on it."""
    words: str
    """Digest of what editors wrote on it; empty where they wrote nothing."""
    facts: str
    """Digest of the legal facts on it; empty where there are none."""
    frame: str
    """Digest of the whole file but for the hashed names of assets."""
    count: int | None = None
    """Distinct jobs of its list; None for a page without one."""


@dataclass(frozen=True, slots=True)
class PostingRecord:
    """A posting with a page of its own: what is still known when it has left the snapshot."""

    title: str
    employer: str
    """The employer's slug; its name is in `LastPublication.employers`."""
    roles: tuple[str, ...] = ()
    """Slugs of the roles it counted under."""
    states: tuple[str, ...] = ()
    """Codes of the states of its places."""
    visas: tuple[str, ...] = ()
    """Slugs of the visas for which it counted."""
    source: str = ""
    """Name of its source; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class ClosedRecord:
    """An address that showed a closed page: a posting, or a list whose last job has gone."""

    since: date
    """The first day without it."""
    kind: str
    """What it was: the kind of page."""
    heading: str
    """What it was called."""
    employer: str = ""
    """The employer's name."""
    employer_slug: str = ""
    roles: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    visas: tuple[str, ...] = ()
    source: str = ""
    """Name of the posting's source; empty where that is not known."""
    listed: bool = False
    """Whether the posting is still in the data, and only its page has gone."""


class EndedRule(NamedTuple):
    """A rule of redirects.yaml that held no more."""

    start: str
    """The old address."""
    to: str
    """Where it led: an address, or `gone`."""
    since: date
    ended_on: date


@dataclass(frozen=True, slots=True)
class LastPublication:
    """What is published, as far as the next build needs it."""

    today: date
    """The day its pages were of."""
    as_of: date
    """The day of its data."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Digests of all files by address."""
    pages: Mapping[str, PageRecord] = field(default_factory=dict)
    """By address; redirects and closed pages are among them."""
    postings: Mapping[str, PostingRecord] = field(default_factory=dict)
    """By the address of the posting's page: those that were in the snapshot."""
    employers: Mapping[str, str] = field(default_factory=dict)
    """Names by slug."""
    closed: Mapping[str, ClosedRecord] = field(default_factory=dict)
    """By address."""
    gone: Mapping[str, date] = field(default_factory=dict)
    """Addresses told as gone for good, with the first day of that."""
    redirects: Mapping[str, str] = field(default_factory=dict)
    """The rules of redirects.yaml that were in force: the old address, and the new one or `gone`."""
    ended: tuple[EndedRule, ...] = ()
    """The rules of redirects.yaml that held no more."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """By the address of an alias, that of its role."""
    templates: Mapping[str, str] = field(default_factory=dict)
    """Digests of the templates by their paths."""
    site: Mapping[str, str] = field(default_factory=dict)
    """What every page shows of site.yaml: name, description, language, organisation, base_url.

    `rolepages diff` tells by it why pages changed whose own content did not; empty where it is not known.
    """
    totals: Mapping[str, int] = field(default_factory=dict)
    """`postings`, `jobs`, `employers` and `roles` of the site; every page shows some of them."""
    generator: str = ""
    """The program and its version: `rolepages 1.0`."""
    digest: str = ""
    """Of its manifest, by which the next publication tells whether it was built upon this one."""
    before: str = ""
    """The digest of the manifest that it was compared with in its turn; empty where there was none."""
    shown: str = ""
    """Where it was read, for messages."""
