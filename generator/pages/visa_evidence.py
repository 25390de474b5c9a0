"""What the data of this site holds for one visa, and which jobs its list counts."""

from generator.domain.visa import VisaKind
from generator.evidence.records import Filings
from generator.insight.catalogue import Jobs
from generator.insight.jobs import Job
from generator.pages.book import Book
from generator.pages.evidence_words import CLASS_NOT_NAMED, LCA_COVERS
from generator.pages.missing_records import NO_FILINGS_DATA, no_record_words
from generator.pages.model.figures import DataTable
from generator.pages.model.parts import Link
from generator.pages.record_days import FISCAL_YEAR, counted_span, set_link
from generator.pages.words import counted, listed_names, noun_for

PETITIONS = "How many H-1B petitions USCIS decided for a company stands on the employer's page."
_ROLES_SHOWN = 12


def visa_scope(visa: VisaKind, book: Book, jobs: str = "jobs") -> str:
    """Which jobs the list counts; `jobs` says which of all, such as `Backend Engineer jobs in the USA`."""
    rest = "Other jobs may sponsor it too; no evidence that we have says so."
    if not visa.lca_based or book.records.counted is None:
        return (
            f"Counted here: open {jobs} whose posting or source names {visa.name} and does not rule it out. "
            f"{rest}"
        )
    unnamed = " An LCA of which the visa class is not named counts for H-1B." if visa.slug == "h-1b" else ""
    return (
        f"Counted here: open {jobs} whose posting or source names {visa.name}, and those whose matched "
        f"employer has certified labor condition applications (LCAs) for {visa.name} in the same occupation; "
        f"not the jobs that refuse sponsorship.{unnamed} {rest}"
    )


def visa_evidence(visa: VisaKind, jobs: Jobs, book: Book) -> tuple[str, ...]:
    """What the data of this site holds for a visa."""
    if not visa.lca_based:
        return (no_record_words(visa),)
    if book.records.counted is None:
        return (NO_FILINGS_DATA,)
    sentences = [LCA_COVERS]
    if not _names_classes(book):
        sentences.append(CLASS_NOT_NAMED)
    if visa.slug == "h-1b" or _names_classes(book):
        sentences.append(_share_by_words(visa, jobs))
    else:
        sentences.append(f"So no application of this data can be counted for {visa.name}.")
    if visa.slug == "h-1b" and book.records.petitions:
        sentences.append(PETITIONS)
    return (*sentences, FISCAL_YEAR)


def _share_by_words(visa: VisaKind, jobs: Jobs) -> str:
    """How many jobs of the list stand on it by words, and how many by filings alone."""
    worded = sum(_is_named(visa.name, job) for job in jobs)
    filed = len(jobs) - worded
    return (
        f"Of {counted(len(jobs), 'job')} on this list, {worded:,} {noun_for(worded, 'names', 'name')} "
        f"{visa.name} in the words of the posting or its source and {filed:,} {noun_for(filed, 'is', 'are')} "
        "here by the employer's certified LCAs alone."
    )


def _is_named(name: str, job: Job) -> bool:
    return any(name in (*evidence.visas, *evidence.accepts) for evidence in job.ladder)


def evidence_sets(visa: VisaKind, book: Book) -> tuple[Link, ...]:
    records = book.records
    if not visa.lca_based:
        return ()
    counted_set = (set_link(records.counted, counted_span(records)),) if records.counted else ()
    petitions = (set_link(records.petitions),) if records.petitions and visa.slug == "h-1b" else ()
    return (*counted_set, *petitions)


def filings_by_role(visa: VisaKind, book: Book) -> DataTable | None:
    """Certified applications for the occupations of each role; roles of the same occupations share a row."""
    if not visa.lca_based:
        return None
    roles: dict[tuple[str, ...], list[str]] = {}
    counts: dict[tuple[str, ...], int] = {}
    for slug, record in sorted(book.records.by_role.items()):
        certified = _certified(visa, record.total)
        if certified and slug in book.roles:
            roles.setdefault(record.socs, []).append(book.roles[slug].title)
            counts[record.socs] = certified
    ranked = sorted(counts.items(), key=lambda item: (-item[1], roles[item[0]]))[:_ROLES_SHOWN]
    if not ranked:
        return None
    return DataTable(
        "Certified LCAs of all employers for the occupations of our roles. An occupation can stand behind "
        "several roles, so the rows do not add up.",
        ("Role", "Certified"),
        tuple((listed_names(roles[socs], 3), f"{certified:,}") for socs, certified in ranked),
    )


def _certified(visa: VisaKind, total: Filings) -> int:
    """Applications that count for a visa: those of its class, and for H-1B those without a named class."""
    classes = dict(total.classes)
    unnamed = classes.get("", 0) if visa.slug == "h-1b" else 0
    return classes.get(visa.slug, 0) + unnamed


def _names_classes(book: Book) -> bool:
    """Whether the records name the visa class of any application."""
    return any(slug for record in book.records.by_role.values() for slug, _ in record.total.classes)
