"""Labelled employers beside what is matched."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.evaluation.employers import (
    as_json,
    figures_of,
    labels_of,
    records_of,
    report_lines,
    verdicts_of,
)
from generator.evidence.aliases import Aliases

UNIVERSE = [["BRINDLEWICK INC", 30], ["QUORREL INC", 40], ["PELL ORCHARD LLC", 20], ["PELL ORCHARD LP", 15]]


def a_line(employer: str, entities: list[str] | str, **keys: Any) -> str:
    return json.dumps(
        {"employer": employer, "website": None, "entities": entities, "candidates": UNIVERSE, **keys}
    )


def verdicts(*lines: str) -> Any:
    labels = labels_of("\n".join(lines), "labels.jsonl")
    assert labels.problems == ()
    return verdicts_of(labels.value, records_of(labels.value), Aliases())


def test_right_wrong_and_missing_matches_are_counted() -> None:
    found = verdicts(
        a_line("Brindlewick", ["Brindlewick, Inc."]),
        a_line("Quorrel", ["QUORREL BAKERY INC"], hard=True),
        a_line("Ostrey", ["OSTREY INC"]),
        a_line("Veldt", "none"),
    )
    figures = figures_of(found)
    assert (figures.n, figures.with_entities, figures.right, figures.wrong) == (4, 3, 1, 1)
    assert (figures.precision, figures.wrong_share) == (0.5, 0.25)
    assert figures.recall == pytest.approx(1 / 3)


def test_a_match_for_an_ambiguous_employer_is_wrong() -> None:
    assert figures_of(verdicts(a_line("Quorrel", "ambiguous"))).wrong == 1


def test_the_states_of_the_postings_are_told_to_the_matcher() -> None:
    line = a_line("Pell Orchard", ["PELL ORCHARD LLC"], states=["TX", "CA"])
    (label,) = labels_of(line, "labels.jsonl").value
    assert label.states == {"TX", "CA"}
    (problem,) = labels_of(a_line("Pell", "none", states="TX"), "labels.jsonl").problems
    assert "`states`" in problem.message


def test_affiliates_are_not_wrong_but_alone_not_right() -> None:
    beside = a_line("Pell Orchard", ["PELL ORCHARD LP"], affiliates=["PELL ORCHARD LLC"])
    alone = a_line("Quorrel", ["QUORREL BAKERY INC"], affiliates=["QUORREL INC"])
    assert [verdict.right for verdict in verdicts(beside, alone)] == [True, False]


def test_every_error_is_printed() -> None:
    found = verdicts(a_line("Quorrel", "none", hard=True), a_line("Ostrey", ["OSTREY INC"]))
    report = "\n".join(report_lines(found))
    assert "labels.jsonl:1 Quorrel (hard): expected no entity, found QUORREL INC" in report
    assert "labels.jsonl:2 Ostrey: expected OSTREY INC, found not found" in report
    assert [error["employer"] for error in as_json(found)["errors"]] == ["Quorrel", "Ostrey"]


def test_shares_of_nothing_are_none() -> None:
    figures = figures_of(())
    assert (figures.precision, figures.wrong_share, figures.recall) == (None, None, None)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"employer": "", "entities": "none"}',
        '{"employer": "A", "entities": []}',
        '{"employer": "A", "entities": "both"}',
        '{"employer": "A", "entities": "none", "website": 4}',
        '{"employer": "A", "entities": "none", "affiliates": "B"}',
        '{"employer": "A", "entities": "none", "candidates": [["B", "many"]]}',
    ],
)
def test_a_malformed_line_is_told_and_left_out(line: str) -> None:
    checked = labels_of(f"{a_line('Ostrey', 'none')}\n{line}\n", "labels.jsonl")
    assert [label.employer for label in checked.value] == ["Ostrey"]
    assert [(each.rule, each.position.line) for each in checked.problems] == [("malformed-label", 2)]


def test_the_command_prints_the_figures_and_tells_of_malformed_lines(tmp_path: Path) -> None:
    file = tmp_path / "labels.jsonl"
    file.write_text(f"{a_line('Brindlewick', ['BRINDLEWICK INC'])}\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["evaluate", "employers", str(file)])
    assert done.exit_code == 0
    assert "all employers: 1, precision 100.0%, wrong 0.0%, recall 100.0%" in done.output
    file.write_text("{\n", encoding="utf-8")
    assert CliRunner().invoke(app, ["evaluate", "employers", str(file)]).exit_code == 1
