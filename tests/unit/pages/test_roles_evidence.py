"""Role and employer pages with public records, and without."""

from datetime import date, timedelta
from typing import Any

from generator.domain.fact import FactLedger
from generator.domain.records import Table
from generator.domain.visa import VISA_BY_SLUG
from generator.evidence.entity import Certainty
from generator.evidence.records import Approvals, PublicRecords
from generator.pages.book import Book
from generator.pages.employer_rows import employer_rows
from generator.pages.employers import employer_page, employers_page
from generator.pages.missing_records import no_record_words
from generator.pages.model.records import EmployerRecords
from generator.pages.model.role import RolePage
from generator.pages.role_lists import RoleList
from generator.pages.roles import role_page
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book
from tests.unit.pages.public_records import (
    SOC,
    a_match,
    a_set,
    an_employer,
    an_occupation,
    some_filings,
    some_records,
    some_wages,
)

ROLE = "backend-engineer"
AUSTIN = {"places": ["Austin, TX"]}


def book_of(records: PublicRecords, *postings: dict[str, Any], **others: Any) -> Book:
    return a_book(a_catalogue(*(postings or ({},)), records=records), records=records, **others)


def page_of(book: Book, number: int = 1, **which: str) -> RolePage:
    return role_page(RoleList(ROLE, **which), number, book)


def records_of(records: PublicRecords, **posting: Any) -> EmployerRecords:
    found = employer_page("larkspur-systems", 1, book_of(records, posting)).records
    assert found is not None
    return found


def paid(amount: int, employer: str = "Larkspur Systems", **pay: Any) -> dict[str, Any]:
    return {"pay": {"low": amount, **pay}, "employer": employer, **AUSTIN}


# ---- Roles


def test_without_records_a_role_says_so_once_and_shows_nothing() -> None:
    page = page_of(book_of(PublicRecords()))
    assert page.filings is None
    assert page.levels is None
    assert "no public filings" in page.filings_note
    assert "no prevailing wages" in page.levels_note
    assert [row.certified for row in page.employers] == [None]


def test_only_visas_with_applications_have_a_table_of_filers() -> None:
    book = book_of(some_records(), {"description": "We sponsor H-1B and TN visas."})
    assert page_of(book, visa="h-1b").filings is not None
    assert page_of(book, visa="e-3").filings is not None
    tn = page_of(book, visa="tn")
    assert tn.filings is None
    assert tn.filings_note == no_record_words(VISA_BY_SLUG["tn"])


def test_a_state_s_page_has_no_filings_of_the_whole_country() -> None:
    page = page_of(book_of(some_records(), AUSTIN), state="TX")
    assert (page.filings, page.filings_note) == (None, "")


def test_further_pages_of_a_list_have_no_records() -> None:
    postings = [{"employer": f"Employer {number}"} for number in range(30)]
    page = page_of(book_of(some_records(wages=some_wages()), *postings), 2)
    assert (page.filings, page.levels, page.filings_note, page.levels_note) == (None, None, "", "")


def test_every_job_of_the_list_stands_at_one_level_or_cannot_be_said() -> None:
    postings = [
        *(paid(90_000, f"A{number}") for number in range(8)),
        paid(121_000, "B", high=170_000),
        paid(161_000, "C"),
        {"employer": "D", **AUSTIN},
        {"employer": "E", "pay": {"low": 150_000}},
        {"employer": "F", "pay": {"high": 150_000}, **AUSTIN},
    ]
    levels = page_of(book_of(some_records(wages=some_wages()), *postings)).levels
    assert levels is not None
    assert levels.chart is not None
    assert [(bar.label, bar.value) for bar in levels.chart.bars] == [
        ("Below level I", 8),
        ("Level I", 0),
        ("Level II", 1),
        ("Level III", 0),
        ("Level IV", 1),
        ("Cannot say", 3),
    ]
    assert sum(bar.value for bar in levels.chart.bars) == len(postings)
    assert levels.chart.description.startswith("10 of 13 jobs can be compared")


def test_levels_of_fewer_jobs_than_the_floor_are_not_charted_and_the_page_says_from_when_on() -> None:
    postings = [paid(90_000, f"A{number}") for number in range(9)]
    levels = page_of(book_of(some_records(wages=some_wages()), *postings)).levels
    assert levels is not None
    assert levels.chart is None
    assert "9 of 9 jobs can be compared" in levels.compared
    assert "from 10 jobs on" in levels.compared


