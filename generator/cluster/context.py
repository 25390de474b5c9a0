"""What the work needs, as a file in the room of a build.

A file and no message: it may have hundreds of megabytes, and a worker that begins later finds it, too. Its
digest comes with each chunk from the scheduler, so nothing is unpacked that somebody else put there.
"""

import copyreg
import gc
import hashlib
import io
import pickle
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.cluster.members_tree import members_tree
from generator.publish.tree import OutputTree


@dataclass(frozen=True, slots=True)
class PackedContext:
    """A context on the storage that all machines share."""

    path: Path
    digest: str


def packed(context: object, room: Path) -> PackedContext:
    """The context in a file of the room; a tree in it will be one that workers write to."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = copyreg.dispatch_table | {
        OutputTree: lambda tree: (members_tree, (tree.output, vars(tree), room))
    }
    pickler.dump(context)
    content = buffer.getbuffer()
    digest = hashlib.blake2b(content, digest_size=16).hexdigest()
    path = room / f"{digest}.context"
    path.write_bytes(content)
    return PackedContext(path, digest)


class LastContext:
    """The context that was unpacked last: each step of a build has one, and it may be the whole site."""

    def __init__(self) -> None:
        self._digest = ""
        self._context: Any = None
        self._one_at_a_time = threading.Lock()

    def unpacked(self, wanted: PackedContext) -> Any:
        """The context; raises `OSError` where its file is not there or is another one."""
        with self._one_at_a_time:
            if self._digest != wanted.digest:
                self._digest, self._context = "", None
                content = wanted.path.read_bytes()
                if hashlib.blake2b(content, digest_size=16).hexdigest() != wanted.digest:
                    raise OSError(f"{wanted.path} is not what the build wrote")
                with _collector_paused():
                    self._context = pickle.loads(content)  # noqa: S301 - its digest is the scheduler's
                self._digest = wanted.digest
            return self._context


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No search for cycles while objects are made by the million: it takes most of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
