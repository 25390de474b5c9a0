"""Work over many items, in this process, a pool or a cluster; the results are the same and in order.

The function gets a context and a range of indices. Where processes can be forked the context is inherited
by the workers and never copied, so it may hold the whole site. It must be a function of a module, for a
cluster sends it by its name.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import sleep
from typing import Any, Protocol, TypeVar

from generator.collector import collect_young, pass_over

C = TypeVar("C")
R = TypeVar("R")
F = TypeVar("F")

WORTH_A_POOL = 400
"""Items under which starting processes costs more than it saves."""

_RENEWED_AFTER = 10_000
"""Items after which other processes go on. A forked process copies what it looks at, some kilobytes an item,
and gives nothing back before it ends."""
_STOPPING = (signal.SIGINT, signal.SIGTERM)

_context: Any = None


class WorkersError(Exception):
    """The workers cannot do the work, and nothing is wrong with it: a rule's name, a message and a hint."""

    def __init__(self, rule: str, message: str, hint: str) -> None:
        super().__init__(rule, message, hint)
        self.rule = rule
        self.message = message
        self.hint = hint


class Cluster(Protocol):
    """Other processes, most often on other machines, which see the output's folder as this one does."""

    def joined(self, output: Path) -> AbstractContextManager[None]:
        """Be connected, for a build of `output`; raises `WorkersError` where it cannot have the cluster."""
        ...

    @property
    def room(self) -> Path:
        """A folder on the output's storage for what is moved to its place later; it goes with the build."""
        ...

    def each_chunk(
        self, work: Callable[[C, range], R], context: C, chunks: Sequence[range]
    ) -> Generator[R, None, None]:
        """The results in order; closed early it gives up what is under way. Raises `WorkersError`."""
        ...


@dataclass(frozen=True, slots=True)
class Pool:
    """Who works."""

    jobs: int = 1
    """Processes of this machine, this one included when it is the only one."""
    cluster: Cluster | None = None
    """Works instead of this machine's processes."""

    def joined(self, output: Path) -> AbstractContextManager[None]:
        """The pool ready for a build of `output`; raises `WorkersError`."""
        return self.cluster.joined(output) if self.cluster else nullcontext()


def each_chunk(
    work: Callable[[C, range], R],
    context: C,
    total: int,
    *,
    pool: Pool,
    size: int = 200,
    worth_a_pool: int = WORTH_A_POOL,
) -> Generator[R, None, None]:
    """`work(context, chunk)` for consecutive chunks of `range(total)`, results in order.

    Fewer than `worth_a_pool` items are worked on here; give less than the default for items that take long.
    Close it when you stop early: once it is closed no process of this machine is at work any more. Raises
    `WorkersError` when a worker ends before its work does.
    """
    chunks = [range(start, min(start + size, total)) for start in range(0, total, size)]
    if total >= worth_a_pool and pool.cluster:
        yield from pool.cluster.each_chunk(work, context, chunks)
    elif total >= worth_a_pool and pool.jobs > 1:
        for span in _spans(chunks, max(1, _RENEWED_AFTER // size)):
            yield from _over_pool(work, context, span, pool.jobs)
    else:
        pass_over()
        for chunk in chunks:
            yield work(context, chunk)
            collect_young()


def _spans(chunks: Sequence[range], size: int) -> Iterator[Sequence[range]]:
    for start in range(0, len(chunks), size):
        yield chunks[start : start + size]


def in_order(
    submit: Callable[[range], F], chunks: Iterable[range], at_a_time: Callable[[], int]
) -> Iterator[F]:
    """What `submit` returns for each chunk, in order; a few are under way, so results never pile up."""
    waiting: deque[F] = deque()
    for chunk in chunks:
        waiting.append(submit(chunk))
        if len(waiting) >= at_a_time():
            yield waiting.popleft()
    yield from waiting


def _over_pool(
    work: Callable[[C, range], R], context: C, chunks: Sequence[range], jobs: int
) -> Generator[R, None, None]:
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(
        max_workers=jobs,
        mp_context=multiprocessing.get_context(method),
        initializer=_begin,
        initargs=(context,),
    )

    def submit(chunk: range) -> Future[R]:
        # The first call starts the processes, which are to hear no signal before they have said how.
        with _deaf():
            return pool.submit(_run, work, chunk)

    try:
        for future in in_order(submit, chunks, lambda: 3 * jobs):
            yield future.result()
    except BrokenProcessPool:
        raise _worker_lost() from None
    except BaseException:
        # What the workers are at is of no use any more, and may take seconds.
        _kill(set(multiprocessing.active_children()) - others)
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _worker_lost() -> WorkersError:
    return WorkersError(
        "worker-lost",
        "A process of the build was ended from outside, most often because the memory was full.",
        "build with fewer processes: --jobs 1.",
    )


def _kill(processes: Iterable[BaseProcess]) -> None:
    for process in processes:
        process.kill()


@contextmanager
def _deaf() -> Iterator[None]:
    """Signals to stop wait until the end of the block; Windows has no such waiting."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(context: Any) -> None:
    global _context  # noqa: PLW0603 - one context a worker process, set once when it starts
    _context = context
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)
    gc.disable()
    pass_over()
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()


def _end_with(parent: int) -> None:
    """End the worker when the program was killed: nobody would ever give it work or stop it."""
    while os.getppid() == parent:
        sleep(1)
    os._exit(1)


def _run(work: Callable[[Any, range], R], chunk: range) -> R:
    result = work(_context, chunk)
    collect_young()
    return result


def available_cores() -> int:
    """Cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
