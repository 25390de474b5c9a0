"""Real disclosure files give the numbers that are known of them."""

from pathlib import Path

import duckdb
import pytest

from generator.domain.records import DataSet, Table
from generator.importing.disclosures.lca import import_lca
from generator.importing.source_notes import SourceNotes
from tests.shared_data import needs_shared, shared

FOLDERS = ("data/lca-raw", "data/lca-fy2025-data-roles", "data/lca-employer-title")

pytestmark = needs_shared(*FOLDERS)


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[Table, DataSet]]:
    into = tmp_path_factory.mktemp("evidence")
    files = [file for name in FOLDERS for file in sorted(shared(name).glob("*.csv.gz"))]
    done = import_lca(files, into, SourceNotes())
    assert done.value is not None, done.problems
    return into, {each.table: each for each in done.value}


def query(evidence: tuple[Path, dict[Table, DataSet]], text: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        for table in ("lca", "lca_counts"):
            file = (evidence[0] / f"{table}.parquet").as_posix()
            connection.execute(f"CREATE VIEW {table} AS FROM '{file}'")
        return connection.execute(text).fetchall()


Evidence = tuple[Path, dict[Table, DataSet]]


def test_every_row_is_accounted_for(evidence: Evidence) -> None:
    for each in evidence[1].values():
        apart = sum(number for note, number in each.notes.items() if "united" in note or "left out" in note)
        apart -= each.notes.get("upper pay below the lower one, left out", 0)
        assert each.read == each.kept + sum(each.rejected.values()) + apart
    assert evidence[1][Table.LCA].read == 5000 + 4 * 999 + 48_307


def test_decisions_of_fy2020(evidence: Evidence) -> None:
    rows = query(
        evidence, "SELECT status, count(*) FROM lca WHERE fiscal_year = 2020 GROUP BY ALL ORDER BY 2 DESC"
    )
    assert rows == [("certified", 4418), ("certified_withdrawn", 474), ("withdrawn", 94), ("denied", 14)]


def test_visa_classes_of_fy2020_and_fy2016(evidence: Evidence) -> None:
    rows = query(
        evidence,
        "SELECT fiscal_year, visa_class, count(*) FROM lca WHERE fiscal_year IN (2016, 2020) "
        "GROUP BY ALL ORDER BY 1, 2",
    )
    assert rows == [
        (2016, "e-3", 196), (2016, "h-1b", 781), (2016, "h-1b1", 22),
        (2020, "e-3", 126), (2020, "h-1b", 4860), (2020, "h-1b1", 14),
    ]  # fmt: skip


def test_nine_wage_levels_do_not_exist(evidence: Evidence) -> None:
    assert evidence[1][Table.LCA].notes["wage level other than I to IV, left open"] == 9


def test_pay_of_fy2015_and_fy2016_is_read(evidence: Evidence) -> None:
    rows = query(
        evidence,
        "SELECT fiscal_year, count(wage_low), count(*) FROM lca WHERE fiscal_year IN (2015, 2016) "
        "GROUP BY ALL ORDER BY 1",
    )
    assert rows == [(2015, 998, 998), (2016, 999, 999)]


def test_counted_filings(evidence: Evidence) -> None:
    each = evidence[1][Table.LCA_COUNTS]
    assert (each.read, each.rejected) == (632_875, {"the employer is blank": 6})
    assert each.notes["occupation code restored from a spreadsheet date"] == 122
    assert each.notes["occupation code in another spelling, mended"] == 4
    with duckdb.connect() as connection:
        file = shared("data/lca-employer-title/lca-employer-title-fy2022-fy2025.csv.gz").as_posix()
        blank = connection.execute(
            "SELECT sum(filings) FROM read_csv(?) WHERE employer IS NULL OR trim(employer) = ''", [file]
        ).fetchone()
    assert blank is not None
    assert query(evidence, "SELECT sum(filings) FROM lca_counts") == [(1_873_974 - blank[0],)]


def test_quarters_that_the_files_lack_are_named(evidence: Evidence) -> None:
    missing = evidence[1][Table.LCA].missing
    assert {"FY2011", "FY2019", "FY2020 Q2", "FY2024"} <= set(missing)
    assert not {"FY2020 Q1", "FY2025 Q1", "FY2025 Q4"} & set(missing)
