"""Places on a card: a few, each at most a line long, whatever a posting calls a place."""

from generator.pages.cards import card_of
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book


def test_a_card_shows_three_places_and_counts_the_others() -> None:
    catalogue = a_catalogue({"places": tuple(f"Hall {number} of the Fair" for number in range(15))})
    card = card_of(catalogue.jobs[0], a_book(catalogue))
    assert len(card.places) == 3
    assert card.more_places == 12


def test_a_place_of_a_thousand_words_is_cut_at_a_line() -> None:
    catalogue = a_catalogue({"places": ("somewhere behind the hills " * 1000,)})
    (place,) = card_of(catalogue.jobs[0], a_book(catalogue)).places
    assert len(place) <= 80
    assert place.endswith("…")
