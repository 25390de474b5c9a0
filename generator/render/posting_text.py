"""Postings' own texts, written by strangers, as HTML that is safe and sits under the page's headings."""

import re
from functools import lru_cache
from html import unescape
from unicodedata import normalize

import nh3
from markdown import Markdown as Converter
from markupsafe import Markup, escape

from generator.domain.posting import TextFormat
from generator.domain.web_host import host_of
from generator.pages.model.parts import PostingText

LONGEST_HEADING = 120
"""Characters of a heading's HTML; what is longer is running text."""
LINK_REL = "nofollow ugc noreferrer"


def posting_html(posting_text: PostingText, top: int = 3) -> Markup:
    """The text with paragraphs, lists, tables and links only; its highest heading becomes h`top`.

    No images, frames, forms, scripts, styles, classes or ids; links lead to http, https and mailto
    addresses alone, and not to the site itself. Elements left open are closed, empty paragraphs and
    zero-width characters go.
    """
    return Markup(_with_levels(_clean(posting_text), top).strip())  # noqa: S704 - sanitised just now


@lru_cache(maxsize=64)
def _clean(posting_text: PostingText) -> str:
    """The text with the levels of its own headings; a page has it once to read and once in its markup."""
    match posting_text.format:
        case TextFormat.HTML:
            source = posting_text.text
        case TextFormat.MARKDOWN:
            source = Converter(extensions=["tables", "sane_lists", "nl2br"]).convert(posting_text.text)
        case TextFormat.TEXT:
            source = _paragraphs(posting_text.text)
    return _tidy(_without_own_links(_cleaner.clean(_with_divs(source)), posting_text.own_host))


# fmt: off
_ALLOWED = frozenset({
    "a", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "li",
    "ol", "p", "pre", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr",
    "ul", "b", "i",
})
# fmt: on

_cleaner = nh3.Cleaner(
    tags=_ALLOWED,
    clean_content_tags={
        "iframe",
        "noscript",
        "script",
        "select",
        "style",
        "template",
        "textarea",
        "title",
    },
    attributes={"a": {"href"}, "ol": {"start"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}},
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
    link_rel=LINK_REL,
)

_OTHER_BLOCKS = re.compile(
    r"<(/?)(?:address|article|aside|center|details|dd|dl|dt|fieldset|figcaption|figure|footer|form"
    r"|header|legend|main|nav|option|section|summary)(?=[\s/>])",
    re.IGNORECASE,
)


def _with_divs(source: str) -> str:
    """Blocks outside the allow-list become `div`, so that their words do not run into one another."""
    return _OTHER_BLOCKS.sub(r"<\1div", source)


_LINK = re.compile(r'<a href="(https?:[^"]*)"', re.IGNORECASE)


def _without_own_links(clean: str, own_host: str) -> str:
    """Links to the site itself without their addresses; one that names no host leads there too."""

    def kept(link: re.Match[str]) -> str:
        return "<a" if host_of(unescape(link[1])) in {"", own_host} else link[0]

    return _LINK.sub(kept, clean) if own_host else clean


_ZERO_WIDTH = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")
_EMPTY = re.compile(
    rf'<(p|li|div|strong|em|b|i|h[1-6]|ul|ol|code|blockquote|a)(?: href="[^"]*")?(?: rel="{LINK_REL}")?>'
    r"(?:\s|&nbsp;|<br>)*</\1>"
)
# The patterns of breaks begin with a whole one, so that the search runs to it at once.
_BREAKS = re.compile(r"<br>\s*(?:<br>\s*){2,}")
_LEADING_BREAKS = re.compile(r"<(p|div|li)>\s*(?:<br>\s*)+")
_TRAILING_BREAKS = re.compile(r"<br>\s*(?:<br>\s*)*(?=</(?:p|div|li)>)")
_DEAD_LINK = re.compile(rf'<a rel="{LINK_REL}">(.*?)</a>', re.DOTALL)
_HEADED = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_LOOSE_ITEM = re.compile(r"(?:(?!<[uo]l[ >]).)*<li>", re.DOTALL)
_HEADING = re.compile(r"<(/?)h([1-6])>")


def _tidy(clean: str) -> str:
    """nh3 wrote `clean`, so a regular expression can tell its tags: text holds no bare `<`."""
    clean = normalize("NFC", clean)
    for mark in _ZERO_WIDTH:
        clean = clean.replace(mark, "")
    clean = _DEAD_LINK.sub(r"\1", clean)
    before = ""
    while before != clean:
        before, clean = clean, _EMPTY.sub("", clean)
    clean = _HEADED.sub(_heading_or_paragraph, clean)
    clean = _LEADING_BREAKS.sub(r"<\1>", _TRAILING_BREAKS.sub("", clean))
    return _BREAKS.sub("<br><br>", clean)


def _heading_or_paragraph(headed: re.Match[str]) -> str:
    """Whole paragraphs set as headings for their size are paragraphs.

    One that holds an item without its list stays: in a `div` the item would end the item around it.
    """
    is_short = len(headed[2]) <= LONGEST_HEADING
    return headed[0] if is_short or _LOOSE_ITEM.match(headed[2]) else f"<div>{headed[2]}</div>"


def _with_levels(clean: str, top: int) -> str:
    open_levels: list[str] = []

    def shifted(tag: re.Match[str]) -> str:
        if not tag[1]:
            open_levels[:] = [level for level in open_levels if level < tag[2]]
            open_levels.append(tag[2])
        return f"<{tag[1]}h{min(6, top + len(open_levels) - 1)}>"

    return _HEADING.sub(shifted, clean)


_BULLET = re.compile(r"\s*[-*•·‣◦▪]\s+(.*)")


def _paragraphs(text: str) -> str:
    """Plain text: blank lines part paragraphs, bulleted lines become a list."""
    return "".join(_block(block) for block in re.split(r"\n\s*\n", text) if block.strip())


def _block(block: str) -> str:
    parts: list[str] = []
    lines: list[str] = []
    items: list[str] = []
    for line in [*block.strip().splitlines(), ""]:
        bullet = _BULLET.fullmatch(line)
        if lines and (bullet or not line):
            parts.append(f"<p>{'<br>'.join(lines)}</p>")
            lines = []
        if items and not bullet:
            parts.append(f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>")
            items = []
        if bullet:
            items.append(str(escape(bullet[1])))
        elif line:
            lines.append(str(escape(line.strip())))
    return "".join(parts)
