"""The only place that reads the input tree: settings, roles and content as text.

Hidden files, editors' backups and README files are passed over. Everything else in a folder is either read or
reported, because a text that silently stays off the site is worse than a broken one.
"""

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.problems.problem import Checked, Position, Problem
from generator.problems.wording import did_you_mean, listed, shown
from generator.sources.untouched import State, settled

SITE_FILE = "site.yaml"
MOST_BYTES = 2_000_000
"""Largest file an editor's hand is expected to write."""
MOST_KEPT = 8192
"""Texts for which a step of reading keeps what it came to, so that a living process reads only what changed.

What is kept depends on the arguments alone, a file's whole text among them, and never on time or place.
"""
MOST_LISTS = 4
"""The same for files of which a site has one: the present text, and some from before, as edits are undone."""

_CONFLICT = re.compile(r"^(<{7}|>{7}|\|{7})(?= |$)", re.MULTILINE)
_LINE_ENDS = (("\r\n", "\n"), ("\r", "\n"))
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the input."""

    path: str
    """Relative to the site's folder, with `/`."""
    text: str
    """Its text; every line ends with `\\n`, whatever the file has."""
    digest: str
    """SHA-256 of its bytes, in hexadecimal."""


def read_file(root: Path, path: str) -> Checked[SourceFile | None]:
    """The file at `path` under `root`."""
    place = root / path
    if not place.exists() and not place.is_symlink():
        hint = "run the command in the site's folder, or name the folder with --site."
        return _none(Problem(path, "missing-file", f"There is no file `{path}`.", hint))
    return _read(root, place, path)


def read_folder(root: Path, folder: str, suffix: str) -> Checked[tuple[SourceFile, ...]]:
    """Every file under `folder` whose name ends in `suffix`, sorted by path.

    A folder that does not exist holds nothing; whether it has to exist is for the caller to say.
    """
    walk = _Walk(root.resolve(), suffix)
    walk.enter(root / folder, folder)
    problems = [*walk.problems, *_unused(walk.files, suffix), *_same_but_for_case(walk.files)]
    read = [
        _read(root, root / path, path) if path in walk.links else _read_plain(root / path, path)
        for path in sorted(walk.files)
        if path.endswith(suffix)
    ]
    problems += [problem for checked in read for problem in checked.problems]
    return Checked(tuple(checked.value for checked in read if checked.value), tuple(problems))


def missing_folder(root: Path, folder: str) -> Problem | None:
    """The problem of a folder that does not exist or is a file."""
    if (root / folder).is_dir():
        return None
    hint = "make it, or name another one under `paths` in site.yaml."
    return Problem(folder, "missing-folder", f"There is no folder `{folder}`.", hint)


def strangers(root: Path, folder: str, known: Iterable[str]) -> tuple[Problem, ...]:
    """A warning for everything in `folder` that is not one of the `known` names."""
    if not (root / folder).is_dir():
        return ()
    names = sorted(entry.name for entry in os.scandir(root / folder))
    odd = [name for name in names if name not in set(known) and not _passed_over(name)]
    message = "Nothing reads this: only {} belong here."
    return tuple(
        Problem(
            f"{folder}/{_spelled(name)}",
            "unused-file",
            message.format(listed(sorted(known))),
            did_you_mean(name, known),
        )
        for name in odd
    )


class _Walk:
    """The files under a folder, links to folders followed as long as they stay inside the site."""

    def __init__(self, root: Path, suffix: str) -> None:
        self.root = root
        self.suffix = suffix
        self.files: list[str] = []
        self.links: set[str] = set()
        """Those of the files that are links, and may lead out of the site."""
        self.problems: list[Problem] = []

    def enter(self, place: Path, path: str, above: frozenset[Path] = frozenset()) -> None:
        real = Path(os.path.realpath(place))  # a link that leads to itself is no folder, and no fault here
        if real in above or (place.is_symlink() and place.parent.resolve().is_relative_to(real)):
            message = "This link leads back to a folder that contains it."
            self.problems.append(Problem(path, "link-loop", message, "delete the link."))
        elif self._is_inside(place, real, path):
            self._go_through(place, path, real, above)

    def _go_through(self, place: Path, path: str, real: Path, above: frozenset[Path]) -> None:
        """Take the files of a folder inside the site, which is `real` without links."""
        for entry in self._entries(place, path):
            inner = f"{path}/{_spelled(entry.name)}"
            if inner != f"{path}/{entry.name}":
                self.problems.append(_unreadable_name(inner))
            elif _is_folder(entry):
                if inner.endswith(self.suffix):
                    self.problems.append(_folder_for_file(inner))
                if entry.is_symlink():
                    self.enter(place / entry.name, inner, above | {real})
                else:
                    self._go_through(place / entry.name, inner, real / entry.name, above | {real})
            else:
                self.files.append(inner)
                if entry.is_symlink():
                    self.links.add(inner)

    def _is_inside(self, place: Path, real: Path, path: str) -> bool:
        """Whether there is a folder inside the site; a file or a folder elsewhere is a problem."""
        if not place.is_dir():
            if place.exists():
                self.problems.append(_file_for_folder(path))
            return False
        if not real.is_relative_to(self.root):
            self.problems.append(_outside(path))
            return False
        return True

    def _entries(self, place: Path, path: str) -> "list[os.DirEntry[str]]":
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError as error:
            self.problems.append(_unreadable(path, error))
            return []
        return [entry for entry in entries if not _passed_over(entry.name)]


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle is no folder; reading it as a file tells what it is
        return False


