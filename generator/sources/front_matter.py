"""The head and body of a Markdown file, with the line the body begins on."""

import re
from dataclasses import dataclass

from generator.problems.problem import Checked, Position, Problem
from generator.problems.wording import shown
from generator.sources import located_yaml
from generator.sources.located_yaml import Located

_FENCE = "---"
_LIKE_A_FENCE = re.compile(r"\s*[-\u2010-\u2015_=*.]{1,9}\s*")
"""Too few or too many hyphens, and the dashes that word processors make of them."""


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file taken apart."""

    head: Located
    body: str
    body_line: int
    """Line of the file on which `body` begins."""


def read(text: str, path: str) -> Checked[Document | None]:
    """Split `text`; a file without a closed head is a problem."""
    lines = text.removeprefix("\ufeff").split("\n")
    if lines[0].rstrip() != _FENCE:
        return _broken(path, "The file does not begin with front matter.", Position())
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        return _not_closed(path, lines)
    head = located_yaml.read("\n".join(lines[1:end]), path, first_line=2)
    body = "\n".join(lines[end + 1 :])
    if head.value.data is None and head.problems:
        return Checked(None, head.problems)
    return Checked(Document(head.value, body, end + 2), head.problems)


def _not_closed(path: str, lines: list[str]) -> Checked[Document | None]:
    """Reported at a line that was meant to close it, where there is one."""
    meant = next((at for at, line in enumerate(lines[1:], 2) if _LIKE_A_FENCE.fullmatch(line)), None)
    if meant is None:
        return _broken(path, "The front matter is not closed.", Position(1, 1, len(_FENCE)))
    written = lines[meant - 1]
    message = f"The front matter is not closed: {shown(written.strip())} is not `---`."
    return _broken(path, message, Position(meant, 1, len(written)))


def _broken(path: str, message: str, position: Position) -> Checked[Document | None]:
    hint = "begin with a line `---`, the keys below it, and close with another line `---`."
    return Checked(None, (Problem(path, "front-matter", message, hint, position),))
