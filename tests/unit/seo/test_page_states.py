"""The day of a page: kept while it says the same, and never one that has not come."""

from datetime import date

from generator.domain.last_publication import LastPublication
from generator.seo.content_digest import ContentDigests
from generator.seo.page_states import PageState, page_records

THEN, TODAY = date(2026, 3, 1), date(2026, 3, 31)
STATE = PageState("/a/", "roles", True, ContentDigests("d", "w", "f"), "frame", 3)


def last(state: PageState, today: date = THEN) -> LastPublication:
    return LastPublication(today, today, pages=page_records([state], None, today))


def day(state: PageState, previous: LastPublication | None) -> date:
    return page_records([state], previous, TODAY)[state.url].lastmod


def changed(**values: object) -> PageState:
    fields = {
        name: getattr(STATE, name) for name in ("url", "kind", "indexable", "content", "frame", "count")
    }
    return PageState(**{**fields, **values})


def test_a_page_that_says_the_same_keeps_its_day() -> None:
    assert day(STATE, last(STATE)) == THEN
    assert day(changed(frame="other"), last(STATE)) == THEN


def test_a_page_that_says_something_else_has_the_day_of_the_pages() -> None:
    for content in (("x", "w", "f"), ("d", "x", "f"), ("d", "w", "x")):
        assert day(changed(content=ContentDigests(*content)), last(STATE)) == TODAY
    assert day(changed(indexable=False), last(STATE)) == TODAY
    assert day(changed(kind="closed"), last(STATE)) == TODAY


def test_a_new_page_has_the_day_of_the_pages() -> None:
    assert day(STATE, None) == day(changed(url="/b/"), last(STATE)) == TODAY


def test_a_day_that_has_not_come_is_not_taken_over() -> None:
    assert day(STATE, last(STATE, date(9999, 12, 31))) == TODAY
