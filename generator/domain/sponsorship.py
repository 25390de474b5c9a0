"""What is said about visa sponsorship, and by whom.

The stance comes from the words of the posting. A source may report a stance, but without quoted words it
stays the source's report; the employer's past filings never make a stance.
"""

from dataclasses import dataclass
from enum import StrEnum

from generator.domain.model import Model


class Stance(StrEnum):
    """What the words say. `UNSTATED` is neither yes nor no."""

    OFFERED = "offered"
    REFUSED = "refused"
    CONDITIONAL = "conditional"
    UNSTATED = "unstated"


class ReportedStance(StrEnum):
    """The stances a source may report."""

    OFFERED = "offered"
    REFUSED = "refused"
    CONDITIONAL = "conditional"


class Basis(StrEnum):
    """What a source's report rests on."""

    STATED = "stated"
    """The source says that the posting states it."""
    EMPLOYER_HISTORY = "employer_history"
    """The employer has sponsored before; this says nothing of the posting."""


class SourceReport(Model):
    """What a source says about sponsorship for one posting."""

    stance: ReportedStance | None = None
    """offered, refused or conditional."""
    visas: tuple[str, ...] = ()
    """Visa kinds named, such as H-1B or TN."""
    basis: Basis = Basis.STATED
    """stated: in the posting's words; employer_history: the employer sponsored before."""
    quote: str | None = None
    """The words of the posting that say so."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The stance of one text, with the words that prove it."""

    stance: Stance = Stance.UNSTATED
    quote: str = ""
    """An exact part of the text; empty when nothing decides."""
    visas: tuple[str, ...] = ()
    """Names of `VISAS` (or of other countries' permits) in the deciding statement, in its order."""
    country: str = ""
    """Name of the country the statement is about, when it is another than the United States."""
    flags: tuple[str, ...] = ()
    """Why: citizenship, export_control, foreign_offer, authorization_only ..."""
    accepts: tuple[str, ...] = ()
    """Visa kinds the statement welcomes although sponsorship is refused ("OPT and TN welcome")."""
    rules: tuple[str, ...] = ()
    """Names of the matcher's rules that spoke, the deciding one first."""
