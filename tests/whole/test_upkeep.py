"""`rolepages status` and `rolepages calendar` on a small site: what needs care, and what changes when."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.builders import FACTS_YAML, a_text
from tests.program import rolepages
from tests.whole.small import a_line, a_small_site

LONG = " ".join(["word"] * 50)
DESCRIPTION = "description: What stands on this page, in one sentence that is long enough."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site with one role, data of 31 March 2026, and texts that were reviewed on 1 March."""
    lines = [
        a_line(closes_on="2026-05-02", places=[{"state": "CA", "country": "US"}]),
        a_line(id="2", closes_on="2026-05-02", employer="Stillwater", url="https://s.example/2"),
        a_line(id="3", title="Florist", url="https://larkspur.example/jobs/3", closes_on="2026-04-01"),
    ]
    folder = a_small_site(tmp_path / "site", lines)
    own = ("roles: [backend-engineer]",)
    text(folder, "tips/own.md", "title: An own advice", *own, "owner: Rowan", body=LONG)
    text(folder, "tips/shared/own.md", "title: A hidden advice", "roles: all", body=LONG)
    text(
        folder, "faq/fee.md", "question: Who pays?", *own, "visas: all", "reviewed_on: 2025-03-01", body="He."
    )
    return folder


def text(folder: Path, path: str, *keys: str, body: str) -> None:
    place = folder / "content" / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(a_text(*keys, body=body), "utf-8")


def printed(folder: Path, command: str, *arguments: str) -> str:
    result = rolepages(command, "--jobs", "1", "--today", "2026-04-01", *arguments, cwd=folder)
    assert result.returncode == 0, result.stderr
    return result.stdout


def document(folder: Path, command: str, *arguments: str) -> Any:
    return json.loads(printed(folder, command, "--json", *arguments))


def findings(folder: Path, kind: str, *arguments: str) -> dict[str, Any]:
    found = document(folder, "status", *arguments)["findings"]
    return {each["subject"]: each for each in found if each["kind"] == kind}


def changes(folder: Path) -> dict[str, list[Any]]:
    return {each["day"]: each["changes"] for each in document(folder, "calendar")["days"]}


def test_a_review_is_overdue_by_its_days(folder: Path) -> None:
    (found,) = findings(folder, "overdue").values()
    assert (found["subject"], found["day"], found["count"]) == ("content/faq/fee.md", "2026-03-01", 31)


def test_what_runs_out_is_told_as_far_ahead_as_asked(folder: Path) -> None:
    (folder / "content/facts.yaml").write_text(f"{FACTS_YAML}    expires: 2026-04-11\n", "utf-8")
    assert findings(folder, "expiring", "--days", "9") == {}
    (found,) = findings(folder, "expiring", "--days", "10").values()
    assert (found["subject"], found["message"]) == (
        "content/facts.yaml#registration_fee",
        "its last day in 10 days",
    )


def test_thin_texts_are_told_with_their_words(folder: Path) -> None:
    thin = findings(folder, "thin")
    assert thin["content/faq/fee.md"]["count"] == 1
    assert "content/tips/own.md" not in thin


def test_a_role_without_a_tip_of_its_own_is_thin(folder: Path) -> None:
    (folder / "content/tips/own.md").unlink()
    found = document(folder, "status")["findings"]
    assert "role without a tip of its own" in {each["message"] for each in found}


def test_an_employer_below_the_floor_is_told_with_its_jobs(folder: Path) -> None:
    settings = folder / "site.yaml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}floors: {{employer: 30}}\n", encoding="utf-8")
    found = findings(folder, "below_floor")["/employers/larkspur-systems/"]
    assert found["title"] == "Larkspur Systems"
    assert found["message"].endswith("`floors.employer` is 30")


def test_a_list_below_its_floor_is_told_with_its_jobs(folder: Path) -> None:
    found = findings(folder, "below_floor")["/roles/backend-engineer/in/california/"]
    assert (found["count"], found["message"]) == (1, "1 job; `floors.role_state` is 5")


def test_texts_and_facts_that_stand_nowhere_are_unused(folder: Path) -> None:
    found = findings(folder, "unused")
    assert found["content/facts.yaml#registration_fee"]["message"] == "no text cites it"
    assert "more specific texts" in found["content/tips/shared/own.md"]["message"]
    assert "content/tips/own.md" not in found


def test_a_draft_waits_and_gives_its_place_back(folder: Path) -> None:
    path = folder / "content/tips/own.md"
    path.write_text(path.read_text("utf-8").replace("---\n", "---\ndraft: true\n", 1), "utf-8")
    assert findings(folder, "waiting")["content/tips/own.md"]["owner"] == "Rowan"
    assert "content/tips/shared/own.md" not in findings(folder, "unused")


