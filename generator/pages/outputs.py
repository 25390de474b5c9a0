"""The lists that are also feeds and downloads: each with the page it belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.domain.states import US_STATES, state_slug
from generator.domain.visa import VISA_BY_SLUG
from generator.insight.catalogue import Jobs
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.employers import employer_slugs
from generator.pages.places import state_codes
from generator.pages.role_lists import heading_of, jobs_of, role_lists
from generator.pages.visas import visa_slugs


@dataclass(frozen=True, slots=True)
class JobList:
    """A published list of jobs."""

    url: str
    """Address of its first page."""
    title: str
    jobs: Jobs
    has_feeds: bool = True
    """Whether it is told in feeds, and not only as files beside its page."""


def job_lists(book: Book) -> tuple[JobList, ...]:
    """Every list that has feeds and downloads."""
    return tuple(replace(each, has_feeds=each.url not in book.closed) for each in _lists(book))


def whole_data(book: Book) -> JobList:
    """All open jobs, for the download on the data page."""
    return JobList(urls.DATA, f"All open jobs of {book.settings.name}", book.catalogue.open)


def _lists(book: Book) -> Iterator[JobList]:
    catalogue = book.catalogue
    for which in role_lists(book):
        yield JobList(which.url, heading_of(which, book), jobs_of(which, book))
    for slug in visa_slugs(book):
        title = f"Jobs with {VISA_BY_SLUG[slug].name} evidence"
        yield JobList(urls.visa(slug), title, catalogue.by_visa.get(slug, ()))
    for slug in employer_slugs(book):
        yield JobList(
            urls.employer(slug), f"{catalogue.employers[slug].name} jobs", catalogue.by_employer[slug]
        )
    for code in state_codes(book):
        title = f"Jobs in {US_STATES[code]} with visa sponsorship"
        yield JobList(urls.place(state_slug(code)), title, catalogue.by_state[code])
