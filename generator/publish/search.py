"""Runs Pagefind over records: the binary's service pipe, spoken directly.

The service reads and writes base64 of JSON messages, each ended by a comma. Its bundle is not the same in
two runs over one input, so a bundle whose records have not changed is kept as it is.
"""

import base64
import hashlib
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from fnmatch import fnmatch
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

import orjson
import pagefind_bin

Progress = Callable[[int, int], None]

INCLUDED_CHARACTERS = "+#."
"""Signs that belong to words: C++, C#, Node.js."""
_UNUSED = ("*ui.css", "*ui.js", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind")
"""Files of the bundle that our own search page does not load."""
_LOADS_WORDS = "let index_resp=this.backend.request_indexes(ptr,term);"
_LOADS_WORDS_IF_ANY = 'let index_resp=filter_only?"[]":this.backend.request_indexes(ptr,term);'
_UNDER_WAY = 400
"""Records sent ahead of their answers; bounds what the pipe holds."""


class Record(Protocol):
    """What the index takes of a record."""

    @property
    def url(self) -> str: ...
    @property
    def content(self) -> str: ...
    @property
    def meta(self) -> Mapping[str, str]: ...
    @property
    def filters(self) -> Mapping[str, Sequence[str]]: ...
    @property
    def sort(self) -> Mapping[str, str]: ...


class SearchIndexError(Exception):
    """Pagefind refused a record or stopped: a defect of the generator or of its installation."""


def build_index(
    records: Sequence[Record],
    folder: Path,
    *,
    previous: Path,
    previous_digest: str,
    progress: Progress = lambda *_: None,
) -> str:
    """Write the bundle of `records` to `folder` and return the records' digest.

    The files of `previous` are taken over when they were made of records with the same digest.
    """
    digest = records_digest(records)
    if digest == previous_digest and previous.is_dir():
        shutil.copytree(previous, folder, copy_function=_linked)
        return digest
    with _Service() as service:
        index = service.new_index()
        for number, record in enumerate(records, 1):
            service.add(index, record)
            if number % 500 == 0:
                progress(number, len(records))
        files = service.files(index)
    for path, content in files:
        if not any(fnmatch(path, pattern) for pattern in _UNUSED):
            _write(folder / path, content)
    _load_words_only_for_words(folder / "pagefind.js")
    progress(len(records), len(records))
    return digest


def records_digest(records: Sequence[Record]) -> str:
    """A digest of everything that goes into the index, Pagefind's version and settings included."""
    digest = hashlib.blake2b(f"{version('pagefind-bin')} {INCLUDED_CHARACTERS}".encode(), digest_size=16)
    for record in records:
        digest.update(orjson.dumps(_payload(record), option=orjson.OPT_SORT_KEYS))
    return digest.hexdigest()


def _load_words_only_for_words(script: Path) -> None:
    """Asked for no word, Pagefind's script loads the index of every word and then does not use it.

    At 20,000 records that is 1.7 MB in 90 requests for a search that only filters or sorts.
    """
    script.write_text(script.read_text("utf-8").replace(_LOADS_WORDS, _LOADS_WORDS_IF_ANY), "utf-8")


def _payload(record: Record) -> dict[str, Any]:
    return {
        "url": record.url,
        "language": "en",
        "content": record.content,
        "meta": dict(record.meta),
        "filters": {name: list(values) for name, values in record.filters.items()},
        "sort": dict(record.sort),
    }


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _linked(source: str, target: str) -> None:
    """Published files are never changed in place, so one content may have two names."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _binary() -> Path:
    folder = Path(pagefind_bin.__file__).parent
    return next(path for name in ("pagefind", "pagefind.exe") if (path := folder / name).exists())


class _Service:
    """One Pagefind process; answers are read on a thread of their own."""

    def __enter__(self) -> "_Service":
        self._process = subprocess.Popen(  # noqa: S603 - the package's own binary, no shell
            [_binary(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=1 << 20
        )
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

    def add(self, index: int, record: Record) -> None:
        self._send({"type": "AddRecord", "index_id": index, **_payload(record)})
        self._wait(lambda: self._sent - self._received <= _UNDER_WAY)

    def files(self, index: int) -> list[tuple[str, bytes]]:
        """The bundle's files by their paths.

        They are asked for and written here: the service answers a request to write them before all of
        them are on disk, and what is missing when it ends is lost.
        """
        answer = self._result(self._send({"type": "GetFiles", "index_id": index}))
        return [(file["path"], base64.b64decode(file["content"])) for file in answer["files"]]

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
                yield orjson.loads(base64.b64decode(b"".join((*begun, end))))
                begun.clear()
            begun.append(rest)
