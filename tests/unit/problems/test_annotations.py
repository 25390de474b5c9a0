"""Annotations of GitHub, the summary of a job, and GitLab's report."""

import json
import re
from html.parser import HTMLParser

import pytest

from generator.problems.annotations import as_github
from generator.problems.changed_lines import ChangedLines
from generator.problems.code_quality import as_gitlab
from generator.problems.problem import Position, Problem
from generator.problems.step_summary import as_summary

ERROR, WARNING = "unknown-key", "date-in-future"
EVIL = "::error::x\n::stop-commands::y\r%0A ##[error]z `<script>`|</td></table>\n\n# [a](b) @a \x1b[2J\u202e"


def _problem(path: str = "a.yaml", line: int = 1, rule: str = ERROR, message: str = "A slip.") -> Problem:
    return Problem(path, rule, message, "mend it.", Position(line, 5, 3))


def _lines(text: str) -> list[str]:
    return re.findall(r"file=([^,]+),line=(\d+)", text)


def test_annotations_are_escaped_as_workflow_commands_ask() -> None:
    problem = _problem("roles/a,b:c%.yaml", 2, message="100% :: one\r\ntwo")
    assert as_github([problem], folder="demo/") == (
        "::error file=demo/roles/a%2Cb%3Ac%25.yaml,line=2,endLine=2,col=5,endColumn=8,title=unknown-key"
        "::100%25 :: one%0D%0Atwo%0Ahint: mend it.\n"
    )


def test_annotations_begin_with_the_errors() -> None:
    text = as_github([_problem("a", rule=WARNING), _problem("b")])
    assert [line[:9] for line in text.splitlines()] == ["::error f", "::warning"]


def test_a_finding_on_a_changed_line_comes_before_its_file_and_its_file_before_errors_elsewhere() -> None:
    problems = [_problem("a"), _problem("b", 4), _problem("b", 7, WARNING), _problem("b", 7), _problem("c")]
    changed = ChangedLines({"site/b": (range(7, 8),)})
    said = _lines(as_github(problems, folder="site", changed=changed))
    assert said == [("site/b", "7"), ("site/b", "7"), ("site/b", "4"), ("site/a", "1"), ("site/c", "1")]


def test_ten_of_a_level_are_annotations_and_the_rest_are_lines() -> None:
    problems = [_problem(line=line) for line in range(1, 31)]
    problems += [_problem(line=line, rule=WARNING) for line in range(1, 13)]
    changed = ChangedLines({"a.yaml": (range(30, 31),)})
    lines = as_github(problems, changed=changed).splitlines()
    assert lines[0].startswith("::error file=a.yaml,line=30,")
    numbers = [sum(line.startswith(f"::{level} ") for line in lines) for level in ("error", "warning")]
    assert numbers == [10, 10]
    assert sum(line.startswith("- a.yaml:") for line in lines) == 22
    assert "22 more problems" in lines[20]


def test_no_input_can_give_github_a_command() -> None:
    problems = [_problem(f"{EVIL}{number}", message=EVIL) for number in range(15)]
    text = as_github(problems)
    assert len(text.splitlines()) == 16
    assert all(line.startswith(("::error file=", "- ", "5 more problems")) for line in text.split("\n")[:-1])
    plain = [line for line in text.splitlines() if not line.startswith("::error file=")]
    assert "##[" not in "".join(plain)
    assert all(character.isprintable() or character == "\n" for character in text)


class _Seen(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)


def test_the_summary_has_every_problem_under_its_nearness_with_the_counts() -> None:
    problems = [_problem("a", line) for line in range(1, 41)] + [_problem("b")]
    changed = ChangedLines({"site/a": (range(3, 5),)})
    text = as_summary(problems, folder="site", changed=changed)
    assert text.startswith("## rolepages: 41 errors in 2 files\n\n31 problems of these are no annotation.")
    assert re.findall(r"^### (.+)$", text, re.M) == [
        "On changed lines (2)", "Elsewhere in changed files (38)", "In other files (1)",
    ]  # fmt: skip
    assert text.count("<tr><td>") == 41
    assert "<code>site/a:3:5</code>" in text


def test_without_a_change_the_summary_has_one_table() -> None:
    assert re.findall(r"^### (.+)$", as_summary([_problem("a"), _problem("b")]), re.M) == ["All (2)"]


def test_a_clean_check_has_a_summary() -> None:
    assert as_summary([]) == "## rolepages: no problems\n\n"


def test_no_input_can_add_to_the_summary() -> None:
    text = as_summary([_problem(EVIL, message=EVIL)])
    assert set(_Seen(text).tags) == {"table", "tr", "th", "td", "code", "br"}
    inside = text[text.index("<table>") : text.index("</table>")]
    assert "\n\n" not in inside
    assert "\x1b" not in text


@pytest.mark.parametrize("room", [300, 1_000, 20_000, 1024 * 1024])
def test_the_summary_is_never_longer_than_the_room(room: int) -> None:
    problems = [_problem(f"ä{number}", message="é&" * 700) for number in range(2_000)]
    text = as_summary(problems, room=room)
    assert len(text.encode()) <= room
    shown = text.count("<tr><td>")
    assert 0 < shown < 2_000 or room <= 1_000
    if text:
        assert f"{2_000 - shown:,} more problems had no room here" in text


def test_gitlab_is_told_of_file_line_level_and_reason() -> None:
    (record,) = json.loads(as_gitlab([_problem("roles/a.yaml", 7, WARNING)], folder="site"))
    assert re.fullmatch(r"[0-9a-f]{64}", record.pop("fingerprint"))
    assert record == {
        "description": "A slip. (hint: mend it.)",
        "check_name": WARNING,
        "severity": "minor",
        "location": {"path": "site/roles/a.yaml", "lines": {"begin": 7}},
    }


def _fingerprints(*problems: Problem) -> list[str]:
    return [record["fingerprint"] for record in json.loads(as_gitlab(problems))]


def test_a_problem_stays_the_same_one_for_gitlab_when_lines_move() -> None:
    assert _fingerprints(_problem(line=3)) == _fingerprints(_problem(line=90))
    assert _fingerprints(_problem(line=3)) != _fingerprints(_problem(line=3, message="Another."))


def test_the_same_slip_twice_in_a_file_is_two_for_gitlab() -> None:
    assert len(set(_fingerprints(_problem(line=3), _problem(line=4)))) == 2


def test_gitlab_gets_an_empty_report_of_a_clean_site() -> None:
    assert json.loads(as_gitlab([])) == []


def test_no_input_can_break_the_report_for_gitlab() -> None:
    (record,) = json.loads(as_gitlab([_problem(f"\udce9{EVIL}", message=EVIL)]))
    assert all(character.isprintable() for character in record["description"] + record["location"]["path"])
