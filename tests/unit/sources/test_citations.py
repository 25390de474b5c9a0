"""Variables in values of YAML: found at their place in the file, however the value is written there."""

from datetime import date
from pathlib import Path

import pytest

from generator.sources.citations import written_at
from generator.sources.site import read_site
from tests.builders import TODAY, a_site
from tests.rules.cases import ROLE, ROLE_YAML


@pytest.mark.parametrize(
    ("intro", "line", "column"),
    [
        ("intro: A {{ role.titel }} works.", 1, 13),
        ('intro: "A {{ role.titel }} works."', 1, 14),
        ("intro: 'It''s a {{ role.titel }}.'", 1, 20),
        ("intro: >-\n  One line of words.\n  A {{ role.titel }} works.", 3, 8),
        ("intro: |\n  One line of words.\n\n    A {{ role.titel }} works.", 4, 10),
        ("intro: One line of words\n  and {{ role.titel }}.", 2, 10),
    ],
)
def test_a_slip_is_found_at_its_word(tmp_path: Path, intro: str, line: int, column: int) -> None:
    before = "".join(each for each in ROLE_YAML.splitlines(keepends=True) if not each.startswith("intro"))
    root = a_site(tmp_path, {ROLE: f"{before}{intro}\n"})
    problems = read_site(root, date.fromisoformat(TODAY)).problems
    (found,) = (each for each in problems if each.rule == "undefined-variable")
    at = found.position
    assert (at.line - before.count("\n"), at.column, at.length) == (line, column, len("role.titel"))


def test_a_place_behind_an_escape_is_not_guessed() -> None:
    assert written_at("é {{ a }}", 5, '"\\u00e9 {{ a }}"') is None
