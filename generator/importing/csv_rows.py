"""Rows of a CSV file with the line each begins on and its text as given.

Lines are told apart as bytes, so a broken byte spoils its row and no other. Quoted cells may contain line
ends. A row that cannot be read is a fault with its text, never dropped.
"""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from generator.problems.wording import counted
from generator.sources.json_lines import LONGEST_LINE, Line
from generator.sources.posting_lines import Fault

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Row:
    """One row, or the fault that keeps it from being one."""

    line: int
    """Line of the file it begins on."""
    raw: bytes
    """Its text as given, without the last line end."""
    cells: tuple[str, ...] = ()
    fault: Fault | None = None


def rows_of(lines: Iterator[Line], delimiter: str) -> Iterator[Row]:
    """All rows with content; the first is the header."""
    feed = _Feed(lines)
    # Strict: a stray quotation mark is reported instead of guessed at.
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    width = 0
    with _long_cells_allowed():
        while True:
            try:
                cells = next(reader)
                fault = _fault(cells, width, feed)
            except StopIteration:
                return
            except csv.Error as error:
                cells, fault = [], _quoting_fault(error)
            line, raw = feed.taken()
            if cells or fault:
                width = width or len(cells)
                yield Row(line, raw, tuple(cells), fault)


class _Feed:
    """Hands lines to the csv module and remembers those of the current row."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._taken: list[Line] = []

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._taken.append(line)
        text = line.text.removeprefix(_BOM) if line.number == 1 else line.text
        return text.decode("utf-8", "surrogateescape") + "\n"

    @property
    def has_overlong_line(self) -> bool:
        return not all(line.is_whole for line in self._taken)

    @property
    def broken_line(self) -> int | None:
        """The first line of the row that is not UTF-8."""
        return next((line.number for line in self._taken if not _is_utf8(line.text)), None)

    def taken(self) -> tuple[int, bytes]:
        """Number of the row's first line, and its text."""
        lines, self._taken = self._taken, []
        return lines[0].number if lines else 0, b"\n".join(line.text for line in lines)


def _is_utf8(text: bytes) -> bool:
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _fault(cells: list[str], width: int, feed: _Feed) -> Fault | None:
    if feed.has_overlong_line:
        message = f"The row has a line longer than {LONGEST_LINE / 1e6:g} MB."
        return Fault("import-row", message, "look for a missing line end.")
    broken = feed.broken_line
    if broken is not None:
        message = f"Line {broken} is not UTF-8."
        return Fault("import-row", message, "save the file in UTF-8.")
    if cells and width and len(cells) != width:
        message = f"The row has {counted(len(cells), 'cell')}, the header {width:,}."
        hint = "look for a missing or additional delimiter, or a cell that needs quotation marks."
        return Fault("import-row", message, hint)
    return None


def _quoting_fault(error: csv.Error) -> Fault:
    text = str(error)
    if "new-line character" in text:
        message = "The row has a carriage return outside quotation marks."
        return Fault("import-row", message, r"end lines with \n or \r\n.")
    if "field larger" in text:
        message = "A cell is longer than can be read."
        return Fault("import-row", message, "look for a quotation mark that is not closed.")
    message = "The quotation marks of the row do not fit."
    hint = 'a quotation mark inside a quoted cell is written twice: "".'
    return Fault("import-row", message, hint)


@contextmanager
def _long_cells_allowed() -> Iterator[None]:
    """The csv module's own limit is too small for a description."""
    before = csv.field_size_limit(LONGEST_LINE)
    try:
        yield
    finally:
        csv.field_size_limit(before)
