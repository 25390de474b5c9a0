"""What public records say of employers and occupations, counted for one site.

Every number rests on exactly one set of records, and a figure carries the days it covers. Sets overlap (an
application can stand in a file of single applications and in a file of counts), so they are never added up.
The values are made by `records.store`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.domain.records import DataSet
from generator.evidence.entity import EntityMatch


@dataclass(frozen=True, slots=True)
class Span:
    """The days a figure covers, as federal fiscal years (1 October to 30 September) or quarters of them."""

    first: date
    last: date
    missing: tuple[str, ...] = ()
    """Quarters or years in between that the data do not hold: `FY2025 Q4`."""


@dataclass(frozen=True, slots=True)
class PaySpread:
    """Offered yearly pay of certified applications: the lower bound of each offer, 2,080 hours a year."""

    n: int
    quarter: float
    median: float
    three_quarters: float


@dataclass(frozen=True, slots=True)
class Filings:
    """Applications for one occupation (or all) by one employer's matched entities (or by all).

    `certified` comes from the counting set and its span; the figures below `details` come from single
    applications and their span, and are empty without such a set.
    """

    soc: str
    """SOC 2018 code; empty for all occupations together."""
    title: str
    """Title of the occupation."""
    certified: int
    """Certified applications in the counted span. Withdrawn ones are not among them."""
    years: tuple[tuple[int, int], ...] = ()
    """(fiscal year, certified) of all the data, years without any left out; empty when a set cannot tell."""
    classes: tuple[tuple[str, int], ...] = ()
    """(visa slug, certified) in the counted span; the slug is empty where no class is named."""
    details: int = 0
    """Certified applications in the detailed span, on which the figures below rest."""
    withdrawn: int = 0
    """Certified and later withdrawn, in the detailed span."""
    denied: int = 0
    levels: tuple[int, int, int, int] = (0, 0, 0, 0)
    """Certified applications at prevailing wage level I, II, III, IV; others state none."""
    pay: PaySpread | None = None
    secondary: int = 0
    """Certified applications that place the worker with another employer."""
    secondary_of: int = 0
    """Certified applications whose layout tells where the worker is placed."""
    states: tuple[tuple[str, int], ...] = ()
    """(state code, certified) by place of work, the most first."""


@dataclass(frozen=True, slots=True)
class Approvals:
    """H-1B petitions USCIS decided for the matched entities in one fiscal year."""

    year: int
    initial_approvals: int
    initial_denials: int
    continuing_approvals: int
    continuing_denials: int


@dataclass(frozen=True, slots=True)
class EmployerRecord:
    """What public records hold of one employer of the postings."""

    match: EntityMatch
    """The legal entities and how they were matched. Without a sure match everything below is empty."""
    filings: tuple[Filings, ...] = ()
    """By occupation, the one with most certified applications first."""
    total: Filings | None = None
    """All occupations together; None without any application."""
    approvals: tuple[Approvals, ...] = ()
    """By fiscal year, oldest first."""

    def filings_for(self, socs: tuple[str, ...]) -> tuple[Filings, ...]:
        """Those of the given occupations with certified applications in the counted span."""
        return tuple(each for each in self.filings if each.soc in socs and each.certified)


@dataclass(frozen=True, slots=True)
class Filer:
    """One of those who file for an occupation."""

    name: str
    """The employer's name on this site, or the legal name where no employer of the postings is matched."""
    slug: str
    """The employer's slug on this site; empty where none is matched."""
    filings: Filings


@dataclass(frozen=True, slots=True)
class OccupationRecord:
    """Who files for a group of occupations (those of one role), taken together."""

    socs: tuple[str, ...]
    total: Filings
    filers: tuple[Filer, ...]
    """The largest, most certified applications first, then by name."""
    filers_total: int
    """How many legal names or matched employers there are."""
    quarters: tuple[tuple[str, int], ...] = ()
    """(`2025-Q3`, certified) by fiscal quarter of decision, in the data of single applications."""


@dataclass(frozen=True, slots=True)
class PublicRecords:
    """All that pages may say from public records. An empty one stands for a site without evidence."""

    sets: tuple[DataSet, ...] = ()
    counted: DataSet | None = None
    """The set that counts certified applications; None: no such data, which is not the same as none filed."""
    counted_span: Span | None = None
    """The last four fiscal quarters of that data, or its last four fiscal years when it has no quarters."""
    detailed: DataSet | None = None
    """The set of single applications."""
    detailed_span: Span | None = None
    petitions: DataSet | None = None
    """The set of USCIS decisions."""
    by_employer: Mapping[str, EmployerRecord] = field(default_factory=dict)
    """By the employer's slug; every employer of the postings once there is any evidence."""
    by_role: Mapping[str, OccupationRecord] = field(default_factory=dict)
    """By the role's slug."""
    wages: "WageTable | None" = None
    soc_titles: Mapping[str, str] = field(default_factory=dict)
    """Title of every occupation met, by SOC 2018 code."""
    reported_titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Job titles that O*NET reports, by SOC 2018 code."""


@dataclass(frozen=True, slots=True)
class PrevailingWage:
    """The four levels of one occupation in one area, US dollars an hour; None where none is published."""

    soc: str
    area: str
    levels: tuple[float | None, float | None, float | None, float | None]


@dataclass(frozen=True, slots=True)
class WageTable:
    """Prevailing wages of one wage year for the occupations of the site's roles."""

    first: date
    last: date
    wages: Mapping[tuple[str, str], PrevailingWage]
    """By (SOC 2018 code, area's number)."""
    area_names: Mapping[str, str]
    counties: Mapping[tuple[str, str], str]
    """(state code, county in small letters without the word county) -> area's number."""
    source: DataSet
