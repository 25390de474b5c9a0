"""When a text is due for review."""

from datetime import date

import pytest

from generator.domain.article import Reviewed


@pytest.mark.parametrize(
    ("reviewed_on", "review_in", "due"),
    [
        ("2025-04-01", "12 months", "2026-04-01"),
        ("2025-04-01", "1 year", "2026-04-01"),
        ("2025-08-31", "6 months", "2026-02-28"),
        ("2024-02-29", "2 years", "2026-02-28"),
        ("2025-12-15", "1 month", "2026-01-15"),
        ("9990-01-01", "99 years", "9999-01-01"),
    ],
)
def test_a_review_is_due_after_its_months_or_years(reviewed_on: str, review_in: str, due: str) -> None:
    head = Reviewed(reviewed_on=date.fromisoformat(reviewed_on), review_in=review_in)
    assert head.review_due == date.fromisoformat(due)
