"""How often texts stand on the site, and the share of a page's words that stands elsewhere."""

from datetime import date
from typing import Any

from generator.domain.article import Article, Tip
from generator.pages.book import Book
from generator.pages.reuse import PageReuse, page_reuse, reuse_lines, reuse_of
from generator.pages.role_lists import RoleList, role_lists
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book

ROLE = "backend-engineer"
PAGE, OF_VISA = RoleList(ROLE), RoleList(ROLE, visa="h-1b")


def a_tip(name: str, words: int, shared: str = "", **head: Any) -> Article[Tip]:
    parts = {"roles": "all", "title": "Ask", "reviewed_on": date(2026, 4, 1), **head}
    return Article(
        f"content/tips/{name}.md", name, Tip.model_validate(parts), "word " * words, 6, shared=shared
    )


def a_site(*tips: Article[Tip]) -> Book:
    offer = {"description": "We offer H-1B visa sponsorship.", "places": ["Austin, TX"]}
    jobs = [{**offer, "employer": f"Employer {number}"} for number in range(30)]
    book = a_book(a_catalogue(*jobs), tips=tips)
    assert OF_VISA in list(role_lists(book))
    return book


def test_a_text_is_counted_on_every_page_on_which_it_stands() -> None:
    book = a_site(a_tip("here", 10), a_tip("both", 20, visas="all"))
    reuse = reuse_of(book)
    assert reuse["content/tips/here.md"].pages == (PAGE.url,)
    assert {PAGE.url, OF_VISA.url} <= set(reuse["content/tips/both.md"].pages)


def test_a_shared_text_is_one_text_wherever_it_is_used() -> None:
    base = a_tip("base", 10, roles="none")
    first = a_tip("first", 10, base.path)
    second = a_tip("second", 10, base.path, visas=["h-1b"])
    reuse = reuse_of(a_site(base, first, second))
    assert list(reuse) == [base.path]
    assert reuse[base.path].pages == (PAGE.url, OF_VISA.url)


def test_the_share_is_of_the_words_that_stand_on_another_page_too() -> None:
    book = a_site(a_tip("own", 30, visas=["h-1b"]), a_tip("all", 20, visas="all"))
    assert page_reuse(OF_VISA, book, reuse_of(book)) == PageReuse(words=50, elsewhere=20)
    assert PageReuse(3, 1).percent == 33
    assert PageReuse(0, 0).percent == 0


def test_a_page_tells_of_each_of_its_texts() -> None:
    base = a_tip("base", 10, roles="none")
    book = a_site(base, a_tip("first", 10, base.path, visas=["h-1b"]), a_tip("own", 30, visas=["h-1b"]))
    assert reuse_lines(OF_VISA, book) == [
        "  text: content/tips/base.md by content/tips/first.md, on 1 page",
        "  text: content/tips/own.md, on 1 page",
        "  words by editors: 40, of them on other pages too: 0%",
    ]
