"""What search engines and shared links show of a page: its title, description, address and picture.

One page is held against itself; the site as a whole must not say the same of two pages.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from selectolax.lexbor import LexborHTMLParser

from generator.audit.loading import Fault
from generator.problems.problem import Problem

TITLE_LENGTH = range(10, 76)
"""Characters of a title: fewer name nothing, more are cut off in results."""
DESCRIPTION_LENGTH = range(20, 161)
"""Characters of a description; more are cut off in results."""
_ONE_EACH = (
    ("link[rel='canonical']", "href", "canonical address"),
    ("meta[name='description']", "content", "description"),
    ("meta[name='robots']", "content", "word for robots"),
    ("meta[property='og:title']", "content", "og:title"),
    ("meta[property='og:description']", "content", "og:description"),
    ("meta[property='og:url']", "content", "og:url"),
    ("meta[property='og:image']", "content", "og:image"),
    ("meta[property='og:image:alt']", "content", "og:image:alt"),
)
_SIZES = ("og:image:width", "og:image:height")


@dataclass(frozen=True, slots=True)
class HeadDigest:
    """What a page is called, small enough to keep for every page of a site."""

    url: str
    origin: str
    title: bytes
    description: bytes


def head_digest(url: str, origin: str, title: str, description: str) -> HeadDigest:
    """The digest of a page's head; letter case and blanks make no difference to a reader."""
    return HeadDigest(url, origin, _digest(title), _digest(description))


def doubled_heads(heads: Iterable[HeadDigest]) -> Iterator[Problem]:
    """Pages with the title or the description of another; told at the second of them."""
    titles: dict[bytes, str] = {}
    descriptions: dict[bytes, str] = {}
    for head in heads:
        for known, digest, rule, noun in (
            (titles, head.title, "title-of-two-pages", "title"),
            (descriptions, head.description, "description-of-two-pages", "description"),
        ):
            first = known.setdefault(digest, head.url)
            if first != head.url:
                message = f"The page {head.url} has the {noun} of {first}."
                yield Problem(head.origin, rule, message, "say in it what only this page has.")


def head_faults(document: LexborHTMLParser, url: str, base_url: str) -> Iterator[Fault]:
    """Faults of one page's head; a page that only leads to another has none to be held against."""
    if document.css_first("meta[http-equiv='refresh']"):
        return
    said: dict[str, str] = {}
    for selector, attribute, name in _ONE_EACH:
        found = [node.attributes.get(attribute) or "" for node in document.css(selector)]
        if len(found) != 1 or not found[0].strip():
            yield "page-head", f"it has {len(found)} of: {name}.", "give it one, in templates/base.html."
        else:
            said[name] = found[0]
    yield from _address_faults(said, f"{base_url.rstrip('/')}{url}")
    yield from _picture_faults(document, said, base_url)
    title = document.css_first("title")
    yield from _length_faults(title.text(strip=True) if title else "", said.get("description", ""))


def _address_faults(said: dict[str, str], own: str) -> Iterator[Fault]:
    for name in ("canonical address", "og:url"):
        if said.get(name, own) != own:
            words = f"its {name} is `{said[name][:120]}`, not its own."
            yield "page-head", words, "every page is the one place of what it shows."


def _picture_faults(document: LexborHTMLParser, said: dict[str, str], base_url: str) -> Iterator[Fault]:
    image = said.get("og:image")
    if image is None:
        return
    if not image.startswith(f"{base_url.rstrip('/')}/") or not image.endswith((".png", ".jpg", ".jpeg")):
        words = f"its og:image is no whole address of a PNG or JPEG of the site: `{image[:120]}`."
        yield "page-head", words, "networks show no other pictures."
    for name in _SIZES:
        node = document.css_first(f"meta[property='{name}']")
        if node is None or not (node.attributes.get("content") or "").isdigit():
            yield "page-head", f"its {name} is missing.", "networks leave room by it."


def _length_faults(title: str, description: str) -> Iterator[Fault]:
    for text, lengths, noun in (
        (title, TITLE_LENGTH, "title"),
        (description, DESCRIPTION_LENGTH, "description"),
    ):
        if text and len(text) not in lengths:
            words = f"its {noun} has {len(text)} characters, not {lengths.start} to {lengths.stop - 1}."
            yield "head-length", words, "results cut off what is longer, and too little says nothing."


def _digest(text: str) -> bytes:
    return blake2b(" ".join(text.casefold().split()).encode(), digest_size=8).digest()
