"""Location strings: one test for each rule by which places and remote work are read."""

import pytest

from generator.domain.place import Place, PlaceEntry
from generator.evaluation.places import rows_of
from generator.evaluation.score import score
from generator.matching.places import (
    US_STATES,
    country_name,
    location_of,
    location_of_entry,
    place_text,
    places_of,
    state_name,
    state_slug,
)
from tests.shared_data import needs_shared, shared

LABELLED = "data/labelled/locations.csv"


def read(text: str) -> str:
    return "; ".join(f"{p.city}|{p.state}|{p.country}" for p in location_of(text).places)


def same(cases: dict[str, str]) -> None:
    assert {text: read(text) for text in cases} == cases


def test_a_city_with_its_state_is_read_in_either_order() -> None:
    same(
        {
            "Tacoma, WA": "Tacoma|WA|US",
            "Tacoma, Washington, United States": "Tacoma|WA|US",
            "USA - Washington - Tacoma": "Tacoma|WA|US",
            "US-WA-Tacoma": "Tacoma|WA|US",
            "WA - Tacoma": "Tacoma|WA|US",
            "USA Tacoma WA": "Tacoma|WA|US",
        }
    )


def test_several_places_are_kept_in_order_and_once() -> None:
    expected = "Boise|ID|US; Reno|NV|US"
    for sign in ("; ", " | ", " / ", " and ", " or ", ", ", " ", " & "):
        assert read(f"Boise, ID{sign}Reno, NV") == expected
    assert read("Boise, ID; Reno, NV; Boise, ID") == expected


def test_a_code_is_a_state_or_a_country_by_what_stands_around() -> None:
    same(
        {
            "Evansville, IN": "Evansville|IN|US",
            "Chennai, TN, IN": "Chennai|TN|IN",
            "MH, IN": "|MH|IN",
            "Knoxville, TN": "Knoxville|TN|US",
            "Ottawa, CA": "Ottawa|ON|CA",
            "Fresno, CA": "Fresno|CA|US",
            "Guelph, ON, CA": "Guelph|ON|CA",
            "CA-BC-Victoria": "Victoria|BC|CA",
            "Newark, DE": "Newark|DE|US",
            "Hamburg, DE": "Hamburg||DE",
            "Haifa, IL": "Haifa||IL",
            "Joliet, IL": "Joliet|IL|US",
            "US-CO": "|CO|US",
            "Salem, OR": "Salem|OR|US",
        }
    )


def test_the_word_or_is_not_oregon_and_oregon_is_no_word() -> None:
    same(
        {
            "Tulsa, OK or Eugene, OR": "Tulsa|OK|US; Eugene|OR|US",
            "Tulsa, OK OR Eugene, OR": "Tulsa|OK|US; Eugene|OR|US",
            "Oregon": "|OR|US",
        }
    )


def test_a_state_that_is_certain_is_filled_in() -> None:
    same(
        {
            "Philadelphia": "Philadelphia|PA|US",
            "Winnipeg, Canada": "Winnipeg|MB|CA",
            "Pune, India": "Pune|MH|IN",
            "Lyon": "Lyon||FR",
        }
    )


def test_an_ambiguous_name_is_left_open() -> None:
    same({"Springfield": "", "Georgia": "", "LA": "", "Washington": "||US", "Remote, IN": ""})


def test_a_neighbour_decides_a_name_that_two_places_share() -> None:
    same(
        {
            "Tbilisi, Georgia": "Tbilisi||GE",
            "Macon, Georgia": "Macon|GA|US",
            "Georgia; Texas": "|GA|US; |TX|US",
            "Spokane, Washington; Washington, DC": "Spokane|WA|US; Washington|DC|US",
            "London, Ontario": "London|ON|CA",
            "London, UK": "London||GB",
            "Albany, New York": "Albany|NY|US",
            "New York": "New York|NY|US",
            "Paris, Texas": "Paris|TX|US",
        }
    )


