"""Which lines of which files a change touches, read from a unified diff.

Our own reader: only the numbers of new lines are wanted, and the library for such diffs, unidiff, keeps every
line in memory and leaves the names of files as git has quoted them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

_HUNK = re.compile(rb"@@ -\d{1,10}(?:,(\d{1,10}))? \+(\d{1,10})(?:,(\d{1,10}))? @@")
_COMBINED = (b"@@@", b"diff --cc ", b"diff --combined ")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_MARK = b"\xef\xbb\xbf"
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
    """New lines by file, counted from 1; a file that is deleted, only renamed or not text has none. Paths are
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
        reader.read((line if number > 1 else _first(line)).removesuffix(b"\n"), number)
    reader.close()
    return ChangedLines({path: tuple(lines) for path, lines in reader.files.items()})


def _first(line: bytes) -> bytes:
    """The first line, in which an editor or a shell may have left its mark."""
    if line.startswith(_WIDE):
        raise DiffError("is written in UTF-16, and a diff is UTF-8")
    if line.startswith(b"\x1b["):
        raise DiffError("has colours, and a diff is plain text")
    return line.removeprefix(_MARK)


class _Reader:
    """Reads line after line; knows how many lines of the hunk are still to come."""

    def __init__(self) -> None:
        self.files: dict[str, list[range]] = {}
        self._path: bytes | None = None
        self._before: bytes | None = None
        """The name behind `--- `, which `+++ ` follows in the next line."""
        self._is_git = self._has_hunk = self._is_deleted = False
        self._old = self._new = 0
        self._line = 0
        self._has_words = self._is_diff = False

    def read(self, line: bytes, number: int) -> None:
        self._has_words = self._has_words or bool(line.strip())
        if self._old or self._new:
            self._read_in_hunk(line, number)
        elif line.startswith(_COMBINED):
            raise DiffError(f"has a merge of several commits in line {number}: compare two commits")
        elif found := _HUNK.match(line):
            if not self._is_diff:
                raise DiffError(f"has a hunk without a file in line {number}")
            self._old, self._new = (int(_one(found[group])) for group in (1, 3))
            self._line = int(found[2])
            self._has_hunk = True
        elif self._is_diff and line.startswith(b"@@ -"):
            raise DiffError(f"has a hunk of lines that no file has in line {number}")
        else:
            self._read_head(line.removesuffix(b"\r"))

    def close(self) -> None:
        if self._old or self._new:
            raise DiffError("ends within a hunk")
        if self._has_words and not self._is_diff:
            raise DiffError("is no unified diff")
        self._keep()

    def _read_head(self, line: bytes) -> None:
        """A line between hunks. Only git says `diff --git`, and by name what it has renamed or copied."""
        word, _, rest = line.partition(b" ")
        before, self._before = self._before, None
        if line.startswith(b"diff --git "):
            self._begin(_path_of_both(rest.removeprefix(b"--git ")), is_git=True)
            self._is_diff = True
        elif word in {b"rename", b"copy"} and rest.startswith(b"to ") and self._is_git and not self._has_hunk:
            self._path = _unquoted(rest.removeprefix(b"to "))
        elif word == b"---" and rest:
            if self._has_hunk or not self._is_git:
                self._begin(None, is_git=False)
            self._before = _name(rest)
        elif word == b"+++" and rest and before is not None:
            self._path = self._path or _path_of(before, _name(rest))
            self._is_deleted = _name(rest) == _NO_FILE
            self._is_diff = True

    def _begin(self, path: bytes | None, *, is_git: bool) -> None:
        self._keep()
        self._path, self._is_git = path, is_git
        self._has_hunk = self._is_deleted = False

    def _keep(self) -> list[range]:
        """The lines of the file that is read, which is touched even without any."""
        if self._path is None:
            return []
        return self.files.setdefault(self._path.decode("utf-8", "surrogateescape"), [])

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
        if self._path is None or self._is_deleted:
            raise DiffError(f"adds a line to no file in line {number}")
        lines = self._keep()
        if lines and lines[-1].stop == self._line:
            lines[-1] = range(lines[-1].start, self._line + 1)
        else:
            lines.append(range(self._line, self._line + 1))


def _one(number: bytes | None) -> bytes:
    """A length that is left out is 1."""
    return b"1" if number is None else number


def _name(words: bytes) -> bytes:
    """The name behind `--- ` or `+++ `. A time behind a tab is not part of it."""
    quoted = _QUOTED.match(words)
    return _unquoted(quoted[0]) if quoted else words.partition(b"\t")[0]


def _path_of(old: bytes, new: bytes) -> bytes:
    """The path of a file by its names before and after, where no head of git says more."""
    if new == _NO_FILE:
        return old.removeprefix(b"a/")
    if old == _NO_FILE or (old.startswith(b"a/") and new.startswith(b"b/")):
        return new.removeprefix(b"b/")
    return _same(old, new) or new


def _path_of_both(names: bytes) -> bytes | None:
    """The path behind `diff --git `, said twice; None where the two differ, or nobody can part them.

    Names with spaces stand side by side without quotation; both have the same length then.
    """
    half = len(names) // 2
    if quoted := _QUOTED.match(names):
        old, new = _unquoted(quoted[0]), _unquoted(names[quoted.end() + 1 :])
    elif names.count(b" ") == 1:
        old, _, new = names.partition(b" ")
    else:
        old, new = names[:half], names[half + 1 :]
    return _same(old, new)


def _same(old: bytes, new: bytes) -> bytes | None:
    """The path that two names mean: both as it is (`--no-prefix`), or each below a folder of git's making.

    The folders are a/ and b/, with diff.mnemonicPrefix i/, w/, c/ and o/, or what the settings say.
    """
    if old == new:
        return new or None
    below = new.partition(b"/")[2]
    return below if below and below == old.partition(b"/")[2] else None


def _unquoted(name: bytes) -> bytes:
    """A name as git quotes it, in C's way, without its quotation."""
    if not name.startswith(b'"'):
        return name
    return _ESCAPE.sub(lambda found: _character(found[1]), name[1:-1])


def _character(escape: bytes) -> bytes:
    if len(escape) == 3:
        return bytes([int(escape, 8) % _BYTES])
    return _LETTERS.get(escape, escape)
