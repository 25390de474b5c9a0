"""What all commands share: the ways problems are printed, progress bars, and the exit codes."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from time import monotonic
from typing import NoReturn

import typer

from generator.problems.problem import Problem
from generator.problems.report import as_github, as_json, as_text, has_errors

CLEAN, FAULTY_INPUT, WRONG_COMMAND, DEFECT = 0, 1, 2, 3
"""Exit codes: all is well; the input has problems; the command line is wrong; the generator is wrong."""


_REDRAWN_AFTER = 0.1
"""Seconds after which a progress bar is drawn again."""


class Format(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def print_problems(
    problems: Iterable[Problem], texts: Mapping[str, str], form: Format, *, folder: str = ""
) -> None:
    """Text goes to stderr, for people; JSON and annotations go to stdout, for programs.

    `folder` is what the problems' paths are seen from: annotations name files from where the program runs.
    """
    found = tuple(problems)
    match form:
        case Format.JSON:
            sys.stdout.write(as_json(found))
        case Format.GITHUB:
            sys.stdout.write(as_github(found, folder=folder))
        case Format.TEXT:
            if found:
                sys.stderr.write(as_text(found, texts, colour=_wants_colour()))


def say(line: str) -> None:
    """A line for the person at the terminal."""
    sys.stderr.write(f"{line}\n")


def leave(problems: Iterable[Problem]) -> NoReturn:
    """End with the exit code that the problems call for."""
    raise typer.Exit(FAULTY_INPUT if has_errors(problems) else CLEAN)


@contextmanager
def progress_bars() -> Iterator[Callable[[str, int, int], None]]:
    """A callback (step, done, total) that shows a bar for each long step; silent without a terminal.

    The bars are drawn by the callback and not by a thread of their own: the steps fork worker processes, and
    a process that forks should have no other thread that could hold a lock at that moment.
    """
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    # Drawing bars takes longer to import than a short command runs, and most runs have no terminal.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskID,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bars:
        tasks: dict[str, TaskID] = {}
        drawn = 0.0

        def show(step: str, done: int, total: int) -> None:
            nonlocal drawn
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], completed=done, total=total)
            if done >= total or monotonic() - drawn >= _REDRAWN_AFTER:
                bars.refresh()
                drawn = monotonic()

        yield show


def _wants_colour() -> bool:
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR")
