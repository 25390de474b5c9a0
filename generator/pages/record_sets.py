"""The sets of public records behind the evidence: where they come from, which days, what was left out."""

from collections.abc import Mapping

from generator.domain.records import DataSet, Table
from generator.evidence.records import PublicRecords, Span
from generator.pages.model.parts import Link
from generator.pages.model.records import RecordSet
from generator.pages.record_days import set_link, span_of, wage_year_words
from generator.pages.words import day_words

_TABLES = {
    Table.LCA: "Labor condition applications, one by one",
    Table.LCA_COUNTS: "Certified labor condition applications, counted by employer, job title and occupation",
    Table.USCIS: "Decided H-1B petitions by employer, year and place",
    Table.WAGES: "Prevailing wages by occupation and area",
    Table.AREAS: "The counties of each wage area",
    Table.OCCUPATIONS: "Occupations and job titles reported for them",
}
_LICENCES = {"CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/"}
_ONET = (
    "O*NET is a trademark of the US Department of Labor, Employment and Training Administration (USDOL/ETA), "
    "whose database it is. This site shows some of its titles as they are. USDOL/ETA has not approved, "
    "endorsed or tested this site."
)
_BEHIND_EVIDENCE = (Table.LCA, Table.LCA_COUNTS, Table.USCIS, Table.WAGES)


def record_sets(records: PublicRecords) -> tuple[RecordSet, ...]:
    """Every set, in the order of the tables."""
    return tuple(_record_set(each) for each in sorted(records.sets, key=_order))


def evidence_links(records: PublicRecords) -> tuple[Link, ...]:
    """The sets behind filings, petitions and wages with the days that count, for one line."""
    return tuple(
        _link(each, records) for each in sorted(records.sets, key=_order) if each.table in _BEHIND_EVIDENCE
    )


def _link(data: DataSet, records: PublicRecords) -> Link:
    if data.table is Table.WAGES:
        return Link(wage_year_words(data), data.url or "")
    return set_link(data, _span(data, records))


def _span(data: DataSet, records: PublicRecords) -> Span:
    """The days for which figures are printed, or else all the set's."""
    if records.counted and data.table is records.counted.table and records.counted_span:
        return records.counted_span
    if records.detailed and data.table is records.detailed.table and records.detailed_span:
        return records.detailed_span
    return span_of(data)


def _order(data: DataSet) -> int:
    return list(Table).index(data.table)


def _record_set(data: DataSet) -> RecordSet:
    return RecordSet(
        title=data.title,
        url=data.url or "",
        licence=data.licence,
        licence_url=_LICENCES.get(data.licence, ""),
        attribution=_ONET if data.table is Table.OCCUPATIONS and not data.demo else "",
        table=_table_words(data),
        days=f"{day_words(data.first)} to {day_words(data.last)}",
        missing=data.missing,
        read=data.read,
        kept=data.kept,
        rejected=_ranked(data.rejected),
        notes=_ranked(data.notes),
        demo=data.demo,
    )


def _table_words(data: DataSet) -> str:
    """What a row is; for an excerpt also the occupations it holds."""
    words = _TABLES[data.table]
    return f"{words}; an excerpt of the occupations {', '.join(data.covers)} alone" if data.covers else words


def _ranked(rows: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The most rows first, then by reason."""
    return tuple(sorted(rows.items(), key=lambda item: (-item[1], item[0])))
