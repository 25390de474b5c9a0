"""The program as a process of its own, forked from one that has imported it already.

Importing takes more than a second, and tests run the program some hundred times: a server imports it once
and is forked for each run. Where nothing can be forked a new interpreter starts.
"""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from multiprocessing.context import ForkServerContext
from pathlib import Path

from generator.command_line.commands import COMMANDS

ROOT = Path(__file__).parents[1]
_TIMEOUT = 300
_FORKS = "forkserver" in multiprocessing.get_all_start_methods()


def rolepages(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """What the program said and how it ended; a variable of the environment needs a new interpreter."""
    return _anew(arguments, cwd, environment) if environment or not _FORKS else _forked(arguments, cwd)


def _anew(
    arguments: tuple[str, ...], cwd: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=_TIMEOUT,
    )


def _forked(arguments: tuple[str, ...], cwd: Path) -> subprocess.CompletedProcess[str]:
    processes = new_processes()
    with tempfile.TemporaryDirectory() as folder:
        out, told = Path(folder, "out"), Path(folder, "told")
        process = processes.Process(target=_run, args=(arguments, cwd, out, told))
        process.start()
        process.join(_TIMEOUT)
        if process.exitcode is None:
            process.kill()
            raise subprocess.TimeoutExpired(arguments, _TIMEOUT)
        return subprocess.CompletedProcess(
            arguments, process.exitcode, out.read_text("utf-8"), told.read_text("utf-8")
        )


def new_processes() -> ForkServerContext:
    """Processes that have imported the program and done nothing yet."""
    processes = multiprocessing.get_context("forkserver")
    modules = sorted({command.module for command in COMMANDS.values()})
    processes.set_forkserver_preload([f"generator.command_line.{module}" for module in modules])
    return processes


def _run(arguments: tuple[str, ...], cwd: Path, out: Path, told: Path) -> None:
    """Become the program: its folder, its arguments, its outputs."""
    from generator.cli import main  # noqa: PLC0415 - the server has it; the test process needs it not

    for stream, path in ((1, out), (2, told)):
        with path.open("wb") as file:
            os.dup2(file.fileno(), stream)
    os.chdir(cwd)
    sys.argv = ["rolepages", *arguments]
    main()
