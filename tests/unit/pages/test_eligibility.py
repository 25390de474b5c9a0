"""What the page about who can use which visa says, made from the table."""

from datetime import date
from typing import Any

from generator.domain.eligibility import Eligibility
from generator.domain.fact import Fact, FactLedger
from generator.pages.book import Book
from generator.pages.eligibility import eligibility_page
from generator.pages.heads import eligibility_link
from generator.pages.model.eligibility import Condition
from generator.pages.page_changes import page_changes
from generator.pages.plan import plan_of
from generator.pages.search_records import page_records
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book

SOURCE = {"title": "An agency", "url": "https://agency.example/", "as_of": "2026-03-01"}

FEE = Fact.model_validate(
    {
        "label": "Fee",
        "value": "$100",
        "as_of": "2026-03-01",
        "status": "settled",
        "statement": "It costs $100.",
        "sources": [{"title": "An agency", "url": "https://agency.example/"}],
    }
)


def a_way(**changes: Any) -> dict[str, Any]:
    return {
        "visa": "tn",
        "title": "From outside",
        "commonly_requires": ["A job in a listed profession."],
        "sources": [SOURCE],
        **changes,
    }


def a_table(*ways: dict[str, Any]) -> Eligibility:
    return Eligibility.model_validate({"reviewed_on": "2026-03-01", "ways": ways or [a_way()]})


def a_book_with(*ways: dict[str, Any], **others: Any) -> Book:
    return a_book(a_catalogue(), eligibility=a_table(*ways), **others)


def condition(question: str, **changes: Any) -> Condition:
    """The condition of one way on one question."""
    (visa,) = eligibility_page(a_book_with(a_way(**changes))).visas
    return next(each for each in visa.ways[0].conditions if each.question == question)


def test_a_site_without_a_table_has_no_page_and_no_link() -> None:
    book = a_book(a_catalogue())
    assert "/can-i-use-this/" not in plan_of(book).value.addresses
    assert eligibility_link(book, role="backend-engineer") == ""


def test_a_site_with_a_table_has_the_page_and_links_to_it() -> None:
    book = a_book_with()
    assert "/can-i-use-this/" in plan_of(book).value.addresses
    assert eligibility_link(book, role="backend-engineer") == "/can-i-use-this/#role=backend-engineer"
    assert eligibility_link(book, visa="tn") == "/can-i-use-this/#tn"
    assert eligibility_link(book, visa="o-1") == "/can-i-use-this/"


def test_the_page_is_found_by_the_search_and_followed_by_a_feed() -> None:
    book = a_book_with(
        a_way(commonly_requires=["It costs {{ fact.fee }}."]), ledger=FactLedger(facts={"fee": FEE})
    )
    (record,) = (each for each in page_records(book) if each.meta["title"] == "Can I use this?")
    assert record.url.startswith("/can-i-use-this/#")
    assert "citizenship" in record.content
    (changes,) = (page for page in page_changes(book) if page.url == "/can-i-use-this/")
    assert [fact.id for fact in changes.facts] == ["fee"]
    assert [text.path for text in changes.texts] == ["content/eligibility.yaml"]
    assert [link.url for link in eligibility_page(book).head.feeds] == [
        "/can-i-use-this/changes.atom",
        "/can-i-use-this/changes.json",
    ]


def test_visas_stand_in_the_order_of_the_site_and_their_ways_in_the_order_of_the_file() -> None:
    ways = (a_way(title="Second"), a_way(visa="h-1b"), a_way(title="First"))
    visas = eligibility_page(a_book_with(*ways)).visas
    assert [(visa.name, [way.title for way in visa.ways]) for visa in visas] == [
        ("H-1B", ["From outside"]),
        ("TN", ["Second", "First"]),
    ]


def test_a_visa_without_a_page_of_its_own_has_no_link() -> None:
    assert [visa.url for visa in eligibility_page(a_book_with(a_way(visa="f-1-cpt"))).visas] == [""]


def test_only_countries_that_the_table_names_are_choices_and_another_country_is_the_last() -> None:
    ways = (a_way(citizenship=["SG", "CL"]), a_way(title="Other", citizenship=["CA"]))
    question = eligibility_page(a_book_with(*ways)).questions[0]
    assert [choice.text for choice in question.choices] == ["Canada", "Chile", "Singapore", "Another country"]


def test_a_condition_says_whom_it_is_for_and_why_others_are_left_out() -> None:
    assert condition("citizenship", citizenship=["CL", "CA", "SG"]) == Condition(
        "citizenship",
        "Citizenship",
        "Chile, Canada or Singapore",
        ("CL", "CA", "SG"),
        "it is for citizens of Chile, Canada or Singapore",
    )
    degree = condition("degree", degree=["bachelor", "advanced"])
    assert (degree.words, degree.accepts) == ("Bachelor’s degree or higher", ("bachelor", "advanced"))
    school = condition("school", us_school=["studying", "neither"])
    assert school.reason == "its row says of a US school: studying at one or neither"


def test_a_condition_that_takes_every_answer_narrows_nothing() -> None:
    for changes in ({}, {"where": ["inside", "outside"]}):
        where = condition("where", **changes)
        assert (where.words, where.accepts, where.reason) == ("Any", (), "")


def test_facts_that_a_way_cites_are_listed_with_their_sources() -> None:
    fact = Fact.model_validate(
        {
            "label": "Professions",
            "value": "63 professions",
            "as_of": "2026-03-01",
            "status": "settled",
            "statement": "There are 63.",
            "sources": [{"title": "An agency", "url": "https://agency.example/"}],
        }
    )
    way = a_way(commonly_requires=["One of {{ fact.tn_professions }}."])
    page = eligibility_page(a_book_with(way, ledger=FactLedger(facts={"tn_professions": fact})))
    assert [note.id for note in page.cited] == ["tn_professions"]
    assert page.visas[0].ways[0].requires[0].values == ("63 professions",)


def test_a_source_keeps_the_day_it_was_read() -> None:
    (source,) = eligibility_page(a_book_with()).visas[0].ways[0].sources
    assert source.accessed_on == date(2026, 3, 1)
