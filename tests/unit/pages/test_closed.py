"""What a closed page says, and which open jobs it names."""

from dataclasses import replace
from datetime import date
from typing import Any

from generator.domain.last_publication import ClosedRecord
from generator.pages.book import Book
from generator.pages.closed import closed_page, jobs_like, lists_of
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book

SINCE = date(2026, 4, 2)
WAS = ClosedRecord(SINCE, "postings", "Backend Engineer", "Pell", "pell", ("backend-engineer",), ("TX",))


def book_of(*postings: dict[str, Any]) -> Book:
    numbered = ({"id": f"n{number}", **posting} for number, posting in enumerate(postings))
    return a_book(a_catalogue(*numbered))


def employers(record: ClosedRecord, book: Book) -> list[str]:
    return [job.employer for job in jobs_like(record, book)]


def test_jobs_of_its_role_and_state_come_first_then_its_role_then_its_state() -> None:
    book = book_of(
        {
            "employer": "Sales House",
            "title": "Sales Manager",
            "places": ["Austin, TX"],
            "posted_on": "2026-03-30",
        },
        {"employer": "Far", "places": ["Reno, NV"], "posted_on": "2026-03-20"},
        {"employer": "Near", "places": ["Austin, TX"], "posted_on": "2026-03-01"},
        {"employer": "Farther", "places": ["Reno, NV"], "posted_on": "2026-03-01"},
    )
    assert employers(WAS, book) == ["near", "far", "farther"]
    assert employers(replace(WAS, roles=()), book) == ["sales-house", "near"], "fewer where there are fewer"


def test_a_job_of_the_role_at_its_employer_comes_before_the_role_elsewhere() -> None:
    book = book_of(
        {"employer": "Pell", "places": ["Reno, NV"], "posted_on": "2026-01-01"}, {"employer": "Other"}
    )
    assert employers(WAS, book)[0] == "pell"


def test_a_job_that_refuses_sponsorship_is_not_named() -> None:
    book = book_of({"description": "We do not sponsor visas.", "places": ["Austin, TX"]})
    assert employers(WAS, book) == []


def test_a_list_without_jobs_of_its_kind_names_the_newest() -> None:
    book = book_of(
        {"employer": "One", "posted_on": "2026-03-01"}, {"employer": "Two", "posted_on": "2026-03-02"}
    )
    assert employers(ClosedRecord(SINCE, "places", "Jobs in Nevada", states=("NV",)), book) == ["two", "one"]


def test_a_closed_page_is_not_indexed_and_says_what_is_known() -> None:
    page = closed_page("/jobs/x-abcdefgh/", WAS, "", book_of({"employer": "Other"}))
    assert not page.head.indexable
    assert not page.head.wanted
    assert page.head.title == "No longer listed: Backend Engineer at Pell | Larkspur Jobs"
    assert (page.since, page.lead) == (SINCE, "No longer in our data")
    assert page.employer
    assert (page.employer.text, page.employer.url) == ("Pell", ""), "no link to a page that is not there"
    assert [link.url for link in page.lists] == ["/roles/backend-engineer/", "/search/"]


def test_a_list_below_its_floor_says_how_many_jobs_it_would_have() -> None:
    book = book_of({"employer": "Pell"})
    record = ClosedRecord(SINCE, "employers", "Pell jobs", "Pell", "pell")
    assert closed_page("/employers/pell/", record, "", book).what.startswith("1 open job would stand here")
    assert closed_page("/employers/x/", replace(record, employer_slug="x"), "", book).what.startswith(
        "No open job"
    )


def test_a_role_or_a_place_that_is_not_known_any_more_is_not_named() -> None:
    record = replace(WAS, roles=("no-such-role",), states=("XX",), visas=("no-such-visa",))
    page = closed_page("/jobs/x-abcdefgh/", record, "", book_of({}))
    assert [link.url for link in page.lists] == ["/search/"]


def test_a_posting_stood_on_the_lists_of_all_that_it_counted_under() -> None:
    assert lists_of(replace(WAS, visas=("h-1b",))) == {
        "/data/",
        "/employers/pell/",
        "/places/texas/",
        "/roles/backend-engineer/",
        "/roles/backend-engineer/h-1b/",
        "/roles/backend-engineer/in/texas/",
        "/visas/h-1b/",
    }
