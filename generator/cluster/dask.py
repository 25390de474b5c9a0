"""The workers of a Dask scheduler.

Dask sends a chunk again to another worker when the one that had it is lost. What is here finds out before the
work begins whether the workers can do it, and never waits for what will not come.
"""

import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from time import monotonic
from types import ModuleType
from typing import Any, TypeVar

from generator.cluster import faults, member
from generator.cluster.context import packed
from generator.cluster.room import room_beside
from generator.keeping.program import program_state
from generator.workers import in_order

C = TypeVar("C")
R = TypeVar("R")

PATIENCE = 30.0
"""Seconds to wait for a scheduler to answer, and for workers to come, or to come back."""
_LOOK = 1.0
"""Seconds after which somebody who waits for a result looks whether there are workers."""
_GOODBYE = 0.3
"""Seconds for taking leave of the scheduler: it notices a lost connection by itself."""
_AHEAD = 3
"""Chunks under way for each thread of the workers."""


class DaskCluster:
    """A cluster for one build at a time."""

    def __init__(self, address: str, *, patience: float = PATIENCE) -> None:
        self.room = Path()
        self._address = address
        self._patience = patience
        self._dask: Any = None
        self._client: Any = None
        self._seen = -1.0
        self._threads = 0

    @contextmanager
    def joined(self, output: Path) -> Iterator[None]:
        """Connected, with a room that all workers see, each of which runs this program.

        Raises `WorkersError` where that is not so, and `OutputBusyError`.
        """
        self._dask = _dask()
        with ExitStack() as stack:
            self._client = self._connected()
            stack.callback(self._take_leave)
            with _storage_is_shared(output):
                self.room = stack.enter_context(room_beside(output))
            self._prove()
            yield

    def _take_leave(self) -> None:
        with suppress(Exception):  # a scheduler that is gone needs no goodbye
            self._client.close(timeout=_GOODBYE)

    def each_chunk(
        self, work: Callable[[C, range], R], context: C, chunks: Sequence[range]
    ) -> Generator[R, None, None]:
        """The results in order; raises `WorkersError` when they cannot be had."""
        with _storage_is_shared(self.room):
            context_file = packed(context, self.room)
        assignment = member.Assignment(work, context_file, program_state())

        def submit(chunk: range) -> Any:
            with self._reached():
                return self._client.submit(member.done, assignment, chunk, pure=False)

        try:
            for future in in_order(submit, chunks, lambda: _AHEAD * max(self._threads_now(), 1)):
                yield self._result(future)
        finally:
            context_file.path.unlink(missing_ok=True)

    def _connected(self) -> Any:
        try:
            return self._dask.Client(self._address, timeout=self._patience, set_as_default=False)
        except (OSError, ValueError, TypeError, RuntimeError) as error:
            raise faults.no_scheduler(self._address, str(error)) from None

    def _prove(self) -> None:
        """Every worker runs this program and can write to the room."""
        try:
            self._client.wait_for_workers(1, timeout=self._patience)
        except TimeoutError:
            raise faults.no_workers(self._address, self._patience) from None
        for worker, answer in self._asked(member.prove_program, program_state()).items():
            if isinstance(answer, Exception):
                raise faults.other_program(worker, answer)
        for worker, answer in self._asked(member.prove_room, self.room).items():
            if isinstance(answer, Exception):
                raise faults.not_shared(self._folder, worker, str(answer))

    @property
    def _folder(self) -> Path:
        """The folder of the output, as a person knows it."""
        return self.room.parent.parent

    def _asked(self, question: Callable[..., Any], *values: object) -> dict[str, Any]:
        """By worker, the answer or the error of each."""
        with self._reached():
            answers = self._client.run(question, *values, on_error="return", callback_timeout=self._patience)
        return dict(sorted(answers.items()))

    def _result(self, future: Any) -> Any:
        last_seen = monotonic()
        while not self._is_done(future):
            if self._threads_now():
                last_seen = monotonic()
            elif monotonic() - last_seen > self._patience:
                raise faults.no_workers(self._address, self._patience)
        try:
            with self._reached():
                return future.result()
        except self._dask.KilledWorker:
            raise faults.workers_died() from None
        except (member.OtherProgramError, ImportError) as error:
            raise faults.other_program("", error) from None
        except member.NotSharedError as error:
            raise faults.not_shared(self._folder, "", str(error)) from None

    def _is_done(self, future: Any) -> bool:
        with self._reached():
            try:
                future.exception(timeout=_LOOK)
            except TimeoutError:
                return False
            return True

    def _threads_now(self) -> int:
        """Threads of all workers, as of a moment ago: workers may come and go."""
        if monotonic() - self._seen > _LOOK:
            with self._reached():
                threads = self._client.nthreads(callback_timeout=self._patience)
            self._threads, self._seen = sum(threads.values()), monotonic()
        return self._threads

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Errors of the way to the scheduler are told as such."""
        try:
            yield
        except (CancelledError, TimeoutError, self._dask.comm.CommClosedError) as error:
            raise faults.no_scheduler(self._address, str(error)) from None


@contextmanager
def _storage_is_shared(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise faults.not_shared(place, "", (error.strerror or str(error)).lower()) from None


def _dask() -> ModuleType:
    try:
        import distributed  # noqa: PLC0415 - an extra: only those who build on several machines need it
    except ImportError:
        raise faults.not_installed() from None
    for name in [each for each in logging.root.manager.loggerDict if each.partition(".")[0] == "distributed"]:
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters is told as a problem
    return distributed
