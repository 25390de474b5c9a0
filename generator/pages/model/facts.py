"""The page of all legal facts."""

from dataclasses import dataclass

from generator.pages.model.page import Page
from generator.pages.model.parts import FactNote, Link


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact with what only its own page tells."""

    fact: FactNote
    owner: str
    """Who keeps it right."""
    used_on: tuple[Link, ...]
    """Some of the pages that print or cite it."""
    further_pages: int
    """How many more do."""


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The facts of one status."""

    status: str
    meaning: str
    """What the status says, in a sentence."""
    rows: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsPage(Page):
    """`/facts/`: the ledger."""

    groups: tuple[FactGroup, ...]
    """What is least firm comes first; groups without facts are left out."""
    total: int
    changes: tuple[Link, ...] = ()
    """Feeds of what changes in the facts."""
    calendar: str = ""
    """Address of the calendar of all dated facts; empty when no fact has a day."""
