"""Texts of articles: Markdown to HTML, only a short list of elements let through, and values put in."""

import html
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from urllib.parse import quote
from xml.etree.ElementTree import Element

import nh3
from markdown import Extension
from markdown import Markdown as Converter
from markdown.extensions.toc import TocExtension, slugify
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from generator.pages.model.parts import Markdown
from generator.texts.slots import filled, filled_at

_SECTION = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_EXTERNAL = re.compile(r"https?://|//")

# fmt: off
_ALLOWED = frozenset({
    "a", "abbr", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dl", "dt", "em",
    "h2", "h3", "h4", "h5", "h6", "hr", "kbd", "li", "ol", "p", "pre", "q", "s", "strong",
    "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
})
# fmt: on

_cleaner = nh3.Cleaner(
    tags=_ALLOWED,
    clean_content_tags={"script", "style", "template"},
    attributes={
        "a": {"href", "rel"},
        "abbr": {"title"},
        "ol": {"start"},
        "th": {"scope"},
        "h2": {"id"},
        "h3": {"id"},
        "h4": {"id"},
    },
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


def article_html(article: Markdown, top: int = 2) -> Markup:
    """The article as HTML whose highest heading is h`top`.

    Headings have ids made of their words (`#what-the-words-say`) when `top` is 2; texts that share a page
    with others have none. A text is converted once; the values of each page are put into its HTML, where
    none of them can be read as Markdown or as HTML.
    """
    values = article.values
    converted = _html_of(article.body, top, values if top == 2 else ())
    return Markup(_with_values(converted, values)) if values else converted  # noqa: S704 - values are escaped


def contents(article: Markdown) -> tuple[tuple[str, str], ...]:
    """The article's sections: the fragment and the words of each second-level heading."""
    found = _SECTION.findall(article_html(article))
    return tuple((fragment, html.unescape(_TAG.sub("", words))) for fragment, words in found)


def _with_values(converted: str, values: Sequence[str]) -> str:
    """The HTML with its slots filled: with text between tags, with a part of an address inside of them."""

    def value_of(number: int, start: int) -> str:
        # The cleaner writes `<` and `>` of texts and attributes as references: what is left are tags.
        is_inside = converted.rfind("<", 0, start) > converted.rfind(">", 0, start)
        return _in_address(values[number]) if is_inside else _as_text(values[number])

    return filled_at(converted, value_of)


def _as_text(value: str) -> str:
    return html.escape(value, quote=False).replace("\xa0", "&nbsp;")


def _in_address(value: str) -> str:
    return quote(value, safe="")


@lru_cache(maxsize=4096)
def _html_of(body: str, top: int, values: tuple[str, ...]) -> Markup:
    """The HTML with slots; `values` are only for the ids of headings."""

    def id_of(words: str, separator: str) -> str:
        return str(slugify(filled(words, values.__getitem__), separator))

    converter = _converter(top, TocExtension(slugify=id_of)) if top == 2 else _without_ids(top).reset()
    return Markup(_cleaner.clean(converter.convert(body)))  # noqa: S704 - sanitised just now


@cache
def _without_ids(top: int) -> Converter:
    """One converter for all texts that share a page with others: to make one takes as long as to use it."""
    return _converter(top)


def _converter(top: int, *more: Extension) -> Converter:
    return Converter(extensions=["tables", "sane_lists", *more, _House(top)], output_format="html")


class _House(Extension):
    """The site's own rules for article HTML."""

    def __init__(self, top: int) -> None:
        super().__init__()
        self.top = top

    def extendMarkdown(self, md: Converter) -> None:  # noqa: N802 - the library's name
        # Below 20 and above 5: after inline parsing, and before `toc` gives the headings their ids.
        md.treeprocessors.register(_Levels(md, self.top), "levels", 12)
        md.treeprocessors.register(_Links(md), "links", 11)


class _Levels(Treeprocessor):
    """Shifts all headings so that the highest is h`top` and none is skipped."""

    def __init__(self, md: Converter, top: int) -> None:
        super().__init__(md)
        self.top = top

    def run(self, root: Element) -> None:
        open_levels: list[str] = []
        for element in root.iter():
            if re.fullmatch("h[1-6]", element.tag):
                open_levels = [level for level in open_levels if level < element.tag]
                open_levels.append(element.tag)
                element.tag = f"h{min(6, self.top + len(open_levels) - 1)}"


class _Links(Treeprocessor):
    """Marks links that leave the site."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if _EXTERNAL.match(link.get("href", "")):
                link.set("rel", "noreferrer")
        for heading in root.iter("th"):
            heading.set("scope", "col")
