"""`rolepages explain` names the rules that read a posting, and prints each of them."""

from datetime import date
from pathlib import Path

import pytest

from generator.explaining import explanation_of_page
from generator.explaining_rules import matcher_rule_lines, matcher_rule_names
from generator.options import Options
from generator.preparing import prepared
from generator.problems.rules import RULES
from tests.builders import TODAY, a_text
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


def explained(folder: Path, address: str) -> list[str]:
    lines = explanation_of_page(address, folder, date.fromisoformat(TODAY)).value.lines
    assert lines is not None, address
    return lines


def test_every_page_of_a_site_is_explained(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path, [a_line(places=["Tacoma, WA"])])
    made = prepared(Options(folder, folder / "build", date.fromisoformat(TODAY), publish=False)).value
    assert made is not None
    one_of_a_kind = {(page.kind, page.url.count("/")): page.url for page in made.plan.pages}
    assert len(one_of_a_kind) > 10
    for address in one_of_a_kind.values():
        lines = explained(folder, address)
        assert lines[0] == address
        assert any(line.startswith("  comes from: ") for line in lines)


@pytest.mark.parametrize(
    "address",
    [
        "/roles/backend-engineer",
        "roles/backend-engineer/",
        "/roles/backend-engineer/?sort=new#tips",
        "https://jobs.example/roles/backend-engineer/",
    ],
)
def test_an_address_may_be_copied_from_a_browser(tmp_path: Path, address: str) -> None:
    assert explained(a_small_site(tmp_path), address)[0] == "/roles/backend-engineer/"


def test_a_file_beside_a_page_is_explained_by_its_page(tmp_path: Path) -> None:
    lines = explained(a_small_site(tmp_path), "/roles/backend-engineer/feed.atom")
    assert lines[0].startswith("/roles/backend-engineer/feed.atom is a file")
    assert lines[1] == "/roles/backend-engineer/"


def test_a_list_below_its_floor_is_explained_with_both_numbers(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path, [a_line(places=["Tacoma, WA"])])
    for address, words in (
        ("/roles/backend-engineer/in/washington/", "1 job, and `floors.role_state` in site.yaml asks for 5"),
        ("/roles/backend-engineer/tn/", "0 jobs, and `floors.role_visa` in site.yaml asks for 1"),
    ):
        assert explained(folder, address) == [address, f"  not built: {words}"]


def test_a_page_names_the_facts_it_prints_and_the_sources_of_its_texts(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path)
    facts = folder / "content/facts.yaml"
    facts.write_text(f"{facts.read_text('utf-8')}    everywhere: true\n", "utf-8")
    source = "sources: [{title: An agency, url: https://agency.example/pay}]"
    tip = a_text("title: Ask", "roles: all", source, body="It is {{ fact.registration_fee }}.")
    (folder / "content/tips").mkdir(exist_ok=True)
    (folder / "content/tips/ask.md").write_text(tip, "utf-8")
    lines = explained(folder, "/roles/backend-engineer/")
    for line in (
        "  prints registration_fee (in force, as of 2026-03-01)",
        "  cites registration_fee (in force, as of 2026-03-01)",
        "  source: An agency https://agency.example/pay",
    ):
        assert line in lines
