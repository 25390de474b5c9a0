"""Files of the O*NET database become the table of occupations and their titles."""

from datetime import date
from pathlib import Path

import pytest

from generator.domain.records import Table
from generator.importing.registers.occupations import import_occupations
from generator.importing.registers.periods import onet_release
from generator.importing.source_notes import SourceNotes
from tests.importing.registers import Sets, adds_up, one_set, only_problem, spreadsheet, stored, written

OCCUPATIONS = ("O*NET-SOC Code\tTitle\tDescription", '15-1252.00\tSoftware Developers\tWrite "software".')
ALTERNATES = (
    "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)",
    "15-1252.00\tBackend Engineer\tn/a\t08",
    '15-1252.00\tApplication Developer, "Apps"\tn/a\t08',
)
REPORTED = ("O*NET-SOC Code\tReported Job Title\tShown in My Next Move", "15-1252.00\tSoftware Engineer\tY")


def run(folder: Path, *files: Path, version: str | None = "27.0") -> Sets:
    return import_occupations(files, folder / "evidence", SourceNotes(), version)


def titles(folder: Path) -> list[tuple[object, ...]]:
    return stored(folder / "evidence", Table.OCCUPATIONS)


def test_the_three_files_become_titles_of_three_kinds(tmp_path: Path) -> None:
    files = [
        written(tmp_path / "Occupation_Data.txt", *OCCUPATIONS),
        written(tmp_path / "Alternate_Titles.txt.gz", *ALTERNATES),
        written(tmp_path / "Sample_of_Reported_Titles.txt", *REPORTED),
    ]
    described = one_set(run(tmp_path, *files))
    assert titles(tmp_path) == [
        ("15-1252.00", "15-1252", 'Application Developer, "Apps"', "alternate"),
        ("15-1252.00", "15-1252", "Backend Engineer", "alternate"),
        ("15-1252.00", "15-1252", "Software Developers", "occupation"),
        ("15-1252.00", "15-1252", "Software Engineer", "reported"),
    ]
    assert (described.read, described.kept, described.licence) == (4, 4, "CC BY 4.0")
    assert described.title == (
        "O*NET 27.0 Database by the US Department of Labor, Employment and Training Administration "
        "(USDOL/ETA)"
    )


def test_spreadsheets_repeat_the_occupations_title_without_confusion(tmp_path: Path) -> None:
    header = ("O*NET-SOC Code", "Title", "Alternate Title", "Short Title", "Source(s)")
    row = ("15-1252.00", "Software Developers", "Backend Engineer", "n/a", "08")
    one_set(run(tmp_path, spreadsheet(tmp_path / "Alternate Titles.xlsx", header, row)))
    assert titles(tmp_path) == [("15-1252.00", "15-1252", "Backend Engineer", "alternate")]


def test_the_same_title_again_is_united(tmp_path: Path) -> None:
    described = one_set(run(tmp_path, written(tmp_path / "a.txt", *ALTERNATES, ALTERNATES[1])))
    assert (described.kept, described.notes) == (2, {"the same title again, united": 1})
    assert adds_up(described)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("15-1252\tBackend Engineer\tn/a\t08", "its code is none such as 15-1252.00"),
        ("15-1252.00\t \tn/a\t08", "it has no title"),
    ],
)
def test_a_row_that_cannot_be_used_is_rejected_with_its_reason(tmp_path: Path, row: str, reason: str) -> None:
    described = one_set(run(tmp_path, written(tmp_path / "a.txt", *ALTERNATES, row)))
    assert described.rejected == {reason: 1}
    assert adds_up(described)


def test_codes_of_an_older_database_are_read_as_of_their_time(tmp_path: Path) -> None:
    """15-1131 is a code of SOC 2010 that became 15-1251."""
    file = written(tmp_path / "a.txt", *(line.replace("15-1252", "15-1131") for line in OCCUPATIONS))
    one_set(run(tmp_path, file, version="24.3"))
    assert titles(tmp_path)[0][:2] == ("15-1131.00", "15-1251")


def test_a_code_that_leads_nowhere_is_kept_without_one(tmp_path: Path) -> None:
    described = one_set(
        run(tmp_path, written(tmp_path / "a.txt", ALTERNATES[0], "99-9999.00\tNobody\tn/a\t08"))
    )
    assert titles(tmp_path) == [("99-9999.00", None, "Nobody", "alternate")]
    assert described.notes == {"code that leads to no code or several codes of SOC 2018, kept": 1}


def test_other_files_of_the_database_are_told_which_are_wanted(tmp_path: Path) -> None:
    file = written(tmp_path / "Job_Zones.txt", "O*NET-SOC Code\tJob Zone\tDate\tDomain Source", "1\t5\tx\ty")
    problem = only_problem(run(tmp_path, file))
    assert problem.rule == "record-kind"
    for wanted in ("Occupation Data", "Alternate Titles", "Sample of Reported Titles"):
        assert wanted in problem.message


@pytest.mark.parametrize(
    ("version", "day"),
    [
        ("27.0", date(2022, 8, 1)),
        ("27.1", date(2022, 11, 1)),
        ("27.2", date(2023, 2, 1)),
        ("29.3", date(2025, 5, 1)),
        ("27", None),
        ("27.4", None),
        ("latest", None),
        ("5.0", None),
    ],
)
def test_a_version_tells_the_month_of_its_release(version: str, day: date | None) -> None:
    assert onet_release(version) == day


def test_an_unknown_version_is_refused(tmp_path: Path) -> None:
    problem = only_problem(run(tmp_path, written(tmp_path / "a.txt", *ALTERNATES), version="new"))
    assert (problem.rule, "--version 30.0" in problem.hint) == ("record-period", True)


def test_the_folder_of_a_download_tells_the_version(tmp_path: Path) -> None:
    file = written(tmp_path / "db_30_1_text/Alternate Titles.txt", *ALTERNATES)
    assert one_set(run(tmp_path, file, version=None)).first == date(2025, 11, 1)
    contradicted = only_problem(run(tmp_path, file, version="27.0"))
    assert (contradicted.rule, "27.0 and 30.1" in contradicted.message) == ("record-period", True)


def test_without_a_version_nothing_is_imported(tmp_path: Path) -> None:
    problem = only_problem(run(tmp_path, written(tmp_path / "a.txt", *ALTERNATES), version=None))
    assert (problem.rule, "Nothing says" in problem.message) == ("record-period", True)


def test_an_archive_cut_short_is_a_problem(tmp_path: Path) -> None:
    rows = (f"15-1252.00\tEngineer {number}\tn/a\t08" for number in range(999))
    file = written(tmp_path / "a.txt.gz", ALTERNATES[0], *rows)
    file.write_bytes(file.read_bytes()[:-20])
    assert only_problem(run(tmp_path, file)).rule == "record-file"
    assert not (tmp_path / "evidence").exists()
