"""Values that texts print: those of the page on which they stand."""

from datetime import date
from typing import Any

import pytest

from generator.domain.article import Article, Tip
from generator.domain.states import US_STATES
from generator.pages.book import Book
from generator.pages.role_lists import RoleList
from generator.pages.roles import role_page
from generator.texts.slots import filled
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book

ROLE = "backend-engineer"
FIGURES = (
    "{% if pay.known %}{{ pay.low }} {{ pay.median|money }} {{ pay.high }} {{ pay.unit }} {{ pay.jobs }}"
    "{% else %}few{% endif %}; {{ count.jobs }} {{ count.postings }} {{ count.employers }}; "
    "{% if employers.known %}{{ employers.top(2)|join('/') }}{% else %}none{% endif %}"
)


def a_tip(body: str, **head: Any) -> Article[Tip]:
    parts = {"roles": "all", "visas": "all", "title": "Ask", "reviewed_on": date(2026, 4, 1), **head}
    return Article("content/tips/ask.md", "ask", Tip.model_validate(parts), body, 6)


def paid(amount: int, employer: str, words: str = "") -> dict[str, Any]:
    return {
        "title": f"Backend Engineer, Team {amount}",
        "pay": {"low": amount},
        "employer": employer,
        "places": ["Austin, TX"],
        "description": words,
    }


def a_paying_book(body: str, jobs: int = 12) -> Book:
    offers = "We offer H-1B visa sponsorship."
    employers = ("Larkspur", "*[x](javascript:1)* {{ b }}", "Pell")
    postings = [paid(100_000 + 7_000 * n, employers[n % 3 if n < 8 else 1], offers) for n in range(jobs)]
    return a_book(a_catalogue(*postings), tips=(a_tip(body),))


def said_on(book: Book, **which: str) -> str:
    (tip,) = role_page(RoleList(ROLE, **which), 1, book).tips
    return filled(tip.body.body, tip.body.values.__getitem__)


@pytest.mark.parametrize("which", [{}, {"visa": "h-1b"}])
def test_figures_of_a_text_are_those_of_its_page(which: dict[str, str]) -> None:
    book = a_paying_book(FIGURES)
    page = role_page(RoleList(ROLE, **which), 1, book)
    assert page.pay is not None
    pay = f"{page.pay.low} {page.pay.median} {page.pay.high} {page.pay.unit} {page.pay.n}"
    counts = " ".join(f"{count.value:,}" for count in page.counts)
    employers = "/".join(row.employer.text for row in page.employers[:2])
    assert said_on(book, **which) == f"{pay}; {counts}; {employers}"


def test_pay_is_not_known_where_the_page_prints_none() -> None:
    book = a_paying_book(FIGURES, jobs=9)
    assert role_page(RoleList(ROLE), 1, book).pay is None
    assert said_on(book).startswith("few; 9 9 3;")


def test_a_list_without_jobs_has_no_employers() -> None:
    book = a_paying_book(FIGURES)
    assert said_on(book, visa="tn") == "few; 0 0 0; none"


def test_an_opening_has_the_figures_of_its_state() -> None:
    book = a_paying_book("x")
    roles = {ROLE: book.roles[ROLE].model_copy(update={"intro": "Texas: {{ count.jobs }}."})}
    book = a_book(book.catalogue, roles=roles)
    state = next(code for code, name in US_STATES.items() if name == "Texas")
    intro = role_page(RoleList(ROLE, state=state), 1, book).intro
    assert filled(intro.body, intro.values.__getitem__) == "Texas: 12."


def test_the_day_of_the_data_reads_as_on_pages() -> None:
    assert said_on(a_paying_book("On {{ snapshot.date|date }}.")) == "On 31 Mar 2026."
