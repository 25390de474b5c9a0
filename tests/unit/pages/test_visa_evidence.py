"""What a visa's page says of public records."""

from generator.domain.visa import VISA_BY_SLUG
from generator.evidence.records import EmployerRecord, Filings, OccupationRecord, PublicRecords
from generator.pages.book import Book
from generator.pages.evidence_words import CLASS_NOT_NAMED
from generator.pages.missing_records import NO_FILINGS_DATA
from generator.pages.visa_evidence import PETITIONS, evidence_sets, filings_by_role, visa_evidence, visa_scope
from tests.unit.pages.test_postings import SURE, a_book, records_of

H_1B, E_3, TN, GREEN_CARD = (VISA_BY_SLUG[slug] for slug in ("h-1b", "e-3", "tn", "green-card"))
WORDS = {"description": "<p>We sponsor H-1B visas for this position.</p>", "id": "words"}


def filed(*classes: tuple[str, int]) -> Filings:
    return Filings("15-1252", "Software Developers", sum(count for _, count in classes), classes=classes)


def booked(*classes: tuple[str, int]) -> Book:
    """One job that names H-1B and one that does not, by an employer with filings of these classes."""
    base = records_of(EmployerRecord(SURE, (filed(*classes),)))
    total = OccupationRecord(("15-1252",), filed(*classes), (), 1)
    records = PublicRecords(
        counted=base.counted,
        counted_span=base.counted_span,
        petitions=base.petitions,
        by_employer=base.by_employer,
        by_role={"backend-engineer": total},
    )
    return a_book(WORDS, {"title": "Senior Backend Engineer"}, records=records)


def test_jobs_here_by_words_and_by_filings_add_up_to_the_list() -> None:
    book = booked(("", 12))
    jobs = book.catalogue.by_visa["h-1b"]
    said = " ".join(visa_evidence(H_1B, jobs, book))
    assert CLASS_NOT_NAMED in said
    assert (
        "Of 2 jobs on this list, 1 names H-1B in the words of the posting or its source and 1 is here" in said
    )
    assert "An LCA of which the visa class is not named counts for H-1B." in visa_scope(H_1B, book)


def test_no_application_is_counted_for_e_3_where_classes_are_not_named() -> None:
    book = booked(("", 12))
    assert "no application of this data can be counted for E-3" in " ".join(visa_evidence(E_3, (), book))
    assert filings_by_role(E_3, book) is None


def test_the_table_counts_the_visa_s_own_class() -> None:
    book = booked(("h-1b", 40), ("e-3", 3), ("", 2))
    h_1b, e_3 = filings_by_role(H_1B, book), filings_by_role(E_3, book)
    assert h_1b is not None
    assert e_3 is not None
    assert (h_1b.rows, e_3.rows) == ((("Backend Engineer", "42"),), (("Backend Engineer", "3"),))


def test_decisions_on_petitions_are_a_source_for_h_1b_alone() -> None:
    book = booked(("h-1b", 40))
    assert len(evidence_sets(H_1B, book)) == 2
    assert PETITIONS in visa_evidence(H_1B, (), book)
    assert PETITIONS not in visa_evidence(E_3, (), book)
    assert len(evidence_sets(E_3, book)) == 1
    assert evidence_sets(TN, book) == ()


def test_a_visa_without_applications_says_that_no_record_by_employer_exists() -> None:
    book = booked(("h-1b", 40))
    assert "No public record by employer exists for TN" in visa_evidence(TN, (), book)[0]
    assert "no records of permanent residence" in visa_evidence(GREEN_CARD, (), book)[0]
    assert "LCA" not in visa_scope(TN, book)


def test_without_data_there_is_no_figure() -> None:
    book = a_book(WORDS)
    assert visa_evidence(H_1B, (), book) == (NO_FILINGS_DATA,)
    assert filings_by_role(H_1B, book) is None
    assert evidence_sets(H_1B, book) == ()
