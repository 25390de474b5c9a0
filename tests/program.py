"""The program as a process of its own, forked from one that has imported it already.

Importing takes more than a second, and tests run the program some hundred times: a server imports it once
and is forked for each run. Where nothing can be forked, or a variable of the environment is read by the
interpreter itself, a new one starts.
"""

import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import IO

from generator.command_line.commands import COMMANDS

ROOT = Path(__file__).parents[1]
_TIMEOUT = 300
_FORKS = "forkserver" in multiprocessing.get_all_start_methods()
_FOR_INTERPRETERS = ("PYTHON", "LC_", "LANG", "TZ")
"""Beginnings of variables that mean something only while an interpreter starts."""


def rolepages(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """What the program said and how it ended, with further variables of the environment."""
    anew = not _FORKS or any(name.startswith(_FOR_INTERPRETERS) for name in environment)
    run = _anew if anew else _forked
    return run(arguments, cwd, {**os.environ, "PYTHONPATH": str(ROOT), **environment})


def _anew(
    arguments: Sequence[str], cwd: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=_TIMEOUT,
    )


def _forked(
    arguments: Sequence[str], cwd: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    processes = new_processes()
    with tempfile.TemporaryDirectory() as folder:
        out, told = Path(folder, "out"), Path(folder, "told")
        process = processes.Process(target=_run, args=(arguments, cwd, environment, out, told))
        process.start()
        process.join(_TIMEOUT)
        if process.exitcode is None:
            process.kill()
            raise subprocess.TimeoutExpired(arguments, _TIMEOUT)
        return subprocess.CompletedProcess(
            arguments, process.exitcode, out.read_text("utf-8"), told.read_text("utf-8")
        )


class Started:
    """The program under way."""

    def __init__(self, process: BaseProcess, stderr: IO[str]) -> None:
        self._process = process
        self.stderr = stderr

    def send_signal(self, how: signal.Signals) -> None:
        """Send it to the program alone."""
        assert self._process.pid
        os.kill(self._process.pid, how)

    def wait(self, patience: float) -> int:
        """The code with which it ends."""
        self._process.join(patience)
        assert self._process.exitcode is not None, "the program does not end"
        return self._process.exitcode


@contextmanager
def started(*arguments: str, cwd: Path = ROOT) -> Iterator[Started]:
    """The program under way in a process of its own; it is killed at the end of the block."""
    heard, told = multiprocessing.Pipe(duplex=False)
    process = new_processes().Process(target=_run_aloud, args=(arguments, cwd, dict(os.environ), told))
    process.start()
    told.close()
    with os.fdopen(os.dup(heard.fileno()), encoding="utf-8") as stderr:
        heard.close()
        try:
            yield Started(process, stderr)
        finally:
            process.kill()
            process.join()


def new_processes() -> ForkServerContext:
    """Processes that have imported the program and looked at no site yet."""
    processes = multiprocessing.get_context("forkserver")
    modules = sorted({command.module for command in COMMANDS.values()})
    processes.set_forkserver_preload(
        [*(f"generator.command_line.{module}" for module in modules), "generator.pipeline", "tests.warm"]
    )
    return processes


def become(arguments: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> None:
    """Be the program from here on, in its folder; its end is raised."""
    from generator.cli import main  # noqa: PLC0415 - the server has it; the test process needs it not

    os.environ.clear()
    os.environ.update(environment)
    os.chdir(cwd)
    sys.argv = ["rolepages", *arguments]
    main()


def _run(arguments: Sequence[str], cwd: Path, environment: Mapping[str, str], out: Path, told: Path) -> None:
    for stream, path in ((1, out), (2, told)):
        with path.open("wb") as file:
            os.dup2(file.fileno(), stream)
    become(arguments, cwd, environment)


def _run_aloud(arguments: Sequence[str], cwd: Path, environment: Mapping[str, str], told: Connection) -> None:
    os.dup2(told.fileno(), 2)
    told.close()
    become(arguments, cwd, environment)
