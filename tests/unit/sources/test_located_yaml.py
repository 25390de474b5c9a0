"""YAML as the author's words, with positions; and nothing that is written makes it raise."""

import functools
import json
import tarfile

import pytest
import yaml

from generator.domain.role import Role
from generator.problems.problem import Position, Problem
from generator.problems.report import as_text
from generator.problems.rules import RULES
from generator.sources import located_yaml
from generator.sources.schema import validated
from tests.shared_data import needs_shared, shared

YAML_SUITE = "data/hostile/yaml-test-suite.tar.gz"
NAUGHTY_STRINGS = "data/hostile/blns.json"


def _read(text: str) -> tuple[located_yaml.Located, tuple[Problem, ...]]:
    checked = located_yaml.read(text, "x.yaml")
    return checked.value, checked.problems


def _rules(text: str) -> list[str]:
    return [problem.rule for problem in _read(text)[1]]


@pytest.mark.parametrize(
    "word",
    [
        "NO",
        "no",
        "yes",
        "on",
        "010",
        "0o10",
        "0x1F",
        "12:30",
        "1e3",
        ".inf",
        ".NaN",
        "2026-01-10",
        "1_000",
        "=",
    ],
)
def test_a_scalar_stays_as_written(word: str) -> None:
    assert _read(f"country: {word}")[0].data == {"country": word}


@pytest.mark.parametrize(
    ("text", "value"), [("", None), (" ~", None), (" null", None), (" 'null'", "null"), (" ''", "")]
)
def test_only_nothing_is_empty(text: str, value: str | None) -> None:
    assert _read(f"a:{text}")[0].data == {"a": value}


def test_keys_and_values_know_their_places() -> None:
    located, problems = _read("a: b\nlist:\n  - x\n  - two words\n")
    assert not problems
    assert located.keys[("list",)] == Position(2, 1, 4)
    assert located.values[("list", 1)] == Position(4, 5, 9)
    assert located.best(("list",)) == Position(2, 1, 4)


def test_places_are_counted_in_characters_behind_a_byte_order_mark_and_windows_line_ends() -> None:
    located, problems = _read("\ufeffä: 職\r\nb: [😀, x]\r\n")
    assert not problems
    assert located.values[("ä",)] == Position(1, 4, 1)
    assert located.values[("b", 1)] == Position(2, 8, 1)


def test_the_last_line_of_a_text_is_known() -> None:
    located, _ = _read("a: |\n  one\n  two\nb: x\nc: >-\n  three\n\n")
    assert located.last_lines == {("a",): 3, ("b",): 4, ("c",): 7}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "~", "\ufeff", "---\n...\n"])
def test_an_empty_document_is_an_empty_group(text: str) -> None:
    located, problems = _read(text)
    assert (located.data, problems) == ({}, ())


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("title: a: b", "yaml-syntax", 1, 9),
        ('a: x\ntitle: "open\nb: c\n', "yaml-syntax", 2, 8),
        ("a: [1, 2\nb: 3\n", "yaml-syntax", 1, 4),
        ("a:\n\tb: c\n", "yaml-syntax", 2, 1),
        ("a: @x", "yaml-syntax", 1, 4),
        ('a: "\\d"', "yaml-syntax", 1, 5),
        ("a: - b", "yaml-syntax", 1, 4),
        ("a:\n  - b\n  c\n", "yaml-syntax", 3, 3),
        ("a: b\n...\nfoo", "yaml-syntax", 3, 1),
        ("a: *b", "yaml-alias", 1, 4),
        ("a: &b c", "yaml-alias", 1, 4),
        ("a: *b c", "yaml-alias", 1, 4),
        ("a: x\n<<: {b: c}", "yaml-alias", 2, 1),
        ("a: !b c", "yaml-tag", 1, 4),
        ("a: !!int 3", "yaml-tag", 1, 4),
        ("a: {{ b }}", "yaml-key", 1, 5),
        ("[a]: b", "yaml-key", 1, 1),
        ("a: {'': b}", "yaml-key", 1, 5),
        ("a: b\na: c", "doubled-key", 2, 1),
        ("a: b\n---\nc: d", "yaml-documents", 2, 1),
        ("a: x\x07", "control-character", 1, 5),
        ("a: b\nc: x\u2028y", "control-character", 2, 5),
        ("a: x\x85y", "control-character", 1, 5),
        ("a: \ud800", "control-character", 1, 4),
        ('a: "\\e[31m"', "control-character", 1, 4),
        ("[" * 100_000, "nested-too-deeply", 1, 52),
        ("- " * 2_000, "nested-too-deeply", 1, 103),
        ("{a: " * 1_000, "nested-too-deeply", 1, 202),
    ],
)  # fmt: skip
def test_a_fault_is_told_once_at_its_place(text: str, rule: str, line: int, column: int) -> None:
    problems = _read(text)[1]
    assert [(each.rule, each.position.line, each.position.column) for each in problems] == [
        (rule, line, column)
    ]


