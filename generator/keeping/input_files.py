"""The files that a build depends on, by digest: one that nobody touched since then is not read again."""

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

NOTHING = "nothing"
"""In place of the digest of what is no file."""
_UNSURE = 2_000_000_000
"""Nanoseconds in which a file system may give two changes one time."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was when it was read. Times are in nanoseconds."""

    size: int
    written: int
    changed: int
    number: int
    """Of the file in its file system."""
    digest: str


class InputFiles:
    """Digests of files, those that were read before taken from there."""

    def __init__(self, before: Mapping[str, Seen] | None = None) -> None:
        self._before = before or {}
        self.seen: dict[str, Seen] = {}
        """By path: files whose times tell whether they are still as they were read."""

    def digest(self, path: Path) -> str:
        """The digest of a file's content. Raises `OSError`."""
        try:
            found = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return NOTHING
        if not S_ISREG(found.st_mode):
            return NOTHING
        name, now = str(path), time.time_ns()
        seen = self._before.get(name)
        times = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
        if seen is None or times != (seen.size, seen.written, seen.changed, seen.number):
            seen = Seen(*times, _digest(path))
        # What was changed a moment ago may be changed again within the same time.
        if max(seen.written, seen.changed) < now - _UNSURE and _is_text(name):
            self.seen[name] = seen
        return seen.digest


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _is_text(name: str) -> bool:
    """Whether a file's name can be written down."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
