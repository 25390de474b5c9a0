"""What stands for some days where a posting or a list was."""

from dataclasses import dataclass
from datetime import date

from generator.pages.model.listing import JobCard
from generator.pages.model.page import Page
from generator.pages.model.parts import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedPage(Page):
    """A page that says what was here, since when it is not, and where to go on. It is never indexed."""

    since: date
    """The first day without it."""
    lead: str
    """What is to be said of it first; the day follows."""
    what: str
    """What is known of it, to follow the day."""
    employer: Link | None = None
    """Who advertised, for a posting; the address is empty where there is no page."""
    away: Link | None = None
    """Where the employer has a posting that is still in the data."""
    similar: tuple[JobCard, ...] = ()
    """Open jobs like it."""
    lists: tuple[Link, ...] = ()
    """Where there are more."""
