"""Occupation codes as filed become codes of SOC 2018, or stay open."""

from datetime import date

import pytest

from generator.importing.disclosures.soc_codes import (
    SocFault,
    Vintage,
    soc_of,
    vintages_of,
    vintages_of_years,
)

SOC_2000, SOC_2010, SOC_2018 = (Vintage.SOC_2000,), (Vintage.SOC_2010,), (Vintage.SOC_2018,)
MANAGERS = "COMPUTER AND INFORMATION SYSTEMS MANAGERS"


@pytest.mark.parametrize(
    "filed",
    [
        "15-1252",
        "15-1252.",
        "151252",
        "15 -1252",
        "15-1252.00",
        "15.1252.00",
        "15-12520",
        " 15–1252 ",
        "15-1252 -",
    ],
)
def test_spellings_of_one_code_are_one_code(filed: str) -> None:
    assert soc_of(filed, "", SOC_2018).soc == "15-1252"


def test_a_mended_spelling_is_said_and_a_usual_one_is_not() -> None:
    assert soc_of("151252", "", SOC_2018).mended == SocFault.MISSPELT
    assert soc_of("15-1252.00", "", SOC_2018).mended == SocFault.NONE


def test_a_code_of_soc_2010_that_became_one_other_code_is_carried_over() -> None:
    assert soc_of("15-1121", "", SOC_2010).soc == "15-1211"


def test_a_code_of_soc_2010_that_was_split_counts_under_the_one_that_kept_its_title() -> None:
    code = soc_of("15-1132", "", SOC_2010)
    assert (code.soc, code.filed, code.mended) == ("15-1252", "15-1132", SocFault.CARRIED_ON)


def test_a_split_code_whose_title_nobody_kept_stays_open() -> None:
    code = soc_of("11-3011", "", SOC_2010)
    assert (code.soc, code.filed, code.fault) == (None, "11-3011", SocFault.SEVERAL)


def test_every_code_that_keeps_a_title_is_one_of_those_the_old_code_leads_to() -> None:
    for old in ("15-1132", "15-1133", "15-1134", "15-1141", "15-1199"):
        assert soc_of(old, "", SOC_2010).mended == SocFault.CARRIED_ON


def test_a_detail_of_onet_decides_a_split() -> None:
    assert soc_of("15-1199.01", "", SOC_2010).soc == "15-1253"
    assert soc_of("15-1199.08", "", SOC_2010).soc == "15-2051"
    assert soc_of("13-1199.05", "", SOC_2010).soc == "13-1199"


def test_the_detail_zero_decides_nothing() -> None:
    assert soc_of("15-1199.00", "", SOC_2010).soc == soc_of("15-1199", "", SOC_2010).soc == "15-1299"


def test_a_number_that_both_classifications_have_is_read_by_the_day_of_filing() -> None:
    assert soc_of("13-2051", "", vintages_of(date(2025, 1, 2))).mended == SocFault.NONE
    assert soc_of("13-2051", "", vintages_of(date(2016, 1, 2))).mended == SocFault.CARRIED_ON


def test_years_under_both_classifications_allow_both_readings() -> None:
    assert vintages_of_years([2022]) == (Vintage.SOC_2010, Vintage.SOC_2018)
    assert vintages_of_years([2023, 2025]) == SOC_2018
    assert soc_of("13-2051", "", vintages_of_years([2022, 2023])).mended == SocFault.CARRIED_ON
    assert soc_of("15-1211", "", vintages_of_years([2022])).soc == "15-1211"


def test_a_code_of_soc_2000_goes_through_both_changes() -> None:
    assert soc_of("15-1021.00", "", SOC_2000).soc == "15-1251"
    assert soc_of("15-1031", "", SOC_2000).soc == "15-1252"
    assert soc_of("15-1051", "", SOC_2000).soc is None
    assert soc_of("13-1041", "", SOC_2010).soc == "13-1041"


def test_an_old_code_filed_late_is_still_read() -> None:
    assert soc_of("15-1131", "", SOC_2018).soc == "15-1251"
    assert soc_of("11-9199.04", "", SOC_2018).soc == "11-3071"


def test_a_code_of_the_departments_own_stands_for_its_occupation() -> None:
    assert soc_of("15-1296", "Software Developers, R&D", SOC_2018).soc == "15-1252"
    assert soc_of("15-1034", "", SOC_2010).soc == "15-1252"


@pytest.mark.parametrize("filed", ["3021-11-01 00:00:00", "3021-11-01", "11/1/3021", "3021-11-01T00:00:00"])
def test_a_day_that_a_spreadsheet_made_of_a_code_is_turned_back(filed: str) -> None:
    code = soc_of(filed, "", SOC_2018)
    assert (code.filed, code.soc, code.mended) == ("11-3021", "11-3021", SocFault.SPREADSHEET)


def test_a_day_that_is_no_code_turned_around_is_lost() -> None:
    code = soc_of("2015-12-01 00:00:00", "Software Developers", SOC_2018)
    assert (code.soc, code.fault) == (None, SocFault.SPREADSHEET_LOST)


@pytest.mark.parametrize("filed", ["Nov-21", "21-Nov", "nov-21"])
def test_of_a_shortened_month_only_the_title_tells_the_code(filed: str) -> None:
    assert soc_of(filed, MANAGERS, SOC_2010).soc == "11-3021"
    assert soc_of(filed, "Marketing Managers", SOC_2010).soc == "11-2021"
    assert soc_of(filed, "Managers", SOC_2010).fault == SocFault.SPREADSHEET_LOST


@pytest.mark.parametrize("filed", ["99-9999", "15-12", "Software", "15-1252/15-1253", "१५-१२५२"])
def test_what_no_classification_has_stays_open(filed: str) -> None:
    code = soc_of(filed, "", SOC_2018)
    assert (code.soc, code.fault) == (None, SocFault.UNKNOWN)


def test_no_code_is_no_fault() -> None:
    assert soc_of("  ").fault == SocFault.NONE
