"""Work over many items, in this process or over a pool; the results are the same and in order.

The function gets a context and a range of indices. Where processes can be forked the context is inherited
by the workers and never copied, so it may hold the whole site.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from time import sleep
from typing import Any, TypeVar

from generator.collector import collect_young, pass_over

C = TypeVar("C")
R = TypeVar("R")
Work = Callable[[C, range], R]

WORTH_A_POOL = 400
"""Items under which starting processes costs more than it saves."""

_context: Any = None


class WorkerLostError(Exception):
    """A worker process was ended from outside, most often by a system short of memory."""


def each_chunk(
    work: Callable[[C, range], R],
    context: C,
    total: int,
    *,
    jobs: int,
    size: int = 200,
    worth_a_pool: int = WORTH_A_POOL,
) -> Generator[R, None, None]:
    """`work(context, chunk)` for consecutive chunks of `range(total)`, results in order.

    Fewer than `worth_a_pool` items are worked on here; give less than the default for items that take long.
    Close it when you stop early: once it is closed no worker is at work any more. Raises `WorkerLostError`
    when a worker process ends before its work does.
    """
    chunks = [range(start, min(start + size, total)) for start in range(0, total, size)]
    if jobs <= 1 or total < worth_a_pool:
        pass_over()
        for chunk in chunks:
            yield work(context, chunk)
            collect_young()
        return
    yield from _over_pool(work, context, chunks, jobs)


def _over_pool(
    work: Callable[[C, range], R], context: C, chunks: list[range], jobs: int
) -> Generator[R, None, None]:
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(
        max_workers=jobs,
        mp_context=multiprocessing.get_context(method),
        initializer=_begin,
        initargs=(context,),
    ) as pool:
        waiting: list[Future[R]] = []
        upcoming = iter(chunks)
        try:
            # Only a few chunks are under way at a time, so finished results never pile up.
            for chunk in upcoming:
                waiting.append(pool.submit(_run, work, chunk))
                if len(waiting) >= 3 * jobs:
                    yield waiting.pop(0).result()
            while waiting:
                yield waiting.pop(0).result()
        except BrokenProcessPool:
            raise WorkerLostError from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _begin(context: Any) -> None:
    global _context  # noqa: PLW0603 - one context a worker process, set once when it starts
    _context = context
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.enable()
    gc.freeze()  # the inherited site is never garbage, and looking through it costs a tenth of the time
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()


def _end_with(parent: int) -> None:
    """End the worker when the program was killed: nobody would ever give it work or stop it."""
    while os.getppid() == parent:
        sleep(1)
    os._exit(1)


def _run(work: Callable[[Any, range], R], chunk: range) -> R:
    return work(_context, chunk)


def available_cores() -> int:
    """Cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
