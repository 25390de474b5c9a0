"""A server of this machine whose answers a test writes down, and that counts what it was asked."""

import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, slots=True)
class Said:
    """An answer; the headers may be wrong on purpose."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes = b""
    """Sent instead of an answer; the connection is then closed."""


class Answering:
    """The server: answers by `METHOD path`, by path, else 404. A list is used up but for its last."""

    def __init__(self, answers: Mapping[str, Said | Sequence[Said]]) -> None:
        self.answers = answers
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.port = 0
        self._used: Counter[str] = Counter()

    def at(self, path: str, host: str = "jobs.test") -> str:
        """An address of the server under a name that only the tests know."""
        return f"http://{host}:{self.port}{path}"

    def answer(self, method: str, path: str) -> Said:
        key = f"{method} {path}" if f"{method} {path}" in self.answers else path
        said = self.answers.get(key, Said(404))
        if isinstance(said, Said):
            return said
        self._used[key] += 1
        return said[min(self._used[key], len(said)) - 1]


def _handler(server: Answering) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self) -> None:
            server.asked.append(f"{self.command} {self.path}")
            server.headers.append(dict(self.headers.items()))
            said = server.answer(self.command, self.path)
            if said.raw:
                self.wfile.write(said.raw)
                self.close_connection = True
                return
            self.send_response(said.status)
            for name, value in said.headers.items():
                self.send_header(name, value.replace("PORT", str(server.port)))
            self.end_headers()
            self.close_connection = True

        do_GET = do_HEAD  # noqa: N815 - the library's name

        def log_message(self, *_: Any) -> None:
            pass

    return Handler


@contextmanager
def answering(answers: Mapping[str, Said | Sequence[Said]], host: str = "127.0.0.1") -> Iterator[Answering]:
    """The server, for as long as the test needs it."""
    server = Answering(answers)
    http = ThreadingHTTPServer((host, 0), _handler(server))
    http.daemon_threads = True
    server.port = http.server_address[1]
    thread = threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()


@contextmanager
def silent(then: Callable[[socket.socket], None] = lambda _: None) -> Iterator[int]:
    """The port of a server that takes connections and says nothing by itself."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        taken: list[socket.socket] = []

        def take() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                taken.append(connection)
                then(connection)

        threading.Thread(target=take, daemon=True).start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)
        for connection in taken:
            connection.close()
