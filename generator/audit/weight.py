"""What a page and its scripts weigh, held against the site's budgets.

A KB is 1,024 bytes. Compressed is gzip at level 6, the level that web servers commonly use.
"""

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.audit.elements import Elements
from generator.audit.loading import Fault

_KB = 1024
_LEVEL = 6
_FASTEST = 1
_NAMED = 3
"""Parts of a heavy page that are named, the heaviest first."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script as it is published."""

    gzip: int
    """Bytes, compressed."""
    imports: tuple[str, ...] = ()
    """Addresses of the scripts it needs, directly or through others."""


@dataclass(frozen=True, slots=True)
class Budgets:
    """The most that a page may weigh, in KB."""

    page: int
    page_gzip: int
    scripts_gzip: int


@dataclass(frozen=True, slots=True)
class Scales:
    """What pages are weighed with."""

    budgets: Budgets
    scripts: Mapping[str, Script] = field(default_factory=dict)
    """By address."""


def compressed(content: bytes, level: int = _LEVEL) -> int:
    """Bytes of the content as it travels."""
    return len(gzip.compress(content, level, mtime=0))


def page_faults(document: LexborHTMLParser, html: bytes, budgets: Budgets) -> Iterator[Fault]:
    """The page's own HTML, where it is over a budget."""
    fault = _page_fault(html, budgets)
    if fault:
        words, key = fault
        hint = f"shorten what takes most, lower `per_page`, or raise `budgets.{key}` in site.yaml."
        yield "page-weight", f"its HTML weighs {words}; most of it: {_heaviest(document)}.", hint


def is_heavy(html: bytes, budgets: Budgets) -> bool:
    """Whether the page's own HTML is over a budget."""
    return _page_fault(html, budgets) is not None


def script_faults(elements: Elements, scales: Scales) -> Iterator[Fault]:
    """The page's scripts with all that they import, where they are over the budget."""
    first = [attributes.get("src") or "" for _, attributes, _ in elements.tagged("script")]
    known = {url: scales.scripts[url] for url in first if url in scales.scripts}
    loaded = {*known, *(url for script in known.values() for url in script.imports)}
    sizes = {url: scales.scripts[url].gzip for url in loaded}
    fault = _over(sum(sizes.values()), scales.budgets.scripts_gzip, "scripts_gzip", " compressed")
    if fault:
        words, key = fault
        heavy = sorted(sizes.items(), key=lambda item: (-item[1], item[0]))[:_NAMED]
        parts = ", ".join(f"{url} {_kb(size)}" for url, size in heavy)
        hint = f"load less on this page, or raise `budgets.{key}` in site.yaml."
        yield "script-weight", f"its scripts weigh {words}; most of it: {parts}.", hint


def _page_fault(html: bytes, budgets: Budgets) -> tuple[str, str] | None:
    return _over(len(html), budgets.page, "page", "") or _compressed_fault(html, budgets.page_gzip)


def _compressed_fault(html: bytes, budget: int) -> tuple[str, str] | None:
    """Compressing well is slow, and most pages are small enough even when compressed fast."""
    if len(html) <= budget * _KB or compressed(html, _FASTEST) <= budget * _KB:
        return None
    return _over(compressed(html), budget, "page_gzip", " compressed")


def _over(size: int, budget: int, key: str, how: str) -> tuple[str, str] | None:
    if size <= budget * _KB:
        return None
    return f"{_kb(size)}{how}, over the budget of {budget} KB", key


def _heaviest(document: LexborHTMLParser) -> str:
    parts = sorted(
        (
            (len((node.html or "").encode()), _name(node))
            for node in document.css("head, body > header, main > *")
        ),
        key=lambda part: (-part[0], part[1]),
    )
    return ", ".join(f"{name} {_kb(size)}" for size, name in parts[:_NAMED])


def _name(node: LexborNode) -> str:
    known = node.attributes
    return f"`{known.get('aria-labelledby') or known.get('id') or known.get('class') or node.tag}`"


def _kb(size: int) -> str:
    return f"{size / _KB:.1f} KB"
