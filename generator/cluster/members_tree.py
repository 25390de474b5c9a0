"""The output as a worker on another machine writes it.

Nobody can stop such a worker, and it may still be at a chunk when its build was given up and the next one
has begun. So each file is first written into the room of its build, which goes when the build ends, and has
its place only by a change of its name. That also makes a file whole or not there when a worker is killed.
"""

import secrets
import shutil
import threading
from pathlib import Path
from typing import Any

from generator.publish.tree import OutputTree


class MembersTree(OutputTree):
    """A staged tree that another process began and will publish."""

    def __init__(self, output: Path, state: dict[str, Any], room: Path) -> None:
        super().__init__(output)
        vars(self).update(state, _locks=[])
        self._room = room
        self._name = secrets.token_hex(8)

    def write(self, url: str, content: bytes) -> None:
        """Write one file; raises `FileNotFoundError` once the build is over."""
        self._part().write_bytes(content)
        super().write(url, content)

    def replace(self, path: Path, content: bytes) -> None:
        """Write a file within the staged tree; raises `FileNotFoundError` once the build is over."""
        self._part().write_bytes(content)
        super().replace(path, content)

    def _put(self, path: Path, content: bytes) -> None:
        self._part().replace(path)

    def _take(self, source: str, path: Path) -> None:
        shutil.copyfile(source, self._part())
        self._part().replace(path)

    def _part(self) -> Path:
        """Where this thread writes a file before it has its place."""
        return self._room / f"{self._name}-{threading.get_ident()}"


def members_tree(output: Path, state: dict[str, Any], room: Path) -> MembersTree:
    """The tree in a worker, from its state in the process that began it."""
    return MembersTree(output, state, room)
