"""Reads a file that somebody has named, as far as it may reach: its size is what comes, not what it says."""

import errno
import stat
from pathlib import Path

_PART = 1 << 20


class TooLargeError(OSError):
    """The file has more bytes than are read of it."""


def read_bounded(path: Path, most: int) -> bytes:
    """All bytes of a plain file or of a pipe (such as `<(command)` of a shell), which are `most` at the most.

    Raises `TooLargeError` for more, and `OSError`, also for a device: those that never end have a size of 0.
    """
    kind = path.stat().st_mode
    if stat.S_ISDIR(kind):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not (stat.S_ISREG(kind) or stat.S_ISFIFO(kind)):
        raise OSError(errno.EINVAL, "it is neither a file nor a pipe")
    parts, left = [], most + 1
    with path.open("rb", buffering=0) as file:
        while left and (part := file.read(min(left, _PART))):
            parts.append(part)
            left -= len(part)
    if not left:
        raise TooLargeError(errno.EFBIG, f"it has more than {most:,} bytes")
    return b"".join(parts)
