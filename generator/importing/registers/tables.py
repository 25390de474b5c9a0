"""Tables of public records as rows with line numbers, whatever file they come in."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.importing.disclosures.open_tables import BadRow, OpenTable, TableError
from generator.importing.disclosures.open_tables import text_of as cell_text
from generator.importing.disclosures.spreadsheets import opened
from generator.importing.registers.layouts import Columns, Layout, columns_of, fits
from generator.importing.registers.tally import Tally
from generator.problems.problem import Problem
from generator.sources.snapshot import Progress


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table."""

    line: int
    """Line or spreadsheet row it begins on."""
    cells: tuple[str, ...]


Take = Callable[[Path, Columns, Iterator[TableRow]], None]
"""What is done with one file: its columns and, once, its rows."""


def read_tables(
    files: Sequence[Path],
    layouts: Sequence[Layout],
    take: Take,
    tally: Callable[[Layout], Tally],
    progress: Progress | None = None,
) -> tuple[Problem, ...]:
    """Hand each file's columns and rows to `take`; what is returned stops the import.

    Rows that cannot be taken apart are rejected in the layout's tally.
    """
    problems = [*_given_twice(files)]
    whole = sum(file.stat().st_size for file in files)
    done = 0
    for file in files:
        advanced = _advanced(done, whole, progress)
        problem = _read_table(file, layouts, take, tally, advanced)
        problems += [problem] if problem else []
        done += file.stat().st_size
        advanced(0)
    return tuple(problems)


def _given_twice(files: Sequence[Path]) -> Iterator[Problem]:
    count = Counter(file.resolve() for file in files)
    for file in {file.resolve(): file for file in files}.values():
        if count[file.resolve()] > 1:
            message = f"The file is given {count[file.resolve()]} times."
            yield Problem(file.as_posix(), "record-doubled", message, "name it once.")


def _read_table(
    file: Path,
    layouts: Sequence[Layout],
    take: Take,
    tally: Callable[[Layout], Tally],
    advanced: Callable[[int], None],
) -> Problem | None:
    path, hint = file.as_posix(), "fetch it again, or leave it out; the tables are as they were."
    try:
        with opened(file, lambda header: fits(header, layouts), advanced) as table:
            columns = columns_of(table.header, layouts, path)
            if isinstance(columns, Problem):
                return columns
            take(file, columns, _whole_rows(file, table, tally(columns.layout)))
            return None
    except TableError as error:
        reason, hint = str(error), error.hint or hint
    except OSError as error:
        reason = str(error.strerror or error)
    return Problem(path, "record-file", f"The file cannot be read: {reason}.", hint)


def _whole_rows(file: Path, table: OpenTable, tally: Tally) -> Iterator[TableRow]:
    for row in table.rows:
        tally.read += 1
        if isinstance(row, BadRow):
            tally.reject(file, row.line, row.reason)
            continue
        line, values = row
        cells = tuple(cell_text(value) for value in values)
        if all(map(_is_text, cells)):
            yield TableRow(line, cells)
        else:
            tally.reject(file, line, "bytes that are not UTF-8")


def _is_text(cell: str) -> bool:
    """Whether the cell has no byte that stands for itself because it is no UTF-8."""
    return cell.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in cell)


def _advanced(done: int, whole: int, progress: Progress | None) -> Callable[[int], None]:
    if progress is None:
        return lambda _: None
    return lambda part: progress(done + part, whole)
