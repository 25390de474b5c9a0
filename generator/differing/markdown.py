"""The difference as a comment for a pull request: Markdown that GitHub and GitLab take, folded and bounded.

What others wrote stands in blocks of HTML, escaped and as code: nothing in it is read as Markdown there, and
no name in it calls anybody.
"""

import html
from collections.abc import Iterable

from generator.differing.report import DiffReport
from generator.differing.sections import Section, against, headlines, sections_of
from generator.problems.report import escaped
from generator.problems.wording import counted, shortened

MARKER = "<!-- rolepages diff -->"
"""The first line of every comment, by which a workflow finds the one it wrote before."""
MOST = 65_536
"""Characters that GitHub takes in a comment. They are counted as bytes here, which are never fewer."""
_ROWS = (500, 200, 100, 50, 20, 10, 5, 2, 1, 0)
"""Rows of each section that are tried, until all fits."""
_LONGEST_CELL = 300
_HEADING = "### What changes for readers"
_MOST_ERRORS = 10


def as_markdown(report: DiffReport) -> str:
    """The comment: at most `MOST` bytes; what does not fit is counted."""
    sections = tuple(sections_of(report))
    tried = (_comment(report, sections, rows) for rows in _ROWS)
    return next(text for text in tried if len(text.encode()) <= MOST)


def errors_as_markdown(errors: Iterable[str]) -> str:
    """The comment for a site with errors, of which nothing can be told."""
    told = tuple(errors)
    items = "".join(f"<li>{_code(line)}</li>\n" for line in told[:_MOST_ERRORS])
    more = f"<p>and {len(told) - _MOST_ERRORS:,} more.</p>\n" if len(told) > _MOST_ERRORS else ""
    verb = "stops" if len(told) == 1 else "stop"
    summary = f"{counted(len(told), 'error')} {verb} the site from being published."
    return f"{MARKER}\n{_HEADING}\n\n<p>{summary}</p>\n<ul>\n{items}</ul>\n{more}"


def _comment(report: DiffReport, sections: Iterable[Section], rows: int) -> str:
    lines = [f"<p>{'<br>'.join(html.escape(line) for line in headlines(report))}</p>"]
    if report.previous is not None:
        lines.append(f"<p>{against(report)}, read from {_code(report.previous)}.</p>")
    parts = [MARKER, _HEADING, "", *lines, *(_folded(section, rows) for section in sections)]
    return "\n".join(parts) + "\n"


def _folded(section: Section, most: int) -> str:
    shown = section.rows[:most]
    lines = [f"<details><summary>{html.escape(section.heading)}</summary>"]
    lines += [f"<p>{html.escape(section.note)}</p>"] if section.note else []
    if shown:
        used = [place for place in range(len(section.columns)) if any(row[place] for row in section.rows)]
        names = "".join(f"<th>{html.escape(section.columns[place])}</th>" for place in used)
        lines += ["<table>", f"<tr>{names}</tr>"]
        lines += [
            f"<tr>{''.join(_cell(row[place], section, section.columns[place]) for place in used)}</tr>"
            for row in shown
        ]
        lines.append("</table>")
    if len(section.rows) > len(shown):
        lines.append(f"<p>and {len(section.rows) - len(shown):,} more.</p>")
    return "\n".join([*lines, "</details>"])


def _cell(text: str, section: Section, column: str) -> str:
    if not text:
        return "<td></td>"
    return f"<td>{html.escape(text) if column in section.own else _code(text)}</td>"


def _code(text: str) -> str:
    return f"<code>{html.escape(escaped(shortened(text, _LONGEST_CELL)))}</code>"
