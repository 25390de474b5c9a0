"""The published tree: written beside the old one and put in its place in a single step.

Until the exchange the old tree is whole and untouched; after it the new one is. On Linux and macOS the two
folders change names in one system call; elsewhere, and on file systems without it, in two renames that
`recovered` completes should the program die between them.

The tree that was replaced stays beside the new one, and the next run writes into it only what differs: to
remove and make again a hundred thousand files takes longer than to make the pages in them.
"""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from time import sleep

from generator.problems.problem import Problem
from generator.publish.digests import digest_of
from generator.publish.spare import Spare, as_published, files_below, listed, parsed

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows
    fcntl = None  # type: ignore[assignment]

MARKER = "manifest.json"
"""A file every published tree has; only such folders are ever replaced."""

PACKED = (".br", ".gz")
"""What is put after the name of a file that is there once more in fewer bytes."""

_DESKTOP_FILES = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""What file managers leave in every folder they show."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS
_NOT_SUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}

_TICK = 0.02
"""Seconds in which a file system may give all changes one time."""


class OutputBusyError(Exception):
    """Another run is making a tree for the same output."""


class OutputTree:
    """A tree in the making beside `output`. `write` adds files, `publish` puts it in place."""

    def __init__(self, output: Path) -> None:
        self.output = Path(os.path.abspath(output))  # noqa: PTH100 - links in the path stay links
        self.staging = self.output.with_name(f".{self.output.name}.next")
        self.aside = self.output.with_name(f".{self.output.name}.aside")
        self.spare, self.published = Spare(), Spare()
        self._folders: set[str] = set()
        self._locks: list[int] = []
        self._holds_others = False

    def begin(self, *, fresh: bool = False) -> None:
        """Start from the tree that was replaced last, or from what an interrupted run left.

        What is there counts for nothing until it is written again or said to be the same, and goes with
        `settle`. Raises `OutputBusyError` while another run has the folder.
        """
        self.staging.mkdir(parents=True, exist_ok=True)
        self._locks.append(locked(self.staging))
        recovered(self.output)
        shutil.rmtree(self.aside, ignore_errors=True)
        self.published = Spare() if fresh else as_published(self.output / MARKER)
        self.spare = Spare() if fresh else as_published(self.staging / MARKER)
        (self.staging / MARKER).unlink(missing_ok=True)  # it is no longer complete
        self._holds_others = any(self.staging.iterdir())

    def write(self, url: str, content: bytes) -> None:
        """Write one file, unless it is there: `/a/` is `a/index.html`, other addresses are file names."""
        name = file_of(url)
        known = self.spare.files.get(url) if self._holds_others else None
        if not (known and known == digest_of(content) and self.spare.holds(name)):
            self._put(self._way_to(name), content)

    def replace(self, path: Path, content: bytes) -> None:
        """Write a file within the staged tree whatever has its name; its folder is there."""
        path.unlink(missing_ok=True)  # it may be one with a published file
        self._put(path, content)

    def _put(self, path: Path, content: bytes) -> None:
        """Write a file where there is none."""
        path.write_bytes(content)

    def _take(self, source: str, path: Path) -> None:
        """Have a published file where there is none: under a second name, or copied where there are none.

        A published file is never written to, so one content may have two names.
        """
        try:
            os.link(source, path)
        except OSError:
            shutil.copyfile(source, path)

    def keep(self, url: str, digest: str) -> bool:
        """Whether the tree has the file with this digest now: from before, or from the published tree."""
        name = file_of(url)
        if self.spare.files.get(url) == digest and self.spare.holds(name):
            return True
        if self.published.files.get(url) != digest:
            return False
        if self._is_published(name):
            return True
        if self.published.stands(name):
            self._take(f"{self.output}/{name}", self._way_to(name))
            return True
        content = _content(self.output / name, digest)
        if content is None:
            return False
        self.write(url, content)
        return True

    def known_content(self, url: str, digest: str) -> bytes | None:
        """The content with this digest that the address has in the spare or the published tree."""
        name, content = file_of(url), None
        if self.spare.files.get(url) == digest and self.spare.holds(name):
            content = _content(self.staging / name, digest)
        if content is None and self.published.files.get(url) == digest:
            content = _content(self.output / name, digest)
        return content

    def _is_published(self, name: str) -> bool:
        """Whether a file here is the published one, taken over by a build before under a second name."""
        is_plain = self._holds_others and self.spare.is_plain(name.rpartition("/")[0])
        return is_plain and self.published.is_also(name, f"{self.staging}/{name}")

    def _way_to(self, name: str) -> Path:
        """Where a file of the tree is to be: its folder is there, and nothing has its name."""
        path, folder = self.staging / name, name.rpartition("/")[0]
        if folder not in self._folders:
            above = [each for each in _with_those_above(folder) if each not in self._folders]
            if self._holds_others:
                self._make_way(_in_the_way(self.staging, above))
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders.update(above)
        if self._holds_others:
            if os.path.isdir(path):  # noqa: PTH112 - it is asked for every file
                self._make_way([path])
            for end in ("", *PACKED):
                with suppress(FileNotFoundError):
                    os.unlink(f"{path}{end}")  # noqa: PTH108 - the same
        return path

    def _make_way(self, places: Iterable[Path]) -> None:
        """Remove what stands where a folder or a file is to be."""
        for place in places:
            shutil.rmtree(place) if place.is_dir() and not place.is_symlink() else place.unlink()
            self._folders.clear()
            self.spare.look_again()

    def settle(self, urls: Iterable[str], *, packed: bool, aside: str) -> None:
        """Remove all files but those of `urls` and, where wanted, their packed forms.

        The folder `aside`, which another step fills, is moved out of the tree until `publish`.
        """
        if not self._holds_others:
            return
        if (self.staging / aside).is_dir():
            (self.staging / aside).rename(self.aside)
        own = {file_of(url) for url in urls}
        forms = {name + end for name in own for end in PACKED} - own if packed else set()

        def stays(name: str) -> bool:
            return name in own or (name in forms and self.spare.is_untouched(f"{self.staging}/{name}"))

        _clear(str(self.staging), "", stays)

    def file_count(self) -> int:
        """Files staged so far, those of the search included."""
        return files_below(str(self.staging))

    def publish(self) -> None:
        """Put the staged tree in place of the old one, which stays beside it for the next run."""
        _set_apart(self.staging / MARKER)
        _flush_to_disk(self.staging / MARKER)
        if not self.output.exists():
            self.staging.rename(self.output)
        else:
            # After the exchange the old tree has the staging folder's name.
            self._locks.append(locked(self.output))
            if not _exchanged(self.staging, self.output):
                _renamed_twice(self.staging, self.output)
            if not (self.staging / MARKER).is_file():
                shutil.rmtree(self.staging, ignore_errors=True)
        shutil.rmtree(self.aside, ignore_errors=True)
        self._unlock()

    def abandon(self) -> None:
        """Leave what is staged to the next run: to remove it would keep the person who stopped it waiting."""
        self._unlock()

    def _unlock(self) -> None:
        while self._locks:
            os.close(self._locks.pop())


