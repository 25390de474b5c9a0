"""The page of legal facts."""

from datetime import date
from typing import Any

from generator.domain.article import Article, VisaText
from generator.domain.fact import Fact, FactLedger
from generator.pages.book import Book
from generator.pages.facts import facts_page
from generator.pages.plan import plan_of
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book

SOURCE = {"title": "An agency", "url": "https://agency.example/"}
TEXT = VisaText(
    reviewed_on=date(2026, 3, 1),
    title="H-1B visa",
    summary="For people whose employer files the papers that this kind asks for.",
    employer_step="The employer files a petition.",
    public_record="There is one.",
    unknowable="The outcome.",
)


def _fact(label: str, status: str = "in force", **more: Any) -> Fact:
    keys = {"label": label, "value": "$215", "as_of": "2026-03-01", "statement": "It costs $215."}
    return Fact.model_validate({**keys, "status": status, "sources": [SOURCE], **more})


def _book(body: str = "Text.", **facts: Fact) -> Book:
    text = Article("content/visas/h-1b.md", "h-1b", TEXT, body, 10)
    return a_book(a_catalogue(), ledger=FactLedger(facts=facts), visa_texts={"h-1b": text})


def test_facts_stand_by_status_with_the_least_firm_first() -> None:
    page = facts_page(
        _book(a=_fact("B", "settled"), b=_fact("C"), c=_fact("A"), d=_fact("D", "in flux", question="Is it?"))
    )
    assert [(group.status, [row.fact.id for row in group.rows]) for group in page.groups] == [
        ("in flux", ["d"]),
        ("in force", ["c", "b"]),
        ("settled", ["a"]),
    ]
    assert page.total == 4
    assert page.groups[0].rows[0].fact.question == "Is it?"


def test_a_fact_tells_its_past_newest_first_and_its_announced_value() -> None:
    past = [
        {"value": "$1", "until": "2020-01-01"},
        {"value": "$10", "until": "2025-03-06", "sources": [SOURCE]},
    ]
    announced = {"value": "$300", "effective": "2027-03-01"}
    (row,) = facts_page(_book(fee=_fact("Fee", history=past, next=announced))).groups[0].rows
    assert [(each.value, each.until) for each in row.fact.history] == [
        ("$10", date(2025, 3, 6)),
        ("$1", date(2020, 1, 1)),
    ]
    assert row.fact.next is not None
    assert (row.fact.next.value, row.fact.next.effective) == ("$300", date(2027, 3, 1))


def test_a_fact_links_to_the_pages_that_print_or_cite_it() -> None:
    facts = {"cited": _fact("A"), "printed": _fact("B", visas=["h-1b"]), "unused": _fact("C")}
    rows = facts_page(_book("It is {{ fact.cited }}.", **facts)).groups[0].rows
    assert {row.fact.id: [link.url for link in row.used_on] for row in rows} == {
        "cited": ["/visas/h-1b/"],
        "printed": ["/visas/h-1b/"],
        "unused": [],
    }


def test_a_site_without_facts_has_no_page_of_them() -> None:
    assert "/facts/" in plan_of(_book(a=_fact("A"))).value.addresses
    assert "/facts/" not in plan_of(_book()).value.addresses


def test_the_page_of_facts_is_for_search_engines() -> None:
    page = facts_page(_book(a=_fact("A")))
    assert page.head.indexable
    assert page.head.canonical.endswith("/facts/")
