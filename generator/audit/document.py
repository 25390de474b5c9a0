"""One parse of a finished page, and the faults found in it."""

from collections import Counter
from collections.abc import Collection, Iterator
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from generator.problems.problem import Problem

_SCHEMES = {"http", "https", "mailto"}
_HANDLERS = "script:not([src]):not([type='application/ld+json']), style, [style]"


def page_problems(html: bytes, url: str, origin: str, addresses: Collection[str]) -> tuple[Problem, ...]:
    """Faults of one page. `addresses` are all addresses of the site; `origin` the file it comes from."""
    document = LexborHTMLParser(html)
    faults = [
        *_heading_faults(document),
        *_id_faults(document),
        *_link_faults(document, url, addresses),
        *_policy_faults(document),
    ]
    return tuple(Problem(origin, rule, f"On the page {url}: {words}", hint) for rule, words, hint in faults)


def _heading_faults(document: LexborHTMLParser) -> Iterator[tuple[str, str, str]]:
    number = len(document.css("h1"))
    if number != 1:
        yield "page-heading", f"there are {number} main headings.", "a page has one h1."
    title = document.css_first("title")
    if title is None or not title.text(strip=True):
        yield "page-title", "there is no title.", "give the page a title."


def _id_faults(document: LexborHTMLParser) -> Iterator[tuple[str, str, str]]:
    ids = Counter(node.attributes.get("id") for node in document.css("[id]"))
    for name, number in sorted((str(name), number) for name, number in ids.items()):
        if number > 1:
            yield "doubled-id", f"the id `{name}` stands {number} times.", "rename one of its headings."


def _link_faults(
    document: LexborHTMLParser, url: str, addresses: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    ids = {node.attributes.get("id") for node in document.css("[id]")}
    targets = dict.fromkeys(
        (node.attributes.get("href") or node.attributes.get("src") or "")
        for node in document.css("a[href], link[href], script[src], img[src]")
    )
    for target in targets:
        fault = _fault_of(target, url, ids, addresses)
        if fault:
            yield "broken-link", f"the link to `{target[:120]}` {fault}.", "correct the address."


def _fault_of(target: str, url: str, ids: Collection[str | None], addresses: Collection[str]) -> str:
    try:
        parts = urlsplit(target)
    except ValueError:
        return "is no address"
    if parts.scheme or parts.netloc:
        return "" if parts.scheme in _SCHEMES else "has a scheme that browsers may run"
    if not parts.path:
        known = not parts.fragment or unquote(parts.fragment) in ids
        return "" if known else "names a part that the page does not have"
    if not parts.path.startswith("/"):
        return f"is relative; addresses inside the site begin with / (page {url})"
    return "" if unquote(parts.path) in addresses else "leads to no page of the site"


def _policy_faults(document: LexborHTMLParser) -> Iterator[tuple[str, str, str]]:
    inline = document.css(_HANDLERS)
    handlers = [node for node in document.css("*") if any(name.startswith("on") for name in node.attributes)]
    if inline or handlers:
        tag = (inline or handlers)[0].tag
        yield "inline-code", f"`{tag}` holds a script or style of its own.", "move it to a file in assets."
