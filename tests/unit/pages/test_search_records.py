"""What finds a guide or a visa, and what stays of a job's record from day to day."""

from datetime import date
from typing import Any

from generator.domain.article import Article, Guide
from generator.domain.fact import FactLedger
from generator.pages.search_records import SearchRecord, job_records, last_seen_days, page_records
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book

FACT = {
    "label": "Fee",
    "value": "$215",
    "as_of": "2026-03-02",
    "status": "in force",
    "statement": "It costs $215.",
    "sources": [{"title": "An agency", "url": "https://agency.example/fees"}],
}
HEAD = {
    "title": "Fees",
    "description": "What has to be paid for a registration, and by whom.",
    "reviewed_on": "2026-03-01",
}


def words_of(body: str) -> str:
    guide = Article("content/guides/fees.md", "fees", Guide.model_validate(HEAD), body, 6)
    ledger = FactLedger.model_validate({"facts": {"fee": FACT}})
    book = a_book(a_catalogue(), guides=(guide,), ledger=ledger)
    (record,) = (each for each in page_records(book) if each.url.startswith("/guides/fees/"))
    return record.content


def test_variables_are_found_by_their_values() -> None:
    words = words_of("At {{ site.name }} the fee is {{ fact.fee }}.")
    assert "Larkspur Jobs" in words
    assert "$215" in words
    assert "{" not in words
    assert "fact.fee" not in words


def test_addresses_comments_and_tags_find_nothing() -> None:
    words = words_of("See [the method](/method/#counts).<!-- allow naked-figure: 12 --> <b class='x'>Now</b>")
    assert "the method" in words
    assert "Now" in words
    assert not [word for word in ("/method", "allow", "class") if word in words]


def jobs_seen(day: str, *others: dict[str, Any]) -> tuple[list[SearchRecord], dict[str, date]]:
    """The record of a job last seen on the day, those of others, and the days of the sources."""
    posting = {"title": "Backend Engineer", "posted_on": "2026-02-03", "first_seen": "2026-02-03"}
    book = a_book(a_catalogue({**posting, "last_seen": day}, *others))
    return list(job_records(book)), last_seen_days(book)


def test_a_record_stays_when_its_source_shows_the_job_on_one_more_day() -> None:
    before, known = jobs_seen("2026-03-30")
    after, days = jobs_seen("2026-03-31")
    assert before == after
    assert (known, days) == ({"demo": date(2026, 3, 30)}, {"demo": date(2026, 3, 31)})
    assert "source=demo" in after[0].url


def test_a_job_that_its_source_has_no_longer_keeps_its_day() -> None:
    gone, _ = jobs_seen("2026-03-30", {"title": "Cook", "last_seen": "2026-03-31"})
    (record,) = (each for each in gone if each.meta["title"] == "Backend Engineer")
    assert "seen=2026-03-30" in record.url
    assert "source=" not in record.url