def test_nicknames_and_metropolitan_areas_give_the_core_city() -> None:
    same(
        {
            "NYC": "New York|NY|US",
            "SF, LA, NYC": "San Francisco|CA|US; Los Angeles|CA|US; New York|NY|US",
            "Bay Area": "San Francisco|CA|US",
            "Greater Denver Area": "Denver|CO|US",
            "Detroit Metro": "Detroit|MI|US",
            "Twin Cities": "Minneapolis|MN|US",
        }
    )


def test_counties_are_their_state_and_regions_no_place() -> None:
    same({"Kings County, NY": "|NY|US", "EMEA": "", "LATAM": "", "EMEA - Spain": "||ES"})


def test_whole_states_provinces_and_countries_have_no_city() -> None:
    same(
        {
            "Montana, USA": "|MT|US",
            "Manitoba": "|MB|CA",
            "Kerala, India": "|KL|IN",
            "U.S.": "||US",
            "UK; Germany": "||GB; ||DE",
            "DEU - Leipzig, Germany": "Leipzig||DE",
        }
    )


def test_streets_numbers_and_sites_are_not_places() -> None:
    same(
        {
            "12 Jackson Avenue, Portland, ME, 04101, US": "Portland|ME|US",
            "Lincoln Hall, 9 Dallas Road, Ames, IA": "Ames|IA|US",
            "Depot 17, Reno, NV 89501": "Reno|NV|US",
            "(USA) KS SALINA 00001 STORE": "Salina|KS|US",
            "Home Office": "",
            "Oak Plaza": "",
        }
    )


def test_an_institution_does_not_place_itself_by_its_name() -> None:
    same({"University of Ohio": "", "Boston Medical Institute": ""})


def test_a_town_that_no_table_knows_is_kept_before_its_state() -> None:
    same(
        {
            "Upper Quillby, VT": "Upper Quillby|VT|US",
            "Quillby, BC, CA": "Quillby|BC|CA",
            "Quillby, Norway": "Quillby||NO",
            "Quillby": "",
        }
    )


def test_brackets_place_a_text_that_names_no_city() -> None:
    same(
        {
            "Main Campus (Topeka, Kansas)": "Topeka|KS|US",
            "Remote (Utah or Idaho)": "|UT|US; |ID|US",
            "Canada (ON, QC)": "|ON|CA; |QC|CA",
            "Austin, TX (Dallas team)": "Austin|TX|US",
        }
    )


def test_a_state_written_once_serves_both_cities() -> None:
    same({"Cicero or Chicago, Illinois": "Cicero|IL|US; Chicago|IL|US"})


def test_a_country_after_its_city_is_no_place_of_its_own_but_a_second_offer_is() -> None:
    same(
        {
            "Cork; Ireland": "Cork||IE",
            "Cork, Ireland; Remote, Ireland": "Cork||IE; ||IE",
            "Reno, NV; Remote, US": "Reno|NV|US; ||US",
            "Reno, Remote - US": "Reno|NV|US; ||US",
        }
    )


def test_a_code_beside_a_bare_city_is_the_city_of_that_nickname() -> None:
    same(
        {
            "Boston or NY": "Boston|MA|US; New York|NY|US",
            "Chicago & DC": "Chicago|IL|US; Washington|DC|US",
            "NY or Ohio": "|NY|US; |OH|US",
        }
    )


def test_a_part_of_a_state_or_an_australian_state_is_the_whole_of_it() -> None:
    same(
        {
            "Northern Nevada": "|NV|US",
            "West Virginia": "|WV|US",
            "Perth, Western Australia, Australia": "Perth||AU",
            "Newcastle, New South Wales, Australia": "Newcastle||AU",
        }
    )


def test_two_names_of_one_city_are_one_place() -> None:
    same({"Torino Turin Italy": "Torino||IT", "München, Munich": "München||DE"})


