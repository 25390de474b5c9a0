"""Exports of the USCIS H-1B Employer Data Hub become a table; nothing is dropped silently."""

from datetime import date
from pathlib import Path

import pytest

from generator.domain.records import Table
from generator.importing.registers.uscis import import_uscis
from generator.importing.source_notes import SourceNotes
from generator.records.folder import MANIFEST, read_manifest
from tests.importing.registers import Sets, adds_up, one_set, only_problem, spreadsheet, stored, written

HEADER = (
    "Fiscal Year,Employer,Initial Approvals,Initial Denials,Continuing Approvals,Continuing Denials,"
    "NAICS,Tax ID,State,City,ZIP"
)
KINDS = (
    "New Employment",
    "Continuation",
    "Change with Same Employer",
    "New Concurrent",
    "Change of Employer",
    "Amended",
)
NEW_HEADER = "\t".join(
    (
        "Line by line",
        "Fiscal Year   ",
        "Employer (Petitioner) Name",
        "Tax ID",
        "Industry (NAICS) Code",
        "Petitioner City",
        "Petitioner State",
        "Petitioner Zip Code",
        *(f"{kind} {outcome}" for kind in KINDS for outcome in ("Approval", "Denial")),
    )
)
NEW_ROW = "\t".join(
    (
        *("1", "2025   ", "NORTH WIND LLC", "0042", "54 - Professional Services", "AUSTIN", "TX", "78701"),
        *("1,000", "1", "20", "2", "300", "4", "5", "8", "40", "16", "6", "32"),
    )
)
WIND = "2023,NORTH WIND LLC,3,1,20,2,54,0042,TX,AUSTIN,78701"


def imported(folder: Path, *rows: str, header: str = HEADER, name: str = "hub.csv") -> Sets:
    return run(folder, written(folder / name, header, *rows))


def run(folder: Path, *files: Path, notes: SourceNotes | None = None) -> Sets:
    return import_uscis(files, folder / "evidence", notes or SourceNotes())


def rows(folder: Path) -> list[tuple[object, ...]]:
    return stored(folder / "evidence", Table.USCIS)


def test_an_export_becomes_rows_of_the_table(tmp_path: Path) -> None:
    described = one_set(imported(tmp_path, WIND))
    assert rows(tmp_path) == [(2023, "NORTH WIND LLC", 3, 1, 20, 2, "54", "0042", "TX", "AUSTIN", "78701")]
    assert (described.first, described.last) == (date(2022, 10, 1), date(2023, 9, 30))
    assert (described.read, described.kept, described.rejected) == (1, 1, {})


def test_new_concurrent_employment_is_initial_and_everything_else_continuing(tmp_path: Path) -> None:
    """As USCIS itself defines the two sums of its older exports."""
    one_set(imported(tmp_path, NEW_ROW, header=NEW_HEADER))
    ((_, _, *counts, sector, _, _, _, _),) = rows(tmp_path)
    assert counts == [1005, 9, 20 + 300 + 40 + 6, 2 + 4 + 16 + 32]
    assert sector == "54"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8"])
@pytest.mark.parametrize("name", ["hub.csv", "hub.csv.gz", "hub.csv.zst"])
def test_the_same_export_in_any_encoding_and_packing_gives_the_same_rows(
    tmp_path: Path, encoding: str, name: str
) -> None:
    file = written(tmp_path / name, NEW_HEADER, NEW_ROW.replace("NORTH WIND", "CAFÉ"), encoding=encoding)
    one_set(run(tmp_path, file))
    assert rows(tmp_path)[0][:3] == (2025, "CAFÉ LLC", 1005)


