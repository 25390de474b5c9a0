"""Names of organisations brought to one form."""

import pytest

from generator.evidence.legal_names import legal_name, trade_part


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Brindlewick.com Services LLC", "BRINDLEWICKCOM SERVICES LLC"),
        ("TallowMorgan Vane & Co.", "TALLOWMORGAN  VANE & CO"),
        ("TallowMorgan Vane & Co.", "TALLOWMORGAN VANE& CO"),
        ("TallowMorgan Vane & Co.", "TALLOWMORGAN VANE AND COMPANY"),
        ("Quorrel U.S.A. Inc.", "QUORREL U S A INC"),
        ("Søylen Data, L.L.C.", "SOYLEN DATA L L C"),
        ("The Ostrey Company", "OSTREY CO"),
        ("Pell's Hospital", "PELL S HOSPITAL"),
        ("Fenn Management Services Inc", "FENN MGMT SVCS INC"),
        ("Marrow Bank, National Association", "MARROW BANK NA"),
        ("Marrow Limited Liability Company", "MARROW LLC"),
    ],
)
def test_spellings_of_one_legal_name_are_one(one: str, other: str) -> None:
    assert legal_name(one) == legal_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ostrey Inc", "Ostrey LLC"),
        ("Ostrey Inc", "Ostrey USA Inc"),
        ("Ostrey Technology Inc", "Ostrey Technologies Inc"),
        ("Ostrey Corp", "Ostrey Corporate LLC"),
    ],
)
def test_names_that_may_be_two_entities_stay_two(one: str, other: str) -> None:
    assert legal_name(one) != legal_name(other)


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("Regents of the University of Ostrey", "university of ostrey"),
        ("The Board of Trustees of the Ostrey Junior University", "ostrey junior university"),
        ("President and Fellows of Ostrey College", "ostrey college"),
        ("Trustees Building Supply Inc", "trustees building supply"),
    ],
)
def test_a_university_goes_by_its_name_and_not_by_that_of_its_board(name: str, core: str) -> None:
    assert legal_name(name).core == core


def test_the_bank_of_a_country_keeps_the_country() -> None:
    assert legal_name("Bank of America, N.A.").core == "bank of america"


@pytest.mark.parametrize(
    "name",
    [
        "OSTREY INC DBA QUILLY",
        "Ostrey, Inc. d/b/a Quilly",
        "OSTREY INC D/B/A QUILLY",
        "OSTREY INC (D/B/A Quilly)",
    ],
)
def test_a_trade_name_is_kept_apart_from_the_legal_name(name: str) -> None:
    assert legal_name(name) == legal_name("Ostrey Inc")
    assert trade_part(name).upper() == "QUILLY"


@pytest.mark.parametrize(
    "name", ["OSTREY INC D/B/A", "OSTREY INC DBA", "OSTREY INC F/K/A QUI", "OSTREY INC (FORMERLY QUILLY)"]
)
def test_former_names_and_cut_off_trade_names_fall_away(name: str) -> None:
    assert legal_name(name) == legal_name("Ostrey Inc")
    assert trade_part(name) == ""


@pytest.mark.parametrize("name", ["Company, Inc.", "LLC", "A.B. Co", "d/b/a", "(", "&", "", "株式会社"])
def test_names_of_nothing_but_forms_and_signs_do_not_break(name: str) -> None:
    assert legal_name(name).form in {"", "inc", "co"}


def test_a_form_that_was_cut_off_is_understood_only_where_names_are_cut_off() -> None:
    assert legal_name("MARROW INSTRUMENT CORPORATI", cut=True) == legal_name("Marrow Instrument Corporation")
    assert legal_name("MARROW INSTRUMENT IN").core == "marrow instrument in"
