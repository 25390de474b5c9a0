"""Tables of invented public records for imports, and what an import stored."""

import gzip
from collections.abc import Sequence
from pathlib import Path

import duckdb
import xlsxwriter
import zstandard

from generator.domain.records import DataSet, Table
from generator.problems.problem import Checked, Problem
from generator.records.tables import file_name

Sets = Checked[Sequence[DataSet] | None]
Row = Sequence[object]


def written(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    """Lines as a file, packed as its name says."""
    content = "".join(f"{line}\n" for line in lines).encode(encoding)
    if path.suffix == ".gz":
        content = gzip.compress(content, mtime=0)
    if path.suffix == ".zst":
        content = zstandard.compress(content)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def spreadsheet(path: Path, *rows: Row) -> Path:
    """Rows as an XLSX file."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def one_set(checked: Sets) -> DataSet:
    """The one table that an import stored."""
    assert checked.value is not None, checked.problems
    (found,) = checked.value
    return found


def only_problem(checked: Sets) -> Problem:
    """The one problem of an import that wrote nothing."""
    assert checked.value is None
    (problem,) = checked.problems
    return problem


def adds_up(described: DataSet, united: str = "united") -> bool:
    """Whether every row read is kept, rejected or united."""
    merged = sum(number for note, number in described.notes.items() if united in note)
    return described.read == described.kept + sum(described.rejected.values()) + merged


def stored(folder: Path, table: Table) -> list[tuple[object, ...]]:
    """The rows of a stored table, in its order."""
    path = (folder / file_name(table)).as_posix()
    with duckdb.connect() as connection:
        return connection.read_parquet(path).fetchall()
