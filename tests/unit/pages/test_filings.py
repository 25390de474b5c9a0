"""Tables and charts from public records: nothing under the floor, nothing unknown shown as none."""

from datetime import date
from typing import Any

import pytest

from generator.domain.records import Table
from generator.domain.role import Role
from generator.domain.visa import VISA_BY_SLUG
from generator.evidence.records import Filer, PaySpread, PublicRecords
from generator.pages.filings import filings_note, reported_titles, role_filings
from generator.pages.missing_records import no_record_words
from generator.pages.model.filings import RoleFilings
from generator.pages.record_figures import figures_of, filing_states, lacks_quarter, lacks_year
from generator.pages.record_sets import evidence_links, record_sets
from tests.builders import a_role
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book
from tests.unit.pages.public_records import SOC, a_set, an_occupation, some_filings, some_records

FACETS = {"role": ["Backend Engineer"], "country": ["United States"]}
ROLE = "backend-engineer"


def filings_of(records: PublicRecords, *postings: dict[str, Any]) -> RoleFilings | None:
    book = a_book(a_catalogue(*(postings or ({},)), records=records), records=records)
    return role_filings(ROLE, FACETS, book)


def shown(records: PublicRecords, *postings: dict[str, Any]) -> RoleFilings:
    found = filings_of(records, *postings)
    assert found is not None
    return found


def test_each_statistic_is_hidden_under_its_own_n() -> None:
    few = figures_of(
        some_filings(
            details=8, withdrawn=1, levels=(3, 3, 3, 0), pay=PaySpread(9, 1.0, 2.0, 3.0), secondary_of=9
        ),
        10,
    )
    assert (few.pay, few.levels, few.withdrawn, few.placed) == (None, None, None, None)
    enough = figures_of(
        some_filings(details=9, withdrawn=1, levels=(4, 3, 3, 0), pay=PaySpread(10, 1.0, 2.0, 3.0)), 10
    )
    assert enough.pay is not None
    assert enough.levels is not None
    assert enough.withdrawn is not None


def test_levels_share_those_that_state_one_and_fill_the_strip() -> None:
    mix = figures_of(some_filings(details=500, levels=(10, 20, 30, 40)), 10).levels
    assert mix is not None
    assert mix.n == 100
    assert [(each.level, each.share) for each in mix.levels] == [
        ("I", 0.1), ("II", 0.2), ("III", 0.3), ("IV", 0.4),
    ]  # fmt: skip
    assert [each.before for each in mix.levels] == [0.0, 0.1, 0.3, 0.6]


def test_the_withdrawn_share_is_of_all_certified_at_first() -> None:
    withdrawn = figures_of(some_filings(details=90, withdrawn=10), 10).withdrawn
    assert withdrawn is not None
    assert (withdrawn.of, withdrawn.share) == (100, 0.1)


@pytest.mark.parametrize(("secondary", "of", "said"), [(5, 10, True), (4, 10, False), (9, 9, False)])
def test_placing_workers_is_said_from_half_of_ten_on(secondary: int, of: int, said: bool) -> None:
    assert bool(figures_of(some_filings(secondary=secondary, secondary_of=of), 10).placed) is said


def test_offered_pay_is_printed_to_the_hundred() -> None:
    pay = figures_of(some_filings(), 10).pay
    assert pay is not None
    assert (pay.n, pay.median) == (120, "$120,000")


def test_a_filer_links_to_its_open_jobs_and_its_page() -> None:
    (row,) = shown(some_records(), {}, {"title": "Backend Engineer II"}).filers
    assert row.employer.url == "/employers/larkspur-systems/"
    assert row.jobs == 2
    assert row.jobs_url.endswith("role=Backend+Engineer&country=United+States&employer=Larkspur+Systems")


def test_a_filer_without_jobs_here_keeps_its_legal_name_and_no_link() -> None:
    filer = Filer("NORTHWIND TECH LLC", "", some_filings(40))
    (row,) = shown(some_records(by_role={ROLE: an_occupation(filer)})).filers
    assert (row.employer.text, row.employer.url, row.jobs, row.jobs_url) == ("NORTHWIND TECH LLC", "", 0, "")


