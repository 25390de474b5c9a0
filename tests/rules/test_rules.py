"""Every rule is proven by a site that breaks it, and explained by the table."""

import ast
import os
from datetime import date
from pathlib import Path

import pytest

from generator.matching.roles import pattern_problems
from generator.problems.problem import Problem
from generator.problems.report import as_text
from generator.problems.rules import RULES
from generator.sources.site import read_site
from tests.builders import TODAY
from tests.conftest import Site
from tests.rules.cases import CASES, PROVEN_ELSEWHERE, Case

REPOSITORY = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "expected"


def _problems(folder: Path) -> tuple[tuple[Problem, ...], str]:
    checked = read_site(
        folder, date.fromisoformat(TODAY), pattern_faults=pattern_problems, reserved={"search"}
    )
    return checked.problems, as_text(checked.problems, checked.value.texts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_the_wrong_site_breaks_the_rule_and_no_other(case: Case, site: Site) -> None:
    folder = site(case.wrong)
    case.prepare(folder)
    problems, _ = _problems(folder)
    assert {problem.rule for problem in problems} == {case.rule}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_the_right_site_has_no_problem(case: Case, site: Site) -> None:
    assert _problems(site(case.right))[1] == ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_the_report_reads_as_expected(case: Case, site: Site) -> None:
    """After a wanted change, run once with UPDATE_GOLDEN=1 and read what changed."""
    folder = site(case.wrong)
    case.prepare(folder)
    text = _problems(folder)[1]
    golden = EXPECTED / f"{case.rule}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_no_expected_report_is_left_over() -> None:
    assert {path.stem for path in EXPECTED.iterdir()} == {case.rule for case in CASES}


def test_every_rule_is_proven() -> None:
    """Rules about the snapshot, templates and pages are proven beside the code that has them."""
    proven = {case.rule for case in CASES} | set(PROVEN_ELSEWHERE)
    assert (RULES.keys() & _words_of(*_site_modules())) - proven == set()


def test_every_rule_that_is_used_is_in_the_table() -> None:
    used = {rule for path in _modules() for rule in _rules_given_to_problems(path)}
    assert used - RULES.keys() == set()


def test_every_rule_in_the_table_is_used() -> None:
    assert RULES.keys() - _words_of(*_modules()) == set()


def test_no_rule_stands_twice_in_the_table() -> None:
    tables = list((REPOSITORY / "generator/problems").glob("*rules.py"))
    calls = [node for path in tables for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    rules = [node for node in calls if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Rule"]
    assert len(rules) == len(RULES)


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_rule_is_explained_in_one_sentence_with_two_examples(name: str) -> None:
    rule = RULES[name]
    assert rule.why.endswith(".")
    assert rule.why.count(". ") == 0
    assert rule.wrong != rule.right
    assert rule.wrong
    assert rule.right


def _modules() -> list[Path]:
    return [path for path in (REPOSITORY / "generator").rglob("*.py") if not path.name.endswith("rules.py")]


def _site_modules() -> list[Path]:
    """The readers of what editors write; the snapshot's have tests of their own."""
    others = {"snapshot.py", "json_lines.py", "posting_lines.py", "rejects.py", "archive.py"}
    return [path for path in _modules() if path.parent.name == "sources" and path.name not in others]


def _words_of(*paths: Path) -> set[str]:
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in paths)
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _rules_given_to_problems(path: Path) -> set[str]:
    """The second argument of every `Problem(...)`, or its `rule`, where it is written out."""
    found: list[ast.expr] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem":
            found += node.args[1:2]
            found += [keyword.value for keyword in node.keywords if keyword.arg == "rule"]
    words = [node for value in found for node in ast.walk(value) if isinstance(node, ast.Constant)]
    return {str(word.value) for word in words}
