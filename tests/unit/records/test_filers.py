"""Who files for the occupations of a role."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.domain.records import Table
from generator.evidence.entity import EntityMatch
from generator.evidence.records import OccupationRecord
from generator.records.filers import LISTED
from tests.unit.records.folders import Row, a_count, an_application, write_folder
from tests.unit.records.questions import a_match, asked, records_of


def baker(folder: Path, *rows: Row, matches: Mapping[str, EntityMatch] | None = None) -> OccupationRecord:
    table = Table.LCA_COUNTS if rows and "filings" in rows[0] else Table.LCA
    return records_of(write_folder(folder, {table: rows}), asked(matches)).by_role["baker"]


def listed(record: OccupationRecord) -> list[tuple[str, str, int]]:
    return [(filer.name, filer.slug, filer.filings.certified) for filer in record.filers]


def test_filers_are_ordered_by_certified_applications_and_then_by_name(tmp_path: Path) -> None:
    record = baker(
        tmp_path, a_count(2, employer="B CO"), a_count(2, employer="A CO"), a_count(3, employer="C CO")
    )
    assert listed(record) == [("C CO", "", 3), ("A CO", "", 2), ("B CO", "", 2)]


def test_the_name_shown_decides_between_equals_whether_matched_or_not(tmp_path: Path) -> None:
    record = baker(tmp_path, a_count(2, employer="ZEPHYR CO"), a_count(2), a_count(2, employer="A CO"))
    assert [name for name, _, _ in listed(record)] == ["A CO", "North Wind", "ZEPHYR CO"]


def test_a_count_of_zero_makes_no_filer(tmp_path: Path) -> None:
    assert baker(tmp_path, a_count(2), a_count(0, employer="A CO")).filers_total == 1


def test_a_matched_employer_goes_by_its_name_on_the_site_with_all_its_spellings(tmp_path: Path) -> None:
    spellings = ("NORTH WIND INC", "NORTH WIND HOLDING LLC")
    rows = [a_count(2, employer=name) for name in (*spellings, "SOUTH SEA LLC")]
    record = baker(tmp_path, *rows, matches={"north-wind": a_match(*spellings)})
    assert listed(record) == [("North Wind", "north-wind", 4), ("SOUTH SEA LLC", "", 2)]


@pytest.mark.parametrize("other", ["South Sea, L.L.C.", "SOUTH  SEA LLC", "south sea llc "])
def test_spellings_that_agree_but_for_case_dots_commas_and_blanks_are_one_filer(
    tmp_path: Path, other: str
) -> None:
    record = baker(tmp_path, a_count(1, employer=other), a_count(2, employer="SOUTH SEA LLC"))
    assert listed(record) == [("SOUTH SEA LLC", "", 3)]
    assert record.filers_total == 1


def test_names_that_differ_in_a_word_are_two_filers(tmp_path: Path) -> None:
    rows = [a_count(1, employer="SOUTH SEA LLC"), a_count(2, employer="SOUTH SEA INC")]
    assert baker(tmp_path, *rows).filers_total == 2


def test_only_the_largest_are_listed_and_all_are_counted(tmp_path: Path) -> None:
    rows = [a_count(number, employer=f"CO {number:02}") for number in range(1, LISTED + 6)]
    record = baker(tmp_path, *rows)
    assert record.filers_total == LISTED + 5
    assert len(record.filers) == LISTED
    assert record.filers[-1].name == "CO 06"
    assert record.total.certified == sum(range(1, LISTED + 6))


def test_a_filer_needs_a_certified_application_for_the_occupation(tmp_path: Path) -> None:
    rows = [
        an_application(employer="A CO", status="certified_withdrawn"),
        an_application(employer="B CO", soc="11-1011"),
        an_application(employer="C CO", fiscal_year=2019),
        an_application(employer="D CO"),
    ]
    record = baker(tmp_path, *rows)
    assert listed(record) == [("D CO", "", 1)]
    assert (record.total.certified, record.total.withdrawn) == (1, 1)


def test_applications_without_an_employer_count_in_the_total_alone(tmp_path: Path) -> None:
    record = baker(tmp_path, an_application(employer=None), an_application())
    assert (record.total.certified, record.filers_total) == (2, 1)


def test_an_entity_that_two_employers_share_is_listed_once_for_the_larger(tmp_path: Path) -> None:
    matches = {
        "north-wind": a_match("NORTH WIND INC", filings=1),
        "south-sea": a_match("NORTH WIND INC", "SOUTH SEA LLC", filings=9),
    }
    rows = [a_count(2), a_count(1, employer="SOUTH SEA LLC")]
    assert listed(baker(tmp_path, *rows, matches=matches)) == [("South Sea", "south-sea", 3)]


def test_details_of_a_legal_name_meet_whatever_the_spelling(tmp_path: Path) -> None:
    rows = {
        Table.LCA: [an_application(employer="South Sea, LLC", level=3, wage_year=90_000.0)],
        Table.LCA_COUNTS: [a_count(5, employer="SOUTH SEA LLC")],
    }
    (filer,) = records_of(write_folder(tmp_path, rows)).by_role["baker"].filers
    assert (filer.name, filer.filings.certified, filer.filings.details) == ("SOUTH SEA LLC", 5, 1)
    assert filer.filings.levels == (0, 0, 1, 0)


def test_the_total_has_the_details_of_all_filers(tmp_path: Path) -> None:
    rows = [
        an_application(employer=f"CO {number}", level=1 + number % 2, state="TX", wage_year=1000.0 * number)
        for number in range(1, LISTED + 10)
    ]
    total = baker(tmp_path, *rows).total
    assert total.pay is not None
    assert (total.pay.n, total.pay.median, total.levels) == (34, 17_500.0, (17, 17, 0, 0))
    assert total.states == (("TX", 34),)


def test_a_role_of_several_occupations_takes_them_together(tmp_path: Path) -> None:
    rows = [
        a_count(1),
        a_count(2, soc="11-1011", soc_filed="11-1011", soc_title="Chiefs"),
        a_count(4, soc="27-1024"),
    ]
    folder = write_folder(tmp_path, {Table.LCA_COUNTS: rows})
    records = records_of(folder, asked(roles={"one": ("15-1252",), "two": ("15-1252", "11-1011")}))
    one, two = records.by_role["one"].total, records.by_role["two"].total
    assert (one.soc, one.title, one.certified) == ("15-1252", "Bakers", 1)
    assert (two.soc, two.title, two.certified) == ("", "Bakers; Chiefs", 3)


def test_an_occupation_nobody_files_for_has_zeros_once_there_is_data(tmp_path: Path) -> None:
    record = baker(tmp_path, a_count(1, soc="11-1011"))
    assert (record.total.certified, record.filers, record.filers_total) == (0, (), 0)


def test_a_quarter_without_an_application_for_the_role_is_absent_and_one_without_a_certified_one_is_zero(
    tmp_path: Path,
) -> None:
    """Files may hold some occupations only, and then their silence is no zero."""
    rows = [
        an_application(fiscal_year=2024, fiscal_quarter=1),
        an_application(fiscal_year=2024, fiscal_quarter=1, status="certified_withdrawn"),
        an_application(fiscal_year=2024, fiscal_quarter=4, status="denied"),
        an_application(fiscal_year=2025, fiscal_quarter=2, soc="11-1011"),
        an_application(fiscal_year=2025, fiscal_quarter=3),
    ]
    assert baker(tmp_path, *rows).quarters == (("2024-Q1", 1), ("2024-Q4", 0), ("2025-Q3", 1))
