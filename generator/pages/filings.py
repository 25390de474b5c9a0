"""Who files for the occupations of a role: the largest filers, where the work is, and the trend."""

from collections.abc import Mapping, Sequence

from generator.domain.records import DataSet, Table
from generator.domain.role import Role
from generator.domain.visa import VisaKind
from generator.evidence.records import Filer, Filings, OccupationRecord, PublicRecords
from generator.insight.catalogue import Jobs
from generator.insight.employers import Employer
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.employer_rows import employer_address
from generator.pages.employers import has_employer_facet
from generator.pages.entity_words import shown_name, whole_name
from generator.pages.evidence_words import (
    LCA_COVERS,
    certified_words,
    classes_words,
    occupation_words,
    withdrawn_words,
)
from generator.pages.filing_trend import filing_trend, trend_note
from generator.pages.heads import shortened
from generator.pages.missing_records import NO_FILINGS_DATA, no_record_words
from generator.pages.model.filings import FilerRow, RoleFilings
from generator.pages.model.parts import Link, Source
from generator.pages.model.records import ReportedTitles
from generator.pages.record_days import FISCAL_YEAR, counted_span, set_words
from generator.pages.record_figures import (
    detailed_days,
    details_scope,
    figures_of,
    filing_states,
    has_figures,
    source_of,
)
from generator.pages.words import counted, listed_names

OPEN_JOBS = "“Open jobs here” are this role's open jobs in this site's data, whatever their postings say."
_FILERS_SHOWN = 6
_TITLES_SHOWN = 12
_TITLE_LENGTH = 80
_OCCUPATIONS_NAMED = 4
Facets = Mapping[str, Sequence[str]]


def role_filings(slug: str, facets: Facets, book: Book) -> RoleFilings | None:
    """The filings behind a role; `facets` are the search's values for the role's whole list.

    None without a set that counts applications, or when it holds none for the role's occupations.
    """
    records = book.records
    found = records.by_role.get(slug)
    if records.counted is None or found is None or not found.total.certified:
        return None
    floor = book.settings.floors.statistics
    role, jobs = book.roles[slug], book.catalogue.by_role.get(slug, ())
    rows = tuple(_filer_row(filer, jobs, facets, book) for filer in found.filers[:_FILERS_SHOWN])
    return RoleFilings(
        scope=_scope(found, role, records.counted, records),
        notes=_notes(found.total, records, floor),
        has_details=any(has_figures(row.figures) for row in rows),
        filers=rows,
        filers_total=found.filers_total,
        total=figures_of(found.total, floor),
        floor=floor,
        states=filing_states(found.total, detailed_days(records), floor),
        trend=filing_trend(found, records, floor),
        trend_note=trend_note(found, records, floor),
        sources=_sources(records.counted, records.detailed),
    )


def filings_note(slug: str, visa: VisaKind | None, book: Book) -> str:
    """Why a role's page has no table of filers."""
    if visa and not visa.lca_based:
        return no_record_words(visa)
    if book.records.counted is None:
        return NO_FILINGS_DATA
    days = set_words(book.records.counted, counted_span(book.records))
    occupations = _occupations(book.roles[slug], book.records)
    if not _covered(book.roles[slug].occupation.soc, book.records.counted):
        return f"No data on {occupations}: {days} leaves them out. This is not a no."
    return f"No certified LCA for {occupations} in {days}."


def _covered(socs: Sequence[str], data: DataSet) -> tuple[str, ...]:
    """Those occupations of which a set can hold applications."""
    return tuple(soc for soc in socs if not data.covers or soc in data.covers)


def reported_titles(role: Role, records: PublicRecords) -> ReportedTitles | None:
    """Job titles that O*NET reports for the role's usual occupation."""
    soc = role.occupation.soc[0]
    titles = records.reported_titles.get(soc, ())
    source = next((each for each in records.sets if each.table is Table.OCCUPATIONS), None)
    if not titles or source is None:
        return None
    return ReportedTitles(
        titles=tuple(shortened(title, _TITLE_LENGTH) for title in titles[:_TITLES_SHOWN]),
        total=len(titles),
        source=source_of(source),
        licence=source.licence,
    )


def _scope(found: OccupationRecord, role: Role, counted_set: DataSet, records: PublicRecords) -> str:
    return (
        f"{certified_words(found.total.certified)} for {_occupations(role, records)} by "
        f"{counted(found.filers_total, 'filer')}: {set_words(counted_set, counted_span(records))}."
    )


def _occupations(role: Role, records: PublicRecords) -> str:
    """The role's occupations with their codes."""
    codes = role.occupation.soc
    titles = {codes[0]: role.occupation.title, **records.soc_titles}
    return listed_names([occupation_words(soc, titles.get(soc, "")) for soc in codes], _OCCUPATIONS_NAMED)


def _notes(total: Filings, records: PublicRecords, floor: int) -> tuple[str, ...]:
    classes = f"All visa classes are counted together. {classes_words(dict(total.classes))}"
    notes = (
        LCA_COVERS,
        OPEN_JOBS,
        classes,
        details_scope(total, records, floor),
        withdrawn_words([total], records),
        FISCAL_YEAR,
    )
    return tuple(note for note in notes if note)


def _filer_row(filer: Filer, jobs: Jobs, facets: Facets, book: Book) -> FilerRow:
    employer = book.catalogue.employers.get(filer.slug)
    count = sum(job.employer == filer.slug for job in jobs) if filer.slug else 0
    name = employer.name if employer else filer.name
    return FilerRow(
        employer=Link(shown_name(name), employer_address(filer.slug, book)),
        jobs=count,
        jobs_url=_jobs_url(employer, facets, book) if employer and count else "",
        certified=filer.filings.certified,
        figures=figures_of(filer.filings, book.settings.floors.statistics),
        whole=whole_name(name),
    )


def _jobs_url(employer: Employer, facets: Facets, book: Book) -> str:
    """The search, set to the employer's jobs of the role, where the search knows employers by name."""
    return urls.search(**facets, employer=[employer.name]) if has_employer_facet(book) else ""


def _sources(counted_set: DataSet, detailed: DataSet | None) -> tuple[Source, ...]:
    """The sets behind the figures that have an address, each once."""
    sets = dict.fromkeys([source_of(counted_set), *([source_of(detailed)] if detailed else [])])
    return tuple(source for source in sets if source.url)
