"""The kinds of page as data: all that a template may see.

Addresses inside the site begin with `/`. Texts are plain and get escaped by the templates; Markdown and
third-party HTML travel as `Markdown` and `PostingText`, which only the render layer turns into HTML.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.domain.posting import TextFormat


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its text."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class CountedLink:
    """A link to a list and the number of jobs on it."""

    text: str
    url: str
    count: int
    note: str = ""
    """A few words more, such as how many of them offer sponsorship."""


@dataclass(frozen=True, slots=True)
class Markdown:
    """An article's body with the values of its variables."""

    body: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PostingText:
    """A part of a posting as its source wrote it: untrusted."""

    text: str
    format: TextFormat


@dataclass(frozen=True, slots=True)
class Source:
    """Where something can be checked."""

    title: str
    url: str
    accessed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in a page's `<head>`."""

    title: str
    description: str
    canonical: str
    """Absolute address."""
    indexable: bool = True
    """False prints `noindex`; the sitemap follows the same flag."""
    structured_data: str = ""
    """JSON-LD, ready for a script element."""
    feeds: tuple[Link, ...] = ()
    """Atom and JSON feed of the page's list."""
    previous: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A number with the address of its definition."""

    value: int
    noun: str
    """What is counted, in the number's grammatical form: `jobs`, `1 job`'s `job`."""
    definition: str


@dataclass(frozen=True, slots=True)
class Badge:
    """What is known about sponsorship for one job, in a word and with its proof."""

    rung: str
    """Key of the ladder: refused, offered, conditional, reported, history, unknown."""
    tone: str
    """One of four: no, yes, maybe, unknown. Never told by colour alone."""
    label: str
    """`Offers sponsorship`, `Refuses sponsorship`, `Not stated` ..."""
    quote: str = ""
    """The posting's own words."""
    note: str = ""
    """Who says so when there are no words, or which visas are named."""
    visas: tuple[str, ...] = ()
    """Names of the visas in the statement."""


@dataclass(frozen=True, slots=True)
class JobCard:
    """One distinct job in a list."""

    key: str
    """Stable identifier of the distinct job, for the browser's own notes."""
    url: str
    title: str
    employer: Link
    places: tuple[str, ...]
    """Place names, at most a few; `more_places` says how many are left out."""
    more_places: int
    work_mode: str
    """`Remote`, `Hybrid`, `On site` or empty when not stated."""
    employment_type: str
    seniority: str
    pay: str
    """`$120,000 to $150,000 a year`, or empty when not stated."""
    badge: Badge
    posted_on: date | None
    last_seen: date | None
    closes_on: date | None
    postings: int
    """How many postings advertise this job."""


