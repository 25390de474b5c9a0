"""Long lists in stable slices, with the parts that all pages of a list share."""

from collections.abc import Iterable, Mapping, Sequence

from generator.evidence.ladder import Rung
from generator.insight.catalogue import Jobs
from generator.insight.statistics import rung_counts
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.cards import card_of, shows_records
from generator.pages.evidence_words import LIST_TERMS
from generator.pages.model.listing import Count, Listing, Pager, StanceCount
from generator.pages.model.parts import CountedLink, Download, Link
from generator.pages.words import RUNG_LABELS, noun_for, rung_badge


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


def stances_of(jobs: Jobs, facets: Mapping[str, Sequence[str]]) -> tuple[StanceCount, ...]:
    """Jobs of the list on each rung, each with the search set to it where `facets` filter to the list."""
    return tuple(
        StanceCount(
            rung_badge(rung),
            count,
            urls.search(**facets, stance=[RUNG_LABELS[rung]]) if facets else "",
        )
        for rung, count in rung_counts(jobs)
    )


def most_first(links: Iterable[CountedLink]) -> tuple[CountedLink, ...]:
    """Links with most jobs first, equal ones by their texts."""
    return tuple(sorted(links, key=lambda link: (-link.count, link.text)))


def feeds_of(list_url: str) -> tuple[Link, ...]:
    """The feeds of a list's jobs."""
    return (Link("Atom feed", urls.atom_feed(list_url)), Link("JSON Feed", urls.json_feed(list_url)))


def changes_of(page_url: str) -> tuple[Link, ...]:
    """The feeds of what changes in a page's facts and texts."""
    return (
        Link("Changes of facts and texts (Atom)", urls.atom_changes(page_url)),
        Link("Changes of facts and texts (JSON Feed)", urls.json_changes(page_url)),
    )


def downloads_of(list_url: str) -> tuple[Download, ...]:
    """The list as files."""
    return (
        Download("JSON", urls.json_download(list_url)),
        Download("CSV", urls.csv_download(list_url)),
    )


def _pager_links(number: int, pages: int, list_url: str) -> tuple[tuple[int, str], ...]:
    """First, last and the neighbours of the current page; (0, "") where numbers are left out."""
    wanted = sorted({1, pages, *range(max(1, number - 2), min(pages, number + 2) + 1)})
    links: list[tuple[int, str]] = []
    for page in wanted:
        if links and page > links[-1][0] + 1:
            links.append((0, ""))
        links.append((page, urls.numbered(list_url, page)))
    return tuple(links)
