"""Rows of many files in one text file that the database reads at full speed, and the tally of what was read.

Only the columns that are used are taken over. Each line names its file and line, so that every later finding
has a place. Values are parted by the unit separator, which no text contains afterwards.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO, Final

from generator.importing.disclosures.open_tables import BadRow, OpenTable, text_of

SEPARATOR: Final = "\x1f"
NOT_UTF8: Final = "text that is not UTF-8"
LONGEST_CELL: Final = 1000
"""Characters kept of one cell; the forms allow far fewer."""
PLACES_KEPT: Final = 3
"""Places remembered for each reason."""

_BATCH: Final = 1000


@dataclass(frozen=True, slots=True)
class Place:
    """A row of an imported file."""

    file: int
    """Position of the file among the imported ones, from 0."""
    line: int


@dataclass(slots=True)
class Tally:
    """What became of the rows so far."""

    read: int = 0
    rejected: dict[str, int] = field(default_factory=dict)
    """Reason -> rows."""
    places: dict[str, list[Place]] = field(default_factory=dict)
    """Reason -> its first places."""

    def reject(self, reason: str, places: Sequence[Place], rows: int = 1) -> None:
        """Count rows that are left out."""
        self.rejected[reason] = self.rejected.get(reason, 0) + rows
        known = self.places.setdefault(reason, [])
        known.extend(places[: PLACES_KEPT - len(known)])


def stage(
    table: OpenTable,
    columns: Mapping[str, int],
    wanted: Iterable[str],
    file: int,
    out: BinaryIO,
    tally: Tally,
) -> None:
    """Write the `wanted` values of every row of `table` to `out`, empty where `columns` does not have them.

    Raises what the table raises, and `OSError`.
    """
    absent = len(table.header)
    pick = itemgetter(*(columns.get(value, absent) for value in wanted))
    batch: list[tuple[int, str]] = []
    for row in table.rows:
        tally.read += 1
        if isinstance(row, BadRow):
            tally.reject(row.reason, [Place(file, row.line)])
            continue
        line, cells = row
        cells.append("")
        batch.append((line, _joined(pick(cells))))
        if len(batch) == _BATCH:
            _write(batch, file, out, tally)
            batch.clear()
    _write(batch, file, out, tally)


def _joined(values: tuple[Any, ...]) -> str:
    try:
        text = SEPARATOR.join(values)
    except TypeError:
        text = SEPARATOR.join(values := tuple(text_of(value) for value in values))
    if (
        text.count(SEPARATOR) >= len(values)
        or "\n" in text
        or "\r" in text
        or "\0" in text
        or len(text) > LONGEST_CELL
    ):
        return SEPARATOR.join(_plain(value) for value in values)
    return text


def _plain(value: str) -> str:
    for character in (SEPARATOR, "\n", "\r"):
        value = value.replace(character, " ")
    return value.replace("\0", "")[:LONGEST_CELL]


def _write(batch: Sequence[tuple[int, str]], file: int, out: BinaryIO, tally: Tally) -> None:
    try:
        out.write("".join(_line(file, line, text) for line, text in batch).encode())
    except UnicodeEncodeError:
        for line, text in batch:
            try:
                out.write(_line(file, line, text).encode())
            except UnicodeEncodeError:
                tally.reject(NOT_UTF8, [Place(file, line)])


def _line(file: int, line: int, text: str) -> str:
    return f"{file}{SEPARATOR}{line}{SEPARATOR}{text}\n"


def staged_relation(path: Path, wanted: Sequence[str]) -> str:
    """The staged file as a table of texts in SQL; empty texts are NULL."""
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in ("file", "line", *wanted))
    return (
        f"read_csv({quoted(path)}, delim = '{SEPARATOR}', quote = '', escape = '', header = false, "
        f"auto_detect = false, nullstr = '', new_line = '\\n', columns = {{{columns}}})"
    )


def quoted(path: Path) -> str:
    """A path as a text of SQL."""
    return "'" + path.as_posix().replace("'", "''") + "'"