def test_a_spreadsheet_gives_numbers_back_their_zeros(tmp_path: Path) -> None:
    row = (2023, "NORTH WIND LLC", 3, 1, 20, 2, 54, 42, "TX", "BOSTON", 2101)
    one_set(run(tmp_path, spreadsheet(tmp_path / "hub.xlsx", HEADER.split(","), row)))
    assert rows(tmp_path) == [(2023, "NORTH WIND LLC", 3, 1, 20, 2, "54", "0042", "TX", "BOSTON", "02101")]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (WIND.replace("NORTH WIND LLC", " "), "it names no employer"),
        (WIND.replace("NORTH WIND LLC", "#NAME?"), "it names no employer"),
        (WIND.replace("3,1", "-3,1"), "a count is no whole number from 0"),
        (WIND.replace("3,1", "three,1"), "a count is no whole number from 0"),
        (WIND.replace("3,1", ",1"), "a count is no whole number from 0"),
        (WIND.replace("3,1", "2.5,1"), "a count is no whole number from 0"),
        (WIND.replace("3,1", "99999999999,1"), "a count is too large"),
        (WIND.replace("NORTH WIND", "WIND " * 200), "a text is longer than 500 characters"),
        (WIND.replace("2023", "Total"), "its fiscal year is no year since 2009"),
        (WIND.replace("2023", "1023"), "its fiscal year is no year since 2009"),
        ("2023,NORTH WIND LLC", "fewer cells than the header"),
    ],
)
def test_a_row_that_cannot_be_used_is_rejected_with_its_reason_and_line(
    tmp_path: Path, row: str, reason: str
) -> None:
    checked = imported(tmp_path, WIND, row)
    described = one_set(checked)
    assert described.rejected == {reason: 1}
    assert adds_up(described)
    (problem,) = checked.problems
    assert (problem.rule, problem.position.line) == ("record-row", 3)
    assert reason in problem.message


def test_many_rows_of_one_reason_are_one_problem_with_the_first_lines(tmp_path: Path) -> None:
    checked = imported(tmp_path, WIND, *[WIND.replace("NORTH WIND LLC", "")] * 5)
    (problem,) = checked.problems
    assert problem.message == "5 rows left out: it names no employer (lines 3, 4, 5, ...)."


def test_counts_with_thousands_separators_are_counts(tmp_path: Path) -> None:
    one_set(imported(tmp_path, WIND.replace("3,1", '"1,234",1')))
    assert rows(tmp_path)[0][2] == 1234


def test_several_rows_of_an_employer_stay_even_when_they_are_equal(tmp_path: Path) -> None:
    described = one_set(imported(tmp_path, WIND, WIND, WIND.replace("AUSTIN", "DALLAS")))
    assert len(rows(tmp_path)) == described.kept == 3
    assert described.notes == {"equal to another row in every cell, kept": 1}
    assert adds_up(described)


def test_missing_years_are_named(tmp_path: Path) -> None:
    files = [
        written(tmp_path / f"{year}.csv", HEADER, WIND.replace("2023", year)) for year in ("2019", "2022")
    ]
    described = one_set(run(tmp_path, *files))
    assert described.missing == ("FY2020", "FY2021")
    assert (described.first, described.last) == (date(2018, 10, 1), date(2022, 9, 30))


def test_one_year_from_two_files_is_refused_naming_both(tmp_path: Path) -> None:
    files = [written(tmp_path / name, HEADER, WIND) for name in ("a.csv", "b.csv")]
    problem = only_problem(run(tmp_path, *files))
    assert problem.rule == "record-doubled"
    assert "a.csv" in problem.message
    assert "b.csv" in problem.message
    assert not (tmp_path / "evidence").exists()


def test_a_file_that_is_given_twice_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path / "hub.csv", HEADER, WIND)
    problem = only_problem(run(tmp_path, file, tmp_path / "." / "hub.csv"))
    assert (problem.rule, problem.message) == ("record-doubled", "The file is given 2 times.")


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "it's [new] *? data"
    folder.mkdir()
    one_set(imported(folder, WIND))
    assert len((folder / "evidence/uscis.parquet").read_bytes()) > 0


def test_names_are_freed_of_what_cannot_be_seen(tmp_path: Path) -> None:
    one_set(imported(tmp_path, WIND.replace("NORTH WIND", "\u202eNORTH\u00a0\u200b  WI\u200bND\x07")))
    assert rows(tmp_path)[0][1] == "NORTH WIND LLC"


def test_a_renamed_column_is_named_with_what_was_found(tmp_path: Path) -> None:
    problem = only_problem(imported(tmp_path, WIND, header=HEADER.replace("Employer", "Employr")))
    assert problem.rule == "record-columns"
    assert "`Employer`" in problem.message
    assert "Employr" in problem.message
    assert "did you mean `Employr` for `Employer`?" in problem.hint


