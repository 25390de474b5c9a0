"""Shows a preview to browsers: pages, files and news of what changed."""

import ipaddress
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from generator.hosting.types import type_of
from generator.pages import urls
from generator.pages.urls import INDEX
from generator.serving.edition import Edition
from generator.serving.preview import Preview
from generator.serving.search_files import SearchFiles
from generator.serving.telling import told

OWN = "/-/"
"""Where the files of the preview itself stand; no page of a site can have such an address."""
_NEWS = f"{OWN}news"
_FILES = ("preview.js", "preview.css")
_HERE = Path(__file__).parent
_BREATH = 15.0
"""Seconds after which a silent connection shows that it is alive."""
_HTML = "text/html; charset=utf-8"
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"
"""For the pages that the preview writes itself; those of the site bring their own."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the server shows."""

    preview: Preview
    search: SearchFiles


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back."""

    status: HTTPStatus
    kind: str
    content: bytes
    headers: Mapping[str, str]


class CannotListenError(Exception):
    """The host or the port cannot be had; the text says why, in the system's words."""


def preview_server(shown: Shown, host: str, port: int) -> ThreadingHTTPServer:
    """A server that listens but does not serve yet; port 0 takes a free one. Raises `CannotListenError`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    server = type("PreviewServer", (ThreadingHTTPServer,), {"address_family": family, "daemon_threads": True})
    try:
        made: ThreadingHTTPServer = server((host, port), partial(_Handler, shown, host))
    except OSError as error:
        raise CannotListenError((error.strerror or str(error)).lower()) from None
    return made


def answer_to(target: str, shown: Shown) -> Answer:
    """The answer to a request for `target`."""
    path = unquote(_split(target).path)
    if path.startswith(OWN):
        return _own_file(path.removeprefix(OWN))
    if path.startswith(INDEX):
        return _file(path, shown.search.file(path))
    edition = shown.preview.state.edition
    if edition is None:
        return _page(HTTPStatus.SERVICE_UNAVAILABLE, _NOTHING_YET, "", policy=_POLICY)
    return _of_site(path, edition, shown)


def digest_for(url: str, shown: Shown) -> str:
    """Changes whenever a browser that shows the page should load it again."""
    edition = shown.preview.state.edition
    if edition is None:
        return ""
    known = url if edition.planned(url) else urls.NOT_FOUND
    looked = edition.look_at(known).digest if edition.planned(known) else ""
    return f"{looked}-{shown.search.edition}" if url == urls.SEARCH else looked


def is_asked_by_name(host: str, listening: str) -> bool:
    """Whether the `Host` of a request is one of this machine.

    Another site may give its own name this machine's address and so read what is shown here.
    """
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    try:
        ipaddress.ip_address(name)
    except ValueError:
        own = socket.gethostname().lower()
        return name in {"localhost", listening.lower(), own, f"{own}.local"}
    return True


def _split(target: str) -> SplitResult:
    """The parts of a request's target; of one that is no address, none."""
    try:
        return urlsplit(target)
    except ValueError:
        return urlsplit("")


def _of_site(path: str, edition: Edition, shown: Shown) -> Answer:
    if edition.planned(path):
        return _site_page(path, HTTPStatus.OK, edition, shown)
    if edition.planned(f"{path}/"):
        return Answer(HTTPStatus.MOVED_PERMANENTLY, _HTML, b"", {"Location": f"{path}/"})
    content = edition.file(path)
    if content is None and edition.planned(urls.NOT_FOUND):
        return _site_page(urls.NOT_FOUND, HTTPStatus.NOT_FOUND, edition, shown)
    return _file(path, content)


def _site_page(url: str, status: HTTPStatus, edition: Edition, shown: Shown) -> Answer:
    content = edition.page(url)
    digest = digest_for(url, shown)
    if not content:
        return _page(HTTPStatus.INTERNAL_SERVER_ERROR, _FAILED, digest, policy=_POLICY)
    return _page(status, content, digest)


def _page(status: HTTPStatus, content: bytes, digest: str, policy: str = "") -> Answer:
    """The page with the preview's script at its end."""
    tag = f'<script type="module" src="{OWN}preview.js" data-digest="{escape(digest)}"></script>'.encode()
    before, end, after = content.rpartition(b"</body>")
    whole = before + tag + end + after if end else content + tag
    return Answer(status, _HTML, whole, {"Content-Security-Policy": policy} if policy else {})


def _own_file(name: str) -> Answer:
    return _file(name, (_HERE / name).read_bytes() if name in _FILES else None)


def _file(path: str, content: bytes | None) -> Answer:
    if content is None:
        return Answer(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"There is no such file.\n", {})
    return Answer(HTTPStatus.OK, type_of("index.html" if path.endswith("/") else path), content, {})


def _plain_page(title: str, words: str) -> bytes:
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><body><h1>{title}</h1><p>{words}</p></body></html>"
    ).encode()


_NOTHING_YET = _plain_page("No page yet", "Nothing can be shown before the errors below are mended.")
_FAILED = _plain_page("This page was not made", "Its template has an error, which is shown below.")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, shown: Shown, listening: str, *arguments: Any) -> None:
        self._shown = shown
        self._listening = listening
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Answer with a page, a file or the news."""
        try:
            if not is_asked_by_name(self.headers.get("Host", ""), self._listening):
                self._send(_file("", None))
            elif _split(self.path).path == _NEWS and self.command == "GET":
                page = parse_qs(_split(self.path).query).get("page", ["/"])[0]
                self._send_news(unquote(page))  # a browser names the page as its address bar does
            else:
                self._send(answer_to(self.path, self._shown))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the browser went on to something else

    do_HEAD = do_GET  # noqa: N815 - the base's name

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.content)

    def _send_news(self, url: str) -> None:
        """One message for every state that says something new to this page, until the browser goes."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        preview, last = self._shown.preview, b""
        state = preview.state
        with preview.opened(url):
            while not preview.is_closed:
                news = told(state, url, digest_for(url, self._shown))
                self.wfile.write(b": \n\n" if news == last else b"data: " + news + b"\n\n")
                last = news
                state = preview.wait(state.number, _BREATH)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
        """Requests are not logged."""
