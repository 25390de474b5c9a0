"""Variables: found at their place, replaced once, and nothing else is code."""

import time

import pytest

from generator.problems.problem import Position
from generator.sources.variables import marks_in


def test_every_variable_is_found_at_its_place() -> None:
    body = "A {{ role.title }}\n\n職 {{site.name}}, {{  fact.fee  }}"
    found = [(mark.name, mark.position) for mark in marks_in(body, first_line=7)]
    assert found == [
        ("role.title", Position(7, 3, 16)),
        ("site.name", Position(9, 3, 13)),
        ("fact.fee", Position(9, 18, 16)),
    ]


def test_a_text_within_a_line_begins_at_its_column() -> None:
    assert [mark.position.column for mark in marks_in("{{ a }}\n{{ b }}", 1, 8)] == [8, 1]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("{{ a | upper }}", ["{{ a | upper }}"]),
        ("{{ a() }} {{}}", ["{{ a() }}", "{{}}"]),
        ("{{ a\n}}", ["{{"]),
        ("{{{ a }}}", ["{{"]),
        ("{% raw %}", ["{%"]),
        ("{# note #} {# open", ["{#", "{#"]),
    ],
)
def test_what_is_no_variable_is_found_without_a_name(body: str, texts: list[str]) -> None:
    assert [(mark.text, mark.name) for mark in marks_in(body)] == [(text, "") for text in texts]


@pytest.mark.parametrize("body", ["{a}", "a } b }}", "## Title {#anchor}", '{"a": {"b": 1}}', "$100 { % }"])
def test_other_braces_are_text(body: str) -> None:
    assert list(marks_in(body)) == []


def test_a_file_full_of_braces_is_searched_in_linear_time() -> None:
    started = time.process_time()
    for body in ("{{" * 50_000, "{{ a" * 50_000, "{#" * 50_000, "{{ " + "a" * 500_000):
        list(marks_in(body))
    assert time.process_time() - started < 5
