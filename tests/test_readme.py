"""The commands of the README, run in its order in a copy of the repository.

Setting up the environment is left out: the copy gets a `.venv` that leads to the one these tests run in.
The demo is cut to a part of it, and `make test` runs one folder of tests, or it would run itself.
"""

import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.whole.demo import cut

ROOT = Path(__file__).parents[1]
PARTS = (
    ".ci", "Makefile", "README.md", "content", "data", "docs", "generator", "pyproject.toml",
    "requirements.lock", "roles", "site.yaml", "templates", "tests",
)  # fmt: skip
SMALL_SUITE = "tests/unit/problems"
POSTINGS = 60


def commands() -> list[str]:
    """Every line of the README's blocks of commands."""
    blocks = re.findall(r"^```sh\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.M | re.S)
    return [line for block in blocks for line in block.splitlines() if line]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme") / "rolepages"
    folder.mkdir()
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("snapshots"))
        else:
            shutil.copy2(source, folder / part)
    cut(folder, POSTINGS)
    give_environment(folder / ".venv")
    return folder


def give_environment(venv: Path) -> None:
    (venv / "bin").mkdir(parents=True)
    for name, start in (("python", ""), ("rolepages", " -m generator")):
        script = venv / "bin" / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}"{start} "$@"\n')
        script.chmod(0o755)
    for mark in (".ready", ".chromium", ".nginx"):
        (venv / mark).touch()
    forms = venv.parent / ".cache/admin/.ready"
    forms.parent.mkdir(parents=True)
    forms.touch()


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    # A run of pytest or make inside another must not take the outer one's workers for its own.
    outer = ("PYTEST_", "MAKE", "MFLAGS")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(outer)}
    return subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**environment, "PYTEST_ADDOPTS": f"{SMALL_SUITE} -p no:cacheprovider"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_the_first_two_commands_are_make_site_and_make_test() -> None:
    assert commands()[:2] == ["make site", "make test"]


def test_every_command_of_the_readme_runs(copy: Path) -> None:
    for command in commands():
        if command == "make serve":
            assert_serves(run("make --dry-run serve", copy).stdout.splitlines()[-1], copy)
            continue
        done = run(command, copy)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        if command == "make test":
            assert re.search(r"^\d+ passed", done.stdout, re.M), done.stdout
    assert (copy / "build/roles/backend-engineer/index.html").is_file()
    assert (copy / "my-site/build/roles/backend-engineer/index.html").is_file()


def assert_serves(command: str, folder: Path) -> None:
    """The server begins to listen; on a free port, as 8000 may be taken."""
    server = subprocess.Popen(
        [*command.split(), "--port", "0"], cwd=folder, stderr=subprocess.PIPE, text=True
    )
    alarm = threading.Timer(60, server.kill)
    alarm.start()
    try:
        assert server.stderr is not None
        assert server.stderr.readline().startswith("Showing the site at http://127.0.0.1:")
    finally:
        alarm.cancel()
        server.terminate()
        server.communicate()
