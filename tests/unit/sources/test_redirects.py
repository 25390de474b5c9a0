"""`content/redirects.yaml` read with places: an address has one form, however it is spelled."""

from pathlib import Path

import pytest

from generator.problems.problem import Checked, Problem
from generator.sources.redirects import RedirectFile, read_redirects

FILE = "content/redirects.yaml"


def read(folder: Path, *rules: str) -> Checked[RedirectFile]:
    (folder / "content").mkdir()
    lines = [f"  - {{{rule}, since: 2026-03-01}}" for rule in rules]
    (folder / FILE).write_text("\n".join(["redirects:", *lines, ""]), encoding="utf-8")
    return read_redirects(folder, "content")


def told(problems: tuple[Problem, ...]) -> list[tuple[str, int]]:
    return [(problem.rule, problem.position.line) for problem in problems]


def test_rules_are_known_by_their_decoded_addresses(tmp_path: Path) -> None:
    checked = read(tmp_path, "from: /caf%C3%A9/, to: /r%6Fles/", "from: /old%20file.pdf, to: gone")
    assert checked.problems == ()
    rules = [(entry.redirect.start, entry.redirect.to) for entry in checked.value.entries]
    assert rules == [("/café/", "/roles/"), ("/old file.pdf", "gone")]


@pytest.mark.parametrize("other", ["/café/", "/caf%c3%a9/", "/cafe\u0301/", "/c%61f%C3%A9/"])
def test_one_address_in_two_spellings_is_doubled(tmp_path: Path, other: str) -> None:
    checked = read(tmp_path, "from: /caf%C3%A9/, to: /roles/", f'from: "{other}", to: gone')
    assert told(checked.problems) == [("doubled-redirect", 3)]
    assert checked.problems[0].message == "/café/ has a rule on line 2 already."


def test_a_circle_is_seen_through_spellings(tmp_path: Path) -> None:
    checked = read(tmp_path, "from: /caf%C3%A9/, to: /bar/", "from: /bar/, to: /café/")
    assert told(checked.problems) == [("redirect-loop", 3)]


def test_an_address_too_long_for_files_is_told_at_its_line(tmp_path: Path) -> None:
    checked = read(tmp_path, "from: /a/, to: /roles/", f"from: /{'é' * 200}/, to: /roles/")
    assert told(checked.problems) == [("redirect-address", 3)]
    assert "more than 200 bytes" in checked.problems[0].message
