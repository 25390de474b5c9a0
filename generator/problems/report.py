"""Problems as text for people, as lines for text editors and as JSON for programs.

Input is not trusted: whatever could move a terminal's cursor or forge a line is written as an escape.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping

from generator.problems.problem import Position, Problem, Severity, in_order
from generator.problems.rules import RULES
from generator.problems.wording import counted

SHOWN_OF_ONE_CAUSE = 3
"""Problems with one message that are shown in full."""
SHOWN_OF_ONE_KIND = 20
"""Problems whose messages differ only in what they quote that are shown in full."""
PLACES_LISTED = 10
WIDTH = 100
"""Columns of a source line that are shown."""
LONGEST_LINE = 2_000
"""Characters of a message, and of a hint, that stand in one line."""

_TAB = "    "
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTICE: "36"}


def as_text(problems: Iterable[Problem], texts: Mapping[str, str], *, colour: bool = False) -> str:
    """Every problem with its source lines, repeats of one cause folded, and a line of totals.

    `texts` holds the text of each file by path; a file that is not there is shown without its lines.
    """
    found = in_order(problems)
    if not found:
        return ""
    blocks = [_block(problem, more, texts, colour) for problem, more in _folded(found)]
    return "\n".join([*blocks, totals(found) + "."]) + "\n"


def totals(problems: Iterable[Problem]) -> str:
    """`1 error, 2 warnings in 2 files`."""
    found = in_order(problems)
    numbers = {severity: _number_of(severity, found) for severity in Severity}
    said = [counted(number, str(severity)) for severity, number in numbers.items() if number]
    files = len({problem.path for problem in found})
    return f"{', '.join(said) or 'no problems'} in {counted(files, 'file')}"


def as_json(problems: Iterable[Problem]) -> str:
    """`{"problems": [...], "errors": n, "warnings": n, "notices": n}`, in ASCII, indented.

    Each problem has `rule, severity, path, line, column, end_column, message, hint, why`. Lines and columns
    count from 1; `end_column` is the first column behind the underlined text.
    """
    found = in_order(problems)
    document = {
        "problems": [_record(problem) for problem in found],
        "errors": _number_of(Severity.ERROR, found),
        "warnings": _number_of(Severity.WARNING, found),
        "notices": _number_of(Severity.NOTICE, found),
    }
    return json.dumps(document, indent=2) + "\n"


def as_lines(problems: Iterable[Problem], *, folder: str = "") -> str:
    """`path:line:column: severity: message [rule]`, one line a problem, as text editors read them.

    `folder` is put before every path.
    """
    return "".join(f"{said_in_one_line(problem, folder)}\n" for problem in in_order(problems))


def said_in_one_line(problem: Problem, folder: str = "") -> str:
    """A line of `as_lines`."""
    path = f"{folder.rstrip('/')}/{problem.path}" if folder else problem.path
    at = problem.position
    said = f"{path}:{at.line}:{at.column}: {severity_of(problem)}: {cut(problem.message, LONGEST_LINE)}"
    hint = f" (hint: {cut(problem.hint, LONGEST_LINE)})" if problem.hint else ""
    return escaped(f"{said}{hint} [{problem.rule}]")


def severity_of(problem: Problem) -> Severity:
    """The severity of the problem's rule."""
    return RULES[problem.rule].severity


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether anything stops publication."""
    return any(severity_of(problem) is Severity.ERROR for problem in problems)


def _number_of(severity: Severity, problems: Iterable[Problem]) -> int:
    return sum(severity_of(problem) is severity for problem in problems)


def _folded(problems: tuple[Problem, ...]) -> list[tuple[Problem, list[Problem]]]:
    """The problems to show, each with those that are folded into it."""
    folded: list[tuple[Problem, list[Problem]]] = []
    same: dict[tuple[str, str], list[int]] = {}
    alike: dict[tuple[str, str], list[int]] = {}
    for problem in problems:
        shown_same = same.setdefault((problem.rule, problem.message), [])
        shown_alike = alike.setdefault((problem.rule, _pattern_of(problem.message)), [])
        if len(shown_same) == SHOWN_OF_ONE_CAUSE:
            folded[shown_same[-1]][1].append(problem)
        elif len(shown_alike) == SHOWN_OF_ONE_KIND:
            folded[shown_alike[-1]][1].append(problem)
        else:
            shown_same.append(len(folded))
            shown_alike.append(len(folded))
            folded.append((problem, []))
    return folded


def _pattern_of(message: str) -> str:
    """The message without what is quoted or counted in it."""
    return re.sub(r"`[^`]*`|\d+", "", message)


def _block(problem: Problem, more: list[Problem], texts: Mapping[str, str], colour: bool) -> str:
    lines = [_headline(problem, colour), *excerpt(problem, texts, colour=colour)]
    lines.append(f"  {escaped(problem.message)}")
    if problem.hint:
        lines.append(f"  hint: {escaped(problem.hint)}")
    if more:
        lines.append(f"  and {len(more):,} more like this: {_places(more)}")
    return "\n".join(lines) + "\n"


def _headline(problem: Problem, colour: bool) -> str:
    severity = severity_of(problem)
    place = f"{escaped(problem.path)}:{problem.position.line}:{problem.position.column}"
    kind = _painted(str(severity), _COLOURS[severity], colour)
    return f"{_painted(place, '1', colour)}  {kind}  {problem.rule}"


def _places(problems: list[Problem]) -> str:
    named = [f"{escaped(problem.path)}:{problem.position.line}" for problem in problems[:PLACES_LISTED]]
    rest = ", ..." if len(problems) > PLACES_LISTED else "."
    return ", ".join(named) + rest


def excerpt(problem: Problem, texts: Mapping[str, str], *, colour: bool = False) -> list[str]:
    """The line of the problem under the line before it, and the mark below; nothing where it has no place."""
    at = problem.position
    lines = texts.get(problem.path, "").split("\n")
    if not at.length or problem.path not in texts or not 1 <= at.line <= len(lines):
        return []
    line = lines[at.line - 1].rstrip("\r")
    start = _window_start(line, at)
    shown = [f"{at.line:4} | {_window(line, start)}", f"     | {_underline(line, start, at, colour)}"]
    before = lines[at.line - 2].rstrip("\r") if at.line > 1 else ""
    if before[start:].strip():
        shown.insert(0, f"{at.line - 1:4} | {_window(before, start)}")
    return shown


def _window_start(line: str, at: Position) -> int:
    """First character shown, so that a mark far to the right can be seen."""
    end = at.column - 1 + min(at.length, WIDTH // 2)
    return 0 if end <= WIDTH else max(end - WIDTH * 3 // 4, 0)


def _window(line: str, start: int) -> str:
    part = escaped(line[start : start + WIDTH].replace("\t", _TAB))
    return f"{'…' if start and line[start:] else ''}{part}{'…' if len(line) > start + WIDTH else ''}"


def _underline(line: str, start: int, at: Position, colour: bool) -> str:
    column = min(at.column - 1, len(line))
    end = min(column + at.length, start + WIDTH)
    blanks = _width(line[start:column]) + (1 if start else 0)
    marks = "^" * max(_width(line[column:end]), 1)
    return " " * blanks + _painted(marks, _COLOURS[Severity.ERROR], colour)


def _width(text: str) -> int:
    """Columns a terminal gives the text, as it is shown."""
    shown = escaped(text.replace("\t", _TAB))
    return sum(_character_width(character) for character in shown)


def _character_width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def escaped(text: str) -> str:
    """The text with every character that prints nothing or steers a terminal written as an escape."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def cut(text: str, most: int) -> str:
    """The text, or its beginning and a mark where it is longer than `most` characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def _record(problem: Problem) -> dict[str, str | int]:
    at = problem.position
    return {
        "rule": problem.rule,
        "severity": str(severity_of(problem)),
        "path": problem.path,
        "line": at.line,
        "column": at.column,
        "end_column": at.column + at.length,
        "message": problem.message,
        "hint": problem.hint,
        "why": RULES[problem.rule].why,
    }
