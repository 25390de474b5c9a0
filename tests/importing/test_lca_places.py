"""Where in a file a table may stand: below titles, on a later sheet, in UTF-16; and what is not guessed."""

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from generator.domain.records import Table
from generator.importing.disclosures import spreadsheets
from tests.importing.lca_builders import CASE, imported, kept, number, table

TITLES = ["OFLC disclosure data, FY2025 Q1", "U.S. Department of Labor, Employment and Training", ""]


@pytest.fixture(params=["held", "streamed"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to read a workbook."""
    monkeypatch.setattr(spreadsheets, "HELD_WHOLE", (1 << 40) if request.param == "held" else 0)
    return str(request.param)


def book(path: Path, **sheets: list[list[str]]) -> Path:
    """A workbook with the given rows on its sheets."""
    with xlsxwriter.Workbook(path) as written:
        for name, rows in sheets.items():
            sheet = written.add_worksheet(name)
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
    return path


def applications(*numbers: int) -> list[list[str]]:
    return [list(CASE), *([number(each), *list(CASE.values())[1:]] for each in numbers)]


def test_titles_above_the_header_are_passed_over_and_lines_are_those_of_the_file(tmp_path: Path) -> None:
    done, (problem,) = imported(tmp_path, "\n".join([*TITLES, table([{}, {"EMPLOYER_NAME": ""}])]))
    assert done is not None
    assert len(kept(tmp_path, "case_number")) == 1
    assert problem.position.line == 6


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_text_of_windows_programs_is_read(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = table([{"EMPLOYER_NAME": "Bäckerei"}]).replace(",", delimiter).replace("\n", "\r\n")
    assert imported(tmp_path, text.encode(encoding))[0] is not None
    assert kept(tmp_path, "employer") == [("Bäckerei",)]


def test_text_of_an_older_encoding_costs_its_rows_and_is_told_how_to_convert(tmp_path: Path) -> None:
    done, (problem,) = imported(tmp_path, table([{"EMPLOYER_NAME": "Bäckerei"}, {}]).encode("latin-1"))
    assert done is not None
    assert done[Table.LCA].rejected == {"text that is not UTF-8": 1}
    assert "iconv -f WINDOWS-1252 -t UTF-8" in problem.hint


def test_a_header_that_breaks_a_name_over_two_lines_is_read(tmp_path: Path) -> None:
    text = table([{}]).replace("FULL_TIME_POSITION", '"FULL_TIME\nPOSITION"')
    assert imported(tmp_path, text)[0] is not None
    assert kept(tmp_path, "full_time") == [(True,)]


@pytest.mark.usefixtures("reader")
def test_a_workbook_may_begin_with_titles_and_blank_rows(tmp_path: Path) -> None:
    rows = [[], ["FY2025 Q1"], [], *applications(1, 2)]
    rows[-1][list(CASE).index("EMPLOYER_NAME")] = ""
    done, (problem,) = imported(tmp_path, book(tmp_path / "lca.xlsx", LCA=rows))
    assert done is not None
    assert kept(tmp_path, "case_number") == [(number(1),)]
    assert problem.position.line == 6


@pytest.mark.usefixtures("reader")
def test_the_sheet_with_the_applications_is_found_behind_a_read_me(tmp_path: Path) -> None:
    layout = [["FIELD NAME", "DESCRIPTION"], ["CASE_NUMBER", "A number"], ["CASE_STATUS", "A decision"]]
    file = book(tmp_path / "lca.xlsx", Layout=layout, LCA=applications(1), Notes=[["The end"]])
    done, problems = imported(tmp_path, file)
    assert (done is not None, problems) == (True, ())
    assert kept(tmp_path, "case_number") == [(number(1),)]


@pytest.mark.usefixtures("reader")
def test_several_sheets_of_applications_are_a_problem_and_none_is_dropped(tmp_path: Path) -> None:
    done, (problem,) = imported(tmp_path, book(tmp_path / "x.xlsx", Q1=applications(1), Q2=applications(2)))
    assert (done, problem.rule) == (None, "lca-file")
    assert "`Q1` and `Q2`" in problem.message
    assert "save each sheet" in problem.hint


def test_a_renamed_column_below_a_title_is_named_with_the_columns_found(tmp_path: Path) -> None:
    text = "\n".join([*TITLES, table([{}]).replace("EMPLOYER_NAME", "COMPANY")])
    done, (problem,) = imported(tmp_path, text)
    assert (done, problem.rule) == (None, "lca-columns")
    assert "It has `CASE_NUMBER`" in problem.message
    assert "`COMPANY`" in problem.message


def test_an_archive_of_several_files_names_them(tmp_path: Path) -> None:
    path = tmp_path / "lca.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("LCA_FY2025.csv", table([{}]))
        archive.writestr("layout.pdf", "x")
    done, (problem,) = imported(tmp_path, path)
    assert (done, problem.rule) == (None, "lca-file")
    assert "`LCA_FY2025.csv` and `layout.pdf`" in problem.message
    assert problem.hint == "unpack it and import the file itself."


def test_a_header_without_rows_is_told_as_such(tmp_path: Path) -> None:
    done, (problem,) = imported(tmp_path, table([]))
    assert (done, problem.rule) == (None, "lca-nothing")
    assert problem.message == "The file holds a header and no rows."
