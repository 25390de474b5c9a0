"""Long lists in stable slices, with the parts that all pages of a list share."""

from collections.abc import Iterable, Sequence

from generator.evidence.entity import Certainty
from generator.evidence.ladder import Rung
from generator.evidence.records import EmployerRecord
from generator.insight.catalogue import Jobs
from generator.insight.jobs import Job
from generator.insight.statistics import rung_counts
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.cards import card_of, shows_records
from generator.pages.evidence_words import LIST_TERMS
from generator.pages.heads import head_of
from generator.pages.page import (
    Bar,
    Chart,
    Count,
    Download,
    EmployerRow,
    Head,
    Link,
    Listing,
    Pager,
    StanceCount,
)
from generator.pages.words import RUNG_LABELS, noun_for, rung_badge

_PAST = frozenset({Rung.FILINGS_SAME, Rung.FILINGS_OTHER, Rung.APPROVALS, Rung.HISTORY})
"""What a source or public records say of the employer's past."""


def pages_needed(total: int, per_page: int) -> int:
    """Pages of a list; an empty list has one."""
    return max(1, -(-total // per_page))


def listing_of(jobs: Jobs, number: int, list_url: str, book: Book) -> Listing:
    """Page `number` (from 1) of a list."""
    per_page = book.settings.per_page
    start = (number - 1) * per_page
    shown = jobs[start : start + per_page]
    refusing = next((i for i, job in enumerate(shown) if job.rung is Rung.REFUSED), None)
    cards = tuple(card_of(job, book) for job in shown)
    return Listing(
        cards=cards,
        pager=pager_of(len(jobs), number, per_page, list_url),
        refusing_from=refusing,
        terms=LIST_TERMS if any(shows_records(card) for card in cards) else "",
    )


def numbered_heading(heading: str, number: int) -> str:
    """The heading of page `number` of a list: further pages say which they are."""
    return heading if number == 1 else f"{heading}, page {number}"


def list_head(book: Book, listing: Listing, list_url: str, title: str, description: str) -> Head:
    """The head of one page of a list: its feeds and its neighbours are named."""
    pager = listing.pager
    return head_of(
        book,
        urls.numbered(list_url, pager.number),
        title,
        description,
        feeds=feeds_of(list_url),
        previous=pager.previous,
        following=pager.next,
    )


def pager_of(total: int, number: int, per_page: int, list_url: str) -> Pager:
    """Where page `number` stands among the pages of a list."""
    pages = pages_needed(total, per_page)
    return Pager(
        number=number,
        pages=pages,
        first=min((number - 1) * per_page + 1, total),
        last=min(number * per_page, total),
        total=total,
        links=_pager_links(number, pages, list_url),
        previous=urls.numbered(list_url, number - 1) if number > 1 else "",
        next=urls.numbered(list_url, number + 1) if number < pages else "",
    )


def counts_of(jobs: Jobs) -> tuple[Count, ...]:
    """Distinct jobs, postings and employers of a list."""
    postings = sum(len(job.adverts) for job in jobs)
    employers = len({job.employer for job in jobs})
    return (
        Count(len(jobs), noun_for(len(jobs), "job"), f"{urls.METHOD}#number-jobs"),
        Count(postings, noun_for(postings, "posting"), f"{urls.METHOD}#number-jobs"),
        Count(employers, noun_for(employers, "employer"), f"{urls.METHOD}#number-employers"),
    )


def stances_of(jobs: Jobs, facets: dict[str, Sequence[str]]) -> tuple[StanceCount, ...]:
    """Jobs of the list on each rung, each with the search set to it."""
    return tuple(
        StanceCount(rung_badge(rung), count, urls.search(**facets, stance=[RUNG_LABELS[rung]]))
        for rung, count in rung_counts(jobs)
    )


def feeds_of(list_url: str) -> tuple[Link, ...]:
    """The feeds of a list."""
    return (Link("Atom feed", urls.atom_feed(list_url)), Link("JSON Feed", urls.json_feed(list_url)))


def downloads_of(list_url: str) -> tuple[Download, ...]:
    """The list as files."""
    return (
        Download("JSON", urls.json_download(list_url)),
        Download("CSV", urls.csv_download(list_url)),
    )


def employer_rows(jobs: Jobs, book: Book, socs: tuple[str, ...] = ()) -> tuple[EmployerRow, ...]:
    """Employers of a list, the one with most jobs first; `socs` are the list's occupations, if it has any."""
    by_employer: dict[str, list[Job]] = {}
    for job in jobs:
        by_employer.setdefault(job.employer, []).append(job)
    order = sorted(by_employer.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(employer_row(slug, listed, book, socs) for slug, listed in order)


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
    """The employer's page; empty when it has none."""
    floor = max(1, book.settings.floors.employer)
    return urls.employer(slug) if len(book.catalogue.by_employer.get(slug, ())) >= floor else ""


def _certified(record: EmployerRecord | None, socs: tuple[str, ...]) -> int | None:
    """Certified applications of a sure match; None when it is not known whose they would be."""
    if record is None or record.match.certainty is not Certainty.MATCHED:
        return None
    if socs:
        return sum(each.certified for each in record.filings_for(socs))
    return record.total.certified if record.total else 0


def chart_of(
    chart_id: str,
    title: str,
    description: str,
    headings: tuple[str, str],
    rows: Iterable[tuple[str, int, str]],
) -> Chart:
    """Bars of (label, value, address), each with its share of the largest."""
    listed = tuple(rows)
    largest = max((value for _, value, _ in listed), default=0) or 1
    bars = tuple(Bar(label, value, value / largest, url) for label, value, url in listed)
    return Chart(chart_id, title, description, headings[0], headings[1], bars)


def _pager_links(number: int, pages: int, list_url: str) -> tuple[tuple[int, str], ...]:
    """First, last and the neighbours of the current page; (0, "") where numbers are left out."""
    wanted = sorted({1, pages, *range(max(1, number - 2), min(pages, number + 2) + 1)})
    links: list[tuple[int, str]] = []
    for page in wanted:
        if links and page > links[-1][0] + 1:
            links.append((0, ""))
        links.append((page, urls.numbered(list_url, page)))
    return tuple(links)
