"""Links to parts that no page has stop the build, at the line where they are written."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_text
from tests.program import rolepages
from tests.whole.small import a_small_site


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_small_site(tmp_path)


def guide(folder: Path, name: str, *keys: str, body: str) -> None:
    head = (f"title: The {name} of a job", "description: What a reader of this guide will know behind it.")
    place = folder / f"content/guides/{name}.md"
    place.write_text(a_text(*head, *keys, body=body), encoding="utf-8")


def dead(folder: Path) -> list[tuple[str, int, int, str]]:
    ran = rolepages("check", "--site", str(folder), "--format", "json")
    found: list[dict[str, Any]] = json.loads(ran.stdout)["problems"]
    return [
        (each["path"], each["line"], each["column"], each["severity"])
        for each in found
        if each["rule"] == "broken-link"
    ]


def test_a_dead_part_of_another_page_is_told_at_the_line_of_the_link(folder: Path) -> None:
    guide(folder, "pay", body="One line.\n\nSee [how](/method/#no-such-part) and [it](/method/#counts).")
    assert dead(folder) == [("content/guides/pay.md", 8, 11, "error")]


def test_an_absolute_address_of_the_site_is_read_as_one_inside(folder: Path) -> None:
    body = "See [a](https://jobs.example/method/#gone), [b](https://jobs.example/gone/)."
    guide(folder, "pay", body=body)
    assert [line for _, line, _, _ in dead(folder)] == [6, 6]


def test_a_text_that_is_kept_back_is_judged_as_if_it_stood(folder: Path) -> None:
    guide(folder, "pay", "draft: true", body="## Bonus\n\nSee [it](/guides/place/#rent), [x](/method/#gone).")
    guide(folder, "place", "draft: true", body="## Rent\n\nSee [it](/guides/pay/#bonus), [x](#gone-too).")
    assert [(path, line) for path, line, _, _ in dead(folder)] == [
        ("content/guides/pay.md", 9),
        ("content/guides/place.md", 9),
    ]


def test_a_part_that_only_a_draft_brings_is_missing_for_others(folder: Path) -> None:
    question = ("question: Who pays the fee?", "roles: all", "draft: true")
    place = folder / "content/faq/fee.md"
    place.parent.mkdir()
    place.write_text(a_text(*question, body="The [employer](/roles/backend-engineer/#faq-fee)."), "utf-8")
    assert dead(folder) == []
    guide(folder, "pay", body="See [it](/roles/backend-engineer/#faq-fee).")
    assert dead(folder)[0][:2] == ("content/faq/fee.md", 7)
    assert dead(folder)[1][:2] == ("content/guides/pay.md", 6)