def test_a_city_within_a_longer_name_is_meant_only_if_it_is_large() -> None:
    same(
        {
            "Quilla Vista": "",
            "Reading Square": "",
            "West Quillby Hall": "",
            "Las Reno Office": "",
            "Calgary, Dover Place": "Calgary|AB|CA",
            "Chicago Place": "Chicago|IL|US",
        }
    )


def test_the_kind_of_a_town_is_no_part_of_its_name() -> None:
    assert read("Town of Ithaca, NY, US") == "Ithaca|NY|US"
    assert read("City of Industry, CA") == "City of Industry|CA|US"


def test_a_word_for_no_place_is_no_town() -> None:
    assert read("United States-Oregon-Unknown City") == "|OR|US"
    assert read("Unavailable, OR, US") == "|OR|US"


def test_la_beside_other_cities_is_los_angeles() -> None:
    assert read("LA; Tampa, FL") == "Los Angeles|CA|US; Tampa|FL|US"
    assert read("Lafayette, LA") == "Lafayette|LA|US"
    assert read("LA") == ""


def test_a_region_of_another_country_is_the_country() -> None:
    assert read("Catalonia, Spain") == "||ES"
    assert read("Munich, Bavaria, Germany") == "Munich||DE"


def test_a_street_that_begins_with_its_kind_is_no_place() -> None:
    assert read("Lyon, 7 Rue de Nice, France") == "Lyon||FR"


def test_an_open_name_lies_in_the_country_of_its_whole_list() -> None:
    assert read("Toronto; Vancouver; Waterloo") == "Toronto|ON|CA; Vancouver|BC|CA; Waterloo|ON|CA"
    assert read("Waterloo; Denver") == "Denver|CO|US"
    assert read("Toronto; New York; Waterloo") == "Toronto|ON|CA; New York|NY|US"


def test_a_site_named_after_a_town_is_no_town() -> None:
    assert read("Ithaca Market Place") == ""


def test_a_floor_is_not_florida() -> None:
    same({"NY-Albany, One Quill Plaza, 12TH FL": "Albany|NY|US", "Tampa, FL": "Tampa|FL|US"})


def test_blanks_in_a_row_stand_for_a_lost_comma() -> None:
    same({"Quillby  Costa Rica": "Quillby||CR", "US - NY  East Quillby": "East Quillby|NY|US"})


def test_a_city_that_barely_leads_its_namesake_in_one_country_is_left_open() -> None:
    same({"Aurora": "", "Glendale": "", "Portland": "Portland|OR|US"})


def test_capitals_are_written_as_names_and_other_spelling_is_kept() -> None:
    same({"TEXAS, EL PASO": "El Paso|TX|US", "Bangalore": "Bangalore|KA|IN"})


