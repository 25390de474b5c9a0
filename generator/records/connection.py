"""DuckDB, set up alike everywhere: in memory, bounded, without the network."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

MEMORY = "600MB"
"""What DuckDB may use before it goes to the disk."""
THREADS = 2
_SYSTEM_WORDS = tuple(
    os.strerror(number) for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES)
)


def failure_words(error: Exception) -> str:
    """Why reading or writing failed, in a few words: the database wraps the system's reason in its own."""
    text = str(getattr(error, "strerror", None) or error)
    known = next((words for words in _SYSTEM_WORDS if words in text), "")
    return known or text.splitlines()[0].rstrip(".")


@contextmanager
def connected(scratch: Path | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database of its own; what does not fit into memory goes to a folder below `scratch` for that time.

    Closing it ends its threads, so that processes may be forked afterwards.
    """
    with TemporaryDirectory(prefix="rolepages-", dir=scratch) as spill:
        connection = duckdb.connect(
            config={
                "memory_limit": MEMORY,
                "threads": THREADS,
                "temp_directory": spill,
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "preserve_insertion_order": True,
            }
        )
        try:
            yield connection
        finally:
            connection.close()
