"""What pages say of public records: days, counts, entities and what is missing."""

from datetime import date

import pytest

from generator.domain.records import DataSet, Table
from generator.domain.visa import VISA_BY_SLUG
from generator.evidence.entity import Candidate, Certainty, EntityMatch, How, LegalEntity
from generator.evidence.ladder import Evidence, Rung
from generator.evidence.records import Approvals, EmployerRecord, Filings, PublicRecords, Span
from generator.pages.entity_words import entity_names
from generator.pages.evidence_words import (
    CLASS_NOT_NAMED,
    approvals_words,
    card_words,
    classes_words,
    occupation_rows,
    rung_words,
    withdrawn_words,
)
from generator.pages.missing_records import NO_FILINGS_DATA, no_record_words, record_note
from generator.pages.record_days import short_span, span_words

YEARS = Span(date(2021, 10, 1), date(2025, 9, 30))
QUARTERS = Span(date(2024, 10, 1), date(2025, 6, 30), ("FY2025 Q4",))


def a_set(table: Table = Table.LCA, title: str = "LCA disclosure data") -> DataSet:
    return DataSet(
        table=table,
        files=("a.csv",),
        title=title,
        licence="public domain",
        first=date(2021, 10, 1),
        last=date(2025, 9, 30),
        read=1,
        kept=1,
    )


RECORDS = PublicRecords(counted=a_set(), counted_span=YEARS)
LARKSPUR = LegalEntity("LARKSPUR SYSTEMS INC", ("LARKSPUR SYSTEMS INC",), filings=212)
SURE = EntityMatch(Certainty.MATCHED, (LARKSPUR,), How.SAME_NAME)


def filings(
    certified: int, soc: str = "15-1252", title: str = "Software Developers", **others: int
) -> Filings:
    return Filings(soc, title, certified, **others)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (YEARS, "FY2022 to FY2025"),
        (Span(date(2024, 10, 1), date(2025, 9, 30)), "FY2025"),
        (QUARTERS, "October 2024 to June 2025 (FY2025 Q1 to Q3; Q4 is not in the data)"),
        (Span(date(2025, 4, 1), date(2025, 6, 30)), "April 2025 to June 2025 (FY2025 Q3)"),
        (
            Span(date(2024, 1, 1), date(2024, 12, 31)),
            "January 2024 to December 2024 (FY2024 Q2 to FY2025 Q1)",
        ),
        (
            Span(date(2021, 10, 1), date(2025, 9, 30), ("FY2023",)),
            "FY2022 to FY2025 (FY2023 is not in the data)",
        ),
        (Span(date(2024, 10, 1), date(2025, 5, 9)), "1 Oct 2024 to 9 May 2025"),
    ],
)
def test_a_span_names_its_fiscal_years_or_quarters_and_what_is_missing(span: Span, words: str) -> None:
    assert span_words(span) == words


def test_many_missing_quarters_are_counted_after_the_first_few() -> None:
    span = Span(date(2009, 10, 1), date(2015, 9, 30), tuple(f"FY{year}" for year in range(2010, 2016)))
    assert "FY2010, FY2011, FY2012, FY2013 and 2 more are not in the data" in span_words(span)


def test_a_card_names_the_count_the_days_and_the_entity() -> None:
    evidence = Evidence(Rung.FILINGS_SAME, filings=(filings(212),), count=212, match=SURE)
    assert card_words((Evidence(Rung.REFUSED), evidence), RECORDS) == (
        Rung.FILINGS_SAME,
        "212 certified LCAs for this occupation, FY2022 to FY2025; LARKSPUR SYSTEMS INC, same name",
    )


def test_a_card_without_records_says_nothing_of_them() -> None:
    assert card_words((Evidence(Rung.HISTORY), Evidence(Rung.UNKNOWN)), RECORDS) == (None, "")


def test_filings_are_not_said_to_be_of_other_occupations_when_the_job_has_none() -> None:
    evidence = Evidence(Rung.FILINGS_OTHER, filings=(filings(9),), count=9, match=SURE)
    assert "for other occupations" in rung_words(evidence, RECORDS)
    unknown = rung_words(evidence, RECORDS, occupation_known=False)
    assert "other occupations" not in unknown
    assert "occupation is not known" in unknown


