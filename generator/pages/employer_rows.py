"""Employers as rows of a table: their jobs, what these say, and their certified applications."""

from collections.abc import Sequence

from generator.evidence.entity import Certainty
from generator.evidence.ladder import Rung
from generator.evidence.records import EmployerRecord
from generator.insight.catalogue import Jobs
from generator.insight.jobs import Job
from generator.pages import urls
from generator.pages.book import Book, once_for_each_book
from generator.pages.model.listing import EmployerRow
from generator.pages.model.parts import Link

_PAST = frozenset({Rung.FILINGS_SAME, Rung.FILINGS_OTHER, Rung.APPROVALS, Rung.HISTORY})
"""What a source or public records say of the employer's past."""


def employer_rows(jobs: Jobs, book: Book, socs: tuple[str, ...] = ()) -> tuple[EmployerRow, ...]:
    """Employers of a list, the one with most jobs first; `socs` are the list's occupations, if it has any."""
    return tuple(employer_row(slug, listed, book, socs) for slug, listed in by_size(jobs))


def by_size(jobs: Jobs) -> list[tuple[str, list[Job]]]:
    """Slugs of employers with their jobs of a list, in the order of `employer_rows`."""
    by_employer: dict[str, list[Job]] = {}
    for job in jobs:
        by_employer.setdefault(job.employer, []).append(job)
    return sorted(by_employer.items(), key=lambda item: (-len(item[1]), item[0]))


def employer_row(slug: str, jobs: Sequence[Job], book: Book, socs: tuple[str, ...] = ()) -> EmployerRow:
    """One employer with its jobs, and its applications for `socs` or, without any, for all occupations."""
    rungs = [job.rung for job in jobs]
    record = book.records.by_employer.get(slug)
    return EmployerRow(
        employer=Link(book.catalogue.employers[slug].name, employer_address(slug, book)),
        jobs=len(jobs),
        offers=sum(rung in {Rung.OFFERED, Rung.CONDITIONAL} for rung in rungs),
        refusals=rungs.count(Rung.REFUSED),
        history=sum(any(evidence.rung in _PAST for evidence in job.ladder) for job in jobs),
        certified=_certified(record, socs) if book.records.counted else None,
        match=record.match.certainty.value if record else "",
    )


def employer_address(slug: str, book: Book) -> str:
    """The employer's page; empty when it has none: it has no open job, or fewer than the floor."""
    return page_of_employer(book, slug)


@once_for_each_book
def page_of_employer(book: Book, slug: str) -> str:
    """The same, asked of the book."""
    floor = max(1, book.settings.floors.employer)
    return urls.employer(slug) if len(book.catalogue.by_employer.get(slug, ())) >= floor else ""


def _certified(record: EmployerRecord | None, socs: tuple[str, ...]) -> int | None:
    """Certified applications of a sure match; None when it is not known whose they would be."""
    if record is None or record.match.certainty is not Certainty.MATCHED:
        return None
    if socs:
        return sum(each.certified for each in record.filings_for(socs))
    return record.total.certified if record.total else 0
