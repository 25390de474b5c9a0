"""Every link that leaves the site, at its place: in editors' texts and lists, templates, pages and postings.

What the parsers of Markdown and YAML call a link is one; an address in a comment or in code is none.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.audit.anchors import Parts, inside
from generator.domain.snapshot import Snapshot
from generator.external.link import Group, Link
from generator.pages.model.parts import Markdown
from generator.problems.problem import Position
from generator.render.markdown import article_html
from generator.sources import front_matter, located_yaml
from generator.sources.located_yaml import Located
from generator.sources.snapshot import MANIFEST, postings_file

_WEB = re.compile(r"https?://", re.IGNORECASE)
_WHOLE = re.compile(r"https?://\S+", re.IGNORECASE)
_IN_TEMPLATE = re.compile(r"\b(?:href|src|action)=[\"'](https?://[^\"'{}<>\s]+)[\"']", re.IGNORECASE)
_VARIABLE = re.compile(r"\{\{|%7B%7B", re.IGNORECASE)


def links_of_files(root: Path, texts: Mapping[str, str], templates: str, data: str) -> tuple[Link, ...]:
    """The links in what people write: the files that were read, `snapshot.yaml` of `data`, and templates."""
    read = {**texts, **_read(root, [root / data / MANIFEST])}
    pages = _read(root, sorted((root / templates).rglob("*.html")))
    found = [link for path in sorted(read) for link in links_of_text(path, read[path])]
    return (*found, *(link for path in sorted(pages) for link in _of_template(path, pages[path])))


def links_of_pages(parts: Parts, known: Iterable[Link], postings: Iterable[Link]) -> tuple[Link, ...]:
    """The links of finished pages that no file of the site holds: the generator's own."""
    elsewhere = {link.address for link in (*known, *postings)}
    return tuple(
        Link(address, linking.origin, Group.PAGES, page=linking.page)
        for address, linking in sorted(parts.external.items())
        if address not in elsewhere
    )


def links_of_postings(root: Path, data: str, snapshot: Snapshot) -> tuple[Link, ...]:
    """Where postings and their employers are on the web; each address once."""
    file = postings_file(root / data).value
    path = f"{data}/{file.name}" if file else data
    found = (url for posting in snapshot.postings for url in (posting.url, posting.employer_url) if url)
    return tuple(Link(address, path, Group.POSTINGS) for address in dict.fromkeys(found))


def outside(links: Iterable[Link], base_url: str, report_url: str = "") -> tuple[Link, ...]:
    """Those that leave the site, without the form for reports, to which each page adds its own address."""
    return tuple(
        link
        for link in links
        if inside(link.address, base_url) == link.address
        and link.address.rstrip("/") != base_url.rstrip("/")
        and not (report_url and link.group is Group.PAGES and link.address.startswith(report_url))
    )


def links_of_text(path: str, text: str) -> Iterator[Link]:
    """The links of a file of Markdown or YAML; none of one that cannot be read."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if path.endswith(".md"):
        document = front_matter.read(text, path).value
        if document:
            yield from _of_values(path, lines, document.head)
            yield from _of_markdown(path, lines, document.body, document.body_line, len(lines))
    elif path.endswith((".yaml", ".yml")):
        yield from _of_values(path, lines, located_yaml.read(text, path).value)


def _of_values(path: str, lines: list[str], located: Located) -> Iterator[Link]:
    for at, value in located.texts:
        if not _WEB.search(value):
            continue
        start = located.value(at)
        last = located.last_lines.get(at, start.line)
        if _WHOLE.fullmatch(value.strip()):
            address = value.strip()
            place = next(_places(address, lines, start.line, last), start)
            yield Link(address, path, Group.TEXTS, place)
        else:
            yield from _of_markdown(path, lines, value, start.line, last)


def _of_markdown(path: str, lines: list[str], body: str, first: int, last: int) -> Iterator[Link]:
    """Links of a text that stands in the lines from `first` to `last`."""
    if not _WEB.search(body):
        return
    document = LexborHTMLParser(article_html(Markdown(body), 3))
    addresses = dict.fromkeys((node.attributes.get("href") or "") for node in document.css("a[href]"))
    for address in addresses:
        if _WHOLE.match(address) and not _VARIABLE.search(address):
            places = list(_places(address, lines, first, last)) or [Position(first)]
            yield from (Link(address, path, Group.TEXTS, place) for place in places)


def _places(address: str, lines: list[str], first: int, last: int) -> Iterator[Position]:
    """Where the address stands as a whole in the lines, as it is or as HTML writes it."""
    written = {address, html.escape(address), address.replace(" ", "%20")}
    whole = re.compile(
        r"(?<![\w/.-])(?:" + "|".join(map(re.escape, sorted(written))) + r")(?=[\s)>\]}\"',]|\\|$)"
    )
    for number in range(first, min(last, len(lines)) + 1):
        for found in whole.finditer(lines[number - 1]):
            yield Position(number, found.start() + 1, len(found[0]))


def _of_template(path: str, text: str) -> Iterator[Link]:
    for found in _IN_TEMPLATE.finditer(text):
        before = text[: found.start(1)]
        at = Position(before.count("\n") + 1, found.start(1) - before.rfind("\n"), len(found[1]))
        yield Link(html.unescape(found[1]), path, Group.TEMPLATES, at)


def _read(root: Path, paths: Iterable[Path]) -> dict[str, str]:
    """The files that can be read; others are told where the site is checked."""
    texts = {}
    for path in paths:
        try:
            texts[path.relative_to(root).as_posix()] = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
    return texts
