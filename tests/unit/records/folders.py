"""Small evidence folders, written as the importers write them: Parquet tables and their description."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import duckdb
import orjson

from generator.domain.records import DataSet, EvidenceManifest, Table
from generator.records.fiscal import first_day, quarter_number
from generator.records.folder import MANIFEST
from generator.records.tables import COLUMNS, file_name

Row = Mapping[str, object]
Rows = Mapping[Table, Sequence[Row]]

AN_APPLICATION: Row = {
    "status": "certified",
    "visa_class": "h-1b",
    "fiscal_year": 2025,
    "fiscal_quarter": 3,
    "employer": "NORTH WIND INC",
    "job_title": "Baker",
    "soc": "15-1252",
    "workers": 1,
    "full_time": True,
    "state": "TX",
}


def an_application(**values: object) -> Row:
    """A certified application of the third quarter of FY2025, with the given values in place of its own."""
    row = {**AN_APPLICATION, **values}
    year, quarter = row["fiscal_year"], row["fiscal_quarter"]
    assert isinstance(year, int)
    assert isinstance(quarter, int)
    return {"decided_on": first_day(quarter_number(year, quarter)), **row}


def a_count(filings: int, years: str = "2025", **values: object) -> Row:
    """Certified applications of one employer, title and occupation; `years` as `2022|2024`."""
    held = [int(year) for year in years.split("|")]
    row = {"employer": "NORTH WIND INC", "soc": "15-1252", "soc_filed": "15-1252", "soc_title": "Bakers"}
    return {**row, "filings": filings, "first_year": held[0], "last_year": held[-1], "years": years, **values}


def a_petition(year: int, *figures: int, employer: str = "NORTH WIND INC", state: str = "TX") -> Row:
    """Initial approvals and denials, continuing approvals and denials of one place and tax number."""
    names = ("initial_approvals", "initial_denials", "continuing_approvals", "continuing_denials")
    return {
        "fiscal_year": year,
        "employer": employer,
        "state": state,
        **dict(zip(names, figures, strict=True)),
    }


def a_wage(soc: str = "15-1252", area: str = "100", *levels: float | None) -> Row:
    """Prevailing wages an hour."""
    names = ("level1", "level2", "level3", "level4")
    return {"soc": soc, "area": area, **dict(zip(names, levels or (20.0, 30.0, 40.0, 50.0), strict=True))}


def a_set(table: Table, kept: int, **values: object) -> DataSet:
    """The description of a table of `kept` rows."""
    return DataSet.model_validate(
        {
            "table": table,
            "files": ("records.csv",),
            "title": f"Records of {table.value}",
            "licence": "public domain",
            "first": date(2024, 10, 1) if table is not Table.WAGES else date(2025, 7, 1),
            "last": date(2025, 9, 30) if table is not Table.WAGES else date(2026, 6, 30),
            "read": kept,
            "kept": kept,
            **values,
        }
    )


def write_folder(folder: Path, rows: Rows, **values: Mapping[str, object]) -> Path:
    """Write the tables and `evidence.json`; `values` change the description of a table (by its name)."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, held in rows.items():
        write_table(folder / file_name(table), COLUMNS[table], held)
    sets = tuple(
        a_set(table, len(rows[table]), **values.get(table.value, {})) for table in Table if table in rows
    )
    write_manifest(folder, EvidenceManifest(sets=sets))
    return folder


def write_manifest(folder: Path, manifest: EvidenceManifest) -> None:
    """Write `evidence.json`."""
    (folder / MANIFEST).write_bytes(orjson.dumps(manifest.model_dump(mode="json")))


def write_table(path: Path, columns: Mapping[str, str], rows: Sequence[Row]) -> None:
    """Write rows with the given columns and types; a key a row does not have is NULL."""
    with duckdb.connect() as connection:
        described = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        connection.execute(f"CREATE TABLE rows ({described})")
        places = "".join(("(", ", ".join("?" for _ in columns), ")"))
        for some in batched(rows):
            statement = " ".join(("INSERT INTO rows VALUES", ", ".join(places for _ in some)))
            connection.execute(statement, [row.get(name) for row in some for name in columns])
        connection.execute("COPY rows TO ? (FORMAT parquet)", [path.as_posix()])


def batched(rows: Sequence[Row], size: int = 100) -> list[Sequence[Row]]:
    """Rows in groups: a statement for each row would take long."""
    return [rows[start : start + size] for start in range(0, len(rows), size)]
