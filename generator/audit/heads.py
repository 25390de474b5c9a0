"""What search engines and shared links show of a page: its title, description, address and picture.

One page is held against itself; the site as a whole must not say the same of two pages.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from generator.audit.elements import Elements, is_word
from generator.audit.loading import Fault
from generator.problems.problem import Problem

TITLE_LENGTH = range(10, 76)
"""Characters of a title: fewer name nothing, more are cut off in results."""
DESCRIPTION_LENGTH = range(20, 161)
"""Characters of a description; more are cut off in results."""
_CANONICAL = "canonical address"
_OPEN_GRAPH = ("og:title", "og:description", "og:url", "og:image", "og:image:alt")
_ONE_EACH = {
    ("rel", "canonical"): _CANONICAL,
    ("name", "description"): "description",
    ("name", "robots"): "word for robots",
    **{("property", name): name for name in _OPEN_GRAPH},
}
"""What a head says once, by the attribute that names it, and what that is called."""
_Said = dict[tuple[str, str], list[str]]
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


def head_faults(elements: Elements, url: str, base_url: str) -> Iterator[Fault]:
    """Faults of one page's head; a page that only leads to another has none to be held against."""
    if any(is_word(attributes.get("http-equiv"), "refresh") for _, attributes, _ in elements.tagged("meta")):
        return
    all_said = _all_said(elements)
    said: dict[str, str] = {}
    for key, name in _ONE_EACH.items():
        found = all_said.get(key, [])
        if len(found) != 1 or not found[0].strip():
            yield "page-head", f"it has {len(found)} of: {name}.", "give it one, in templates/base.html."
        else:
            said[name] = found[0]
    yield from _address_faults(said, f"{base_url.rstrip('/')}{url}")
    yield from _picture_faults(all_said, said.get("og:image"), base_url)
    title = elements.first("title")
    yield from _length_faults(title.text(strip=True) if title else "", said.get("description", ""))


def _all_said(elements: Elements) -> _Said:
    """What the elements of a head say, by the attribute that names it."""
    links = (attributes for _, attributes, _ in elements.tagged("link"))
    own = [each.get("href") or "" for each in links if is_word(each.get("rel"), "canonical")]
    said: _Said = {("rel", "canonical"): own}
    for _, attributes, _ in elements.tagged("meta"):
        for kind in ("name", "property"):
            said.setdefault((kind, attributes.get(kind) or ""), []).append(attributes.get("content") or "")
    return said


def _address_faults(said: dict[str, str], own: str) -> Iterator[Fault]:
    for name in (_CANONICAL, "og:url"):
        if said.get(name, own) != own:
            words = f"its {name} is `{said[name][:120]}`, not its own."
            yield "page-head", words, "every page is the one place of what it shows."


def _picture_faults(all_said: _Said, image: str | None, base_url: str) -> Iterator[Fault]:
    if image is None:
        return
    if not image.startswith(f"{base_url.rstrip('/')}/") or not image.endswith((".png", ".jpg", ".jpeg")):
        words = f"its og:image is no whole address of a PNG or JPEG of the site: `{image[:120]}`."
        yield "page-head", words, "networks show no other pictures."
    for name in _SIZES:
        if not "".join(all_said.get(("property", name), [])[:1]).isdigit():
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