def test_approvals_of_the_latest_year_keep_initial_and_continuing_apart() -> None:
    years = (Approvals(2022, 5, 0, 9, 1), Approvals(2023, 3, 1, 1204, 0), Approvals(2024, 0, 2, 0, 0))
    assert approvals_words(years) == "1,207 H-1B petitions approved in FY2023: 3 initial, 1,204 continuing"


def test_no_sentence_turns_an_application_into_a_visa_or_a_hire() -> None:
    evidence = Evidence(Rung.FILINGS_SAME, filings=(filings(212),), count=212, match=SURE)
    words = rung_words(evidence, RECORDS).lower()
    assert not any(claim in words for claim in ("visa", "hire", "approved", "verified", "likely", "sponsor"))


def test_classes_are_named_where_the_records_name_them_and_else_not_guessed() -> None:
    assert classes_words({"": 12}) == CLASS_NOT_NAMED
    assert classes_words({"h-1b": 200, "e-3": 12}) == "By visa class: H-1B 200, E-3 12."
    assert classes_words({"h-1b": 200, "": 3}) == "By visa class: H-1B 200, class not named 3."


def test_withdrawn_and_denied_applications_stand_apart_and_need_single_applications() -> None:
    listed = (filings(10, withdrawn=2, denied=1), filings(3, "15-2051", withdrawn=1))
    assert withdrawn_words(listed, RECORDS) == ""
    detailed = PublicRecords(detailed=a_set(), detailed_span=QUARTERS)
    words = withdrawn_words(listed, detailed)
    assert "3 certified and later withdrawn and 1 denied" in words
    assert "FY2025 Q1 to Q3" in words
    assert withdrawn_words((filings(10),), detailed) == ""


def test_occupations_left_out_of_a_table_are_counted_so_that_it_adds_up() -> None:
    listed = tuple(filings(number, f"15-10{number:02}") for number in range(1, 8))
    rows = occupation_rows(Evidence(Rung.FILINGS_OTHER, filings=listed), 5)
    assert rows[-1] == ("2 more occupations", "3")
    assert sum(int(count) for _, count in rows) == sum(each.certified for each in listed)


def test_at_most_five_entities_are_named() -> None:
    entities = tuple(LegalEntity(f"E{number} INC", (), 1) for number in range(7))
    match = EntityMatch(Certainty.MATCHED, entities, How.ALIAS)
    assert entity_names(match) == "E0 INC, E1 INC, E2 INC, E3 INC, E4 INC and 2 more"


def test_without_any_data_nothing_is_said_to_be_none() -> None:
    assert record_note(None, PublicRecords(), "Larkspur") == NO_FILINGS_DATA
    assert not any(figure in NO_FILINGS_DATA for figure in "0123456789")


def test_a_name_that_is_not_found_is_not_a_no() -> None:
    note = record_note(EmployerRecord(EntityMatch(Certainty.NOT_FOUND)), RECORDS, "Larkspur")
    assert "Larkspur" in note
    assert "LCA disclosure data, FY2022 to FY2025" in note
    assert note.endswith("This is not a no.")


def test_an_ambiguous_name_names_the_candidates_without_their_counts() -> None:
    match = EntityMatch(Certainty.AMBIGUOUS, candidates=(Candidate(LARKSPUR, 0.9, "shared word"),))
    note = record_note(EmployerRecord(match), RECORDS, "Larkspur")
    assert note.startswith("Unknown: it is not certain that LARKSPUR SYSTEMS INC is meant.")
    assert "212" not in note
    assert "0.9" not in note


def test_a_matched_employer_without_filings_in_the_days_counted_is_said_to_be_so() -> None:
    note = record_note(EmployerRecord(SURE), RECORDS, "Larkspur")
    assert note == (
        "Under LARKSPUR SYSTEMS INC there is no certified LCA in LCA disclosure data, FY2022 to FY2025. "
        "This is not a no."
    )
    assert record_note(EmployerRecord(SURE, (filings(1),)), RECORDS, "Larkspur") == ""


def test_permanent_residence_is_not_said_to_have_no_public_record() -> None:
    assert "No public record by employer exists for TN." in no_record_words(VISA_BY_SLUG["tn"])
    assert "No public record" not in no_record_words(VISA_BY_SLUG["green-card"])


def test_a_short_span_names_a_quarter_once() -> None:
    assert short_span(Span(date(2025, 4, 1), date(2025, 6, 30))) == "FY2025 Q3"
