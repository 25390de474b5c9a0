"""`rolepages explain` knows the words of the field, the definitions of the method page and the facts."""

from datetime import date
from pathlib import Path

import pytest

from generator.explaining import near_addresses
from generator.explaining_terms import OTHER_WORDS, explanation_of_term
from generator.pages import definition_ids
from tests.builders import TODAY
from tests.program import rolepages
from tests.whole.small import a_small_site


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with a list of abbreviations; nothing is written into it."""
    made = a_small_site(tmp_path_factory.mktemp("explaining"))
    listed = "abbreviations:\n  - short: LCA\n    long: labor condition application\n"
    (made / "content/abbreviations.yaml").write_text(listed)
    return made


def lines_about(term: str, folder: Path) -> list[str]:
    explained = explanation_of_term(term, folder, date.fromisoformat(TODAY)).value
    assert explained.lines is not None, explained.near
    return explained.lines


def test_every_definition_is_explained_by_its_id_with_and_without_the_beginning(folder: Path) -> None:
    ids = [value for name, value in vars(definition_ids).items() if name.isupper()]
    explained = explanation_of_term("nothing", folder, date.fromisoformat(TODAY)).value
    on_the_page = [id_ for id_ in ids if id_ in explained.near]
    assert on_the_page
    for id_ in on_the_page[:6]:
        assert f"(/method/#{id_})" in lines_about(id_, folder)[0]
        assert lines_about(id_.removeprefix("number-"), folder)


def test_every_other_word_leads_to_a_definition() -> None:
    ids = {value for name, value in vars(definition_ids).items() if name.isupper()}
    assert set(OTHER_WORDS.values()) <= ids


@pytest.mark.parametrize("term", ["LCA", "lca", "prevailing wage", "distinct job", "Stance"])
def test_words_of_the_field_are_explained(term: str, folder: Path) -> None:
    assert any("(/method/#number-" in line for line in lines_about(term, folder))


def test_an_abbreviation_is_written_out_and_a_fact_has_its_sources(folder: Path) -> None:
    assert lines_about("LCA", folder)[0] == "LCA: labor condition application"
    for term in ("registration_fee", "fact.registration_fee"):
        said = "\n".join(lines_about(term, folder))
        assert "Registration fee: $215" in said
        assert "source: An agency https://agency.example/fees" in said


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("H-1B", "H-1B: H-1B (/visas/h-1b/)"),
        ("tn", "TN: TN (/visas/tn/)"),
        ("backend engineers", "Backend Engineer: a role (/roles/backend-engineer/), from roles/backend-"),
        ("Publication gate", "publication gate: The floors in site.yaml"),
        ("draft", "draft: A text or a role that is checked and not published"),
    ],
)
def test_visas_roles_and_words_of_the_tool_are_explained(term: str, words: str, folder: Path) -> None:
    assert lines_about(term, folder)[0].startswith(words)


def test_an_unknown_word_and_an_unknown_address_are_guessed(folder: Path) -> None:
    word = rolepages("explain", "stanse", "--today", TODAY, cwd=folder)
    assert (word.returncode, "did you mean `stance`?" in word.stderr) == (2, True)
    page = rolepages("explain", "/roles/backend-enginer/", "--today", TODAY, cwd=folder)
    assert (page.returncode, "near it: `/roles/backend-engineer/`" in page.stderr) == (2, True)


def test_the_nearest_addresses_come_first() -> None:
    known = ["/roles/data-engineer/", "/roles/data-analyst/", "/visas/tn/", "/roles/data-engineer/jobs.csv"]
    assert near_addresses("/roles/data-enginer/", known)[0] == "/roles/data-engineer/"
    assert near_addresses("/zzz/", known) == ()
