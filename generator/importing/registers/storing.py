"""Rows to Parquet tables of the evidence folder: staged inside it, then put in place together."""

import csv
import glob
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from generator.domain.records import DataSet, Table
from generator.problems.problem import Checked, Problem
from generator.records.connection import connected, failure_words
from generator.records.folder import EvidenceFolderError, staging_folder, store_tables
from generator.records.tables import COLUMNS, file_name

Value = str | int | float | None
_EMPTY = "\x1f"
"""Stands for NULL on the way to DuckDB; texts are free of control characters."""


@dataclass(frozen=True, slots=True)
class Content:
    """One table to store."""

    rows: Iterable[Sequence[Value]]
    """In the order of the table's columns; they are sorted on the way."""
    described: DataSet


def stored(into: Path, contents: Mapping[Table, Content]) -> Checked[tuple[DataSet, ...] | None]:
    """Replace the given tables of the evidence folder; the others stay.

    None means that nothing was written.
    """
    if into.exists() and not into.is_dir():
        message = f"`{into.as_posix()}` is a file, not a folder."
        return Checked(None, (Problem(into.as_posix(), "record-target", message, "name another folder."),))
    try:
        into.mkdir(parents=True, exist_ok=True)
        with staging_folder(into) as folder, connected(folder) as connection:
            staged = {
                table: (_parquet(connection, folder, table, content.rows), content.described)
                for table, content in contents.items()
            }
            store_tables(into, staged)
    except EvidenceFolderError as error:
        return Checked(None, (error.problem,))
    except (OSError, duckdb.IOException, duckdb.OutOfMemoryException) as error:
        message = f"The tables could not be written: {failure_words(error)}."
        hint = "check the space and the permissions of the folder; the tables are as they were."
        return Checked(None, (Problem(into.as_posix(), "record-target", message, hint),))
    return Checked(tuple(content.described for content in contents.values()))


def _parquet(
    connection: duckdb.DuckDBPyConnection, folder: Path, table: Table, rows: Iterable[Sequence[Value]]
) -> Path:
    """A staged Parquet file; the same rows give the same bytes."""
    given, made = folder / f"{table.value}.csv", folder / file_name(table)
    with given.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([_EMPTY if value is None else value for value in row] for row in rows)
    columns = COLUMNS[table]
    read = connection.read_csv(
        # A folder may be called `[new]`, which a path for DuckDB would take for a pattern.
        glob.escape(given.as_posix()),
        header=False,
        columns=columns,
        sep=",",
        quotechar='"',
        escapechar='"',
        na_values=_EMPTY,
        auto_detect=False,
    )
    in_order = read.order(", ".join(f"{name} NULLS FIRST" for name in columns))
    in_order.write_parquet(made.as_posix(), compression="zstd")
    given.unlink()
    return made