def test_an_area_counts_the_jobs_whose_pay_begins_at_each_level() -> None:
    postings = [paid(90_000, "A"), paid(121_000, "B"), paid(161_000, "C"), {"employer": "D", **AUSTIN}]
    levels = page_of(book_of(some_records(wages=some_wages()), *postings)).levels
    assert levels is not None
    (area,) = levels.areas
    assert (area.area, area.jobs, area.paid) == ("Austin-Round Rock, TX", 4, 3)
    assert [step.reached for step in area.levels] == [2, 2, 1, 1]


def test_what_a_level_means_is_the_ledger_s_fact_and_only_for_h_1b() -> None:
    fact = {
        "label": "Entries by level",
        "value": "one to four",
        "as_of": "2026-03-01",
        "status": "in force",
        "statement": "A person is entered once to four times.",
        "sources": [{"title": "An agency", "url": "https://agency.example/"}],
    }
    ledger = FactLedger.model_validate({"facts": {"h1b_selection_weights": fact}})
    posting = {"description": "We sponsor H-1B and E-3 visas.", **AUSTIN}
    book = book_of(some_records(wages=some_wages()), posting, ledger=ledger)
    for visa in ("", "h-1b"):
        meaning = page_of(book, visa=visa).level_meaning
        assert meaning is not None
        assert (meaning.value, meaning.status) == ("one to four", "in force")
    assert page_of(book, visa="e-3").level_meaning is None


def test_a_fact_whose_last_day_has_passed_is_not_shown_as_what_a_level_means() -> None:
    def meaning_until(expires: str) -> object:
        fact = {
            "label": "Entries by level",
            "value": "one to four",
            "as_of": "2026-03-01",
            "expires": expires,
            "status": "in force",
            "statement": "A person is entered once to four times.",
            "sources": [{"title": "An agency", "url": "https://agency.example/"}],
        }
        ledger = FactLedger.model_validate({"facts": {"h1b_selection_weights": fact}})
        return page_of(book_of(some_records(wages=some_wages()), AUSTIN, ledger=ledger)).level_meaning

    today = book_of(PublicRecords()).catalogue.today
    assert meaning_until(today.isoformat()) is not None
    assert meaning_until((today - timedelta(days=1)).isoformat()) is None


def test_counts_of_several_years_together_have_no_chart_by_time_and_the_page_says_why() -> None:
    counts = a_set(Table.LCA_COUNTS)
    vague = some_filings(years=())
    records = some_records(
        counted=counts,
        detailed=None,
        detailed_span=None,
        by_role={ROLE: an_occupation(total=vague, quarters=())},
    )
    filings = page_of(book_of(records)).filings
    assert filings is not None
    assert filings.trend is None
    assert "several fiscal years together" in filings.trend_note


# ---- Rows of employers


def test_a_row_counts_the_applications_of_the_list_s_occupations() -> None:
    other = some_filings(30, soc="15-1253")
    record = an_employer(filings=(some_filings(), other), total=some_filings(150))
    book = book_of(some_records(by_employer={"larkspur-systems": record}))
    jobs = book.catalogue.by_role[ROLE]
    assert [row.certified for row in employer_rows(jobs, book, (SOC,))] == [120]
    assert [row.certified for row in employer_rows(jobs, book, ("11-1021",))] == [0]
    assert [row.certified for row in employer_rows(jobs, book)] == [150]


def test_an_ambiguous_or_unmatched_employer_has_no_number() -> None:
    for certainty in (Certainty.AMBIGUOUS, Certainty.NOT_FOUND):
        record = an_employer(match=a_match(certainty), filings=(), total=None)
        page = employers_page("", book_of(some_records(by_employer={"larkspur-systems": record})))
        assert [(row.certified, row.match) for row in page.employers] == [(None, certainty.value)]
        assert page.records == "Invented lca, FY2025"


def test_the_past_is_counted_also_where_the_words_speak_first() -> None:
    refusing = {"description": "We do not sponsor visas."}
    (row,) = employers_page("", book_of(some_records(), refusing)).employers
    assert (row.refusals, row.history) == (1, 1)
    (row,) = employers_page("", book_of(PublicRecords(), refusing)).employers
    assert (row.refusals, row.history) == (1, 0)


# ---- Employers


def test_an_employer_without_records_says_no_data() -> None:
    found = records_of(PublicRecords())
    assert "no public filings" in found.note
    assert (found.entities, found.filings, found.approvals) == (None, None, ())


