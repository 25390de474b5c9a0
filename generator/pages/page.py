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
    """Key of the ladder: refused, offered, conditional, filings-same ... unknown."""
    tone: str
    """One of four: no, yes, maybe, unknown. Never told by colour alone."""
    label: str
    """`Offers sponsorship`, `Refuses sponsorship`, `Not stated` ..."""
    quote: str = ""
    """The posting's own words."""
    note: str = ""
    """What records show, who says so when there are no words, or which visas are named."""
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
    """The strongest rung."""
    posted_on: date | None
    last_seen: date | None
    closes_on: date | None
    postings: int
    """How many postings advertise this job."""
    records: str = ""
    """What public records show of the employer, when words decide and the badge does not say it."""
    wage_level: str = ""
    """`level II to III in San Jose-Sunnyvale-Santa Clara, CA`, or empty when it cannot be said."""


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
    terms: str = ""
    """What the abbreviations of the cards mean, when any card shows public records."""


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
    missing: bool = False
    """The data do not hold it: shown as such, never as zero."""


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
class DataTable:
    """A small table of figures. The first cell of a row is its heading; the others are numbers."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


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
    """Jobs for which a source or a public record says that the employer sponsored before."""
    certified: int | None = None
    """Certified applications, of the list's occupations where it has any; None: not known."""
    match: str = ""
    """What came of the search for its legal entities; empty when the site has no records."""


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of a whole, with its n."""

    count: int
    of: int

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.count / self.of


@dataclass(frozen=True, slots=True)
class LevelShare:
    """One prevailing wage level among the applications that state a level."""

    level: str
    """I, II, III or IV."""
    count: int
    share: float
    """0 to 1."""
    before: float
    """Share of the lower levels together: where this one's part of a strip begins."""


@dataclass(frozen=True, slots=True)
class LevelMix:
    """Certified applications by prevailing wage level."""

    n: int
    """Those that state a level."""
    levels: tuple[LevelShare, ...]


@dataclass(frozen=True, slots=True)
class OfferedPay:
    """Offered yearly pay of certified applications, as words."""

    n: int
    low: str
    """25th percentile."""
    median: str
    high: str
    """75th percentile."""


@dataclass(frozen=True, slots=True)
class FilingFigures:
    """Statistics of single applications. None where fewer than the floor stand behind one."""

    pay: OfferedPay | None
    levels: LevelMix | None
    withdrawn: Portion | None
    """Certified and later withdrawn, of all that were certified at first."""
    placed: Portion | None
    """Those that place the worker with another employer, when they are half or more."""


@dataclass(frozen=True, slots=True)
class FilerRow:
    """One of those who file for an occupation."""

    employer: Link
    """The address is empty where this site has no page of the employer."""
    jobs: int
    """Its open jobs of this role on this site."""
    jobs_url: str
    """The search, set to those jobs; empty where the search cannot name the employer."""
    certified: int
    figures: FilingFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFilings:
    """Who files for the occupations of a role."""

    scope: str
    """What is counted in which days, from which source, with the totals."""
    notes: tuple[str, ...]
    """What an application is, which visa classes are counted, and what the statistics rest on."""
    has_details: bool
    """Whether any of the filers shown has enough single applications for a statistic."""
    filers: tuple[FilerRow, ...]
    filers_total: int
    total: FilingFigures
    floor: int
    """Values behind a printed statistic."""
    states: Chart | None
    trend: Chart | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class LevelWage:
    """One prevailing wage level in one area."""

    level: str
    """I, II, III or IV."""
    wage: str
    """A year; empty where none is published."""
    reached: int
    """Jobs whose posted pay begins at this level or above."""


