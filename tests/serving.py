"""A preview at work: the program as a process, on a site whose files the test saves."""

import json
import re
import signal
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from typing import IO, Any

from tests.program import Started, started

_PATIENCE = 30
_SETTLING = 0.2
"""Seconds for which a site waits that was just written: a preview tells what was saved before it began."""
_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")


class Served:
    """A running preview."""

    def __init__(self, process: Started, port: int, said: list[str]) -> None:
        self.process = process
        self.port = port
        self.said = said

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def gets(self, path: str, **headers: str) -> tuple[int, str]:
        """Status and content of an address."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")

    def listens(self, page: str, patience: float = _PATIENCE) -> Generator[dict[str, Any], None, None]:
        """What a browser on the page is told, until the patience ends."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        connection.request("GET", f"/-/news?page={page}")
        answer = connection.getresponse()
        end = monotonic() + patience
        try:
            while monotonic() < end and (line := answer.readline()):
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])
        finally:
            connection.close()

    def news(
        self, page: str, until: Callable[[dict[str, Any]], object], patience: float = _PATIENCE
    ) -> dict[str, Any]:
        """The first news about the page that are so."""
        news: dict[str, Any] = {}
        for news in self.listens(page, patience):
            if until(news):
                return news
        raise AssertionError(f"the preview told nothing of the kind; the last it told was {news}")

    def ends(self, how: signal.Signals = signal.SIGINT) -> int:
        """Stop it; its exit code."""
        self.process.send_signal(how)
        return self.process.wait(_PATIENCE)


@contextmanager
def served(folder: Path, *arguments: str) -> Iterator[Served]:
    """The preview of the site in the folder, once it can be asked."""
    sleep(_SETTLING)
    with started("serve", "--site", str(folder), "--port", "0", *arguments) as process:
        said: list[str] = []
        yield Served(process, _port(process.stderr, said), said)


def _port(told: IO[str], said: list[str]) -> int:
    for line in told:
        said.append(line)
        found = _ADDRESS.search(line)
        if found:
            return int(found[1])
    raise AssertionError("".join(said))
