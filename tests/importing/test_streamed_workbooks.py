"""What is read of a workbook too large to hold, and what is damage."""

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from generator.importing.disclosures.streamed_workbooks import WorkbookError, streamed_sheets

SHEET = "xl/worksheets/sheet1.xml"


def workbook(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("One")
        sheet.write_row(0, 0, ["text", 2.5, True])
        sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
        sheet.write(2, 2, "end")
    return path


def changed(path: Path, part: str, old: str, new: str) -> Path:
    """The workbook with a part of its archive written otherwise; `old` is a pattern that has to occur."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts[part], times = re.subn(old, new, parts[part])
    assert times
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def rows_of(path: Path) -> list[tuple[int, list[Any]]]:
    with path.open("rb") as stream, streamed_sheets(stream) as sheets:
        return [row for _, rows in sheets for row in rows]


ROWS = [(1, ["text", 2.5, True]), (2, []), (3, ["", "", "end"])]


def test_rows_keep_their_numbers_and_errors_are_no_values(tmp_path: Path) -> None:
    assert rows_of(workbook(tmp_path / "x.xlsx")) == ROWS


@pytest.mark.parametrize("said", ['<dimension ref="A1"/>', ""])
def test_the_size_that_a_sheet_says_is_not_believed(tmp_path: Path, said: str) -> None:
    path = changed(workbook(tmp_path / "x.xlsx"), SHEET, "<dimension[^>]*>", said)
    assert rows_of(path) == ROWS


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        (SHEET, "</sheetData>.*", "", "damaged"),
        (SHEET, 'r="C3"', 'r="ZZZZ3"', "damaged"),
        (SHEET, '<row r="3"', '<row r="99999999999"', "no row 1048577"),
        (SHEET, "<v>2.5</v>", "<v>many</v>", "damaged"),
        ("xl/sharedStrings.xml", "<si>.*</si>", "", "damaged"),
        ("xl/sharedStrings.xml", "<sst", '<!DOCTYPE x [<!ENTITY a "aa">]><sst', "entities"),
        (SHEET, "<worksheet", '<!DOCTYPE x [<!ENTITY a "aa">]><worksheet', "entities"),
        ("xl/workbook.xml", ".*", "<", "damaged"),
        ("[Content_Types].xml", "<Override[^>]*>", "", "damaged"),
    ],
)
def test_a_part_that_is_not_as_the_standard_says_is_damage(
    tmp_path: Path, part: str, old: str, new: str, said: str
) -> None:
    path = changed(workbook(tmp_path / "x.xlsx"), part, f"(?s){old}", new)
    with pytest.raises(WorkbookError, match=said):
        rows_of(path)
