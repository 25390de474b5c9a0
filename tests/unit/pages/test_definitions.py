"""The definitions that the method page prints: complete, and filled from what the code computes with."""

import re
from pathlib import Path

import pytest

from generator.domain.wage import HOURS_A_YEAR
from generator.evidence.ladder import RUNGS
from generator.pages import definitions
from generator.pages.definitions import definition_groups
from generator.pages.page import Definition
from generator.pages.words import RUNG_LABELS
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book

TEMPLATES = Path(__file__).parents[3] / "templates"


@pytest.fixture(scope="module")
def defined() -> dict[str, Definition]:
    book = a_book(a_catalogue({}))
    return {each.id: each for group in definition_groups(book) for each in group.definitions}


def test_every_definition_says_its_rule_its_days_and_its_limits(defined: dict[str, Definition]) -> None:
    assert all(each.rule and each.dates and each.limits for each in defined.values())


def test_the_order_of_the_evidence_names_every_rung(defined: dict[str, Definition]) -> None:
    rule = defined[definitions.LADDER].rule
    assert [rule.index(RUNG_LABELS[rung]) for rung in RUNGS] == sorted(
        rule.index(RUNG_LABELS[rung]) for rung in RUNGS
    )


def test_the_hours_of_a_year_are_those_the_code_uses(defined: dict[str, Definition]) -> None:
    assert f"{HOURS_A_YEAR:,} hours" in defined[definitions.WAGE_LEVELS].rule


def test_without_records_a_definition_says_that_there_is_no_such_data(defined: dict[str, Definition]) -> None:
    assert "not zero" in defined[definitions.FILINGS].dates


def test_every_link_of_the_templates_to_a_definition_leads_to_one(defined: dict[str, Definition]) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))
    linked = set(re.findall(r"/method/#([a-z0-9-]+)", text))
    assert linked
    assert linked <= defined.keys()
