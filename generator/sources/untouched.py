"""Files that nobody touched: what a living process read of one stands while this module says it is the same.

The time of a file's last change decides, which no program can set. A clock counts in steps, so a file that
was changed just now may change once more without another time: that one is read.
"""

import os
from time import time_ns

_SETTLED = 2_000_000_000
"""Nanoseconds after a change from which on another one has another time on every file system."""

State = tuple[int, int, int, int]
"""Device, number, size in bytes and time of the last change of a file."""


def settled(found: os.stat_result) -> State | None:
    """What tells a file from every other state of it; None for one that may still change unseen."""
    if time_ns() - max(found.st_ctime_ns, found.st_mtime_ns) < _SETTLED:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_ctime_ns
