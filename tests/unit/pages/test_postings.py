"""The page of a posting among others: what it links to."""

from dataclasses import replace
from datetime import date
from typing import Any

from generator.domain.article import Article, VisaText
from generator.domain.fact import FactLedger
from generator.domain.records import DataSet, Table
from generator.domain.settings import Settings
from generator.evidence.entity import Candidate, Certainty, EntityMatch, How, LegalEntity
from generator.evidence.records import Approvals, EmployerRecord, Filings, PublicRecords, Span
from generator.pages.book import Book
from generator.pages.cards import card_of
from generator.pages.lists import listing_of
from generator.pages.model.posting import PostingPage
from generator.pages.postings import posting_page, similar_jobs
from tests.builders import a_role
from tests.unit.insight.catalogues import a_catalogue


def a_book(*changes: dict[str, Any], records: PublicRecords | None = None) -> Book:
    settings = Settings.model_validate(
        {
            "name": "Larkspur Jobs",
            "base_url": "https://jobs.example",
            "description": "Jobs whose employers say that they sponsor a visa.",
            "organisation": {"name": "Larkspur Press"},
            "report_url": "mailto:editors@jobs.example",
        }
    )
    return Book(
        settings=settings,
        roles={"backend-engineer": a_role()},
        tips=(),
        faqs=(),
        guides=(),
        visa_texts={"h-1b": a_visa_text("H-1B"), "tn": a_visa_text("TN")},
        pages={},
        ledger=FactLedger(facts={}),
        catalogue=a_catalogue(*changes, records=records),
        records=records or PublicRecords(),
    )


def a_visa_text(name: str) -> Article[VisaText]:
    head = VisaText(
        title=name,
        summary="For people whose employer files the papers that this kind asks for.",
        employer_step="What the employer files.",
        public_record=f"What records of {name} show.",
        unknowable=f"What nobody knows of {name}.",
        reviewed_on=date(2026, 3, 1),
    )
    return Article(key=name.lower(), path=f"content/visas/{name.lower()}.md", head=head, body="", body_line=1)


def test_hundreds_of_postings_of_one_job_are_linked_in_a_chain() -> None:
    book = a_book(*({"description": "One text."} for _ in range(60)))
    (job,) = book.catalogue.jobs
    reached, at = set(), job.lead
    pages = {page.url: page for page in (posting_page(job, advert, book) for advert in job.adverts)}
    waiting = [posting_page(job, at, book).url]
    while waiting:
        url = waiting.pop()
        if url not in reached:
            reached.add(url)
            waiting += [repost.link.url for repost in pages[url].reposts]
    assert reached == set(pages)
    assert {len(page.reposts) for page in pages.values()} == {21}
    assert pages[min(pages)].reposts[-1].link.text == "39 more postings, from here on"


def test_similar_jobs_are_of_other_employers_and_every_job_is_similar_to_one() -> None:
    book = a_book(*({"employer": f"Employer {n}", "title": "Backend Engineer"} for n in range(12)))
    jobs = book.catalogue.by_role["backend-engineer"]
    named = {other.key for job in jobs for other in similar_jobs(job, book)}
    assert named == {job.key for job in jobs}
    assert all(other.employer != job.employer for job in jobs for other in similar_jobs(job, book))


def test_a_new_job_moves_the_similar_jobs_of_the_one_below_it_alone() -> None:
    days = [{"employer": f"Employer {n}", "posted_on": f"2026-03-{28 - n}"} for n in range(12)]
    new = {"employer": "Employer 99", "posted_on": "2026-03-29"}
    before, after = a_book(*days), a_book(*days, new)
    changed = [
        job.lead.posting.posted_on
        for job in before.catalogue.by_role["backend-engineer"]
        if [each.key for each in similar_jobs(job, before)] != [each.key for each in similar_jobs(job, after)]
    ]
    assert changed == [date(2026, 3, 28)]


def test_a_repost_is_kept_from_search_engines_and_shows_its_own_words() -> None:
    text = "We build services."
    book = a_book(
        {"description": text, "posted_on": "2026-03-01"}, {"description": text, "posted_on": "2026-03-02"}
    )
    (job,) = book.catalogue.jobs
    lead, repost = (posting_page(job, advert, book) for advert in job.adverts)
    assert (lead.head.indexable, repost.head.indexable) == (True, False)
    assert repost.card.posted_on != lead.card.posted_on


LARKSPUR = LegalEntity("LARKSPUR SYSTEMS INC", ("LARKSPUR SYSTEMS INC",), filings=212)
SURE = EntityMatch(
    Certainty.MATCHED, (LARKSPUR,), How.BRAND, "Annual report", "https://larkspur.example/report"
)
SOFTWARE = Filings("15-1252", "Software Developers", 212, classes=(("", 212),), withdrawn=4)
ACCOUNTS = Filings("13-2011", "Accountants and Auditors", 7, classes=(("", 7),))
REFUSAL = {"description": "<p>We do not sponsor visas for this position.</p>"}


def a_set(table: Table, title: str) -> DataSet:
    return DataSet(
        table=table,
        files=("a.csv",),
        title=title,
        url="https://agency.example/data",  # type: ignore[arg-type]
        licence="public domain",
        first=date(2021, 10, 1),
        last=date(2025, 9, 30),
        read=1,
        kept=1,
    )


def records_of(record: EmployerRecord, slug: str = "larkspur-systems") -> PublicRecords:
    return PublicRecords(
        counted=a_set(Table.LCA_COUNTS, "LCA disclosure data"),
        counted_span=Span(date(2021, 10, 1), date(2025, 9, 30)),
        petitions=a_set(Table.USCIS, "USCIS data hub"),
        by_employer={slug: record},
    )


