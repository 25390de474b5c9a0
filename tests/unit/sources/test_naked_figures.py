"""Figures of the law that are typed by hand, and what only looks like them."""

from collections.abc import Callable
from datetime import date

import pytest

from generator.problems.problem import Problem
from generator.sources.site import read_site
from tests.builders import FACTS_YAML, ROLE_YAML, TODAY, a_text
from tests.conftest import Site

TIP = "content/tips/t.md"


def _fact(name: str, value: str, kind: str) -> str:
    fact = FACTS_YAML.removeprefix("facts:\n").replace("registration_fee", name)
    return fact.replace("value: $215", f"value: {value}\n    kind: {kind}")


LEDGER = "facts:\n" + "".join(
    (
        _fact("fee", "$215", "money"),
        _fact("payment", "$100,000", "money"),
        _fact("cap", "65,000 a year plus 20,000 more", "count"),
        _fact("wait", "180 days", "period"),
        _fact("since", "4 June 2025", "date"),
        _fact("year", "2,026 people", "count"),
        _fact("plain", "$999", "text"),
    )
)


@pytest.fixture
def told(site: Site) -> Callable[..., list[Problem]]:
    """What is told of a tip with a body, beside the ledger."""

    def of(body: str, ledger: str = LEDGER) -> list[Problem]:
        tip = a_text("title: The fee is $215", "roles: all", body=body)
        root = site({"content/facts.yaml": ledger, TIP: tip})
        return list(read_site(root, date.fromisoformat(TODAY)).problems)

    return of


@pytest.mark.parametrize(
    ("body", "column", "words", "fact"),
    [
        ("The fee is $215.", 12, "$215", "fee"),
        ("It costs 215 dollars.", 10, "215 dollars", "fee"),
        ("It costs two hundred fifteen dollars.", 10, "two hundred fifteen dollars", "fee"),
        ("Employers pay $100,000 for it.", 15, "$100,000", "payment"),
        ("It is US$100k now.", 7, "US$100k", "payment"),
        ("Only 65,000 people.", 6, "65,000", "cap"),
        ("Only 65000 people.", 6, "65000", "cap"),
        ("And 20,000 more.", 5, "20,000", "cap"),
        ("Wait 180 days.", 6, "180 days", "wait"),
        ("A 180-day wait.", 3, "180-day", "wait"),
        ("Since June 4, 2025 it holds.", 7, "June 4, 2025", "since"),
        ("- So\n- and **$215** again.", 9, "$215", "fee"),
    ],
)
def test_a_figure_that_a_fact_holds_is_told_with_the_fact_to_cite(
    told: Callable[..., list[Problem]], body: str, column: int, words: str, fact: str
) -> None:
    (problem,) = told(body)
    line = 6 + body.count("\n")
    assert (problem.path, problem.position.line, problem.position.column) == (TIP, line, column)
    assert problem.message.startswith(f"`{words}` is typed by hand; `{fact}` holds it")
    assert f"`{{{{ fact.{fact} }}}}`" in problem.hint


@pytest.mark.parametrize(
    "body",
    [
        "A salary of $100,000 is posted.",
        "It pays $100,000 a year.",
        "They offer $100,000/year.",
        "The job earns 65,000 in some places.",
        "In 2026 it begins.",
        "180. The last item of a list.",
        "After 180 hours.",
        "The code `$215` is shown.",
        "```\n$215\n```",
        "[It costs $215](https://agency.example/fee-215).",
        "See https://agency.example/180-days/$215",
        "“It costs $215 now.”",
        "> It costs $215 now.",
        "It costs {{ fact.fee }}.",
        "It costs $215.50 or $2,150.",
        "It costs $999.",
        "It takes 18 days.",
        "It costs $215. <!-- allow naked-figure: $215 -->",
        "Wait\n180 days. <!-- allow naked-figure: 180\ndays -->",
    ],
)
def test_pay_years_numbers_of_lists_code_links_quotations_and_what_is_allowed_pass(
    told: Callable[..., list[Problem]], body: str
) -> None:
    assert [each.message for each in told(body)] == []


def test_an_allowance_is_for_its_own_figure(told: Callable[..., list[Problem]]) -> None:
    assert len(told("It costs $215 and lasts 180 days. <!-- allow naked-figure: 180 days -->")) == 1


def test_every_fact_that_holds_the_figure_is_named(told: Callable[..., list[Problem]]) -> None:
    (problem,) = told("It costs $215.", LEDGER + _fact("other", "$215", "money"))
    assert "`{{ fact.fee }}` or `{{ fact.other }}`" in problem.hint


def test_the_opening_of_a_role_is_read_too(site: Site) -> None:
    role = ROLE_YAML.split("intro:")[0] + "intro: >-\n  Engineers write programs.\n  The fee is $215.\n"
    root = site({"content/facts.yaml": LEDGER, "roles/backend-engineer.yaml": role})
    (problem,) = read_site(root, date.fromisoformat(TODAY)).problems
    assert (problem.rule, problem.position.column) == ("naked-figure", 14)


@pytest.mark.parametrize("ledger", [None, "facts: {}\n", "facts:\n"])
def test_without_facts_no_figure_is_asked_about(site: Site, ledger: str | None) -> None:
    tip = a_text("title: T", "roles: all", body="The fee is $215.")
    problems = read_site(site({"content/facts.yaml": ledger, TIP: tip}), date.fromisoformat(TODAY)).problems
    assert "naked-figure" not in {each.rule for each in problems}
