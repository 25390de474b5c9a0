"""Links to parts of other pages, held against the ids of those pages once every page is made.

A page's worker hands back what is small: its ids in one line, which most pages of a kind share, and the
addresses with a `#` that it links to. What leads nowhere is known when all pages have been seen.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, urlsplit

from generator.problems.problem import Problem
from generator.problems.wording import counted, nearest

_STATE = re.compile(r"[\w.-]+=.*", re.DOTALL)
"""`#role=backend-engineer` is read by a script of the page; no part of it has such a name."""
_DIRECTIVE = ":~:"
"""What a browser reads itself, such as the words to scroll to (URL Fragment Text Directives)."""


@dataclass(frozen=True, slots=True)
class Linking:
    """Who holds a link to a part of a page."""

    origin: str
    """The file that the first such page comes from."""
    page: str
    """The first such page."""
    pages: int = 1
    """How many pages hold it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts that pages have and the parts that they link to."""

    ids: Mapping[str, str] = field(default_factory=dict)
    """By a page's address its ids, sorted, with a blank between two and at both ends."""
    links: Mapping[str, Linking] = field(default_factory=dict)
    """By address as it is written, such as `/method/#pay`."""
    external: Mapping[str, Linking] = field(default_factory=dict)
    """Links that leave the site, by address; those of pages of single postings are not kept."""


def all_parts(parts: Iterable[Parts]) -> Parts:
    """Those of all pages; equal lines of ids are kept once."""
    ids: dict[str, str] = {}
    lines: dict[str, str] = {}
    links: dict[str, Linking] = {}
    pages: dict[str, int] = {}
    external: dict[str, Linking] = {}
    for each in parts:
        ids |= {url: lines.setdefault(line, line) for url, line in each.ids.items()}
        for target, linking in each.links.items():
            links.setdefault(target, linking)
            pages[target] = pages.get(target, 0) + linking.pages
        for target, linking in each.external.items():
            external.setdefault(target, linking)
    return Parts(
        ids, {target: replace(first, pages=pages[target]) for target, first in links.items()}, external
    )


def line_of(ids: Iterable[str]) -> str:
    """Ids as `Parts` keeps them."""
    return f" {' '.join(sorted(ids))} "


def is_part(fragment: str) -> bool:
    """Whether what stands behind `#` names a part of a page; `#top` is its beginning (HTML, 7.4.6.4)."""
    name = fragment.partition(_DIRECTIVE)[0]
    return bool(name) and name.lower() != "top" and not _STATE.fullmatch(name)


def inside(target: str, base_url: str) -> str:
    """An address of the site without its host, however that is spelled; others stay as they are."""
    host = base_url.rstrip("/")
    if not host:
        return target
    if target.startswith(f"{host}/"):
        return target[len(host) :]
    return _inside_otherwise(target, host) if _WHOLE.match(target) else target


_WHOLE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_USUAL_PORTS = frozenset({None, 80, 443})


def _inside_otherwise(target: str, host: str) -> str:
    """An address at the site's host, written with other letters, scheme, port or a user's name."""
    try:
        own, other = urlsplit(host), urlsplit(target)
        ports = _USUAL_PORTS if own.port in _USUAL_PORTS else {own.port}
        is_ours = other.hostname == own.hostname and other.port in ports
    except ValueError:
        return target
    if not is_ours or not f"{other.path}/".startswith(f"{own.path}/"):
        return target
    path = other.path[len(own.path) :] or "/"
    query = f"?{other.query}" if other.query else ""
    return path + query + (f"#{other.fragment}" if other.fragment else "")


def missing_parts(
    links: Mapping[str, Linking], ids: Mapping[str, str], base_url: str = ""
) -> Iterator[Problem]:
    """Links to parts that their pages do not have. A page that is not in `ids` is judged elsewhere."""
    for target, linking in links.items():
        parts = urlsplit(inside(target, base_url))
        path, fragment = unquote(parts.path), unquote(parts.fragment).partition(_DIRECTIVE)[0]
        line = ids.get(path)
        if line is not None and f" {fragment} " not in line:
            yield _missing(target, path, fragment, line.split(), linking)


def _missing(target: str, path: str, fragment: str, ids: Iterable[str], linking: Linking) -> Problem:
    others = linking.pages - 1
    more = f" The same on {counted(others, 'further page')}." if others else ""
    link = f"the link to `{target[:120]}`"
    message = f"On the page {linking.page}: {link} names a part that {path} does not have.{more}"
    near = nearest(fragment, ids)
    hint = f"did you mean `{path}#{near}`?" if near else "correct what stands behind `#`, or take it out."
    return Problem(linking.origin, "broken-link", message, hint)
