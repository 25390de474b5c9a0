"""`rolepages explain` names the rules that read a posting, and prints each of them."""

from pathlib import Path

import pytest

from generator.explaining_rules import matcher_rule_lines, matcher_rule_names
from generator.problems.rules import RULES
from tests.builders import TODAY
from tests.program import rolepages
from tests.whole.small import a_line, a_small_site

WORDS = "We sponsor visas for now. US citizenship is not required."
PLACES = ["Remote - NYC", {"city": "Tacoma", "state": "Washington"}, "Harbour Site 4"]


@pytest.fixture
def posting_page(tmp_path: Path) -> tuple[Path, str]:
    """A site with one posting of these words, and the posting's address."""
    folder = a_small_site(tmp_path, [a_line(description=WORDS, description_format="text", places=PLACES)])
    built = rolepages("build", "--today", TODAY, cwd=folder)
    assert built.returncode == 0, built.stderr
    page = next(path for path in sorted((folder / "build/jobs").iterdir()) if path.is_dir())
    return folder, f"/jobs/{page.name}/"


def test_the_page_of_a_posting_names_the_rules_that_read_it(posting_page: tuple[Path, str]) -> None:
    folder, address = posting_page
    said = rolepages("explain", address, cwd=folder).stdout
    assert "the title met `backend engineer` of backend-engineer" in said
    assert "the place “Remote - NYC” was read as New York, NY (remote work: yes)" in said
    assert "the place “Tacoma, Washington” was read as Tacoma, WA\n" in said
    assert "the place “Harbour Site 4” was read as no place" in said
    assert "read as conditional: We sponsor visas for now." in said
    assert said.index("by offer-with-a-limit-beside-it (conditional), like “") < said.index("by we-sponsor")
    assert "says nothing: US citizenship is not required. (by not-needed-by-law)" in said


def test_a_rule_of_the_matcher_is_printed_with_its_examples() -> None:
    result = rolepages("explain", "with-a-condition")
    assert result.returncode == 0
    assert result.stdout.splitlines() == matcher_rule_lines("with-a-condition")
    assert "We may sponsor a work visa for exceptional candidates." in result.stdout


def test_a_misspelled_rule_of_the_matcher_is_guessed() -> None:
    result = rolepages("explain", "with-a-conditon")
    assert result.returncode == 2
    assert "`with-a-condition`" in result.stderr


def test_no_rule_of_the_matcher_has_the_name_of_a_problem() -> None:
    assert RULES.keys().isdisjoint(matcher_rule_names())
