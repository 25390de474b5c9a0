"""What public records hold of one employer."""

from pathlib import Path

from generator.domain.records import Table
from generator.evidence.records import Approvals, EmployerRecord, PaySpread
from tests.unit.records.folders import Row, a_count, a_petition, an_application, write_folder
from tests.unit.records.questions import NOT_FOUND, a_match, asked, records_of


def record_of(folder: Path, *applications: Row) -> EmployerRecord:
    return records_of(write_folder(folder, {Table.LCA: applications})).by_employer["north-wind"]


def test_withdrawn_and_denied_applications_stand_apart_from_certified_ones(tmp_path: Path) -> None:
    statuses = ["certified", "certified", "certified_withdrawn", "withdrawn", "denied", "denied", "denied"]
    total = record_of(tmp_path, *(an_application(status=status) for status in statuses)).total
    assert total is not None
    assert (total.certified, total.details, total.withdrawn, total.denied) == (2, 2, 1, 3)


def test_applications_are_counted_and_not_the_workers_they_ask_for(tmp_path: Path) -> None:
    total = record_of(tmp_path, an_application(workers=10)).total
    assert total is not None
    assert total.certified == 1


def test_all_spellings_of_the_matched_entities_are_counted_together(tmp_path: Path) -> None:
    spellings = ("NORTH WIND INC", "North Wind, Inc.", "NORTH WIND HOLDING LLC", "NORTHWIND INC")
    folder = write_folder(tmp_path, {Table.LCA: [an_application(employer=name) for name in spellings]})
    question = asked({"north-wind": a_match(*spellings[:3])})
    total = records_of(folder, question).by_employer["north-wind"].total
    assert total is not None
    assert total.certified == 3


def test_occupations_are_ordered_by_applications_and_then_by_code(tmp_path: Path) -> None:
    codes = ["15-1252", "11-1011", "15-2051", "15-2051"]
    record = record_of(tmp_path, *(an_application(soc=soc) for soc in codes))
    assert [(each.soc, each.certified) for each in record.filings] == [
        ("15-2051", 2),
        ("11-1011", 1),
        ("15-1252", 1),
    ]
    assert record.total is not None
    assert record.total.certified == 4


def test_an_unclear_occupation_is_counted_and_said(tmp_path: Path) -> None:
    record = record_of(tmp_path, an_application(soc=None), an_application())
    assert [(each.soc, each.title) for each in record.filings] == [
        ("", "Occupation not clear"),
        ("15-1252", "15-1252"),
    ]
    assert record.total is not None
    assert (record.total.soc, record.total.title, record.total.certified) == ("", "All occupations", 2)


def test_years_are_those_of_all_the_data(tmp_path: Path) -> None:
    rows = [an_application(fiscal_year=year) for year in (2019, 2025, 2025)]
    total = record_of(tmp_path, *rows).total
    assert total is not None
    assert (total.years, total.certified) == (((2019, 1), (2025, 2)), 2)


def test_an_employer_who_filed_before_the_span_has_a_total_of_none(tmp_path: Path) -> None:
    rows = [an_application(fiscal_year=2019), an_application(employer="SOUTH SEA LLC")]
    record = record_of(tmp_path, *rows)
    assert record.total is not None
    assert (record.total.certified, record.total.years) == (0, ((2019, 1),))
    assert record.filings_for(("15-1252",)) == ()


def test_counted_applications_tell_years_only_when_no_row_covers_several(tmp_path: Path) -> None:
    rows = [
        a_count(1, "2024"),
        a_count(2, "2025", soc="11-1011"),
        a_count(4, "2024|2025", soc="11-1011"),
    ]
    record = records_of(write_folder(tmp_path, {Table.LCA_COUNTS: rows})).by_employer["north-wind"]
    assert {each.soc: each.years for each in record.filings} == {"11-1011": (), "15-1252": ((2024, 1),)}
    assert record.total is not None
    assert (record.total.certified, record.total.years) == (7, ())


def test_classes_are_named_where_the_data_name_them(tmp_path: Path) -> None:
    rows = [an_application(visa_class=slug) for slug in ("h-1b", "e-3", "h-1b", None)]
    total = record_of(tmp_path, *rows).total
    assert total is not None
    assert total.classes == (("", 1), ("e-3", 1), ("h-1b", 2))


