"""`rolepages import csv`: a table and a mapping become the postings of one source."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.domain.posting import Source
from generator.importing.csv_rows import Row, rows_of
from generator.importing.csv_values import CellError, draft_of, skip_reason
from generator.importing.intake import (
    ImportSummary,
    Intake,
    Target,
    source_name_problems,
    unreadable,
)
from generator.importing.mapping import Mapping, read_mapping
from generator.importing.storing import stored_import
from generator.problems.problem import Checked, Position, Problem
from generator.problems.wording import did_you_mean
from generator.sources.archive import CutShortError, chunks_of
from generator.sources.bounded import read_bounded
from generator.sources.files import MOST_BYTES
from generator.sources.json_lines import lines_of
from generator.sources.located_yaml import Located
from generator.sources.posting_lines import Fault
from generator.sources.snapshot import Progress, reported


def import_csv(
    file: Path,
    mapping: Path,
    target: Target,
    progress: Progress | None = None,
) -> Checked[ImportSummary | None]:
    """Replace the postings of the target's source by the rows of `file`.

    The file is UTF-8, plain, `.gz` or `.zst`, with a header. None means that nothing was written.
    """
    wrong_name = source_name_problems(target.source)
    read = _read_mapping(mapping)
    if wrong_name or read.value is None:
        return Checked(None, (*wrong_name, *read.problems))
    table = _Table(file, mapping, *read.value)
    intake = Intake(target.source)
    problems = _take_file(intake, table, progress)
    if problems:
        return Checked(None, (*problems, *(rejected.problem for rejected in intake.rejects)))
    block = Source(name=target.source, **table.rules.source.model_dump())
    dated = replace(target, as_of=target.as_of or table.rules.as_of)
    return stored_import(intake, dated, block)


class _Table:
    """A table, its mapping and where they come from."""

    def __init__(self, file: Path, mapping: Path, rules: Mapping, located: Located) -> None:
        self.file = file
        self.mapping = mapping.as_posix()
        self.rules = rules
        self.located = located


def _read_mapping(mapping: Path) -> Checked[tuple[Mapping, Located] | None]:
    path = mapping.as_posix()
    try:
        return read_mapping(read_bounded(mapping, MOST_BYTES).decode("utf-8"), path)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return Checked(None, (unreadable(path, "it is not UTF-8", Position(line)),))
    except OSError as error:
        return Checked(None, (unreadable(path, str(error.strerror or error)),))


def _take_file(intake: Intake, table: _Table, progress: Progress | None) -> tuple[Problem, ...]:
    """Read all rows into `intake`. What is returned stops the import."""
    path = table.file.as_posix()
    try:
        size = table.file.stat().st_size
        with table.file.open("rb") as stream:
            chunks = reported(chunks_of(stream, table.file.suffix), stream, size, progress)
            rows = rows_of(lines_of(chunks), table.rules.separator)
            header = next(rows, None)
            if header is None:
                return (unreadable(path, "it has no header and no rows"),)
            problems = _header_problems(header, table)
            if not problems:
                _take_rows(intake, table, header, rows)
            return problems
    except CutShortError as error:
        return (unreadable(path, str(error)),)
    except OSError as error:
        return (unreadable(path, str(error.strerror or error)),)


def _header_problems(header: Row, table: _Table) -> tuple[Problem, ...]:
    """Columns that the mapping names and the table does not have, or has twice."""
    if header.fault is not None:
        message = header.fault.message.rstrip(".")
        position = Position(header.line)
        return (unreadable(table.file.as_posix(), f"its header: {message}", position),)
    return tuple(_column_problems(_names(header), table))


def _column_problems(names: list[str], table: _Table) -> Iterator[Problem]:
    count = Counter(names)
    for name, place in table.rules.columns:
        position = table.located.value(place)
        if not count[name]:
            message = f"The table has no column `{name}`."
            hint = did_you_mean(name, count)
            yield Problem(table.mapping, "mapping-column", message, hint, position)
        elif count[name] > 1:
            message = f"The table has {count[name]} columns `{name}`."
            hint = "rename all but one of them in the table's header."
            yield Problem(table.mapping, "mapping-column", message, hint, position)


def _names(header: Row) -> list[str]:
    return [cell.strip() for cell in header.cells]


def _take_rows(intake: Intake, table: _Table, header: Row, rows: Iterator[Row]) -> None:
    path = table.file.as_posix()
    names = _names(header)
    for row in rows:
        intake.read += 1
        position = Position(row.line)
        if row.fault is not None:
            intake.reject(row.fault, path, position, row.raw)
            continue
        cells = dict(zip(names, row.cells, strict=True))
        try:
            reason = skip_reason(cells, table.rules)
        except CellError as error:
            intake.reject(error.fault, path, position, row.raw)
            continue
        if reason is not None:
            intake.skipped[reason] += 1
            continue
        draft = draft_of(cells, table.rules)
        if isinstance(draft, Fault):
            intake.reject(draft, path, position, row.raw)
        else:
            intake.take(draft, path, position, row.raw)
