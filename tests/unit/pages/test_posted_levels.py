"""Posted pay and wage levels as readers see them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.domain.records import DataSet, Table
from generator.evidence.records import PrevailingWage, PublicRecords, WageTable
from generator.evidence.wages import CannotSay, LevelSpan, Standing
from generator.insight.jobs import Job
from generator.pages.book import Book
from generator.pages.cards import card_of
from generator.pages.facets import facet_values, search_page
from generator.pages.posted_levels import (
    CANNOT_SAY,
    REASONS,
    comparison_of,
    level_record,
    level_words,
    wage_panel,
)
from tests.unit.pages.test_postings import a_book

AUSTIN, DALLAS = "Austin-Round Rock, TX", "Dallas-Fort Worth, TX"
TABLE = WageTable(
    first=date(2025, 7, 1),
    last=date(2026, 6, 30),
    wages={
        ("15-1252", "1"): PrevailingWage("15-1252", "1", (40.0, 50.0, 60.0, 70.0)),
        ("15-1252", "2"): PrevailingWage("15-1252", "2", (45.0, 55.0, 65.0, 75.0)),
    },
    area_names={"1": AUSTIN, "2": DALLAS},
    counties={("TX", "travis"): "1", ("TX", "dallas"): "2"},
    source=DataSet(
        table=Table.WAGES,
        files=("wages.csv",),
        title="Prevailing wages",
        licence="public domain",
        first=date(2025, 7, 1),
        last=date(2026, 6, 30),
        read=2,
        kept=2,
    ),
)
RECORDS = PublicRecords(wages=TABLE, soc_titles={"15-1252": "Software Developers"})
YEARLY = {"pay": {"low": 110_000, "high": 130_000}, "places": ["Austin, TX"]}


def booked(records: PublicRecords = RECORDS, **posting: Any) -> tuple[Job, Book]:
    book = a_book(posting, records=records)
    return book.catalogue.jobs[0], book


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (Standing.TWO, Standing.TWO, "level II"),
        (Standing.TWO, Standing.THREE, "level II to III"),
        (Standing.BELOW, Standing.BELOW, "below level I"),
        (Standing.BELOW, Standing.TWO, "below level I to level II"),
        (Standing.TWO, None, "level II or above"),
        (None, Standing.THREE, "level III or below"),
        (Standing.BELOW, None, "below level I or above"),
    ],
)
def test_a_span_of_levels_has_its_words(low: Standing | None, high: Standing | None, words: str) -> None:
    assert level_words(LevelSpan(low, high)) == words


def test_a_card_says_the_level_and_the_area() -> None:
    assert card_of(*booked(**YEARLY)).wage_level == f"level II to III in {AUSTIN}"


def test_several_areas_are_counted_on_the_card_and_named_on_the_page() -> None:
    job, book = booked(**{**YEARLY, "places": ["Austin, TX", "Dallas, TX"]})
    assert card_of(job, book).wage_level == "level I to III across 2 areas"
    panel, _ = wage_panel(job, book)
    assert panel is not None
    assert [(area.area, area.answer) for area in panel.areas] == [
        (AUSTIN, "level II to III"),
        (DALLAS, "level I to II"),
    ]


def test_the_panel_prints_the_four_levels_and_marks_those_the_pay_reaches() -> None:
    panel, note = wage_panel(*booked(**YEARLY))
    assert panel is not None
    assert note == ""
    assert panel.answer == f"Posted pay: level II to III for Software Developers (15-1252) in {AUSTIN}."
    assert [(step.level, step.yearly, step.hourly, step.reached) for step in panel.areas[0].steps] == [
        ("I", "$83,200", "$40.00", False),
        ("II", "$104,000", "$50.00", True),
        ("III", "$124,800", "$60.00", True),
        ("IV", "$145,600", "$70.00", False),
    ]
    assert panel.source.text == "Prevailing wages, July 2025 to June 2026"


def test_hourly_pay_is_converted_in_the_open() -> None:
    panel, _ = wage_panel(*booked(pay={"low": 55, "unit": "hour"}, places=["Austin, TX"]))
    assert panel is not None
    assert "2,080 hours a year" in panel.notes[0]
    assert "From $55 an hour comes to $114,400 a year" in panel.notes[0]
    assert [step.reached for step in panel.areas[0].steps] == [False, True, True, True]


def test_without_pay_the_levels_are_shown_and_none_is_marked() -> None:
    job, book = booked(places=["Austin, TX"])
    panel, _ = wage_panel(job, book)
    assert panel is not None
    assert panel.answer.startswith("Cannot say: the posting states no pay.")
    assert not any(step.reached for step in panel.areas[0].steps)
    assert card_of(job, book).wage_level == ""


def test_a_table_of_another_year_is_no_data() -> None:
    old = replace(RECORDS, wages=replace(TABLE, first=date(2023, 7, 1), last=date(2024, 6, 30)))
    panel, note = wage_panel(*booked(old, **YEARLY))
    assert panel is None
    assert note.startswith("No data: the wage table of this site is of another year")


@pytest.mark.parametrize(
    ("posting", "value"),
    [
        (YEARLY, "Level II"),
        ({"pay": {"low": 80_000, "high": 130_000}, "places": ["Austin, TX"]}, "Below level I"),
        ({"pay": {"high": 130_000}, "places": ["Austin, TX"]}, CANNOT_SAY),
        ({"places": ["Austin, TX"]}, CANNOT_SAY),
        ({"pay": {"low": 110_000, "currency": "EUR"}, "places": ["Austin, TX"]}, CANNOT_SAY),
    ],
)
def test_the_search_files_a_job_under_the_level_of_the_low_end(posting: dict[str, Any], value: str) -> None:
    assert facet_values(*booked(**posting))["level"] == (value,)


def test_the_level_facet_adds_up_and_is_absent_without_wages() -> None:
    _, book = booked(**YEARLY)
    (facet,) = [facet for facet in search_page(book).facets if facet.name == "level"]
    assert sum(value.count for value in facet.values) == len(book.catalogue.open)
    job, empty = booked(PublicRecords(), **YEARLY)
    assert "level" not in {facet.name for facet in search_page(empty).facets}
    assert "level" not in facet_values(job, empty)


def test_a_download_gives_the_span_as_numbers_and_null_where_nothing_is_compared() -> None:
    assert level_record(*booked(**YEARLY)) == {"from": 2, "to": 3, "area": [AUSTIN], "soc": "15-1252"}
    assert level_record(*booked(places=["Austin, TX"])) is None


def test_pay_of_a_job_with_places_abroad_may_be_meant_for_those() -> None:
    panel, _ = wage_panel(*booked(**{**YEARLY, "places": ["Austin, TX", "Toronto, ON, Canada"]}))
    assert panel is not None
    assert any("outside the USA" in note for note in panel.notes)


def test_every_reason_has_its_sentence() -> None:
    assert set(REASONS) == set(CannotSay)


def test_equal_jobs_are_compared_once() -> None:
    book = a_book(YEARLY, {**YEARLY, "title": "Senior Backend Engineer"}, records=RECORDS)
    one, other = book.catalogue.jobs
    assert comparison_of(one, book) is comparison_of(other, book)


def test_every_area_that_the_span_includes_is_named() -> None:
    names = {str(number): f"Area {number}" for number in range(1, 6)}
    table = replace(
        TABLE,
        wages={
            ("15-1252", area): PrevailingWage("15-1252", area, (40.0, 50.0, 60.0, 70.0)) for area in names
        },
        area_names=names,
        counties={
            ("TX", "travis"): "1",
            ("TX", "dallas"): "2",
            ("WA", "king"): "3",
            ("IL", "cook"): "4",
            ("CO", "denver"): "5",
        },
    )
    places = ["Austin, TX", "Dallas, TX", "Seattle, WA", "Chicago, IL", "Denver, CO"]
    job, book = booked(replace(RECORDS, wages=table), pay={"low": 110_000}, places=places)
    panel, _ = wage_panel(job, book)
    assert panel is not None
    assert [*(area.area for area in panel.areas), *panel.more_areas] == sorted(names.values())


def test_what_a_level_means_stands_in_the_panel_only_when_the_ledger_says_it() -> None:
    panel, _ = wage_panel(*booked(**YEARLY))
    assert panel is not None
    assert panel.meaning is None
