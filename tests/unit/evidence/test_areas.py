"""City to county to the area of a prevailing wage."""

import csv
from datetime import date

import pytest

from generator.domain.place import Place
from generator.domain.records import DataSet, Table
from generator.evidence.areas import areas_of, counties_of, county_key
from generator.evidence.records import WageTable
from tests.shared_data import needs_shared, shared

GEOGRAPHY = "data/oflc-wages-2025-26/Geography.csv"
SOURCE = DataSet(
    table=Table.WAGES,
    files=("wages.csv",),
    title="Wages",
    licence="public domain",
    first=date(2025, 7, 1),
    last=date(2026, 6, 30),
    read=1,
    kept=1,
)


def table_of(*counties: tuple[str, str, str]) -> WageTable:
    """A table with these areas: (state, county as published, area)."""
    return WageTable(
        SOURCE.first,
        SOURCE.last,
        {},
        {area: f"Area {area}" for _, _, area in counties},
        {(state, county_key(county)): area for state, county, area in counties},
        SOURCE,
    )


@pytest.mark.parametrize(
    ("spellings", "key"),
    [
        (("St. Louis County", "Saint Louis", "ST. LOUIS"), "st louis"),
        (("St. Louis city", "City of Saint Louis", "St. Louis (city)"), "st louis city"),
        (("DeKalb County", "De Kalb", "DE KALB COUNTY"), "dekalb"),
        (("Prince George's County", "Prince Georges", "PRINCE GEORGE'S"), "prince georges"),
        (("Miami-Dade County", "Miami Dade"), "miami dade"),
        (("Orleans Parish", "Orleans"), "orleans"),
        (("Juneau City and Borough", "City and Borough of Juneau"), "juneau"),
        (("Bethel Census Area", "Bethel (CA)"), "bethel"),
        (("Anchorage Municipality", "Anchorage"), "anchorage"),
        (("Mayagüez Municipio", "Mayaguez"), "mayaguez"),
        (("City and County of San Francisco", "San Francisco County"), "san francisco"),
        (("Capitol Planning Region", "Capitol Region"), "capitol"),
        (("DUKES (CHILMARK)", "Chilmark town"), "chilmark town"),
        (("Rock Island County", "Rock Island"), "rock island"),
        (("James City County", "James City"), "james city"),
    ],
)
def test_spellings_of_a_county_meet_in_one_key(spellings: tuple[str, ...], key: str) -> None:
    assert {county_key(spelling) for spelling in spellings} == {key}
    assert county_key(key) == key


def test_an_independent_city_is_not_the_county_of_its_name() -> None:
    table = table_of(
        ("VA", "Bedford County", "1"), ("VA", "Radford city", "2"), ("VA", "Radford County", "3")
    )
    assert areas_of(Place("US", "VA", "Radford"), table) == ("2",)
    assert areas_of(Place("US", "VA", "Bedford"), table) == ("1",)
    assert county_key("Fairfax city") != county_key("Fairfax County")


def test_a_city_in_several_counties_of_one_area_is_in_that_area() -> None:
    one = table_of(("CO", "Boulder County", "1"), ("CO", "Weld County", "1"))
    two = table_of(("CO", "Boulder County", "1"), ("CO", "Weld County", "2"))
    assert areas_of(Place("US", "CO", "Longmont"), one) == ("1",)
    assert areas_of(Place("US", "CO", "Longmont"), two) == ("1", "2")


@pytest.mark.parametrize(
    "place",
    [Place("US"), Place("US", "MO"), Place("US", "MO", "Nowhere at All"), Place("CA", "ON", "Toronto")],
)
def test_without_a_known_american_town_there_is_no_area(place: Place) -> None:
    assert areas_of(place, table_of(("MO", "St. Louis city", "2"))) == ()


def test_the_district_of_columbia_is_one_county() -> None:
    table = table_of(("DC", "District of Columbia", "47900"))
    assert areas_of(Place("US", "DC", "Washington"), table) == ("47900",)
    assert areas_of(Place("US", "DC"), table) == ("47900",)


def test_areas_of_new_england_may_be_made_of_towns() -> None:
    towns = table_of(
        ("MA", "Franklin town", "1"), ("MA", "Greenfield city", "2"), ("MA", "ESSEX (LYNN)", "3")
    )
    assert areas_of(Place("US", "MA", "Franklin"), towns) == ("1",)
    assert areas_of(Place("US", "MA", "Greenfield"), towns) == ("2",)
    assert areas_of(Place("US", "MA", "Lynn"), towns) == ("3",)
    counties = table_of(("MA", "Franklin County", "4"), ("MA", "Norfolk County", "5"))
    assert areas_of(Place("US", "MA", "Franklin"), counties) == ("5",), "the town lies in Norfolk County"


def test_connecticut_counts_by_planning_region() -> None:
    table = table_of(("CT", "Western Connecticut Planning Region", "14860"))
    assert areas_of(Place("US", "CT", "Stamford"), table) == ("14860",)


def test_a_territory_is_a_country_in_places_and_a_state_in_wage_tables() -> None:
    table = table_of(("PR", "San Juan Municipio", "41980"), ("GU", "DEDEDO", "6600001"))
    assert areas_of(Place("PR", "", "San Juan"), table) == ("41980",)
    assert areas_of(Place("GU", "", "Dededo"), table) == ("6600001",)


@pytest.mark.parametrize("city", ["DeKalb", "De Kalb", "DE KALB"])
def test_spellings_of_a_town_meet(city: str) -> None:
    assert areas_of(Place("US", "IL", city), table_of(("IL", "DeKalb County", "16980"))) == ("16980",)


def test_a_namesake_hamlet_does_not_move_a_city() -> None:
    assert counties_of("CA", "mountain view") == ("santa clara",)


@needs_shared(GEOGRAPHY)
def test_every_county_of_a_published_geography_has_a_key_of_its_own() -> None:
    with shared(GEOGRAPHY).open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["StateAb"], row["CountyTownName"], row["Area"]) for row in csv.DictReader(file)]
    keys = {(state, county_key(county)) for state, county, _ in rows}
    assert len(keys) == len({row[:2] for row in rows}) > 3000
    table = table_of(*rows)
    known = {"New York": "NY", "Austin": "TX", "Fairfax": "VA", "New Orleans": "LA", "Anchorage": "AK"}
    for city, state in known.items():
        assert len(areas_of(Place("US", state, city), table)) == 1
