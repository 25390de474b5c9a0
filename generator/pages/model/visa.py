"""Pages of visas."""

from dataclasses import dataclass
from datetime import date

from generator.pages.model.figures import DataTable
from generator.pages.model.listing import ListPage
from generator.pages.model.page import Page
from generator.pages.model.parts import CountedLink, FactNote, Link, Markdown, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class VisasPage(Page):
    """`/visas/`: work visas, student work authorization, and permanent residence apart."""

    groups: tuple[tuple[str, str, tuple[CountedLink, ...]], ...]
    """(heading, explanation, visas)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisaPage(ListPage):
    """`/visas/h-1b/`."""

    name: str
    summary: str
    employer_step: str
    public_record: str
    unknowable: str
    evidence: tuple[str, ...]
    """What the data of this site holds for the visa, in sentences."""
    evidence_sets: tuple[Link, ...]
    """The sets of records used, with their days."""
    evidence_table: DataTable | None
    body: Markdown
    reviewed_on: date
    sources: tuple[Source, ...]
    facts: tuple[FactNote, ...]
    cited: tuple[FactNote, ...]
    roles: tuple[CountedLink, ...]
    eligibility_url: str = ""
    """Where it stands who can use which visa; empty when the site does not say."""
    calendar: str = ""
    """Address of the calendar of its dated facts; empty when no fact has a day."""
