"""The title of a job alone: codes, places, pay, days and names go, and nothing of the work does."""

import pytest

from generator.domain.place import Place
from generator.seo.job_titles import plain_title

AUSTIN = (Place("US", "TX", "Austin"),)


def plain(title: str, *places: Place) -> str:
    return plain_title(title, "Larkspur Systems", places or AUSTIN)


@pytest.mark.parametrize(
    "end",
    [
        " #REQ-123",
        " - REQ123",
        " (Job ID 123)",
        " [Req 55]",
        " R-2024-123",
        " JR12345",
        " Req #R-00123",
        ", Ref: 3221.042",
        " - 25406D",
        " #429",
        " [Job Ref: AB/1234]",
        " Job ID 2024",
    ],
)
def test_the_code_of_a_posting_is_no_part_of_its_title(end: str) -> None:
    assert plain(f"Data Engineer{end}") == "Data Engineer"
    assert plain("(#5781) Data Engineer") == "Data Engineer"


@pytest.mark.parametrize(
    "end",
    [
        " - $120,000/yr",
        ", $120k",
        " $120k",
        " - 120k",
        " - USD 120,000",
        " ($135,000.00 - $172,500.00)",
        " $34-73 per hour",
        " - $50k base + uncapped commission",
        " (Day Shift, $20.36 Hourly)",
    ],
)
def test_pay_is_no_part_of_a_title(end: str) -> None:
    assert plain(f"Data Engineer{end}") == "Data Engineer"


@pytest.mark.parametrize(
    "end", [" - 2026-11-01", " 2026-11-01", ", November 1, 2026", " (Posted 01 Nov 2026)"]
)
def test_a_day_is_no_part_of_a_title(end: str) -> None:
    assert plain(f"Data Engineer{end}") == "Data Engineer"


@pytest.mark.parametrize(
    "end",
    [
        ", Austin, TX",
        " Austin TX",
        " in Austin, TX",
        " | Austin",
        " (Austin, TX - Remote)",
        " · Remote",
        ", Remote, US",
        "- Hybrid - Austin",
        " (Remote)",
        " - $120k - Austin, TX (Remote) - 2026-11-01 #REQ-123",
    ],
)
def test_the_place_of_a_job_and_words_on_remote_work_are_no_part_of_its_title(end: str) -> None:
    assert plain(f"Data Engineer{end}") == "Data Engineer"


@pytest.mark.parametrize(
    "title",
    [
        "Data Engineer at Larkspur Systems",
        "Data Engineer @ Larkspur Systems, Inc.",
        "Larkspur Systems: Data Engineer",
        "Larkspur Systems is hiring: Data Engineer in Austin",
        "Data Engineer Job at Larkspur Systems USA in Austin",
        "Data Engineer – Larkspur Systems LLC",
    ],
)
def test_the_employer_is_no_part_of_a_title(title: str) -> None:
    assert plain(title) == "Data Engineer"


@pytest.mark.parametrize(
    "title",
    [
        "C#/.NET Developer",
        "Developer, C#",
        "F# Developer",
        "Engineer II",
        "Level 3 Support",
        "#1 Sales Rep",
        "SAP S/4HANA 2023 Consultant",
        "3D Artist",
        "R&D",
        "Quality Engineer - ISO9001",
        "Quality Engineer AS9100",
        "Azure Engineer AZ-500",
        "Designer (1099)",
        "Mechanic A320",
        "Pilot - 737",
        "Data Intern - Summer 2026",
        "Engineer - 2027",
        "Teacher 2026-2027",
        "Software Engineer - Distributed",
        "Product Owner (ID Verification)",
        "Engineer - Job Architecture",
        "Country Manager, United States",
        "Sales - US Card",
        "Relocation Opportunity to Austin, TX",
        "Sales Rep Dallas, TX",
        "Data Entry $20/hr - Night Shift",
        "Designer - Quillby, TX",
        "Broker (Part-time, Remote",
    ],
)
def test_what_may_be_the_work_itself_stays_in_the_title(title: str) -> None:
    assert plain(title) == title


def test_letters_that_are_a_state_and_a_trade_stay_in_the_title() -> None:
    assert plain("Nurse - OR", Place("US", "OR", "Salem")) == "Nurse - OR"
    assert plain("Physician, MD", Place("US", "MD", "Bethesda")) == "Physician, MD"
    assert plain("Director, IT", Place("IT", "", "Milan")) == "Director, IT"


def test_a_title_of_which_no_word_is_left_stays_whole() -> None:
    for title in ("REQ-1234", "#429 - Remote", "Remote", "(Remote) 12345"):
        assert plain(title) == title


def test_a_place_that_is_not_the_jobs_stays_in_the_title() -> None:
    assert plain("Data Engineer - Berlin") == "Data Engineer - Berlin"
    assert plain("Data Engineer, Dallas, TX") == "Data Engineer, Dallas, TX"
