"""What is known of a tree from its manifest and the times of its files, which are not read for it."""

import os
import stat
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson


class Spare:
    """What is known of a tree that was complete once."""

    def __init__(
        self, folder: str = "", manifest: Mapping[str, Any] | None = None, complete_at: int = 0
    ) -> None:
        self._folder = folder
        self._plain: dict[str, bool] = {}
        """By the path of a folder within the tree, whether no link leads to it."""
        self._settled: dict[str, bool] = {}
        """The same, and whether none of them was touched."""
        self.manifest = manifest or {}
        self.files: Mapping[str, str] = self.manifest.get("files") or {}
        """Digests by address."""
        self._complete_at = complete_at

    @property
    def is_packed(self) -> bool:
        """Whether packed forms stand beside its files."""
        host = self.manifest.get("host")
        return isinstance(host, dict) and "packing" in host

    def holds(self, name: str) -> bool:
        """Whether a file of the tree is what its manifest says, and no link leads to it."""
        return self.is_plain(name.rpartition("/")[0]) and self.is_untouched(f"{self._folder}/{name}")

    def stands(self, name: str) -> bool:
        """The same of a tree in which nothing is being made: no folder on the way was touched either.

        A folder that was given another's name would bring the other's files with it.
        """
        return self._is_settled(name.rpartition("/")[0]) and self.is_untouched(f"{self._folder}/{name}")

    def is_also(self, name: str, other: str) -> bool:
        """Whether a file that stands has another path as well, where nobody has written to it.

        That is known by when it was written: a name more or less is a change of the file, too.
        """
        if not self._is_settled(name.rpartition("/")[0]):
            return False
        try:
            own, found = os.lstat(f"{self._folder}/{name}"), os.lstat(other)
        except OSError:
            return False
        is_old = stat.S_ISREG(own.st_mode) and own.st_mtime_ns < self._complete_at and own.st_size > 0
        return is_old and os.path.samestat(own, found)

    def _is_settled(self, folder: str) -> bool:
        """Whether the folders on the way from the tree's top are as they were; asked once for each."""
        if not folder:
            return True
        if folder not in self._settled:
            above = self._is_settled(folder.rpartition("/")[0])
            self._settled[folder] = above and self._is_old_folder(f"{self._folder}/{folder}")
        return self._settled[folder]

    def _is_old_folder(self, path: str) -> bool:
        try:
            found = os.lstat(path)
        except OSError:
            return False
        return stat.S_ISDIR(found.st_mode) and max(found.st_ctime_ns, found.st_mtime_ns) < self._complete_at

    def look_again(self) -> None:
        """A link may have become a folder."""
        self._plain.clear()

    def is_plain(self, folder: str) -> bool:
        """Whether no folder on the way from the tree's top is a link; asked once for each."""
        if not folder:
            return True
        if folder not in self._plain:
            above = self.is_plain(folder.rpartition("/")[0])
            self._plain[folder] = above and not os.path.islink(f"{self._folder}/{folder}")  # noqa: PTH114
        return self._plain[folder]

    def is_untouched(self, path: str) -> bool:
        """Whether nobody has changed a file since its tree was complete, by the time of its last change.

        An empty one is in doubt: a machine that went off may have kept a file's name and times alone.
        """
        try:
            found = os.lstat(path)
        except OSError:
            return False
        changed = max(found.st_ctime_ns, found.st_mtime_ns)
        return stat.S_ISREG(found.st_mode) and changed < self._complete_at and found.st_size > 0

    def has(self, folder: Path) -> bool:
        """Whether the files of a folder hold what they held when its tree was complete.

        That is known by when they were written: where files of two trees are one, a name more or less is no
        change of what they hold.
        """
        try:
            return os.lstat(folder).st_mtime_ns < self._complete_at and self._has_all_of(str(folder))
        except OSError:
            return False

    def _has_all_of(self, folder: str) -> bool:
        """Whether nothing below a folder is a link or was written later."""
        for entry in listed(folder):
            if entry.is_symlink() or entry.stat(follow_symlinks=False).st_mtime_ns >= self._complete_at:
                return False
            if entry.is_dir() and not self._has_all_of(entry.path):
                return False
        return True


def parsed(marker: Path) -> Any:
    """What a tree's manifest holds, which nobody may change: it is as long as its site, so it is parsed once.

    Each tree has a manifest of its own, which is not written to later. Raises `OSError` and
    `orjson.JSONDecodeError`.
    """
    found = marker.stat()
    return _parsed(marker, (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns))


@lru_cache(maxsize=2)
def _parsed(marker: Path, state: tuple[int, ...]) -> Any:
    del state  # it tells one manifest of this name from another
    return orjson.loads(marker.read_bytes())


def as_published(marker: Path) -> Spare:
    """What the manifest of a complete tree says of it; nothing is known of any other."""
    try:
        complete_at = marker.stat().st_mtime_ns
        manifest = parsed(marker)
    except (OSError, orjson.JSONDecodeError):
        return Spare()
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), dict):
        return Spare()
    return Spare(str(marker.parent), manifest, complete_at)


def files_below(folder: str) -> int:
    """How many files a folder and its folders hold."""
    return sum(
        files_below(entry.path) if entry.is_dir(follow_symlinks=False) else 1 for entry in listed(folder)
    )


def listed(folder: str) -> "list[os.DirEntry[str]]":
    """What a folder holds: all of it before the first is removed."""
    with os.scandir(folder) as entries:
        return list(entries)
