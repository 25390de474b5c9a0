"""Lists of jobs: cards, what is known of each job, and the pages that carry a list."""

from dataclasses import dataclass
from datetime import date

from generator.pages.model.page import Page
from generator.pages.model.parts import CountedLink, DataDay, Download, Link


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
    last_seen: DataDay | None
    closes_on: date | None
    postings: int
    """How many postings advertise this job."""
    records: str = ""
    """What public records show of the employer, when words decide and the badge does not say it."""
    wage_level: str = ""
    """`level II to III in San Jose-Sunnyvale-Santa Clara, CA`, or empty when it cannot be said."""
    new_until: date | None = None
    """The last day on which it can be called new; None when it is not new on the day of the data."""
    closed_after: date | None = None
    """The last day on which any of its postings is open; None when one of them states no such day."""
    away: str = ""
    """The host that `url` leads to, when the posting has no page on this site."""


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
    """Feeds of the list's jobs."""
    changes: tuple[Link, ...] = ()
    """Feeds of what changes in the page's facts and texts."""
    downloads: tuple[Download, ...] = ()