def _content(path: Path, digest: str) -> bytes | None:
    """What a file holds, if it is what the digest says."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    return content if digest_of(content) == digest else None


def _clear(folder: str, inside: str, stays: Callable[[str], bool]) -> bool:
    """Remove what does not stay, by its path within the tree, and empty folders; whether anything is left.

    `inside`: the path of the folder within the tree, with `/` at its end.
    """
    is_left = False
    for entry in listed(folder):
        name = f"{inside}{entry.name}"
        is_folder = entry.is_dir(follow_symlinks=False)
        if _clear(entry.path, f"{name}/", stays) if is_folder else stays(name):
            is_left = True
        else:
            Path(entry.path).rmdir() if is_folder else Path(entry.path).unlink()
    return is_left


def _with_those_above(folder: str) -> list[str]:
    """A folder of the tree and those that it lies in, by name; none for the tree's own."""
    parts = folder.split("/") if folder else []
    return ["/".join(parts[:depth]) for depth in range(len(parts), 0, -1)]


def _in_the_way(tree: Path, folders: Iterable[str]) -> list[Path]:
    """Files and links of an older tree that stand where folders are to be."""
    places = (f"{tree}/{folder}" for folder in folders)
    return [Path(place) for place in places if os.path.islink(place) or os.path.isfile(place)]  # noqa: PTH113, PTH114


