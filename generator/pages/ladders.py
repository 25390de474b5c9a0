"""The evidence of one posting as its page shows it: each rung with its figures, its source and its match."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.domain.posting import Source
from generator.domain.visa import VISA_BY_SLUG, VISAS, VisaKind
from generator.evidence.cap_exempt import CapExemptKind
from generator.evidence.entity import Certainty, EntityMatch
from generator.evidence.ladder import Evidence
from generator.evidence.ladder import Rung as Kind
from generator.evidence.records import Approvals
from generator.insight.employers import Employer
from generator.insight.jobs import Advert, Job
from generator.pages import urls
from generator.pages.articles import fact_note
from generator.pages.book import Book
from generator.pages.data_days import data_day, seen_day
from generator.pages.entity_words import entity_names, how_in_short, how_words, match_source, report_subject
from generator.pages.evidence_words import (
    OCCUPATION_UNCLEAR,
    evidence_classes,
    occupation_rows,
    rung_words,
    withdrawn_words,
)
from generator.pages.heads import report_link
from generator.pages.missing_records import NO_FILINGS_DATA, record_note
from generator.pages.model.figures import DataTable
from generator.pages.model.parts import FactNote, Link
from generator.pages.model.posting import Limit, MatchNote, Rung
from generator.pages.record_days import counted_span, set_words, span_words
from generator.pages.words import RUNG_MEANINGS, badge_of

_OCCUPATIONS_SHOWN = {Kind.FILINGS_SAME: 8, Kind.FILINGS_OTHER: 5}
_FILINGS = (Kind.FILINGS_SAME, Kind.FILINGS_OTHER)
_OCCUPATIONS_LISTED = 10
_YEARS_SHOWN = 4
RESEARCH_FACT = "cap_exempt_research"
_ALWAYS = "h-1b"
_UNKNOWN_OCCUPATION = (
    "The employer has certified labor condition applications (LCAs). Which occupation this job belongs to is "
    "not known here, so they cannot be compared with it."
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The posting a ladder is of."""

    advert: Advert
    source: Source
    employer: Employer
    url: str
    """Of its page."""
    socs: tuple[str, ...]
    """Occupations of the job."""


def rungs_of(ladder: Iterable[Evidence], subject: Subject, book: Book) -> tuple[Rung, ...]:
    """The rungs of a posting's page; entities are listed once and later rungs point to them."""
    rungs: list[Rung] = []
    for evidence in ladder:
        rung = _rung(evidence, subject, book)
        if rung.match and any(each.match == rung.match for each in rungs):
            rung = replace(rung, match=_same_entities(evidence.match))
        rungs.append(rung)
    return tuple(rungs)


def _same_entities(match: EntityMatch | None) -> MatchNote:
    """Entities that an earlier rung lists, with how they were matched in a few words."""
    how = f" ({how_in_short(match)})" if match and match.how else ""
    return MatchNote(f"the same as above{how}", "", None, "")


def _rung(evidence: Evidence, subject: Subject, book: Book) -> Rung:
    if evidence.rung in _FILINGS:
        return _filings_rung(evidence, subject, book)
    if evidence.rung is Kind.APPROVALS:
        return _approvals_rung(evidence, subject, book)
    if evidence.rung is Kind.CAP_EXEMPT:
        return _cap_exempt_rung(evidence, book)
    return _words_rung(evidence, subject, book)


def records_note(subject: Subject, book: Book) -> tuple[str, str]:
    """What is to be said of records that gave no rung, and where to report which company is meant."""
    name, record = subject.employer.name, book.records.by_employer.get(subject.employer.slug)
    note = record_note(record, book.records, name)
    has_records = note and note != NO_FILINGS_DATA
    return note, _report(subject, book) if has_records else ""


def limits_of(named: Iterable[str], book: Book) -> tuple[Limit, ...]:
    """What cannot be known of the visas named (by name) and always of H-1B."""
    names = {*named, VISA_BY_SLUG[_ALWAYS].name}
    return tuple(
        Limit(
            Link(visa.name, urls.visa(visa.slug)),
            book.visa_texts[visa.slug].head.public_record,
            book.visa_texts[visa.slug].head.unknowable,
        )
        for visa in VISAS
        if visa.name in names and has_text(visa, book)
    )


