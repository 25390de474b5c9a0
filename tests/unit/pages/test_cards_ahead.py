"""Cards made before the pages are there when a page shows them."""

import pytest

from generator.pages import cards
from generator.pages.search_records import job_records
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book


def test_a_card_made_ahead_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = a_catalogue({}, {"title": "Weaver"})
    book = a_book(catalogue)
    cards.make_cards(book)
    monkeypatch.delattr(cards, "JobCard")
    assert {cards.card_of(job, book).key for job in catalogue.open} == {job.key for job in catalogue.open}


def test_a_card_made_for_a_record_of_the_search_alone_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    book = a_book(a_catalogue({}, {"title": "Weaver"}))
    ahead, other = book.catalogue.open
    cards.card_of(ahead, book)
    assert len(list(job_records(book))) == len((ahead, other))
    monkeypatch.delattr(cards, "JobCard")
    assert cards.card_of(ahead, book).key == ahead.key
    with pytest.raises(NameError):
        cards.card_of(other, book)
