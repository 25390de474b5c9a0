"""The order of what is known about one posting, and what never becomes an offer."""

from generator.domain.sponsorship import Claim, Stance
from generator.evidence.ladder import Rung, ladder_of, visas_with_evidence
from tests.builders import a_posting

OFFER = Claim(Stance.OFFERED, quote="We sponsor H-1B visas.", visas=("H-1B",))
REFUSAL = Claim(Stance.REFUSED, quote="We do not sponsor.", visas=("H-1B",), accepts=("F-1 OPT",))
SILENCE = Claim(Stance.UNSTATED)


def test_a_posting_that_says_nothing_is_unknown_and_never_a_refusal() -> None:
    assert [evidence.rung for evidence in ladder_of(a_posting(), SILENCE)] == [Rung.UNKNOWN]


def test_the_history_of_an_employer_never_becomes_an_offer() -> None:
    posting = a_posting(sponsorship={"basis": "employer_history", "visas": ["H-1B"]})
    assert [evidence.rung for evidence in ladder_of(posting, SILENCE)] == [Rung.HISTORY]


def test_a_stance_reported_without_words_is_not_called_an_offer() -> None:
    posting = a_posting(sponsorship={"basis": "stated", "stance": "offered", "visas": ["H-1B"]})
    (evidence,) = ladder_of(posting, SILENCE)
    assert (evidence.rung, evidence.reported, evidence.quote) == (Rung.REPORTED, True, "")


def test_a_refusal_in_the_words_stands_before_what_the_source_reports() -> None:
    posting = a_posting(sponsorship={"basis": "stated", "stance": "offered", "visas": ["H-1B"]})
    assert [evidence.rung for evidence in ladder_of(posting, REFUSAL)] == [Rung.REFUSED, Rung.REPORTED]


def test_the_words_of_the_text_win_over_the_quote_of_the_source() -> None:
    posting = a_posting(sponsorship={"basis": "stated", "stance": "offered", "quote": "Visa: yes"})
    (evidence,) = ladder_of(posting, OFFER)
    assert evidence.quote == OFFER.quote


def test_a_refused_visa_does_not_count_but_a_welcomed_status_does() -> None:
    assert visas_with_evidence(ladder_of(a_posting(), REFUSAL)) == ("f-1-opt",)
    assert visas_with_evidence(ladder_of(a_posting(), OFFER)) == ("h-1b",)
