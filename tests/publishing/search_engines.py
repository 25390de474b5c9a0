"""A local server that answers as IndexNow, Google's token service and its Indexing API do."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "a-token-of-the-test"  # noqa: S105 - of no real account
_KEY = re.compile(r"^[A-Za-z0-9-]{8,128}$")


class Engines:
    """What was told, and what to answer."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.notices: list[tuple[str, str]] = []
        self.answers: list[tuple[int, dict[str, str]]] = []
        """Given before any other, in order."""
        self.site: Path | None = None
        """Where the key file is looked for."""
        self.address = ""

    def indexnow(self, body: Any) -> tuple[int, dict[str, str]]:
        """By https://www.indexnow.org/documentation."""
        key, addresses = body.get("key", ""), body.get("urlList", [])
        if not _KEY.match(key) or not 0 < len(addresses) <= 10_000:
            return 400, {}
        place = urlsplit(body["keyLocation"])
        if self.site and (self.site / place.path.lstrip("/")).read_text() != key:
            return 403, {}
        if {urlsplit(each).netloc for each in addresses} != {body["host"]}:
            return 422, {}
        self.batches.append(addresses)
        return 200, {}

    def google(self, body: Any, authorization: str) -> tuple[int, dict[str, str]]:
        """By https://developers.google.com/search/apis/indexing-api/v3/using-api."""
        if authorization != f"Bearer {TOKEN}":
            return 401, {}
        if body.get("type") not in {"URL_UPDATED", "URL_DELETED"} or len(body) != 2:
            return 400, {}
        self.notices.append((body["type"], body["url"]))
        return 200, {}


@contextmanager
def running() -> Iterator[Engines]:
    """The server, until the end of the block."""
    engines = Engines()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            status, headers, said = self._answer(content)
            self.send_response(status)
            for name, value in {**headers, "Content-Type": "application/json"}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        def _answer(self, content: bytes) -> tuple[int, dict[str, str], Any]:
            if self.path == "/token":
                assert parse_qs(content.decode())["assertion"]
                return 200, {}, {"access_token": TOKEN, "expires_in": 3600, "token_type": "Bearer"}
            if engines.answers:
                return *engines.answers.pop(0), {"error": "wait"}
            body = json.loads(content)
            if self.path == "/indexnow":
                return *engines.indexnow(body), {}
            return *engines.google(body, self.headers["Authorization"]), {}

        def log_message(self, *_: Any) -> None:
            """Requests are not logged."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        engines.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield engines
        server.shutdown()
        thread.join()