def file_of(url: str) -> str:
    """The file of an address, relative to the tree."""
    path = url.lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def output_problem(output: Path, shown: str) -> Problem | None:
    """Why `output` must not be replaced: it is not a folder, or holds something else than a site."""
    if not output.exists() and not output.is_symlink():
        return None
    try:
        message = _not_ours(output, shown)
    except OSError as error:
        message = f"The output {shown} cannot be read: {(error.strerror or str(error)).lower()}."
    if not message:
        return None
    return Problem(shown, "output-not-ours", message, "name an empty or new folder with --output.")


def _not_ours(output: Path, shown: str) -> str:
    if output.is_symlink() or not output.is_dir():
        return f"The output {shown} is not a folder of its own."
    names = {entry.name for entry in output.iterdir()} - _DESKTOP_FILES
    known = _first_parts(output / MARKER) if MARKER in names else set()
    strangers = sorted(names - known)
    if not strangers:
        return ""
    named = ", ".join(f"`{name}`" for name in strangers[:3])
    more = f" and {len(strangers) - 3} more" if len(strangers) > 3 else ""
    return f"The output folder {shown} holds what no build wrote ({named}{more}); it is left alone."


def _first_parts(marker: Path) -> set[str]:
    """Names directly below a tree, by its manifest; none when the file is somebody else's manifest."""
    if not marker.is_file():
        return set()
    try:
        manifest = parsed(marker)
    except ValueError:
        return set()
    if not isinstance(manifest, dict) or not str(manifest.get("generator")).startswith("rolepages "):
        return set()
    addresses = [*manifest.get("files", ()), *manifest.get("search", ())]
    names = {MARKER, *(file_of(address).partition("/")[0] for address in addresses)}
    host = manifest.get("host")
    packed = isinstance(host, dict) and "packing" in host
    return names | ({name + end for name in names for end in PACKED} if packed else set())


def recovered(output: Path) -> bool:
    """Undo half of a two-step exchange: the old tree returns to its place."""
    previous = _previous(output)
    if previous.exists() and not output.exists():
        previous.rename(output)
        return True
    shutil.rmtree(previous, ignore_errors=True)
    return False


def locked(folder: Path) -> int:
    """An open descriptor that holds the folder's lock until it is closed, at the latest by the system.

    Raises `OutputBusyError` while another process has it. On systems without such locks (Windows) two runs
    at once are not noticed.
    """
    if fcntl is None:
        return os.open(os.devnull, os.O_RDONLY)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not os.path.samestat(os.fstat(descriptor), folder.stat()):
            raise BlockingIOError
    except (BlockingIOError, FileNotFoundError):
        os.close(descriptor)
        raise OutputBusyError(str(folder)) from None
    return descriptor


def _previous(output: Path) -> Path:
    return output.with_name(f".{output.name}.previous")


def _renamed_twice(staging: Path, output: Path) -> None:
    previous = _previous(output)
    output.rename(previous)
    staging.rename(output)
    previous.rename(staging)


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


def _set_apart(marker: Path) -> None:
    """Give the marker a time after all that was written: what is changed later is not older than it."""
    sleep(_TICK)
    os.utime(marker)


def _flush_to_disk(marker: Path) -> None:
    """The marker is written last; once it is on disk the tree before it is complete."""
    with marker.open("rb") as file:
        os.fsync(file.fileno())
