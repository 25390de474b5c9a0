"""Values that YAML reads other than they look: cut by a comment, or between curly quotation marks."""

import re
from collections.abc import Iterable, Iterator

from generator.problems.problem import Position, Problem
from generator.problems.wording import shown
from generator.sources import front_matter, located_yaml
from generator.sources.files import SourceFile
from generator.sources.located_yaml import Located, Path

_CUT = re.compile(r"[ \t]+(?P<lost>#\w.*)")
"""A comment without a blank behind its sign: `C #1`, `Top #hashtag`. A note has one: `# a note`."""
_WHOLE = re.compile(r"[\d.,:/+-]+|true|false|yes|no|all|none", re.IGNORECASE)
"""Dates, numbers and words of a list of choices are never half a sentence: what follows is a note."""
_CURLY = re.compile(r"(?P<open>[“”„‟«‘‚])[^“”„‟«»‘‚\"]*[“”»’'\"]", re.DOTALL)
_MAY_BE = re.compile(r"[ \t]#\w|[“”„‟«‘‚]")
_PLAIN_NOT = ('"', "'", "|", ">")


def yaml_slips(files: Iterable[SourceFile]) -> Iterator[Problem]:
    """Both slips in YAML files and in the heads of articles. Files that cannot be read are told elsewhere."""
    for file in files:
        text = _yaml_of(file)
        if _MAY_BE.search(text):
            lines = file.text.removeprefix("\ufeff").split("\n")
            yield from _slips(file.path, _located(file), lines)


def _yaml_of(file: SourceFile) -> str:
    """The part of a file that is YAML."""
    return file.text[: file.text.find("\n---", 3)] if file.path.endswith(".md") else file.text


def _located(file: SourceFile) -> Located:
    if file.path.endswith(".md"):
        document = front_matter.read(file.text, file.path).value
        return document.head if document else Located(None)
    return located_yaml.read(file.text, file.path).value


def _slips(path: str, located: Located, lines: list[str]) -> Iterator[Problem]:
    if located.data is None:
        return
    for at, last_line in located.last_lines.items():
        start = located.value(at)
        written = lines[start.line - 1][start.column - 1 :]
        if written.startswith(_PLAIN_NOT):
            continue
        value = located.text(at)
        cut = _cut(value, start, lines[last_line - 1], last_line)
        if cut:
            yield _of_cut(path, value, cut, lines[cut.line - 1])
        elif _CURLY.fullmatch(value):
            yield _of_curly(path, value, located, at)


def _cut(value: str, start: Position, line: str, number: int) -> Position | None:
    """Where the comment begins that ends a value; None where there is none or where it is a note."""
    if _WHOLE.fullmatch(value):
        return None
    behind = start.column - 1 + start.length
    found = _CUT.match(line, behind) if number == start.line else _CUT.search(line)
    if not found:
        return None
    return Position(number, found.start("lost") + 1, len(found["lost"].rstrip()))


def _of_cut(path: str, value: str, at: Position, line: str) -> Problem:
    lost = line[at.column - 1 : at.column - 1 + at.length]
    left = f"only {shown(value)} is read" if value else "no value is read"
    message = f"{shown(lost)} is a comment in YAML: {left}."
    hint = "put quotation marks around the whole value; for a note, write a blank behind `#`."
    return Problem(path, "cut-by-comment", message, hint, at)


def _of_curly(path: str, value: str, located: Located, at: Path) -> Problem:
    message = f"The curly quotation marks of {shown(value)} belong to the value: they are read and printed."
    hint = "take them out, or write straight ones; put straight ones around them where they are wanted."
    return Problem(path, "curly-quotes", message, hint, located.best(at))
