"""Records that hold some occupations alone say so wherever they are named, and nothing of the others."""

from dataclasses import replace

from generator.domain.records import Table
from generator.pages.filings import filings_note
from generator.pages.record_days import set_words
from generator.pages.record_sets import record_sets
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book
from tests.unit.pages.public_records import SOC, a_set, some_records

ROLE = "backend-engineer"


def note(*covers: str) -> str:
    excerpt = a_set(Table.LCA).model_copy(update={"covers": covers})
    records = replace(some_records(), counted=excerpt, by_role={})
    return filings_note(ROLE, None, a_book(a_catalogue({}, records=records), records=records))


def test_an_occupation_that_an_excerpt_leaves_out_has_no_data_instead_of_none() -> None:
    assert note("15-2051", "15-2041").startswith("No data on ")
    assert "an excerpt of 2 occupations leaves them out. This is not a no." in note("15-2051", "15-2041")


def test_an_occupation_that_an_excerpt_holds_may_have_none() -> None:
    assert note(SOC, "15-2051").startswith("No certified LCA for ")
    assert note(SOC, "15-2051").endswith("an excerpt of 2 occupations.")


def test_a_whole_set_is_not_called_an_excerpt() -> None:
    assert "excerpt" not in note()
    assert "excerpt" not in set_words(a_set(Table.LCA))


def test_the_data_page_names_the_occupations_of_an_excerpt() -> None:
    excerpt = a_set(Table.LCA).model_copy(update={"covers": ("15-2041", "15-2051")})
    (shown,) = record_sets(replace(some_records(), sets=(excerpt,)))
    assert shown.table.endswith("an excerpt of the occupations 15-2041, 15-2051 alone")