FILED = EmployerRecord(SURE, (SOFTWARE, ACCOUNTS), approvals=(Approvals(2024, 3, 1, 4, 0),))


def page_with(record: EmployerRecord, **posting: Any) -> PostingPage:
    book = a_book(posting, records=records_of(record))
    (job,) = book.catalogue.jobs
    return posting_page(job, job.lead, book)


def test_every_rung_of_records_has_its_count_period_source_and_match() -> None:
    page = page_with(FILED)
    same, other, approvals = page.ladder
    assert same.badge.note == "212 certified LCAs for this occupation, FY2022 to FY2025"
    assert (same.source, same.source_url) == (
        "LCA disclosure data, FY2022 to FY2025",
        "https://agency.example/data",
    )
    assert same.figures is not None
    assert same.figures.rows == (("Software Developers (15-1252)", "212"),)
    assert same.match is not None
    assert same.match.entities == "LARKSPUR SYSTEMS INC"
    assert same.match.source is not None
    assert (same.match.source.text, same.match.source.url) == (
        "Annual report",
        "https://larkspur.example/report",
    )
    assert "Wrong%20company%20matched%3A%20Larkspur%20Systems" in same.match.report_url
    assert other.badge.note.startswith("7 certified LCAs for other occupations")
    assert other.match is not None
    assert other.match.entities == "the same as above (by our list of brands)"
    assert approvals.figures is not None
    assert approvals.figures.rows == (("FY2024", "3", "1", "4", "0"),)


def test_a_refusal_stands_first_on_page_and_card_and_the_filings_are_printed_too() -> None:
    page = page_with(FILED, **REFUSAL)
    assert [rung.badge.rung for rung in page.ladder][:2] == ["refused", "filings-same"]
    assert page.card.badge.rung == "refused"
    assert page.card.records.startswith("212 certified LCAs for this occupation")
    assert "certified" not in page.card.badge.note


def test_a_page_that_rests_on_records_alone_says_that_the_words_are_silent() -> None:
    assert "neither yes nor no" in page_with(FILED).silent
    assert page_with(FILED, **REFUSAL).silent == ""


def test_a_card_on_which_filings_decide_says_them_once() -> None:
    page = page_with(FILED)
    assert page.card.badge.note.startswith("212 certified LCAs for this occupation")
    assert page.card.records == ""


def test_a_job_without_an_occupation_is_not_said_to_be_of_another_one() -> None:
    (rung, _) = page_with(FILED, title="Harbour pilot").ladder
    assert rung.badge.rung == "filings-other"
    assert "other occupations" not in f"{rung.badge.note} {rung.explanation}"


def test_a_list_with_filings_on_its_cards_says_what_an_lca_is() -> None:
    filed, silent = a_book({}, records=records_of(FILED)), a_book({})
    terms = [listing_of(book.catalogue.open, 1, "/roles/x/", book).terms for book in (filed, silent)]
    assert "labor condition application (LCA)" in terms[0]
    assert terms[1] == ""


def test_applications_without_a_clear_occupation_are_said_to_be_counted() -> None:
    page = page_with(EmployerRecord(SURE, (Filings("", "", 3, classes=(("", 3),)),)))
    (rung,) = page.ladder
    assert rung.notes[0].startswith("Applications whose occupation the records do not name clearly")
    assert rung.figures is not None
    assert rung.figures.rows == (("Occupation not clear", "3"),)


def test_an_ambiguous_employer_gets_no_count_and_a_way_to_tell_us() -> None:
    match = EntityMatch(Certainty.AMBIGUOUS, candidates=(Candidate(LARKSPUR, 0.8, ""),))
    page = page_with(EmployerRecord(match))
    assert [rung.badge.rung for rung in page.ladder] == ["unknown"]
    assert "it is not certain that LARKSPUR SYSTEMS INC is meant" in page.record_note
    assert page.record_report_url.startswith("mailto:")


def test_a_university_is_shown_as_may_be_and_only_research_has_the_test_for_research() -> None:
    book = a_book({"employer": "Sundale University"})
    (job,) = book.catalogue.jobs
    (rung,) = posting_page(job, job.lead, book).ladder
    assert rung.badge.label == "May be outside the H-1B limit"
    assert rung.badge.note == "by its name a university or college"
    assert rung.facts == ()


def test_a_site_without_records_says_that_it_has_no_data() -> None:
    book = a_book({})
    (job,) = book.catalogue.jobs
    page = posting_page(job, job.lead, book)
    assert "holds no public filings" in page.record_note
    assert page.wages is None
    assert page.wage_note.startswith("No data")
    assert page.record_report_url == ""


def test_what_cannot_be_known_is_told_of_h_1b_always_and_of_the_visas_named() -> None:
    silent = page_with(FILED)
    named = page_with(FILED, description="<p>We sponsor TN visas for this position.</p>")
    assert [limit.visa.text for limit in silent.limits] == ["H-1B"]
    assert [limit.visa.text for limit in named.limits] == ["H-1B", "TN"]
    assert named.limits[1].unknowable == "What nobody knows of TN."


def test_withdrawn_applications_are_noted_apart_where_single_applications_are_known() -> None:
    single = a_set(Table.LCA, "Single applications")
    records = replace(records_of(FILED), detailed=single, detailed_span=Span(single.first, single.last))
    book = a_book({}, records=records)
    (job,) = book.catalogue.jobs
    rung = posting_page(job, job.lead, book).ladder[0]
    assert any("4 certified and later withdrawn (Single applications" in note for note in rung.notes)
    assert card_of(job, book).badge.note.startswith("212 ")
