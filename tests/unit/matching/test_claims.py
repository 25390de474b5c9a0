"""The shipped claims find what editors write, and pass what is right."""

from pathlib import Path

import pytest
import yaml

from generator.domain.claim import Claim
from generator.matching.claims import ClaimMatcher, Words
from generator.sources.claims import read_claims

ROOT = Path(__file__).parents[3]
CORPUS = yaml.safe_load((ROOT / "tests/corpus/claims.yaml").read_text(encoding="utf-8"))
SHIPPED = read_claims(ROOT, "content").value
MATCHER = ClaimMatcher(SHIPPED.claims, SHIPPED.denials, SHIPPED.words)
NAMES = {
    "portability-180-days": {"portability-180-days"},
    "lca-per-worksite-hours": {"lca-per-worksite-hours"},
    "lottery-random-or-ranked": {"lottery-random", "lottery-highest-wage-first"},
    "prevailing-wage-average": {"prevailing-wage-average"},
    "lca-means-sponsorship": {"lca-means-sponsorship"},
}


def _claim(*groups: tuple[str, ...], unless: tuple[str, ...] = ()) -> Claim:
    return Claim.model_validate(
        {
            "name": "a-claim",
            "claim": "A claim.",
            "why": "It is wrong.",
            "correct": "Something else.",
            "says": {f"group {number}": group for number, group in enumerate(groups)},
            "unless": unless,
            "sources": [{"title": "A page", "url": "https://agency.example/"}],
            "wrong": ["x"],
            "right": ["y"],
        }
    )


def _found(claim: Claim, text: str, *denials: str, words: Words = ()) -> list[str]:
    return [text[each.start : each.end] for each in ClaimMatcher((claim,), denials, words).found_in(text)]


@pytest.mark.parametrize("name", NAMES)
def test_nearly_every_paraphrase_of_a_wrong_claim_is_found(name: str) -> None:
    sentences = CORPUS[name]["wrong"]
    missed = [
        text for text in sentences if not {each.claim.name for each in MATCHER.found_in(text)} & NAMES[name]
    ]
    assert len(sentences) >= 25
    assert len(missed) * 20 <= len(sentences), missed


@pytest.mark.parametrize("name", NAMES)
def test_sentences_that_are_right_pass(name: str) -> None:
    assert [text for text in CORPUS[name]["right"] if list(MATCHER.found_in(text))] == []


@pytest.mark.parametrize("claim", SHIPPED.claims, ids=lambda claim: claim.name)
def test_the_corrected_text_passes(claim: Claim) -> None:
    assert list(MATCHER.found_in(claim.correct)) == []


def test_the_groups_may_stand_in_any_order_of_one_sentence() -> None:
    claim = _claim(("lca*",), ("sponsor*",))
    assert _found(claim, "Sponsors file LCAs.") == ["Sponsors file LCAs"]
    assert _found(claim, "Firms filed LCAs. Some may sponsor.") == []


def test_a_gap_holds_up_to_eight_words_and_no_more() -> None:
    claim = _claim(("lca ... sponsor",))
    assert _found(claim, f"An LCA {'so ' * 8}sponsor.") != []
    assert _found(claim, f"An LCA {'so ' * 9}sponsor.") == []


@pytest.mark.parametrize("text", ["an H-1B", "an h1b", "a H-1Bs", "180-day H-1B"])
def test_the_kind_of_visa_has_one_spelling(text: str) -> None:
    assert _found(_claim(("h-1b*",)), f"It is {text}.") != []


@pytest.mark.parametrize(
    "text", ["180 days", "a 180-day wait", "one hundred eighty days", "one hundred and eighty days"]
)
def test_numbers_need_no_second_spelling(text: str) -> None:
    assert _found(_claim(("180 day*",)), f"Wait {text}.") != []


@pytest.mark.parametrize(
    "text",
    [
        "It is NOT true that an LCA means they sponsor.",
        "An LCA means they sponsor? Not true.",
        "Does an LCA mean that they sponsor?",
        "An LCA doesn't mean they sponsor.",
        "Some say that an LCA means they sponsor. That is wrong.",
    ],
)
def test_a_denial_or_a_question_of_yes_or_no_claims_nothing(text: str) -> None:
    claim = _claim(("lca ... mean* ... sponsor*",), unless=("does not mean",))
    assert _found(claim, text, "not true", "is wrong") == []


def test_a_question_that_takes_the_claim_for_granted_makes_it() -> None:
    assert _found(_claim(("lca ... means",)), "Why is it that an LCA means sponsorship?") != []


def test_what_is_found_covers_the_phrases() -> None:
    text = "By the way, an LCA always means that they sponsor you."
    assert _found(_claim(("lca",), ("sponsor*",)), text) == ["LCA always means that they sponsor"]


@pytest.mark.parametrize("text", ["A salary decides.", "The pay of all decides."])
def test_a_name_in_angle_brackets_is_any_of_its_words(text: str) -> None:
    assert _found(_claim(("<wage> ... decides",)), text, words=(("wage", ("salar*", "pay")),)) != []


def test_a_name_without_words_finds_nothing() -> None:
    assert _found(_claim(("<wage> ... decides",)), "A salary decides.") == []


@pytest.mark.parametrize(
    "text",
    [
        "File an LCA. Then they sponsor.",
        "What is an LCA? A promise to sponsor.",
        "It needs an LCA? Yes, sponsors do.",
    ],
)
def test_two_sentences_are_one_where_the_second_takes_up_the_first(text: str) -> None:
    assert _found(_claim(("lca",), ("sponsor*",)), text) != []


@pytest.mark.parametrize(
    "text",
    [
        "File an LCA.\n\nThen they sponsor.",
        "- File an LCA.\n- Then they sponsor.",
        "File an LCA. Sponsors are rare.",
        "Does an LCA mean it? They sponsor, or do not.",
    ],
)
def test_sentences_that_stand_apart_are_not_read_as_one(text: str) -> None:
    assert _found(_claim(("lca",), ("sponsor*",)), text) == []


def test_a_denial_that_is_part_of_the_claim_denies_nothing() -> None:
    claim = _claim(("junior* ... no longer ... chance",))
    assert _found(claim, "Juniors no longer have a chance.", "no longer") != []
    assert _found(claim, "It is no longer true that juniors no longer have a chance.", "no longer") == []
