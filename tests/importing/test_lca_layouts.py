"""Headers of every year are recognised, and a missing column is named with what was looked for and found."""

from pathlib import Path

import pytest

from generator.importing.disclosures.lca_layouts import CASE_COLUMNS, EFILE_ONLY, Layout, recognise
from generator.problems.problem import Problem
from tests.importing.lca_builders import CASE, imported, kept, table

FY2008 = (
    "SUBMITTED_DATE CASE_NO PROGRAM NAME CITY STATE NBR_IMMIGRANTS JOB_TITLE DOL_DECISION_DATE JOB_CODE "
    "APPROVAL_STATUS WAGE_RATE_1 RATE_PER_1 MAX_RATE_1 PART_TIME_1 CITY_1 STATE_1 PREVAILING_WAGE_1 "
    "WAGE_SOURCE_1 WAGE_RATE_2 PART_TIME_2 CITY_2 STATE_2 WITHDRAWN OCCUPATIONAL_TITLE"
).split()
FY2010 = (
    "LCA_CASE_NUMBER STATUS LCA_CASE_SUBMIT DECISION_DATE LCA_CASE_EMPLOYER_NAME LCA_CASE_EMPLOYER_STATE "
    "LCA_CASE_SOC_CODE LCA_CASE_SOC_NAME LCA_CASE_JOB_TITLE LCA_CASE_WAGE_RATE_FROM LCA_CASE_WAGE_RATE_TO "
    "TOTAL_WORKERS WORK_LOCATION_CITY1 WORK_LOCATION_STATE1 PW_1 PW_UNIT_1 WORK_LOCATION_CITY2 "
    "WORK_LOCATION_STATE2 PW_2 PW_UNIT_2 LCA_CASE_NAICS_CODE"
).split()
FY2015 = [
    *"CASE_NUMBER CASE_STATUS CASE_SUBMITTED DECISION_DATE VISA_CLASS EMPLOYER_NAME EMPLOYER_STATE".split(),
    *"JOB_TITLE SOC_CODE SOC_NAME NAIC_CODE".split(), "TOTAL WORKERS", "FULL_TIME_POSITION",
    *"PREVAILING_WAGE PW_UNIT_OF_PAY PW_WAGE_LEVEL WAGE_RATE_OF_PAY WAGE_UNIT_OF_PAY H-1B_DEPENDENT".split(),
    *"WORKSITE_CITY WORKSITE_COUNTY WORKSITE_STATE".split(),
]  # fmt: skip
FY2018 = (
    "CASE_NUMBER CASE_STATUS CASE_SUBMITTED DECISION_DATE VISA_CLASS EMPLOYMENT_START_DATE EMPLOYER_NAME "
    "EMPLOYER_BUSINESS_DBA EMPLOYER_STATE JOB_TITLE SOC_CODE SOC_NAME NAICS_CODE TOTAL_WORKERS "
    "NEW_EMPLOYMENT FULL_TIME_POSITION PREVAILING_WAGE PW_UNIT_OF_PAY PW_WAGE_LEVEL PW_SOURCE PW_SOURCE_YEAR "
    "WAGE_RATE_OF_PAY_FROM WAGE_RATE_OF_PAY_TO WAGE_UNIT_OF_PAY H1B_DEPENDENT WORKSITE_CITY WORKSITE_COUNTY "
    "WORKSITE_STATE"
).split()
FY2019 = (
    "CASE_NUMBER CASE_STATUS CASE_SUBMITTED DECISION_DATE VISA_CLASS EMPLOYER_NAME EMPLOYER_BUSINESS_DBA "
    "EMPLOYER_STATE JOB_TITLE SOC_CODE SOC_TITLE NAICS_CODE TOTAL_WORKER_POSITIONS FULL_TIME_POSITION "
    "SECONDARY_ENTITY_1 SECONDARY_ENTITY_BUSINESS_NAME_1 WORKSITE_CITY_1 WORKSITE_COUNTY_1 WORKSITE_STATE_1 "
    "WAGE_RATE_OF_PAY_FROM_1 WAGE_RATE_OF_PAY_TO_1 WAGE_UNIT_OF_PAY_1 PREVAILING_WAGE_1 PW_UNIT_OF_PAY_1 "
    "PW_WAGE_LEVEL_1 PW_OES_YEAR_1 SECONDARY_ENTITY_2 WORKSITE_CITY_2"
).split()


