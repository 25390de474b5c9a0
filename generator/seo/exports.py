"""The files that stand beside pages: feeds and downloads of lists, feeds and calendars of facts and texts."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.pages import urls
from generator.pages.book import Book
from generator.pages.outputs import JobList
from generator.pages.page_changes import PageChanges
from generator.seo.change_feeds import atom_changes, json_changes
from generator.seo.downloads import csv_download, json_download
from generator.seo.job_feeds import atom_feed, json_feed

Subject = JobList | PageChanges
"""What files are made of."""

_ListFiles = Mapping[Callable[[str], str], Callable[[JobList, Book], bytes]]
_DOWNLOADS: _ListFiles = {urls.json_download: json_download, urls.csv_download: csv_download}
_FEEDS: _ListFiles = {urls.atom_feed: atom_feed, urls.json_feed: json_feed}
_OF_CHANGES: Mapping[Callable[[str], str], Callable[[PageChanges, Book], bytes]] = {
    urls.atom_changes: atom_changes,
    urls.json_changes: json_changes,
}


def exported(subject: Subject, book: Book) -> Iterator[tuple[str, bytes]]:
    """The files of a list, or of a page's facts and texts: each with its address."""
    if isinstance(subject, JobList):
        for address, content in _of_list(subject).items():
            yield address(subject.url), content(subject, book)
        return
    for address, feed in _OF_CHANGES.items():
        yield address(subject.url), feed(subject, book)
    if subject.calendar:
        # Most builds after an edit make no calendar, and its library takes long to import.
        from generator.seo.calendars import fact_calendar  # noqa: PLC0415

        yield subject.calendar, fact_calendar(subject, book)


def export_addresses(subjects: Iterable[Subject]) -> frozenset[str]:
    """The addresses of all these files."""
    return frozenset(address for subject in subjects for address in _addresses(subject))


def _of_list(subject: JobList) -> _ListFiles:
    return {**_DOWNLOADS, **_FEEDS} if subject.has_feeds else _DOWNLOADS


def _addresses(subject: Subject) -> Iterator[str]:
    forms: Iterable[Callable[[str], str]] = _of_list(subject) if isinstance(subject, JobList) else _OF_CHANGES
    for form in forms:
        yield form(subject.url)
    if isinstance(subject, PageChanges) and subject.calendar:
        yield subject.calendar