@pytest.mark.parametrize(
    ("text", "remote"),
    [
        ("Remote - Spain", "yes"),
        ("Work from home - Ohio", "yes"),
        ("USA - Virtual", "yes"),
        ("Hybrid or Remote", "yes"),
        ("Remoto", "yes"),
        ("Tacoma, WA (Hybrid)", "hybrid"),
        ("Tacoma, WA - 3 days per week in office", "hybrid"),
        ("Tacoma (Onsite)", "no"),
        ("Not remote, Tacoma, WA", "no"),
        ("Tacoma, WA (remote not available)", "no"),
        ("Not eligible for remote: Tacoma, WA", "no"),
        ("Tacoma, WA - not fully remote", "hybrid"),
        ("Remote (US), but not remote in Ohio", "yes"),
        ("Remote, not available in Ohio", "yes"),
        ("Home Office, Tacoma, WA", "unstated"),
        ("HQ", "unstated"),
        ("Residence based, Ohio", "yes"),
        ("Home Worker - Spain", "yes"),
        ("Partly remote, Tacoma, WA", "hybrid"),
        ("Tacoma, WA", "unstated"),
    ],
)
def test_remote_work_is_read_from_the_words(text: str, remote: str) -> None:
    assert location_of(text).remote == remote


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Remote - US (excluding California)", "||US"),
        ("US remote, except California", "||US"),
        ("US (excl. California)", "||US"),
        ("US other than Texas", "||US"),
        ("Anywhere in US but not Texas", "||US"),
        ("Anywhere in the US but Texas", "||US"),
        ("US, no California residents", "||US"),
        ("US (non-California)", "||US"),
        ("Remote US; cannot hire in CO", "||US"),
        ("Remote US. We can't hire in Colorado.", "||US"),
        ("US w/o CA", "||US"),
        ("USA - not open to residents of California", "||US"),
        ("Remote, US, not in ca, ny", "||US"),
        ("REMOTE US - NOT CA", "||US"),
        ("Remote US (California not eligible)", "||US"),
        ("Remote in Canada (excluding Quebec); Austin, TX", "||CA; Austin|TX|US"),
        ("US; excluded: CA", "||US"),
        ("US, excluded states CA, NY", "||US"),
        ("Remote US sauf Californie", "||US"),
        ("Remote (US), but not remote in CA", "||US"),
        ("Remote, not available in NY or CO", ""),
        ("Not in Texas", ""),
        ("Remote (outside of California)", ""),
        ("Remote outside the US", ""),
        ("Anywhere but California", ""),
        ("California residents need not apply", ""),
        ("Remote (CA and NY excluded)", ""),
        ("Residents of California and New York are not eligible.", ""),
    ],
)
def test_a_place_that_is_left_out_is_no_place_of_the_job(text: str, kept: str) -> None:
    assert (read(text), location_of(text).limited) == (kept, True)


def test_words_that_only_look_like_an_exception_leave_nothing_out() -> None:
    cases = {
        "Not specified": "",
        "Not specified, Austin, TX": "Austin|TX|US",
        "Not available, Austin, TX": "Austin|TX|US",
        "No location": "",
        "No. 5 Main Street, Reading, PA": "Reading|PA|US",
        "Notre Dame, IN": "Notre Dame|IN|US",
        "Nottingham": "Nottingham||GB",
        "Outside Sales, NY": "|NY|US",
        "Excelsior Springs, MO": "Excelsior Springs|MO|US",
        "Not remote, Tacoma, WA": "Tacoma|WA|US",
        "Austin, TX (remote not available)": "Austin|TX|US",
        "Austin, TX (no visa sponsorship)": "Austin|TX|US",
        "Remote but Austin preferred": "Austin|TX|US",
        "Oslo, NO": "Oslo||NO",
        "NO Oslo": "Oslo||NO",
    }
    same(cases)
    assert [text for text in cases if location_of(text).limited] == []


def test_parts_of_a_country_that_are_not_named_limit_it() -> None:
    text = "Remote - US: Select locations"
    assert (read(text), location_of(text).limited) == ("||US", True)
    assert not location_of("Remote - US: All locations").limited


def test_an_everyday_word_is_a_city_only_when_it_is_written_as_one() -> None:
    same(
        {
            "somewhere nice": "",
            "Somewhere nice": "",
            "Nice office": "",
            "nice": "",
            "Nice": "Nice||FR",
            "nice, france": "Nice||FR",
            "somewhere nice, TX": "|TX|US",
            "Remote in reading": "",
            "Reading, UK": "Reading||GB",
            "bath": "",
            "bath, me": "Bath|ME|US",
            "mobile": "",
            "Our Mobile team": "",
            "mobile, al": "Mobile|AL|US",
            "Orange Team": "",
            "Many locations": "",
            "Opportunity": "",
            "Split between Boston and NYC": "Boston|MA|US; New York|NY|US",
        }
    )


