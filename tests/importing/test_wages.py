"""OFLC's prevailing wages and their areas become tables."""

from datetime import date
from pathlib import Path

import pytest

from generator.domain.records import DataSet, Table
from generator.importing.registers.periods import named_wage_year
from generator.importing.registers.wages import import_wages
from generator.importing.source_notes import SourceNotes
from generator.records.folder import read_manifest
from tests.importing.registers import Sets, adds_up, one_set, only_problem, spreadsheet, stored, written

HEADER = "soc_code,area_id,level1,level2,level3,level4"
PUBLISHED = '"Area","SocCode","GeoLvl","Level1","Level2","Level3","Level4","Average","Label"'
GEOGRAPHY = '"Area","AreaName","StateAb","State","CountyTownName"'
AUSTIN = "15-1252,12420,40.5,50,60.25,70"
TRAVIS = '"12420","Austin, TX","TX","Texas","Travis County"'


def imported(folder: Path, *rows: str, header: str = HEADER, year: int | None = 2025) -> Sets:
    return run(folder, written(folder / "wages.csv", header, *rows), year=year)


def run(folder: Path, *files: Path, year: int | None = 2025) -> Sets:
    return import_wages(files, folder / "evidence", SourceNotes(), year)


def wages(folder: Path) -> list[tuple[object, ...]]:
    return stored(folder / "evidence", Table.WAGES)


def areas(folder: Path) -> list[tuple[object, ...]]:
    return stored(folder / "evidence", Table.AREAS)


def test_a_wage_table_becomes_rows_of_its_wage_year(tmp_path: Path) -> None:
    described = one_set(imported(tmp_path, AUSTIN))
    assert wages(tmp_path) == [("15-1252", "12420", 40.5, 50.0, 60.25, 70.0)]
    assert (described.first, described.last) == (date(2025, 7, 1), date(2026, 6, 30))
    assert described.title == "OFLC prevailing wages, July 2025 to June 2026"


def test_the_departments_own_export_is_read_with_its_labels(tmp_path: Path) -> None:
    rows = (
        '"12420","15-1252","1","40.50","50.00","60.25","70.00","55.2",""',
        '"12420","53-2011","1","83200.00","98765.43","124800.00","145600.00","120000","Annual Wage"',
        '"12420","29-1215","1","","","","","115.00","High Wage"',
    )
    described = one_set(imported(tmp_path, *rows, header=PUBLISHED))
    levels = {row[0]: row[2:] for row in wages(tmp_path)}
    assert levels["15-1252"] == (40.5, 50.0, 60.25, 70.0)
    assert levels["29-1215"] == (None, None, None, None)
    assert [round(level * 2080, 2) for level in levels["53-2011"] if isinstance(level, float)] == [
        83_200,
        98_765.43,
        124_800,
        145_600,
    ]
    assert described.notes == {
        "level without a published wage (zero or empty)": 1,
        "yearly wages, divided by 2,080 hours": 1,
    }


def test_yearly_amounts_in_a_table_without_labels_are_told_by_their_size(tmp_path: Path) -> None:
    described = one_set(imported(tmp_path, "25-1011,12420,83200,104000,124800,145600"))
    assert wages(tmp_path) == [("25-1011", "12420", 40.0, 50.0, 60.0, 70.0)]
    assert described.notes == {"yearly wages, divided by 2,080 hours": 1}


def test_a_zero_wage_is_not_published(tmp_path: Path) -> None:
    described = one_set(imported(tmp_path, "15-1252,12420,0,0.00,0,0", AUSTIN.replace("12420", "19100")))
    assert wages(tmp_path)[0] == ("15-1252", "12420", None, None, None, None)
    assert described.notes == {"level without a published wage (zero or empty)": 1}


def test_levels_that_do_not_rise_are_kept_and_noted(tmp_path: Path) -> None:
    described = one_set(imported(tmp_path, "15-1252,12420,40,39,60,70"))
    assert wages(tmp_path) == [("15-1252", "12420", 40.0, 39.0, 60.0, 70.0)]
    assert described.notes == {"levels that do not rise, kept": 1}


