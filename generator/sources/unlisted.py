"""Words in capitals of editors' texts that `content/abbreviations.yaml` does not know.

Asked about are two to six capitals that stand by themselves. `DS-2019` is a form's name, `QA Engineer` a
title, `IV` a number, and what stands in code, in addresses and in variables is not read.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.domain.article import Article, Reviewed
from generator.problems.problem import Position, Problem
from generator.problems.wording import counted, shown
from generator.sources.abbreviations import AbbreviationFile
from generator.sources.eligibility import EligibilityFile
from generator.sources.ledger import LedgerFile
from generator.sources.roles import RoleFile

_NOT_READ = re.compile(r"\]\([^)\n]*\)|`[^`\n]*`|https?://\S+|\{\{[^}\n]*\}\}")
_CAPITALS = re.compile(r"(?<![\w/.*#@&+-])(?P<letters>[A-Z]{2,6})s?(?![\w*&/+]|[-.]\w| [A-Z])")
_NUMBER = re.compile(r"[IVXLC]+")
_FACT_KEYS = ("label", "value", "statement")


@dataclass(frozen=True, slots=True)
class Prose:
    """A text as it stands in a file."""

    path: str
    body: str
    start: Position


def prose_of(article: Article[Reviewed]) -> Prose:
    """An article's body."""
    return Prose(article.path, article.body, Position(article.body_line))


def prose_of_role(file: RoleFile, text: str) -> Prose:
    """A role's opening paragraph, found in the `text` of its file."""
    return Prose(file.path, *file.located.written(("intro",), text))


def prose_of_facts(ledger: LedgerFile) -> Iterator[Prose]:
    """What pages print of each fact."""
    for source in ledger.files:
        for name in ledger.ledger.facts:
            for key in _FACT_KEYS:
                yield Prose(ledger.path, *ledger.located.written(("facts", name, key), source.text))


def prose_of_ways(table: EligibilityFile) -> Iterator[Prose]:
    """What the ways to a visa commonly require."""
    for source in table.files:
        for at in table.texts:
            yield Prose(table.path, *table.located.written(at, source.text))


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


def _capitals(text: Prose) -> Iterator[tuple[str, Position]]:
    for number, line in enumerate(text.body.split("\n")):
        before = text.start.column if number == 0 else 1
        read = _NOT_READ.sub(lambda found: " " * len(found[0]), line)
        for found in _CAPITALS.finditer(read):
            letters = found["letters"]
            if not _NUMBER.fullmatch(letters):
                yield letters, Position(text.start.line + number, found.start() + before, len(letters))
