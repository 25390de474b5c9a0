"""What kinds of files are read, what spoiled rows cost, and that a failed import changes nothing."""

import gzip
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import zstandard
from typer.testing import CliRunner

from generator.cli import app
from generator.domain.records import Table
from generator.importing.disclosures import lca, open_tables, spreadsheets
from generator.importing.disclosures.lca_layouts import Layout
from generator.records.folder import read_manifest
from tests.importing.lca_builders import CASE, counts, imported, kept, number, table


def workbook(
    path: Path, rows: list[dict[str, Any]], *, sheets: tuple[str, ...] = ("LCA",), **options: Any
) -> Path:
    """A workbook whose last sheet has the rows; days are cells of the kind day."""
    book = xlsxwriter.Workbook(path, {"default_date_format": "m/d/yyyy", **options})
    for name in sheets:
        sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, list(CASE))
    for line, row in enumerate(rows, start=1):
        values = CASE | {"CASE_NUMBER": number(line)} | row
        for column, value in enumerate(values.values()):
            sheet.write(line, column, value)
    book.close()
    return path


ROWS: list[dict[str, Any]] = [
    {
        "DECISION_DATE": date(2024, 11, 1),
        "WAGE_RATE_OF_PAY_FROM": 120000.5,
        "NAICS_CODE": 541511,
        "SOC_CODE": date(3021, 11, 1),
        "EMPLOYER_NAME": "Crumb & Co <Bakers>",
    },
    {"EMPLOYER_NAME": "", "TOTAL_WORKER_POSITIONS": True},
    {"PW_WAGE_LEVEL": "", "WAGE_RATE_OF_PAY_TO": 130000, "JOB_TITLE": "Bäcker 🥐"},
]


def only(problems: Any) -> Any:
    (problem,) = problems
    return problem


