"""`content/employers.yaml`: which legal names stand behind an employer's name, as editors know it.

Entries are added at the end and never changed, so that a correction stays readable: it repeats the brand
with `replaces: true`. Until it does, two entries that disagree count for nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from generator.domain.employer_alias import EmployerAlias, EmployerAliases
from generator.problems.problem import Checked, Problem
from generator.problems.wording import shown
from generator.sources.files import MOST_LISTS, SourceFile, read_file
from generator.sources.list_files import read_list
from generator.sources.located_yaml import Located
from generator.sources.names import folded

EMPLOYERS_FILE = "employers.yaml"
_LIST = "employers"


@dataclass(frozen=True, slots=True)
class PlacedAlias:
    """A usable entry and its number in the file, from 0."""

    alias: EmployerAlias
    index: int


@dataclass(frozen=True, slots=True)
class AliasFile:
    """The entries that could be read, with their places."""

    path: str
    entries: tuple[PlacedAlias, ...] = ()
    located: Located = field(default_factory=lambda: Located({}))
    files: tuple[SourceFile, ...] = ()

    @property
    def aliases(self) -> tuple[EmployerAlias, ...]:
        """The entries in the order in which they were added."""
        return tuple(entry.alias for entry in self.entries)

    @property
    def in_force(self) -> tuple[PlacedAlias, ...]:
        """The entries that no later one replaces."""
        last: dict[str, int] = {}
        for entry in self.entries:
            if entry.alias.replaces:
                last[_plain(entry.alias.brand)] = entry.index
        return tuple(entry for entry in self.entries if entry.index >= last.get(_plain(entry.alias.brand), 0))


def read_employers(root: Path, content: str) -> Checked[AliasFile]:
    """The aliases in the folder `content`; a site without the file has none."""
    path = f"{content}/{EMPLOYERS_FILE}"
    if not (root / path).exists():
        return Checked(AliasFile(path))
    file = read_file(root, path)
    if file.value is None:
        return Checked(AliasFile(path), file.problems)
    return _aliases(file.value)


@lru_cache(maxsize=MOST_LISTS)
def _aliases(file: SourceFile) -> Checked[AliasFile]:
    read = read_list(file, _LIST, EmployerAliases, EmployerAlias)
    if read.entries is None:
        return Checked(AliasFile(file.path, files=(file,)), read.problems)
    entries = tuple(PlacedAlias(alias, at) for at, alias in read.entries.items())
    found = AliasFile(file.path, entries, read.located, (file,))
    return Checked(found, (*read.problems, *_rivals(found)))


def _rivals(file: AliasFile) -> Iterator[Problem]:
    """Entries of one brand and site of which none replaces the other."""
    by_brand: dict[tuple[str, frozenset[str]], PlacedAlias] = {}
    for entry in file.in_force:
        brand = (_plain(entry.alias.brand), frozenset(entry.alias.websites))
        first = by_brand.setdefault(brand, entry)
        if first is not entry:
            yield _rivalry(first, entry, file)


def _rivalry(first: PlacedAlias, entry: PlacedAlias, file: AliasFile) -> Problem:
    line = file.located.best((_LIST, first.index, "brand")).line
    brand = shown(entry.alias.brand)
    at = file.located.best((_LIST, entry.index, "brand"))
    if _names(first.alias) == _names(entry.alias):
        message = f"{brand} has the same legal names on line {line} already."
        return Problem(file.path, "doubled-alias", message, "take one of the two entries out.", at)
    message = f"{brand} has other legal names on line {line}, so neither entry is used."
    hint = "add `replaces: true` to the entry that is right now, or tell the two apart by `websites`."
    return Problem(file.path, "aliases-disagree", message, hint, at)


def _names(alias: EmployerAlias) -> frozenset[str]:
    return frozenset(_plain(name) for name in alias.legal_names)


def _plain(name: str) -> str:
    """Letters and digits alone: equal for spellings that differ in case, accents and punctuation."""
    return "".join(character for character in folded(name) if character.isalnum())