def _passed_over(name: str) -> bool:
    hidden = name.startswith((".", "#"))
    backup = name.endswith(("~", ".swp", ".swo", ".bak", ".orig", ".rej", ".tmp"))
    return hidden or backup or name.lower() in {"readme", "readme.md", "readme.txt", "thumbs.db"}


def _spelled(name: str) -> str:
    """The name as text; bytes that are no UTF-8 are written `\\xff`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _read(root: Path, place: Path, path: str) -> Checked[SourceFile | None]:
    try:
        if place.is_symlink() and not place.exists():
            return _none(Problem(path, "unreadable-file", "This link leads nowhere.", "delete it."))
        if not place.resolve().is_relative_to(root.resolve()):
            return _none(_outside(path))
    except (OSError, RuntimeError) as error:
        return _none(_unreadable(path, error))
    return _read_plain(place, path)


def _read_plain(place: Path, path: str) -> Checked[SourceFile | None]:
    """The file at a place that is known to be inside the site."""
    try:
        state = place.stat()
        if not stat.S_ISREG(state.st_mode):
            return _none(Problem(path, "unreadable-file", "This is not a plain file.", "delete it."))
        if state.st_size > MOST_BYTES:
            return _none(_too_large(path, state.st_size))
        known = settled(state)
        return _read_settled(place, path, known) if known else _decoded(place.read_bytes(), path)
    except OSError as error:
        return _none(_unreadable(path, error))


@lru_cache(maxsize=MOST_KEPT)
def _read_settled(place: Path, path: str, state: State) -> Checked[SourceFile | None]:
    """A file that nobody touches. Raises `OSError`."""
    del state  # it tells one state of the file from another
    return _decoded(place.read_bytes(), path)


@lru_cache(maxsize=MOST_KEPT)
def _decoded(raw: bytes, path: str) -> Checked[SourceFile | None]:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _none(_not_utf8(raw, error.start, path))
    for theirs, ours in _LINE_ENDS:
        text = text.replace(theirs, ours)
    if "\0" in text:
        return _none(_null_character(text, path))
    conflict = conflict_problem(text, path)
    if conflict:
        return _none(conflict)
    return Checked(SourceFile(path, text, hashlib.sha256(raw).hexdigest()))


def _not_utf8(raw: bytes, start: int, path: str) -> Problem:
    is_wide = raw.startswith(_WIDE_MARKS) or b"\0" in raw[:4]
    start = 0 if is_wide else start
    before = raw[:start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    column = len(before) - before.rfind("\n")
    what = f"The byte 0x{raw[start]:02X} is no UTF-8."
    if is_wide:
        what = "The file is written in UTF-16."
    hint = "save the file with the encoding UTF-8."
    return Problem(path, "not-utf-8", what, hint, Position(before.count("\n") + 1, column))


def _null_character(text: str, path: str) -> Problem:
    before = text[: text.index("\0")]
    position = Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
    message = "An invisible control character (U+0000) stands here."
    hint = "save the file as plain text in UTF-8; it may be a document of another kind."
    return Problem(path, "control-character", message, hint, position)


def conflict_problem(text: str, path: str) -> Problem | None:
    """The first mark of a merge that was not finished; both sides stand in such a file."""
    found = _CONFLICT.search(text)
    if found is None:
        return None
    message = f"A merge left its mark {shown(found[1])} here: two versions of the text stand in this file."
    hint = (
        "keep the lines that are right, and take out those that begin with `<<<<<<<`, `=======`, `>>>>>>>`."
    )
    position = Position(text.count("\n", 0, found.start()) + 1, 1, len(found[1]))
    return Problem(path, "merge-conflict", message, hint, position)


def _too_large(path: str, size: int) -> Problem:
    message = f"The file has {size:,} bytes; at most {MOST_BYTES:,} are read."
    return Problem(path, "too-large-file", message, "divide it, or move it out of this folder.")


def _unreadable(path: str, error: Exception) -> Problem:
    reason = getattr(error, "strerror", None) or "a link leads in a circle"
    message = f"The file cannot be read: {str(reason).lower()}."
    return Problem(path, "unreadable-file", message, "check the file and its permissions.")


def _folder_for_file(path: str) -> Problem:
    message = "This is a folder with the name of a file."
    return Problem(path, "unreadable-file", message, "rename the folder, or put the file back.")


def _file_for_folder(path: str) -> Problem:
    message = "This is a file with the name of a folder."
    return Problem(path, "unreadable-file", message, "rename the file, or put the folder back.")


def _unreadable_name(path: str) -> Problem:
    hint = "rename it with small letters, digits and hyphens."
    return Problem(path, "unreadable-file", "The file's name is no UTF-8.", hint)


def _outside(path: str) -> Problem:
    message = "This link leads out of the site's folder."
    return Problem(path, "link-outside", message, "copy what it leads to into the site's folder.")


def _unused(files: Iterable[str], suffix: str) -> list[Problem]:
    message = f"Nothing reads this file: names here end in `{suffix}`."
    return [
        Problem(path, "unused-file", message, "rename it, or move it out of this folder.")
        for path in files
        if not path.endswith(suffix)
    ]


def _same_but_for_case(files: Iterable[str]) -> list[Problem]:
    """Names that many machines take for one: Windows and macOS fold letter case and accents."""
    known: dict[str, str] = {}
    problems = []
    for path in sorted(files):
        first = known.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if first != path:
            message = f"The name differs from `{first}` in letter case or accents alone."
            hint = "rename one; on many machines only one of the two can exist."
            problems.append(Problem(path, "case-only-names", message, hint))
    return problems


def _none(problem: Problem) -> Checked[SourceFile | None]:
    return Checked(None, (problem,))
