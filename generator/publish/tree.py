"""The published tree: written beside the old one and put in its place in a single step.

Until the exchange the old tree is whole and untouched; after it the new one is. On Linux and macOS the two
folders change names in one system call; elsewhere, and on file systems without it, in two renames that
`recovered` completes should the program die between them.
"""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from generator.problems.problem import Problem

MARKER = "manifest.json"
"""A file every published tree has; only such folders are ever replaced."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS
_NOT_SUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


class OutputTree:
    """A tree in the making beside `output`. `write` adds files, `publish` puts it in place."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.staging = output.with_name(f".{output.name}.next")
        self._folders: set[Path] = set()

    def begin(self) -> None:
        """Start from an empty staging folder; what an interrupted run left there goes."""
        recovered(self.output)
        shutil.rmtree(self.staging, ignore_errors=True)
        self.staging.mkdir(parents=True)

    def write(self, url: str, content: bytes) -> None:
        """Write one file: `/a/` is `a/index.html`, other addresses are file names."""
        path = self.staging / file_of(url)
        if path.parent not in self._folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(path.parent)
        path.write_bytes(content)

    def publish(self) -> None:
        """Put the staged tree in place of the old one."""
        _flush_to_disk(self.staging / MARKER)
        if not self.output.exists():
            self.staging.rename(self.output)
            return
        if not _exchanged(self.staging, self.output):
            _renamed_twice(self.staging, self.output)
        shutil.rmtree(self.staging, ignore_errors=True)

    def abandon(self) -> None:
        """Remove what is staged."""
        shutil.rmtree(self.staging, ignore_errors=True)


def file_of(url: str) -> str:
    """The file of an address, relative to the tree."""
    path = url.lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def output_problem(output: Path, shown: str) -> Problem | None:
    """Why `output` must not be replaced: it is not a folder, or holds something else than a site."""
    if not output.exists() and not output.is_symlink():
        return None
    if output.is_symlink() or not output.is_dir():
        message = f"The output {shown} is not a folder of its own."
    elif not any(output.iterdir()) or (output / MARKER).is_file():
        return None
    else:
        message = f"The output folder {shown} holds files that no build wrote; it is left alone."
    return Problem(shown, "output-not-ours", message, "name an empty or new folder with --output.")


def recovered(output: Path) -> bool:
    """Undo half of a two-step exchange: the old tree returns to its place."""
    previous = _previous(output)
    if previous.exists() and not output.exists():
        previous.rename(output)
        return True
    shutil.rmtree(previous, ignore_errors=True)
    return False


def _previous(output: Path) -> Path:
    return output.with_name(f".{output.name}.previous")


def _renamed_twice(staging: Path, output: Path) -> None:
    previous = _previous(output)
    output.rename(previous)
    staging.rename(output)
    shutil.rmtree(previous, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system could exchange both names in one call."""
    call = _exchange_call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_SUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        return lambda one, other: library.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return lambda one, other: library.renamex_np(one, other, _RENAME_SWAP)
    return None


def _flush_to_disk(marker: Path) -> None:
    """The marker is written last; once it is on disk the tree before it is complete."""
    with marker.open("rb") as file:
        os.fsync(file.fileno())