def test_counted_applications_name_no_class(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {Table.LCA_COUNTS: [a_count(3), a_count(4, soc="11-1011")]})
    total = records_of(folder).by_employer["north-wind"].total
    assert total is not None
    assert total.classes == (("", 7),)


def test_pay_is_the_offer_of_certified_full_time_applications(tmp_path: Path) -> None:
    offers = [80_000.0, 100_000.0, 120_000.0, 130_000.0, 150_000.0]
    rows = [an_application(wage_year=offer) for offer in offers]
    others = [
        an_application(wage_year=1.0, full_time=False),
        an_application(wage_year=2.0, full_time=None),
        an_application(wage_year=3.0, status="denied"),
        an_application(wage_year=None),
    ]
    total = record_of(tmp_path, *rows, *others).total
    assert total is not None
    assert total.pay == PaySpread(5, 100_000.0, 120_000.0, 130_000.0)


def test_quartiles_between_two_offers_are_interpolated(tmp_path: Path) -> None:
    total = record_of(tmp_path, an_application(wage_year=100.0), an_application(wage_year=200.0)).total
    assert total is not None
    assert total.pay == PaySpread(2, 125.0, 150.0, 175.0)


def test_without_a_usable_offer_there_is_no_pay(tmp_path: Path) -> None:
    total = record_of(tmp_path, an_application()).total
    assert total is not None
    assert total.pay is None


def test_levels_and_states_are_of_certified_applications(tmp_path: Path) -> None:
    rows = [
        an_application(level=level, state=state)
        for level, state in [(1, "TX"), (2, "OR"), (2, "WA"), (4, "WA"), (None, None)]
    ]
    total = record_of(tmp_path, *rows, an_application(level=3, state="CA", status="denied")).total
    assert total is not None
    assert total.levels == (1, 2, 0, 1)
    assert total.states == (("WA", 2), ("OR", 1), ("TX", 1))


def test_secondary_places_are_counted_of_those_that_tell(tmp_path: Path) -> None:
    rows = [an_application(secondary=value) for value in (True, False, False, None)]
    denied = [an_application(secondary=value, status="denied") for value in (True, False)]
    total = record_of(tmp_path, *rows, *denied).total
    assert total is not None
    assert (total.secondary, total.secondary_of, total.details) == (1, 3, 4)


def test_details_come_from_single_applications_when_counts_count(tmp_path: Path) -> None:
    rows = {Table.LCA: [an_application(level=2)], Table.LCA_COUNTS: [a_count(90)]}
    total = records_of(write_folder(tmp_path, rows)).by_employer["north-wind"].total
    assert total is not None
    assert (total.certified, total.details, total.levels) == (90, 1, (0, 1, 0, 0))


def test_petitions_of_all_places_are_added_by_year(tmp_path: Path) -> None:
    rows = [
        a_petition(2023, 1, 2, 3, 4),
        a_petition(2023, 10, 20, 30, 40, state="CA"),
        a_petition(2022, 1, 0, 0, 0),
        a_petition(2023, 5, 5, 5, 5, employer="SOUTH SEA LLC"),
    ]
    records = records_of(write_folder(tmp_path, {Table.USCIS: rows}))
    record = records.by_employer["north-wind"]
    assert record.approvals == (Approvals(2022, 1, 0, 0, 0), Approvals(2023, 11, 22, 33, 44))
    assert (record.total, records.counted, records.by_role) == (None, None, {})


def test_an_employer_without_a_sure_match_has_an_empty_record(tmp_path: Path) -> None:
    question = asked({"north-wind": a_match("NORTH WIND INC"), "south-sea": NOT_FOUND})
    records = records_of(write_folder(tmp_path, {Table.LCA: [an_application()]}), question)
    assert records.by_employer["south-sea"] == EmployerRecord(NOT_FOUND)


def test_an_entity_that_two_employers_share_counts_for_both(tmp_path: Path) -> None:
    question = asked({"north-wind": a_match("NORTH WIND INC"), "north-wind-cloud": a_match("NORTH WIND INC")})
    records = records_of(write_folder(tmp_path, {Table.LCA: [an_application()]}), question)
    totals = [record.total for record in records.by_employer.values()]
    assert [total.certified for total in totals if total] == [1, 1]
