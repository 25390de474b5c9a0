"""`site.yaml`, and where the other folders are even when something else in it is wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.domain.settings import Paths, Settings, address_fault
from generator.problems.problem import Checked, Problem
from generator.problems.wording import shown
from generator.sources import located_yaml
from generator.sources.cms import cms_faults
from generator.sources.files import SITE_FILE, SourceFile, read_file
from generator.sources.located_yaml import Located
from generator.sources.located_yaml import Path as Place
from generator.sources.schema import validated

_WHOLE = re.compile(r"https?://[^\s<>\"]+$")
"""What the schema takes for an address; anything else it reports itself."""


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """What could be read of `site.yaml`."""

    settings: Settings | None
    """None when any part is wrong."""
    paths: Paths
    """Usable folders in any case: those of the file when they are right, the usual ones otherwise."""
    located: Located
    files: tuple[SourceFile, ...] = ()
    lost: frozenset[str] = frozenset()
    """Folders named in the file that do not exist; they are told at their line."""


def read_settings(root: Path) -> Checked[SettingsFile]:
    """The settings of the site in the folder `root`."""
    file = read_file(root, SITE_FILE)
    if file.value is None:
        return Checked(SettingsFile(None, Paths(), Located(None)), file.problems)
    document = located_yaml.read(file.value.text, SITE_FILE)
    checked = validated(Settings, document.value, SITE_FILE)
    problems = (*document.problems, *checked.problems, *_faults(document.value))
    settings = None if problems else checked.value
    paths = settings.paths if settings else _usable_paths(document.value)
    plain = _plain(paths)
    lost = dict(_lost(root, plain))
    problems += tuple(_lost_problem(key, folder, document.value) for folder, key in lost.items())
    read = SettingsFile(settings, plain, document.value, (file.value,), frozenset(lost))
    return Checked(read, problems)


def _lost(root: Path, paths: Paths) -> Iterator[tuple[str, str]]:
    """Folders that do not exist and have another name than usual, each with its key."""
    usual = Paths().model_dump()
    for key, folder in paths.model_dump().items():
        if folder != usual[key] and not (root / folder).exists():
            yield folder, key


def _lost_problem(key: str, folder: str, located: Located) -> Problem:
    message = f"There is no folder {shown(folder)}."
    hint = "correct the name, or make the folder."
    return Problem(SITE_FILE, "missing-folder", message, hint, located.best(("paths", key)))


def _plain(paths: Paths) -> Paths:
    """`content/` and `./content` are `content`."""
    plain = {key: PurePosixPath(folder).as_posix() for key, folder in paths.model_dump().items()}
    return Paths.model_validate(plain)


def _usable_paths(located: Located) -> Paths:
    if not isinstance(located.data, dict) or not isinstance(located.data.get("paths"), dict):
        return Paths()
    part = located.under(("paths",))
    checked = validated(Paths, part, SITE_FILE)
    return checked.value if checked.value and not list(_outside(located)) else Paths()


def _faults(located: Located) -> Iterator[Problem]:
    yield from _outside(located)
    yield from cms_faults(located, SITE_FILE)
    address = located.data.get("base_url") if isinstance(located.data, dict) else None
    yield from _posting_faults(located)
    fault = address_fault(address) if isinstance(address, str) and _WHOLE.match(address) else ""
    if fault:
        message = f"`base_url` is {shown(address)}, which {fault}."
        hint = "write the address of the home page alone, such as https://jobs.example."
        yield Problem(SITE_FILE, "wrong-form", message, hint, located.value(("base_url",)))


def _posting_faults(located: Located) -> Iterator[Problem]:
    """`newest` goes with `pages: newest` alone."""
    written = located.data.get("postings") if isinstance(located.data, dict) else None
    if not isinstance(written, dict):
        return
    is_newest, number = written.get("pages") == "newest", written.get("newest")
    if is_newest and number is None:
        message = "`pages: newest` does not say how many of each role have a page."
        hint = "add a line such as `newest: 100`."
        yield Problem(SITE_FILE, "posting-pages", message, hint, located.value(("postings", "pages")))
    elif number is not None and written.get("pages", "all") in {"all", "link_only"}:
        message = "`newest` counts only with `pages: newest`."
        hint = "write `pages: newest` above it, or take it out."
        yield Problem(SITE_FILE, "posting-pages", message, hint, located.key(("postings", "newest")))


def _outside(located: Located) -> Iterator[Problem]:
    for path, text in located.texts:
        if _is_folder(path) and ".." in text.split("/"):
            message = f"`{path[-1]}` is {shown(text)}, which leads out of the site's folder."
            hint = "name a folder inside the site's folder."
            yield Problem(SITE_FILE, "path-outside", message, hint, located.value(path))


def _is_folder(path: Place) -> bool:
    return path[0:1] == ("paths",) or path == ("cms", "folder")
