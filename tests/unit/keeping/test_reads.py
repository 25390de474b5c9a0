"""A page stands while what it was made from does; every other page is made anew."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from inspect import unwrap

import pytest

from generator.keeping.encoding import Digests
from generator.keeping.reads import (
    GROUNDED_ANSWERS,
    DigestsNow,
    KeptReads,
    Sources,
    Standing,
    given_to,
    is_of_ground,
    is_whole,
    watch_of,
)
from generator.pages.book import Book
from generator.pages.data_days import (
    has_come_for_pages,
    is_after_data,
    is_before_pages,
    is_day_of_data,
    is_new_until,
)
from generator.pages.plan import Kind, Planned, plan_of
from generator.pages.posted_levels import has_levels
from generator.pages.postings import jobs_similar_to
from generator.pages.watching import Read
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.test_posted_levels import RECORDS, YEARLY
from tests.unit.pages.test_postings import a_book

FLORIST = {**YEARLY, "title": "Florist", "employer": "Tern Labs"}


@pytest.fixture
def book() -> Book:
    return a_book(YEARLY, FLORIST, records=RECORDS)


def pages_of(book: Book) -> dict[str, Planned]:
    return {planned.url: planned for planned in plan_of(book).value.pages}


def sources_of(book: Book) -> Mapping[str, Sources]:
    watch, sources = watch_of(book), {}
    for url, planned in pages_of(book).items():
        with watch.reads.noted() as reads:
            planned.build(watch.book)
        sources[url] = Sources(given_to(planned), tuple(reads))
    return sources


def kept_of(book: Book) -> KeptReads:
    """What a build keeps of all pages of the book."""
    sources = sources_of(book)
    return Standing(KeptReads(), DigestsNow(book, Digests())).with_new(sources, sources)


def changed_pages(before: Book, after: Book) -> set[str]:
    standing = Standing(kept_of(before), DigestsNow(after, Digests()))
    return {url for url, planned in pages_of(after).items() if not standing.has(url, given_to(planned))}


def test_a_book_made_again_changes_no_page(book: Book) -> None:
    assert changed_pages(book, a_book(YEARLY, FLORIST, records=RECORDS)) == set()


def test_everything_that_pages_are_made_from_has_a_digest(book: Book) -> None:
    now = DigestsNow(book, Digests())
    for sources in sources_of(book).values():
        assert sources.given
        assert all(map(now, sources.reads))


def test_another_text_of_a_visa_changes_the_pages_that_print_it(book: Book) -> None:
    texts = {**book.visa_texts, "tn": replace(book.visa_texts["tn"], body="Boats.")}
    changed = changed_pages(book, replace(book, visa_texts=texts))
    assert "/visas/tn/" in changed
    assert "/visas/h-1b/" not in changed
    assert "/roles/backend-engineer/" not in changed


def test_another_word_in_a_posting_leaves_the_pages_of_others(book: Book) -> None:
    after = a_book(YEARLY, {**FLORIST, "description": "Boats."}, records=RECORDS)
    urls = {job.lead.posting.title: f"/jobs/{job.lead.slug}/" for job in after.catalogue.jobs}
    changed = changed_pages(book, after)
    assert urls["Florist"] in changed
    assert {"/employers/tern-labs/"} <= changed
    assert not {urls["Backend Engineer"], "/employers/larkspur-systems/"} & changed


def on(day: str, **changes: str) -> Book:
    """The book on a day of the data and of the pages, on which the data still holds both postings."""
    seen = {**YEARLY, "posted_on": "2026-02-01", "closes_on": "2026-03-30", "last_seen": day, **changes}
    other = {**seen, "title": "Florist", "employer": "Tern Labs"}
    now = date.fromisoformat(day)
    catalogue = a_catalogue(seen, other, as_of=now, today=now, records=RECORDS)
    return replace(a_book(seen, other, records=RECORDS), catalogue=catalogue)


def postings_changed(before: Book, after: Book) -> set[str]:
    return {url for url in changed_pages(before, after) if url.startswith("/jobs/")}


def test_a_page_of_a_posting_stands_while_the_data_holds_it_one_day_more() -> None:
    assert not postings_changed(on("2026-03-20"), on("2026-03-21"))


def test_a_page_of_a_posting_is_made_anew_when_it_closes_or_is_seen_no_more() -> None:
    open_until_then = on("2026-03-30")
    assert len(postings_changed(open_until_then, on("2026-03-31"))) == 2
    assert len(postings_changed(on("2026-03-20"), on("2026-03-21", last_seen="2026-03-20"))) == 2


def test_a_role_more_or_a_list_that_closes_changes_what_tells_of_it(book: Book) -> None:
    role = book.roles["backend-engineer"]
    more = replace(book, roles={**book.roles, "florist": role})
    assert {"/", "/roles/"} <= changed_pages(book, more)
    closed = replace(book, closed=frozenset(pages_of(book)))
    assert "/roles/backend-engineer/" in changed_pages(book, closed)


def test_a_page_whose_maker_cannot_be_told_never_stands(book: Book) -> None:
    planned = Planned("/x/", Kind.GENERAL, lambda book: pages_of(book)["/"].build(book), "site.yaml")
    assert given_to(planned) == b""


def test_a_page_given_something_else_is_made_anew(book: Book) -> None:
    planned = pages_of(book)["/roles/backend-engineer/"]
    assert given_to(replace(planned, origin="roles/other.yaml")) != given_to(planned)
    assert given_to(pages_of(book)["/visas/tn/"]) != given_to(pages_of(book)["/visas/h-1b/"])


def test_what_cannot_be_compared_is_taken_for_changed() -> None:
    now = DigestsNow(a_book(), Digests())
    assert now(Read("roles.items", "whole")) == b""
    assert now(Read("nothing", "whole")) == b""
    assert now(Read("nothing", "answer", ())) == b""


def test_pages_that_are_taken_over_keep_what_they_were_made_from(book: Book) -> None:
    kept, now = kept_of(book), DigestsNow(book, Digests())
    again = Standing(kept, now).with_new(["/", "/roles/"], {})
    assert set(again.sources) == {"/", "/roles/"}
    assert is_whole(again)
    standing, pages = Standing(again, now), pages_of(book)
    assert standing.has("/", given_to(pages["/"]))
    assert not standing.has("/search/", given_to(pages["/search/"]))


def test_what_does_not_belong_together_is_not_whole(book: Book) -> None:
    kept = kept_of(book)
    assert is_whole(kept)
    assert not is_whole(replace(kept, digests=kept.digests[1:]))
    assert not is_whole(replace(kept, reads=kept.reads[:1], digests=kept.digests[:1]))


def test_nothing_of_the_catalogue_is_compared_where_it_is_made_from_the_same(book: Book) -> None:
    kept = kept_of(replace(book, ground=b"a snapshot"))
    on_the_same = Counted(replace(book, ground=b"a snapshot"), Digests())
    assert Standing(kept, on_the_same).has("/", given_to(pages_of(book)["/"]))
    assert on_the_same.asked
    assert not any(is_of_ground(read) for read in on_the_same.asked)


@pytest.mark.parametrize("ground", [b"another snapshot", b""])
def test_the_catalogue_is_compared_where_it_may_be_another(ground: bytes, book: Book) -> None:
    kept, now = kept_of(replace(book, ground=b"a snapshot")), Counted(replace(book, ground=ground), Digests())
    Standing(kept, now)
    assert set(now.asked) == set(kept.reads)


DAY = ("2026-03-01",)
ANSWERS: dict[Callable[..., object], tuple[str, ...]] = {
    has_come_for_pages: DAY,
    has_levels: (),
    is_after_data: DAY,
    is_before_pages: DAY,
    is_day_of_data: DAY,
    is_new_until: DAY,
}


def reads_for(answer: Callable[..., object], words: tuple[str, ...], book: Book) -> set[Read]:
    watch = watch_of(book)
    with watch.reads.noted() as reads:
        unwrap(answer)(watch.book, *words)
    return reads


def test_an_answer_of_the_ground_is_found_in_nothing_else(book: Book) -> None:
    asked = ANSWERS | {jobs_similar_to: (next(iter(book.catalogue.adverts)),)}
    assert {answer.__name__ for answer in asked} == GROUNDED_ANSWERS
    for answer, words in asked.items():
        reads = reads_for(answer, words, book)
        assert reads
        assert all(map(is_of_ground, reads))


class Counted(DigestsNow):
    """Digests that remember what was asked for."""

    def __init__(self, book: Book, digests: Digests) -> None:
        super().__init__(book, digests)
        self.asked: list[Read] = []

    def __call__(self, read: Read) -> bytes:
        self.asked.append(read)
        return super().__call__(read)


def test_what_many_things_read_is_held_once(book: Book) -> None:
    held: dict[Read, Read] = {}
    made = [each for _ in range(2) for each in sources_of(book).values()]
    same = [each.with_held(held) for each in made]
    assert same == made
    assert {id(read) for each in same for read in each.reads} == set(map(id, held.values()))