def test_among_words_in_small_letters_no_name_in_small_letters_is_a_place() -> None:
    same(
        {
            "contact us": "",
            "help us grow in texas": "",
            "thanksgiving turkey provided": "",
            "flexible, ok": "",
            "upper quillby, vt": "",
            "Not specified, CA": "|CA|US",
            "remote us": "||US",
            "austin": "Austin|TX|US",
            "austin, tx": "Austin|TX|US",
            "boston or chicago": "Boston|MA|US; Chicago|IL|US",
            "san francisco, ca or remote": "San Francisco|CA|US",
            "Castello de Quillby, Spain": "Castello de Quillby||ES",
        }
    )


def test_a_structured_place_is_read_from_its_parts_together() -> None:
    entry = PlaceEntry(city="Tacoma", state="Washington", country="USA")
    assert location_of_entry(entry).places == (Place("US", "WA", "Tacoma"),)
    astray = PlaceEntry(city="Remote", state="", country="Canada")
    assert location_of_entry(astray).places == (Place("CA"),)
    assert location_of_entry(astray).remote == "yes"
    assert location_of_entry(PlaceEntry()).places == ()


def test_the_state_of_an_entry_without_a_city_is_the_whole_state() -> None:
    for state in ("New York", "NY"):
        entry = PlaceEntry(state=state, country="United States")
        assert location_of_entry(entry).places == (Place("US", "NY"),)
    assert location_of_entry(PlaceEntry(state="TN", country="India")).places == (Place("IN", "TN"),)


def test_the_code_in_the_part_for_the_country_is_a_countrys() -> None:
    for code, city, place in (
        ("DE", None, Place("DE")),
        ("ca", None, Place("CA")),
        ("CA", "Quillby", Place("CA", "", "Quillby")),
        ("IN", "Pune", Place("IN", "MH", "Pune")),
        ("IL", "Chicago", Place("US", "IL", "Chicago")),
    ):
        assert location_of_entry(PlaceEntry(city=city, country=code)).places == (place,)
    assert location_of_entry(PlaceEntry(state="TN", country="IN")).places == (Place("IN", "TN"),)


def test_an_entry_that_leaves_places_out_limits_the_whole() -> None:
    assert places_of(("Remote - US", "not in Texas")).limited
    assert location_of_entry(PlaceEntry(state="NY", country="US (not NYC)")).limited
    assert not places_of(("Remote - US", "Austin, TX")).limited


def test_entries_are_united_without_repeats() -> None:
    tacoma = PlaceEntry(city="Tacoma", state="WA", country="US")
    united = places_of((tacoma, "Tacoma, WA; Boise, ID", "Remote"))
    assert united.places == (Place("US", "WA", "Tacoma"), Place("US", "ID", "Boise"))
    assert united.remote == "yes"


def test_places_are_written_as_readers_write_them() -> None:
    cases = {
        Place("US", "WA", "Tacoma"): "Tacoma, WA",
        Place("US", "WA"): "Washington",
        Place("US"): "United States",
        Place("DE", "", "Berlin"): "Berlin, Germany",
        Place("CA", "ON", "Guelph"): "Guelph, ON, Canada",
        Place("SG", "", "Singapore"): "Singapore",
    }
    assert {place: place_text(place) for place in cases} == cases


def test_states_have_names_and_addresses() -> None:
    assert len(US_STATES) == 51
    assert state_slug("DC") == "district-of-columbia"
    assert (state_name("IN", "KA"), country_name("GB")) == ("Karnataka", "United Kingdom")


def test_any_text_is_answered_soon_and_without_failure() -> None:
    texts = (
        "",
        " ,;| ",
        "(" * 5_000,
        "x " * 50_000,
        "or " * 50_000,
        "🎉 \u2028",
        "not " * 9_000,
        "excl (" * 999,
    )
    for text in texts:
        assert location_of(text).places == ()


@needs_shared(LABELLED)
def test_labelled_locations_are_read_to_at_least_ninety_nine_in_a_hundred() -> None:
    checked = rows_of(shared(LABELLED).read_text(encoding="utf-8"), "locations.csv")
    assert checked.problems == ()
    exact = score(checked.value).exact
    assert exact is not None
    assert exact >= 0.99
