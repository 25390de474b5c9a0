"""Writing a new file of the site: never over an old one, and never one that does not pass the check."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.claim_checks import claim_problems
from generator.domain.visa import VISAS
from generator.matching.roles import pattern_problems
from generator.new_texts import NewFile
from generator.pages import urls
from generator.problems.problem import Problem
from generator.problems.report import has_errors
from generator.schemas import FOLDER, file_name, modeline
from generator.sources.names import folded, key_of
from generator.sources.roles import read_roles
from generator.sources.settings import read_settings
from generator.sources.site import read_site


@dataclass(frozen=True, slots=True)
class Known:
    """The folders of a site, and what a new file can point at or must not repeat."""

    roles_folder: str
    content: str
    roles: Mapping[str, str]
    """The file of each role by slug, also of one that cannot be read."""
    role_names: Mapping[str, str]
    """The same by every title, plural and alias, folded."""
    families: tuple[str, ...]
    """Headings of the list of roles."""
    occupations: Mapping[str, str]
    """Titles of occupations that roles have, by SOC code."""
    texts: frozenset[str]
    """Paths of all tips, questions and guides."""
    visas: tuple[str, ...]
    """Visas with pages of their own."""
    told_visas: Mapping[str, str]
    """The files of those with a text, by slug."""

    @property
    def untold_visas(self) -> tuple[str, ...]:
        """Visas without a text."""
        return tuple(visa for visa in self.visas if visa not in self.told_visas)


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a new file."""

    problems: tuple[Problem, ...] = ()
    """Why it was not written, or warnings about what was."""
    text: str = ""
    exists: bool = False
    """Whether there is such a file already; it stays as it is."""

    @property
    def is_written(self) -> bool:
        """Whether the file is there now because of this."""
        return not self.exists and not has_errors(self.problems)


def known_names(root: Path) -> Known:
    """The names in use in the site's folder."""
    paths = read_settings(root).value.paths
    files = read_roles(root, paths.roles, pattern_problems).value
    roles = [(file.path, file.role) for file in files.by_slug.values()]
    return Known(
        roles_folder=paths.roles,
        content=paths.content,
        roles=_by_key(root, paths.roles, "*.yaml"),
        role_names={
            folded(name): path for path, role in roles for name in (role.title, role.plural, *role.aliases)
        },
        families=tuple(sorted({role.family for _, role in roles})),
        occupations={role.occupation.soc[0]: role.occupation.title for _, role in roles},
        texts=frozenset(file.relative_to(root).as_posix() for file in (root / paths.content).rglob("*.md")),
        visas=tuple(visa.slug for visa in VISAS if visa.has_page),
        told_visas=_by_key(root, f"{paths.content}/visas", "*.md"),
    )


def _by_key(root: Path, folder: str, pattern: str) -> dict[str, str]:
    paths = (file.relative_to(root).as_posix() for file in sorted((root / folder).rglob(pattern)))
    return {key_of(path): path for path in paths}


def write_new(root: Path, file: NewFile, today: date) -> Written:
    """Write the file and check the site. It is taken away again when it makes an error, or is interrupted.

    Raises `OSError`.
    """
    place, text = root / file.path, _with_modeline(root, file)
    made = _make_folders(place.parent)
    try:
        stream = place.open("x", encoding="utf-8", newline="\n")
    except FileExistsError:
        return Written(exists=True)
    is_kept = False
    try:
        with stream:
            stream.write(text)
        problems = _problems_of(root, file.path, today)
        is_kept = not has_errors(problems)
    finally:
        if not is_kept:
            place.unlink()
            _remove(made)
    return Written(problems, text)


def _make_folders(folder: Path) -> tuple[Path, ...]:
    """Make a folder with those above it; those that were not there, the deepest first."""
    missing = tuple(each for each in (folder, *folder.parents) if not each.exists())
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _remove(folders: Iterable[Path]) -> None:
    """Take new folders away again, unless somebody has put something into them."""
    with suppress(OSError):
        for folder in folders:
            folder.rmdir()


def _with_modeline(root: Path, file: NewFile) -> str:
    """The text under the line by which text editors find its schema, in a site that has the schemas."""
    if file.path.endswith(".yaml") and (root / FOLDER / file_name("role")).is_file():
        return f"{modeline('role', file.path)}\n{file.text}"
    return file.text


def _problems_of(root: Path, path: str, today: date) -> tuple[Problem, ...]:
    """What the check says of the file, and what it says of others because of it: such problems name it."""
    checked = read_site(root, today, pattern_faults=pattern_problems, reserved=urls.RESERVED)
    claims = claim_problems(checked.value.claims, checked.value.prose)
    return tuple(
        problem
        for problem in (*checked.problems, *claims)
        if problem.path == path or f"`{path}`" in problem.message
    )
