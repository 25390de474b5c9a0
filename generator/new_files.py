"""Writing a new file of the site: never over an old one, and never one that does not pass the check."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.domain.visa import VISAS
from generator.matching.roles import pattern_problems
from generator.new_texts import NewFile
from generator.pages import urls
from generator.problems.problem import Problem
from generator.problems.report import has_errors
from generator.problems.wording import did_you_mean
from generator.schemas import FOLDER, file_name, modeline
from generator.sources.names import key_of
from generator.sources.settings import read_settings
from generator.sources.site import read_site


@dataclass(frozen=True, slots=True)
class Known:
    """The folders of a site, and the names that a new file can point at."""

    roles_folder: str
    content: str
    roles: tuple[str, ...]
    visas: tuple[str, ...]
    """Visas with pages of their own."""
    untold_visas: tuple[str, ...]
    """Those of them without a text."""


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
    roles = tuple(sorted(key_of(file.name) for file in (root / paths.roles).rglob("*.yaml")))
    visas = tuple(visa.slug for visa in VISAS if visa.has_page)
    told = {key_of(file.name) for file in (root / paths.content / "visas").rglob("*.md")}
    untold = tuple(visa for visa in visas if visa not in told)
    return Known(paths.roles, paths.content, roles, visas, untold)


def unknown_among(names: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """A hint for every name that is not known."""
    names_known = tuple(known)
    return {name: did_you_mean(name, names_known) for name in names if name not in names_known}


def write_new(root: Path, file: NewFile, today: date) -> Written:
    """Write the file. It is taken away again when the site's check finds an error in it. Raises `OSError`."""
    place, text = root / file.path, _with_modeline(root, file)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        return Written(exists=True)
    problems = _problems_of(root, file.path, today)
    if has_errors(problems):
        place.unlink()
    return Written(problems, text)


def _with_modeline(root: Path, file: NewFile) -> str:
    """The text under the line by which text editors find its schema, in a site that has the schemas."""
    if file.path.endswith(".yaml") and (root / FOLDER / file_name("role")).is_file():
        return f"{modeline('role', file.path)}\n{file.text}"
    return file.text


def _problems_of(root: Path, path: str, today: date) -> tuple[Problem, ...]:
    checked = read_site(root, today, pattern_faults=pattern_problems, reserved=urls.RESERVED)
    return tuple(problem for problem in checked.problems if problem.path == path)