def test_a_matched_employer_shows_its_companies_and_how_they_were_matched() -> None:
    panel = records_of(some_records()).entities
    assert panel is not None
    assert [(row.name, row.spellings, row.certified) for row in panel.entities] == [
        ("LARKSPUR SYSTEMS INC", 2, 120)
    ]
    assert panel.how.startswith("Same name")
    assert "subject=Wrong%20company%20matched%3A%20Larkspur%20Systems" in panel.correction_url
    assert "employers/larkspur-systems/" in panel.correction_url


def test_an_ambiguous_employer_names_its_candidates_and_shows_no_figures() -> None:
    record = an_employer(match=a_match(Certainty.AMBIGUOUS), filings=(), total=None)
    found = records_of(some_records(by_employer={"larkspur-systems": record}))
    assert found.note.startswith("Unknown: several companies could be meant")
    assert "LARKSPUR SYSTEMS INC, LARKSPUR SYSTEMS OF OHIO LLC" in found.note
    assert found.filings is None
    assert found.entities is not None
    assert (found.entities.how, found.entities.entities) == ("", ())


def test_filings_stand_by_occupation_and_year_and_add_up() -> None:
    data = a_set(first=some_records().sets[0].first.replace(year=2022))
    listed = tuple(
        some_filings(20 - number, soc=f"15-12{number:02}", years=((2024, 3), (2025, 20 - number)))
        for number in range(12)
    )
    total = some_filings(sum(each.certified for each in listed), years=((2024, 36), (2025, 174)))
    record = an_employer(filings=listed, total=total)
    records = some_records(
        counted=data.model_copy(update={"missing": ("FY2023",)}), by_employer={"larkspur-systems": record}
    )
    filings = records_of(records).filings
    assert filings is not None
    assert filings.years == (("FY2023", False), ("FY2024", True), ("FY2025", True))
    assert len(filings.rows) == 10
    assert filings.rows[0].years == (0, 3, 20)
    assert filings.rest is not None
    assert (filings.rest.occupation, filings.rest.certified) == ("2 more occupations", 10 + 9)
    rows = (*filings.rows, filings.rest)
    assert sum(row.certified for row in rows) == filings.total_row.certified == total.certified


def test_years_that_are_not_told_apart_are_left_empty() -> None:
    listed = (some_filings(50, years=()), some_filings(20, soc="15-1253"))
    filings = records_of(some_records(by_employer={"larkspur-systems": an_employer(filings=listed)})).filings
    assert filings is not None
    assert [row.years for row in filings.rows] == [(), (20,)]


def test_applications_before_the_counted_days_are_shown_by_year() -> None:
    data = a_set(first=date(2020, 10, 1))
    old = some_filings(0, details=0, years=((2021, 40),))
    record = an_employer(filings=(old,), total=old)
    records = some_records(counted=data, by_employer={"larkspur-systems": record})
    found = records_of(records)
    assert "no certified LCA" in found.note
    assert found.filings is not None
    assert (found.filings.rows[0].certified, found.filings.rows[0].years[0]) == (0, 40)


def test_years_told_apart_for_few_rows_have_no_columns() -> None:
    vague = some_filings(years=())
    listed = (vague, some_filings(20, soc="15-1253"), some_filings(10, soc="15-1254", years=()))
    records = some_records(by_employer={"larkspur-systems": an_employer(filings=listed, total=vague)})
    filings = records_of(records).filings
    assert filings is not None
    assert filings.years == ()
    assert any("no columns by year" in note for note in filings.notes)


def test_petitions_keep_initial_and_continuing_apart_the_newest_year_first() -> None:
    decided = (Approvals(2023, 1, 2, 3, 4), Approvals(2025, 5, 6, 7, 8))
    records = some_records(
        petitions=a_set(Table.USCIS, first=date(2021, 10, 1), missing=("FY2024",)),
        by_employer={"larkspur-systems": an_employer(approvals=decided)},
    )
    found = records_of(records)
    assert [(row.year, row.decisions) for row in found.approvals] == [
        ("FY2025", (5, 6, 7, 8)),
        ("FY2024", ()),
        ("FY2023", (1, 2, 3, 4)),
    ]
    assert found.approvals_scope.startswith("Invented uscis")


def test_a_university_s_name_may_be_cap_exempt() -> None:
    book = book_of(some_records(), {"employer": "Larkspur University"})
    found = employer_page("larkspur-university", 1, book).records
    assert found is not None
    assert found.cap_exempt == "university or college"
    assert not records_of(some_records()).cap_exempt


def test_entities_without_a_set_of_petitions_have_no_number_of_them() -> None:
    panel = records_of(some_records()).entities
    assert panel is not None
    assert (panel.has_filings, panel.has_approvals) == (True, False)
