"""Small disclosure files with invented applications: say only what matters to the test."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from generator.domain.records import DataSet, Table
from generator.importing.disclosures.lca import import_lca
from generator.importing.source_notes import SourceNotes
from generator.problems.problem import Problem

CASE = {
    "CASE_NUMBER": "I-200-24300-000001",
    "CASE_STATUS": "Certified",
    "RECEIVED_DATE": "10/26/2024",
    "DECISION_DATE": "11/1/2024",
    "VISA_CLASS": "H-1B",
    "JOB_TITLE": "Baker of Data",
    "SOC_CODE": "15-1252",
    "SOC_TITLE": "Software Developers",
    "FULL_TIME_POSITION": "Y",
    "EMPLOYER_NAME": "Crumb & Co",
    "TRADE_NAME_DBA": "Crumbs",
    "EMPLOYER_STATE": "CA",
    "NAICS_CODE": "311811",
    "TOTAL_WORKER_POSITIONS": "1",
    "SECONDARY_ENTITY": "N",
    "WORKSITE_CITY": "Oakham",
    "WORKSITE_COUNTY": "Rutland",
    "WORKSITE_STATE": "CA",
    "WAGE_RATE_OF_PAY_FROM": "120000",
    "WAGE_RATE_OF_PAY_TO": "",
    "WAGE_UNIT_OF_PAY": "Year",
    "PREVAILING_WAGE": "100000",
    "PW_UNIT_OF_PAY": "Year",
    "PW_WAGE_LEVEL": "II",
}
"""A row that is kept as it is."""

COUNT = {
    "employer": "CRUMB & CO",
    "job_title": "BAKER",
    "soc_code": "15-1252",
    "soc_title": "Software Developers",
    "filings": "3",
    "fiscal_years": "2024|2025",
}


def number(index: int) -> str:
    return f"I-200-24300-{index:06}"


def table(rows: Sequence[dict[str, Any]], header: Sequence[str] | None = None) -> str:
    """Rows as CSV. Values a row does not say are those of `CASE`; each row has a case number of its own."""
    names = header or list(CASE)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for index, row in enumerate(rows, start=1):
        values = CASE | {"CASE_NUMBER": number(index)} | row
        writer.writerow([values[name] for name in names])
    return out.getvalue()


def counts(*rows: dict[str, str]) -> str:
    lines = [",".join((COUNT | row).values()) for row in rows]
    return "\n".join([",".join(COUNT), *lines, ""])


def imported(
    folder: Path, *files: str | bytes | Path, name: str = "lca.csv"
) -> tuple[dict[Table, DataSet] | None, tuple[Problem, ...]]:
    """Import files, given as paths or contents; None when nothing was written."""
    paths = []
    for index, content in enumerate(files):
        path = (
            content
            if isinstance(content, Path)
            else folder / (name if len(files) == 1 else f"{index}-{name}")
        )
        if not isinstance(content, Path):
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        paths.append(path)
    done = import_lca(paths, folder / "evidence", SourceNotes())
    return (None if done.value is None else {each.table: each for each in done.value}), done.problems


def kept(folder: Path, *columns: str, name: str = "lca") -> list[tuple[Any, ...]]:
    """The stored rows, in their order."""
    file = (folder / "evidence" / f"{name}.parquet").as_posix()
    with duckdb.connect() as connection:
        return connection.execute(f"SELECT {', '.join(columns)} FROM '{file}'").fetchall()  # noqa: S608


def row_with(folder: Path, *columns: str, **values: str) -> tuple[Any, ...]:
    """What becomes of one row with the given values, its names in capitals."""
    done, problems = imported(folder, table([values]))
    assert done is not None, problems
    (row,) = kept(folder, *columns)
    return row


def rows_with(folder: Path, *columns: str, rows: Sequence[dict[str, str]]) -> list[tuple[Any, ...]]:
    """What becomes of each row with the given values, in their order, imported together."""
    done, problems = imported(folder, table(rows))
    assert done is not None, problems
    by_case = {case: values for case, *values in kept(folder, "case_number", *columns)}
    return [tuple(by_case[number(index)]) for index in range(1, len(rows) + 1)]


def notes_of(folder: Path, **values: str) -> dict[str, int]:
    done, problems = imported(folder, table([values]))
    assert done is not None, problems
    return done[Table.LCA].notes
