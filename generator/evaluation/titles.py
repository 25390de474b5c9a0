"""Labelled job titles beside the roles and the level that are found in them.

The file is CSV with the columns `title` and `roles` (slugs divided by `|`, empty for none); `seniority`,
`note`, `flags`, `hard` and any others may follow. A row is hard when its `hard` column is filled or the
word `hard` stands in `flags` or `note`. A row is exact when the set of roles agrees; seniority is
measured apart. Titles are read alone, as a visitor would see them in a list.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from generator.domain.posting import Seniority
from generator.evaluation.score import Row
from generator.matching.roles import RoleMatcher, roles_of
from generator.matching.seniority import seniority_of
from generator.problems.problem import Checked, Position, Problem
from generator.problems.wording import did_you_mean, listed

COLUMNS: Final = ("title", "roles")
_LEVELS: Final = tuple(level.value for level in Seniority)
_HARD = re.compile(r"\bhard\b", re.IGNORECASE)
_NO: Final = ("", "no", "false", "0")


def rows_of(text: str, path: str, matcher: RoleMatcher) -> Checked[tuple[Row, ...]]:
    """The labelled rows with what is found in each; a malformed row is a problem and left out."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), restval="")
    try:
        missing = tuple(
            _missing_column(path, name) for name in COLUMNS if name not in (reader.fieldnames or ())
        )
        return Checked((), missing) if missing else _read(reader, path, matcher)
    except csv.Error as error:
        problem = _malformed(path, reader.line_num, f"The line cannot be read as CSV: {error}.")
        return Checked((), (problem,))


def extras(rows: Sequence[Row]) -> dict[str, Any]:
    """How many rows state an expected seniority, and the share of them where it is found."""
    levels = [row.beside for row in rows if row.beside]
    right = sum(expected == found for expected, found in levels)
    return {"seniority": {"n": len(levels), "exact": right / len(levels) if levels else None}}


def _read(reader: "csv.DictReader[str]", path: str, matcher: RoleMatcher) -> Checked[tuple[Row, ...]]:
    rows: list[Row] = []
    problems: list[Problem] = []
    line = reader.line_num + 1
    for record in reader:
        cells = {name: cell for name, cell in record.items() if isinstance(cell, str)}
        found = tuple(_problems_of(cells, path, line, matcher))
        problems.extend(found)
        if not found:
            rows.append(_row(cells, f"{path}:{line}", matcher))
        line = reader.line_num + 1
    return Checked(tuple(rows), tuple(problems))


def _missing_column(path: str, name: str) -> Problem:
    hint = f"name the columns in the first line: {', '.join(COLUMNS)}"
    return Problem(path, "missing-column", f"The column `{name}` is missing.", hint)


def _malformed(path: str, line: int, message: str, hint: str = "") -> Problem:
    return Problem(path, "malformed-label", message, hint, Position(max(line, 1)))


def _problems_of(cells: dict[str, str], path: str, line: int, matcher: RoleMatcher) -> Iterator[Problem]:
    for slug in sorted(_slugs(cells) - matcher.slugs):
        hint = did_you_mean(slug, matcher.slugs)
        yield Problem(path, "unknown-role", f"`{slug}` is not a role.", hint, Position(line))
    level = cells.get("seniority", "").strip()
    if level and level not in _LEVELS:
        message = f"`{level}` is not a level of seniority."
        yield _malformed(path, line, message, f"use one of {listed(_LEVELS)}.")


def _row(cells: dict[str, str], where: str, matcher: RoleMatcher) -> Row:
    title, level = cells["title"], cells.get("seniority", "").strip()
    expected = _slugs(cells)
    found = frozenset(match.role for match in roles_of(title, matcher))
    return Row(
        where=where,
        text=title,
        expected=expected,
        found=found,
        exact=expected == found,
        hard=_is_hard(cells),
        note=cells.get("note", ""),
        beside=(level, seniority_of(title).value) if level else None,
    )


def _slugs(cells: dict[str, str]) -> frozenset[str]:
    return frozenset(slug.strip() for slug in cells["roles"].split("|") if slug.strip())


def _is_hard(cells: dict[str, str]) -> bool:
    marked = cells.get("hard", "").strip().lower() not in _NO
    return marked or any(_HARD.search(cells.get(name, "")) for name in ("flags", "note"))
