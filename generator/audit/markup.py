"""The structured data of a finished page: one graph that machines can read, saying what the page shows.

Form comes first (JSON, one graph, types, properties, values, identifiers), then truth: what the graph says
of a job is held against the words of the same page.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from math import isfinite
from typing import Any
from urllib.parse import urlsplit

from generator.audit.elements import Elements, is_word
from generator.audit.job_markup import job_faults
from generator.audit.loading import Fault
from generator.audit.vocabulary import (
    ADDRESS,
    BOOLEAN,
    CODES,
    DATE,
    KINDS,
    NUMBER,
    OWN_ADDRESS,
    PLAIN,
    RETIRED,
    TEXT,
    WORDS,
    Kind,
)
from generator.problems.wording import did_you_mean, listed

Node = Mapping[str, Any]

MARKUP = "application/ld+json"
"""The type of a script that holds structured data."""
CONTEXT = "https://schema.org"
_LEAST_DESCRIPTION, _MOST_DESCRIPTION = 50, 5000
"""Characters of a data set's description that dataset search takes."""
_FRAGMENT = re.compile(r"[a-z][a-z0-9-]*")
_CUTS_A_PATH = re.compile(r"[\s<>\"?#]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MADE_BY_US = "the markup is made by the generator: report this, or set `markup: false` for the source."
_SHOWN = 80
"""Signs of a value in a message."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the markup of a page is held against beside the page itself."""

    url: str
    """The page's path."""
    base_url: str
    addresses: Collection[str]
    """All addresses of the site."""
    is_posting: bool = False
    """Whether the page is that of one single posting."""

    @property
    def base(self) -> str:
        """The site's address without a `/` at its end."""
        return self.base_url.rstrip("/")


@dataclass(slots=True)
class _Walk:
    """What was met on the way through a graph."""

    around: Surroundings
    nodes: dict[str, str] = field(default_factory=dict)
    """By identifier, the type of a node."""
    references: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)
    """(where, identifier, types it may have)."""


def markup_faults(elements: Elements, around: Surroundings) -> Iterator[Fault]:
    """Faults of a page's structured data; a page without any has none."""
    scripts = [
        node for _, attributes, node in elements.tagged("script") if is_word(attributes.get("type"), MARKUP)
    ]
    if not scripts:
        return
    if len(scripts) > 1:
        yield "markup-form", f"it has {len(scripts)} blocks of structured data.", "keep one graph a page."
    for script in scripts:
        graph = _graph_of(script.text())
        if isinstance(graph, str):
            yield "markup-form", f"its structured data {graph}.", _MADE_BY_US
        else:
            yield from _graph_faults(graph, around)
            yield from _truth_faults(graph, elements, around)


def _graph_of(text: str) -> list[Node] | str:
    """The nodes of the one graph, or what is wrong with its form."""
    try:
        whole = json.loads(text, parse_constant=_no_number, object_pairs_hook=_once)
    except ValueError as error:
        return f"is no JSON ({error})"
    if not isinstance(whole, dict) or whole.keys() != {"@context", "@graph"} or whole["@context"] != CONTEXT:
        return f"is not `@context` {CONTEXT} and one `@graph`"
    graph = whole["@graph"]
    if not isinstance(graph, list) or not graph or not all(isinstance(node, dict) for node in graph):
        return "has no list of nodes in its `@graph`"
    return graph


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand once: readers of JSON differ in which of two they take."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key stands twice")
    return made


def _graph_faults(graph: list[Node], around: Surroundings) -> Iterator[Fault]:
    walk = _Walk(around)
    for node in graph:
        if "@id" not in node:
            yield "markup-form", f"{_name(node)} of its graph has no `@id`.", _MADE_BY_US
        yield from _node_faults(node, tuple(KINDS), "", walk)
    for where, identifier, types in walk.references:
        if identifier not in walk.nodes:
            words = f"{where} points to no node of the page: `{identifier[:_SHOWN]}`."
            yield "markup-form", words, _MADE_BY_US
        elif walk.nodes[identifier] not in types:
            words = f"{where} points to a {walk.nodes[identifier]}, not to {listed(types)}."
            yield "markup-property", words, _MADE_BY_US


