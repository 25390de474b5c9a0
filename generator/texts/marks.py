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
_NAME = r"(?:[a-z]\w{0,40}(?:\.\w{1,80})+)"
_GROUPS = r"(?:site|snapshot|role|visa|count|pay|employers|fact)\.\w"
_TAGS = r"(?:if|elif|else|endif|for|endfor|raw|endraw)\b"
_REST = r"[^{}\n]{0,300}"
_LOOSE = re.compile(
    rf"(?<![{{$])\{{[ ]?(?:(?=[ ]*{_NAME}){_REST}\}}\}}|(?=[ ]*{_GROUPS}){_REST}\}}(?!\}}))"
    rf"|\{{[ ]\{{(?=[ ]*{_NAME}){_REST}\}}[ ]?\}}"
    rf"|(?<![\w.{{]){_GROUPS}[\w.]{{0,80}}(?:\|[^{{}}\n]{{0,100}})?[ ]?\}}\}}"
    rf"|(?<!\{{)%[ ]?{_TAGS}[^{{}}%\n]{{0,300}}%\}}"
    rf"|\{{[ ]?%?[ ]?{_TAGS}[^{{}}%\n]{{0,300}}%\}}"
    rf"|\{{[ ]%[ ]?{_TAGS}{_REST}[%}}]"
)
"""Almost a mark: a brace is missing, or a blank stands between two."""
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
    LOOSE = "loose"
    """Almost a mark, which a page would print as it stands."""


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
    """Whether anything in the text may be code, or almost."""
    return "{" in text or "}" in text


def marks_of(text: str, *, raw: bool = True) -> Iterator[Mark]:
    """All marks in order; with `raw`, what stands between `{% raw %}` and `{% endraw %}` is text."""
    at = 0
    while found := _MARK.search(text, at):
        yield from _loose(text, at, found.start())
        at = found.end()
        kind = MarkKind(found.lastgroup or "open")
        if raw and kind is MarkKind.TAG and _RAW.fullmatch(found["tag"]):
            end = _ENDRAW.search(text, at)
            if end:
                at = end.end()
                continue
            kind = MarkKind.RAW
        yield Mark(kind, found.group(), found[found.lastgroup or 0], found.start())
        if kind is MarkKind.PRINT and text.startswith("}", at) and not _is_within(text, found.start()):
            yield Mark(MarkKind.LOOSE, "}", "", at)
    yield from _loose(text, at, len(text))


def _loose(text: str, start: int, end: int) -> Iterator[Mark]:
    """What is almost a mark between two places."""
    for found in _LOOSE.finditer(text, start, end):
        inside = found[0].strip("{}% ")
        yield Mark(MarkKind.LOOSE, found[0], inside, found.start())


def _is_within(text: str, at: int) -> bool:
    """Whether a brace is open on the line already, as in JSON."""
    return "{" in text[text.rfind("\n", 0, at) + 1 : at]
