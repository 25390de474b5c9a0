"""Visa names and the tokens that only look like them."""

import pytest

from generator.matching.visas import mentions_in, visas_in


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("H1B sponsorship", "H-1B"),
        ("h-1b transfer", "H-1B"),
        ("H1-B visa", "H-1B"),
        ("H-1B1 visa", "H-1B1"),
        ("E-3 visa", "E-3"),
        ("E3 visas", "E-3"),
        ("TN visa", "TN"),
        ("O1 visa", "O-1"),
        ("O-1A visa", "O-1"),
        ("L1 visa", "L-1"),
        ("J-1 visa", "J-1"),
        ("F-1 students need a visa", "F-1"),
        ("OPT candidates", "F-1 OPT"),
        ("F-1 OPT holders", "F-1 OPT"),
        ("STEM OPT", "F-1 STEM OPT"),
        ("CPT candidates", "F-1 CPT"),
        ("green card", "green card"),
        ("GC/USC", "green card"),
        ("lawful permanent residents", "green card"),
        ("Skilled Worker visa", "Skilled Worker"),
    ],
)
def test_a_visa_is_known_by_each_of_its_names(spelling: str, name: str) -> None:
    assert visas_in(spelling) == (name,)


@pytest.mark.parametrize(
    "sentence",
    [
        "Must live in CA, TN or TX to be a candidate.",
        "Office in Nashville, TN for all candidates.",
        "Know CPT codes and ICD-10 for candidates.",
        "Build L1 blockchains.",
        "L1 support and L2 escalations.",
        "Raise the F1 score of our model.",
        "Report to the GC.",
        "Opt in or opt out.",
        "Office E3 licence",
    ],
)
def test_a_lookalike_is_no_visa(sentence: str) -> None:
    assert visas_in(sentence) == ()


def test_the_card_company_is_no_visa() -> None:
    assert mentions_in("Visa, Mastercard and Amex payments") == ()
    assert mentions_in("Visa is an equal opportunity employer.") == ()
    assert len(mentions_in("Visa sponsorship for employees of our payments team")) == 1


def test_holders_of_a_green_card_are_told_from_the_card() -> None:
    holders = [m.holder for m in mentions_in("green card holders; green card sponsorship")]
    assert holders == [True, False]