def _name(node: Node) -> str:
    return f"a {node['@type']}" if isinstance(node.get("@type"), str) else "a node"


def _node_faults(node: Node, types: tuple[str, ...], where: str, walk: _Walk) -> Iterator[Fault]:
    """Faults of a node and all below it; `where` names the property that holds it."""
    if node.keys() == {"@id"}:
        walk.references.append((where or "its graph", str(node["@id"]), types))
        return
    kind = node.get("@type")
    if not isinstance(kind, str) or kind not in KINDS:
        retired = "search engines show it no longer." if kind in RETIRED else _MADE_BY_US
        hint = retired if kind in RETIRED else did_you_mean(str(kind), KINDS) or _MADE_BY_US
        yield "markup-property", f"{where or 'its graph'} has the type `{str(kind)[:_SHOWN]}`.", hint
        return
    if kind not in types:
        yield "markup-property", f"{where} holds a {kind}, not {listed(types)}.", _MADE_BY_US
    yield from _id_faults(node, kind, walk)
    yield from _property_faults(node, kind, KINDS[kind], walk)


def _id_faults(node: Node, kind: str, walk: _Walk) -> Iterator[Fault]:
    """Identifiers are addresses of the page or of the home page with a fragment, each once."""
    if "@id" not in node:
        return
    identifier = node["@id"]
    base = walk.around.base
    page, _, fragment = str(identifier).partition("#")
    if page not in {f"{base}{walk.around.url}", f"{base}/"} or not _FRAGMENT.fullmatch(fragment):
        words = f"{kind}.@id is not the page's address with a fragment: `{str(identifier)[:_SHOWN]}`."
        yield "markup-form", words, _MADE_BY_US
    if identifier in walk.nodes:
        yield "markup-form", f"{kind}.@id stands twice: `{str(identifier)[:_SHOWN]}`.", _MADE_BY_US
    walk.nodes[str(identifier)] = kind


def _property_faults(node: Node, kind: str, about: Kind, walk: _Walk) -> Iterator[Fault]:
    yield from _missing(node, kind, about)
    for name, value in node.items():
        if name.startswith("@"):
            if name not in {"@type", "@id"}:
                yield "markup-form", f"{kind} has the keyword `{name[:_SHOWN]}`.", _MADE_BY_US
            continue
        expected = about.expected(name)
        if not expected:
            yield "markup-property", f"{kind} has the property `{name[:_SHOWN]}`.", _unknown_hint(name, about)
            continue
        values = value if isinstance(value, list) else [value]
        if not values:
            yield "markup-property", f"{kind}.{name} is an empty list.", _MADE_BY_US
        for each in values:
            yield from _value_faults(each, expected, f"{kind}.{name}", walk)
    yield from _own_faults(node, kind, walk.around)


def _missing(node: Node, kind: str, about: Kind) -> Iterator[Fault]:
    for name in about.required:
        if name not in node:
            yield "markup-property", f"{kind}.{name} is missing, and {kind} needs it.", _MADE_BY_US
    for name in about.recommended:
        if name not in node:
            words = f"{kind}.{name} is missing, and search engines ask for it."
            yield "markup-incomplete", words, "name it in site.yaml, as `data_licence`."


def _unknown_hint(name: str, about: Kind) -> str:
    if name.startswith("estimated"):
        return "estimates are not shown any more, and none are made here."
    return did_you_mean(name, (*about.required, *about.optional)) or _MADE_BY_US


def _value_faults(value: Any, expected: tuple[str, ...], where: str, walk: _Walk) -> Iterator[Fault]:
    if isinstance(value, dict):
        types = tuple(name for name in expected if name not in PLAIN)
        if types:
            yield from _node_faults(value, types, where, walk)
        else:
            yield "markup-property", f"{where} holds a node.", _MADE_BY_US
        return
    fault = _plain_fault(value, expected, where.rpartition(".")[2], walk.around)
    if fault:
        yield "markup-property", f"{where} {fault}: `{str(value)[:_SHOWN]}`.", _MADE_BY_US


