"""The classifier of sponsorship statements: whole claims, their quotations and their limits."""

import json
import time
from pathlib import Path

import pytest

from generator.domain.place import Place
from generator.domain.sponsorship import Claim, Stance
from generator.matching.canonical import canonical
from generator.matching.clauses import clauses_of
from generator.matching.rule_language import Rule, compiled
from generator.matching.rules_context import CONTEXT_RULES, ContextRule
from generator.matching.sponsorship import LONGEST_QUOTE, claim_of
from generator.matching.sponsorship_rules import RULE_OF, RULES, first_rule
from generator.matching.statements import set_aside_in, statements_of
from generator.matching.visa_limits import restricted_to_visa

CORPUS = Path(__file__).parents[2] / "corpus" / "sponsorship.jsonl"
PHRASES = [json.loads(line) for line in CORPUS.read_text("utf-8").split("\n") if line]

BENEFITS = "Benefits\nHealth insurance\n{}\nUnlimited PTO"


def test_the_stance_of_every_phrase_is_found() -> None:
    assert [phrase for phrase in PHRASES if claim_of(phrase["text"]).stance != phrase["stance"]] == []


def test_nothing_in_the_corpus_is_falsely_offered() -> None:
    offered = [p for p in PHRASES if claim_of(p["text"]).stance is Stance.OFFERED]
    assert [p["text"] for p in offered if p["stance"] != "offered"] == []
    assert len(offered) > 100


def test_a_quotation_is_an_exact_part_of_the_text() -> None:
    for phrase in PHRASES:
        text = f"About us\nWe make maps. {phrase['text']}\nApply now."
        claim = claim_of(text)
        assert claim.quote in text
        assert bool(claim.quote) == (claim.stance is not Stance.UNSTATED), text
        assert len(claim.quote) <= LONGEST_QUOTE


def test_the_visas_named_are_found() -> None:
    speaking = [phrase for phrase in PHRASES if phrase["stance"] != "unstated"]
    assert len(speaking) > 1000
    assert [p for p in speaking if set(claim_of(p["text"]).visas) != set(p["visas"])] == []


