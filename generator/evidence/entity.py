"""Which legal entities stand behind an employer's name, and how that is known."""

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """How the entities were found, in the words shown to readers."""

    SAME_NAME = "same name"
    """The name in the postings is the legal name but for its legal form and spelling."""
    ALIAS = "alias file"
    """`content/employers.yaml` names the entities."""
    BRAND = "brand"
    """The shipped list of brands names the entities."""
    TRADE_NAME = "trade name"
    """A filing states the name as the entity's trade name (doing business as)."""


class Certainty(StrEnum):
    """What came of the search."""

    MATCHED = "matched"
    AMBIGUOUS = "ambiguous"
    """Several entities could be meant. Nothing of them is shown as the employer's."""
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class LegalEntity:
    """One legal name, with the spellings under which records hold it."""

    name: str
    """The spelling with most records."""
    spellings: tuple[str, ...]
    """All spellings as the records hold them, sorted; the queries look for exactly these."""
    filings: int
    """Certified applications under all spellings, all years of the data."""
    approvals: int = 0
    """Approved petitions under all spellings, all years of the data."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that was considered."""

    entity: LegalEntity
    score: float
    """0 to 1: how much of the name agrees. It orders candidates; it is never shown as a probability."""
    reason: str
    """Why it was taken or left, in a few words for editors."""


@dataclass(frozen=True, slots=True)
class EntityMatch:
    """The answer for one employer."""

    certainty: Certainty
    entities: tuple[LegalEntity, ...] = ()
    """Those matched, most filings first; empty unless `certainty` is matched."""
    how: How | None = None
    source: str = ""
    """Title of the source an alias or a brand is known from."""
    source_url: str = ""
    candidates: tuple[Candidate, ...] = ()
    """Best first, at most ten: for `rolepages explain` and for editors who mend an ambiguous match."""
