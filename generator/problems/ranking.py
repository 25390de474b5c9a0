"""The order in which a pull request's findings matter: those on its own lines first."""

from collections.abc import Iterable

from generator.problems.changed_lines import ChangedLines, Nearness
from generator.problems.problem import Problem, Severity, in_order
from generator.problems.report import severity_of

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTICE: 2}


def path_in_repository(problem: Problem, folder: str) -> str:
    """Where the problem's file is, seen from the repository's root; `folder` is the site's."""
    return f"{folder.rstrip('/')}/{problem.path}" if folder else problem.path


def nearness_of(problem: Problem, folder: str, changed: ChangedLines) -> Nearness:
    """How near the problem is to the change."""
    return changed.nearness(path_in_repository(problem, folder), problem.position.line)


def ranked(problems: Iterable[Problem], folder: str, changed: ChangedLines) -> tuple[Problem, ...]:
    """On changed lines, then elsewhere in changed files, then in other files; errors first in each."""
    return tuple(
        sorted(
            in_order(problems),
            key=lambda problem: (nearness_of(problem, folder, changed), _RANK[severity_of(problem)]),
        )
    )
