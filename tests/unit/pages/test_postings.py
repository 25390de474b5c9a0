"""The page of a posting among others: what it links to."""

from typing import Any

from generator.domain.article import FactLedger
from generator.domain.settings import Settings
from generator.pages.book import Book
from generator.pages.postings import posting_page, similar_jobs
from tests.builders import a_role
from tests.unit.insight.catalogues import a_catalogue


def a_book(*changes: dict[str, Any]) -> Book:
    settings = Settings.model_validate(
        {
            "name": "Larkspur Jobs",
            "base_url": "https://jobs.example",
            "description": "Jobs whose employers say that they sponsor a visa.",
            "organisation": {"name": "Larkspur Press"},
            "report_url": "mailto:editors@jobs.example",
        }
    )
    return Book(
        settings=settings,
        roles={"backend-engineer": a_role()},
        tips=(),
        faqs=(),
        guides=(),
        visa_texts={},
        pages={},
        ledger=FactLedger(facts={}),
        catalogue=a_catalogue(*changes),
    )


def test_hundreds_of_postings_of_one_job_are_linked_in_a_chain() -> None:
    book = a_book(*({"description": "One text."} for _ in range(60)))
    (job,) = book.catalogue.jobs
    reached, at = set(), job.lead
    pages = {page.url: page for page in (posting_page(job, advert, book) for advert in job.adverts)}
    waiting = [posting_page(job, at, book).url]
    while waiting:
        url = waiting.pop()
        if url not in reached:
            reached.add(url)
            waiting += [link.url for link, _ in pages[url].reposts]
    assert reached == set(pages)
    assert {len(page.reposts) for page in pages.values()} == {21}
    assert pages[min(pages)].reposts[-1][0].text == "39 more postings, from here on"


def test_similar_jobs_are_of_other_employers_and_every_job_is_similar_to_one() -> None:
    book = a_book(*({"employer": f"Employer {n}", "title": "Backend Engineer"} for n in range(12)))
    jobs = book.catalogue.by_role["backend-engineer"]
    named = {other.key for job in jobs for other in similar_jobs(job, book)}
    assert named == {job.key for job in jobs}
    assert all(other.employer != job.employer for job in jobs for other in similar_jobs(job, book))


def test_a_repost_is_kept_from_search_engines_and_shows_its_own_words() -> None:
    text = "We build services."
    book = a_book(
        {"description": text, "posted_on": "2026-03-01"}, {"description": text, "posted_on": "2026-03-02"}
    )
    (job,) = book.catalogue.jobs
    lead, repost = (posting_page(job, advert, book) for advert in job.adverts)
    assert (lead.head.indexable, repost.head.indexable) == (True, False)
    assert repost.card.posted_on != lead.card.posted_on
