"""All problems as a table for the summary of a job on GitHub, written in HTML inside Markdown.

Input is not trusted: in a block of HTML nothing is read as Markdown, and every word is escaped.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping

from generator.problems.annotations import split
from generator.problems.changed_lines import NOTHING_CHANGED, ChangedLines, Nearness
from generator.problems.problem import Problem
from generator.problems.ranking import nearness_of, path_in_repository, ranked
from generator.problems.report import cut, escaped, severity_of, totals
from generator.problems.wording import counted

SUMMARY_BYTES = 1024 * 1024
"""GitHub takes no larger summary of a step, and shows nothing of one that is."""
_RESERVE = 500
"""Bytes kept for the sentence that says what did not fit."""
_LONGEST_MESSAGE = 2_000
_HEADINGS: Mapping[Nearness, str] = {
    Nearness.CHANGED_LINE: "On changed lines",
    Nearness.CHANGED_FILE: "Elsewhere in changed files",
    Nearness.ELSEWHERE: "In other files",
}
_TABLE = "<table>\n<tr><th></th><th>place</th><th>rule</th><th>what is wrong</th></tr>\n"
_TABLE_END = "</table>\n"


def as_summary(
    problems: Iterable[Problem],
    *,
    folder: str = "",
    changed: ChangedLines = NOTHING_CHANGED,
    room: int = SUMMARY_BYTES,
) -> str:
    """Counts, and a table for each nearness; at most `room` bytes. What does not fit is counted."""
    found = ranked(problems, folder, changed)
    head = f"## rolepages: {totals(found) if found else 'no problems'}\n\n"
    beyond = len(split(found)[1])
    if beyond:
        head += f"{counted(beyond, 'problem')} of these {'is' if beyond == 1 else 'are'} no annotation.\n\n"
    parts, left, shown = [head], room - len(head.encode()) - _RESERVE, 0
    for nearness, rows in _groups(found, folder, changed):
        heading = _HEADINGS[nearness] if changed.files else "All"
        opening = f"### {heading} ({len(rows):,})\n\n{_TABLE}"
        taken = _taken([_row(problem, folder) for problem in rows], left - len(opening + _TABLE_END) - 1)
        if taken:
            table = f"{opening}{''.join(taken)}{_TABLE_END}\n"
            parts.append(table)
            left, shown = left - len(table.encode()), shown + len(taken)
        if len(taken) < len(rows):
            rest = counted(len(found) - shown, "more problem")
            parts.append(f"{rest} had no room here: see the log of the step.\n\n")
            break
    text = "".join(parts)
    return text if len(text.encode()) <= room else ""


def _groups(
    found: tuple[Problem, ...], folder: str, changed: ChangedLines
) -> Iterator[tuple[Nearness, list[Problem]]]:
    for nearness in Nearness:
        rows = [problem for problem in found if nearness_of(problem, folder, changed) is nearness]
        if rows:
            yield nearness, rows


def _taken(rows: list[str], room: int) -> list[str]:
    """As many rows as there is room for, without a gap."""
    taken = []
    for row in rows:
        room -= len(row.encode())
        if room < 0:
            break
        taken.append(row)
    return taken


def _row(problem: Problem, folder: str) -> str:
    place = f"{path_in_repository(problem, folder)}:{problem.position.line}:{problem.position.column}"
    said = _words(cut(problem.message, _LONGEST_MESSAGE))
    hint = f"<br>hint: {_words(cut(problem.hint, _LONGEST_MESSAGE))}" if problem.hint else ""
    cells = (severity_of(problem), f"<code>{_text(place)}</code>", _text(problem.rule), f"{said}{hint}")
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"


def _words(text: str) -> str:
    """Quotations in backticks become code; a lone backtick stays."""
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", _text(text))


def _text(text: str) -> str:
    return html.escape(escaped(text))
