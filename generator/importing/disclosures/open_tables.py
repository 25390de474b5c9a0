"""A table in somebody's file: its header, its rows with their lines, and what can be wrong with them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

TOO_FEW: Final = "fewer cells than the header"
TOO_MANY: Final = "more cells than the header"
UNREADABLE: Final = "quotation marks that leave no whole row"

LOOKED_AT: Final = 20
"""Rows at the beginning of a table among which its header is looked for: titles and notes may stand above."""

Cells = list[Any]
"""The values of a row: texts, and from spreadsheets also numbers, days and truth values."""
Accepts = Callable[[Sequence[str]], bool]
"""Whether a row is the header of a table that is wanted."""


class TableError(Exception):
    """The file cannot be read as a table. Carries the reason in plain words, and a hint if one is sure."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is none: `reason` is one of this module's."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class OpenTable:
    """The header and, once, the rows below it."""

    header: tuple[str, ...]
    rows: Iterator[tuple[int, Cells] | BadRow]
    """(line from 1, cells as many as the header has). Rows without any value are passed over."""


def header_place(rows: Sequence[Sequence[str]], accepts: Accepts) -> int:
    """Which of the first rows is the header: the first that is accepted.

    Where none is, the first with at least half as many filled cells as the fullest, so that a message names
    columns and not a title above them. There has to be a row.
    """
    accepted = next((place for place, cells in enumerate(rows) if accepts(cells)), None)
    if accepted is not None:
        return accepted
    filled = [sum(bool(cell.strip()) for cell in cells) for cells in rows]
    return next(place for place, number in enumerate(filled) if 2 * number >= max(filled))


def text_of(value: Any) -> str:  # noqa: PLR0911 - one line for each kind of value
    """A cell's value as a CSV file would hold it: whole numbers without `.0`, days as 2024-12-31."""
    match value:
        case str():
            return value
        case bool():
            return "Y" if value else "N"
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
        case date():
            return value.isoformat()
        case None:
            return ""
        case _:
            return str(value)
