"""On which days a text is published, and when two of one name get into each other's way."""

from datetime import date

import pytest

from generator.domain.article import Tip
from generator.domain.publication import Absence, Schedule
from generator.problems.problem import Problem
from generator.sources.site import read_site
from generator.upkeep.changes import OLD_AFTER
from tests.builders import TODAY, a_text
from tests.conftest import Site
from tests.program import ROOT

FIRST, LAST = date(2026, 5, 1), date(2026, 9, 30)


@pytest.mark.parametrize(
    ("schedule", "day", "absence"),
    [
        (Schedule(), FIRST, None),
        (Schedule(publish_on=FIRST), date(2026, 4, 30), Absence.NOT_YET),
        (Schedule(publish_on=FIRST), FIRST, None),
        (Schedule(expires_on=LAST), LAST, None),
        (Schedule(expires_on=LAST), date(2026, 10, 1), Absence.EXPIRED),
        (Schedule(draft=True, publish_on=FIRST, expires_on=LAST), FIRST, Absence.DRAFT),
    ],
)
def test_a_text_is_published_from_its_first_day_through_its_last(
    schedule: Schedule, day: date, absence: Absence | None
) -> None:
    assert schedule.absence(day) is absence
    assert bool(schedule.reason(day)) is (absence is not None)


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        (Schedule(), Schedule(), True),
        (Schedule(expires_on=LAST), Schedule(publish_on=LAST), True),
        (Schedule(expires_on=FIRST), Schedule(publish_on=LAST), False),
        (Schedule(publish_on=LAST), Schedule(expires_on=FIRST), False),
        (Schedule(), Schedule(draft=True), False),
    ],
)
def test_two_texts_meet_when_both_are_published_on_one_day(
    first: Schedule, second: Schedule, meet: bool
) -> None:
    assert first.meets(second) is meet
    assert second.meets(first) is meet


def test_a_text_is_published_and_kept_by_the_editors_unless_it_says_otherwise() -> None:
    tip = Tip.model_validate({"title": "A", "roles": "all", "reviewed_on": FIRST})
    assert tip.schedule == Schedule()
    assert tip.owner == "editors"


def _problems(folder: Site, **files: str) -> list[Problem]:
    texts = {f"content/faq/{name}/fees.md": text for name, text in files.items()}
    return list(read_site(folder(texts), date.fromisoformat(TODAY)).problems)


def _fees(*keys: str) -> str:
    return a_text("question: Who pays the fee?", "roles: all", *keys)


def test_the_next_version_of_an_entry_may_wait_beside_the_present_one(site: Site) -> None:
    now = _fees("expires_on: 2026-09-30")
    assert not _problems(site, now=now, later=_fees("publish_on: 2026-10-01"))
    assert not _problems(site, now=_fees(), later=_fees("draft: true"))


def test_two_versions_of_an_entry_on_one_day_are_an_error(site: Site) -> None:
    found = _problems(site, now=_fees("expires_on: 2026-10-01"), next=_fees("publish_on: 2026-10-01"))
    assert [problem.rule for problem in found] == ["doubled-entry"]


def test_a_text_that_ends_before_it_begins_is_an_error_at_its_last_day(site: Site) -> None:
    (problem,) = _problems(site, now=_fees("publish_on: 2026-10-01", "expires_on: 2026-09-30"))
    assert (problem.rule, problem.position.line, problem.position.column) == ("dates-reversed", 5, 13)


def test_a_day_that_does_not_exist_is_an_error_at_its_place(site: Site) -> None:
    (problem,) = _problems(site, now=_fees("publish_on: 2026-02-30"))
    assert (problem.path, problem.position.line) == ("content/faq/now/fees.md", 4)


def test_a_visa_and_the_last_day_of_a_role_have_no_such_keys(site: Site) -> None:
    folder = site()
    role, visa = folder / "roles/backend-engineer.yaml", folder / "content/visas/tn.md"
    role.write_text(role.read_text("utf-8") + "expires_on: 2026-05-01\n", "utf-8")
    visa.write_text(visa.read_text("utf-8").replace("---\n", "---\ndraft: true\n", 1), "utf-8")
    found = read_site(folder, date.fromisoformat(TODAY)).problems
    assert {(problem.path, problem.rule) for problem in found} == {
        ("roles/backend-engineer.yaml", "unknown-key"),
        ("content/visas/tn.md", "unknown-key"),
    }


def test_data_is_old_on_the_day_on_which_pages_say_so() -> None:
    script = (ROOT / "templates/assets/aging.js").read_text("utf-8")
    assert f"const STALE_AFTER = {OLD_AFTER};" in script
    assert "age > STALE_AFTER" in script