@pytest.fixture(params=["held", "streamed"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to read a workbook."""
    monkeypatch.setattr(spreadsheets, "HELD_WHOLE", (1 << 40) if request.param == "held" else 0)
    return str(request.param)


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("options", [{}, {"constant_memory": True}, {"date_1904": True}])
def test_a_workbook_is_read_like_a_csv_file(tmp_path: Path, options: dict[str, Any]) -> None:
    done, problems = imported(tmp_path, workbook(tmp_path / "lca.xlsx", ROWS, **options))
    assert done is not None, problems
    assert done[Table.LCA].rejected == {"the employer is blank": 1}
    assert only(problems).position.line == 3
    columns = ("decided_on", "wage_low", "wage_high", "naics", "soc", "employer", "job_title", "level")
    assert kept(tmp_path, *columns) == [
        (date(2024, 11, 1), 120000.5, None, "541511", "11-3021", "Crumb & Co <Bakers>", "Baker of Data", 2),
        (date(2024, 11, 1), 120000.0, 130000.0, "311811", "15-1252", "Crumb & Co", "Bäcker 🥐", None),
    ]


def test_both_readers_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = []
    for limit in (0, 1 << 40):
        monkeypatch.setattr(spreadsheets, "HELD_WHOLE", limit)
        folder = tmp_path / str(limit)
        folder.mkdir()
        imported(folder, workbook(folder / "lca.xlsx", ROWS))
        contents.append((folder / "evidence/lca.parquet").read_bytes())
    assert contents[0] == contents[1]


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.ZstdCompressor().compress, bytes])
@pytest.mark.parametrize("name", ["lca.csv", "lca.dat"])
def test_packed_and_plain_files_are_told_apart_by_content(tmp_path: Path, pack: Any, name: str) -> None:
    done, problems = imported(tmp_path, pack(table([{}]).encode()), name=name)
    assert (done is not None, problems) == (True, ())


@pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
def test_other_delimiters_are_read(tmp_path: Path, delimiter: str) -> None:
    text = table([{}]).replace(",", delimiter)
    assert imported(tmp_path, text)[0] is not None


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_read(tmp_path: Path, end: str) -> None:
    imported(tmp_path, table([{}, {}]).replace("\n", end))
    assert len(kept(tmp_path, "case_number")) == 2


def test_quotes_and_line_breaks_in_cells_are_read_and_lines_counted(tmp_path: Path) -> None:
    odd = {"EMPLOYER_NAME": 'Crumb, "Fresh"\nand Co'}
    done, problems = imported(tmp_path, table([odd, {"EMPLOYER_NAME": ""}]))
    assert done is not None
    assert kept(tmp_path, "employer") == [('Crumb, "Fresh" and Co',)]
    assert only(problems).position.line == 4


def test_an_open_quotation_mark_costs_one_row(tmp_path: Path) -> None:
    lines = table([{}, {}, {}, {}]).splitlines(keepends=True)
    lines[2] = lines[2].replace("Baker of Data", '"Baker of Data')
    done, problems = imported(tmp_path, "".join(lines))
    assert done is not None
    assert [row for (row,) in kept(tmp_path, "case_number")] == [number(1), number(3), number(4)]
    assert done[Table.LCA].rejected == {open_tables.UNREADABLE: 1}
    assert only(problems).position.line == 3


def test_rows_of_another_width_are_left_out_with_their_reason(tmp_path: Path) -> None:
    done, _ = imported(tmp_path, table([{}]) + "a,b\n" + "x," * 40 + "\n" + "\n" + "," * 23 + "\n")
    assert done is not None
    each = done[Table.LCA]
    assert each.rejected == {open_tables.TOO_FEW: 1, open_tables.TOO_MANY: 1}
    assert each.read == 3


def test_empty_cells_at_the_end_of_a_row_do_no_harm(tmp_path: Path) -> None:
    done, problems = imported(tmp_path, table([{}]).rstrip("\n") + ",,,\n")
    assert (done is not None, problems) == (True, ())


def test_bytes_that_are_not_utf8_cost_one_row(tmp_path: Path) -> None:
    content = table([{}, {"EMPLOYER_NAME": "Bäcker"}]).encode().replace("ä".encode(), b"\xe4")
    done, _ = imported(tmp_path, content)
    assert done is not None
    assert done[Table.LCA].rejected == {"text that is not UTF-8": 1}
    assert done[Table.LCA].kept == 1


def test_nul_bytes_and_the_separator_of_staging_are_taken_out_of_texts(tmp_path: Path) -> None:
    imported(tmp_path, table([{"EMPLOYER_NAME": "Cr\0umb\x1fCo", "JOB_TITLE": "B" * 50_000}]))
    ((employer, title),) = kept(tmp_path, "employer", "job_title")
    assert (employer, len(title)) == ("Crumb Co", 1000)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b"\n\n", "no header"),
        (gzip.compress(table([{}] * 500).encode(), mtime=0)[:-40], "the end of the gzip archive is missing"),
        (
            zstandard.ZstdCompressor().compress(table([{}] * 500).encode())[:-40],
            "the end of the zstd archive",
        ),
        (b"\x1f\x8b" + b"no archive at all", "the gzip archive is damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "an old Excel file (.xls) or protected by a password",
        ),
        (b"PK\x03\x04" + b"\0" * 50, "the end of the spreadsheet is missing"),
        (b"%PDF-1.7 ...", "a file of another kind"),
        (b"<!DOCTYPE html><html>Sign in</html>", "a web page"),
        (table([{}]).encode("utf-16")[:-1], "UTF-16 with a character cut in two"),
        (b"\0\1\2\3\xff\xfe\0\0\xff\n\0\0", "no header of a table"),
    ],
)
def test_a_file_that_is_no_whole_table_is_a_problem(tmp_path: Path, content: bytes, said: str) -> None:
    done, problems = imported(tmp_path, content)
    assert done is None
    assert only(problems).rule == "lca-file"
    assert said in only(problems).message
    assert not (tmp_path / "evidence").exists()


@pytest.mark.parametrize("cut", [200, 2000])
def test_a_workbook_cut_short_is_a_problem(tmp_path: Path, cut: int) -> None:
    path = workbook(tmp_path / "lca.xlsx", ROWS)
    path.write_bytes(path.read_bytes()[:-cut])
    done, problems = imported(tmp_path, path)
    assert (done, only(problems).rule) == (None, "lca-file")


@pytest.mark.usefixtures("reader")
def test_an_archive_that_is_no_workbook_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "lca.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "nothing here")
    done, problems = imported(tmp_path, path)
    assert (done, only(problems).rule) == (None, "lca-file")


@pytest.mark.usefixtures("reader")
def test_a_workbook_with_entities_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "lca.xlsx", ROWS)
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst xmlns="y"><si><t>&b;</t></si></sst>'
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, bomb if name == "xl/sharedStrings.xml" else content)
    assert imported(tmp_path, tmp_path / "bomb.xlsx")[0] is None


def test_a_workbook_too_large_to_be_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "_LARGEST_SHEET", 1000)
    done, problems = imported(tmp_path, workbook(tmp_path / "lca.xlsx", ROWS))
    assert done is None
    assert "more than any disclosure file" in only(problems).message


def test_one_unreadable_file_stops_all_and_every_problem_is_said(tmp_path: Path) -> None:
    done, problems = imported(tmp_path, table([{}]), b"", "a,b,c\n1,2,3\n")
    assert done is None
    assert sorted(problem.rule for problem in problems) == ["lca-columns", "lca-file"]


def test_nothing_to_keep_is_a_problem(tmp_path: Path) -> None:
    done, problems = imported(tmp_path, table([{"EMPLOYER_NAME": ""}]))
    assert done is None
    assert [problem.rule for problem in problems] == ["lca-rows", "lca-nothing"]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "evidence").iterdir())}


def test_an_import_replaces_its_table_and_leaves_the_others(tmp_path: Path) -> None:
    imported(tmp_path, table([{}]))
    before = contents(tmp_path)
    imported(tmp_path, counts({}))
    after = contents(tmp_path)
    assert after["lca.parquet"] == before["lca.parquet"]
    manifest = read_manifest(tmp_path / "evidence", "evidence").value
    assert manifest is not None
    assert [each.table for each in manifest.sets] == [Table.LCA, Table.LCA_COUNTS]
    imported(tmp_path, table([{}, {}]))
    assert len(kept(tmp_path, "case_number")) == 2
    assert contents(tmp_path)["lca_counts.parquet"] == after["lca_counts.parquet"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", ["store_tables", "stage", "recognise"])
def test_an_interrupted_import_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, step: str
) -> None:
    imported(tmp_path, table([{}]))
    before = contents(tmp_path)

    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(lca, step, fails)
    if isinstance(error, KeyboardInterrupt):
        with pytest.raises(KeyboardInterrupt):
            imported(tmp_path, table([{}, {}]))
    else:
        done, problems = imported(tmp_path, table([{}, {}]))
        assert (done, only(problems).rule) == (None, "lca-target")
        assert "No space left on device" in only(problems).message
    assert contents(tmp_path) == before


def test_ctrl_c_during_a_query_ends_the_import_like_anywhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(tmp_path, table([{}]))
    before = contents(tmp_path)

    def interrupted(*_: object) -> None:
        raise RuntimeError("Query interrupted")  # what DuckDB makes of the signal

    monkeypatch.setitem(lca._BUILDERS, Layout.CASES, interrupted)
    with pytest.raises(KeyboardInterrupt):
        imported(tmp_path, table([{}, {}]))
    assert contents(tmp_path) == before


def test_a_folder_that_cannot_be_made_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "evidence").write_text("a file in its place")
    done, problems = imported(tmp_path, table([{}]))
    assert (done, only(problems).rule) == (None, "lca-target")


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_says_what_it_did(at_home: Path) -> None:
    (at_home / "lca.csv").write_text(table([{}, {"EMPLOYER_NAME": ""}, {"PW_WAGE_LEVEL": "V"}]))
    options = [
        "--into",
        "evidence",
        "--title",
        "Invented",
        "--licence",
        "CC0",
        "--url",
        "https://x.example/",
        "--demo",
    ]
    result = CliRunner().invoke(app, ["import", "lca", "lca.csv", *options])
    assert result.exit_code == 0
    assert "lca: read 3 rows, kept 2. 2024-11-01 to 2024-11-01." in result.stderr
    assert "rejected 1: the employer is blank" in result.stderr
    assert "noted 1: wage level other than I to IV, left open" in result.stderr
    assert "lca.csv:3" in result.stderr
    manifest = read_manifest(at_home / "evidence", "evidence").value
    assert manifest is not None
    (each,) = manifest.sets
    assert (each.title, each.licence, each.demo, str(each.url)) == (
        "Invented",
        "CC0",
        True,
        "https://x.example/",
    )


def test_the_source_is_the_departments_unless_it_is_said(at_home: Path) -> None:
    done, _ = imported(at_home, table([{}]))
    assert done is not None
    each = done[Table.LCA]
    assert (each.title, each.licence) == ("OFLC LCA disclosure data", "public domain (US government work)")
    assert str(each.url) == "https://www.dol.gov/agencies/eta/foreign-labor/performance"
    assert not each.demo


def test_the_command_fails_when_nothing_was_written(at_home: Path) -> None:
    (at_home / "lca.csv").write_text("a,b\n1,2\n")
    result = CliRunner().invoke(app, ["import", "lca", "lca.csv", "--into", "evidence"])
    assert result.exit_code == 1
    assert "Nothing was written." in result.stderr
