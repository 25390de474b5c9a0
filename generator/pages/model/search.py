"""The search and its filters."""

from dataclasses import dataclass

from generator.pages.model.listing import JobCard
from generator.pages.model.page import Page


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet and its number of jobs in the whole search."""

    label: str
    count: int
    floor: int | None = None
    """Least amount of a band of pay, in US dollars a year."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter of the search; `Not stated` is a value like any other."""

    name: str
    """Key in the address bar and in the index: role, visa, stance, state ..."""
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(Page):
    """`/search/`."""

    facets: tuple[Facet, ...]
    jobs: int
    index: str
    """Folder of the search's indexes, with `/` at its end."""
    newest: tuple[JobCard, ...] = ()
    """The newest jobs: what the page shows before anything is searched, and without scripts."""
    evidence_order: tuple[str, ...] = ()
    """Labels of what is known about sponsorship, in the order of the sort by evidence."""
