"""Words in capitals of editors' texts that `content/abbreviations.yaml` does not know.

Asked about are two to six capitals that stand by themselves. `DS-2019` is a form's name, `QA Engineer` a
title, `IV` a number, and what stands in code, in addresses and in variables is not read.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.problems.problem import Position, Problem
from generator.problems.wording import counted, shown
from generator.sources.abbreviations import AbbreviationFile
from generator.sources.files import MOST_KEPT
from generator.sources.prose import Prose

_NOT_READ = re.compile(r"\]\([^)\n]*\)|`[^`\n]*`|https?://\S+|\{\{[^}\n]*\}\}|\{%[^%\n]*%\}")
_CAPITALS = re.compile(r"(?<![\w/.*#@&+-])(?P<letters>[A-Z]{2,6})s?(?![\w*&/+]|[-.]\w| [A-Z])")
_NUMBER = re.compile(r"[IVXLC]+")


def unlisted(texts: Iterable[Prose], file: AbbreviationFile) -> Iterator[Problem]:
    """Each word in capitals once, at its first place; nothing where the site keeps no list."""
    if not file.files:
        return
    known = {entry.short.removesuffix("#") for entry in file.abbreviations} | set(file.names)
    places: dict[str, list[tuple[str, Position]]] = {}
    for text in texts:
        for letters, at in _capitals(text):
            if letters not in known:
                places.setdefault(letters, []).append((text.path, at))
    for letters, found in places.items():
        (path, at), *others = found
        more = f" and in {counted(len(others), 'other place')}" if others else ""
        message = f"{shown(letters)} stands here{more}, and {file.path} does not say what it stands for."
        hint = "add it there, or to its `names` when every reader knows it; else write the words out."
        yield Problem(path, "unlisted-abbreviation", message, hint, at)


@lru_cache(maxsize=MOST_KEPT)
def _capitals(text: Prose) -> tuple[tuple[str, Position], ...]:
    """The words in capitals of a text, whatever the list says of them."""
    return tuple(_found(text))


def _found(text: Prose) -> Iterator[tuple[str, Position]]:
    for number, line in enumerate(text.body.split("\n")):
        before = text.start.column if number == 0 else 1
        read = _NOT_READ.sub(lambda found: " " * len(found[0]), line)
        for found in _CAPITALS.finditer(read):
            letters = found["letters"]
            if not _NUMBER.fullmatch(letters):
                yield letters, Position(text.start.line + number, found.start() + before, len(letters))
