"""Pages of roles."""

from dataclasses import dataclass
from datetime import date

from generator.pages.model.figures import Chart, PayFigures
from generator.pages.model.filings import RoleFilings
from generator.pages.model.listing import EmployerRow, ListPage
from generator.pages.model.page import Page
from generator.pages.model.parts import CountedLink, FactNote, Link, Markdown, TextBlock
from generator.pages.model.records import ReportedTitles
from generator.pages.model.wages import WageLevels


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFamily:
    """Roles listed under one heading."""

    name: str
    roles: tuple[CountedLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesPage(Page):
    """`/roles/`."""

    families: tuple[RoleFamily, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePage(ListPage):
    """A role, a role for one visa, or a role in one state."""

    role: str
    """The role's title."""
    visa: str = ""
    """The visa's name on a role x visa page."""
    state: str = ""
    """The state's name on a role x state page."""
    aliases: tuple[str, ...] = ()
    intro: Markdown
    reviewed_on: date | None
    """The earliest review among the page's texts."""
    facts: tuple[FactNote, ...]
    """"What to know now"."""
    cited: tuple[FactNote, ...]
    """Facts the page's texts cite, for the list of sources."""
    quick_filters: tuple[CountedLink, ...]
    pay: PayFigures | None = None
    pay_note: str = ""
    """Why there are no pay figures, when `pay` is None."""
    employers: tuple[EmployerRow, ...] = ()
    employers_total: int = 0
    states: Chart | None = None
    months: Chart | None = None
    tips: tuple[TextBlock, ...]
    faq: tuple[TextBlock, ...]
    visas: tuple[CountedLink, ...]
    """The role's pages for (other) visas."""
    eligibility_url: str = ""
    """Where it stands who can use which visa, for this role; empty when the site does not say."""
    in_states: tuple[CountedLink, ...]
    related: tuple[CountedLink, ...]
    occupation: str
    """Occupation title with its code: `15-1252 Software Developers`."""
    occupation_links: tuple[Link, ...]
    """O*NET profiles and the wage search (external)."""
    levels: WageLevels | None = None
    levels_note: str = ""
    """Why posted pay is not compared with levels, when `levels` is None."""
    level_meaning: FactNote | None = None
    """What a wage level means for the H-1B selection."""
    filings: RoleFilings | None = None
    filings_note: str = ""
    """Why there are no filings, when `filings` is None."""
    reported_titles: ReportedTitles | None = None
