"""The state of each page as it is published, and the day on which its content last changed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from generator.domain.last_publication import LastPublication, PageRecord
from generator.pages.model.listing import ListPage
from generator.pages.model.page import Page, Site
from generator.seo.content_digest import ContentDigests, content_digests, frame_digest


@dataclass(frozen=True, slots=True)
class PageState:
    """A page as it was made now."""

    url: str
    kind: str
    """The kind of page, as the sitemap names it."""
    indexable: bool
    content: ContentDigests
    frame: str
    """Digest of its file but for the names of assets."""
    count: int | None
    """Distinct jobs of its list; None for a page without one."""
    template: str = ""
    """The template it was made with."""
    dated: bool = False
    """Whether another day of the data may change the digests of its content."""


def page_state(url: str, kind: str, page: Page, site: Site, html: bytes) -> PageState:
    """The state of a finished page and its file."""
    count = page.listing.pager.total if isinstance(page, ListPage) else None
    content = content_digests(page, site)
    return PageState(url, kind, page.head.indexable, content, frame_digest(html), count, dated=content.dated)


def page_records(
    states: Iterable[PageState], previous: LastPublication | None, today: date
) -> dict[str, PageRecord]:
    """The pages by address: one that says what it said keeps its day, every other has the pages' day."""
    return {state.url: _record(state, previous, today) for state in sorted(states, key=lambda each: each.url)}


def _record(state: PageState, previous: LastPublication | None, today: date) -> PageRecord:
    record = PageRecord(
        kind=state.kind,
        indexable=state.indexable,
        lastmod=today,
        data=state.content.data,
        words=state.content.words,
        facts=state.content.facts,
        frame=state.frame,
        count=state.count,
    )
    before = previous.pages.get(state.url) if previous else None
    if before is None or not says_the_same(record, before):
        return record
    return replace(record, lastmod=min(before.lastmod, today))  # no page has a day that has not come


def says_the_same(record: PageRecord, before: PageRecord) -> bool:
    """Whether main content, structured data and links are what they were, for the same readers."""
    return _content(record) == _content(before)


def _content(record: PageRecord) -> tuple[object, ...]:
    return record.kind, record.indexable, record.data, record.words, record.facts
