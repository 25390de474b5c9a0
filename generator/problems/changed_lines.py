"""Which lines of which files a change touches, read from a unified diff.

Our own reader: only the numbers of new lines are wanted, and the library for such diffs, unidiff, keeps every
line in memory and leaves the names of files as git has quoted them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

_HUNK = re.compile(rb"@@ -\d{1,10}(?:,(\d{1,10}))? \+(\d{1,10})(?:,(\d{1,10}))? @@")
_QUOTED = re.compile(rb'"(?:[^"\\]|\\.)*"')
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_LETTERS = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}
_NO_FILE = b"/dev/null"
_BYTES = 256


class DiffError(Exception):
    """What was given is no diff that can be read; the message is a part of a sentence."""


class Nearness(IntEnum):
    """How near a finding is to what was changed, the nearest first."""

    CHANGED_LINE = 0
    CHANGED_FILE = 1
    ELSEWHERE = 2


@dataclass(frozen=True, slots=True)
class ChangedLines:
    """What a change touches."""

    files: Mapping[str, tuple[range, ...]] = field(default_factory=dict)
    """New lines by file, counted from 1; a file that is deleted, renamed or not text has none. Paths are
    relative to the repository's root."""

    def nearness(self, path: str, line: int) -> Nearness:
        """How near a line is to the change."""
        if path not in self.files:
            return Nearness.ELSEWHERE
        is_new = any(line in lines for lines in self.files[path])
        return Nearness.CHANGED_LINE if is_new else Nearness.CHANGED_FILE


NOTHING_CHANGED = ChangedLines()


def changed_lines(diff: Iterable[bytes]) -> ChangedLines:
    """What a unified diff touches, as `git diff` and `diff -u` write it; an empty one touches nothing.

    `diff` gives the lines. Raises DiffError where it is no diff, a combined one, or cut short.
    """
    reader = _Reader()
    for number, line in enumerate(diff, 1):
        reader.read(line.removesuffix(b"\n"), number)
    reader.close()
    return ChangedLines({path: tuple(lines) for path, lines in reader.files.items()})


class _Reader:
    """Reads line after line; knows how many lines of the hunk are still to come."""

    def __init__(self) -> None:
        self.files: dict[str, list[range]] = {}
        self._path: str | None = None
        self._old = self._new = 0
        self._line = 0
        self._has_words = self._is_diff = False

    def read(self, line: bytes, number: int) -> None:
        self._has_words = self._has_words or bool(line.strip())
        if self._old or self._new:
            self._read_in_hunk(line, number)
        elif line.startswith(b"@@@ "):
            raise DiffError(f"has a merge of several commits in line {number}: compare two commits")
        elif found := _HUNK.match(line):
            if not self._is_diff:
                raise DiffError(f"has a hunk without a file in line {number}")
            self._old, self._new = (int(_one(found[group])) for group in (1, 3))
            self._line = int(found[2])
        elif line.startswith(b"diff --git "):
            self._open(_path_of_both(line.removeprefix(b"diff --git ").removesuffix(b"\r")))
        elif line.startswith(b"+++ "):
            self._open(_new_path(line.removeprefix(b"+++ ").removesuffix(b"\r")))

    def close(self) -> None:
        if self._old or self._new:
            raise DiffError("ends within a hunk")
        if self._has_words and not self._is_diff:
            raise DiffError("is no unified diff")

    def _open(self, name: bytes | None) -> None:
        self._is_diff = True
        self._path = None
        if name is not None:
            self._path = name.decode("utf-8", "surrogateescape")
            self.files.setdefault(self._path, [])

    def _read_in_hunk(self, line: bytes, number: int) -> None:
        kind = line[:1]
        if kind == b"\\":
            return
        if kind not in {b"+", b"-", b" ", b"", b"\r"}:
            raise DiffError(f"is not a diff any more in line {number}")
        if kind != b"+":
            self._old -= 1
        if kind == b"+":
            self._add(number)
        if kind != b"-":
            self._new -= 1
            self._line += 1
        if min(self._old, self._new) < 0:
            raise DiffError(f"has more lines in a hunk than its head says, in line {number}")

    def _add(self, number: int) -> None:
        if self._path is None:
            raise DiffError(f"adds a line to no file in line {number}")
        lines = self.files[self._path]
        if lines and lines[-1].stop == self._line:
            lines[-1] = range(lines[-1].start, self._line + 1)
        else:
            lines.append(range(self._line, self._line + 1))


def _one(number: bytes | None) -> bytes:
    """A length that is left out is 1."""
    return b"1" if number is None else number


def _new_path(name: bytes) -> bytes | None:
    """The path behind `+++ `; None where the file is deleted. A time behind a tab is not part of it."""
    if quoted := _QUOTED.match(name):
        return _unquoted(quoted[0]).removeprefix(b"b/")
    path = name.partition(b"\t")[0]
    return None if path == _NO_FILE else path.removeprefix(b"b/")


def _path_of_both(names: bytes) -> bytes | None:
    """The path behind `diff --git `, said twice; None where a rename gives two, which `+++ ` tells apart."""
    quoted = _QUOTED.findall(names)
    half = len(names) // 2
    old, new = quoted if len(quoted) == 2 else (names[:half], names[half + 1 :])
    paths = {_unquoted(each)[2:] for each in (old, new)}
    return paths.pop() if len(paths) == 1 else None


def _unquoted(name: bytes) -> bytes:
    """A name as git quotes it, in C's way, without its quotation."""
    if not name.startswith(b'"'):
        return name
    return _ESCAPE.sub(lambda found: _character(found[1]), name[1:-1])


def _character(escape: bytes) -> bytes:
    if len(escape) == 3:
        return bytes([int(escape, 8) % _BYTES])
    return _LETTERS.get(escape, escape)
