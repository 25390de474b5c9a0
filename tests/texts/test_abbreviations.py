"""Every page says what its short forms stand for, and no short form of our texts is missing from the list."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.domain.abbreviation import Abbreviation
from generator.render.abbreviations import Expansions
from generator.render.environment import template_environment
from generator.render.render import render_page
from generator.sources.abbreviations import read_abbreviations
from tests.render.page_examples import TEMPLATES, a_site, every_kind

REPOSITORY = Path(__file__).parents[2]
SHIPPED = read_abbreviations(REPOSITORY, "content")
LISTED = SHIPPED.value.abbreviations
ENVIRONMENT = template_environment(TEMPLATES)
EXPANSIONS = Expansions(LISTED)
PAGES = every_kind()

NOT_OURS = (
    "nav, q, label, legend, select, textarea, datalist, script, style, svg, template, noscript, code, cite, "
    "h3.job-title, .posting-text, .job-who, .job-facts, .badge, .visas, .level, .tags, .sources, .matched, "
    ".hidden, .printed, th[scope='row'], a[href^='http'], a[href^='mailto'], a[href^='/employers/'], "
    "a[href^='/jobs/'], .posting h1"
)
"""Names, controls and other people's words."""
_TEMPLATE_CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>", re.DOTALL)
_CAPITALS = re.compile(r"(?<![\w/.*#@&-])([A-Z]{2,6})s?(?![\w*&/]|-\w| [A-Z])")


def html_of(name: str, expansions: Expansions = EXPANSIONS) -> str:
    return render_page(PAGES[name], a_site(), ENVIRONMENT, expansions).decode()


def own_text(html: str) -> str:
    """The words of the page's main part that are ours, quotations left out."""
    document = LexborHTMLParser(html)
    for node in document.css(NOT_OURS):
        node.decompose()
    main = document.css_first("main")
    return re.sub(r"“[^”]*”", "", " ".join(texts_of(main))) if main else ""


def texts_of(node: LexborNode) -> Iterator[str]:
    for child in node.traverse(include_text=True):
        if child.tag == "-text":
            yield " ".join((child.text_content or "").split())


def uses(entry: Abbreviation, text: str) -> list[str]:
    number = r"\d+" if entry.short.endswith("#") else "s?"
    letters = re.escape(entry.short.removesuffix("#"))
    return re.findall(rf"(?<![\w/*-]){letters}{number}(?![\w*/]|-\w|['’]\w| [A-Z])", text)


def is_told(entry: Abbreviation, text: str) -> bool:
    """Whether the words stand behind the letters, or the letters in brackets behind words."""
    letters = re.escape(entry.short.removesuffix("#"))
    long = re.escape(entry.long.partition("#")[0])
    several = re.escape(entry.plural or f"{entry.long}s")
    return bool(re.search(rf"{letters}(?:\d+|s)? \((?:{long}|{several})|\({letters}s?\)", text))


def untold(html: str) -> list[str]:
    """Short forms that the page uses in words of its own and does not explain."""
    text = own_text(html)
    parts = {part for entry in LISTED if is_told(entry, text) for part in entry.short.split(" ")}
    return [
        entry.short
        for entry in LISTED
        if uses(entry, text) and not is_told(entry, text) and not set(entry.short.split(" ")) <= parts
    ]


def test_the_shipped_list_has_no_fault() -> None:
    assert SHIPPED.problems == ()
    assert len(LISTED) > 10


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_of_each_kind_explains_its_short_forms(name: str) -> None:
    assert untold(html_of(name)) == []


def test_pages_without_explanations_would_be_noticed() -> None:
    assert {short for name in PAGES for short in untold(html_of(name, Expansions()))} >= {"LCA", "FY#", "CSV"}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_only_words_in_the_main_part_are_added(name: str) -> None:
    """Heads, structured data, tags and every word that was there stay byte for byte."""
    before, after = html_of(name, Expansions()), html_of(name)
    assert before.partition("<main")[0] == after.partition("<main")[0]
    tags = re.compile(r"<[^>]*>")
    assert tags.findall(before) == tags.findall(after.replace(line_of(after), ""))
    words = iter(after)
    assert all(sign in words for sign in before)


def line_of(html: str) -> str:
    found = re.search(r'<p class="note">Short forms on this page: .*?</p>\n', html)
    return found[0] if found else "\0"


def test_a_posting_s_own_text_is_left_as_it_is() -> None:
    def text(html: str) -> list[str]:
        return [node.html or "" for node in LexborHTMLParser(html).css(".posting-text .prose, q")]

    postings = [name for name in PAGES if "posting" in name]
    assert postings
    for name in postings:
        assert text(html_of(name)) == text(html_of(name, Expansions()))


@pytest.mark.parametrize(
    "path",
    sorted((REPOSITORY / "templates").rglob("*.html")),
    ids=lambda path: path.relative_to(REPOSITORY).as_posix(),
)
def test_the_words_of_a_template_hold_no_short_form_that_is_not_listed(path: Path) -> None:
    words = re.sub(r"“[^”]*”", "", _TEMPLATE_CODE.sub(" ", path.read_text("utf-8")))
    assert set(_CAPITALS.findall(words)) - known() == set()


def known() -> set[str]:
    """Listed letters, names, and the numerals of wage levels."""
    letters = {part.removesuffix("#") for entry in LISTED for part in (entry.short, *entry.short.split(" "))}
    return letters | set(SHIPPED.value.names) | {"II", "III", "IV"}
