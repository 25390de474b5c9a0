"""Until when a job is new, and when the last of its postings closes."""

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

from generator.insight.job_days import closed_after, is_new, last_new_day
from generator.insight.jobs import Job
from tests.builders import a_posting

AS_OF = date(2026, 3, 31)


def a_job(*postings: dict[str, Any]) -> Job:
    adverts = tuple(SimpleNamespace(posting=a_posting(**each)) for each in postings)
    return cast(Job, SimpleNamespace(adverts=adverts))


def new_until(job: Job) -> date | None:
    """The last day on which a job is new that is new on the day of the data."""
    last = last_new_day(job)
    return last if last and is_new(last, AS_OF) else None


def test_a_job_is_new_for_three_days_after_it_was_posted() -> None:
    assert new_until(a_job({"posted_on": "2026-03-31"})) == date(2026, 4, 3)
    assert new_until(a_job({"posted_on": "2026-03-28"})) == AS_OF
    assert new_until(a_job({"posted_on": "2026-03-27"})) is None


def test_a_job_without_a_day_or_with_one_to_come_is_not_called_new() -> None:
    assert new_until(a_job({"first_seen": "2026-03-31"})) is None
    assert new_until(a_job({"posted_on": "2026-03-30"}, {})) is None
    assert new_until(a_job({"posted_on": "2026-04-02"})) is None


def test_a_job_that_was_posted_again_is_as_old_as_its_first_posting() -> None:
    assert new_until(a_job({"posted_on": "2026-03-30"}, {"posted_on": "2026-03-01"})) is None


def test_a_posting_that_was_seen_before_its_day_is_not_new() -> None:
    assert new_until(a_job({"posted_on": "2026-03-30", "first_seen": "2026-03-01"})) is None


def test_a_job_closes_with_its_last_posting_and_only_if_all_state_a_day() -> None:
    both = a_job({"closes_on": "2026-04-09"}, {"closes_on": "2026-04-20"})
    assert closed_after(both) == date(2026, 4, 20)
    assert closed_after(a_job({"closes_on": "2026-04-09"}, {})) is None
