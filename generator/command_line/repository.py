"""Where the site is in its repository, and what continuous integration gives to read and to write."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import typer

from generator.problems.changed_lines import ChangedLines, DiffError, changed_lines
from generator.problems.problem import Problem
from generator.problems.step_summary import SUMMARY_BYTES, as_summary

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Variables in which GitHub and GitLab name the folder that they have checked out."""
_LONGEST = 64 * 1024
"""Bytes of a line of a diff that are read: paths are shorter."""
_MOST_BYTES = 2_000_000_000
"""Of a diff."""


def folder_in_repository(site: Path, environment: Mapping[str, str]) -> str:
    """The site's folder seen from the root of its repository, with `/`; empty at the root.

    The root is the nearest folder with `.git`, else what the continuous integration names, else where the
    program runs. A site outside of it keeps its own path.
    """
    folder = site.resolve()
    above = (folder, *folder.parents)
    git = [each for each in above if (each / ".git").exists()]
    named = [Path(name).resolve() for key in _ROOTS if (name := environment.get(key))]
    roots = [*git[:1], *(root for root in named if root in above), Path.cwd()]
    if roots[0] not in above:
        return site.as_posix()
    path = folder.relative_to(roots[0]).as_posix()
    return "" if path == "." else path


def read_changed_lines(source: str) -> ChangedLines:
    """What the diff in a file, or of standard input for `-`, touches; a diff that cannot be read is said."""
    try:
        if source == "-":
            return changed_lines(_beginnings(sys.stdin.buffer))
        with Path(source).open("rb") as diff:
            return changed_lines(_beginnings(diff))
    except OSError as error:
        raise typer.BadParameter(f"`{source}` cannot be read: {error.strerror}.") from error
    except DiffError as error:
        raise typer.BadParameter(
            f"`{source}` {error}. Give what `git diff --unified=0 main...HEAD` prints."
        ) from error


def _beginnings(diff: BinaryIO) -> Iterator[bytes]:
    """The lines of a diff, of which the beginning is enough: a page in one line may have many megabytes.

    Raises DiffError for what has no end, such as a device.
    """
    left = _MOST_BYTES
    while line := diff.readline(_LONGEST):
        yield line
        while line and not line.endswith(b"\n") and left > 0:
            left -= len(line)
            line = diff.readline(_LONGEST)
        left -= len(line)
        if left <= 0:
            raise DiffError(f"has more than {_MOST_BYTES:,} bytes")


def add_summary(problems: Iterable[Problem], folder: str, changed: ChangedLines, path: Path) -> str:
    """Add the table of all problems to the summary of the step; why not, where it cannot be added."""
    try:
        held = path.stat().st_size if path.exists() else 0
        text = as_summary(problems, folder=folder, changed=changed, room=SUMMARY_BYTES - held)
        with path.open("a", encoding="utf-8") as summary:
            summary.write(text)
    except OSError as error:
        return f"The summary {path} cannot be written: {error.strerror}."
    return "" if text else f"The summary {path} has no room for the problems."
