"""The definitions that the method page prints: complete, and filled from what the code computes with."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.domain.wage import HOURS_A_YEAR
from generator.evidence.ladder import RUNGS
from generator.evidence.records import PublicRecords
from generator.evidence.wages import LEAST_YEAR, MOST_YEAR
from generator.pages import definition_ids
from generator.pages.definitions import definition_groups
from generator.pages.lists import counts_of
from generator.pages.model.article import Definition
from generator.pages.words import RUNG_LABELS
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book
from tests.unit.pages.public_records import SPAN, a_set, some_records

TEMPLATES = Path(__file__).parents[3] / "templates"


def defined_with(records: PublicRecords) -> dict[str, Definition]:
    book = a_book(a_catalogue({}, records=records), records=records)
    return {each.id: each for group in definition_groups(book) for each in group.definitions}


@pytest.fixture(scope="module")
def defined() -> dict[str, Definition]:
    return defined_with(PublicRecords())


def linked() -> set[str]:
    """Ids that the templates link to, as an address or through the macros of `how.html`."""
    text = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))
    return set(re.findall(r"number-[a-z-]+[a-z]", text))


def test_every_definition_says_its_rule_its_days_and_its_limits(defined: dict[str, Definition]) -> None:
    assert all(each.rule and each.dates and each.limits for each in defined.values())


def test_the_order_of_the_evidence_names_every_rung(defined: dict[str, Definition]) -> None:
    rule = defined[definition_ids.LADDER].rule
    assert [rule.index(RUNG_LABELS[rung]) for rung in RUNGS] == sorted(
        rule.index(RUNG_LABELS[rung]) for rung in RUNGS
    )


def test_the_hours_of_a_year_are_those_the_code_uses(defined: dict[str, Definition]) -> None:
    assert f"{HOURS_A_YEAR:,} hours" in defined[definition_ids.WAGE_LEVELS].rule


def test_without_records_a_definition_says_that_there_is_no_such_data(defined: dict[str, Definition]) -> None:
    assert "not zero" in defined[definition_ids.FILINGS].dates


def test_every_link_of_the_templates_to_a_definition_leads_to_one(defined: dict[str, Definition]) -> None:
    assert linked()
    assert linked() <= defined.keys()


def test_every_definition_of_a_figure_is_linked_from_where_the_figure_stands(
    defined: dict[str, Definition],
) -> None:
    above_lists = {count.definition.partition("#")[2] for count in counts_of(())}
    assert defined.keys() - linked() <= above_lists


def test_every_id_has_one_definition_and_every_definition_an_id(defined: dict[str, Definition]) -> None:
    ids = [value for name, value in vars(definition_ids).items() if name.isupper()]
    assert sorted(ids) == sorted(defined)


def test_figures_of_single_applications_cover_the_days_they_rest_on_and_not_all_of_the_set() -> None:
    records = some_records(detailed=a_set(first=date(2009, 10, 1)), detailed_span=SPAN)
    defined = defined_with(records)
    figures = ("WITHDRAWN", "STAFFING", "LEVEL_MIX", "OFFERED_PAY", "FILING_STATES")
    assert {defined[getattr(definition_ids, name)].dates for name in figures} == {"1 Oct 2024 to 30 Sep 2025"}


def test_certified_applications_cover_the_counted_days_and_name_what_is_missing() -> None:
    span = replace(SPAN, missing=("FY2025 Q2",))
    defined = defined_with(some_records(counted_span=span))
    assert defined[definition_ids.FILINGS].dates == "1 Oct 2024 to 30 Sep 2025; not in the data: FY2025 Q2"


def test_the_least_and_the_most_pay_that_is_compared_are_those_the_code_uses(
    defined: dict[str, Definition],
) -> None:
    rule = defined[definition_ids.WAGE_LEVELS].rule
    assert f"${LEAST_YEAR:,.0f}" in rule
    assert f"${MOST_YEAR:,}" in rule
