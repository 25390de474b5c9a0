"""What a browser loads for a page: nothing of other hosts, nothing that holds it up or makes it jump."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from urllib.parse import urlsplit

from generator.audit.elements import HREFS, Attributes, Elements
from generator.problems.problem import Position, Problem

Fault = tuple[str, str, str]
"""Rule, what is wrong, hint."""

_LOADING = ("src", "srcset", "imagesrcset", "poster", "data", "action", "formaction", "ping")
"""Attributes whose addresses a browser loads or sends to."""
_ADDRESSES = (*_LOADING, *HREFS)
_LOADED_BY_HREF = ("link", "image", "use")
_UNSIZED = ("img", "iframe", "video")
_NOT_LOADED = {"canonical", "alternate", "prev", "next", "license", "author", "help", "me"}
"""What a `link` may be to a page without being fetched for it (HTML Standard, 4.6.7)."""
_REMOTE_IN_CSS = re.compile(
    rb"""(?:url\(\s*|@import\s+)["']?(?P<address>(?:[a-z][a-z0-9+.-]*:)?//[^\s)"']+)""", re.IGNORECASE
)
_IN_SITE = re.compile(r"#|/[\w.-]")
"""How most addresses begin, which name no host."""
_OWN_FILE = "keep a copy in templates/assets and name that."


def loading_faults(elements: Elements, base_url: str) -> Iterator[Fault]:
    """Requests to other hosts than the site's own, scripts that hold the page up, pictures without a size."""
    yield from dict.fromkeys(_third_parties(elements, base_url))
    for _, attributes, _ in elements.tagged("script"):
        if "src" in attributes and _holds_up(attributes):
            source = attributes["src"] or ""
            words = f"the script `{source[:120]}` is run before the page is shown."
            yield "render-blocking-script", words, 'add type="module" or defer.'
    for tag, attributes, _ in chain.from_iterable(map(elements.tagged, _UNSIZED)):
        if not all((attributes.get(side) or "").isdigit() for side in ("width", "height")):
            words = f"`{tag}` has no width and height, so the page jumps when it arrives."
            yield "unsized-image", words, "give both, in pixels."


def style_problems(files: Mapping[str, bytes], folder: str) -> tuple[Problem, ...]:
    """Addresses of other hosts in style sheets; `folder` is where the files stand."""
    return tuple(
        Problem(
            f"{folder}/{name}",
            "third-party-request",
            f"The style sheet loads `{_shown(match['address'])}`, which is not the site's own.",
            _OWN_FILE,
            position=Position(line=content.count(b"\n", 0, match.start("address")) + 1),
        )
        for name, content in sorted(files.items())
        if name.endswith(".css")
        for match in _REMOTE_IN_CSS.finditer(content)
    )


def _shown(address: bytes) -> str:
    return address.decode(errors="replace")[:120]


def _third_parties(elements: Elements, base_url: str) -> Iterator[Fault]:
    own = urlsplit(base_url).netloc
    by_attribute = (element for name in _LOADING for element in elements.having(name))
    by_href = (element for tag in _LOADED_BY_HREF for element in elements.tagged(tag))
    for tag, attributes, _ in chain(by_attribute, by_href):
        if tag == "link" and not _is_loaded(attributes):
            continue
        for address in _addresses(attributes):
            if not _IN_SITE.match(address) and _host(address) not in {"", own}:
                words = f"`{tag}` loads `{address[:120]}`, which is not the site's own."
                yield "third-party-request", words, _OWN_FILE


def _is_loaded(link: Attributes) -> bool:
    return bool(set((link.get("rel") or "").lower().split()) - _NOT_LOADED)


def _addresses(attributes: Attributes) -> Iterator[str]:
    for name in filter(attributes.__contains__, _ADDRESSES):
        value = attributes[name] or ""
        if name.endswith("srcset"):
            yield from (part.split()[0] for part in value.split(",") if part.split())
        elif value:
            yield value


def _host(address: str) -> str:
    try:
        return urlsplit(address.strip()).netloc
    except ValueError:
        return address


def _holds_up(script: Attributes) -> bool:
    kind = script.get("type") or ""
    return kind != "module" and not {"async", "defer"} & script.keys()