def _plain_fault(value: Any, expected: tuple[str, ...], name: str, around: Surroundings) -> str:
    """What is wrong with a value that is no node; empty when nothing is."""
    form = next((each for each in expected if each in PLAIN), "")
    match form:
        case _ if form == BOOLEAN:
            return "" if isinstance(value, bool) else "is neither true nor false"
        case _ if form == NUMBER:
            number = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
            return "" if number else "is no number"
        case "":
            return "is no node"
    if not isinstance(value, str) or not value.strip():
        return "is no text"
    if _CONTROL.search(value):
        return "holds a control character"
    return _text_fault(value, form, name, around)


def _text_fault(value: str, form: str, name: str, around: Surroundings) -> str:
    if form == DATE:
        return "" if _day(value) else "is no day written as YYYY-MM-DD"
    if form == WORDS:
        return "" if re.fullmatch(CODES[name], value) else "is no word that search engines know"
    if form == ADDRESS:
        return "" if is_whole_address(value) else "is no whole address"
    if form == OWN_ADDRESS:
        return _own_address_fault(value, around)
    return "" if form == TEXT else "has an unknown form"


def _own_address_fault(value: str, around: Surroundings) -> str:
    is_inside = value.startswith(f"{around.base}/")
    path = value[len(around.base) :]
    if is_inside and path in around.addresses and not _CUTS_A_PATH.search(path):
        return "" if is_whole_address(around.base) else "is no whole address of the site"
    if not is_inside or not is_whole_address(value):
        return "is no whole address of the site"
    path = urlsplit(value).path
    return "" if path in around.addresses else "is an address of no page of the site"


@lru_cache(maxsize=256)
def is_whole_address(value: str) -> bool:
    """Whether it begins with http or https and names a host."""
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"[\s<>\"]", value)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else None
    except ValueError:
        return None


def _own_faults(node: Node, kind: str, around: Surroundings) -> Iterator[Fault]:
    """What one type asks for beyond its properties' forms."""
    if kind == "BreadcrumbList":
        yield from _trail_faults(node.get("itemListElement"))
    if kind == "Dataset":
        length = len(str(node.get("description", "")))
        if not _LEAST_DESCRIPTION <= length <= _MOST_DESCRIPTION:
            words = (
                f"Dataset.description has {length:,} characters, not {_LEAST_DESCRIPTION} to "
                f"{_MOST_DESCRIPTION:,}."
            )
            yield "markup-property", words, "describe the data in a sentence or two."
    if kind == "WebSite" and around.url != "/":
        yield "markup-untrue", "WebSite stands on a page that is not the home page.", _MADE_BY_US


def _trail_faults(items: Any) -> Iterator[Fault]:
    steps = items if isinstance(items, list) else []
    places = [step.get("position") for step in steps if isinstance(step, dict)]
    if len(steps) < 2:
        yield "markup-property", "BreadcrumbList.itemListElement has fewer than two steps.", _MADE_BY_US
    elif places != list(range(1, len(steps) + 1)):
        yield "markup-property", "ListItem.position does not count from 1 in order.", _MADE_BY_US


def _truth_faults(graph: list[Node], elements: Elements, around: Surroundings) -> Iterator[Fault]:
    """What the graph says and the page does not."""
    jobs = [node for node in graph if node.get("@type") == "JobPosting"]
    if jobs and not around.is_posting:
        words = "JobPosting stands on a page that is not that of one single posting."
        yield "markup-untrue", words, "search engines take it as one open job."
    if len(jobs) > 1:
        yield "markup-untrue", f"JobPosting stands {len(jobs)} times.", "a page has one posting."
    times = (attributes for _, attributes, _ in elements.tagged("time"))
    shown = {each["datetime"] for each in times if "datetime" in each}
    for node in graph:
        about = KINDS.get(str(node.get("@type")))
        for name, value in node.items():
            if about and about.expected(name) == (DATE,) and value not in shown:
                words = f"{node['@type']}.{name} is a day that the page does not show: `{value}`."
                yield "markup-untrue", words, _MADE_BY_US
    if jobs and around.is_posting:
        yield from job_faults(jobs[0], elements)
