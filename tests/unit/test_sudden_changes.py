"""Many pages that leave search engines at once are an accident; some that do are an ordinary day."""

from dataclasses import replace
from datetime import date

import pytest

from generator.domain.last_publication import LastPublication, PageRecord
from generator.domain.settings import Settings
from generator.sudden_changes import sudden_changes

DAY = date(2026, 4, 1)
PAGE = PageRecord("postings", True, DAY, "d", "", "", "f")
SETTINGS = Settings.model_validate(
    {
        "name": "Larkspur Jobs",
        "base_url": "https://jobs.example",
        "description": "Jobs whose employers say that they sponsor a visa.",
        "organisation": {"name": "Larkspur Press"},
        "report_url": "mailto:editors@jobs.example",
    }
)


def pages(number: int, kind: str = "postings", *, indexable: bool = True) -> dict[str, PageRecord]:
    return {f"/{kind}/{n}/": replace(PAGE, kind=kind, indexable=indexable) for n in range(number)}


def told(now: dict[str, PageRecord], before: dict[str, PageRecord]) -> list[str]:
    previous = LastPublication(DAY, DAY, pages=before)
    return [problem.message for problem in sudden_changes(now, previous, SETTINGS)]


@pytest.mark.parametrize(("left", "number"), [(50, 0), (49, 1), (0, 1)])
def test_more_than_half_of_a_kind_that_leaves_is_told(left: int, number: int) -> None:
    assert len(told(pages(left), pages(100))) == number


def test_the_message_counts_what_leaves() -> None:
    (said,) = told(pages(10), pages(1200))
    assert said == "Of 1,200 postings pages that search engines knew, 1,190 would leave at once; 50% may."


def test_a_page_that_is_closed_to_search_engines_has_left() -> None:
    assert told(pages(100, indexable=False), pages(100))


def test_pages_that_search_engines_did_not_know_cannot_leave() -> None:
    assert not told({}, pages(100, indexable=False))


def test_of_few_pages_any_number_may_leave() -> None:
    assert not told({}, pages(19))


def test_each_kind_is_judged_for_itself() -> None:
    both = {**pages(1000), **pages(30, "employers")}
    (said,) = told(pages(1000), both)
    assert "30 employers pages" in said


def test_without_a_last_publication_nothing_is_told() -> None:
    assert not list(sudden_changes({}, None, SETTINGS))