@dataclass(frozen=True, slots=True)
class Pager:
    """Where in a list a page stands."""

    number: int
    pages: int
    first: int
    """Number of the first job on this page, from 1."""
    last: int
    total: int
    links: tuple[tuple[int, str], ...]
    """Page numbers to print with their addresses; 0 with an empty address is a gap."""
    previous: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list of jobs."""

    cards: tuple[JobCard, ...]
    pager: Pager
    refusing_from: int | None = None
    """Index of the first card whose job refuses sponsorship; those come last."""


@dataclass(frozen=True, slots=True)
class StanceCount:
    """How many jobs of a list stand on one rung; the rungs add up to the list."""

    badge: Badge
    count: int
    url: str
    """The search, set to the list and this rung."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart and row of its table."""

    label: str
    value: int
    share: float
    """Of the largest bar, 0 to 1."""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with the same figures as a table."""

    id: str
    title: str
    description: str
    """What the chart shows, with its n."""
    label_heading: str
    value_heading: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class PayFigures:
    """Posted pay of a list: one currency, one unit, never mixed."""

    n: int
    of: int
    """Jobs on the list."""
    unit: str
    """`US dollars a year`."""
    low: str
    """25th percentile of the middle of the posted ranges, formatted."""
    median: str
    high: str
    """75th percentile."""
    chart: Chart


@dataclass(frozen=True, slots=True)
class EmployerRow:
    """One employer of a list."""

    employer: Link
    jobs: int
    offers: int
    """Jobs whose words offer sponsorship, also on conditions."""
    refusals: int
    history: int
    """Jobs for which a source says that the employer sponsored before."""


@dataclass(frozen=True, slots=True)
class FactNote:
    """A dated legal fact as printed."""

    id: str
    label: str
    statement: str
    value: str
    status: str
    """settled, in force, in flux or proposed."""
    as_of: date
    effective: date | None
    expires: date | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A tip, or a question with its answer."""

    id: str
    """Fragment that links to it."""
    title: str
    body: Markdown
    sources: tuple[Source, ...] = ()
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Download:
    """A list as a file."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Site:
    """What every page knows of the site."""

    name: str
    language: str
    organisation: str
    description: str
    base_url: str
    data_date: date
    """Day of the snapshot."""
    today: date
    """Day the site is built for."""
    demo: bool
    assets: Mapping[str, str]
    """Asset name -> hashed address: `site.css` -> `/assets/site.1a2b3c4d.css`."""
    roles: int
    jobs: int
    postings: int
    employers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What all pages have."""

    url: str
    heading: str
    head: Head
    breadcrumbs: tuple[Link, ...] = ()
    report_url: str = ""
    """Prefilled address for reporting an error on this page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFamily:
    """Roles listed under one heading."""

    name: str
    roles: tuple[CountedLink, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesPage(Page):
    """`/roles/`."""

    families: tuple[RoleFamily, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(Page):
    """What pages with a list of jobs share; `page/2/` and on carry the list alone."""

    counts: tuple[Count, ...]
    stances: tuple[StanceCount, ...]
    listing: Listing
    scope: str
    """One sentence: which jobs are counted here."""
    elsewhere: tuple[CountedLink, ...] = ()
    """Jobs left out of the list and where they are, such as those abroad."""
    search_url: str = ""
    """The search, set to this list."""
    feeds: tuple[Link, ...] = ()
    downloads: tuple[Download, ...] = ()


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
    pay: PayFigures | None
    pay_note: str
    """Why there are no pay figures, when `pay` is None."""
    employers: tuple[EmployerRow, ...]
    employers_total: int
    states: Chart | None
    months: Chart | None
    tips: tuple[TextBlock, ...]
    faq: tuple[TextBlock, ...]
    visas: tuple[CountedLink, ...]
    """The role's pages for (other) visas."""
    in_states: tuple[CountedLink, ...]
    related: tuple[CountedLink, ...]
    occupation: str
    """Occupation title with its code: `15-1252 Software Developers`."""
    occupation_links: tuple[Link, ...]
    """O*NET profiles and the wage search (external)."""


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
    body: Markdown
    reviewed_on: date
    sources: tuple[Source, ...]
    facts: tuple[FactNote, ...]
    cited: tuple[FactNote, ...]
    roles: tuple[CountedLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployersPage(Page):
    """`/employers/` and its pages by initial."""

    initials: tuple[Link, ...]
    initial: str
    employers: tuple[EmployerRow, ...]
    total: int


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesPage(Page):
    """`/places/`."""

    states: tuple[CountedLink, ...]
    chart: Chart
    countries: tuple[CountedLink, ...]
    remote: CountedLink
    not_stated: CountedLink


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePage(ListPage):
    """`/places/california/`."""

    state: str
    roles: tuple[CountedLink, ...]
    cities: Chart | None
    employers: tuple[EmployerRow, ...]


@dataclass(frozen=True, slots=True)
class RoleReason:
    """Why a posting counts under a role."""

    role: Link
    reason: str


@dataclass(frozen=True, slots=True)
class PostingSection:
    """A part of the posting's text under its heading."""

    heading: str
    text: PostingText


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the evidence ladder on a posting's page, strongest first."""

    badge: Badge
    explanation: str
    """What this evidence means and does not mean."""
    date: date | None
    source: str
    """Who the words or the record come from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingPage(Page):
    """`/jobs/<slug>/`: one posting."""

    card: JobCard
    closed: bool
    """Its closing day had passed on the day the site is built for."""
    apply_url: str
    apply_host: str
    places: tuple[str, ...]
    remote_within: tuple[str, ...]
    ladder: tuple[Rung, ...]
    visa_notes: tuple[Link, ...]
    """Pages of the visas named."""
    sections: tuple[PostingSection, ...]
    text_note: str
    """Why the text is short or missing: the source's rights."""
    skills: tuple[str, ...]
    posted_on: date | None
    updated_on: date | None
    first_seen: date | None
    last_seen: date | None
    source: Link
    source_licence: str
    reposts: tuple[tuple[Link, date | None], ...]
    """The other postings of the same job."""
    roles: tuple[RoleReason, ...]
    similar: tuple[JobCard, ...]


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
    facts: tuple[FactNote, ...]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet and its number of jobs in the whole search."""

    label: str
    count: int


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
    jobs_index: str
    """Folder of the search index of jobs, with `/` at its end."""
    pages_index: str
    """Folder of the search index of roles, visas, employers and guides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(Page):
    """`/404.html`."""

    roles: tuple[CountedLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectPage(Page):
    """An alias address that leads to the canonical page."""

    target: Link
