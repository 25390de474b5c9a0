"""Everything between braces in a text, found without understanding it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_MARK = re.compile(
    r"\{\{(?P<print>(?:[^{}\n\"']|\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'){0,300}|[^{}\n]{0,300})\}\}"
    r"|\{%(?P<tag>(?:[^{}\n\"'%]|\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'){0,300}|[^{}%\n]{0,300})%\}"
    r"|(?P<open>\{\{|\{%)|(?P<comment>\{#(?=\s|[^}\n]{0,200}#\}))"
)
_RAW = re.compile(r"\s*raw\s*")
_ENDRAW = re.compile(r"\{%\s*endraw\s*%\}")


class MarkKind(StrEnum):
    """What stands between the braces."""

    PRINT = "print"
    TAG = "tag"
    OPEN = "open"
    """Braces that are not closed on their line."""
    COMMENT = "comment"
    RAW = "raw"
    """`{% raw %}` without its end."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One `{{ ... }}` or `{% ... %}`."""

    kind: MarkKind
    text: str
    """As written, braces included."""
    inside: str
    start: int
    """Characters before it."""

    @property
    def inside_at(self) -> int:
        """Characters before the first letter inside."""
        return self.start + 2 + len(self.inside) - len(self.inside.lstrip())


def has_marks(text: str) -> bool:
    """Whether anything in the text may be code."""
    return "{{" in text or "{%" in text or "{#" in text


def marks_of(text: str, *, raw: bool = True) -> Iterator[Mark]:
    """All marks in order; with `raw`, what stands between `{% raw %}` and `{% endraw %}` is text."""
    at = 0
    while found := _MARK.search(text, at):
        at = found.end()
        kind = MarkKind(found.lastgroup or "open")
        if raw and kind is MarkKind.TAG and _RAW.fullmatch(found["tag"]):
            end = _ENDRAW.search(text, at)
            if end:
                at = end.end()
                continue
            kind = MarkKind.RAW
        yield Mark(kind, found.group(), found[found.lastgroup or 0], found.start())
