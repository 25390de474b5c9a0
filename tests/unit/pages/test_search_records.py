"""Guides and visas are found by the words that their pages print."""

from generator.domain.article import Article, Guide
from generator.domain.fact import FactLedger
from generator.pages.search_records import page_records
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
