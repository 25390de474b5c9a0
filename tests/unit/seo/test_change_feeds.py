"""A feed of changes: each state of a fact or a text is told once, with its day and its sources."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import orjson

from generator.domain.article import Article, Tip
from generator.domain.fact import FactLedger
from generator.pages.model.parts import FactValue
from generator.pages.page_changes import page_changes
from generator.seo.change_feeds import atom_changes, change_feed, json_changes
from tests.builders import a_role
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book
from tests.unit.seo.pages_with_facts import AGENCY, a_fact, a_page, a_text

BOOK = a_book(a_catalogue())
ATOM = "{http://www.w3.org/2005/Atom}"
FEE = {
    "label": "Fee for a form",
    "value": "$100",
    "as_of": "2026-03-02",
    "status": "in force",
    "statement": "The form costs $100.",
    "sources": [{"title": "An agency", "url": "https://agency.example/fees"}],
}


def a_tip(reviewed_on: date = date(2026, 3, 1)) -> Article[Tip]:
    head = Tip(title="Ask early", roles="all", reviewed_on=reviewed_on)
    return Article("content/tips/ask.md", "ask", head, "Ask.", 1)


def test_a_fact_is_told_with_its_value_its_status_its_days_and_its_sources() -> None:
    fact = a_fact(effective=date(2026, 1, 1), expires=date(2027, 12, 31))
    (entry,) = change_feed(a_page(fact), BOOK).entries
    assert entry.title == "Fee for a form: $100"
    assert entry.text == (
        "The form costs $100. Status: in force. Confirmed on 2 Mar 2026, in force from 1 Jan 2026, "
        "until 31 Dec 2027. Sources: An agency; fees, and more (https://agency.example/fees?a=1&b=2)"
    )
    assert entry.updated == date(2026, 3, 2)
    assert entry.url == "https://jobs.example/roles/backend-engineer/#fact-form_fee"


def test_a_fact_confirmed_anew_is_a_new_entry_and_an_unchanged_one_stays_the_same() -> None:
    fact = a_fact()
    (before,) = change_feed(a_page(fact), BOOK).entries
    (after,) = change_feed(a_page(replace(fact, as_of=date(2026, 3, 20))), BOOK).entries
    (again,) = change_feed(a_page(fact), BOOK).entries
    assert before.id == again.id != after.id


def test_a_change_whose_day_was_forgotten_is_a_new_entry_too() -> None:
    fact, text = a_fact(), a_text()
    before = change_feed(a_page(fact, texts=(text,)), BOOK).entries
    corrected = a_page(replace(fact, value="$120"), texts=(replace(text, body="Ask at once."),))
    after = change_feed(corrected, BOOK).entries
    assert [entry.updated for entry in before] == [entry.updated for entry in after]
    assert len({entry.id for entry in (*before, *after)}) == 4


def test_a_fact_is_one_entry_in_the_feeds_of_all_pages_that_print_it() -> None:
    page = a_page(a_fact())
    other = replace(page, url="/visas/h-1b/")
    (one,), (two,) = change_feed(page, BOOK).entries, change_feed(other, BOOK).entries
    assert one.id == two.id
    assert one.url != two.url


def test_a_text_is_told_on_the_day_of_its_review() -> None:
    page = a_page(a_fact(), texts=(a_text(reviewed_on=date(2026, 3, 9)),))
    feed = change_feed(page, BOOK)
    assert [entry.title for entry in feed.entries] == ["Ask early", "Fee for a form: $100"]
    assert feed.entries[0].text == "This text was reviewed on 9 Mar 2026."
    assert (feed.updated, feed.total) == (date(2026, 3, 9), 2)


def test_a_new_day_of_the_data_is_no_change() -> None:
    page, days = a_page(a_fact()), (date(2026, 3, 30), date(2026, 3, 31))
    books = [replace(BOOK, catalogue=a_catalogue({}, as_of=day)) for day in days]
    assert json_changes(page, books[0]) == json_changes(page, books[1])
    assert atom_changes(page, books[0]) == atom_changes(page, books[1])


def test_both_forms_name_the_sources_and_themselves() -> None:
    page = a_page(a_fact())
    atom = ET.fromstring(atom_changes(page, BOOK))
    feed = orjson.loads(json_changes(page, BOOK))
    source = atom.find(f"{ATOM}entry/{ATOM}link[@rel='related']")
    own = atom.find(f"{ATOM}link[@rel='self']")
    assert source is not None
    assert own is not None
    assert (source.get("href"), source.get("title")) == (AGENCY.url, AGENCY.title)
    assert feed["items"][0]["_rolepages"] == {"sources": [{"title": AGENCY.title, "url": AGENCY.url}]}
    assert own.get("href") == "https://jobs.example/roles/backend-engineer/changes.atom"
    assert feed["feed_url"] == "https://jobs.example/roles/backend-engineer/changes.json"


def test_the_feed_of_changes_has_another_name_than_that_of_the_jobs() -> None:
    assert change_feed(a_page(a_fact()), BOOK).id == "https://jobs.example/roles/backend-engineer/#changes"


def test_a_page_with_neither_facts_nor_texts_has_no_feed_of_changes() -> None:
    assert page_changes(BOOK) == ()
    assert [page.url for page in page_changes(replace(BOOK, tips=(a_tip(),)))] == ["/roles/backend-engineer/"]


def test_a_page_is_followed_for_the_facts_it_prints_and_those_its_texts_cite() -> None:
    ledger = FactLedger.model_validate(
        {"facts": {"everywhere": {**FEE, "everywhere": True}, "cited": FEE, "unused": FEE}}
    )
    role = a_role(intro="It costs {{ fact.cited }}.")
    book = a_book(a_catalogue(), ledger=ledger, roles={"backend-engineer": role}, tips=(a_tip(),))
    page, ledger_page = page_changes(book)
    assert [fact.id for fact in page.facts] == ["everywhere", "cited"]
    assert ledger_page.url == "/facts/"
    assert [text.url for text in page.texts] == ["/roles/backend-engineer/#tip-ask"]


def test_a_fact_is_told_with_its_earlier_values_and_what_is_announced() -> None:
    recent = FactValue("$90", date(2024, 1, 1), date(2025, 12, 31))
    past = (recent, FactValue("$50", until=date(2023, 12, 31)))
    fact = a_fact(history=past, next=FactValue("$120", date(2028, 1, 1)))
    (entry,) = change_feed(a_page(fact), BOOK).entries
    assert "Announced: $120, from 1 Jan 2028." in entry.text
    assert "Before: $90, from 1 Jan 2024 until 31 Dec 2025; $50 until 31 Dec 2023." in entry.text


def test_the_whole_ledger_is_followed_at_the_page_of_facts() -> None:
    ledger = FactLedger.model_validate({"facts": {"fee": FEE}})
    (page,) = page_changes(a_book(a_catalogue(), ledger=ledger))
    assert (page.url, [fact.id for fact in page.facts]) == ("/facts/", ["fee"])
