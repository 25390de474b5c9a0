"""Cards made before the pages are there when a page shows them."""

import pytest

from generator.pages import cards
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book


def test_a_card_made_ahead_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = a_catalogue({}, {"title": "Weaver"})
    book = a_book(catalogue)
    cards.make_cards(book)
    monkeypatch.delattr(cards, "JobCard")
    assert {cards.card_of(job, book).key for job in catalogue.open} == {job.key for job in catalogue.open}