def test_a_tab_is_named() -> None:
    assert _read("a:\n\tb: c\n")[1][0].message == "A tab stands where blanks belong."


def test_what_has_no_meaning_is_skipped_and_the_rest_is_read() -> None:
    located, problems = _read("a: 1\n[x, {y: z}]: {b: [c]}\na: {q: r}\nlast: 2\n")
    assert [problem.rule for problem in problems] == ["yaml-key", "doubled-key"]
    assert located.data == {"a": "1", "last": "2"}


def test_a_billion_laughs_cost_no_more_than_their_lines() -> None:
    lines = ["a0: &a0 [lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    located, problems = _read("\n".join(lines))
    assert isinstance(located.data, dict)
    assert located.data["a11"] == [None] * 10
    assert {problem.rule for problem in problems} == {"yaml-alias"}


def test_doubled_anchors_are_no_exception() -> None:
    assert _rules("a: &x b\nc: &x d\ne: *x\n") == ["yaml-alias"] * 3


def test_very_long_keys_are_shortened_in_the_message() -> None:
    key = "k" * 1000
    problems = _read(f"{key}: a\n{key}: b\n")[1]
    assert problems[0].rule == "doubled-key"
    assert len(problems[0].message) < 150


def test_a_control_character_that_is_told_leaves_the_value_usable_for_other_checks() -> None:
    assert _read('a: "x\\0y"')[0].data == {"a": "x\0y"}


@needs_shared(YAML_SUITE)
def test_nothing_in_the_yaml_test_suite_raises() -> None:
    with tarfile.open(shared(YAML_SUITE)) as archive:
        files = [archive.extractfile(member) for member in archive.getmembers() if member.isfile()]
        texts = [file.read().decode("utf-8") for file in files if file]
    cases = [case["yaml"] for text in texts for case in yaml.safe_load(text) if "yaml" in case]
    marks = {
        "␣": " ",
        "————»": "\t",
        "———»": "\t",
        "——»": "\t",
        "—»": "\t",
        "»": "\t",
        "⇔": "\ufeff",
        "←": "\r",
        "∎\n": "",
    }
    assert len(cases) > 300
    for case in cases + texts:
        _check_whole_way(functools.reduce(lambda text, mark: text.replace(*mark), marks.items(), case))


@needs_shared(NAUGHTY_STRINGS)
def test_naughty_strings_stay_as_they_are_or_are_told() -> None:
    for word in json.loads(shared(NAUGHTY_STRINGS).read_text(encoding="utf-8")):
        quoted = json.dumps(word, ensure_ascii=False)
        _check_whole_way(f"title: {word}\n")
        located, problems = _read(f"title: {quoted}\n")
        assert problems or located.data == {"title": word}


def _check_whole_way(text: str) -> None:
    located, problems = _read(text)
    told = (*problems, *validated(Role, located, "x.yaml").problems)
    assert told, "no such text is a role"
    assert all(problem.rule in RULES for problem in told)
    assert all(problem.position.line <= text.count("\n") + 1 + text.count("\r") for problem in told)
    assert as_text(told, {"x.yaml": text})
