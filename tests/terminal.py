"""The program at a terminal of its own: what a person sees who types answers one after another."""

import os
import pty
import select
import sys
import termios
import time
from collections.abc import Iterable
from dataclasses import dataclass
from fcntl import ioctl
from pathlib import Path

from tests.program import new_processes

CTRL_C, CTRL_D = "\x03", "\x04"
_LONGEST = 60.0
"""Seconds until a program that neither asks nor ends is given up."""

_PAUSE = 0.15
"""Seconds of silence behind a colon after which the program is taken to wait."""


@dataclass(frozen=True, slots=True)
class Session:
    """What stood on the screen, and how the program ended."""

    screen: str
    returncode: int


def at_terminal(answers: Iterable[str], *arguments: str, cwd: Path) -> Session:
    """Run the program and type each answer when it has asked; a key such as `CTRL_C` goes without Enter."""
    master, slave = pty.openpty()
    process = new_processes().Process(target=_run, args=(arguments, cwd, os.ttyname(slave)))
    process.start()
    try:
        screen = "".join(_conversation(master, answers, process.sentinel))
        process.join(_LONGEST)
        assert process.exitcode is not None, screen
        return Session(screen.replace("\r\n", "\n"), process.exitcode)
    finally:
        process.kill()
        os.close(slave)
        os.close(master)


def _conversation(master: int, answers: Iterable[str], ended: int) -> Iterable[str]:
    """What the program prints, with every answer typed after a question."""
    for answer in answers:
        asked = _until_asked(master, ended)
        yield asked
        if not asked.endswith(": "):
            return
        typed = answer if answer in {CTRL_C, CTRL_D} else f"{answer}\n"
        os.write(master, typed.encode())
    yield _until_asked(master, ended)


def _until_asked(master: int, ended: int) -> str:
    """What is printed until the program waits behind a colon, or ends."""
    read, until = b"", time.monotonic() + _LONGEST
    while time.monotonic() < until:
        ready, _, _ = select.select([master, ended], [], [], _PAUSE)
        if master in ready:
            read += os.read(master, 65536)
        elif ended in ready or read.endswith(b": "):
            return read.decode()
    raise AssertionError(f"The program neither asks nor ends:\n{read.decode()}")


def _run(arguments: tuple[str, ...], cwd: Path, terminal: str) -> None:
    """Become the program, with the terminal as its only input and output."""
    from generator.cli import main  # noqa: PLC0415 - the server has it; the test process needs it not

    os.setsid()
    device = os.open(terminal, os.O_RDWR)
    ioctl(device, termios.TIOCSCTTY, 0)
    for stream in (0, 1, 2):
        os.dup2(device, stream)
    sys.stdin = os.fdopen(0, "r")
    os.chdir(cwd)
    sys.argv = ["rolepages", *arguments]
    main()
