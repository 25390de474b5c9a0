"""What all commands share: the ways problems are printed, progress bars, and the exit codes."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from time import monotonic
from typing import NoReturn

import typer

from generator.problems.changed_lines import NOTHING_CHANGED, ChangedLines
from generator.problems.problem import Problem
from generator.problems.report import as_json, as_lines, as_text, has_errors

CLEAN, FAULTY_INPUT, WRONG_COMMAND, DEFECT = 0, 1, 2, 3
"""Exit codes: all is well; the input has problems; the command line is wrong; the generator is wrong."""
INTERRUPTED = 130
"""Exit code of a program stopped by Ctrl+C (typer's own)."""


_REDRAWN_AFTER = 0.1
"""Seconds after which a progress bar is drawn again."""


class Format(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"
    LINES = "lines"
    GITHUB = "github"
    GITLAB = "gitlab"


def print_problems(
    problems: Iterable[Problem],
    texts: Mapping[str, str],
    form: Format,
    *,
    root: Path = Path(),
    changed: ChangedLines = NOTHING_CHANGED,
) -> None:
    """Text goes to stderr, for people; the other forms go to stdout, for programs.

    `root` is what the problems' paths are seen from: lines name files from where the program runs,
    annotations and GitLab's report from the root of the repository. `changed` decides which annotations come
    first.
    """
    found = tuple(problems)
    match form:
        case Format.JSON:
            sys.stdout.write(as_json(found))
        case Format.LINES:
            sys.stdout.write(as_lines(found, folder="" if root == Path() else root.as_posix()))
        case Format.GITHUB | Format.GITLAB:
            _print_for_host(found, texts, form, root, changed)
        case Format.TEXT:
            _print_text(found, texts)


def _print_text(found: tuple[Problem, ...], texts: Mapping[str, str]) -> None:
    if found:
        sys.stderr.write(as_text(found, texts, colour=_wants_colour()))


def _print_for_host(
    found: tuple[Problem, ...], texts: Mapping[str, str], form: Format, root: Path, changed: ChangedLines
) -> None:
    """GitHub has annotations and a summary. GitLab reads its report from a file: people read the log."""
    # What only a host of repositories reads is not imported where a person waits.
    from generator.command_line.repository import add_summary, folder_in_repository  # noqa: PLC0415
    from generator.problems.annotations import as_github  # noqa: PLC0415
    from generator.problems.code_quality import as_gitlab  # noqa: PLC0415

    folder = folder_in_repository(root, os.environ)
    if form is Format.GITLAB:
        sys.stdout.write(as_gitlab(found, folder=folder))
        _print_text(found, texts)
        return
    sys.stdout.write(as_github(found, folder=folder, changed=changed))
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        fault = add_summary(found, folder, changed, Path(path))
        if fault:
            say(fault)


def say(line: str) -> None:
    """A line for the person at the terminal."""
    sys.stderr.write(f"{line}\n")


def leave(problems: Iterable[Problem]) -> NoReturn:
    """End with the exit code that the problems call for."""
    raise typer.Exit(FAULTY_INPUT if has_errors(problems) else CLEAN)


def leave_at_once(problems: Iterable[Problem]) -> NoReturn:
    """The same, and nothing else: to free a whole site object by object takes a tenth of a short build."""
    code = FAULTY_INPUT if has_errors(problems) else CLEAN
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    raise typer.Exit(code)


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
        ProgressColumn,
        Task,
        TaskID,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text  # noqa: PLC0415

    class SpeedColumn(ProgressColumn):
        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text(f"{speed:,.0f} a second" if speed else "")

    step = TextColumn("{task.description}")
    columns = (step, BarColumn(), MofNCompleteColumn(), SpeedColumn(), TimeRemainingColumn())
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
