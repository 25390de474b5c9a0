"""Tables in files of other people: delimited text and XLSX, row by row, with the line of each row.

What a file is is told from its first bytes, not from its name. A spreadsheet is held whole when it is small
and read as a stream when it is not. Its table may stand on any one sheet, below a title and notes.
"""

import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Final

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from generator.importing.disclosures.delimited import delimited_table
from generator.importing.disclosures.open_tables import (
    LOOKED_AT,
    TOO_MANY,
    Accepts,
    BadRow,
    Cells,
    OpenTable,
    TableError,
    header_place,
    text_of,
)
from generator.importing.disclosures.streamed_workbooks import Row, WorkbookError, streamed_sheets
from generator.problems.wording import listed, shortened
from generator.sources.archive import CutShortError

HELD_WHOLE: Final = 512 << 20
"""Bytes of an unpacked spreadsheet that is held; held, it takes about twice as much."""
_LARGEST_SHEET: Final = 4 << 30
"""Bytes of an unpacked spreadsheet; OFLC's largest has about 1.5 GB. More is an archive made to burst."""
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_FOREIGN: Final = (b"%PDF", b"PAR1", b"SQLite", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf")
_WORKBOOK_PARTS: Final = frozenset({"[Content_Types].xml", "content.xml"})
"""One of them stands in every workbook of Excel or LibreOffice."""
_MEMBERS_SHOWN: Final = 6


@contextmanager
def opened(
    path: Path, accepts: Accepts, advanced: Callable[[int], None] | None = None
) -> Iterator[OpenTable]:
    """Open the table whose header `accepts` takes, or else the likeliest one, for a message about it.

    `advanced` hears how many bytes of the file have been read. Raises `TableError`, also while rows are read,
    and `OSError`.
    """
    with path.open("rb") as stream:
        start = stream.read(8)
        stream.seek(0)
        _refuse_foreign(start)
        if start.startswith(_ZIP):
            with _spreadsheet(path, accepts, advanced) as table:
                yield table
            return
        try:
            yield delimited_table(stream, start, accepts, advanced)
        except CutShortError as error:
            raise TableError(str(error)) from None
        except UnicodeDecodeError:
            raise TableError("it is UTF-16 with a character cut in two") from None


def _refuse_foreign(start: bytes) -> None:
    if not start:
        raise TableError("it is empty")
    if start.startswith(_OLE):
        raise TableError("it is an old Excel file (.xls) or protected by a password")
    if start.startswith(_FOREIGN):
        raise TableError("it is no table but a file of another kind")
    if start.lstrip().lower().startswith((b"<html", b"<!doc", b"<?xml")):
        raise TableError("it is a web page or XML and no table")


@contextmanager
def _spreadsheet(path: Path, accepts: Accepts, advanced: Callable[[int], None] | None) -> Iterator[OpenTable]:
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_archive(archive.namelist())
            size = sum(entry.file_size for entry in archive.infolist())
            if size > _LARGEST_SHEET:
                raise TableError(f"it unpacks to {size:,} bytes, more than any disclosure file")
            if size <= HELD_WHOLE:
                yield _sheet_table(_held_sheets(path), accepts)
            else:
                with path.open("rb") as stream, streamed_sheets(stream) as sheets:
                    watched = ((name, _watched(rows, stream, advanced)) for name, rows in sheets)
                    yield _sheet_table(watched, accepts)
    except (zipfile.BadZipFile, EOFError):
        raise TableError("the end of the spreadsheet is missing, or it is damaged") from None
    except PasswordError:
        raise TableError("it is protected by a password") from None
    except (CalamineError, WorkbookError) as error:
        raise TableError(f"it is no spreadsheet that can be read: {error}") from None


def _refuse_archive(names: Sequence[str]) -> None:
    """Downloads come packed, several files in one; which of them are meant is for the user to say."""
    if _WORKBOOK_PARTS.isdisjoint(names):
        files = [shortened(name, 60) for name in names if not name.endswith("/")]
        more = f" and {len(files) - _MEMBERS_SHOWN} more" if len(files) > _MEMBERS_SHOWN else ""
        held = f"{listed(files[:_MEMBERS_SHOWN]) or 'nothing'}{more}"
        raise TableError(f"it is a ZIP archive that holds {held}", "unpack it and import the file itself.")


def _held_sheets(path: Path) -> Iterator[tuple[str, Iterator[Row]]]:
    """(name, its rows) of every sheet, one after the other."""
    with CalamineWorkbook.from_path(path) as book:
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.height:
                yield name, enumerate(sheet.iter_rows(), start=1)


def _watched(rows: Iterator[Row], stream: BinaryIO, advanced: Callable[[int], None] | None) -> Iterator[Row]:
    for number, cells in rows:
        if advanced is not None and number % 1000 == 0:
            advanced(stream.tell())
        yield number, cells


def _sheet_table(sheets: Iterable[tuple[str, Iterator[Row]]], accepts: Accepts) -> OpenTable:
    """The table of the one sheet whose header is accepted; of the first sheet where none is."""
    wanted: dict[str, OpenTable] = {}
    first: OpenTable | None = None
    for name, rows in sheets:
        filled = ((line, cells) for line, cells in rows if any(cell != "" for cell in cells))
        head = list(islice(filled, LOOKED_AT))
        if not head:
            continue
        table = _table_below(head, filled, accepts)
        first = first or table
        if accepts(table.header):
            wanted[name] = table
    if first is None:
        raise TableError("its sheets are empty")
    if len(wanted) > 1:
        sheets_named = listed([shortened(name, 40) for name in wanted])
        hint = "save each sheet as a file of its own and import the files together."
        raise TableError(f"its sheets {sheets_named} each hold such a table", hint)
    return next(iter(wanted.values()), first)


def _table_below(head: Sequence[Row], rows: Iterator[Row], accepts: Accepts) -> OpenTable:
    place = header_place([[text_of(cell) for cell in cells] for _, cells in head], accepts)
    names = [text_of(name) for name in head[place][1]]
    while not names[-1]:
        names.pop()
    return OpenTable(tuple(names), _sheet_body(chain(head[place + 1 :], rows), len(names)))


def _sheet_body(rows: Iterable[Row], width: int) -> Iterator[Row | BadRow]:
    for line, cells in rows:
        yield (line, cells) if len(cells) == width else _sheet_fitted(line, cells, width)


def _sheet_fitted(line: int, cells: Cells, width: int) -> Row | BadRow:
    """Rows of a sheet are as wide as the sheet: cells beyond the header may only be empty."""
    if any(cell != "" for cell in cells[width:]):
        return BadRow(line, TOO_MANY)
    return line, [*cells[:width], *([""] * (width - len(cells)))]