def absent(header: list[str]) -> set[str]:
    found, _ = recognise(header, "lca.csv")
    assert found is not None
    assert found.layout is Layout.CASES
    return CASE_COLUMNS.keys() - found.columns.keys() - EFILE_ONLY


@pytest.mark.parametrize(
    ("header", "unknown"),
    [
        (
            FY2008,
            {"trade_name", "naics", "full_time", "county", "secondary", "prevailing_unit", "level"},
        ),
        (FY2010, {"visa_class", "trade_name", "full_time", "county", "secondary", "wage_unit", "level"}),
        (FY2015, {"trade_name", "secondary", "wage_high"}),
        (FY2018, {"secondary"}),
        (FY2019, set()),
        (list(CASE), set()),
    ],
    ids=["FY2008", "FY2010", "FY2015", "FY2018", "FY2019", "FY2020"],
)
def test_layouts_of_all_years_are_recognised(header: list[str], unknown: set[str]) -> None:
    assert absent(header) == unknown


def test_letter_case_spaces_hyphens_and_underscores_do_not_count() -> None:
    names = [name.replace("_", " -_"[place % 3]).title() for place, name in enumerate(CASE)]
    assert absent(names) == set()


def test_the_first_of_several_places_of_work_is_taken() -> None:
    found, _ = recognise(FY2010, "lca.csv")
    assert found is not None
    assert FY2010[found.columns["city"]] == "WORK_LOCATION_CITY1"
    assert FY2010[found.columns["prevailing"]] == "PW_1"


def test_the_offer_without_a_column_for_its_unit_has_no_yearly_pay(tmp_path: Path) -> None:
    row = "I-200-09198-000001,CERTIFIED,7/20/09,10/1/09,OVEN INC,MD,15-1071.00,X,BAKER,51022"
    row += ",,1,OAK,GA,48381,Year,,,,,1"
    done, problems = imported(tmp_path, ",".join(FY2010) + "\n" + row + "\n")
    assert done is not None, problems
    assert kept(tmp_path, "wage_low", "wage_unit", "wage_year", "prevailing_year", "soc", "visa_class") == [
        (51022.0, None, None, 48381.0, "15-1244", "h-1b")
    ]


def missing(*names: str, **renamed: str) -> Problem:
    header = [renamed.get(name, name) for name in CASE if name not in names]
    found, problems = recognise(header, "lca.csv")
    assert found is None
    return problems[0]


def test_a_missing_column_names_what_was_looked_for_and_what_was_found() -> None:
    problem = missing("EMPLOYER_NAME", "SOC_CODE")
    assert problem.rule == "lca-columns"
    for name in ("EMPLOYER_NAME", "LCA_CASE_EMPLOYER_NAME", "SOC_CODE", "LCA_CASE_SOC_CODE"):
        assert f"`{name}`" in problem.message
    for name in ("CASE_NUMBER", "PW_WAGE_LEVEL"):
        assert f"`{name}`" in problem.message


def test_a_renamed_column_is_suggested() -> None:
    assert "`EMPLOYR_NAME` for employer" in missing(EMPLOYER_NAME="EMPLOYR_NAME").hint
    assert "`CASE_STATE` for decision" in missing(CASE_STATUS="CASE_STATE").hint


def test_a_renamed_column_that_is_not_needed_is_said_too(tmp_path: Path) -> None:
    text = table([{}]).replace("WAGE_RATE_OF_PAY_FROM", "WAGE_RATE_PAY_FROM")
    done, (problem,) = imported(tmp_path, text)
    assert done is not None
    assert problem.rule == "lca-column-absent"
    assert "offered pay" in problem.message
    assert "`WAGE_RATE_PAY_FROM` for offered pay" in problem.hint