def _rules_of(sentence: str) -> list[Rule | None]:
    return [first_rule(canonical(clause)) for clause in clauses_of(sentence)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_decides_its_example_and_leaves_its_counterexample_alone(rule: Rule) -> None:
    assert rule in _rules_of(rule.example)
    assert rule not in _rules_of(rule.other)


def _rules_speaking_in(text: str) -> set[str]:
    statements = (*statements_of(text), *set_aside_in(text))
    return {*claim_of(text).rules, *(name for statement in statements for name in statement.rules)}


@pytest.mark.parametrize("rule", CONTEXT_RULES, ids=lambda rule: rule.name)
def test_each_rule_of_the_context_speaks_in_its_example_and_not_in_its_counterexample(
    rule: ContextRule,
) -> None:
    assert rule.name in _rules_speaking_in(rule.example)
    assert rule.name not in _rules_speaking_in(rule.other)


@pytest.mark.parametrize(
    "rule", [rule for rule in CONTEXT_RULES if rule.stance is not None], ids=lambda rule: rule.name
)
def test_a_rule_of_the_context_leads_to_its_stance(rule: ContextRule) -> None:
    statements = (*statements_of(rule.example), *set_aside_in(rule.example))
    stances = {s.stance for s in statements if rule.name in s.rules} | {claim_of(rule.example).stance}
    assert rule.stance in stances


def test_a_dollar_among_alternatives_is_the_end_of_the_clause() -> None:
    pattern = compiled("GIVE BARE for|$")
    assert pattern.search(" we GIVE BARE ")
    assert pattern.search(" we GIVE BARE for all ")
    assert not pattern.search(" we GIVE BARE deals ")


def test_rules_have_names_of_their_own() -> None:
    assert len(RULE_OF) == len(RULES) + len(CONTEXT_RULES)


def test_a_claim_names_the_rules_that_spoke() -> None:
    for phrase in PHRASES:
        claim = claim_of(phrase["text"])
        assert bool(claim.rules) == (claim.stance is not Stance.UNSTATED), phrase
        assert RULE_OF.keys() >= set(claim.rules)


def test_the_deciding_rule_comes_first() -> None:
    text = "We sponsor visas for now. This position is not eligible for visa sponsorship."
    assert claim_of(text).rules[0] == "not-sponsoring"
    assert claim_of("We sponsor visas for now.").rules == ("offer-with-a-limit-beside-it", "we-sponsor")


def test_what_a_rule_recognises_as_saying_nothing_is_named() -> None:
    (aside,) = set_aside_in("US citizenship is not required. Lunch is free.")
    assert (aside.stance, aside.rules) == (Stance.UNSTATED, ("not-needed-by-law",))
    assert statements_of("US citizenship is not required.") == ()


def test_a_text_without_signal_words_is_unstated() -> None:
    assert claim_of("We build compilers in Boston. You write tests.") == Claim()


def test_a_quotation_keeps_the_entities_and_invisible_characters_of_the_text() -> None:
    text = "Pay: $1.\nWe&nbsp;can&#39;t sponsor H&#8209;1B vi\u200bsas. Lunch is free."
    assert claim_of(text).quote == "We&nbsp;can&#39;t sponsor H&#8209;1B vi\u200bsas."


def test_a_long_quotation_ends_at_a_word() -> None:
    text = "We do not sponsor visas for " + "any kind of work or employment " * 15 + "here."
    quote = claim_of(text).quote
    assert 200 < len(quote) <= LONGEST_QUOTE
    assert text.startswith(quote + " ")


def test_the_quotation_of_an_overlong_sentence_has_the_deciding_words() -> None:
    text = (
        f"Enrolled {'in a long programme ' * 20}and authorized to work without visa sponsorship{' or' * 60}"
    )
    quote = claim_of(text).quote
    assert "without visa sponsorship" in quote
    assert quote in text
    assert len(quote) <= LONGEST_QUOTE


def test_a_refusal_outweighs_an_offer_about_other_jobs() -> None:
    text = "We sponsor visas for many engineers.\n\nThis position is not eligible for visa sponsorship."
    claim = claim_of(text)
    assert (claim.stance, claim.quote) == (
        Stance.REFUSED,
        "This position is not eligible for visa sponsorship.",
    )


def test_citizens_only_outweighs_a_benefit_of_the_company() -> None:
    text = BENEFITS.format("Visa sponsorship") + "\n\nRequirements\nU.S. citizenship is required."
    assert claim_of(text).stance is Stance.REFUSED


def test_visas_welcome_although_sponsorship_is_refused_are_kept() -> None:
    claim = claim_of("Sponsorship isn't available here, but OPT and TN candidates are welcome.")
    assert claim.stance is Stance.REFUSED
    assert claim.accepts == ("F-1 OPT", "TN")


def test_a_refusal_tells_of_citizenship_clearance_and_export_control() -> None:
    text = "Under ITAR you must be a U.S. person. You hold an active security clearance."
    assert set(claim_of(text).flags) == {"citizenship", "export_control", "clearance"}


def test_visa_sponsorship_as_a_heading_says_nothing() -> None:
    assert claim_of("VISA SPONSORSHIP\nAsk your recruiter.").stance is Stance.UNSTATED
    heading = "Visa sponsorship\nWe are unable to offer visa sponsorship."
    assert claim_of(heading).stance is Stance.REFUSED


def test_an_offer_in_a_short_line_is_no_heading_of_the_next_sentence() -> None:
    claim = claim_of("Benefits\nTime off for exams.\nWe sponsor work visas.\nWe decide within two weeks.")
    assert (claim.stance, claim.quote) == (Stance.OFFERED, "We sponsor work visas.")


def test_a_condition_on_permanent_residence_leaves_the_offer_of_a_visa_firm() -> None:
    text = "We sponsor H-1B visas. Green card sponsorship may be offered after two years."
    assert claim_of(text).stance is Stance.OFFERED
    assert claim_of(text.replace("Green card", "O-1 visa")).stance is Stance.CONDITIONAL


def test_a_permit_of_two_countries_is_of_the_one_that_is_named() -> None:
    assert claim_of("We sponsor a skilled worker permit in Norway.").country == "Norway"
    assert claim_of("We sponsor Skilled Worker visas.").country == "United Kingdom"


def test_visa_sponsorship_among_benefits_is_offered() -> None:
    claim = claim_of(BENEFITS.format("Visa sponsorship"))
    assert (claim.stance, claim.quote) == (Stance.OFFERED, "Visa sponsorship")


def test_visa_sponsorship_below_what_is_not_offered_is_refused() -> None:
    text = "What we do not offer:\n - Company cars\n - Visa sponsorship\n - Relocation"
    assert claim_of(text).stance is Stance.REFUSED


def test_visa_sponsorship_among_duties_says_nothing() -> None:
    text = "Responsibilities\n - Payroll\n - Visa sponsorship\n - Onboarding"
    assert claim_of(text).stance is Stance.UNSTATED


def test_a_wish_for_citizens_says_nothing() -> None:
    text = "Nice to have\n - U.S. citizenship\n - Authorized to work without visa sponsorship"
    assert claim_of(text).stance is Stance.UNSTATED
    assert claim_of(text.replace("Nice to have", "Requirements")).stance is Stance.REFUSED


def test_an_offer_for_another_country_is_conditional_and_names_it() -> None:
    claim = claim_of("We sponsor visas in the Netherlands.")
    assert (claim.stance, claim.country) == (Stance.CONDITIONAL, "Netherlands")
    assert "foreign_offer" in claim.flags


def test_the_places_of_a_job_decide_the_country_of_an_offer() -> None:
    text = "We sponsor work visas."
    london, boston = Place("GB", "", "London"), Place("US", "MA", "Boston")
    assert claim_of(text, (london,)).stance is Stance.CONDITIONAL
    assert claim_of(text, (london,)).country == "United Kingdom"
    assert claim_of(text, (london, boston)).stance is Stance.OFFERED
    assert claim_of(text).stance is Stance.OFFERED


def test_a_workplace_abroad_in_the_text_makes_an_offer_conditional() -> None:
    text = "This role is based in our Lisbon office.\n\nWe sponsor work visas."
    assert claim_of(text).stance is Stance.CONDITIONAL
    assert claim_of(text.replace("Lisbon", "Boston")).stance is Stance.OFFERED


def test_a_us_visa_is_about_the_united_states_whoever_may_use_it() -> None:
    claim = claim_of("We sponsor E-3 visas for Australians.")
    assert (claim.stance, claim.country) == (Stance.OFFERED, "")


def test_a_refusal_for_another_country_names_it() -> None:
    assert claim_of("We cannot sponsor visas for Ireland.").country == "Ireland"
    assert claim_of("Must be a Thai citizen.").country == "Thailand"
    assert claim_of("Must be a US citizen.").country == ""


def test_a_heading_with_its_answer_below_is_read_together() -> None:
    assert claim_of("Visa sponsorship\n\nNo\n\nRemote\n\nYes").stance is Stance.REFUSED
    assert claim_of("Remote\n\nNo\n\nVisa sponsorship\n\nYes").stance is Stance.OFFERED


def test_fields_run_together_on_a_line_keep_their_own_answers() -> None:
    line = "Travel 20% Open to Visa Sponsorship? {} Clearance Needed? {}"
    assert claim_of(line.format("Yes", "No")).stance is Stance.OFFERED
    assert claim_of(line.format("No", "Yes")).stance is Stance.REFUSED


def test_a_link_in_front_of_an_offer_is_no_part_of_it() -> None:
    text = "Our perks: https://jobs.example.org/perks Visa sponsorship is available for this post."
    assert claim_of(text).stance is Stance.OFFERED


def test_a_promise_of_help_in_words_of_its_own_leaves_a_firm_offer_firm() -> None:
    promise = "We will move heaven and earth to get you a visa."
    assert claim_of(f"We sponsor visas. {promise}").stance is Stance.OFFERED
    assert claim_of(promise).stance is Stance.CONDITIONAL


def test_a_question_to_the_applicant_decides_nothing() -> None:
    assert claim_of("Will you need visa sponsorship?\nYes\nNo").stance is Stance.UNSTATED


def test_statements_name_the_rule_that_found_them() -> None:
    found = statements_of("We sponsor visas. Lunch is free. This role is not eligible for sponsorship.")
    assert [(s.rule, s.stance) for s in found] == [
        ("we-sponsor", Stance.OFFERED),
        ("not-sponsoring", Stance.REFUSED),
    ]


HOSTILE = {
    "one word": "visa " * 200_000,
    "no spaces": "sponsor" * 140_000,
    "one statement": "We do not offer visa sponsorship " * 30_000,
    "lines": "We sponsor visas\n" * 60_000,
    "bullets": "- visa sponsorship\n" * 52_000,
    "questions": "Need a visa? " * 80_000,
    "entities": "&nbsp;visa" * 100_000,
    "invisible": "vi\u200bsa " * 160_000,
    "negations": "not no never without visa " * 40_000,
    "empty lines": "Visa sponsorship\n" + "\n" * 900_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_megabyte_of_repetition_takes_bounded_time(name: str) -> None:
    start = time.process_time()
    claim_of(HOSTILE[name])
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "advert",
    [
        "H-1B holders only.",
        "Only OPT students may apply.",
        "OPT/CPT only",
        "H1B candidates only, W2.",
        "Must be on an H-1B.",
        "Looking for H-1B candidates.",
    ],
)
def test_an_advert_limited_to_one_visas_holders_is_pointed_out(advert: str) -> None:
    text = f"Java developer. {advert} Apply today."
    assert restricted_to_visa(text)
    assert restricted_to_visa(text) in text


@pytest.mark.parametrize(
    "advert",
    [
        "US citizens only.",
        "GC/USC only.",
        "We only sponsor H-1B visas.",
        "H-1B and OPT holders are welcome.",
        "No H-1B.",
        "Are you on H-1B only?",
        "We sponsor visas.",
    ],
)
def test_other_limits_are_not_taken_for_one_visas(advert: str) -> None:
    assert restricted_to_visa(advert) == ""
