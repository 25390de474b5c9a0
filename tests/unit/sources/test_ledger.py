"""The days of facts as editors write them."""

from datetime import date

import pytest

from generator.sources.ledger import read_ledger
from tests.builders import FACTS_YAML
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
