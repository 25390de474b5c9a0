"""Shares, per-label figures and errors of labelled rows."""

import pytest

from generator.evaluation.score import Row, report_lines, score


def row(expected: str, found: str, *, hard: bool = False, where: str = "x.csv:2") -> Row:
    wanted, got = frozenset(expected.split()), frozenset(found.split())
    return Row(where, "a text", wanted, got, exact=wanted == got, hard=hard)


def test_exact_is_the_share_of_rows_that_agree() -> None:
    assert score([row("a", "a"), row("", ""), row("a", "b"), row("a b", "a")]).exact == 0.5


def test_precision_counts_the_found_and_recall_the_expected() -> None:
    label = score([row("a", "a"), row("", "a"), row("a", ""), row("a", "a")]).labels["a"]
    assert (label.tp, label.fp, label.fn) == (2, 1, 1)
    assert label.precision == pytest.approx(2 / 3)
    assert label.recall == pytest.approx(2 / 3)


def test_undefined_shares_are_none_and_left_out_of_the_macro_mean() -> None:
    scores = score([row("a", "a"), row("b", "")])
    assert scores.labels["b"].precision is None
    assert scores.macro_precision == 1.0
    assert scores.macro_recall == 0.5


def test_no_rows_define_no_share() -> None:
    scores = score([])
    assert (scores.n, scores.exact, scores.macro_precision) == (0, None, None)


def test_hard_rows_are_left_out_of_the_second_tally_only() -> None:
    scores = score([row("a", "a"), row("a", "", hard=True)])
    assert (scores.n, scores.exact) == (2, 0.5)
    assert (scores.without_hard.n, scores.without_hard.exact) == (1, 1.0)


def test_every_error_is_listed_with_its_place() -> None:
    scores = score([row("a", "a"), row("a", "b", where="x.csv:3")])
    assert [error.where for error in scores.errors] == ["x.csv:3"]
    assert any("x.csv:3" in line and "expected a; found b" in line for line in report_lines(scores))


def test_json_has_exactly_the_promised_keys() -> None:
    json = score([row("a", "b", hard=True)]).as_json()
    figures = ["n", "exact", "macro_precision", "macro_recall", "labels"]
    assert list(json) == [*figures, "without_hard", "errors"]
    assert list(json["without_hard"]) == figures
    assert list(json["labels"]["a"]) == ["precision", "recall", "tp", "fp", "fn"]
    assert list(json["errors"][0]) == ["where", "text", "expected", "found", "hard", "note"]
