"""A plain local server for a published tree: the addresses, types and 404 page of a static host."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from generator.hosting.types import TYPES
from generator.publish.tree import file_of

_TYPES = {f".{end}": name for end, name in TYPES.items()}


def serve(folder: Path, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve `folder` until interrupted."""
    with server_of(folder, host, port) as server:
        say(f"Showing {folder} at http://{host}:{server.server_address[1]}/ (stop with Ctrl+C)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("Stopped.")


def server_of(folder: Path, host: str, port: int) -> ThreadingHTTPServer:
    """A server that listens but does not serve yet; port 0 takes a free one."""
    return ThreadingHTTPServer((host, port), partial(_Handler, directory=str(folder)))


class _Handler(SimpleHTTPRequestHandler):
    """Each request finds its file anew, so a tree that is exchanged while served is seen at once."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **_TYPES}
    protocol_version = "HTTP/1.1"

    def list_directory(self, path: Any) -> BytesIO | None:
        """A folder without a page of its own is not found, as on a static host."""
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for addresses that are not there."""
        page = Path(self.directory) / file_of("/404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", TYPES["html"])
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def end_headers(self) -> None:
        """A preview is never kept by the browser."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:  # type: ignore[override]
        """A browser that went away is no error."""
        try:
            super().copyfile(source, outputfile)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
        """Requests are not logged."""
