"""The bench counts the memory of every process, and knows where it writes."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.bench.bench import family
from tests.bench.whole.machine import file_system
from tests.bench.whole.measuring import Run, in_turn, run
from tests.bench.whole.turns import clear, has_room_for

needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
SLEEP = [sys.executable, "-c", "import sys; sys.stdin.read()"]


@needs_proc
def test_a_process_that_another_thread_has_started_is_counted() -> None:
    started: list[subprocess.Popen[bytes]] = []
    is_started, may_end = threading.Event(), threading.Event()

    def start() -> None:
        started.append(subprocess.Popen(SLEEP, stdin=subprocess.PIPE))
        is_started.set()
        may_end.wait(30)

    thread = threading.Thread(target=start)
    thread.start()
    is_started.wait(30)
    try:
        assert started[0].pid in family(os.getpid())
    finally:
        started[0].communicate()
        may_end.set()
        thread.join()


@needs_proc
def test_the_memory_of_a_command_is_that_of_all_its_processes() -> None:
    child = "b = bytearray(60_000_000); import time; time.sleep(0.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert run([sys.executable, "-c", parent]).peak_mb > 60


def test_two_commands_in_turn_take_the_sum_of_their_seconds_and_the_larger_memory() -> None:
    assert in_turn(Run(1, 2, 300, "a"), Run(3, 4, 200, "b")) == Run(4, 6, 300, "ab")


def test_a_command_that_fails_ends_the_bench_with_its_words() -> None:
    with pytest.raises(SystemExit, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"])


@needs_proc
def test_the_file_system_is_that_of_the_nearest_mount() -> None:
    assert file_system(Path("/proc/self")) == "proc"
    assert file_system(Path("/")) != "proc"


@needs_proc
def test_pagefind_is_left_out_where_its_memory_is_not_there() -> None:
    assert has_room_for(1)
    assert not has_room_for(10**12)


def test_a_round_on_a_disk_is_kept_until_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("ext4", "", "tmpfs"):
        monkeypatch.setattr("tests.bench.whole.turns.file_system", lambda _, kind=kind: kind)
        folder = tmp_path / f"round-{kind}"
        folder.mkdir()
        clear(folder)
        assert folder.exists() == (kind != "tmpfs")
