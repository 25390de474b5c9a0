"""`content/abbreviations.yaml`: short forms, and what they stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from generator.domain.abbreviation import Abbreviation, Abbreviations
from generator.problems.problem import Checked, Problem
from generator.problems.wording import shown
from generator.sources import located_yaml
from generator.sources.files import MOST_LISTS, SourceFile, read_file
from generator.sources.located_yaml import Located
from generator.sources.schema import validated

ABBREVIATIONS_FILE = "abbreviations.yaml"
_LIST = "abbreviations"


@dataclass(frozen=True, slots=True)
class AbbreviationFile:
    """What could be read of the file, with its places."""

    path: str
    abbreviations: tuple[Abbreviation, ...] = ()
    """Each short form once, in the order of the file."""
    names: tuple[str, ...] = ()
    """Words in capitals that need no entry."""
    located: Located = field(default_factory=lambda: Located({}))
    files: tuple[SourceFile, ...] = ()


def read_abbreviations(root: Path, content: str) -> Checked[AbbreviationFile]:
    """The list in the folder `content`; pages of a site without the file say nothing of their own accord."""
    path = f"{content}/{ABBREVIATIONS_FILE}"
    if not (root / path).exists():
        return Checked(AbbreviationFile(path))
    file = read_file(root, path)
    if file.value is None:
        return Checked(AbbreviationFile(path), file.problems)
    return _listed(file.value)


@lru_cache(maxsize=MOST_LISTS)
def _listed(file: SourceFile) -> Checked[AbbreviationFile]:
    """Each entry by itself, so that a broken one does not hide the others."""
    document = located_yaml.read(file.text, file.path)
    located = document.value
    written = located.data.get(_LIST, []) if isinstance(located.data, dict) else None
    if not isinstance(written, list):
        checked = validated(Abbreviations, located, file.path)
        return Checked(AbbreviationFile(file.path, files=(file,)), (*document.problems, *checked.problems))
    read = {at: validated(Abbreviation, located.under((_LIST, at)), file.path) for at in range(len(written))}
    entries = {at: checked.value for at, checked in read.items() if checked.value is not None}
    firsts = _first_of_each(entries)
    head = validated(Abbreviations, _without_entries(located), file.path)
    problems = (
        *document.problems,
        *head.problems,
        *(problem for checked in read.values() for problem in checked.problems),
        *_doubled(entries, firsts, located, file.path),
        *_not_told(entries, located, file.path),
    )
    usable = tuple(entry for at, entry in entries.items() if firsts[entry.short] == at)
    names = head.value.names if head.value else ()
    return Checked(AbbreviationFile(file.path, usable, names, located, (file,)), problems)


def _without_entries(located: Located) -> Located:
    data = located.data if isinstance(located.data, dict) else {}
    return Located({**data, _LIST: []}, located.keys, located.values)


def _first_of_each(entries: dict[int, Abbreviation]) -> dict[str, int]:
    first: dict[str, int] = {}
    for at, entry in entries.items():
        first.setdefault(entry.short, at)
    return first


def _doubled(
    entries: dict[int, Abbreviation], firsts: dict[str, int], located: Located, path: str
) -> Iterator[Problem]:
    for at, entry in entries.items():
        if firsts[entry.short] != at:
            line = located.best((_LIST, firsts[entry.short], "short")).line
            message = f"{shown(entry.short)} stands on line {line} already."
            hint = "keep the entry that says what your texts mean, and take the other out."
            yield Problem(path, "doubled-abbreviation", message, hint, located.best((_LIST, at, "short")))


def _not_told(entries: dict[int, Abbreviation], located: Located, path: str) -> Iterator[Problem]:
    """Expansions that hold the short form they should explain."""
    for at, entry in entries.items():
        itself = re.compile(rf"(?<!\w){re.escape(entry.short.rstrip('#'))}(?!\w)", re.IGNORECASE)
        for key, words in (("long", entry.long), ("plural", entry.plural)):
            if words and itself.search(words):
                message = f"{shown(words)} says {shown(entry.short)} again instead of what it stands for."
                hint = "write the words behind the letters, without the letters."
                position = located.best((_LIST, at, key))
                yield Problem(path, "abbreviation-not-told", message, hint, position)
