"""The days of facts as editors write them."""

from datetime import date

import pytest

from generator.sources.ledger import read_ledger
from generator.sources.site import read_site
from tests.builders import FACTS_YAML, TODAY, a_text
from tests.conftest import Site

DATES = """\
    dates:
      filing_2027:
        label: Filing for 2027
        first: 2026-03-04
        last: {last}
"""


def test_a_fact_has_days_for_the_calendar(site: Site) -> None:
    root = site({"content/facts.yaml": FACTS_YAML + DATES.format(last="2026-03-19")})
    checked = read_ledger(root, "content")
    days = checked.value.ledger.facts["registration_fee"].dates["filing_2027"]
    assert (days.first, days.last) == (date(2026, 3, 4), date(2026, 3, 19))
    assert not checked.problems


@pytest.mark.parametrize(
    ("last", "words"),
    [
        ("2026-03-01", "`last` (2026-03-01) is before `first` (2026-03-04)"),
        ("soon", "`last`"),
    ],
)
def test_days_in_the_wrong_order_or_form_are_told_with_their_place(site: Site, last: str, words: str) -> None:
    root = site({"content/facts.yaml": FACTS_YAML + DATES.format(last=last)})
    checked = read_ledger(root, "content")
    (problem,) = checked.problems
    assert words in problem.message
    assert problem.position.line in {12, 13, 14, 15}
    assert checked.value.broken == {"registration_fee"}


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("money", "$215 a person", ["$215"]),
        ("count", "65,000 a year plus 20,000", ["65,000", "20,000"]),
        ("percent", "15.29%", ["15.29%"]),
        ("period", "up to 60 days", ["60 days"]),
        ("date", "from 4 June 2025 on", ["4 June 2025"]),
        ("text", "about $215", []),
    ],
)
def test_a_fact_has_the_figures_of_its_kind(site: Site, kind: str, value: str, words: list[str]) -> None:
    text = FACTS_YAML.replace("value: $215", f"value: {value}\n    kind: {kind}")
    root = site({"content/facts.yaml": text})
    checked = read_ledger(root, "content")
    assert [each.words for each in checked.value.ledger.facts["registration_fee"].figures] == words
    assert not checked.problems


@pytest.mark.parametrize("kind", ["count", "date", "percent", "period"])
def test_a_value_without_a_figure_of_its_kind_is_told(site: Site, kind: str) -> None:
    root = site({"content/facts.yaml": FACTS_YAML.replace("value: $215", f"value: $215\n    kind: {kind}")})
    (problem,) = read_ledger(root, "content").problems
    assert f"`$215` holds no {kind}" in problem.message


def test_a_fact_in_flux_asks_its_question(site: Site) -> None:
    text = FACTS_YAML.replace("status: in force", "status: in flux")
    (problem,) = read_ledger(site({"content/facts.yaml": text}), "content").problems
    assert (problem.rule, problem.position.line, problem.position.column) == ("open-question", 6, 13)
    asked = text + "    question: Was it changed?\n"
    assert not read_ledger(site({"content/facts.yaml": asked}), "content").problems


def test_an_earlier_value_ends_after_it_began(site: Site) -> None:
    past = "    history:\n      - value: $10\n        effective: 2025-02-01\n        until: 2025-01-01\n"
    (problem,) = read_ledger(site({"content/facts.yaml": FACTS_YAML + past}), "content").problems
    assert "`until` (2025-01-01) is before `effective` (2025-02-01)" in problem.message


@pytest.mark.parametrize(("day", "told"), [("2026-04-02", False), ("2026-04-01", True)])
def test_an_announced_value_takes_its_place_on_its_day(site: Site, day: str, told: bool) -> None:
    text = f"{FACTS_YAML}    next:\n      value: $300\n      effective: {day}\n"
    tip = a_text("title: T", "roles: all", body="It costs {{ fact.registration_fee }}.")
    root = site({"content/facts.yaml": text, "content/tips/t.md": tip})
    problems = read_site(root, date.fromisoformat(TODAY)).problems
    places = [(each.rule, each.path, each.position.line) for each in problems]
    wanted = [("expired-fact", "content/facts.yaml", 13), ("expired-fact", "content/tips/t.md", 6)]
    assert places == (wanted if told else [])