def test_at_most_six_filers_are_shown_and_all_are_counted() -> None:
    filers = [Filer(f"FILER {number}", "", some_filings(40)) for number in range(20)]
    found = shown(some_records(by_role={ROLE: an_occupation(*filers, filers_total=300)}))
    assert (len(found.filers), found.filers_total) == (6, 300)
    assert "300 filers" in found.scope


def test_the_caption_names_occupation_source_and_days_and_the_notes_what_an_lca_is() -> None:
    found = shown(some_records())
    assert found.scope == (
        "120 certified LCAs for Software Developers (15-1252) by 1 filer: Invented lca, FY2025."
    )
    assert any("intent to hire, not an approval" in note for note in found.notes)


def test_the_visa_classes_are_named_as_the_records_have_them() -> None:
    mixed = some_filings(classes=(("", 20), ("h-1b", 90), ("e-3", 10)))
    found = shown(some_records(by_role={ROLE: an_occupation(total=mixed)}))
    assert "All visa classes are counted together. By visa class: H-1B 90, E-3 10, class not named 20." in (
        found.notes
    )


def test_without_single_applications_there_are_no_statistics() -> None:
    counts = a_set(Table.LCA_COUNTS)
    bare = some_filings(details=0, withdrawn=0, levels=(0, 0, 0, 0), pay=None, secondary_of=0, states=())
    records = some_records(
        counted=counts,
        detailed=None,
        detailed_span=None,
        by_role={ROLE: an_occupation(Filer("NORTHWIND", "", bare), total=bare)},
    )
    found = shown(records)
    assert (found.has_details, found.total.pay, found.states) == (False, None, None)
    assert not any("single" in note for note in found.notes)


def test_too_few_single_applications_are_named_and_give_no_columns() -> None:
    few = some_filings(
        120, details=9, withdrawn=0, levels=(9, 0, 0, 0), pay=None, secondary_of=9, states=(("CA", 9),)
    )
    small = an_occupation(Filer("NORTHWIND", "", few), total=few, quarters=(("2025-Q1", 9),))
    found = shown(some_records(by_role={ROLE: small}))
    assert (found.has_details, found.states) == (False, None)
    assert any("fewer than 10 single certified LCAs" in note for note in found.notes)
    assert shown(some_records(by_role={ROLE: an_occupation(total=few)})).has_details


def test_a_quarter_that_the_data_do_not_hold_is_a_gap_and_one_without_filings_is_zero() -> None:
    data = a_set(missing=("FY2025 Q2",), first=date(2024, 7, 1))
    quarters = (("2024-Q4", 9), ("2025-Q1", 30), ("2025-Q4", 90))
    occupation = an_occupation(quarters=quarters)
    trend = shown(some_records(counted=data, detailed=data, by_role={ROLE: occupation})).trend
    assert trend is not None
    assert [(bar.label, bar.value, bar.missing) for bar in trend.bars] == [
        ("FY2024 Q4", 9, False),
        ("FY2025 Q1", 30, False),
        ("FY2025 Q2", 0, True),
        ("FY2025 Q3", 0, False),
        ("FY2025 Q4", 90, False),
    ]
    assert "Not in the data: FY2025 Q2." in trend.description


def test_a_missing_year_lacks_all_its_quarters() -> None:
    data = a_set(missing=("FY2024", "FY2025 Q1"))
    assert lacks_quarter(data, "FY2024 Q3")
    assert lacks_quarter(data, "FY2025 Q1")
    assert not lacks_quarter(data, "FY2025 Q2")
    assert lacks_year(data, 2024)
    assert not lacks_year(data, 2025)
    assert lacks_year(a_set(missing=tuple(f"FY2025 Q{quarter}" for quarter in (1, 2, 3, 4))), 2025)


