"""A build that is stopped at any step ends, leaves the published site whole, and the next one is complete."""

import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from unittest.mock import Mock

import pytest

from generator import pipeline
from generator.options import Options
from generator.pipeline import build
from generator.publish.tree import OutputTree
from tests.program import ROOT, rolepages
from tests.whole.demo import part_of_input
from tests.whole.small import a_small_site
from tests.whole.test_publishing import members_of, tree_of, without_search

STEPS = (
    "Reading what postings say",
    "Measuring pages for the gate",
    "Making pages",
    "Making feeds and downloads",
    "Drawing social cards",
    "Packing files",
    "Indexing the search",
)
HOST = ("--host", "nginx")
LAST_LINE = "Stopped. What is published is whole."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published part of the demo."""
    folder = part_of_input(tmp_path_factory.mktemp("interrupting") / "site", 40)
    result = rolepages("build", *HOST, cwd=folder)
    assert result.returncode == 0, result.stderr
    settings = folder / "site.yaml"  # another name, so that no card is as it was
    settings.write_text(re.sub(r"(?m)^name: .*$", "name: Another Name", settings.read_text()))
    return folder


@contextmanager
def at_a_terminal(folder: Path, *arguments: str) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """A build that draws its bars, and what it prints."""
    screen, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "build", "--fresh", "--jobs", "2", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "160", "TERM": "xterm"},
        stderr=terminal,
        start_new_session=True,
    )
    os.close(terminal)
    try:
        yield process, screen
    finally:
        process.kill()
        process.wait()
        os.close(screen)


def read_until(screen: int, words: str) -> str:
    """What is printed up to these words, or up to the end."""
    said = b""
    while words.encode() not in said:
        try:
            said += os.read(screen, 65536)
        except OSError:  # a terminal that nobody writes to any more
            break
    return said.decode()


@pytest.mark.parametrize("step", STEPS)
def test_ctrl_c_at_a_step_ends_every_process_and_leaves_the_site(step: str, folder: Path) -> None:
    before = tree_of(folder / "build")
    with at_a_terminal(folder, *HOST) as (process, screen):
        assert step in read_until(screen, step)
        os.killpg(process.pid, signal.SIGINT)
        said = read_until(screen, "\0")
        assert process.wait(timeout=30) == 130
        assert "Traceback" not in said
        assert said.rstrip().endswith(LAST_LINE)
        assert not members_of(process.pid)
    assert tree_of(folder / "build") == before


def test_a_build_after_one_that_was_stopped_is_complete(folder: Path, tmp_path: Path) -> None:
    with at_a_terminal(folder, *HOST) as (process, screen):
        read_until(screen, "Making feeds and downloads")
        process.send_signal(signal.SIGTERM)
        read_until(screen, "\0")
        assert process.wait(timeout=30) == 143
    for output in (folder / "build", tmp_path / "other"):
        assert rolepages("build", *HOST, "--output", str(output), cwd=folder).returncode == 0
    trees = [without_search(tree_of(output)) for output in (folder / "build", tmp_path / "other")]
    assert trees[0] == trees[1]


def test_an_interruption_before_the_exchange_leaves_the_old_site_and_after_it_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_small_site(tmp_path / "site")

    def built(base_url: str) -> None:
        build(Options(folder, tmp_path / "build", date(2026, 11, 23), base_url=base_url))

    def home() -> bytes:
        return (tmp_path / "build/index.html").read_bytes()

    built("https://one.example")
    monkeypatch.setattr(OutputTree, "file_count", Mock(side_effect=KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        built("https://two.example")
    assert b"one.example" in home()
    monkeypatch.undo()
    monkeypatch.setattr(pipeline, "keep_ready", Mock(side_effect=KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        built("https://two.example")
    monkeypatch.undo()
    assert b"two.example" in home()
    first = without_search(tree_of(tmp_path / "build"))
    built("https://two.example")
    assert without_search(tree_of(tmp_path / "build")) == first
