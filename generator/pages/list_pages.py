"""What every page of a list has: its head, its trail, counts, one slice of the jobs, feeds and files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from generator.domain.countries import country_name
from generator.insight.catalogue import Jobs
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.heads import LONGEST_TITLE, head_of, report_link, shortened
from generator.pages.lists import changes_of, counts_of, downloads_of, feeds_of, listing_of, stances_of
from generator.pages.model.listing import Count, Listing, StanceCount
from generator.pages.model.page import Head
from generator.pages.model.parts import Download, Link
from generator.pages.words import NOT_STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSubject:
    """What one list is about, in words and addresses."""

    url: str
    """Address of its first page."""
    heading: str
    title: str = ""
    """Title of the first page; empty: its heading."""
    further: str = ""
    """Heading of the pages after the first, without their number; empty: the first page's."""
    description: str
    scope: str
    """One sentence: which jobs are counted."""
    trail: tuple[Link, ...]
    """Breadcrumbs behind the home page."""
    facets: Mapping[str, Sequence[str]]
    """The search's filters that give the same jobs; empty when it cannot filter so."""
    changes: bool = False
    """Whether changes of the page's facts and texts are a feed."""
    one_employer: bool = False
    """Then employers are not counted."""


class ListParts(TypedDict):
    """Values of those fields of a `ListPage` that all lists fill in one way."""

    url: str
    heading: str
    head: Head
    breadcrumbs: tuple[Link, ...]
    report_url: str
    counts: tuple[Count, ...]
    stances: tuple[StanceCount, ...]
    listing: Listing
    scope: str
    search_url: str
    feeds: tuple[Link, ...]
    changes: tuple[Link, ...]
    downloads: tuple[Download, ...]


def list_parts(subject: ListSubject, jobs: Jobs, number: int, book: Book) -> ListParts:
    """The parts of page `number` (from 1) of a list."""
    url = urls.numbered(subject.url, number)
    further = f"{subject.further or subject.heading}, page {number}"
    listing = listing_of(jobs, number, subject.url, book)
    return ListParts(
        url=url,
        heading=subject.heading if number == 1 else further,
        head=_head(subject, listing, _title(subject, number), book),
        breadcrumbs=(Link("Home", urls.HOME), *subject.trail),
        report_url=report_link(book, url, subject.heading),
        counts=counts_of(jobs)[:2] if subject.one_employer else counts_of(jobs),
        stances=stances_of(jobs, subject.facets),
        listing=listing,
        scope=subject.scope,
        search_url=urls.search(**subject.facets) if subject.facets else "",
        feeds=_feeds(subject, book),
        changes=_changes(subject, book),
        downloads=downloads_of(subject.url),
    )


def scope_facet(book: Book) -> dict[str, Sequence[str]]:
    """The search's countries that equal the scope of the site's lists."""
    return {"country": [*(country_name(code) for code in book.settings.countries), NOT_STATED]}


def _head(subject: ListSubject, listing: Listing, title: str, book: Book) -> Head:
    """The head of one page of a list: its feeds and its neighbours are named."""
    pager = listing.pager
    place = f"Page {pager.number} of {pager.pages}. " if pager.number > 1 else ""
    return head_of(
        book,
        urls.numbered(subject.url, pager.number),
        _numbered(title, pager.number),
        place + subject.description,
        indexable=subject.url not in book.closed,
        feeds=(*_feeds(subject, book), *_changes(subject, book)),
        previous=pager.previous,
        following=pager.next,
    )


def _title(subject: ListSubject, number: int) -> str:
    return (subject.title or subject.heading) if number == 1 else (subject.further or subject.heading)


def _numbered(title: str, number: int) -> str:
    """The title with the page's number, which stays when a long title is cut."""
    if number == 1:
        return title
    end = f", page {number}"
    return shortened(title, LONGEST_TITLE - len(end)) + end


def _feeds(subject: ListSubject, book: Book) -> tuple[Link, ...]:
    return feeds_of(subject.url) if subject.url not in book.closed else ()


def _changes(subject: ListSubject, book: Book) -> tuple[Link, ...]:
    return changes_of(subject.url) if subject.changes and subject.url not in book.closed else ()
