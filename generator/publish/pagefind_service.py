"""Pagefind's service: a process that is sent records and answers with the files of an index.

It reads and writes base64 of JSON messages, each ended by a comma.
"""

import base64
import os
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import orjson
import pagefind_bin

INCLUDED_CHARACTERS = "+#."
"""Signs that belong to words: C++, C#, Node.js."""
_UNDER_WAY = 400
"""Records sent ahead of their answers; bounds what the pipe holds."""
RECORDS_AT_ONCE = 16_000
"""Records that all indexers at work hold together. One takes about 40 KB."""


class SearchIndexError(Exception):
    """Pagefind refused a record or stopped: a defect of the generator or of its installation."""


class Room:
    """Bounds how many records are under work at a time, because Pagefind holds all of an index in memory.

    A bundle that is larger than all the room is worked on alone.
    """

    def __init__(self, records: int = RECORDS_AT_ONCE) -> None:
        self._records = records
        self._taken = 0
        self._news = threading.Condition()

    @contextmanager
    def taken(self, records: int) -> Iterator[None]:
        """Wait until so many more fit in, and hold their place."""
        with self._news:
            self._news.wait_for(lambda: not self._taken or self._taken + records <= self._records)
            self._taken += records
        try:
            yield
        finally:
            with self._news:
                self._taken -= records
                self._news.notify_all()


class Indexers:
    """Pagefind's processes, which end at once when nobody waits for them any more."""

    def __init__(self, room: Room | None = None) -> None:
        self._room = room or Room()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._ended = False
        self._one_at_a_time = threading.Lock()

    @contextmanager
    def started(self, records: int) -> Iterator[subprocess.Popen[bytes]]:
        """A new one, when there is room for so many records; raises `SearchIndexError` after `end`."""
        with self._room.taken(records):
            process = self._new()
            try:
                yield process
            finally:
                self._running.discard(process)

    def _new(self) -> subprocess.Popen[bytes]:
        with self._one_at_a_time:
            if self._ended:
                raise SearchIndexError("the search indexers were stopped")
            process = _started()
            self._running.add(process)
        return process

    def end(self) -> None:
        """End all, and let none begin."""
        with self._one_at_a_time:
            self._ended = True
            for process in self._running:
                process.kill()


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - the package's own binary, no shell
        [_binary(), "--service"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=1 << 20,
        cwd=_binary().parent,  # it does not start in a folder that was deleted meanwhile
    )


def _binary() -> Path:
    folder = Path(pagefind_bin.__file__).parent
    return next(path for name in ("pagefind", "pagefind.exe") if (path := folder / name).exists())


class Service:
    """One Pagefind process; answers are read on a thread of their own."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def __enter__(self) -> "Service":
        self._sent = 0
        self._received = 0
        self._results: dict[int, Mapping[str, Any]] = {}
        self._errors: list[str] = []
        self._ended = False
        self._news = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._process.kill()
        if self._process.stdin:
            with suppress(OSError):  # what is left in the buffer of a dead process cannot be written
                self._process.stdin.close()
        self._process.wait()
        self._reader.join(timeout=5)

    def new_index(self) -> int:
        config = {"include_characters": INCLUDED_CHARACTERS, "force_language": "en"}
        message = self._send({"type": "NewIndex", "config": config})
        return int(self._result(message)["index_id"])

    def add(self, index: int, record: Mapping[str, Any]) -> None:
        self._send({"type": "AddRecord", "index_id": index, **record})
        self._wait(lambda: self._sent - self._received <= _UNDER_WAY)

    def files(self, index: int) -> Iterator[tuple[str, bytes]]:
        """The bundle's files with their paths.

        They are asked for and written here: the service answers a request to write them before all of
        them are on disk, and what is missing when it ends is lost.
        """
        answer = self._result(self._send({"type": "GetFiles", "index_id": index}))
        return ((file["path"], base64.b64decode(file["content"])) for file in answer["files"])

    def _send(self, payload: Mapping[str, Any]) -> int:
        self._sent += 1
        message = {"message_id": self._sent, "payload": payload}
        pipe = self._process.stdin
        if pipe is None:
            raise SearchIndexError("the search indexer has no input")
        with self._broken_pipe_is_its_error():
            pipe.write(base64.b64encode(orjson.dumps(message)) + b",")
        return self._sent

    @contextmanager
    def _broken_pipe_is_its_error(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise SearchIndexError(self._why()) from None

    def _result(self, message: int) -> Mapping[str, Any]:
        self._wait(lambda: message in self._results)
        return self._results[message]

    def _wait(self, ready: Callable[[], bool]) -> None:
        if not ready() and self._process.stdin:
            with self._broken_pipe_is_its_error():
                self._process.stdin.flush()
        with self._news:
            self._news.wait_for(lambda: ready() or self._ended or bool(self._errors))
        if self._errors or not ready():
            raise SearchIndexError(self._why())

    def _why(self) -> str:
        return "; ".join(self._errors[:3]) or "the search indexer stopped before it was done"

    def _read(self) -> None:
        for answer in self._answers():
            payload = answer["payload"]
            with self._news:
                if payload["type"] == "Error":
                    self._errors.append(str(payload.get("message")))
                elif payload["type"] in {"NewIndex", "GetFiles"}:
                    self._results[int(answer["message_id"])] = payload
                self._received += 1
                self._news.notify()
        with self._news:
            self._ended = True
            self._news.notify()

    def _answers(self) -> Iterator[Mapping[str, Any]]:
        pipe = self._process.stdout
        begun: list[bytes] = []
        while pipe and (part := os.read(pipe.fileno(), 1 << 20)):
            *ends, rest = part.split(b",")
            for end in ends:
                whole = b"".join((*begun, end))
                begun.clear()  # the files of an index come in one answer
                yield orjson.loads(base64.b64decode(whole))
            begun.append(rest)
