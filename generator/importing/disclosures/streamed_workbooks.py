"""Workbooks too large to hold: rows one after the other, in memory for the distinct texts alone."""

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, Final
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.cell.cell import ERROR_CODES

from generator.importing.disclosures.open_tables import Cells

_LAST_ROW: Final = 1_048_576
"""Rows of a sheet at most (Excel's limit). Rows between two are made up, so a far one would cost hours."""
_NO_VALUE: Final = frozenset({None, *ERROR_CODES})
"""What openpyxl gives for empty cells and for those that hold an error such as `#N/A`."""
_DAMAGE: Final = (
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    OverflowError,
    ParseError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What openpyxl and its parsers raise at parts that are not as the standard says."""

Row = tuple[int, Cells]


class WorkbookError(Exception):
    """The workbook is not written as the standard says. Carries the reason in plain words."""


@contextmanager
def streamed_sheets(stream: BinaryIO) -> Iterator[Iterator[tuple[str, Iterator[Row]]]]:
    """(name, rows) of every sheet with cells, in their order; a row is (from 1, cells from column A).

    Raises `WorkbookError`, also while rows are read, and `OSError`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that would be lost if the workbook were written again
        with _damage_told():
            book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        try:
            yield ((sheet.title, _rows(sheet)) for sheet in book.worksheets)
        finally:
            book.close()


def _rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # writers that stream say a size before they know it
    with _damage_told():
        for line, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            if line > _LAST_ROW:
                raise ValueError(f"it has no row {line}")
            yield line, ["" if value in _NO_VALUE else value for value in values]


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise WorkbookError(_reason(error.__cause__ or error)) from None
    except OSError as error:
        if error.errno is not None:
            raise
        raise WorkbookError(f"it is damaged ({error})") from None


def _reason(error: BaseException) -> str:
    """openpyxl wraps what it meets; the cause says more."""
    if isinstance(error, DefusedXmlException):
        return "it declares entities, which no workbook does"
    return f"its sheet is damaged ({error})"