def test_equal_rows_are_united(tmp_path: Path) -> None:
    described = one_set(imported(tmp_path, AUSTIN, AUSTIN.replace("12420", "012420"), AUSTIN))
    assert len(wages(tmp_path)) == 1
    assert described.notes == {"the same row again, united": 2}
    assert adds_up(described)


def test_different_wages_for_one_occupation_and_area_are_rejected_together(tmp_path: Path) -> None:
    described = one_set(imported(tmp_path, AUSTIN, AUSTIN.replace("70", "71"), AUSTIN.replace("12420", "1")))
    assert [row[1] for row in wages(tmp_path)] == ["1"]
    assert described.rejected == {"other wages for the same occupation and area in another row": 2}
    assert adds_up(described)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("15-12,12420,40,50,60,70", "its occupation is no code such as 15-1252"),
        ("15-1252,Austin,40,50,60,70", "its area is no number"),
        ("15-1252,12420,40,fifty,60,70", "a wage is no amount"),
        ("15-1252,12420,40,-50,60,70", "a wage is no amount"),
        ("15-1252,12420,40,50,60,145600", "hourly and yearly wages in one row"),
    ],
)
def test_a_row_that_cannot_be_used_is_rejected_with_its_reason(tmp_path: Path, row: str, reason: str) -> None:
    described = one_set(imported(tmp_path, AUSTIN, row))
    assert described.rejected == {reason: 1}
    assert adds_up(described)


def test_an_annual_label_on_hourly_amounts_is_no_wage(tmp_path: Path) -> None:
    rows = (
        '"1","15-1252","1","40","50","60","70","55","Annual Wage"',
        '"2","15-1252","1","40","50","60","70","55",""',
    )
    described = one_set(imported(tmp_path, *rows, header=PUBLISHED))
    assert described.rejected == {"hourly and yearly wages in one row": 1}


@pytest.mark.parametrize("code", ["13-1020", "15-1252.00", "151252"])
def test_codes_of_the_wage_tables_own_stay_as_they_are(tmp_path: Path, code: str) -> None:
    one_set(imported(tmp_path, AUSTIN.replace("15-1252", code)))
    assert wages(tmp_path)[0][0] == ("13-1020" if code == "13-1020" else "15-1252")


def both(folder: Path, *counties: str) -> dict[Table, DataSet]:
    files = (
        written(folder / "wages.csv", HEADER, AUSTIN),
        written(folder / "Geography.csv", GEOGRAPHY, *counties),
    )
    checked = run(folder, *files)
    assert checked.value is not None, checked.problems
    return {each.table: each for each in checked.value}


def test_wages_and_geography_are_told_apart_by_their_columns(tmp_path: Path) -> None:
    sets = both(tmp_path, TRAVIS)
    assert set(sets) == {Table.WAGES, Table.AREAS}
    assert areas(tmp_path) == [("12420", "Austin, TX", "TX", "Travis County")]
    assert sets[Table.AREAS].files == ("Geography.csv",)


def test_importing_one_of_them_leaves_the_other_table(tmp_path: Path) -> None:
    both(tmp_path, TRAVIS)
    one_set(run(tmp_path, written(tmp_path / "g.csv", GEOGRAPHY, TRAVIS, TRAVIS.replace("Travis", "Hays"))))
    assert len(areas(tmp_path)) == 2
    assert len(wages(tmp_path)) == 1
    manifest = read_manifest(tmp_path / "evidence", "data/evidence").value
    assert manifest is not None
    assert [each.table for each in manifest.sets] == [Table.WAGES, Table.AREAS]


def test_a_county_in_several_areas_is_rejected(tmp_path: Path) -> None:
    elsewhere = TRAVIS.replace("12420", "9").replace("Travis County", "TRAVIS")
    described = both(tmp_path, TRAVIS, elsewhere, TRAVIS.replace("Travis", "Hays"))[Table.AREAS]
    assert [row[3] for row in areas(tmp_path)] == ["Hays County"]
    assert described.rejected == {"its county stands in several areas": 2}
    assert adds_up(described)


