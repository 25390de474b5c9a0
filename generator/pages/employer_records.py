"""What public records hold of one employer: its legal entities, its filings and its petitions."""

from generator.domain.records import DataSet
from generator.evidence.cap_exempt import cap_exempt_kind
from generator.evidence.entity import EntityMatch, LegalEntity
from generator.evidence.records import Approvals, EmployerRecord, Filings
from generator.insight.employers import Employer
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.entity_words import how_words, match_source, report_subject, shown_name, whole_name
from generator.pages.evidence_words import LCA_COVERS, classes_words, occupation_words, withdrawn_words
from generator.pages.filing_trend import YEARS_TOGETHER
from generator.pages.heads import report_link
from generator.pages.missing_records import record_note
from generator.pages.model.filings import EmployerFilings, OccupationRow
from generator.pages.model.parts import Source
from generator.pages.model.records import ApprovalRow, EmployerRecords, EntityPanel, EntityRow
from generator.pages.record_days import FISCAL_YEAR, counted_span, set_words, span_of
from generator.pages.record_figures import details_scope, figures_of, fiscal_years, lacks_year, source_of
from generator.pages.words import counted

_OCCUPATIONS_SHOWN = 10
_YEARS_SHOWN = 6
_ENTITIES_SHOWN = 8


def employer_records(slug: str, book: Book) -> EmployerRecords:
    """The part of an employer's page that public records fill; without records it says so."""
    employer, records = book.catalogue.employers[slug], book.records
    record = records.by_employer.get(slug)
    return EmployerRecords(
        note=record_note(record, records, employer.name),
        entities=_entities(record.match, slug, employer, book) if record else None,
        filings=_filings(record, book) if record else None,
        approvals=_approvals(record, records.petitions) if record else (),
        approvals_scope=set_words(records.petitions) if records.petitions else "",
        approvals_source=source_of(records.petitions) if records.petitions else None,
        cap_exempt=_cap_exempt(employer),
    )


# ---- Legal entities


def _entities(match: EntityMatch, slug: str, employer: Employer, book: Book) -> EntityPanel:
    """Those matched. Who else could be meant stands in the note; no figure of theirs is shown here."""
    source = match_source(match)
    return EntityPanel(
        how=how_words(match),
        entities=tuple(_entity_row(entity) for entity in match.entities[:_ENTITIES_SHOWN]),
        more=max(0, len(match.entities) - _ENTITIES_SHOWN),
        source=Source(source.text, source.url) if source else None,
        correction_url=report_link(book, urls.employer(slug), report_subject(employer.name)),
        has_filings=book.records.counted is not None,
        has_approvals=book.records.petitions is not None,
    )


def _entity_row(entity: LegalEntity) -> EntityRow:
    return EntityRow(
        shown_name(entity.name),
        len(entity.spellings),
        entity.filings,
        entity.approvals,
        whole=whole_name(entity.name),
    )


# ---- Filings


def _filings(record: EmployerRecord, book: Book) -> EmployerFilings | None:
    """Applications by occupation and year, also those before the counted span; None where there are none."""
    records, total = book.records, record.total
    if records.counted is None or total is None or not (total.certified or total.years):
        return None
    floor = book.settings.floors.statistics
    ranked = sorted(
        (each for each in record.filings if each.certified or each.years),
        key=lambda each: (-each.certified, each.soc),
    )
    shown, rest = ranked[:_OCCUPATIONS_SHOWN], ranked[_OCCUPATIONS_SHOWN:]
    years = _years((*shown, total), records.counted)
    notes = (
        "" if years else f"There are no columns by year. {YEARS_TOGETHER}",
        LCA_COVERS,
        classes_words(dict(total.classes)),
        details_scope(total, records, floor),
        withdrawn_words([total], records),
        FISCAL_YEAR,
    )
    return EmployerFilings(
        scope=set_words(records.counted, counted_span(records)),
        notes=tuple(note for note in notes if note),
        has_details=total.details >= floor,
        years=tuple((f"FY{year}", not lacks_year(records.counted, year)) for year in years),
        rows=tuple(_occupation_row(each, years) for each in shown),
        rest=_rest_row(rest, years) if rest else None,
        total_row=_row("All occupations", [total], years),
        total=figures_of(total, floor),
        floor=floor,
        source=source_of(records.counted),
    )


def _years(shown: tuple[Filings, ...], data: DataSet) -> tuple[int, ...]:
    """The last fiscal years of the data; none where they are told apart for fewer than half of the rows."""
    if 2 * sum(bool(each.years) for each in shown) < len(shown):
        return ()
    return tuple(fiscal_years(span_of(data)))[-_YEARS_SHOWN:]


def _occupation_row(filings: Filings, years: tuple[int, ...]) -> OccupationRow:
    name = occupation_words(filings.soc, filings.title) or "Occupation not clear"
    return _row(name, [filings], years)


def _rest_row(rest: list[Filings], years: tuple[int, ...]) -> OccupationRow:
    return _row(counted(len(rest), "more occupation"), rest, years)


def _row(name: str, filings: list[Filings], years: tuple[int, ...]) -> OccupationRow:
    """Together; without years where one of them does not tell its years apart."""
    told = all(each.years or not each.certified for each in filings)
    by_year = tuple(sum(dict(each.years).get(year, 0) for each in filings) for year in years)
    return OccupationRow(name, by_year if told else (), sum(each.certified for each in filings))


# ---- Petitions and kinds


def _approvals(record: EmployerRecord, data: DataSet | None) -> tuple[ApprovalRow, ...]:
    """By fiscal year, the newest first; years that the data lack stand among them."""
    if data is None or not record.approvals:
        return ()
    missing = {year for year in fiscal_years(span_of(data)) if lacks_year(data, year)}
    by_year = {each.year: each for each in record.approvals}
    return tuple(
        _approval_row(year, by_year.get(year)) for year in sorted(missing | by_year.keys(), reverse=True)
    )


def _approval_row(year: int, decided: Approvals | None) -> ApprovalRow:
    if decided is None:
        return ApprovalRow(f"FY{year}", ())
    return ApprovalRow(
        f"FY{year}",
        (
            decided.initial_approvals,
            decided.initial_denials,
            decided.continuing_approvals,
            decided.continuing_denials,
        ),
    )


def _cap_exempt(employer: Employer) -> str:
    """The kind a name of the employer points to, in words."""
    kinds = (cap_exempt_kind(name) for name in (employer.name, *employer.names))
    return next((kind.value for kind in kinds if kind), "")