def test_a_column_that_stands_twice_is_a_problem() -> None:
    found, (problem,) = recognise([*CASE, "Job-Title"], "lca.csv")
    assert (found, problem.rule) == (None, "lca-columns")
    assert "`JOB_TITLE` stands 2 times" in problem.message


def test_a_file_of_counts_is_recognised_and_named_when_it_lacks_a_column() -> None:
    header = ["employer", "job_title", "soc_code", "soc_title", "filings", "fiscal_years"]
    found, _ = recognise(header, "x.csv")
    assert found is not None
    assert found.layout is Layout.COUNTS
    lacking, (problem,) = recognise([*header[:5], "fiscal_yrs"], "x.csv")
    assert lacking is None
    assert "`FISCAL_YEARS`" in problem.message
    assert "`fiscal_yrs` for fiscal years" in problem.hint


def test_a_foreign_table_is_told_with_all_its_columns() -> None:
    found, (problem,) = recognise(["a", "b", ""], "x.csv")
    assert found is None
    assert "It has `a` and `b`." in problem.message


def test_the_system_before_icert_says_part_time_and_withdrawn_in_columns_of_their_own(tmp_path: Path) -> None:
    rows = [
        "10/1/2007,I-07274-1,R,OVEN INC,OAK,MA,1,BAKER,10/2/2007,030,Certified,60000,Year,70000,N,OAK,MA,"
        "55000,,,,,,N,SYSTEMS",
        "10/1/2007,I-07274-2,R,OVEN INC,OAK,MA,1,BAKER,10/2/2007,030,Certified,30,Hour,,Y,OAK,MA,"
        "28,,,,,,Y,SYSTEMS",
    ]
    done, problems = imported(tmp_path, "\n".join([",".join(FY2008), *rows, ""]))
    assert done is not None
    columns = ("status", "visa_class", "employer", "full_time", "soc_filed", "soc", "wage_low", "wage_high")
    assert kept(tmp_path, *columns, "wage_year") == [
        ("certified", "h-1b", "OVEN INC", True, "030", None, 60000.0, 70000.0, 60000.0),
        ("certified_withdrawn", "h-1b", "OVEN INC", False, "030", None, 30.0, None, 62400.0),
    ]
    (absent_ones,) = problems
    assert "full or part time" not in absent_ones.message


PERM = (
    "CASE_NUMBER CASE_STATUS RECEIVED_DATE DECISION_DATE REFILE EMPLOYER_NAME PW_SOC_CODE PW_SOC_TITLE "
    "JOB_TITLE WORKSITE_CITY"
).split()


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (PERM, "permanent labor certifications (PERM)"),
        (["Fiscal Year", "Employer", "Initial Approvals", "Initial Denials"], "`rolepages import uscis`"),
        (["Line by line", "Employer Name", "New Employment Approval"], "`rolepages import uscis`"),
        (["Area", "SocCode", "GeoLvl", "Level1", "Level2", "Level3", "Level4"], "`rolepages import wages`"),
        (["Area", "AreaName", "StateAb", "State", "CountyTownName"], "`rolepages import wages`"),
        (["O*NET-SOC Code", "Title", "Description"], "`rolepages import occupations`"),
        (["CASE_NUMBER", "WORKSITE_CITY", "WORKSITE_STATE"], "places of work and Appendix A"),
    ],
)
def test_a_table_of_another_kind_is_called_by_its_name(header: list[str], said: str) -> None:
    found, (problem,) = recognise(header, "x.csv")
    assert found is None
    assert said in problem.hint


def test_a_column_called_state_is_the_employers_in_efile_alone() -> None:
    renamed = ["STATE" if name == "EMPLOYER_STATE" else name for name in CASE]
    assert absent(renamed) == {"employer_state"}
