"""What public records hold of an employer and of an occupation, and the sets they come from."""

from dataclasses import dataclass

from generator.pages.model.filings import EmployerFilings
from generator.pages.model.parts import Source


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
    whole: str = ""
    """The whole name where `name` is shortened."""


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
