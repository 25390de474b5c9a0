"""A folder beside the output that a build has for itself, on the storage that its workers share."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.publish.tree import locked


@contextmanager
def room_beside(output: Path) -> Iterator[Path]:
    """A new folder of a name that no other build had; what a build before left goes.

    Raises `OutputBusyError` while another build with workers has the output, and `OSError`.
    """
    output = Path(os.path.abspath(output))  # noqa: PTH100 - links in the path stay links
    base = output.with_name(f".{output.name}.workers")
    base.mkdir(parents=True, exist_ok=True)
    lock = locked(base)
    try:
        for old in base.iterdir():
            shutil.rmtree(old, ignore_errors=True)
        room = base / secrets.token_hex(8)
        room.mkdir()
        yield room
    finally:
        shutil.rmtree(base, ignore_errors=True)
        os.close(lock)