def test_counted_applications_are_shown_by_year() -> None:
    counts = a_set(Table.LCA_COUNTS, first=date(2021, 10, 1), missing=("FY2023",))
    total = some_filings(years=((2022, 10), (2024, 20)))
    records = some_records(
        counted=counts, detailed=None, by_role={ROLE: an_occupation(total=total, quarters=())}
    )
    trend = shown(records).trend
    assert trend is not None
    assert [(bar.label, bar.value, bar.missing) for bar in trend.bars] == [
        ("FY2022", 10, False),
        ("FY2023", 0, True),
        ("FY2024", 20, False),
        ("FY2025", 0, False),
    ]


def test_years_that_the_data_do_not_tell_apart_give_no_trend() -> None:
    records = some_records(by_role={ROLE: an_occupation(total=some_filings(years=()), quarters=())})
    assert shown(records).trend is None


def test_states_left_out_are_counted() -> None:
    states = tuple((code, 1) for code in "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN".split())
    chart = filing_states(some_filings(details=20, states=states), "FY2025", 10)
    assert filing_states(some_filings(states=states[:9]), "FY2025", 10) is None
    assert chart is not None
    assert len(chart.bars) == 8
    assert "14 of 20 certified LCAs" in chart.description
    assert "6 more states with 6 together are left out." in chart.description


def test_no_data_none_found_and_no_public_record_are_told_apart() -> None:
    empty = a_book(a_catalogue({}))
    assert role_filings(ROLE, FACETS, empty) is None
    assert "holds no public filings" in filings_note(ROLE, None, empty)
    nobody = some_records(by_role={})
    book = a_book(a_catalogue({}), records=nobody)
    assert role_filings(ROLE, FACETS, book) is None
    assert filings_note(ROLE, None, book) == (
        "No certified LCA for Software Developers (15-1252) in Invented lca, FY2025."
    )
    for visa in ("tn", "green-card"):
        assert filings_note(ROLE, VISA_BY_SLUG[visa], book) == no_record_words(VISA_BY_SLUG[visa])


def test_reported_titles_are_a_dozen_with_their_source() -> None:
    names = tuple(f"Developer {number}" for number in range(30))
    role: Role = a_role()
    records = some_records(
        sets=(a_set(Table.OCCUPATIONS, licence="CC BY 4.0"),), reported_titles={SOC: names}
    )
    titles = reported_titles(role, records)
    assert titles is not None
    assert (len(titles.titles), titles.total, titles.licence) == (12, 30, "CC BY 4.0")
    assert reported_titles(role, some_records(reported_titles={SOC: names})) is None


def test_sets_are_listed_in_order_with_what_was_left_out() -> None:
    records = some_records(
        sets=(
            a_set(Table.OCCUPATIONS),
            a_set(rejected={"no employer": 2, "no case number": 5}, read=17, missing=("FY2025 Q2",)),
        )
    )
    lca, titles = record_sets(records)
    assert lca.rejected == (("no case number", 5), ("no employer", 2))
    assert (lca.days, lca.missing) == ("1 Oct 2024 to 30 Sep 2025", ("FY2025 Q2",))
    assert "trademark" in titles.attribution
    assert not record_sets(some_records(sets=(a_set(Table.OCCUPATIONS, demo=True),)))[0].attribution


def test_the_home_line_names_the_days_that_are_counted_and_no_titles() -> None:
    records = some_records(sets=(a_set(first=date(2020, 10, 1)), a_set(Table.OCCUPATIONS)))
    assert [link.text for link in evidence_links(records)] == ["Invented lca, FY2025"]
    assert evidence_links(PublicRecords()) == ()


def test_a_legal_name_of_a_thousand_signs_is_shortened_and_kept_whole_beside_it() -> None:
    name = "LARKSPUR " * 111
    filer = Filer(name, "", some_filings())
    row = shown(some_records(by_role={ROLE: an_occupation(filer)})).filers[0]
    assert len(row.employer.text) <= 80
    assert row.employer.text.endswith("…")
    assert row.whole == name


def test_a_short_legal_name_stands_as_it_is() -> None:
    row = shown(some_records(by_role={ROLE: an_occupation(Filer("OAK LLC", "", some_filings()))})).filers[0]
    assert (row.employer.text, row.whole) == ("OAK LLC", "")
