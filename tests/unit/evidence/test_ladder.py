"""The order of what is known about one posting, and what never becomes an offer."""

from generator.domain.sponsorship import Claim, Stance
from generator.evidence.entity import Certainty, EntityMatch, How, LegalEntity
from generator.evidence.ladder import Rung, ladder_of, visas_with_evidence
from generator.evidence.past import past_of
from generator.evidence.records import Approvals, EmployerRecord, Filings, PublicRecords
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


SOFTWARE, ACCOUNTS = "15-1252", "13-2011"
ENTITY = LegalEntity("LARKSPUR SYSTEMS INC", ("LARKSPUR SYSTEMS INC",), filings=14)
SURE = EntityMatch(Certainty.MATCHED, (ENTITY,), How.SAME_NAME)


def _filings(soc: str, certified: int, visa: str = "h-1b") -> Filings:
    return Filings(soc, "", certified, classes=((visa, certified),))


def _records(*filings: Filings, **others: object) -> PublicRecords:
    record = EmployerRecord(SURE, filings, **others)  # type: ignore[arg-type]
    return PublicRecords(by_employer={"larkspur": record})


def _past(records: PublicRecords, *names: str) -> tuple[Rung, ...]:
    return tuple(each.rung for each in past_of(records, "larkspur", names, (SOFTWARE,)))


def test_filings_for_the_occupation_stand_before_filings_for_others() -> None:
    records = _records(_filings(ACCOUNTS, 90), _filings(SOFTWARE, 2))
    same, other = past_of(records, "larkspur", (), (SOFTWARE,))
    assert (same.rung, same.count) == (Rung.FILINGS_SAME, 2)
    assert (other.rung, other.count) == (Rung.FILINGS_OTHER, 90)


def test_an_occupation_without_certified_filings_gives_no_rung() -> None:
    assert _past(_records(_filings(SOFTWARE, 0))) == ()


def test_an_ambiguous_employer_has_no_rung_of_records() -> None:
    record = EmployerRecord(EntityMatch(Certainty.AMBIGUOUS))
    assert _past(PublicRecords(by_employer={"larkspur": record})) == ()


def test_approvals_count_the_latest_year_with_any() -> None:
    years = (Approvals(2021, 5, 0, 9, 1), Approvals(2022, 3, 0, 4, 0), Approvals(2023, 0, 2, 0, 0))
    (rung,) = past_of(_records(approvals=years), "larkspur", (), (SOFTWARE,))
    assert (rung.rung, rung.count) == (Rung.APPROVALS, 7)


def test_a_refusal_stands_before_hundreds_of_filings_and_both_are_there() -> None:
    past = past_of(_records(_filings(SOFTWARE, 900)), "larkspur", (), (SOFTWARE,))
    assert [each.rung for each in ladder_of(a_posting(), REFUSAL, past)] == [Rung.REFUSED, Rung.FILINGS_SAME]


def test_filings_count_for_the_visa_of_their_class_unless_the_posting_refuses() -> None:
    past = past_of(_records(_filings(SOFTWARE, 3, "e-3")), "larkspur", (), (SOFTWARE,))
    assert visas_with_evidence(ladder_of(a_posting(), SILENCE, past)) == ("e-3",)
    assert visas_with_evidence(ladder_of(a_posting(), REFUSAL, past)) == ("f-1-opt",)


def test_filings_without_a_class_count_for_h_1b_alone() -> None:
    past = past_of(_records(_filings(SOFTWARE, 3, "")), "larkspur", (), (SOFTWARE,))
    assert visas_with_evidence(ladder_of(a_posting(), SILENCE, past)) == ("h-1b",)


def test_filings_for_other_occupations_count_for_no_visa() -> None:
    past = past_of(_records(_filings(ACCOUNTS, 3)), "larkspur", (), (SOFTWARE,))
    assert visas_with_evidence(ladder_of(a_posting(), SILENCE, past)) == ()


def test_a_university_may_be_outside_the_limit_and_its_bookshop_is_not() -> None:
    assert _past(PublicRecords(), "Sundale University") == (Rung.CAP_EXEMPT,)
    assert _past(PublicRecords(), "Sundale University Bookstore") == ()
