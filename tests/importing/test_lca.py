"""Disclosure files become the table of applications, value by value."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.domain.records import Table
from generator.importing.disclosures import case_table
from generator.importing.disclosures.case_table import NOT_LCA, missing_quarters
from generator.importing.disclosures.soc_codes import SocFault
from generator.records.tables import COLUMNS
from tests.importing.lca_builders import counts, imported, kept, notes_of, number, row_with, rows_with, table


def test_a_plain_row_is_kept_with_every_value(tmp_path: Path) -> None:
    done, _ = imported(tmp_path, table([{}]))
    assert done is not None
    (row,) = kept(tmp_path, "*")
    assert dict(zip(COLUMNS[Table.LCA], row, strict=True)) == {
        "case_number": number(1),
        "status": "certified",
        "visa_class": "h-1b",
        "decided_on": date(2024, 11, 1),
        "fiscal_year": 2025,
        "fiscal_quarter": 1,
        "employer": "Crumb & Co",
        "trade_name": "Crumbs",
        "employer_state": "CA",
        "naics": "311811",
        "job_title": "Baker of Data",
        "soc_filed": "15-1252",
        "soc": "15-1252",
        "workers": 1,
        "full_time": True,
        "city": "Oakham",
        "county": "Rutland",
        "state": "CA",
        "secondary": False,
        "wage_low": 120000.0,
        "wage_high": None,
        "wage_unit": "year",
        "wage_year": 120000.0,
        "prevailing_year": 100000.0,
        "level": 2,
    }
    assert done[Table.LCA].notes == {}


DECISIONS = (
    ("CERTIFIED", "certified"),
    ("Certified - Withdrawn", "certified_withdrawn"),
    ("CERTIFIED-WITHDRAWN", "certified_withdrawn"),
    ("Certified-Expired", "certified"),
    ("withdrawn ", "withdrawn"),
    ("DENIED", "denied"),
)


def test_spellings_of_a_decision(tmp_path: Path) -> None:
    rows = [{"CASE_STATUS": written} for written, _ in DECISIONS]
    assert rows_with(tmp_path, "status", rows=rows) == [(status,) for _, status in DECISIONS]


VISA_CLASSES = (
    ("H-1B", "h-1b"),
    ("H1B", "h-1b"),
    ("H-1B1 Chile", "h-1b1"),
    ("H-1B1 Singapore", "h-1b1"),
    ("E-3 Australian", "e-3"),
    ("R", "h-1b"),
    ("A", "e-3"),
    ("C", "h-1b1"),
    ("S", "h-1b1"),
    ("O-1", None),
)


def test_spellings_of_a_visa_class(tmp_path: Path) -> None:
    rows = [{"VISA_CLASS": written} for written, _ in VISA_CLASSES]
    assert rows_with(tmp_path, "visa_class", rows=rows) == [(visa,) for _, visa in VISA_CLASSES]


def test_a_layout_without_visa_classes_has_them_in_its_case_numbers(tmp_path: Path) -> None:
    classes = {
        "I-200-09198-000001": "h-1b",
        "I-201-09198-000001": "h-1b1",
        "I-202-09198-000001": "h-1b1",
        "I-203-09198-000001": "e-3",
        "I-07274-3710001": None,
    }
    imported(tmp_path, table([{"VISA_CLASS": "", "CASE_NUMBER": case} for case in classes]))
    assert dict(kept(tmp_path, "case_number", "visa_class")) == classes


def test_applications_of_other_programmes_are_not_counted_as_lcas(tmp_path: Path) -> None:
    others = [
        {"CASE_NUMBER": "A-19268-12345"},
        {"CASE_NUMBER": "G-100-23186-123456"},
        {"CASE_NUMBER": "H-400-24268-123456"},
        {"CASE_NUMBER": "JO-A-300-24268-123456"},
        {"VISA_CLASS": "H-2B"},
        {"VISA_CLASS": "Greencard"},
    ]
    done, _ = imported(tmp_path, table([*others, {}]))
    assert done is not None
    assert done[Table.LCA].rejected == {NOT_LCA: len(others)}
    assert kept(tmp_path, "case_number") == [(number(len(others) + 1),)]


DAYS = (
    "11/1/2024",
    "11/1/24",
    "2024-11-01",
    "2024-11-01 00:00:00",
    "45597",
    "45597.0",
    "01-NOV-2024",
    "1-Nov-24",
)


def test_spellings_of_a_day(tmp_path: Path) -> None:
    rows = [{"DECISION_DATE": written} for written in DAYS]
    assert rows_with(tmp_path, "decided_on", rows=rows) == [(date(2024, 11, 1),)] * len(DAYS)


PAY = (
    ("65,811.00", 65811.0, None),
    ("$65,811", 65811.0, None),
    ("20000 -", 20000.0, None),
    ("66000 - 70000", 66000.0, 70000.0),
    ("66,000.00 to 70,000.00", 66000.0, 70000.0),
    ("1.2E+05", 120000.0, None),
    ("0.00", None, None),
    ("", None, None),
    ("-5000", None, None),
    ("65.811,00", None, None),
    ("see letter", None, None),
)


def test_spellings_of_pay(tmp_path: Path) -> None:
    rows = [{"WAGE_RATE_OF_PAY_FROM": written} for written, *_ in PAY]
    assert rows_with(tmp_path, "wage_low", "wage_high", rows=rows) == [(low, high) for _, low, high in PAY]


def test_an_upper_pay_of_zero_means_none(tmp_path: Path) -> None:
    assert row_with(tmp_path, "wage_high", WAGE_RATE_OF_PAY_TO="0.00") == (None,)


def test_an_upper_pay_below_the_lower_one_is_left_out_and_said(tmp_path: Path) -> None:
    notes = notes_of(tmp_path, WAGE_RATE_OF_PAY_TO="90000")
    assert kept(tmp_path, "wage_high") == [(None,)]
    assert notes == {"upper pay below the lower one, left out": 1}


UNITS = (
    ("Year", "100000", "year", 100000.0),
    ("YR", "100000", "year", 100000.0),
    ("Hour", "50", "hour", 104000.0),
    ("HR", "50.5", "hour", 105040.0),
    ("Week", "2000", "week", 104000.0),
    ("Bi-Weekly", "4000", "two_weeks", 104000.0),
    ("Month", "8000", "month", 96000.0),
    ("Select Pay Range", "100000", None, None),
    ("", "100000", None, None),
    ("Hour", "100000", "hour", None),
    ("Hour", "1000.01", "hour", None),
    ("Hour", "1000", "hour", 2080000.0),
    ("Week", "190000", "week", None),
    ("Month", "120000", "month", None),
    ("Year", "39.25", "year", None),
    ("Year", "999", "year", None),
)


def test_yearly_pay_needs_a_unit_that_fits(tmp_path: Path) -> None:
    rows = [{"WAGE_UNIT_OF_PAY": unit, "WAGE_RATE_OF_PAY_FROM": amount} for unit, amount, *_ in UNITS]
    expected = [(kind, year) for _, _, kind, year in UNITS]
    assert rows_with(tmp_path, "wage_unit", "wage_year", rows=rows) == expected


LEVELS = {"I": 1, "Level II": 2, "III": 3, "4": 4, "V": None, "N/A": None, "": None}


def test_spellings_of_a_wage_level(tmp_path: Path) -> None:
    rows = [{"PW_WAGE_LEVEL": written} for written in LEVELS]
    assert rows_with(tmp_path, "level", rows=rows) == [(level,) for level in LEVELS.values()]


@pytest.mark.parametrize(
    ("values", "note"),
    [
        ({"PW_WAGE_LEVEL": "V"}, "wage level other than I to IV, left open"),
        ({"VISA_CLASS": "O-1"}, "visa class that is none of H-1B, H-1B1 and E-3, left open"),
        ({"WAGE_RATE_OF_PAY_FROM": "negotiable"}, "offered pay that is no amount, left open"),
        ({"WAGE_UNIT_OF_PAY": "Select Pay Range"}, "offered pay without a known unit, yearly pay left open"),
        ({"WAGE_UNIT_OF_PAY": "Hour"}, "offered pay that does not fit its unit, yearly pay left open"),
        ({"PREVAILING_WAGE": "90"}, "prevailing wage that does not fit its unit, left open"),
        ({"WORKSITE_STATE": "Bavaria"}, "place of work in no state or territory of the USA, state left open"),
        ({"SOC_CODE": "15-1132", "RECEIVED_DATE": "1/2/2020"},
         "occupation code that was split up later, counted under the one that kept its title"),
        ({"SOC_CODE": "11-3011", "RECEIVED_DATE": "1/2/2020"},
         "occupation code of an older classification that leads to several of SOC 2018, left open"),
        ({"SOC_CODE": "3021-11-01 00:00:00"}, "occupation code restored from a spreadsheet date"),
        ({"SOC_CODE": "2015-12-01 00:00:00"}, "occupation code lost to a spreadsheet date"),
        ({"SOC_CODE": "15-9999"}, "occupation code that no classification has"),
    ],
)  # fmt: skip
def test_what_is_mended_or_left_open_is_counted(tmp_path: Path, values: dict[str, str], note: str) -> None:
    assert notes_of(tmp_path, **values) == {note: 1}


def test_nothing_stated_is_no_oddity(tmp_path: Path) -> None:
    blanks = ("N/A", "", "None")
    columns = ("PW_WAGE_LEVEL", "PREVAILING_WAGE", "VISA_CLASS")
    done, _ = imported(tmp_path, table([dict.fromkeys(columns, written) for written in blanks]))
    assert done is not None
    assert (done[Table.LCA].kept, done[Table.LCA].notes) == (len(blanks), {})


def test_the_day_of_filing_decides_the_classification_of_a_number(tmp_path: Path) -> None:
    old = {"SOC_CODE": "13-2051", "RECEIVED_DATE": "5/2/2022", "DECISION_DATE": "5/9/2022"}
    new = {"SOC_CODE": "13-2051", "RECEIVED_DATE": "5/2/2023", "DECISION_DATE": "5/9/2023"}
    sets, _ = imported(tmp_path, table([old, new]))
    assert sets is not None
    assert sets[Table.LCA].notes == {SocFault.CARRIED_ON: 1}


def test_without_a_day_of_filing_the_case_number_tells_it(tmp_path: Path) -> None:
    row = {"CASE_NUMBER": "I-200-19268-000001", "SOC_CODE": "13-2051", "RECEIVED_DATE": ""}
    assert notes_of(tmp_path, **row) == {SocFault.CARRIED_ON: 1}


def test_texts_are_tidied(tmp_path: Path) -> None:
    row = row_with(
        tmp_path, "employer", "job_title", "city", "trade_name",
        EMPLOYER_NAME="  Crumb\t&\n Co\u200b ", JOB_TITLE="Bak\u0007er\u00a0 I",
        WORKSITE_CITY="\u202eZürich", TRADE_NAME_DBA=" ",
    )  # fmt: skip
    assert row == ("Crumb & Co", "Baker I", "Zürich", None)


SMALL_VALUES = (
    ("state", "WORKSITE_STATE", "california", "CA"),
    ("state", "WORKSITE_STATE", "pr", "PR"),
    ("employer_state", "EMPLOYER_STATE", "New York", "NY"),
    ("naics", "NAICS_CODE", "541511.0", "541511"),
    ("naics", "NAICS_CODE", "n/a", None),
    ("workers", "TOTAL_WORKER_POSITIONS", "1,200", 1200),
    ("workers", "TOTAL_WORKER_POSITIONS", "0", None),
    ("full_time", "FULL_TIME_POSITION", "N", False),
    ("full_time", "FULL_TIME_POSITION", "", None),
    ("secondary", "SECONDARY_ENTITY", "Yes", True),
    ("secondary", "SECONDARY_ENTITY", "", None),
)


def test_small_values(tmp_path: Path) -> None:
    rows = [{name: written} for _, name, written, _ in SMALL_VALUES]
    columns = sorted({column for column, *_ in SMALL_VALUES})
    found = rows_with(tmp_path, *columns, rows=rows)
    for row, (column, name, written, value) in zip(found, SMALL_VALUES, strict=True):
        assert row[columns.index(column)] == value, (name, written)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"EMPLOYER_NAME": "  "}, "the employer is blank"),
        ({"CASE_NUMBER": ""}, "no case number"),
        ({"CASE_STATUS": "Pending"}, case_table.NO_STATUS),
        ({"DECISION_DATE": "31/12/2024"}, "no readable day of decision"),
        ({"DECISION_DATE": "1/1/1899"}, "no readable day of decision"),
    ],
)
def test_a_row_that_cannot_be_used_is_left_out_with_its_place(
    tmp_path: Path, values: dict[str, str], reason: str
) -> None:
    done, problems = imported(tmp_path, table([{}, values]))
    assert done is not None
    assert done[Table.LCA].rejected == {reason: 1}
    (problem,) = problems
    assert (problem.rule, problem.position.line) == ("lca-rows", 3)
    assert reason in problem.message
    assert "`lca.csv:3`" in problem.message


def test_rows_said_twice_are_united(tmp_path: Path) -> None:
    same = {"CASE_NUMBER": number(1)}
    done, _ = imported(tmp_path, table([same, same, same]))
    assert done is not None
    assert done[Table.LCA].notes == {case_table.SAME: 2}


def test_of_several_decisions_the_latest_stays(tmp_path: Path) -> None:
    first = {"CASE_NUMBER": number(1), "CASE_STATUS": "Certified", "DECISION_DATE": "11/1/2024"}
    later = first | {"CASE_STATUS": "Certified - Withdrawn", "DECISION_DATE": "2/1/2025"}
    done, _ = imported(tmp_path, table([later, first]))
    assert done is not None
    assert kept(tmp_path, "status", "decided_on") == [("certified_withdrawn", date(2025, 2, 1))]
    assert done[Table.LCA].notes == {case_table.OLDER: 1}


def test_of_decisions_of_one_day_the_withdrawal_stays(tmp_path: Path) -> None:
    certified = {"CASE_NUMBER": number(1), "CASE_STATUS": "Certified"}
    imported(tmp_path, table([certified, certified | {"CASE_STATUS": "Certified - Withdrawn"}]))
    assert kept(tmp_path, "status") == [("certified_withdrawn",)]


def test_every_row_is_accounted_for(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {}, {"EMPLOYER_NAME": ""}, {"CASE_NUMBER": number(1)}, {"CASE_STATUS": "?"},
        {"CASE_NUMBER": number(1), "DECISION_DATE": "1/2/2020"}, {},
    ]  # fmt: skip
    done, _ = imported(tmp_path, table(rows) + "only,three,cells\n" + "x," * 30 + "\n")
    assert done is not None
    each = done[Table.LCA]
    apart = each.notes[case_table.SAME] + each.notes[case_table.OLDER]
    assert each.read == 8
    assert each.read == each.kept + sum(each.rejected.values()) + apart
    assert each.kept == len(kept(tmp_path, "case_number")) == 2


def test_quarters_without_rows_are_named(tmp_path: Path) -> None:
    days = ["10/2/2023", "4/1/2024", "7/1/2026"]
    done, _ = imported(tmp_path, table([{"DECISION_DATE": day} for day in days]))
    assert done is not None
    each = done[Table.LCA]
    assert (each.first, each.last) == (date(2023, 10, 2), date(2026, 7, 1))
    assert each.missing == ("FY2024 Q2", "FY2024 Q4", "FY2025", "FY2026 Q1", "FY2026 Q2", "FY2026 Q3")


def test_quarters_after_the_last_are_not_missing() -> None:
    assert missing_quarters([(2025, 1), (2025, 2), (2025, 3)]) == ()


def test_files_of_several_layouts_become_one_table(tmp_path: Path) -> None:
    old = (
        "\ufeffLCA_CASE_NUMBER,STATUS,Decision_Date,LCA_CASE_EMPLOYER_NAME,LCA_CASE_SOC_CODE,LCA_CASE_JOB_TITLE\n"
        "I-200-12272-415836,CERTIFIED-WITHDRAWN,10/1/12,OLD OVEN LLC,15-1121,BAKER\n"
    )
    done, problems = imported(tmp_path, old, table([{}]))
    assert done is not None
    assert done[Table.LCA].files == ("0-lca.csv", "1-lca.csv")
    assert kept(tmp_path, "employer", "fiscal_year", "soc") == [
        ("OLD OVEN LLC", 2013, "15-1211"),
        ("Crumb & Co", 2025, "15-1252"),
    ]
    assert {problem.rule for problem in problems} == {"lca-column-absent"}


def test_counted_applications_go_to_their_own_table(tmp_path: Path) -> None:
    done, problems = imported(
        tmp_path,
        counts(
            {},
            {"soc_code": "3021-11-01 00:00:00"},
            {"employer": ""},
            {"filings": "0"},
            {"fiscal_years": ""},
            {},
        ),
    )
    assert done is not None
    assert list(done) == [Table.LCA_COUNTS]
    each = done[Table.LCA_COUNTS]
    assert (each.read, each.kept, sum(each.rejected.values())) == (6, 2, 3)
    assert (each.first, each.last, each.missing) == (date(2023, 10, 1), date(2025, 9, 30), ())
    assert each.notes == {
        "repeated rows of counts, united": 1,
        "occupation code restored from a spreadsheet date": 1,
    }
    assert kept(tmp_path, "soc", "filings", "first_year", "last_year", "years", name="lca_counts") == [
        ("11-3021", 3, 2024, 2025, "2024|2025"),
        ("15-1252", 3, 2024, 2025, "2024|2025"),
    ]
    assert len(problems) == 3


def test_counts_that_differ_only_in_spelling_are_both_kept(tmp_path: Path) -> None:
    done, _ = imported(tmp_path, counts({}, {"soc_code": "151252"}))
    assert done is not None
    assert done[Table.LCA_COUNTS].kept == 2


def test_a_year_without_counts_is_missing(tmp_path: Path) -> None:
    done, _ = imported(tmp_path, counts({"fiscal_years": "2022"}, {"fiscal_years": "2024"}))
    assert done is not None
    assert done[Table.LCA_COUNTS].missing == ("FY2023",)


def test_the_order_of_files_and_a_second_run_change_no_byte(tmp_path: Path) -> None:
    first = table([{"CASE_NUMBER": number(n), "WORKSITE_CITY": f"Town {n % 7}"} for n in range(50)])
    second = table([{"CASE_NUMBER": number(n), "WORKSITE_CITY": f"Place {n % 5}"} for n in range(30, 90)])
    contents = []
    for name, files in (("a", (first, second)), ("b", (first, second)), ("c", (second, first))):
        (tmp_path / name).mkdir()
        imported(tmp_path / name, *files)
        contents.append((tmp_path / name / "evidence/lca.parquet").read_bytes())
    assert contents[0] == contents[1] == contents[2]
