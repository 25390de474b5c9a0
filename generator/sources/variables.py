"""The `{{ name }}` that texts may hold. Nothing else: articles carry no code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.problems.problem import Position

SITE = frozenset({"site.name"})
"""Variables of every text."""
ROLE = frozenset({"role.title", "role.plural"})
"""Variables of texts that stand on pages of roles."""
VISA = frozenset({"visa.name"})
"""Variables of texts that stand on pages of visas alone."""
FACT = "fact."
"""Before the id of a fact."""

_MARK = re.compile(
    r"\{\{(?P<inside>[^{}\n]{0,200})\}\}|(?P<open>\{\{)"
    r"|(?P<code>\{%)|(?P<comment>\{#(?=\s|[^}\n]{0,200}#\}))"
)
_NAME = re.compile(r"\s*([A-Za-z0-9_.-]+)\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something between braces."""

    text: str
    """As written."""
    name: str
    """The variable's name; empty when it is none."""
    position: Position


def marks_in(body: str, first_line: int = 1, first_column: int = 1) -> Iterator[Mark]:
    """Every `{{ ... }}`, `{%` and `{# ... #}` of a text that begins at the given place."""
    for number, line in enumerate(body.split("\n")):
        before = first_column if number == 0 else 1
        for found in _MARK.finditer(line):
            at = Position(first_line + number, found.start() + before, len(found.group()))
            name = _NAME.fullmatch(found["inside"] or "")
            yield Mark(found.group(), name[1] if name else "", at)
