"""Pages of employers."""

from dataclasses import dataclass

from generator.pages.model.figures import Chart
from generator.pages.model.listing import Badge, EmployerRow, ListPage
from generator.pages.model.page import Page
from generator.pages.model.parts import CountedLink, Link
from generator.pages.model.records import EmployerRecords


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployersPage(Page):
    """`/employers/` and its pages by initial."""

    initials: tuple[Link, ...]
    initial: str
    employers: tuple[EmployerRow, ...]
    total: int
    records: str = ""
    """Days and source of the applications counted; empty when the site has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerPage(ListPage):
    """`/employers/<slug>/`."""

    name: str
    names: tuple[str, ...]
    """Other spellings in the data."""
    website: str
    roles: tuple[CountedLink, ...]
    states: Chart | None
    quotes: tuple[Badge, ...]
    """What its postings say, each distinct statement once, refusals first."""
    records: EmployerRecords | None = None
    """What public records hold; on the first page of the list alone."""
