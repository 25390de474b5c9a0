"""The home page, the saved jobs, the page not found, and addresses that lead to another."""

from dataclasses import dataclass

from generator.pages.model.listing import Count, JobCard, StanceCount
from generator.pages.model.page import Page
from generator.pages.model.parts import CountedLink, FactNote, Link
from generator.pages.model.role import RoleFamily


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """`/`."""

    families: tuple[RoleFamily, ...]
    visas: tuple[CountedLink, ...]
    counts: tuple[Count, ...]
    stances: tuple[StanceCount, ...]
    newest: tuple[JobCard, ...]
    guides: tuple[Link, ...]
    facts: tuple[FactNote, ...]
    records: tuple[Link, ...] = ()
    """The public records behind the evidence with their days; an address may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(Page):
    """`/404.html`."""

    roles: tuple[CountedLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage(Page):
    """`/saved/`: what the visitor's own browser keeps; the page itself is the same for everybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectPage(Page):
    """An alias address that leads to the canonical page."""

    target: Link
