"""Evidence folders that are absent, half there or at odds with their description."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import orjson
import pytest

from generator.domain.records import EvidenceManifest, Table
from generator.evidence.records import PublicRecords
from generator.problems.problem import Problem
from generator.problems.report import has_errors
from generator.records.folder import MANIFEST
from generator.records.store import public_records, record_names
from generator.records.tables import COLUMNS
from tests.unit.records.folders import (
    a_count,
    a_petition,
    a_set,
    a_wage,
    an_application,
    write_folder,
    write_manifest,
    write_table,
)
from tests.unit.records.questions import SHOWN, asked, records_of

AREA = {"area": "100", "name": "Bread Basin, TX", "state": "TX", "county": "Oven County"}


def a_folder(folder: Path) -> Path:
    return write_folder(
        folder,
        {
            Table.LCA: [an_application()],
            Table.LCA_COUNTS: [a_count(3)],
            Table.USCIS: [a_petition(2025, 1, 0, 2, 0)],
            Table.WAGES: [a_wage()],
            Table.AREAS: [AREA],
            Table.OCCUPATIONS: [
                {"code": "15-1252.00", "soc": "15-1252", "title": "Bakers", "kind": "occupation"}
            ],
        },
    )


def only_problem(problems: tuple[Problem, ...]) -> Problem:
    assert len(problems) == 1, problems
    assert not has_errors(problems)
    return problems[0]


def test_a_site_without_the_folder_has_no_records_and_no_problem(tmp_path: Path) -> None:
    absent = tmp_path / "evidence"
    assert public_records(absent, SHOWN, asked()).value == PublicRecords()
    assert public_records(absent, SHOWN, asked()).problems == ()
    assert record_names(absent, SHOWN).value is None
    assert record_names(absent, SHOWN).problems == ()


def test_a_whole_folder_has_every_part_and_no_problem(tmp_path: Path) -> None:
    records = records_of(a_folder(tmp_path))
    assert [each.table for each in records.sets] == list(Table)
    assert records.counted is not None
    assert records.petitions is not None
    assert records.wages is not None


def test_tables_without_a_description_are_not_used(tmp_path: Path) -> None:
    (a_folder(tmp_path) / MANIFEST).unlink()
    checked = public_records(tmp_path, SHOWN, asked())
    assert only_problem(checked.problems).rule == "evidence-manifest"
    assert checked.value == PublicRecords()


def test_a_description_of_a_newer_format_is_not_read(tmp_path: Path) -> None:
    path = a_folder(tmp_path) / MANIFEST
    path.write_bytes(orjson.dumps({**orjson.loads(path.read_bytes()), "format": 2}))
    checked = record_names(tmp_path, SHOWN)
    problem = only_problem(checked.problems)
    assert (problem.rule, problem.path) == ("evidence-manifest", f"{SHOWN}/{MANIFEST}")
    assert "`format`" in problem.message
    assert checked.value is None


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-10])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("employer,status\n")


def _damage(path: Path) -> None:
    """The footer stays whole; a page of values is overwritten."""
    content = path.read_bytes()
    path.write_bytes(content[:4] + b"\xff" * 40 + content[44:])


def _rows_more(path: Path) -> None:
    write_table(path, COLUMNS[Table.LCA], [an_application(), an_application()])


def _column_less(path: Path) -> None:
    columns = {name: kind for name, kind in COLUMNS[Table.LCA].items() if name not in {"soc", "status"}}
    write_table(path, columns, [an_application()])


def _column_more(path: Path) -> None:
    write_table(path, {**COLUMNS[Table.LCA], "lawyer": "VARCHAR"}, [an_application()])


def _other_type(path: Path) -> None:
    write_table(path, {**COLUMNS[Table.LCA], "workers": "VARCHAR"}, [an_application()])


def _year_that_cannot_be(path: Path) -> None:
    write_table(path, COLUMNS[Table.LCA], [{**an_application(), "fiscal_year": 20255}])


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (Path.unlink, "is missing"),
        (_folder, "is missing"),
        (_cut, "written in part"),
        (_empty, "written in part"),
        (_text, "written in part"),
        (_damage, "damaged"),
        (_rows_more, "has 2 rows, and its description says 1"),
        (_column_less, "lacks the columns `status` and `soc`"),
        (_column_more, "has unknown columns `lawyer`"),
        (_year_that_cannot_be, "has 1 row with fiscal years, quarters or counts that cannot be"),
        (_other_type, "has other types in the columns `workers`"),
    ],
)
def test_a_faulty_table_is_left_out_with_the_command_that_mends_it(
    tmp_path: Path, spoil: Callable[[Path], None], said: str
) -> None:
    spoil(a_folder(tmp_path) / "lca.parquet")
    checked = public_records(tmp_path, SHOWN, asked())
    problem = only_problem(checked.problems)
    assert (problem.rule, problem.path) == ("evidence-table", f"{SHOWN}/lca.parquet")
    assert said in problem.message
    assert f"rolepages import lca FILE... --into {SHOWN}" in problem.hint
    assert checked.value.detailed is None
    assert checked.value.counted is not None
    assert checked.value.counted.table is Table.LCA_COUNTS


def test_the_names_come_from_the_tables_that_are_whole(tmp_path: Path) -> None:
    _cut(a_folder(tmp_path) / "lca.parquet")
    checked = record_names(tmp_path, SHOWN)
    assert only_problem(checked.problems).rule == "evidence-table"
    assert checked.value is not None
    assert [(name.name, name.filings, name.approvals) for name in checked.value] == [("NORTH WIND INC", 3, 3)]


def test_without_any_usable_table_there_is_no_data_instead_of_zero(tmp_path: Path) -> None:
    write_folder(tmp_path, {Table.LCA: [an_application()]})
    _cut(tmp_path / "lca.parquet")
    checked = public_records(tmp_path, SHOWN, asked())
    assert checked.value == PublicRecords()
    assert record_names(tmp_path, SHOWN).value is None


def test_a_table_that_the_description_does_not_name_is_not_used(tmp_path: Path) -> None:
    a_folder(tmp_path)
    write_manifest(tmp_path, EvidenceManifest(sets=(a_set(Table.LCA, 1),)))
    for table in (Table.WAGES, Table.AREAS, Table.OCCUPATIONS, Table.LCA_COUNTS):
        (tmp_path / f"{table}.parquet").unlink()
    checked = public_records(tmp_path, SHOWN, asked())
    problem = only_problem(checked.problems)
    assert (problem.rule, problem.path) == ("evidence-unlisted", f"{SHOWN}/uscis.parquet")
    assert checked.value.petitions is None


def test_a_table_that_is_described_twice_is_not_used(tmp_path: Path) -> None:
    write_folder(tmp_path, {Table.LCA: [an_application()]})
    write_manifest(tmp_path, EvidenceManifest(sets=(a_set(Table.LCA, 1), a_set(Table.LCA, 1))))
    checked = public_records(tmp_path, SHOWN, asked())
    assert {problem.message for problem in checked.problems} == {"`lca.parquet` is described twice."}
    assert checked.value == PublicRecords()


@pytest.mark.parametrize("as_of", [date(2025, 6, 30), date(2026, 7, 1)])
def test_wages_of_another_year_than_the_postings_are_not_used(tmp_path: Path, as_of: date) -> None:
    checked = public_records(a_folder(tmp_path), SHOWN, asked(as_of=as_of))
    problem = only_problem(checked.problems)
    assert (problem.rule, problem.path) == ("wages-other-year", f"{SHOWN}/wages.parquet")
    assert f"2025-07-01 to 2026-06-30, and the postings of {as_of}" in problem.message
    assert checked.value.wages is None
    assert checked.value.counted is not None
    assert not {Table.WAGES, Table.AREAS} & {each.table for each in checked.value.sets}


@pytest.mark.parametrize("as_of", [date(2025, 7, 1), date(2026, 6, 30)])
def test_wages_hold_from_their_first_day_to_their_last(tmp_path: Path, as_of: date) -> None:
    assert records_of(a_folder(tmp_path), asked(as_of=as_of)).wages is not None


def test_wages_without_areas_are_not_used(tmp_path: Path) -> None:
    write_folder(tmp_path, {Table.WAGES: [a_wage()]})
    checked = public_records(tmp_path, SHOWN, asked())
    problem = only_problem(checked.problems)
    assert (problem.rule, problem.path) == ("wages-without-areas", f"{SHOWN}/areas.parquet")
    assert checked.value.wages is None


def test_the_name_of_the_folder_is_no_column_and_no_pattern(tmp_path: Path) -> None:
    """DuckDB reads `year=2025` as a column and `*`, `?` and `[` as patterns of several files."""
    folder = write_folder(tmp_path / "[a]*?" / "year=2025", {Table.LCA: [an_application()]})
    write_folder(tmp_path / "alike" / "year=2025", {Table.LCA: [an_application(), an_application()]})
    records = records_of(folder)
    assert records.detailed_span is not None
    assert records.by_employer["north-wind"].filings[0].certified == 1


def test_an_undamaged_file_of_the_same_rows_is_accepted(tmp_path: Path) -> None:
    """The checks look at what a table says, not at the bytes another writer gave it."""
    folder = a_folder(tmp_path)
    path = folder / "lca.parquet"
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE rows AS SELECT * FROM read_parquet(?)", [path.as_posix()])
        connection.execute("COPY rows TO ? (FORMAT parquet, COMPRESSION zstd)", [path.as_posix()])
    assert records_of(folder).detailed is not None
