"""Titles of postings: each its own, within the length, and made of what the posting says."""

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.heads import LONGEST_DESCRIPTION, LONGEST_TITLE
from generator.pages.postings import posting_page, words_apart
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book


def heads_of(*changes: dict[str, Any]) -> list[tuple[str, str]]:
    """Title and description of the page of each job."""
    book = a_book(a_catalogue(*changes))
    apart = words_apart(book)
    pages = [posting_page(job, job.lead, book, apart.get(job.lead.slug, "")) for job in book.catalogue.jobs]
    return sorted((page.head.title, page.head.description) for page in pages)


def test_a_title_that_no_other_posting_has_names_job_and_employer_alone() -> None:
    ((title, description),) = heads_of({"places": ["Austin, TX"]})
    assert title == "Backend Engineer at Larkspur Systems | Larkspur Jobs"
    assert description.startswith("Backend Engineer at Larkspur Systems: sponsorship not stated.")


def test_equal_titles_are_told_apart_by_place_then_by_day_then_by_address() -> None:
    places = heads_of(
        {"places": ["Austin, TX"], "description": "One."}, {"places": ["Reno, NV"], "description": "Two."}
    )
    assert [title for title, _ in places] == [
        "Backend Engineer at Larkspur Systems, Austin, TX | Larkspur Jobs"[:65],
        "Backend Engineer at Larkspur Systems, Reno, NV | Larkspur Jobs",
    ]
    days = heads_of(
        *({"places": ["Austin, TX"], "posted_on": f"2026-03-0{n}", "description": f"{n}."} for n in (1, 2))
    )
    assert [title.partition(" | ")[0].rpartition(", ")[2] for title, _ in days] == [
        "1 Mar 2026",
        "2 Mar 2026",
    ]
    nothing = heads_of(*({"description": f"Text {n}."} for n in range(3)))
    assert len({title for title, _ in nothing}) == 3


words = st.text(min_size=1, max_size=200).filter(str.strip)


@given(st.lists(st.tuples(words, words, words), min_size=1, max_size=4))
def test_heads_of_any_postings_are_distinct_and_within_their_lengths(
    texts: list[tuple[str, str, str]],
) -> None:
    changes = [
        {"title": title, "employer": employer, "places": [place], "description": f"Text {n}"}
        for n, (title, employer, place) in enumerate([*texts, *texts])
    ]
    heads = heads_of(*changes)
    assert all(len(title) <= LONGEST_TITLE and len(words) <= LONGEST_DESCRIPTION for title, words in heads)
    for each in (0, 1):
        number = Counter(head[each].casefold() for head in heads)
        assert max(number.values()) == 1, number
