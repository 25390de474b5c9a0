"""Sentences about public records: spans, filings, petitions, legal entities and how they were matched.

Every page takes its words from here, so that one thing is said in one way. No sentence says more than the
records: an application (LCA) is an intent to hire, a petition is not a person, and what is missing from the
data is neither none nor no.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from generator.domain.records import DataSet
from generator.domain.visa import VISA_BY_SLUG, VisaGroup, VisaKind
from generator.evidence.entity import Certainty, EntityMatch, How
from generator.evidence.ladder import Evidence, Rung, classes_of
from generator.evidence.records import Approvals, EmployerRecord, Filings, PublicRecords, Span
from generator.pages.page import Link
from generator.pages.words import counted, day_words

FISCAL_YEAR = "A federal fiscal year (FY) begins in October: FY2025 is October 2024 to September 2025."
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
NO_FILINGS_DATA = "This site's data holds no public filings, so nothing can be said about them here."
NO_EMPLOYER_RECORD = (
    "No public record by employer exists for {visa}. Only the words of a posting can name it."
)
PERMANENT_RECORDS = (
    "This site's data holds no records of permanent residence. Only the words of a posting count."
)

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_FISCAL_START = 10
"""The federal fiscal year begins in October."""
_ENTITIES_SHOWN = 5
_CANDIDATES_SHOWN = 5
_MISSING_SHOWN = 4
_HOW_SHORT = {
    How.SAME_NAME: "same name",
    How.ALIAS: "by this site's list of names",
    How.BRAND: "by our list of brands",
    How.TRADE_NAME: "trade name in a filing",
}
_HOW = {
    How.SAME_NAME: "Same name: the postings use the legal name, but for the legal form and the spelling.",
    How.ALIAS: "This site's list of names says which legal entities belong to the employer.",
    How.BRAND: "Our list of brands says which legal entities stand behind the name.",
    How.TRADE_NAME: "A filing states this name as the entity's trade name.",
}
RECORD_RUNGS = (Rung.FILINGS_SAME, Rung.FILINGS_OTHER, Rung.APPROVALS)
"""Rungs that public records give, strongest first."""


# ---- Spans and sets


def no_record_words(visa: VisaKind) -> str:
    """What is said of a visa for which no labor condition application is filed."""
    if visa.group is VisaGroup.PERMANENT:
        return PERMANENT_RECORDS
    return NO_EMPLOYER_RECORD.format(visa=visa.name)


def span_words(span: Span) -> str:
    """`FY2022 to FY2025`; `October 2024 to June 2025 (FY2025 Q1 to Q3; Q4 is not in the data)`.

    Days that begin or end within a quarter are named as days.
    """
    short = short_span(span)
    missing = _missing_words(span)
    if _is_whole_years(span):
        return f"{short} ({missing})" if missing else short
    if not _is_whole_quarters(span):
        return f"{short} ({missing})" if missing else short
    months = f"{_month(span.first)} to {_month(span.last)}"
    return f"{months} ({short}; {missing})" if missing else f"{months} ({short})"


def short_span(span: Span) -> str:
    """`FY2022 to FY2025`, `FY2025 Q1 to Q3`; what is missing in between is left to the full words."""
    first, last = fiscal_year(span.first), fiscal_year(span.last)
    if _is_whole_years(span):
        return f"FY{first}" if first == last else f"FY{first} to FY{last}"
    if not _is_whole_quarters(span):
        return f"{day_words(span.first)} to {day_words(span.last)}"
    start, end = f"FY{first} Q{_quarter(span.first)}", f"Q{_quarter(span.last)}"
    if first != last:
        return f"{start} to FY{last} {end}"
    return start if start.endswith(end) else f"{start} to {end}"


def span_of(data: DataSet) -> Span:
    """All the days a set covers."""
    return Span(data.first, data.last, data.missing)


def set_words(data: DataSet, span: Span | None = None) -> str:
    """A set with the days that count: `LCA disclosure data, FY2022 to FY2025`."""
    return f"{data.title}, {span_words(span or span_of(data))}"


def wage_year_words(data: DataSet) -> str:
    """Prevailing wages with their year, which is not a fiscal one: `Wages, July 2025 to June 2026`."""
    months = f"{_month(data.first)} to {_month(data.last)}"
    return data.title if months in data.title else f"{data.title}, {months}"


def set_link(data: DataSet, span: Span | None = None) -> Link:
    """A set with its days as a link to its source; the address is empty where it has none."""
    return Link(set_words(data, span), data.url or "")


def fiscal_year(day: date) -> int:
    """The federal fiscal year a day belongs to."""
    return day.year + (day.month >= _FISCAL_START)


# ---- Filings


def certified_words(count: int) -> str:
    """`1 certified LCA`, `1,204 certified LCAs`."""
    return counted(count, "certified LCA")


def occupation_words(soc: str, title: str) -> str:
    """`Software Developers (15-1252)`; the records do not always name an occupation that can be read."""
    return f"{title} ({soc})" if title and soc and title != soc else title or soc or "Occupation not clear"


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


def counted_span(records: PublicRecords) -> Span | None:
    """The days for which certified applications are counted."""
    if records.counted_span:
        return records.counted_span
    return span_of(records.counted) if records.counted else None


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


# ---- Legal entities


def entity_names(match: EntityMatch, shown: int = _ENTITIES_SHOWN) -> str:
    """`LARKSPUR SYSTEMS INC, LARKSPUR LABS LLC and 3 more`."""
    return listed_names([entity.name for entity in match.entities], shown)


def short_match(match: EntityMatch) -> str:
    """`LARKSPUR SYSTEMS INC, same name`."""
    how = f", {_HOW_SHORT[match.how]}" if match.how else ""
    return f"{entity_names(match, 1)}{how}"


def how_words(match: EntityMatch) -> str:
    """How the entities were found, as a sentence."""
    return _HOW[match.how] if match.how else ""


def match_source(match: EntityMatch) -> Link | None:
    """Where an alias or a brand is known from."""
    if not match.source and not match.source_url:
        return None
    return Link(match.source or match.source_url, match.source_url)


def report_subject(name: str) -> str:
    """Subject of a report that an employer was matched to the wrong entities."""
    return f"Wrong company matched: {name}"


def record_note(record: EmployerRecord | None, records: PublicRecords, name: str) -> str:
    """What a page says of an employer without a record to show; empty where records say it themselves.

    Unknown and not found are never shown as none filed: the name in the postings may not be the legal one.
    """
    sets = _searched(records)
    if not sets:
        return NO_FILINGS_DATA
    if record is None or record.match.certainty is Certainty.NOT_FOUND:
        return f"No record under the name {name} in {' or in '.join(sets)}. This is not a no."
    if record.match.certainty is Certainty.AMBIGUOUS:
        return _ambiguous(record.match)
    return _nothing_under(record, records)


def _nothing_under(record: EmployerRecord, records: PublicRecords) -> str:
    """The sets that hold nothing of a matched employer."""
    empty = []
    if records.counted and not any(each.certified for each in record.filings):
        empty.append(f"no certified LCA in {set_words(records.counted, records.counted_span)}")
    if records.petitions and not record.approvals:
        empty.append(f"no decided petition in {set_words(records.petitions)}")
    if not empty:
        return ""
    names = entity_names(record.match)
    note = f"Under {names} there is {' and '.join(empty)}. This is not a no."
    others = withdrawn_words([record.total], records) if record.total else ""
    certified = record.total is not None and record.total.certified
    return f"{note} {others}" if others and not certified else note


def _searched(records: PublicRecords) -> list[str]:
    sets = []
    if records.counted:
        sets.append(set_words(records.counted, records.counted_span))
    if records.petitions:
        sets.append(set_words(records.petitions))
    return sets


def _ambiguous(match: EntityMatch) -> str:
    """Which companies could be meant; it can be one alone, that is not certain to be the employer."""
    names = list(dict.fromkeys(candidate.entity.name for candidate in match.candidates))
    if len(names) == 1:
        return f"Unknown: it is not certain that {names[0]} is meant. Nothing of it is counted here."
    listed = f" ({listed_names(names, _CANDIDATES_SHOWN)})" if names else ""
    return f"Unknown: several companies could be meant{listed}. None is counted here."


def listed_names(names: Sequence[str], shown: int) -> str:
    """Names in a row, the first few of many: `A, B and 3 more`."""
    first, rest = names[:shown], len(names) - shown
    return f"{', '.join(first)} and {rest:,} more" if rest > 0 else ", ".join(first)


# ---- Evidence of one rung over its occupations


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


def _missing_words(span: Span) -> str:
    if not span.missing:
        return ""
    one_year = fiscal_year(span.first) == fiscal_year(span.last) and not _is_whole_years(span)
    prefix = f"FY{fiscal_year(span.first)} " if one_year else ""
    names = [name.removeprefix(prefix) if prefix else name for name in span.missing]
    if len(names) > _MISSING_SHOWN:
        return f"{listed_names(names, _MISSING_SHOWN)} are not in the data"
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{listed} {'is' if len(names) == 1 else 'are'} not in the data"


def _is_whole_years(span: Span) -> bool:
    return (span.first.month, _quarter(span.last)) == (_FISCAL_START, 4) and _is_whole_quarters(span)


def _is_whole_quarters(span: Span) -> bool:
    day_after = span.last + timedelta(days=1)
    return all(day.day == 1 and day.month % 3 == 1 for day in (span.first, day_after))


def _quarter(day: date) -> int:
    return (day.month - _FISCAL_START) % 12 // 3 + 1


def _month(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"
