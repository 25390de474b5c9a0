"""Which visas a badge names."""

from generator.evidence.ladder import Evidence, Rung
from generator.pages.words import badge_of


def test_green_card_holders_who_may_apply_are_not_shown_as_a_refused_green_card() -> None:
    evidence = Evidence(
        Rung.REFUSED, "Citizens and green card holders only.", ("green card",), citizenship=True
    )
    assert badge_of(evidence).visas == ()


def test_a_visa_refused_beside_a_wish_for_citizens_stays_named() -> None:
    evidence = Evidence(Rung.REFUSED, "", ("H-1B", "green card"), citizenship=True)
    assert badge_of(evidence).visas == ("H-1B",)
