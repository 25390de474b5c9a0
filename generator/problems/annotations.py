"""Problems as annotations of GitHub: workflow commands, as many as GitHub shows.

Input is not trusted: nothing that is quoted can end a command, begin another one or hide in the log.
Limits: https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md (as of November 2026).
"""

from collections.abc import Iterable

from generator.problems.changed_lines import NOTHING_CHANGED, ChangedLines
from generator.problems.problem import Problem, Severity
from generator.problems.ranking import path_in_repository, ranked
from generator.problems.report import cut, escaped, said_in_one_line, severity_of
from generator.problems.wording import counted

ANNOTATIONS_OF_A_LEVEL = 10
"""GitHub shows no more errors, warnings and notices of one step; 50 of all steps of a job."""
_LONGEST_MESSAGE = 4_000
"""Characters of a message; GitHub cuts annotations at 64 KB."""


def as_github(
    problems: Iterable[Problem], *, folder: str = "", changed: ChangedLines = NOTHING_CHANGED
) -> str:
    """One workflow command a line, the most important first, at most ten of a level; the rest as plain lines.

    `folder` is the site's folder within the repository, so that annotations find their files.
    """
    shown, others = split(ranked(problems, folder, changed))
    lines = [_annotation(problem, folder) for problem in shown]
    if others:
        lines.append(f"{counted(len(others), 'more problem')}, beyond the ten of a level that GitHub shows:")
        lines += [f"- {_of_log(said_in_one_line(problem, folder))}" for problem in others]
    return "".join(f"{line}\n" for line in lines)


def split(problems: Iterable[Problem]) -> tuple[list[Problem], list[Problem]]:
    """Those that become annotations, the first ten of each level, and the others."""
    numbers = dict.fromkeys(Severity, 0)
    shown: list[Problem] = []
    others: list[Problem] = []
    for problem in problems:
        severity = severity_of(problem)
        numbers[severity] += 1
        (shown if numbers[severity] <= ANNOTATIONS_OF_A_LEVEL else others).append(problem)
    return shown, others


def _annotation(problem: Problem, folder: str) -> str:
    at = problem.position
    properties = {"file": path_in_repository(problem, folder), "line": at.line}
    if at.length:
        properties["endLine"] = at.line
    properties["col"] = at.column
    if at.length:
        properties["endColumn"] = at.column + at.length
    properties["title"] = problem.rule
    said = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    hint = f"\nhint: {problem.hint}" if problem.hint else ""
    return f"::{severity_of(problem)} {said}::{_message(cut(problem.message + hint, _LONGEST_MESSAGE))}"


def _message(text: str) -> str:
    """Escaped as workflow commands ask for; line breaks stay line breaks on GitHub."""
    lines = [escaped(line) for line in text.replace("%", "%25").replace("\r", "%0D").split("\n")]
    return "%0A".join(lines)


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _of_log(line: str) -> str:
    """A plain line. GitHub takes `##[` for the beginning of a command wherever it stands."""
    return line.replace("##[", "## [")
