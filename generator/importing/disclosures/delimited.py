"""Tables as delimited text: commas, tabs, semicolons or bars; UTF-8 or UTF-16; plain, .gz or .zst.

Read as a stream in constant memory. A quotation mark that is never closed costs the rows it spoils and no
others.
"""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, BinaryIO, Final

from generator.importing.disclosures.open_tables import (
    LOOKED_AT,
    TOO_FEW,
    TOO_MANY,
    UNREADABLE,
    Accepts,
    BadRow,
    Cells,
    OpenTable,
    TableError,
    header_place,
)
from generator.sources.archive import chunks_of

_LONGEST_LINE: Final = 1 << 20
"""Characters. A longer line is read in pieces, none of which is a whole row."""
_DELIMITERS: Final = (",", "\t", ";", "|")
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def delimited_table(
    stream: BinaryIO, start: bytes, accepts: Accepts, advanced: Callable[[int], None] | None
) -> OpenTable:
    """The table in a stream whose first bytes are `start`.

    Raises `TableError`, and while rows are read also `CutShortError` and `UnicodeDecodeError`.
    """
    suffix = ".gz" if start.startswith(_GZIP) else ".zst" if start.startswith(_ZSTD) else ""
    chunks = chunks_of(stream, suffix)
    first = next(chunks, b"")
    raw = _Chunks(chain([first], chunks), stream, advanced)
    encoding, errors = _encoding(first)
    text = io.TextIOWrapper(io.BufferedReader(raw), encoding, errors=errors, newline="")
    lines = iter(lambda: text.readline(_LONGEST_LINE), "")
    head = list(islice(lines, LOOKED_AT))
    begins, delimiter = _header_line(head, accepts)
    records = _records(chain(head[begins:], lines), delimiter, begins + 1)
    header = next(records, None)
    if header is None:
        raise TableError("it holds no header and no rows")
    names = tuple(header[1])
    if any("\0" in name or "\udc80" <= name[:1] <= "\udcff" for name in names):
        raise TableError("its first line is no header of a table")
    return OpenTable(names, _whole_rows(records, len(names)))


def _encoding(start: bytes) -> tuple[str, str]:
    """Encoding, and what is done with bytes that are none: in UTF-8 they cost their row alone."""
    if start.startswith(_UTF_16):
        return "utf-16", "strict"
    if start[:1] != b"\0" and start[1:2] == b"\0":
        return "utf-16-le", "strict"
    return "utf-8-sig", "surrogateescape"


def _header_line(head: Sequence[str], accepts: Accepts) -> tuple[int, str]:
    """Lines above the header, and the delimiter: the one that makes the first rows most alike."""
    rows = {delimiter: _first_rows(head, delimiter) for delimiter in _DELIMITERS}
    for delimiter, found in rows.items():
        for begins, cells in found:
            if accepts(cells):
                return begins, delimiter
    delimiter = max(_DELIMITERS, key=lambda each: _likeness(rows[each]))
    filled = [(begins, cells) for begins, cells in rows[delimiter] if any(cells)]
    if not filled:
        return 0, delimiter
    return filled[header_place([cells for _, cells in filled], accepts)][0], delimiter


def _first_rows(head: Sequence[str], delimiter: str) -> list[tuple[int, list[str]]]:
    """(lines above, cells) of the rows in the first lines; the last may be cut."""
    reader = csv.reader(head, delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    begins = 0
    try:
        for cells in reader:
            rows.append((begins, cells))
            begins = reader.line_num
    except csv.Error:
        pass
    return rows


def _likeness(rows: Sequence[tuple[int, list[str]]]) -> tuple[int, int]:
    """(rows of the most usual width, that width) among rows of several cells."""
    widths = Counter(len(cells) for _, cells in rows if len(cells) > 1)
    return max(((number, width) for width, number in widths.items()), default=(0, 0))


def _records(lines: Iterator[str], delimiter: str, number: int) -> Iterator[tuple[int, list[str], list[str]]]:
    """(line, cells, lines taken) of every row with content, the header first. No cells: wrong quoting."""
    taken: list[str] = []

    def feed() -> Iterator[str]:
        for line in lines:
            taken.append(line)
            yield line

    reader = csv.reader(feed(), delimiter=delimiter)
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
