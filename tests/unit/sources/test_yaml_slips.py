"""Slips in YAML are told where they were made, not where the parser stumbled over them."""

import pytest

from generator.problems.problem import Position
from generator.sources import located_yaml


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("title: A\nplural B\nfamily: C\n", 2, 1, "neither a `:` nor"),
        ("title: A\nplural:B\nfamily: C\n", 2, 7, "blank is missing behind the `:`"),
        ("plural:B\nfamily: C\n", 1, 7, "blank is missing behind the `:`"),
        ("title: A\nplural:\u00a0B\nfamily: C\n", 2, 8, "no-break space"),
        ("sources:\n  - name lantern\n    title: B\n", 2, 5, "neither a `:` nor"),
        ('title: "A\nplural: B\nfamily: "C"\n', 1, 8, "not closed"),
        ("title: 'A\nplural: B\n# the site's own\nfamily: C\n", 1, 8, "not closed"),
        ('title: "A\nplural: B\nwords: ["@list"]\n', 1, 8, "not closed"),
    ],
)
def test_a_slip_is_told_on_its_own_line(text: str, line: int, column: int, words: str) -> None:
    (problem,) = located_yaml.read(text, "roles/a.yaml").problems
    assert (problem.position.line, problem.position.column) == (line, column)
    assert words in problem.message


def test_a_text_over_several_lines_is_not_taken_for_an_open_one() -> None:
    (problem,) = located_yaml.read(
        'intro: "One line\n  and another."\ntitle: A: B\n', "roles/a.yaml"
    ).problems
    assert problem.position == Position(3, 9, 1)


@pytest.mark.parametrize("character", ["\u200b", "\u2060", "\ufeff", "\u202e", "\u2066"])
def test_a_character_without_width_is_told(character: str) -> None:
    (problem,) = located_yaml.read(f"title: Back{character}end\n", "roles/a.yaml").problems
    assert (problem.rule, problem.position.column) == ("control-character", 12)


@pytest.mark.parametrize("text", ["क्‍ष", "می‌خواهم", "👩‍💻", "soft\u00adhyphen", "no\u00a0break"])
def test_joiners_and_blanks_of_scripts_are_text(text: str) -> None:
    assert located_yaml.read(f"title: {text}\n", "roles/a.yaml").problems == ()
