"""Figures rest on stated values alone and add up."""

from datetime import date
from typing import Any

import pytest

from generator.domain.wage import Pay, WageUnit
from generator.insight.statistics import middle_of, month_counts, pay_summary, posted_pay
from tests.unit.insight.catalogues import a_catalogue


def paid(*pays: dict[str, Any] | None) -> Any:
    return a_catalogue(*({"title": f"Role {n}", "pay": pay} for n, pay in enumerate(pays))).jobs


def test_the_middle_is_of_the_range_or_the_one_side_that_is_stated() -> None:
    assert middle_of(Pay(low=100, high=200)) == 150
    assert middle_of(Pay(high=200)) == 200


def test_pay_under_the_floor_is_not_summed_up() -> None:
    jobs = paid(*[{"low": 100_000}] * 9, None)
    assert pay_summary(jobs, 10) is None


def test_pay_in_other_units_and_currencies_is_never_mixed() -> None:
    jobs = paid(*[{"low": 100_000}] * 10, {"low": 50, "unit": "hour"}, {"low": 90_000, "currency": "EUR"})
    summary = pay_summary(jobs, 10)
    assert summary is not None
    assert (summary.n, summary.currency, summary.unit) == (10, "USD", WageUnit.YEAR)
    assert summary.median == 100_000


@pytest.mark.parametrize("highest", [100_000, 100_001, 300_000, 1e12])
def test_the_bands_of_pay_hold_every_job_whatever_the_spread(highest: float) -> None:
    summary = pay_summary(paid(*[{"low": 100_000}] * 12, {"low": highest}), 10)
    assert summary is not None
    assert sum(count for _, _, count in summary.bands) == 13
    assert len(summary.bands) <= 11
    assert all(
        below == start for (_, below, _), (start, _, _) in zip(summary.bands, summary.bands[1:], strict=False)
    )


def test_a_job_without_pay_has_none() -> None:
    assert [posted_pay(job) for job in paid(None)] == [None]


def test_months_without_postings_are_shown_and_older_ones_are_one_number() -> None:
    days = ("2026-03-01", "2026-01-31", "2024-12-31", "0001-01-01", "0800-01-01", "9999-12-31")
    jobs = a_catalogue(*({"title": day, "posted_on": day} for day in days)).jobs
    earlier, months = month_counts(jobs, date(2026, 3, 31), shown=4)
    assert earlier == 2
    assert months == (("2025-12", 0), ("2026-01", 1), ("2026-02", 0), ("2026-03", 1))