def test_geography_rows_add_up(tmp_path: Path) -> None:
    rows = (
        TRAVIS,
        TRAVIS,
        TRAVIS.replace("Travis County", ""),
        TRAVIS.replace('"TX"', '"Texas"'),
        TRAVIS.replace("Travis", "Hays").replace("Austin, TX", "Austin TX"),
    )
    described = both(tmp_path, *rows)[Table.AREAS]
    assert described.rejected == {
        "it names no area or no county": 1,
        "its state is no code of two letters": 1,
    }
    assert described.notes == {"area with several names, the first taken": 1, "the same row again, united": 1}
    assert adds_up(described)
    assert {row[1] for row in areas(tmp_path)} == {"Austin, TX"}


def test_an_area_without_counties_is_noted(tmp_path: Path) -> None:
    sets = both(tmp_path, TRAVIS.replace("12420", "19100"))
    assert sets[Table.WAGES].notes == {"area without counties in the geography, kept": 1}


def test_without_a_year_nothing_is_imported(tmp_path: Path) -> None:
    problem = only_problem(imported(tmp_path, AUSTIN, year=None))
    assert (problem.rule, "--year 2025" in problem.hint) == ("record-period", True)


def test_the_year_may_stand_in_the_name_of_the_file_or_its_folder(tmp_path: Path) -> None:
    file = written(tmp_path / "OFLC_Wages_2024-25/ALC_Export.csv", HEADER, AUSTIN)
    assert one_set(run(tmp_path, file, year=None)).first == date(2024, 7, 1)


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("wages-2025-26.csv", 2025),
        ("wages_2025_2026.csv", 2025),
        ("wages-2099-00.csv", 2099),
        ("wages-2025-07.csv", None),
        ("wages-2025.csv", None),
        ("2025-26-wages.csv", 2025),
        ("120255-26.csv", None),
    ],
)
def test_only_two_years_in_a_row_name_a_wage_year(name: str, year: int | None) -> None:
    assert named_wage_year(Path("/data") / name) == year


def test_a_year_that_a_name_contradicts_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path / "wages-2024-25.csv", HEADER, AUSTIN)
    problem = only_problem(run(tmp_path, file, year=2025))
    assert (problem.rule, "2024" in problem.message, "2025" in problem.message) == (
        "record-period",
        True,
        True,
    )


def test_the_wages_of_colleges_are_not_taken_for_all(tmp_path: Path) -> None:
    file = written(tmp_path / "EDC_Export.csv", PUBLISHED, '"1","15-1252","1","4","5","6","7","5",""')
    problem = only_problem(run(tmp_path, file))
    assert (problem.rule, "ALC_Export.csv" in problem.hint) == ("record-kind", True)


def test_a_missing_level_is_named(tmp_path: Path) -> None:
    problem = only_problem(imported(tmp_path, "15-1252,1,4,5,6", header=HEADER.replace(",level4", "")))
    assert (problem.rule, "`Level4`" in problem.message) == ("record-columns", True)


def test_other_files_of_the_same_download_are_told_apart(tmp_path: Path) -> None:
    file = written(tmp_path / "oes_soc_occs.csv", "soccode,Title,Description", "15-1252,Developers,Write")
    assert only_problem(run(tmp_path, file)).rule == "record-kind"


def test_a_spreadsheet_has_the_same_wages(tmp_path: Path) -> None:
    row = ("15-1252", 12420, 40.5, 50, 60.25, 70)
    one_set(run(tmp_path, spreadsheet(tmp_path / "wages.xlsx", HEADER.split(","), row)))
    assert wages(tmp_path) == [("15-1252", "12420", 40.5, 50.0, 60.25, 70.0)]


def test_an_archive_cut_short_leaves_the_tables_as_they_were(tmp_path: Path) -> None:
    both(tmp_path, TRAVIS)
    file = written(tmp_path / "w.csv.gz", HEADER, *(f"15-1252,{area},1,2,3,4" for area in range(999)))
    file.write_bytes(file.read_bytes()[:-20])
    assert only_problem(run(tmp_path, file)).rule == "record-file"
    assert len(wages(tmp_path)) == 1


def test_the_order_of_rows_does_not_change_the_bytes(tmp_path: Path) -> None:
    rows = [f"15-1252,{area},1,2,3,4" for area in range(50)]
    found = []
    for order in (rows, rows[::-1]):
        one_set(imported(tmp_path, *order))
        found.append((tmp_path / "evidence/wages.parquet").read_bytes())
    assert found[0] == found[1]
