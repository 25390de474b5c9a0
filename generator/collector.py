"""The search of the interpreter for objects that hold each other, and when it is not worth its time.

Most of what a build makes stays until its end and holds no cycles. To look through it again and again
takes as long as a fifth of the build.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No search for cycles inside; who leaves some behind calls `collect_young`."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def pass_over() -> None:
    """While the search is paused: `collect_young` is not to look through what there is now."""
    if not gc.isenabled():
        gc.freeze()
        gc.unfreeze()  # back among the old, and not among the young


def collect_young() -> None:
    """While the search is paused: free the cycles among what was made since the last call."""
    if not gc.isenabled():
        gc.collect(1)
