"""Values that YAML cuts or reads with their curly quotation marks are told; notes are left alone."""

import pytest

from generator.problems.problem import Position, Problem
from generator.sources.files import SourceFile
from generator.sources.yaml_slips import yaml_slips


def told(text: str, path: str = "roles/x.yaml") -> list[Problem]:
    return list(yaml_slips([SourceFile(path, text, "")]))


@pytest.mark.parametrize(
    ("text", "position", "left"),
    [
        ("title: C #1\n", Position(1, 10, 2), "only `C` is read"),
        ("title: #1 guide\n", Position(1, 8, 8), "no value is read"),
        ("list:\n  - Tip #2 of all\n", Position(2, 9, 9), "only `Tip` is read"),
        ("title: long\n  words #3 more\nplural: x\n", Position(2, 9, 7), "only `long words` is read"),
        ("title: Wages\t#top\n", Position(1, 14, 4), "only `Wages` is read"),
    ],
)
def test_a_value_that_a_comment_cuts_is_told_with_what_is_left(
    text: str, position: Position, left: str
) -> None:
    (problem,) = told(text)
    assert (problem.rule, problem.position) == ("cut-by-comment", position)
    assert left in problem.message


def test_the_head_of_an_article_is_read_at_its_own_lines_and_its_body_is_not() -> None:
    (problem,) = told("---\ntitle: Guide #1\n---\nOur guide #2 and “words”.\n", "content/guides/x.md")
    assert problem.position == Position(2, 14, 2)


@pytest.mark.parametrize(
    "text",
    [
        "title: Wages # a note\n",
        "title: 'C #1'\n",
        'title: "C #1"\n',
        "title: C#1 and F#\n",
        "#note\ntitle: x\n",
        "title: x\n  #note\n",
        "per_page: 25 #rows\n",
        "reviewed_on: 2026-03-01 #by Ann\n",
        "draft: true #for now\n",
        "roles: all #every one\n",
        "title: |\n  Our guide #1\n",
        "title: x ## rule\n",
        "group: #note\n  title: x\n",
        "broken: [x #1\n",
    ],
)
def test_notes_and_quoted_values_are_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text", ["title: “Wages”\n", "title: ‘Wages’\n", "list: [„Pay“]\n", 'title: “Pay"\n']
)
def test_curly_quotation_marks_around_a_value_are_told(text: str) -> None:
    (problem,) = told(text)
    assert problem.rule == "curly-quotes"


@pytest.mark.parametrize(
    "text", ["title: “Pay” and more\n", "title: '“Pay”'\n", "title: The “pay”\n", "title: “Pay” or “wage”\n"]
)
def test_curly_quotation_marks_within_a_value_are_left_alone(text: str) -> None:
    assert told(text) == []
