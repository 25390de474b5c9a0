"""A posting's text as its words alone, and split at the headings its author set.

Both are pure and lose no visible word; nothing is added but the heading `Description` over a text that
begins without one. Making third-party HTML safe to print is the render layer's part, not this module's.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import nh3

from generator.domain.posting import TextFormat

UNTITLED = "Description"
"""Heading of the text before the first heading."""

LONGEST_HEADING = 100
"""Characters; a longer bold paragraph is emphasis, not a heading."""


@dataclass(frozen=True, slots=True)
class TextSection:
    """A part of a posting's text under its own heading."""

    heading: str
    text: str
    """The part below the heading, in the posting's format; may be empty between two headings."""
    format: TextFormat


def plain_text(text: str, text_format: TextFormat = TextFormat.HTML) -> str:
    """The visible words; blocks and line breaks of the source become single line feeds."""
    match text_format:
        case TextFormat.HTML:
            words = _words_of_html(text)
        case TextFormat.MARKDOWN:
            words = _words_of_html(_without_marks(text).replace("\n", "<br>"))
        case TextFormat.TEXT:
            words = _visible(text)
    lines = (" ".join(line.split()) for line in words.splitlines())
    return "\n".join(filter(None, lines))


def sections_of(text: str, text_format: TextFormat = TextFormat.HTML) -> tuple[TextSection, ...]:
    """The text split at its headings, in its own order.

    Headings are h1 to h6, a paragraph or a first line that is bold as a whole, a Markdown heading, and in
    plain text a short line that ends with a colon. Text before the first heading stands under
    `Description`.
    """
    match text_format:
        case TextFormat.HTML:
            parts = _split_html(text)
        case TextFormat.MARKDOWN:
            parts = _split_lines(text, text_format, _MARKDOWN_HEADING)
        case TextFormat.TEXT:
            parts = _split_lines(text, text_format, _TEXT_HEADING)
    return tuple(
        TextSection(heading=heading or UNTITLED, text=part, format=text_format)
        for heading, part in parts
        if heading or plain_text(part, text_format)
    )


# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "legend", "li", "main", "nav", "ol", "option", "p", "pre",
    "section", "summary", "table", "tr", "ul",
})
# fmt: on
_CELLS = frozenset({"td", "th"})
_INLINE = frozenset({"a", "b", "code", "em", "i", "strong"})
_UNSEEN = {"script", "style", "template", "noscript", "title", "textarea", "select", "iframe"}
_INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")
"""Soft hyphen, zero-width space, non-joiner and joiner, word joiner, byte order mark."""

_blocks_alone = nh3.Cleaner(
    tags={*_BLOCKS, *_CELLS, "thead", "tbody", "tfoot"},
    clean_content_tags=_UNSEEN,
    attributes={},
    link_rel=None,
)
_structure = nh3.Cleaner(
    tags={*_BLOCKS, *_CELLS, *_INLINE, "thead", "tbody", "tfoot"},
    clean_content_tags=_UNSEEN,
    attributes={"a": {"href"}, "ol": {"start"}},
    link_rel=None,
)

_CELL = re.compile(r"</?t[dh]>")
_TAG = re.compile(r"</?[a-z][^>]*>")


def _words_of_html(text: str) -> str:
    blocks = " ".join(_blocks_alone.clean(text).split())
    words = _TAG.sub("\n", _CELL.sub(" ", blocks))
    return _visible(html.unescape(words))


def _visible(words: str) -> str:
    for mark in _INVISIBLE:
        words = words.replace(mark, "")
    return words


_MARKS = (
    (re.compile(r"!\[([^\]]*)\]\([^)\s]*\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\([^)]*\)"), r"\1"),
    (re.compile(r"^ {0,3}(?:#{1,6}|>|[-*+])[ \t]+", re.MULTILINE), ""),
    (re.compile(r"[ \t]+#+[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"(\*{1,3}|(?<!\w)_{1,3}|`+)(?=\S)([^\n]*?\S)\1"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!>&$])"), r"\1"),
)


def _without_marks(text: str) -> str:
    for mark, kept in _MARKS:
        text = mark.sub(kept, text)
    return text


_LANDMARK = re.compile(
    r"<(?P<close>/?)(?P<inner>ul|ol|table|blockquote|pre)(?: [^>]*)?>"
    r"|<(?P<level>h[1-6])>(?P<title>.*?)</(?P=level)>"
    r"|<p>(?P<paragraph>.*?)</p>"
    r"|<div>(?P<block>\s*<(?P<bold>strong|b)>[^<]*</(?P=bold)>[\s:]*)</div>",
    re.DOTALL,
)
_LEADING_TITLE = re.compile(
    r"((?:\s|<br>)*<(strong|b)>(?:(?!</?(?:strong|b)>).)*</\2>(?:\s|:)*)(<br>.*)?", re.DOTALL
)


def _split_html(text: str) -> Iterator[tuple[str, str]]:
    source = _structure.clean(text)
    heading, lead, start = "", "", 0
    for mark, title, rest in _html_headings(source):
        yield heading, lead + source[start : mark.start()]
        heading, lead, start = title, rest and f"<p>{rest}</p>", mark.end()
    yield heading, lead + source[start:]


def _html_headings(source: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Each heading outside lists and tables: its match, its words, and the text on its heels."""
    depth = 0
    for mark in _LANDMARK.finditer(source):
        if mark["inner"]:
            depth += -1 if mark["close"] else 1
        elif not depth:
            title, rest = _title_in(mark)
            if title:
                yield mark, title, rest


def _title_in(mark: re.Match[str]) -> tuple[str, str]:
    if mark["level"]:
        title = _title(mark["title"]).replace("\n", " ")
        return (title if len(title) <= LONGEST_HEADING else ""), ""
    if mark["block"]:
        return _short(_title(mark["block"])), ""
    bold = _LEADING_TITLE.fullmatch(mark["paragraph"])
    if not bold:
        return "", ""
    return _short(_title(bold[1])), bold[3] or ""


@lru_cache(maxsize=2048)
def _title(source: str) -> str:
    """The words of a heading: most stand in many postings."""
    return plain_text(source)


def _short(title: str) -> str:
    is_heading = len(title) <= LONGEST_HEADING and not title.endswith((".", "!", ",", ";"))
    return title if is_heading and "\n" not in title else ""


_MARKDOWN_HEADING = re.compile(
    r" {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*|[ \t]*(?:\*\*|__)([^*]+?)(?:\*\*|__):?[ \t]*"
)
_TEXT_HEADING = re.compile(r"[ \t]*([^-*•·\s][^\n]{0,78}:)[ \t]*")


def _split_lines(
    text: str, text_format: TextFormat, heading_line: re.Pattern[str]
) -> Iterator[tuple[str, str]]:
    heading = ""
    lines: list[str] = []
    for line in text.splitlines():
        found = heading_line.fullmatch(line)
        title = plain_text(found[found.lastindex or 0], text_format) if found else ""
        if title:
            yield heading, "\n".join(lines)
            heading, lines = title, []
        else:
            lines.append(line)
    yield heading, "\n".join(lines)
