"""What moves with every day's data on pages that stay the same: put into finished pages last.

Almost every page prints the day of the data and how many jobs there are. A page is known without them: its
HTML has marks where they stand. When only they have moved, the finished file is filled again and nothing
else of it is made.

A mark holds the expression that the template has there, behind a sign that no HTML may hold. It begins with
`<`, which no text of others has on a page: it could not be told from a tag.
"""

import re
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import escape

from generator.pages.model.page import NO_IMAGE, Site
from generator.render import filters

OF_THE_DAY = frozenset({"data_date", "today", "jobs", "postings", "employers", "image"})
"""Fields of the site that another day's data changes."""
_DAY_FORMS = ("|time", "|day", ".isoformat()")
LATE = frozenset(
    {
        *(
            f"site.{day}{form}"
            for day in ("data_date", "today")
            for form in ("|time", "|day", ".isoformat()")
        ),
        *(f"site.{count}|number" for count in ("jobs", "postings", "employers")),
        *(f"site.image.{part}" for part in ("url", "words", "width", "height")),
    }
)
"""What templates print of them; in any other use they are read when the page is made."""
_PRINTED = tuple(sorted(LATE))
_FORMS: Mapping[str, Callable[[Any], str]] = {
    "time": filters.time,
    "day": filters.day,
    "number": filters.number,
}
_MARK = re.compile("<\x01([a-z_.()|]+)>")
_CAPTURES = (nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock)
"""What keeps its output as a value, with which a template can do anything."""
_OF_OTHERS = re.compile(r"\b(?:super|self)\b")
_KEEPING = re.compile(r"\b(?:macro|call|filter|set)\b")
_PRINTING = re.compile(r"\b(?:include|block)\b")


@dataclass(frozen=True, slots=True)
class Gap:
    """A place of a finished page that is filled with a value of the day."""

    start: int
    """Bytes before it."""
    size: int
    """Bytes of the value."""
    expression: str
    """What the template has there: `site.jobs|number`."""


def packed(gaps: Sequence[Gap]) -> bytes:
    """The gaps of a page in few bytes, for there are many pages."""
    numbers = ((gap.start, gap.size, _PRINTED.index(gap.expression)) for gap in gaps)
    return array("I", chain.from_iterable(numbers)).tobytes()


def unpacked(gaps: bytes) -> tuple[Gap, ...]:
    """The gaps that were packed. Raises `ValueError` and `IndexError` for other bytes."""
    numbers = iter(array("I", gaps))
    return tuple(
        Gap(start, size, _PRINTED[number]) for start, size, number in zip(*[numbers] * 3, strict=True)
    )


def late_value(expression: str, site: Site) -> str:
    """What stands in the place of a mark, as HTML; `expression` is one of `LATE`."""
    path, _, form = expression.removesuffix(".isoformat()").partition("|")
    value: Any = attrgetter(path.removeprefix("site."))(site)
    if expression.endswith(".isoformat()"):
        return str(value.isoformat())
    return str(escape(_FORMS[form](value) if form else value))


def filled_again(html: bytes, gaps: Sequence[Gap], site: Site) -> tuple[bytes, tuple[Gap, ...]]:
    """A finished page of another day with this day's values, and where they stand now."""
    parts: list[bytes] = []
    moved: list[Gap] = []
    at = written = 0
    for gap in gaps:
        value = late_value(gap.expression, site).encode()
        written += gap.start - at
        moved.append(Gap(written, len(value), gap.expression))
        written += len(value)
        parts += html[at : gap.start], value
        at = gap.start + gap.size
    return b"".join((*parts, html[at:])), tuple(moved)


class WatchedSite:
    """The site as templates see it; notes which values of the day are read when a page is made."""

    __slots__ = ("read", "watched")

    def __init__(self, site: Site) -> None:
        self.watched = site
        self.read: set[str] = set()

    def __getattr__(self, name: str) -> object:
        if name in OF_THE_DAY:
            self.read.add(name)
        return getattr(self.watched, name)


def marks_in(text: str) -> tuple[list[str], list[str]]:
    """The text between the marks, and the expressions in them: one less."""
    parts = _MARK.split(text)
    return parts[::2], parts[1::2]


def values_read(read: set[str], site: Site) -> Mapping[str, str]:
    """The values of the day that a page depends on, as texts by their names."""
    return {name: repr(getattr(site, name)) for name in sorted(read)}


def day_values(site: Site) -> Mapping[str, str]:
    """All values of the day: by what templates print of them, and by the names of the fields."""
    printed = {expression: late_value(expression, site) for expression in sorted(LATE)}
    return {**printed, **values_read(set(OF_THE_DAY), site)}


def steady(site: Site) -> Site:
    """The site without the values of the day."""
    return replace(site, data_date=date.min, today=date.min, jobs=0, postings=0, employers=0, image=NO_IMAGE)


def with_marks(template: nodes.Template) -> nodes.Template:
    """The template with marks in place of the values of the day that it prints into the page."""
    marked: nodes.Template = _Marking().visit(template)
    return marked


def may_capture(source: str) -> bool:
    """Whether a template has a word without which it `captures` nothing; most need not be parsed to know."""
    return bool(_OF_OTHERS.search(source) or (_KEEPING.search(source) and _PRINTING.search(source)))


def captures(template: nodes.Template) -> bool:
    """Whether the template may keep what another one prints as a value of its own."""
    for node in template.find_all(_CAPTURES):
        if next(node.find_all((nodes.Include, nodes.Block)), None):
            return True
    printed = {id(each) for output in template.find_all(nodes.Output) for each in output.nodes}
    for call in template.find_all(nodes.Call):
        name = call.node.name if isinstance(call.node, nodes.Name) else ""
        if name == "super" and id(call) not in printed:
            return True
    return any(name.name == "self" for name in template.find_all(nodes.Name))


class _Marking(NodeTransformer):
    """Goes through what is printed straight into the page."""

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802 - named by Jinja
        node.nodes = [_marked(each) for each in node.nodes]
        return node

    def visit_Macro(self, node: nodes.Node) -> nodes.Node:  # noqa: N802
        return node

    visit_CallBlock = visit_FilterBlock = visit_AssignBlock = visit_Macro  # noqa: N815


def _marked(node: nodes.Expr) -> nodes.Expr:
    expression = _spelled(node)
    if expression not in LATE:
        return node
    return nodes.TemplateData(f"<\x01{expression}>", lineno=node.lineno)


def _spelled(node: nodes.Expr | None) -> str:
    """An expression without arguments as templates spell it; empty for any other."""
    match node:
        case nodes.Filter(node=inner, name=name, args=[], kwargs=[], dyn_args=None, dyn_kwargs=None):
            return f"{_spelled(inner)}|{name}"
        case nodes.Call(node=called, args=[], kwargs=[], dyn_args=None, dyn_kwargs=None):
            return f"{_spelled(called)}()"
        case nodes.Getattr(node=inner, attr=name):
            return f"{_spelled(inner)}.{name}"
        case nodes.Name(name=name):
            return str(name)
    return ""
