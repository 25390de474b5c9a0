"""Labelled statements: both forms of the file, and what is said of broken lines."""

import json

import pytest

from generator.evaluation.score import score
from generator.evaluation.stance import extras, readings_of, rows_of
from tests.shared_data import needs_shared, shared

LABELLED = "data/labelled"


def _line(**keys: object) -> str:
    return json.dumps({"text": "We sponsor visas.", "stance": "offered"} | keys)


def test_a_right_stance_is_an_exact_row() -> None:
    row = rows_of(_line(), "labels.jsonl").value[0]
    assert (row.exact, row.hard, row.where) == (True, False, "labels.jsonl:1")


def test_a_wrong_stance_is_an_error_that_shows_the_words() -> None:
    row = rows_of(_line(stance="refused", why="wrong on purpose"), "labels.jsonl").value[0]
    assert (row.exact, row.text, row.note) == (False, "We sponsor visas.", "wrong on purpose")


def test_a_row_flagged_hard_is_hard() -> None:
    assert rows_of(_line(flags=["hard"]), "labels.jsonl").value[0].hard


def test_lines_end_at_a_line_feed_alone() -> None:
    text = _line(text="We make maps.\u2028We sponsor visas.").encode("ascii").decode("unicode_escape")
    rows = rows_of(f"{text}\n\n{_line()}\n", "labels.jsonl").value
    assert [row.where for row in rows] == ["labels.jsonl:1", "labels.jsonl:3"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"text": ', "The line cannot be read as JSON"),
        ("[1]", "The line is not a JSON object."),
        ('{"text": "a"}', "The key `stance` is missing."),
        ('{"text": 1, "stance": "offered"}', "The value of `text` is not text."),
        ('{"text": "a", "stance": "ofered"}', "`ofered` is not a stance."),
        ('{"text": "a", "stance": "offered", "visas": "TN"}', "The value of `visas` is not a list of words."),
    ],
)
def test_a_broken_line_is_a_problem_and_the_others_are_read(line: str, message: str) -> None:
    checked = rows_of(f"{_line()}\n{line}\n{_line()}", "labels.jsonl")
    assert len(checked.value) == 2
    assert [(p.rule, p.position.line) for p in checked.problems] == [("malformed-label", 2)]
    assert checked.problems[0].message.startswith(message)


def test_a_plain_stem_opt_label_agrees_with_the_classifiers_name() -> None:
    text = "We do not sponsor H-1B. STEM OPT is fine."
    line = _line(text=text, stance="refused", visas=["H-1B", "F-1 OPT"])
    assert extras(readings_of(line, "labels.jsonl").value)["visas"]["exact"] == 1.0


@needs_shared(LABELLED)
@pytest.mark.parametrize("name", ["sponsorship-stance.jsonl", "sponsorship-phrases.jsonl"])
def test_no_labelled_text_is_falsely_offered(name: str) -> None:
    text = (shared(LABELLED) / name).read_bytes().decode()
    checked = readings_of(text, name)
    assert checked.problems == ()
    assert extras(checked.value)["false_offered"]["n"] == 0
    labels = score(reading.row for reading in checked.value).labels
    assert (labels["offered"].recall or 0) >= 0.9
    assert (labels["refused"].recall or 0) >= 0.95
