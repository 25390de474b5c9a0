"""The level a title states."""

import pytest

from generator.domain.posting import Seniority
from generator.matching.seniority import seniority_of


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Data Science Intern", "intern"),
        ("Co-op, Firmware", "intern"),
        ("Junior Tester", "entry"),
        ("Associate Designer", "entry"),
        ("New Grad Software Engineer", "entry"),
        ("Engineer 1", "entry"),
        ("Analyst II", "mid"),
        ("Sr. Analyst", "senior"),
        ("Lead Analyst", "senior"),
        ("Analyst III", "senior"),
        ("Staff Engineer", "staff"),
        ("Principal Scientist", "staff"),
        ("Engineer IV", "staff"),
        ("Engineering Manager", "manager"),
        ("Manager, Data Science", "manager"),
        ("Director of Design", "director"),
        ("Head of Design", "director"),
        ("Vice President, Products", "director"),
        ("Baker", "unstated"),
        ("", "unstated"),
    ],
)
def test_each_level_is_read_from_its_words(title: str, level: str) -> None:
    assert seniority_of(title) == Seniority(level)


def test_the_word_manager_in_the_name_of_a_job_states_nothing() -> None:
    for title in ("Product Manager", "Marketing Manager", "Technical Program Manager"):
        assert seniority_of(title) is Seniority.UNSTATED


def test_intern_wins_over_every_other_word() -> None:
    assert seniority_of("Senior Manager Intern") is Seniority.INTERN
    assert seniority_of("2027 Summer Associate, Rivers") is Seniority.INTERN


def test_a_management_level_wins_over_senior() -> None:
    assert seniority_of("Senior Manager, Software Engineering") is Seniority.MANAGER
    assert seniority_of("Senior Director of Rivers") is Seniority.DIRECTOR


def test_vice_president_before_the_job_of_an_individual_is_a_bank_grade() -> None:
    assert seniority_of("Vice President, Quantitative Analyst") is Seniority.SENIOR
    assert seniority_of("Assistant Vice President Data Engineer") is Seniority.MID


def test_a_requisition_number_is_no_level() -> None:
    assert seniority_of("Data Engineer 20441") is Seniority.UNSTATED
    assert seniority_of("Data Engineer - 4") is Seniority.UNSTATED


def test_member_of_technical_staff_is_not_the_level_staff() -> None:
    assert seniority_of("Member of Technical Staff") is Seniority.UNSTATED


def test_an_assistant_professor_is_not_at_entry_level() -> None:
    assert seniority_of("Assistant Professor of Rivers") is Seniority.UNSTATED


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Engineer I/II", "entry"),
        ("Potter / Senior Potter", "unstated"),
        ("Data Scientist/Sr. Data Scientist, Ponds", "unstated"),
        ("Senior/Staff Designer", "senior"),
        ("Mid-Level or Senior Tester", "mid"),
        ("Bridge Engineer (Associate or Mid-Level)", "entry"),
        ("Mason/Principal Mason - Level 2 or Level 3", "mid"),
        ("Team Lead/Architect", "senior"),
        ("Senior Staff Engineer", "staff"),
    ],
)
def test_a_range_takes_its_lower_level(title: str, level: str) -> None:
    assert seniority_of(title) == Seniority(level)


@pytest.mark.parametrize("title", ["陶芸インターン", "园艺实习生", "Stagiaire en poterie", "Potter Extern"])
def test_interns_are_known_in_other_languages(title: str) -> None:
    assert seniority_of(title) is Seniority.INTERN


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Network Engineer Associate", "entry"),
        ("Garden Operations Associate", "unstated"),
        ("Analyst, Student Success", "unstated"),
        ("Engineering Student", "intern"),
        ("Sculptor (Early)", "entry"),
        ("Early Music Editor", "unstated"),
        ("Technical Fellow", "staff"),
        ("Postdoctoral Fellow", "unstated"),
        ("Executive Assistant", "unstated"),
        ("Vice President, Kiln Product Manager", "senior"),
        ("Vice President, Product Management", "director"),
        ("Assistant Potter", "entry"),
    ],
)
def test_a_word_states_a_level_only_where_it_is_one(title: str, level: str) -> None:
    assert seniority_of(title) == Seniority(level)


def test_those_who_develop_business_or_partnerships_lead_no_people() -> None:
    for title in ("Business Development Manager", "Partnerships Manager"):
        assert seniority_of(title) is Seniority.UNSTATED
    assert seniority_of("Software Development Manager") is Seniority.MANAGER