def filings_record(job: Job, book: Book) -> Mapping[str, object] | None:
    """For downloads: certified applications for the job's occupation, or else for others; None without any.

    `occupations` are the SOC 2018 codes with most of them, at most ten.
    """
    evidence = next((each for each in job.ladder if each.rung in _FILINGS), None)
    span = counted_span(book.records)
    if evidence is None or evidence.match is None or span is None:
        return None
    ranked = sorted(evidence.filings, key=lambda each: (-each.certified, each.soc))
    return {
        "rung": evidence.rung,
        "count": evidence.count,
        "span": span_words(span),
        "occupations": [each.soc for each in ranked if each.soc][:_OCCUPATIONS_LISTED],
        "entities": [entity.name for entity in evidence.match.entities],
        "how": evidence.match.how,
    }


def has_text(visa: VisaKind, book: Book) -> bool:
    """Whether the visa has a page of its own."""
    return visa.has_page and visa.slug in book.visa_texts


def _words_rung(evidence: Evidence, subject: Subject, book: Book) -> Rung:
    posting, source = subject.advert.posting, subject.source
    from_source = evidence.reported or not evidence.quote
    day = seen_day(subject.advert) or data_day(posting.updated_on or posting.posted_on, book)
    said_by = source.title if from_source else f"{posting.employer}, in this posting from {source.title}"
    return Rung(badge_of(evidence), RUNG_MEANINGS[evidence.rung], day, said_by)


def _filings_rung(evidence: Evidence, subject: Subject, book: Book) -> Rung:
    records, data = book.records, book.records.counted
    line = rung_words(evidence, records, occupation_known=bool(subject.socs))
    unclear = OCCUPATION_UNCLEAR if any(not each.soc for each in evidence.filings) else ""
    notes = (unclear, evidence_classes(evidence), withdrawn_words(evidence.filings, records))
    return Rung(
        badge_of(evidence, line),
        RUNG_MEANINGS[evidence.rung]
        if subject.socs or evidence.rung is Kind.FILINGS_SAME
        else _UNKNOWN_OCCUPATION,
        None,
        set_words(data, counted_span(records)) if data else "",
        source_url=(data.url or "") if data else "",
        figures=_occupations(evidence),
        notes=tuple(filter(None, notes)),
        match=_match(evidence.match, subject, book),
    )


def _occupations(evidence: Evidence) -> DataTable:
    return DataTable(
        "Certified LCAs by occupation and its official code",
        ("Occupation", "Certified"),
        occupation_rows(evidence, _OCCUPATIONS_SHOWN[evidence.rung]),
    )


def _approvals_rung(evidence: Evidence, subject: Subject, book: Book) -> Rung:
    records, data = book.records, book.records.petitions
    return Rung(
        badge_of(evidence, rung_words(evidence, records)),
        RUNG_MEANINGS[evidence.rung],
        None,
        set_words(data) if data else "",
        source_url=(data.url or "") if data else "",
        figures=_decisions(evidence.approvals),
        match=_match(evidence.match, subject, book),
    )


def _decisions(approvals: tuple[Approvals, ...]) -> DataTable:
    latest = sorted(approvals, key=lambda each: -each.year)[:_YEARS_SHOWN]
    rows = tuple(
        (
            f"FY{each.year}",
            f"{each.initial_approvals:,}",
            f"{each.initial_denials:,}",
            f"{each.continuing_approvals:,}",
            f"{each.continuing_denials:,}",
        )
        for each in latest
    )
    headings = ("Year", "Initial, approved", "Initial, denied", "Continuing, approved", "Continuing, denied")
    return DataTable("H-1B petitions decided, by federal fiscal year", headings, rows)


def _cap_exempt_rung(evidence: Evidence, book: Book) -> Rung:
    facts = _facts(book) if evidence.kind is CapExemptKind.RESEARCH else ()
    meaning = RUNG_MEANINGS[evidence.rung]
    return Rung(badge_of(evidence), meaning, None, "Read from the employer's name alone", facts=facts)


def _facts(book: Book) -> tuple[FactNote, ...]:
    fact = book.ledger.facts.get(RESEARCH_FACT)
    return (fact_note(RESEARCH_FACT, fact),) if fact else ()


def _match(match: EntityMatch | None, subject: Subject, book: Book) -> MatchNote | None:
    if match is None or match.certainty is not Certainty.MATCHED:
        return None
    return MatchNote(
        entities=entity_names(match),
        how=how_words(match),
        source=match_source(match),
        report_url=_report(subject, book),
    )


def _report(subject: Subject, book: Book) -> str:
    return report_link(book, subject.url, report_subject(subject.employer.name))
