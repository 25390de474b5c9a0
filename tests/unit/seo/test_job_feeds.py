"""A feed of jobs: entries that keep their names, days that come from the data, and the whole list's total."""

from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import orjson

from generator.pages.book import Book
from generator.pages.outputs import JobList
from generator.seo.feeds import Feed
from generator.seo.job_feeds import FEED_ENTRIES, atom_feed, job_feed, json_feed
from tests.unit.insight.catalogues import MANIFEST, a_catalogue
from tests.unit.pages.books import a_book
from tests.unit.pages.test_postings import REFUSAL
from tests.unit.seo.test_downloads import exported, with_wages

ATOM = "{http://www.w3.org/2005/Atom}"


def listed(*changes: dict[str, Any]) -> tuple[JobList, Book]:
    book = a_book(a_catalogue(*changes))
    return JobList("/roles/backend-engineer/", "Backend Engineer jobs", book.catalogue.open), book


def feed_of(*changes: dict[str, Any]) -> Feed:
    return job_feed(*listed(*changes))


def test_a_feed_tells_a_refusal_first_and_the_filings_after_it() -> None:
    jobs, book = exported(with_wages(), **REFUSAL)
    (item,) = orjson.loads(json_feed(jobs, book))["items"]
    text = item["content_text"]
    assert text.startswith("Refuses sponsorship: ")
    assert "212 certified LCAs for this occupation, FY2022 to FY2025" in text
    feed = ET.fromstring(atom_feed(jobs, book))
    assert feed.findtext(f"{ATOM}entry/{ATOM}summary") == text


def test_a_job_that_is_posted_again_is_the_same_entry_with_a_later_day() -> None:
    first = {"description": "We build services.", "posted_on": "2026-03-01"}
    (before,) = feed_of(first).entries
    (after,) = feed_of(first, {**first, "posted_on": "2026-03-20"}).entries
    assert before.id == after.id
    assert (before.updated, after.updated) == (date(2026, 3, 1), date(2026, 3, 20))
    assert (before.published, after.published) == (date(2026, 3, 1), date(2026, 3, 1))


def test_a_feed_was_updated_on_the_day_of_its_newest_entry_and_not_on_that_of_the_build() -> None:
    feed = feed_of({"posted_on": "2026-03-01"}, {"posted_on": "2026-03-09", "employer": "Ashgrove"})
    assert feed.updated == date(2026, 3, 9)
    assert [entry.updated for entry in feed.entries] == [date(2026, 3, 9), date(2026, 3, 1)]


def test_a_feed_without_jobs_has_the_day_of_the_data() -> None:
    assert feed_of().updated == MANIFEST.as_of


def test_no_entry_is_of_a_day_after_the_data() -> None:
    (entry,) = feed_of({"posted_on": "2026-03-30", "updated_on": "2027-01-01"}).entries
    assert entry.updated == MANIFEST.as_of


def test_a_job_without_a_day_of_its_own_counts_from_the_day_it_was_first_seen() -> None:
    (entry,) = feed_of({"first_seen": "2026-03-05", "last_seen": "2026-03-31"}).entries
    assert (entry.updated, entry.published) == (date(2026, 3, 5), None)


def test_a_long_list_gives_its_newest_jobs_its_total_and_its_download() -> None:
    many = [{"employer": f"Employer {n}", "posted_on": "2026-03-01"} for n in range(FEED_ENTRIES + 3)]
    many[FEED_ENTRIES] |= {**REFUSAL, "posted_on": "2026-03-30"}
    jobs, book = listed(*many)
    atom = ET.fromstring(atom_feed(jobs, book))
    own = orjson.loads(json_feed(jobs, book))["_rolepages"]
    assert len(atom.findall(f"{ATOM}entry")) == FEED_ENTRIES
    assert own["total"] == FEED_ENTRIES + 3
    assert "Refuses" in str(atom.findtext(f"{ATOM}entry/{ATOM}summary"))
    related = atom.find(f"{ATOM}link[@rel='related']")
    assert related is not None
    assert related.get("href") == own["download"] == "https://jobs.example/roles/backend-engineer/jobs.json"


def test_what_xml_cannot_hold_is_left_out_and_the_rest_is_escaped() -> None:
    title = "Backend Engineer <b>&\u0007\uffff]]>"
    (entry,) = ET.fromstring(atom_feed(*listed({"title": title}))).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Backend Engineer <b>&]]> at Larkspur Systems"
