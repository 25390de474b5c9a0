"""A folder of another machine, by rsync over ssh, or of an rsync server.

The program rsync and not a library: it checks what it brought, puts each file in its place at once,
and uses the keys, hosts and agents that `ssh` is set up with, so none of them is read here.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path, PurePosixPath

from generator.publishing.destination import DestinationError

_NOT_THERE = {3, 23}
"""Exit codes of rsync for a file or folder that cannot be found, among other errors of files."""
_PATIENCE = 60
"""Seconds without a byte after which rsync gives up."""
_LISTED = re.compile(r"-\S+ +[\d,.]+ \S+ \S+ (.+)")
"""A file of a list: its rights, bytes, day, time and path."""


class RsyncDestination:
    """`user@host:/folder`, `rsync://host/module/folder`, or a folder of this machine."""

    takes_private = True

    def __init__(self, address: str) -> None:
        """Raises `DestinationError` when rsync is not installed."""
        program = shutil.which("rsync")
        if program is None:
            raise DestinationError("the program rsync is not installed")
        self.shown = address
        self._program = program
        self._address = f"{address.rstrip('/')}/"

    def mark(self, path: str) -> str:
        """A file is its content."""
        return ""

    def read(self, path: str) -> bytes | None:
        """The content of a file; None when it is not there."""
        with tempfile.TemporaryDirectory() as folder:
            code, said = self._run([self._address + path, f"{folder}/read"])
            if code in _NOT_THERE and "No such file" in said:
                return None
            _refuse(code, said)
            return Path(folder, "read").read_bytes()

    def has_anything(self) -> bool:
        """Whether any file is there."""
        code, said = self._run(["--list-only", self._address])
        if code in _NOT_THERE and "No such file" in said:
            return False
        _refuse(code, said)
        return any(not line.endswith(" .") for line in said.splitlines() if line)

    def files_in(self, folder: str) -> Sequence[str]:
        """The files below a folder."""
        code, said = self._run(["--list-only", "--recursive", f"{self._address}{folder}/"])
        if code in _NOT_THERE and "No such file" in said:
            return []
        _refuse(code, said)
        return [f"{folder}/{found[1]}" for line in said.splitlines() if (found := _LISTED.fullmatch(line))]

    def alone(self) -> AbstractContextManager[None]:
        """Two publications at once are not noticed."""
        return nullcontext()

    def write(self, path: str, content: bytes) -> None:
        """Write a small file."""
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, path).write_bytes(content)
            self.bring(Path(folder), [path])

    def bring(self, folder: Path, paths: Sequence[str]) -> None:
        """Bring files; rsync names each anew once it is whole. They may be read by everybody."""
        arguments = ["--files-from=-", "--checksum", "--mkpath", "--chmod=D755,F644"]
        self._given(paths, [*arguments, f"{folder}/", self._address])

    def remove(self, paths: Sequence[str]) -> None:
        """Delete files, and folders that are empty then.

        An empty folder is what the destination shall be, as far as the patterns go that name the files.
        """
        with tempfile.TemporaryDirectory() as folder:
            arguments = ["--recursive", "--delete", "--include-from=-", "--exclude=*"]
            self._given(_patterns(paths), [*arguments, f"{folder}/", self._address])

    def _given(self, names: Iterable[str], arguments: list[str]) -> None:
        listed = b"".join(name.encode() + b"\0" for name in names)
        _refuse(*self._run(["--from0", *arguments], listed))

    def _run(self, arguments: list[str], given: bytes = b"") -> tuple[int, str]:
        """Exit code and what was said; no password is asked for."""
        shell = [] if self._address.startswith("rsync://") else ["--rsh=ssh -o BatchMode=yes"]
        command = [self._program, f"--timeout={_PATIENCE}", *shell, *arguments]
        plain = {**os.environ, "LC_ALL": "C"}  # what it says is read, so it is said in English
        done = subprocess.run(  # noqa: S603 - no shell
            command, input=given, capture_output=True, check=False, env=plain
        )
        return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace").strip()


def _patterns(paths: Iterable[str]) -> Iterator[str]:
    """The patterns that meet exactly these files and the folders that they lie in."""
    folders = {str(folder) for path in paths for folder in PurePosixPath(path).parents} - {"."}
    yield from (f"/{_exactly(folder)}/" for folder in sorted(folders))
    yield from (f"/{_exactly(path)}" for path in paths)


def _exactly(path: str) -> str:
    """A pattern without wildcards; rsync reads a backslash as one only where there is a wildcard."""
    return re.sub(r"([\\*?\[])", r"\\\1", path) if re.search(r"[*?\[]", path) else path


def _refuse(code: int, said: str) -> None:
    if code:
        raise DestinationError(said.splitlines()[0] if said else f"rsync ended with {code}")
