"""What texts claim about employers is told unless it brings its evidence along."""

from pathlib import Path

import pytest
import yaml

from generator.employer_claims import employer_claim_problems, known_names
from generator.problems.problem import Position, Problem
from generator.sources.employers import AliasFile
from generator.sources.prose import Prose

CORPUS = yaml.safe_load(
    (Path(__file__).parents[1] / "corpus/employer_claims.yaml").read_text(encoding="utf-8")
)
NAMES = known_names(AliasFile("content/employers.yaml"), CORPUS["names"])


def told(body: str) -> list[Problem]:
    return list(employer_claim_problems([Prose("content/tips/x.md", body, Position(5))], NAMES))


@pytest.mark.parametrize("sentence", [*CORPUS["claims"], *CORPUS["fresh_claims"]])
def test_a_claim_about_an_employer_is_told(sentence: str) -> None:
    assert told(sentence)


@pytest.mark.parametrize("sentence", [*CORPUS["others"], *CORPUS["fresh_others"]])
def test_what_claims_nothing_or_is_proven_is_not_told(sentence: str) -> None:
    assert told(sentence) == []


def test_each_name_is_told_at_its_place() -> None:
    found = told("One line.\n\nToday **Infosys** and Keyharrow sponsor everyone.\n")
    assert [each.position for each in found] == [Position(7, 9, 7), Position(7, 23, 9)]
    assert {each.rule for each in found} == {"employer-claim"}


def test_the_page_of_another_employer_proves_nothing() -> None:
    assert told("Keyharrow files in March, see [this](/employers/larkspur-systems/).")


def test_a_guide_proves_nothing() -> None:
    assert told("Keyharrow files in March, see [wages](/guides/wages/).")


def test_evidence_of_another_paragraph_or_list_item_proves_nothing() -> None:
    assert told("Keyharrow files in March.\n\nSee [it](/employers/keyharrow/).")
    assert told("- Keyharrow files in March.\n- See [it](/employers/keyharrow/).")


@pytest.mark.parametrize(
    "body",
    [
        "Keyharrow files in March, as [it][1] shows.\n\n[1]: /employers/keyharrow/\n",
        "Keyharrow files in March. Source: https://www.uscis.gov/data\n",
        "<a href='/employers/keyharrow-inc/'>Keyharrow</a> files in March.",
        "Keyharrow files in March.\n<!-- allow employer-claim: Keyharrow -->",
        "As of today, {% for name in employers.top(3) %}{{ name }}{% endfor %} and Keyharrow file in March.",
    ],
)
def test_evidence_may_be_named_in_other_ways_and_a_text_may_allow_itself_a_name(body: str) -> None:
    assert told(body) == []


def test_an_alias_of_the_site_is_a_name_too() -> None:
    names = known_names(AliasFile("content/employers.yaml"), ["Weft and Warp Data Tools, Inc."])
    text = Prose("content/tips/x.md", "Weft and Warp Data Tools never sponsors.", Position(5))
    assert len(list(employer_claim_problems([text], names))) == 1


def test_a_long_run_of_names_is_read_in_time() -> None:
    assert told("Keyharrow " * 5000 + "sponsors everyone.")
