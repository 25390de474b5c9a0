"""Certified applications of a role and of an employer, with their statistics."""

from dataclasses import dataclass

from generator.pages.model.figures import Chart
from generator.pages.model.parts import Link, Source


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
    whole: str = ""
    """The whole legal name where the one shown is shortened."""


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
    trend_note: str
    """Why there is no trend; empty where there is one."""
    sources: tuple[Source, ...]


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