def test_the_most_important_comes_first_and_everything_is_counted(folder: Path) -> None:
    report = document(folder, "status")
    order = list(report["totals"])
    kinds = [order.index(each["kind"]) for each in report["findings"]]
    assert kinds == sorted(kinds)
    assert sum(report["totals"].values()) == len(kinds)
    assert order[0] == "overdue"


def test_a_piped_table_has_a_whole_line_for_each_finding(folder: Path) -> None:
    name = "-".join(["long"] * 12)
    tip = (folder / "content/tips/own.md").read_text("utf-8").replace("---\n", "---\ndraft: true\n", 1)
    title = f"title: {' '.join(['A title that goes on'] * 20)}"
    (folder / f"content/tips/{name}.md").write_text(re.sub("title: .*", title, tip), "utf-8")
    lines = printed(folder, "status", "--all").splitlines()
    for finding in document(folder, "status")["findings"]:
        assert any(finding["subject"] in line and finding["title"] in line for line in lines), finding


def test_the_table_names_what_the_document_holds(folder: Path) -> None:
    table = printed(folder, "status", "--all")
    for finding in document(folder, "status")["findings"]:
        assert finding["subject"] in table


def test_postings_that_close_are_counted_by_day_and_role(folder: Path) -> None:
    (closing,) = [each for each in changes(folder)["2026-05-02"] if each["kind"] == "postings_close"]
    assert (closing["count"], closing["by_role"]) == (2, {"backend-engineer": 2})


def test_the_calendar_begins_tomorrow_and_ends_in_a_year(folder: Path) -> None:
    days = changes(folder)
    assert min(days) > "2026-04-01"
    assert max(days) <= "2027-04-01"
    assert all(days.values())
    assert "2027-03-01" in days  # reviews of the texts


def test_a_text_that_begins_and_ends_changes_the_site_on_its_days(folder: Path) -> None:
    keys = ("publish_on: 2026-06-01", "expires_on: 2026-07-01")
    text(folder, "guides/season.md", "title: Season", DESCRIPTION, *keys, body="See [it](/guides/season/).")
    text(folder, "guides/lead.md", "title: Lead", DESCRIPTION, *keys, body="See [it](/guides/season/).")
    days = changes(folder)
    (begins, *_), ends = days["2026-06-01"], days["2026-07-01"]
    assert (begins["kind"], begins["subject"]) == ("text_published", "content/guides/lead.md")
    assert ends[1]["message"] == "last day of the guide: Season; links to it stand in content/guides/lead.md"


def test_the_data_is_old_on_the_fifteenth_day(folder: Path) -> None:
    days = [day for day, found in changes(folder).items() if found[-1]["kind"] == "data_old"]
    assert days == ["2026-04-15"]


def test_the_days_ahead_are_a_calendar_file_with_every_change_once(folder: Path) -> None:
    calendar = Calendar.from_ical(printed(folder, "calendar", "--ics"))
    events = list(calendar.walk("VEVENT"))
    wanted = [change["message"] for found in changes(folder).values() for change in found]
    assert sorted(str(event["SUMMARY"]) for event in events) == sorted(wanted)
    assert len({str(event["UID"]) for event in events}) == len(events)


@pytest.mark.parametrize("command", ["status", "calendar"])
def test_every_key_that_is_printed_stands_in_the_schema_with_its_meaning(folder: Path, command: str) -> None:
    schema = json.loads(rolepages("schema", command, cwd=folder).stdout)
    printed_keys, parts = document(folder, command), schema["$defs"]
    assert set(printed_keys) == set(schema["properties"])
    key, name = {"status": ("findings", "Finding"), "calendar": ("days", "ChangeDay")}[command]
    entries, part = printed_keys[key], parts[name]["properties"]
    assert entries
    assert all(set(entry) == set(part) for entry in entries)
    assert all("description" in value for value in (*schema["properties"].values(), *part.values()))


@pytest.mark.parametrize("command", ["status", "calendar"])
def test_the_same_site_prints_the_same(folder: Path, command: str) -> None:
    assert printed(folder, command) == printed(folder, command)


@pytest.mark.parametrize("command", ["status", "calendar"])
def test_errors_are_told_instead_and_nothing_is_printed(folder: Path, command: str) -> None:
    (folder / "roles/backend-engineer.yaml").write_text("title: [\n", "utf-8")
    result = rolepages(command, "--jobs", "1", cwd=folder)
    assert (result.returncode, result.stdout) == (1, "")
    assert "roles/backend-engineer.yaml:" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", ["status", "calendar"])
def test_the_last_day_of_all_is_a_day_too(folder: Path, command: str) -> None:
    result = rolepages(command, "--jobs", "1", "--today", "9999-12-31", cwd=folder)
    assert "Traceback" not in result.stderr
