"""`roles/*.yaml`: the role definitions, each by the name of its file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from generator.domain.role import Role
from generator.problems.problem import Checked, Position, Problem
from generator.problems.wording import shown
from generator.sources import located_yaml
from generator.sources.files import MOST_KEPT, SourceFile, missing_folder, read_folder
from generator.sources.located_yaml import Located
from generator.sources.names import doubled_names, folded, key_of, name_problem
from generator.sources.schema import validated


class PatternFault(Protocol):
    """A title pattern that cannot be used."""

    @property
    def path(self) -> tuple[str | int, ...]:
        """Keys and positions from the role's top."""

    @property
    def message(self) -> str:
        """What is wrong, in an editor's words."""


PatternFaults = Callable[[Role], Sequence[PatternFault]]
"""The faults of a role's title patterns."""


@dataclass(frozen=True, slots=True)
class RoleFile:
    """A role with the places of its parts."""

    slug: str
    path: str
    role: Role
    located: Located


@dataclass(frozen=True, slots=True)
class RoleFiles:
    """All roles of the site."""

    by_slug: Mapping[str, RoleFile]
    broken: frozenset[str]
    """Slugs of files that could not be used; their problems are told."""
    files: tuple[SourceFile, ...]


def read_roles(root: Path, folder: str, pattern_faults: PatternFaults) -> Checked[RoleFiles]:
    """The roles under `folder`. A role with any problem of its own is left out."""
    gone = missing_folder(root, folder)
    if gone:
        return Checked(RoleFiles({}, frozenset(), ()), (gone,))
    files = read_folder(root, folder, ".yaml")
    read = [_role_file(file, pattern_faults) for file in files.value]
    usable = {checked.value.slug: checked.value for checked in reversed(read) if checked.value}
    problems = [*files.problems, *(problem for checked in read for problem in checked.problems)]
    problems += [*doubled_names(files.value), *_doubled_titles(usable)]
    if not files.value and not files.problems:
        problems.append(_no_roles(folder))
    # Also files that could not even be decoded are known by name.
    names = {key_of(problem.path) for problem in files.problems}
    broken = ({key_of(file.path) for file in files.value} | names) - usable.keys()
    by_slug = dict(sorted(usable.items()))
    return Checked(RoleFiles(by_slug, frozenset(broken), files.value), tuple(problems))


def _no_roles(folder: str) -> Problem:
    return Problem(folder, "no-roles", "The folder holds no roles.", "add one with `rolepages new role`.")


@lru_cache(maxsize=MOST_KEPT)
def _role_file(file: SourceFile, pattern_faults: PatternFaults) -> Checked[RoleFile | None]:
    document = located_yaml.read(file.text, file.path)
    checked = validated(Role, document.value, file.path)
    problems = [*document.problems, *checked.problems]
    name = name_problem(file.path)
    if name:
        problems.append(name)
    if checked.value:
        problems += _pattern_problems(checked.value, document.value, file.path, pattern_faults)
    if problems or checked.value is None:
        return Checked(None, tuple(problems))
    return Checked(RoleFile(key_of(file.path), file.path, checked.value, document.value))


def _pattern_problems(
    role: Role, located: Located, path: str, pattern_faults: PatternFaults
) -> Iterator[Problem]:
    for fault in pattern_faults(role):
        message = f"A title pattern cannot be used: {fault.message.rstrip('.')}."
        hint = "docs/formats.md shows how patterns are written."
        yield Problem(path, "title-pattern", message, hint, located.best(fault.path))


def _doubled_titles(roles: Mapping[str, RoleFile]) -> Iterator[Problem]:
    """Titles and aliases that two roles claim, or one role twice: each name has one address."""
    known: dict[str, tuple[str, str]] = {}
    for slug, file in sorted(roles.items()):
        for name, kind, position in _names(file):
            taken = known.get(folded(name)) or _slug_taken(name, slug, kind, roles)
            if taken:
                message = f"{shown(name)} is already {taken[1]} of `{taken[0]}`."
                hint = "keep it in one role; otherwise two pages compete for the same words."
                yield Problem(file.path, "doubled-role-name", message, hint, position)
            else:
                known[folded(name)] = (file.path, kind)


def _names(file: RoleFile) -> Iterator[tuple[str, str, Position]]:
    yield file.role.title, "the title", file.located.best(("title",))
    for index, alias in enumerate(file.role.aliases):
        yield alias, "an alias", file.located.best(("aliases", index))


def _slug_taken(name: str, slug: str, kind: str, roles: Mapping[str, RoleFile]) -> tuple[str, str] | None:
    """An alias whose address is another role's own address."""
    other = roles.get(folded(name).replace(" ", "-"))
    if other is None or other.slug == slug or kind == "the title":
        return None
    return other.path, "the address"
