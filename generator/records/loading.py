"""Which tables of an evidence folder can be used, brought into a database.

A table that is missing, damaged or other than its description says is left out whole: half of a table would
make counts that look right. Its absence reads as "no data", never as none.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from generator.domain.records import DataSet, EvidenceManifest, Table
from generator.problems.problem import Problem
from generator.problems.wording import counted, listed
from generator.records.tables import COLUMNS, file_name

Wanted = Mapping[Table, tuple[str, ...]]
"""The tables to load and the columns needed of each."""

_IMPORTS = {
    Table.LCA: "lca",
    Table.LCA_COUNTS: "lca",
    Table.USCIS: "uscis",
    Table.WAGES: "wages",
    Table.AREAS: "wages",
    Table.OCCUPATIONS: "occupations",
}

_IMPOSSIBLE = {
    Table.LCA: "fiscal_year NOT BETWEEN 1990 AND 2100 OR fiscal_quarter NOT BETWEEN 1 AND 4",
    Table.LCA_COUNTS: (
        "first_year NOT BETWEEN 1990 AND 2100 OR last_year NOT BETWEEN first_year AND 2100 OR filings < 0"
    ),
    Table.USCIS: "fiscal_year NOT BETWEEN 1990 AND 2100",
}
"""What no import writes; such a year would move the days that all figures cover. H-1B began in 1990."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The usable tables, which stand in the database under their own names."""

    sets: Mapping[Table, DataSet]
    problems: tuple[Problem, ...] = ()


def import_hint(table: Table, shown: str) -> str:
    """The command that brings a table back; `shown` is the folder's name in problems."""
    return (
        f"run `rolepages import {_IMPORTS[table]} FILE... --into {shown}`; "
        "until then pages say that there is no such data."
    )


def load(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    shown: str,
    manifest: EvidenceManifest,
    wanted: Wanted,
) -> Loaded:
    """Load the wanted tables that are whole and as described; a problem for each that is not."""
    sets: dict[Table, DataSet] = {}
    problems = list(_unlisted(folder, shown, manifest))
    for described in manifest.sets:
        if described.table not in wanted:
            continue
        if sum(each.table is described.table for each in manifest.sets) > 1:
            fault = "is described twice"
        else:
            fault = _load_table(connection, folder, described, wanted[described.table])
        if fault:
            problems.append(_problem(described.table, shown, fault))
        else:
            sets[described.table] = described
    return Loaded(sets, tuple(problems))


def _unlisted(folder: Path, shown: str, manifest: EvidenceManifest) -> list[Problem]:
    described = {each.table for each in manifest.sets}
    return [
        Problem(
            f"{shown}/{file_name(table)}",
            "evidence-unlisted",
            f"`{file_name(table)}` is not described in `evidence.json` and is not used.",
            import_hint(table, shown),
        )
        for table in Table
        if table not in described and (folder / file_name(table)).exists()
    ]


def _problem(table: Table, shown: str, fault: str) -> Problem:
    name = file_name(table)
    return Problem(f"{shown}/{name}", "evidence-table", f"`{name}` {fault}.", import_hint(table, shown))


def _load_table(
    connection: duckdb.DuckDBPyConnection, folder: Path, described: DataSet, columns: tuple[str, ...]
) -> str:
    """What is wrong with the table, or an empty text once it is loaded."""
    path = folder / file_name(described.table)
    if not path.is_file():
        return "is missing"
    pattern = _only_this_file(path)
    try:
        fault = _fault_of_columns(connection, pattern, COLUMNS[described.table])
        return fault or _copy(connection, pattern, described, columns)
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error:
        return "cannot be read to its end: it is damaged, or was written in part"


def _copy(
    connection: duckdb.DuckDBPyConnection, pattern: str, described: DataSet, columns: tuple[str, ...]
) -> str:
    name = described.table.value
    parts = ("CREATE TEMP TABLE", name, "AS SELECT", ", ".join(columns), "FROM", _SOURCE)
    connection.execute(" ".join(parts), [pattern])
    fault = _fault_of_rows(connection, described)
    if fault:
        connection.execute(" ".join(("DROP TABLE", name)))
    return fault


def _fault_of_rows(connection: duckdb.DuckDBPyConnection, described: DataSet) -> str:
    counting = "SELECT count(*) FROM"
    rows = _number(connection, " ".join((counting, described.table.value)))
    if rows != described.kept:
        return f"has {counted(rows, 'row')}, and its description says {described.kept:,}"
    if described.table in _IMPOSSIBLE:
        condition = _IMPOSSIBLE[described.table]
        wrong = _number(connection, " ".join((counting, described.table.value, "WHERE", condition)))
        if wrong:
            return f"has {counted(wrong, 'row')} with fiscal years, quarters or counts that cannot be"
    return ""


_SOURCE = "read_parquet(?, hive_partitioning = false)"
"""The names of folders are no columns."""


def _fault_of_columns(
    connection: duckdb.DuckDBPyConnection, pattern: str, expected: Mapping[str, str]
) -> str:
    described = connection.execute(" ".join(("DESCRIBE SELECT * FROM", _SOURCE)), [pattern]).fetchall()
    found = {str(row[0]): str(row[1]) for row in described}
    others = {
        "lacks the columns": [name for name in expected if name not in found],
        "has unknown columns": [name for name in found if name not in expected],
        "has other types in the columns": [
            name for name in expected if name in found and found[name] != expected[name]
        ],
    }
    return ", ".join(f"{fault} {listed(names)}" for fault, names in others.items() if names)


def _only_this_file(path: Path) -> str:
    """The path with the signs escaped that DuckDB reads as patterns of several files."""
    return re.sub(r"([\[*?])", r"[\1]", path.as_posix())


def _number(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0
