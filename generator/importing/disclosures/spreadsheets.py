"""Tables in files of other people: CSV (plain, .gz, .zst) and XLSX, row by row, with the line of each row.

What a file is is told from its first bytes, not from its name. CSV is read as a stream in constant memory.
A quotation mark that is never closed costs the rows it spoils and no others. A spreadsheet is held whole when
it is small and read as a stream when it is not.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, BinaryIO, Final

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from generator.importing.disclosures.workbook_stream import WorkbookError, streamed_rows
from generator.sources.archive import CutShortError, chunks_of

TOO_FEW: Final = "fewer cells than the header"
TOO_MANY: Final = "more cells than the header"
UNREADABLE: Final = "quotation marks that leave no whole row"

_LONGEST_LINE: Final = 1 << 20
"""Characters. A longer line is read in pieces, none of which is a whole row."""
HELD_WHOLE: Final = 100 << 20
"""Bytes of an unpacked spreadsheet that is held; held, it takes about twice as much."""
_LARGEST_SHEET: Final = 4 << 30
"""Bytes of an unpacked spreadsheet; OFLC's largest has about 1.5 GB. More is an archive made to burst."""
_DELIMITERS: Final = (",", "\t", ";", "|")
_GZIP, _ZSTD, _ZIP, _OLE = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_FOREIGN: Final = (b"%PDF", b"PAR1", b"SQLite", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf")

Cells = list[Any]
"""The values of a row: texts, and from spreadsheets also numbers, days and truth values."""


class TableError(Exception):
    """The file cannot be read as a table. Carries the reason in plain words."""


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


@contextmanager
def opened(path: Path, advanced: Callable[[int], None] | None = None) -> Iterator[OpenTable]:
    """Open a table. `advanced` hears how many bytes of the file have been read.

    Raises `TableError`, also while rows are read, and `OSError`.
    """
    with path.open("rb") as stream:
        start = stream.read(8)
        stream.seek(0)
        _refuse_foreign(start)
        if start.startswith(_ZIP):
            with _spreadsheet(path, advanced) as table:
                yield table
            return
        try:
            yield _csv_table(stream, start, advanced)
        except CutShortError as error:
            raise TableError(str(error)) from None


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


def _refuse_foreign(start: bytes) -> None:
    if not start:
        raise TableError("it is empty")
    if start.startswith(_OLE):
        raise TableError("it is an old Excel file (.xls) or protected by a password")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or (start[:1] != b"\0" and start[1:2] == b"\0"):
        raise TableError("its text is UTF-16 and not UTF-8")
    if start.startswith(_FOREIGN):
        raise TableError("it is no table but a file of another kind")
    if start.lstrip().lower().startswith((b"<html", b"<!doc", b"<?xml")):
        raise TableError("it is a web page or XML and no table")


def _csv_table(stream: BinaryIO, start: bytes, advanced: Callable[[int], None] | None) -> OpenTable:
    suffix = ".gz" if start.startswith(_GZIP) else ".zst" if start.startswith(_ZSTD) else ""
    raw = _Chunks(chunks_of(stream, suffix), stream, advanced)
    text = io.TextIOWrapper(io.BufferedReader(raw), "utf-8-sig", errors="surrogateescape", newline="")
    lines = iter(lambda: text.readline(_LONGEST_LINE), "")
    records = _records(lines)
    header = next(records, None)
    if header is None:
        raise TableError("it holds no header and no rows")
    names = tuple(header[1])
    if any("\0" in name or "\udc80" <= name[:1] <= "\udcff" for name in names):
        raise TableError("its first line is no header of a table")
    return OpenTable(names, _whole_rows(records, len(names)))


def _records(lines: Iterator[str]) -> Iterator[tuple[int, list[str], list[str]]]:
    """(line, cells, lines taken) of every row with content, the header first. No cells: wrong quoting."""
    taken: list[str] = []

    def feed() -> Iterator[str]:
        for line in lines:
            taken.append(line)
            yield line

    first = next(lines, None)
    if first is None:
        return
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(_after(first, feed(), taken), delimiter=delimiter)
    number = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = []
        if cells or len(taken) > 1 or taken[0].strip():
            yield number, cells, [delimiter, *taken] if len(taken) > 1 or not cells else []
        number += len(taken)
        taken.clear()


def _after(first: str, rest: Iterator[str], taken: list[str]) -> Iterator[str]:
    taken.append(first)
    yield first
    yield from rest


def _whole_rows(
    records: Iterator[tuple[int, list[str], list[str]]], width: int
) -> Iterator[tuple[int, Cells] | BadRow]:
    for line, cells, taken in records:
        if len(cells) == width:
            if any(cells):
                yield line, cells
        elif taken:
            yield from _rescued(line, taken[0], taken[1:], width)
        elif any(cells):
            yield _fitted(line, cells, width)


def _rescued(
    line: int, delimiter: str, taken: Sequence[str], width: int
) -> Iterator[tuple[int, Cells] | BadRow]:
    """The lines that an open quotation mark swallowed, each read as a row of its own."""
    for number, text in enumerate(taken, start=line):
        if not text.strip():
            continue
        try:
            cells = next(csv.reader([text], delimiter=delimiter))
        except csv.Error:
            cells = []
        if len(cells) == width and any(cells) and not text.count('"') % 2:
            yield number, cells
        else:
            yield BadRow(number, UNREADABLE)


def _fitted(line: int, cells: Cells, width: int) -> tuple[int, Cells] | BadRow:
    """A row of another width; empty cells at its end do not count."""
    if len(cells) < width:
        return BadRow(line, TOO_FEW)
    if any(cells[width:]):
        return BadRow(line, TOO_MANY)
    return line, cells[:width]


@contextmanager
def _spreadsheet(path: Path, advanced: Callable[[int], None] | None) -> Iterator[OpenTable]:
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            if size > _LARGEST_SHEET:
                raise TableError(f"it unpacks to {size:,} bytes, more than any disclosure file")
            if size <= HELD_WHOLE:
                yield _sheet_table(_held_rows(path))
            else:
                with path.open("rb") as stream, zipfile.ZipFile(stream) as large:
                    yield _sheet_table(_watched(streamed_rows(large), stream, advanced))
    except (zipfile.BadZipFile, EOFError):
        raise TableError("the end of the spreadsheet is missing, or it is damaged") from None
    except PasswordError:
        raise TableError("it is protected by a password") from None
    except (CalamineError, WorkbookError) as error:
        raise TableError(f"it is no spreadsheet that can be read: {error}") from None


def _held_rows(path: Path) -> Iterator[tuple[int, Cells]]:
    """(row from 1, cells) of the first sheet that has any."""
    with CalamineWorkbook.from_path(path) as book:
        sheets = (book.get_sheet_by_name(name) for name in book.sheet_names)
        sheet = next((sheet for sheet in sheets if sheet.height), None)
    if sheet is None:
        return
    start = (sheet.start or (0, 0))[0]
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > start:
            yield number, cells


def _watched(
    rows: Iterator[tuple[int, Cells]], stream: BinaryIO, advanced: Callable[[int], None] | None
) -> Iterator[tuple[int, Cells]]:
    for number, cells in rows:
        if advanced is not None and number % 1000 == 0:
            advanced(stream.tell())
        yield number, cells


def _sheet_table(rows: Iterator[tuple[int, Cells]]) -> OpenTable:
    header = next((cells for _, cells in rows if any(cell != "" for cell in cells)), None)
    if header is None:
        raise TableError("its sheets are empty")
    names = [text_of(name) for name in header]
    while not names[-1]:
        names.pop()
    return OpenTable(tuple(names), _sheet_body(rows, len(names)))


def _sheet_body(rows: Iterable[tuple[int, Cells]], width: int) -> Iterator[tuple[int, Cells] | BadRow]:
    for line, cells in rows:
        if any(cell != "" for cell in cells):
            yield (line, cells) if len(cells) == width else _sheet_fitted(line, cells, width)


def _sheet_fitted(line: int, cells: Cells, width: int) -> tuple[int, Cells] | BadRow:
    """Rows of a sheet are as wide as the sheet: cells beyond the header may only be empty."""
    if any(cell != "" for cell in cells[width:]):
        return BadRow(line, TOO_MANY)
    return line, [*cells[:width], *([""] * (width - len(cells)))]


class _Chunks(io.RawIOBase):
    """Pieces of bytes as a stream."""

    def __init__(
        self, chunks: Iterator[bytes], stream: BinaryIO, advanced: Callable[[int], None] | None
    ) -> None:
        self._chunks = chunks
        self._stream = stream
        self._advanced = advanced
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            if self._advanced is not None:
                self._advanced(self._stream.tell())
            self._rest = memoryview(chunk)
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size
