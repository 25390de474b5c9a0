"""The report as text, JSON and annotations."""

import json
import re

import pytest

from generator.problems import report
from generator.problems.problem import Position, Problem

PATH = "roles/backend-engineer.yaml"


def _problem(message: str = "`answr` is not a known key here.", **changes: object) -> Problem:
    values: dict[str, object] = {
        "path": PATH,
        "rule": "unknown-key",
        "message": message,
        "hint": "did you mean `answer`?",
        "position": Position(2, 5, 5),
        **changes,
    }
    return Problem(**values)  # type: ignore[arg-type]


def test_nothing_wrong_is_an_empty_report() -> None:
    assert report.as_text([], {}) == ""


def test_a_problem_is_shown_with_its_lines_its_mark_and_its_hint() -> None:
    texts = {PATH: "- question: May I move?\n    answr: Yes.\n"}
    assert report.as_text([_problem()], texts) == (
        "roles/backend-engineer.yaml:2:5  error  unknown-key\n"
        "   1 | - question: May I move?\n"
        "   2 |     answr: Yes.\n"
        "     |     ^^^^^\n"
        "  `answr` is not a known key here.\n"
        "  hint: did you mean `answer`?\n"
        "\n"
        "1 error in 1 file.\n"
    )


def test_problems_stand_in_the_order_of_path_line_and_column() -> None:
    spots = [("b", 1, 1), ("a", 10, 1), ("a", 2, 9), ("a", 2, 1)]
    problems = [_problem(f"message {spot}", path=spot[0], position=Position(*spot[1:])) for spot in spots]
    found = re.findall(r"^(\w:\d+:\d+)", report.as_text(problems, {}), re.MULTILINE)
    assert found == ["a:2:1", "a:2:9", "a:10:1", "b:1:1"]


def test_errors_and_warnings_are_counted_with_their_files() -> None:
    problems = [_problem(), _problem("x"), _problem(path="b", rule="date-in-future")]
    assert report.as_text(problems, {}).endswith("2 errors, 1 warning in 2 files.\n")


def test_repeats_of_one_message_are_folded_with_their_places() -> None:
    problems = [_problem(path=f"roles/r{number:02}.yaml") for number in range(15)]
    text = report.as_text(problems, {})
    assert text.count("hint:") == 3
    assert "  and 12 more like this: roles/r03.yaml:2, roles/r04.yaml:2," in text
    assert "15 errors in 15 files." in text


def test_messages_that_differ_in_what_they_quote_are_shown_up_to_twenty_times() -> None:
    problems = [_problem(f"`key{number}` is not a known key here.") for number in range(50)]
    text = report.as_text(problems, {})
    assert text.count("hint:") == 20
    assert "and 30 more like this" in text


def test_the_same_problem_twice_is_told_once() -> None:
    assert "1 error in 1 file." in report.as_text([_problem(), _problem()], {})


@pytest.mark.parametrize(
    ("line", "column", "length", "shown", "mark"),
    [
        ("\tanswr: x", 2, 5, "    answr: x", "    ^^^^^"),
        ("職種: answr", 5, 5, "職種: answr", "      ^^^^^"),
        ("a: 職種", 4, 2, "a: 職種", "   ^^^^"),
        ("cafe\u0301: answr", 8, 5, "cafe\u0301: answr", "      ^^^^^"),
        ("\x1b[2Jansw", 5, 4, r"\x1b[2Jansw", "       ^^^^"),
        ("short", 80, 3, "short", "     ^"),
    ],
)
def test_the_mark_stands_under_its_words(line: str, column: int, length: int, shown: str, mark: str) -> None:
    text = report.as_text([_problem(position=Position(1, column, length))], {PATH: line})
    assert text.split("\n")[1:3] == [f"   1 | {shown}", f"     | {mark}"]


def test_a_long_line_is_cut_around_the_mark() -> None:
    line = "a" * 500 + "WRONG" + "b" * 500
    lines = report.as_text([_problem(position=Position(1, 501, 5))], {PATH: line}).split("\n")
    at = lines[2].index("^")
    assert lines[1][at : at + 5] == "WRONG"
    assert lines[1].count("…") == 2
    assert all(len(shown) <= report.WIDTH + 10 for shown in lines)


def test_a_mark_longer_than_the_window_stays_in_it() -> None:
    lines = report.as_text([_problem(position=Position(1, 5, 9000))], {PATH: "x" * 9000}).split("\n")
    assert len(lines[2]) <= report.WIDTH + 10


def test_a_line_behind_the_end_of_the_file_is_not_shown() -> None:
    assert " | " not in report.as_text([_problem(position=Position(99, 1, 4))], {PATH: "one line"})


def test_no_input_can_steer_the_terminal() -> None:
    evil = "\x1b]0;x\x07\r\x9b2J\u202e"
    texts = {f"roles/{evil}.yaml": f"a: {evil}\n"}
    problem = _problem(f"`{evil}` is bad", path=f"roles/{evil}.yaml", hint=evil, position=Position(1, 4, 3))
    for text in (report.as_text([problem], texts), report.as_json([problem]), report.as_lines([problem])):
        assert all(character.isprintable() or character == "\n" for character in text)
        assert "\u202e" not in text


def test_colour_only_adds_to_the_text() -> None:
    texts = {PATH: "x\n    answr: Yes.\n"}
    coloured = report.as_text([_problem()], texts, colour=True)
    assert "\x1b[31m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == report.as_text([_problem()], texts)


def test_json_has_every_problem_and_its_rule() -> None:
    document = json.loads(report.as_json([_problem(), _problem(path="b", rule="date-in-future")]))
    assert (document["errors"], document["warnings"], document["notices"]) == (1, 1, 0)
    assert document["problems"][1] == {
        "rule": "unknown-key",
        "severity": "error",
        "path": PATH,
        "line": 2,
        "column": 5,
        "end_column": 10,
        "message": "`answr` is not a known key here.",
        "hint": "did you mean `answer`?",
        "why": "A key with a slip in it would be passed over, and with it what it says.",
    }


def test_a_text_editor_reads_a_problem_a_line() -> None:
    problems = [_problem(), _problem("two\nlines", path="b", hint="", rule="date-in-future")]
    assert report.as_lines(problems, folder="demo") == (
        "demo/b:2:5: warning: two\\nlines [date-in-future]\n"
        "demo/roles/backend-engineer.yaml:2:5: error: `answr` is not a known key here. "
        "(hint: did you mean `answer`?) [unknown-key]\n"
    )


def test_only_errors_stop_publication() -> None:
    assert report.has_errors([_problem()])
    assert not report.has_errors([_problem(rule="date-in-future")])
