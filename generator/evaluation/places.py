"""Labelled location strings beside what the reader finds in them.

The file is CSV with the columns `raw`, `places` and `remote`; `note` and `hard` may follow. `places` is
`City|ST|CC`, several divided by `;`, as in `Austin|TX|US;|CA|US;Berlin||DE`; `hard` is empty or `yes`.

A row's labels are the countries of its places (`country=US`) and its remote work (`remote=yes`), so
the figures per label stay few. A row is exact when the set of places agrees without regard to case and
accents; remote work does not enter it and is measured apart.
"""

import csv
import io
import re
from collections.abc import Sequence
from typing import Any, Final

from generator.domain.place import Location, Place, Remote
from generator.evaluation.score import Row
from generator.matching.gazetteer import key_of
from generator.matching.places import location_of
from generator.problems.problem import Checked, Position, Problem

COLUMNS: Final = ("raw", "places", "remote")
REMOTE_WORDS: Final = (Remote.YES, Remote.HYBRID, Remote.NO, Remote.UNSTATED)
_PLACE = re.compile(r"[^|;]*\|(?:[A-Z]{2})?\|[A-Z]{2}")


def rows_of(text: str, path: str) -> Checked[tuple[Row, ...]]:
    """The labelled rows with what is found in each; a malformed row is a problem and left out."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    header = reader.fieldnames or []
    missing = tuple(_missing_column(path, name) for name in COLUMNS if name not in header)
    if missing:
        return Checked((), missing)
    rows: list[Row] = []
    problems: list[Problem] = []
    line = reader.line_num + 1
    for record in reader:
        cells = {name: record.get(name) or "" for name in (*COLUMNS, "note", "hard")}
        found = _problems_of(cells, path, line)
        problems.extend(found)
        if not found:
            rows.append(_row(cells, f"{path}:{line}"))
        line = reader.line_num + 1
    return Checked(tuple(rows), tuple(problems))


def extras(rows: Sequence[Row]) -> dict[str, Any]:
    """How many rows there are, and the share of them where the word for remote work is found."""
    words = [row.beside for row in rows if row.beside]
    right = sum(expected == found for expected, found in words)
    return {"remote": {"n": len(words), "exact": right / len(words) if words else None}}


def _missing_column(path: str, name: str) -> Problem:
    return Problem(
        path,
        "missing-column",
        f"The column `{name}` is missing.",
        f"name the columns in the first line: {', '.join(COLUMNS)}",
    )


def _problems_of(cells: dict[str, str], path: str, line: int) -> tuple[Problem, ...]:
    wrong = [
        (f"The place `{spec}` does not have the form City|ST|CC.", "write Austin|TX|US, |CA|US or Berlin||DE")
        for spec in _specs(cells["places"])
        if not _PLACE.fullmatch(spec)
    ]
    if cells["remote"] not in REMOTE_WORDS:
        words = ", ".join(REMOTE_WORDS)
        wrong.append((f"`{cells['remote']}` is not a word for remote work.", f"use one of {words}"))
    return tuple(Problem(path, "malformed-label", message, hint, Position(line)) for message, hint in wrong)


def _row(cells: dict[str, str], where: str) -> Row:
    expected = Location(tuple(map(_place, _specs(cells["places"]))), cells["remote"])
    found = location_of(cells["raw"])
    exact = _keys(expected) == _keys(found)
    return Row(
        where=where,
        text=cells["raw"],
        expected=_labels(expected),
        found=_labels(found),
        exact=exact,
        hard=cells["hard"].strip().lower() == "yes",
        note=cells["note"] if exact else _difference(expected, found, cells["note"]),
        beside=(expected.remote, found.remote),
    )


def _specs(places: str) -> tuple[str, ...]:
    return tuple(spec.strip() for spec in places.split(";") if spec.strip())


def _place(spec: str) -> Place:
    city, state, country = spec.split("|")
    return Place(country, state, city.strip())


def _keys(location: Location) -> frozenset[tuple[str, str, str]]:
    return frozenset((key_of(place.city), place.state, place.country) for place in location.places)


def _labels(location: Location) -> frozenset[str]:
    countries = {f"country={place.country}" for place in location.places}
    return frozenset(countries | {f"remote={location.remote}"})


def _difference(expected: Location, found: Location, note: str) -> str:
    """Both lists of places, as the labels of a row name countries alone."""
    lists = f"places expected {_written(expected)}, found {_written(found)}"
    return f"{lists}; {note}" if note else lists


def _written(location: Location) -> str:
    specs = (f"{place.city}|{place.state}|{place.country}" for place in location.places)
    return ";".join(specs) or "none"
