"""The rungs of one posting, strongest first and a refusal before all.

The stance comes from words. A source that reports a stance without the words stands on a rung of its own,
and an employer's history, told by a source or found in public records, never becomes a stance.
"""

from dataclasses import dataclass
from enum import StrEnum

from generator.domain.posting import Posting
from generator.domain.sponsorship import Basis, Claim, ReportedStance, SourceReport, Stance
from generator.domain.visa import VISAS
from generator.evidence.cap_exempt import CapExemptKind
from generator.evidence.entity import EntityMatch
from generator.evidence.records import Approvals, Filings


class Rung(StrEnum):
    """What the evidence amounts to, in the order in which it is shown."""

    REFUSED = "refused"
    OFFERED = "offered"
    CONDITIONAL = "conditional"
    REPORTED = "reported"
    """A source says that the posting offers sponsorship, without quoting it."""
    FILINGS_SAME = "filings-same"
    """The employer has certified applications (LCAs) for the job's occupation."""
    FILINGS_OTHER = "filings-other"
    """The employer has certified applications, all for other occupations."""
    APPROVALS = "approvals"
    """The employer has approved H-1B petitions."""
    HISTORY = "history"
    """A source says that the employer sponsored before; our data hold no record of it."""
    CAP_EXEMPT = "cap-exempt"
    """The employer's name is that of a kind that may be outside the yearly H-1B limit."""
    UNKNOWN = "unknown"


RUNGS = tuple(Rung)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One rung with its proof."""

    rung: Rung
    quote: str = ""
    """Words of the posting."""
    visas: tuple[str, ...] = ()
    """Names of the visas in the statement."""
    accepts: tuple[str, ...] = ()
    """Names of statuses welcomed although sponsorship is refused."""
    country: str = ""
    """The country the statement is about, when it is another than the United States."""
    citizenship: bool = False
    """The posting asks for citizenship or permanent residence."""
    reported: bool = False
    """The source says so; its data do not hold the words."""
    filings: tuple[Filings, ...] = ()
    """Applications for the job's occupations, or for all others, with most first."""
    count: int = 0
    """Certified applications in the counted span, or approved petitions of the latest year."""
    approvals: tuple[Approvals, ...] = ()
    """Decided petitions by fiscal year, oldest first."""
    match: EntityMatch | None = None
    """The legal entities the records are of."""
    kind: CapExemptKind | None = None


_BY_STANCE = {
    Stance.REFUSED: Rung.REFUSED,
    Stance.OFFERED: Rung.OFFERED,
    Stance.CONDITIONAL: Rung.CONDITIONAL,
}
_SLUG_BY_NAME = {visa.name: visa.slug for visa in VISAS}


def ladder_of(posting: Posting, claim: Claim, past: tuple[Evidence, ...] = ()) -> tuple[Evidence, ...]:
    """Every rung that holds, strongest first; `UNKNOWN` alone when none does.

    `past` is what public records say of the employer; see `past_of`.
    """
    found = [*_from_words(claim), *_from_source(posting.sponsorship), *past]
    by_rung = {evidence.rung: evidence for evidence in reversed(found)}
    ladder = tuple(by_rung[rung] for rung in RUNGS if rung in by_rung)
    return ladder or (Evidence(Rung.UNKNOWN),)


def visas_with_evidence(ladder: tuple[Evidence, ...]) -> tuple[str, ...]:
    """Slugs of the visas for which the posting counts; a refusal leaves only what it welcomes."""
    refusal = next((evidence for evidence in ladder if evidence.rung is Rung.REFUSED), None)
    names = refusal.accepts if refusal else [name for rung in ladder for name in rung.visas]
    slugs = {_SLUG_BY_NAME[name] for name in names if name in _SLUG_BY_NAME}
    if refusal is None:
        slugs = slugs.union(*(_visas_of_filings(evidence) for evidence in ladder))
    return tuple(sorted(slugs))


def classes_of(evidence: Evidence) -> dict[str, int]:
    """Certified applications by visa slug; the slug is empty where the records name no class."""
    counts: dict[str, int] = {}
    for filings in evidence.filings:
        for slug, certified in filings.classes:
            counts[slug] = counts.get(slug, 0) + certified
    return counts


def _visas_of_filings(evidence: Evidence) -> set[str]:
    """Visas for which filings for the same occupation count.

    An application serves H-1B, H-1B1 or E-3. One whose class the records do not name counts for H-1B, the
    class of nearly all of them; pages say that the class is not stated.
    """
    if evidence.rung is not Rung.FILINGS_SAME:
        return set()
    return {slug or "h-1b" for slug, certified in classes_of(evidence).items() if certified}


def _from_words(claim: Claim) -> list[Evidence]:
    rung = _BY_STANCE.get(claim.stance)
    if rung is None:
        return []
    return [
        Evidence(
            rung,
            quote=claim.quote,
            visas=claim.visas,
            accepts=claim.accepts,
            country=claim.country,
            citizenship="citizenship" in claim.flags,
        )
    ]


def _from_source(report: SourceReport | None) -> list[Evidence]:
    if report is None:
        return []
    if report.basis is Basis.EMPLOYER_HISTORY:
        return [Evidence(Rung.HISTORY, visas=report.visas, reported=True)]
    if report.stance is None:
        return []
    if report.quote:
        return [Evidence(_BY_STANCE[Stance(report.stance)], report.quote, report.visas)]
    refused = report.stance is ReportedStance.REFUSED
    rung = Rung.REFUSED if refused else Rung.REPORTED
    return [Evidence(rung, visas=report.visas, reported=True)]
