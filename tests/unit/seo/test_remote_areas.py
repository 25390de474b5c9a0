"""Where a remote worker may live: told in markup only when nothing is left open and nothing left out."""

import pytest

from generator.domain.place import Place
from generator.seo.remote_areas import remote_areas
from tests.builders import a_posting


def areas(within: tuple[str, ...], *places: object) -> str:
    found = remote_areas(a_posting(remote_within=within, places=places))
    return " ".join(f"{place.country}-{place.state}" if place.state else place.country for place in found)


def test_countries_and_states_are_told_in_order_and_once() -> None:
    assert areas(("United States", "Canada"), "Remote") == "CA US"
    assert areas((), "Remote - California", "Remote (California)") == "US-CA"
    assert areas((), {"country": "DE"}) == "DE"
    assert remote_areas(a_posting(places=["Remote - Ohio"])) == (Place("US", "OH"),)


@pytest.mark.parametrize(
    ("code", "place", "read"),
    [
        ("DE", "Berlin, Germany", "DE"),
        ("DE", "Newark, DE, US", "US-DE"),
        ("CA", "Toronto, ON, Canada", "CA"),
        ("CA", "San Francisco, CA", "US-CA"),
        ("IN", "Pune, India", "IN"),
        ("WA", "Seattle, WA", "US-WA"),
        ("TN", "Pune, India", "IN-TN"),
        ("TX", "Remote", "US-TX"),
        ("GB", "Remote", "GB"),
        ("US-CA", "Remote", "US-CA"),
    ],
)
def test_a_code_of_two_places_is_read_by_the_postings_own_country(code: str, place: str, read: str) -> None:
    assert areas((code,), place) == read


@pytest.mark.parametrize(
    ("within", "places"),
    [
        (("DE",), ()),
        (("DE",), ("Remote",)),
        (("DE",), ("Berlin, Germany", "Austin, TX")),
        (("CA",), ("Berlin, Germany",)),
        (("WA",), ("Perth, Australia",)),
        (("United States", "CA"), ("New York, NY",)),
        (("PA", "IN"), ("Remote",)),
        ((), ("Remote - CA",)),
        (("de",), ("Berlin, Germany",)),
    ],
)
def test_a_code_that_no_country_or_several_explain_gives_no_markup(
    within: tuple[str, ...], places: tuple[str, ...]
) -> None:
    assert areas(within, *places) == ""


def test_states_of_one_list_explain_each_other() -> None:
    assert areas(("CA", "NY", "TX"), "Remote") == "US-CA US-NY US-TX"
    assert areas(("DE", "France"), "Berlin, Germany") == "DE FR"


@pytest.mark.parametrize(
    ("within", "places"),
    [
        (("US except California",), ()),
        (("United States",), ("Remote - US (excluding California)",)),
        (("US", "not in Texas"), ("Remote",)),
        (("US, select states",), ()),
        (("US", "Europe"), ()),
        (("US, EMEA",), ()),
        (("US", "Worldwide"), ()),
        (("US", "Quillmark"), ()),
        (("Kings County, NY",), ()),
        (("Austin, TX",), ()),
        (("somewhere nice",), ()),
    ],
)
def test_what_countries_and_states_do_not_tell_wholly_is_not_told(
    within: tuple[str, ...], places: tuple[str, ...]
) -> None:
    assert areas(within, *places) == ""