@dataclass(frozen=True, slots=True)
class AreaLevels:
    """The four levels of a role's occupation in one area, and the jobs there."""

    area: str
    jobs: int
    paid: int
    """Jobs there whose posted pay can be compared."""
    levels: tuple[LevelWage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WageLevels:
    """Posted pay against prevailing wage levels."""

    occupation: str
    """The occupation whose levels are printed, with its code."""
    areas: tuple[AreaLevels, ...]
    more_areas: bool
    """Whether there are further areas."""
    chart: Chart
    """Jobs of the list by the level their posted pay begins at."""
    source: Link
    """The wages with the days for which they hold; the address may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedTitles:
    """Job titles that workers of an occupation report."""

    titles: tuple[str, ...]
    total: int
    source: Source
    licence: str


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A legal entity matched to an employer."""

    name: str
    spellings: int
    certified: int
    """Certified applications, all years of the data."""
    approvals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityPanel:
    """The legal entities behind an employer's name."""

    how: str
    """How they were found; empty without a match."""
    entities: tuple[EntityRow, ...]
    """Those matched, the one with most applications first."""
    more: int
    """How many are left out."""
    source: Source | None
    """Where an alias or a brand is known from."""
    correction_url: str
    has_filings: bool
    """Whether the site's data count applications; if not, an entity's number of them is not known."""
    has_approvals: bool
    """Whether the site's data hold petitions."""


@dataclass(frozen=True, slots=True)
class OccupationRow:
    """An employer's certified applications for one occupation."""

    occupation: str
    years: tuple[int, ...]
    """In the order of the table's years; empty where the data do not tell the years apart."""
    certified: int
    """In the counted span."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerFilings:
    """An employer's applications by occupation and year."""

    scope: str
    notes: tuple[str, ...]
    has_details: bool
    """Whether single applications stand behind the counts: without them there are no statistics."""
    years: tuple[tuple[str, bool], ...]
    """(fiscal year, whether the data hold it)."""
    rows: tuple[OccupationRow, ...]
    rest: OccupationRow | None
    """The occupations left out, together."""
    total_row: OccupationRow
    total: FilingFigures
    floor: int
    source: Source


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """H-1B petitions decided in one fiscal year."""

    year: str
    decisions: tuple[int, ...]
    """Initial approvals and denials, continuing approvals and denials; empty where the data lack the year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerRecords:
    """What public records hold of an employer. Without a sure match there are no figures."""

    note: str
    """What the records do not hold, or that there are none; empty where they say it themselves."""
    entities: EntityPanel | None = None
    filings: EmployerFilings | None = None
    approvals: tuple[ApprovalRow, ...] = ()
    """The newest year first."""
    approvals_scope: str = ""
    """The set of decisions with its days."""
    approvals_source: Source | None = None
    cap_exempt: str = ""
    """The kind the name points to, which may be outside the yearly H-1B limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSet:
    """One set of public records and what became of its rows."""

    title: str
    url: str
    licence: str
    licence_url: str
    """Empty where the licence has no text of its own to link to."""
    attribution: str
    table: str
    """What the set holds."""
    days: str
    """`1 Oct 2024 to 30 Jun 2025`."""
    missing: tuple[str, ...]
    """Quarters or years in between that the set does not hold."""
    read: int
    kept: int
    rejected: tuple[tuple[str, int], ...]
    """(reason, rows)."""
    notes: tuple[tuple[str, int], ...]
    """(what was mended, rows)."""
    demo: bool


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
    records: tuple[Link, ...] = ()
    """The public records behind the evidence with their days; an address may be empty."""


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
class MatchNote:
    """The legal entities behind an employer's name and how they were found."""

    entities: str
    how: str
    source: Link | None
    """Where a brand or a listed name is known from; its address may be empty."""
    report_url: str
    """Prefilled address for saying that the match is wrong; empty when the site takes no reports."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the evidence ladder on a posting's page, strongest first."""

    badge: Badge
    explanation: str
    """What this evidence means and does not mean."""
    date: date | None
    source: str
    """Who the words or the record come from; a set of records with the days that are counted."""
    source_url: str = ""
    figures: DataTable | None = None
    notes: tuple[str, ...] = ()
    """What the figures do not show: visa classes, withdrawn applications."""
    match: MatchNote | None = None
    facts: tuple[FactNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """What can and cannot be known of one visa."""

    visa: Link
    record: str
    """What public records exist."""
    unknowable: str


@dataclass(frozen=True, slots=True)
class WageStep:
    """One prevailing wage level of an occupation in an area."""

    level: str
    yearly: str
    hourly: str
    reached: bool
    """Whether the posted pay, or a part of its range, lies at this level."""


@dataclass(frozen=True, slots=True)
class PlaceLevels:
    """The four levels of one area and where the posted pay stands."""

    area: str
    answer: str
    """`level II to III`; empty without pay to compare."""
    below: bool
    """Whether the posted pay, or a part of its range, is below level I."""
    steps: tuple[WageStep, ...]


@dataclass(frozen=True, slots=True)
class WagePanel:
    """Posted pay held against the prevailing wage levels."""

    answer: str
    """In one sentence."""
    occupation: str
    notes: tuple[str, ...]
    """How it was compared: the conversion, ranges, what is left out."""
    areas: tuple[PlaceLevels, ...]
    more_areas: int
    source: Link
    """The wage table with its days."""
    facts: tuple[FactNote, ...]
    """What a level means for the selection, as dated facts."""


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
    silent: str
    """That the posting's words are silent, when what is known is of the employer alone."""
    record_note: str
    """What is to be said of public records that gave no rung; empty when they gave all they could."""
    record_report_url: str
    """Prefilled address for saying which company is meant."""
    limits: tuple[Limit, ...]
    """What cannot be known, for each visa named and always for H-1B."""
    limits_note: str
    """For which visas public records exist at all."""
    wages: WagePanel | None
    wage_note: str
    """Why there is no comparison with wage levels, when `wages` is None."""
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
    facts: tuple[FactNote, ...]
    records: tuple[RecordSet, ...] = ()
    """The sets of public records."""


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
