"""Debian's nginx over a built site, with the written include, on a port of this machine."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import pytest

MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")

CONFIGURATION = """\
{module}
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {root};
    include {root}/.host/nginx.conf;
    {brotli}
  }}
}}
"""


class Answer(NamedTuple):
    """What the server said."""

    status: int
    headers: dict[str, str]
    """By name in small letters."""
    body: bytes


class Server(NamedTuple):
    """A running server."""

    port: int

    def get(self, address: str, **headers: str) -> Answer:
        """Ask for an address; `accept_encoding="br"` is the header Accept-Encoding."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(
                "GET", address, headers={name.replace("_", "-"): value for name, value in headers.items()}
            )
            answer = connection.getresponse()
            named = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, named, answer.read())
        finally:
            connection.close()


@contextmanager
def served(root: Path, folder: Path) -> Iterator[Server]:
    """nginx over `root`, with its own files in `folder`; the test is skipped where there is no nginx."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if program is None:
        pytest.skip("nginx is not installed: see .ci/nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "nginx.conf").write_text(
        CONFIGURATION.format(
            module=f"load_module {MODULE};" if MODULE.exists() else "",
            brotli=f"include {root}/.host/nginx-brotli.conf;" if MODULE.exists() else "",
            folder=folder,
            root=root,
            port=port,
        )
    )
    process = subprocess.Popen([program, "-c", folder / "nginx.conf", "-e", folder / "error.log"])
    try:
        _wait_for(port, process, folder)
        yield Server(port)
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int, process: "subprocess.Popen[bytes]", folder: Path) -> None:
    for _ in range(100):
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, (folder / "error.log").read_text()
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")
