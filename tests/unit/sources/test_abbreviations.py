"""`content/abbreviations.yaml` read with places; a broken entry does not hide the others."""

from datetime import date
from pathlib import Path

import pytest

from generator.problems.problem import Checked, Problem
from generator.sources.abbreviations import AbbreviationFile, read_abbreviations
from generator.sources.site import read_site
from tests.builders import TODAY
from tests.conftest import Site

FILE = "content/abbreviations.yaml"
LCA = "  - short: LCA\n    long: labor condition application\n"


def read(folder: Path, text: str) -> Checked[AbbreviationFile]:
    (folder / "content").mkdir()
    (folder / FILE).write_text(text, encoding="utf-8")
    return read_abbreviations(folder, "content")


def told(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    return [(problem.rule, problem.position.line, problem.position.column) for problem in problems]


def test_a_site_without_the_file_explains_nothing_and_is_not_told_off(site: Site) -> None:
    checked = read_site(site(), date.fromisoformat(TODAY))
    assert (checked.value.abbreviations, checked.problems) == ((), ())


def test_the_site_has_the_entries_and_the_digest_of_the_file(site: Site) -> None:
    checked = read_site(site({FILE: f"abbreviations:\n{LCA}"}), date.fromisoformat(TODAY))
    assert [entry.short for entry in checked.value.abbreviations] == ["LCA"]
    assert FILE in checked.value.digests


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("  - {short: CSV, long: ''}\n", ("empty-value", 4, 24)),
        ("  - {short: CSV}\n", ("missing-key", 4, 5)),
        ("  - {short: CSV, long: values, lang: en}\n", ("unknown-key", 4, 32)),
        ("  - {short: csv, long: values}\n", ("wrong-form", 4, 13)),
        ("  - {short: '<b>', long: values}\n", ("wrong-form", 4, 13)),
        ("  - {short: CSV, long: CSV}\n", ("abbreviation-not-told", 4, 24)),
        ("  - {short: CSV, long: values (csv)}\n", ("abbreviation-not-told", 4, 24)),
        ("  - {short: CSV, long: values, plural: the CSV}\n", ("abbreviation-not-told", 4, 40)),
        ("  - {short: LCA, long: a case}\n", ("doubled-abbreviation", 4, 13)),
    ],
)
def test_a_fault_is_told_where_it_stands(tmp_path: Path, entry: str, expected: tuple[str, int, int]) -> None:
    checked = read(tmp_path, f"abbreviations:\n{LCA}{entry}")
    assert told(checked.problems) == [expected]
    assert checked.value.abbreviations[0].short == "LCA"


def test_of_two_entries_the_first_is_used(tmp_path: Path) -> None:
    checked = read(tmp_path, f"abbreviations:\n{LCA}{LCA}")
    assert len(checked.value.abbreviations) == 1


def test_what_is_no_list_is_told(tmp_path: Path) -> None:
    checked = read(tmp_path, "abbreviations: LCA\n")
    assert (told(checked.problems), checked.value.abbreviations) == ([("wrong-type", 1, 16)], ())


def test_a_stray_variable_is_told(site: Site) -> None:
    text = "abbreviations:\n  - {short: LCA, long: 'application of {{ role.title }}'}\n"
    checked = read_site(site({FILE: text}), date.fromisoformat(TODAY))
    assert [problem.rule for problem in checked.problems] == ["variable-not-here"]
