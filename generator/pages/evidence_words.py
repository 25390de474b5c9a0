"""Sentences about public records: filings, petitions, and what they show on the rungs of the ladder.

Every page takes its words from here and from the modules of days, entities and missing records, so that one
thing is said in one way. No sentence says more than the records: an application (LCA) is an intent to hire, a
petition is not a person, and what is missing from the data is neither none nor no.
"""

from collections.abc import Iterable, Mapping, Sequence

from generator.domain.visa import VISA_BY_SLUG
from generator.evidence.ladder import Evidence, Rung, classes_of
from generator.evidence.records import Approvals, Filings, PublicRecords
from generator.pages.entity_words import short_match
from generator.pages.heads import shortened
from generator.pages.record_days import FISCAL_YEAR, counted_span, set_words, short_span
from generator.pages.words import counted

_TITLE_LENGTH = 100
SILENT = (
    "The words we have of this posting say neither yes nor no about sponsorship. What follows is about the "
    "employer; it is not an answer for this job."
)
LIST_TERMS = (
    "A labor condition application (LCA) is an employer's intent to hire, not an approval and not an offer. "
    f"{FISCAL_YEAR}"
)
LCA_COVERS = (
    "Labor condition applications (LCAs) are filed for H-1B, H-1B1 and E-3 alone. One is an intent to hire, "
    "not an approval and not an offer."
)
LIMITS = (
    "Labor condition applications (LCAs) exist for H-1B, H-1B1 and E-3 alone. For TN, O-1, L-1, J-1 and F-1 "
    "no public record by employer exists."
)
CLASS_NOT_NAMED = "The records do not name the visa class (H-1B, H-1B1 or E-3)."
OCCUPATION_UNCLEAR = "Applications whose occupation the records do not name clearly are counted here too."
RECORD_RUNGS = (Rung.FILINGS_SAME, Rung.FILINGS_OTHER, Rung.APPROVALS)
"""Rungs that public records give, strongest first."""


def certified_words(count: int) -> str:
    """`1 certified LCA`, `1,204 certified LCAs`."""
    return counted(count, "certified LCA")


def occupation_words(soc: str, title: str) -> str:
    """`Software Developers (15-1252)`; the records do not always name an occupation that can be read."""
    named = shortened(title, _TITLE_LENGTH)
    return f"{named} ({soc})" if title and soc and title != soc else named or soc or "Occupation not clear"


def classes_words(classes: Mapping[str, int]) -> str:
    """Certified applications by visa class in one sentence; one for those whose class is not named."""
    named = [
        f"{VISA_BY_SLUG[slug].name} {count:,}"
        for slug, count in sorted(classes.items(), key=lambda item: (-item[1], item[0]))
        if slug in VISA_BY_SLUG and count
    ]
    unnamed = classes.get("", 0)
    if not named:
        return CLASS_NOT_NAMED
    rest = f", class not named {unnamed:,}" if unnamed else ""
    return f"By visa class: {', '.join(named)}{rest}."


def withdrawn_words(filings: Iterable[Filings], records: PublicRecords) -> str:
    """Applications withdrawn after certification and denied ones, counted nowhere else; or nothing."""
    listed = tuple(filings)
    withdrawn, denied = (sum(each.withdrawn for each in listed), sum(each.denied for each in listed))
    if records.detailed is None or not (withdrawn or denied):
        return ""
    parts = []
    if withdrawn:
        parts.append(f"{withdrawn:,} certified and later withdrawn")
    if denied:
        parts.append(f"{denied:,} denied")
    return f"Not counted above: {' and '.join(parts)} ({set_words(records.detailed, records.detailed_span)})."


def approvals_words(approvals: Sequence[Approvals]) -> str:
    """`7 H-1B petitions approved in FY2023: 3 initial, 4 continuing`, of the latest year with any."""
    decided = [each for each in approvals if each.initial_approvals or each.continuing_approvals]
    if not decided:
        return ""
    year = max(decided, key=lambda each: each.year)
    total = counted(year.initial_approvals + year.continuing_approvals, "H-1B petition")
    return (
        f"{total} approved in FY{year.year}: {year.initial_approvals:,} initial, "
        f"{year.continuing_approvals:,} continuing"
    )


def rung_words(evidence: Evidence, records: PublicRecords, *, occupation_known: bool = True) -> str:
    """What records show on one rung, with its days: `212 certified LCAs for this occupation, FY2025`.

    Empty for rungs that do not come from records.
    """
    if evidence.rung is Rung.APPROVALS:
        return approvals_words(evidence.approvals)
    if evidence.rung not in RECORD_RUNGS:
        return ""
    span = counted_span(records)
    days = f", {short_span(span)}" if span else ""
    if evidence.rung is Rung.FILINGS_SAME:
        which = "for this occupation"
    else:
        which = "for other occupations" if occupation_known else "(this job's occupation is not known)"
    return f"{certified_words(evidence.count)} {which}{days}"


def card_words(
    ladder: Iterable[Evidence], records: PublicRecords, *, occupation_known: bool = True
) -> tuple[Rung | None, str]:
    """The strongest rung of public records with its line and the entity: what a card has room for."""
    evidence = next((each for each in ladder if each.rung in RECORD_RUNGS), None)
    if evidence is None:
        return None, ""
    line = rung_words(evidence, records, occupation_known=occupation_known)
    match = f"; {short_match(evidence.match)}" if evidence.match else ""
    return evidence.rung, f"{line}{match}"


def occupation_rows(evidence: Evidence, shown: int) -> tuple[tuple[str, str], ...]:
    """(occupation, certified) of the largest occupations; the last row counts those left out."""
    ranked = sorted(evidence.filings, key=lambda each: (-each.certified, each.soc))
    rows = [(occupation_words(each.soc, each.title), f"{each.certified:,}") for each in ranked[:shown]]
    rest = ranked[shown:]
    if rest:
        certified = sum(each.certified for each in rest)
        rows.append((counted(len(rest), "more occupation"), f"{certified:,}"))
    return tuple(rows)


def evidence_classes(evidence: Evidence) -> str:
    """The visa classes of a rung's applications as a sentence."""
    return classes_words(classes_of(evidence))