def test_a_column_that_stands_twice_is_refused(tmp_path: Path) -> None:
    problem = only_problem(imported(tmp_path, f"{WIND},3", header=f"{HEADER},initial approvals"))
    assert (problem.rule, "initial approvals" in problem.message) == ("record-columns", True)


def test_one_kind_missing_from_a_new_export_is_not_counted_as_zero(tmp_path: Path) -> None:
    problem = only_problem(imported(tmp_path, NEW_ROW, header=NEW_HEADER.replace("Amended Denial", "Other")))
    assert (problem.rule, "`Amended Denial`" in problem.message) == ("record-columns", True)


def test_a_file_of_another_kind_is_told_which_are_wanted(tmp_path: Path) -> None:
    problem = only_problem(imported(tmp_path, "1,2,3", header="CASE_NUMBER,STATUS,JOB"))
    assert problem.rule == "record-kind"
    assert "Initial Approvals" in problem.message


@pytest.mark.parametrize("name", ["hub.csv.gz", "hub.csv.zst", "hub.xlsx"])
def test_a_truncated_file_is_a_problem_and_the_table_before_stays(tmp_path: Path, name: str) -> None:
    one_set(imported(tmp_path, WIND))
    before = rows(tmp_path)
    many = [WIND.replace("WIND", f"WIND {number}") for number in range(300)]
    if name.endswith("xlsx"):
        file = spreadsheet(tmp_path / name, *(line.split(",") for line in (HEADER, *many)))
    else:
        file = written(tmp_path / name, HEADER, *many)
    file.write_bytes(file.read_bytes()[:-40])
    problem = only_problem(run(tmp_path, file))
    assert (problem.rule, problem.path) == ("record-file", file.as_posix())
    assert rows(tmp_path) == before


@pytest.mark.parametrize("content", [b"", b"\xff\xfeF\x00i\x00s\x00c", b"%PDF-1.7 ...", b"<html></html>"])
def test_a_foreign_file_is_a_problem(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "hub.csv"
    file.write_bytes(content)
    assert only_problem(run(tmp_path, file)).rule in {"record-file", "record-kind"}


def test_bytes_that_are_not_utf_8_cost_their_row_alone(tmp_path: Path) -> None:
    file = tmp_path / "hub.csv"
    file.write_bytes(f"{HEADER}\n{WIND}\n".encode() + WIND.replace("WIND", "É").encode("latin-1"))
    assert one_set(run(tmp_path, file)).rejected == {"bytes that are not UTF-8": 1}


def test_an_import_without_a_usable_row_writes_nothing(tmp_path: Path) -> None:
    checked = imported(tmp_path, WIND.replace("NORTH WIND LLC", ""))
    assert checked.value is None
    assert [problem.rule for problem in checked.problems] == ["record-nothing", "record-row"]
    assert not (tmp_path / "evidence").exists()


def test_a_file_where_the_folder_should_be_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "evidence").write_text("", encoding="utf-8")
    assert only_problem(imported(tmp_path, WIND)).rule == "record-target"


def test_the_command_line_may_say_what_the_source_is(tmp_path: Path) -> None:
    notes = SourceNotes("Invented petitions", "https://hub.example/", "CC0", demo=True)
    described = one_set(run(tmp_path, written(tmp_path / "hub.csv", HEADER, WIND), notes=notes))
    assert (described.title, described.url, described.licence, described.demo) == (
        "Invented petitions",
        "https://hub.example/",
        "CC0",
        True,
    )
    assert read_manifest(tmp_path / "evidence", "data/evidence").value is not None


def test_the_same_files_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    files = [
        written(tmp_path / f"{year}.csv", HEADER, WIND.replace("2023", year)) for year in ("2019", "2022")
    ]
    found = []
    for name, order in (("one", files), ("two", files[::-1])):
        import_uscis(order, tmp_path / name, SourceNotes())
        found.append([(tmp_path / name / file).read_bytes() for file in ("uscis.parquet", MANIFEST)])
    assert found[0] == found[1]


def test_nothing_but_the_tables_is_left_in_the_folder(tmp_path: Path) -> None:
    one_set(imported(tmp_path, WIND))
    assert sorted(path.name for path in (tmp_path / "evidence").iterdir()) == [MANIFEST, "uscis.parquet"]
