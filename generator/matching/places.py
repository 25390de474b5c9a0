"""Location strings read as places: cities, states and countries in order, and remote work.

Whatever is not recognised gives no place, so the caller keeps the text as it stands.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from generator.domain.countries import country_name
from generator.domain.place import Location, Place, PlaceEntry, Remote, place_text
from generator.domain.states import US_STATES, state_name, state_slug
from generator.matching.gazetteer import cities_named, key_of
from generator.matching.place_chains import chains_of, place_at_home, place_of, shared_place
from generator.matching.place_exclusions import is_limited, without_exclusions
from generator.matching.place_items import NOWHERE, Segment, segments_of, with_nicknames
from generator.matching.place_names import country_codes, state_codes, state_names
from generator.matching.remote_work import remote_of, without_remote_words

__all__ = [
    "US_STATES",
    "country_name",
    "location_of",
    "location_of_entry",
    "place_text",
    "places_of",
    "state_name",
    "state_slug",
]

LONGEST_TEXT: Final = 1_000
"""Characters that are read; a longer text is no location, and its reading would take long."""


@lru_cache(maxsize=65_536)
def location_of(raw: str) -> Location:
    """The places a location string names, in its order without repeats, and remote work.

    Places that it names to leave them out are none of its places.
    """
    text = _clean(raw)
    told = without_exclusions(text)
    segments = segments_of(without_remote_words(told))
    return Location(_places(segments), remote_of(told), is_limited(text), any(map(_is_vague, segments)))


def _is_vague(segment: Segment) -> bool:
    """Not all of it is told by a city, a state or a country."""
    return any(item.unknown or item.fixed == NOWHERE for item in segment.items) or any(
        map(_is_vague, segment.asides)
    )


def location_of_entry(entry: PlaceEntry) -> Location:
    """The place of a structured entry: its parts are read together, as sources mix them up."""
    whole = _whole_state(entry) or _whole_country(entry)
    if whole:
        return Location((whole,))
    parts = [part.strip() for part in (entry.city, entry.state) if part and part.strip()]
    code = _country_code(entry)
    country = country_name(code) if code else (entry.country or "").strip()
    return location_of(", ".join([*parts, country] if country else parts))


def _country_code(entry: PlaceEntry) -> str:
    """The country of a two-letter code that stands in its own part: `DE` is Germany there.

    Empty when the part holds no such code, or the city lies in the state of that code alone: a source that
    writes `Chicago` and `IL` means Illinois.
    """
    text = (entry.country or "").strip().upper()
    code = country_codes().get(text, "") if len(text) == 2 else ""
    cities = cities_named(key_of(entry.city or ""))
    here = any(city.country == code for city in cities)
    stray = any((city.country, city.state) in state_codes().get(text, ()) for city in cities)
    return "" if stray and not here else code


def _whole_state(entry: PlaceEntry) -> Place | None:
    """A state without a city: `New York` in that part is the state, not the city."""
    state = (entry.state or "").strip()
    if not state or (entry.city or "").strip() or is_limited(entry.country or ""):
        return None
    named = state_names().get(key_of(state))
    options = (named,) if named else state_codes().get(state.upper(), ())
    code = _country_code(entry)
    lands = {code} if code else {place.country for place in location_of(entry.country or "").places[:1]}
    fitting = [option for option in options if not lands or option[0] in lands]
    return Place(*fitting[0]) if fitting else None


def _whole_country(entry: PlaceEntry) -> Place | None:
    """A country's code that stands alone."""
    alone = not any(part and part.strip() for part in (entry.city, entry.state))
    return Place(code) if alone and (code := _country_code(entry)) else None


def places_of(entries: tuple[PlaceEntry | str, ...]) -> Location:
    """The places of all entries, without repeats; remote work if one offers it."""
    locations = [
        location_of(entry) if isinstance(entry, str) else location_of_entry(entry) for entry in entries
    ]
    places = dict.fromkeys(place for location in locations for place in location.places)
    stated = {location.remote for location in locations}
    order = (Remote.YES, Remote.HYBRID, Remote.NO)
    remote = next((word for word in order if word in stated), Remote.UNSTATED)
    return Location(
        tuple(places), remote, any(each.limited for each in locations), any(each.vague for each in locations)
    )


def _clean(raw: str) -> str:
    """Without invisible signs; blanks in a row stand where a comma was lost."""
    text = unicodedata.normalize("NFKC", raw[:LONGEST_TEXT])
    text = re.sub(r"[\u200b-\u200f\u2028\u2029\ufeff]", " ", text).strip()
    return re.sub(r"(?<=\w) {2,}(?=\w)", ", ", text)


def _places(segments: tuple[Segment, ...]) -> tuple[Place, ...]:
    american = any(place.country == "US" for place in _listed(segments, american=False))
    places = _listed(segments, american=american)
    lands = {place.country for place in places if place.city}
    if len(lands) == 1:
        places = _listed(segments, american=american, land=lands.pop())
    return tuple(dict.fromkeys(places))


def _listed(segments: tuple[Segment, ...], *, american: bool, land: str = "") -> list[Place]:
    """The places in order. `land` is the one country of all cities that are certain."""
    found: list[Place] = []
    segments = with_nicknames(segments)
    for number, segment in enumerate(segments):
        places = _segment_places(segment, american)
        if not places and number + 1 < len(segments) and segments[number + 1].join == "/":
            places = _neighbours(segment, _segment_places(segments[number + 1], american))
        if not places and land and (place := place_at_home(segment, land)):
            places = [place]
        if not (number and found and _closes(segment, segments[number - 1], places, found[-1])):
            found.extend(places)
    return found


def _neighbours(segment: Segment, following: list[Place]) -> list[Place]:
    shared = [shared_place(segment, place) for place in following[:1] if place.state]
    return [place for place in shared if place]


def _closes(segment: Segment, before: Segment, places: list[Place], city: Place) -> bool:
    """`Dublin; Ireland`: a country that only belongs to the city before it is no place of its own."""
    alone = segment.join == ";" and len(segment.items) == 1 == len(places) and not segment.asides
    if not alone or city.state or not city.city or not _contains(places[0], city):
        return False
    return all(item.country != city.country for item in before.items)


def _segment_places(segment: Segment, american: bool) -> list[Place]:
    groups = chains_of(segment, american)
    places = [place for group in groups if (place := place_of(group, aside=segment.aside))]
    asides = _places(segment.asides)
    if not any(place.city for place in places) and asides:
        places = list(asides) if all(_refines(aside, places) for aside in asides) else places
    return _without_frames(places)


def _refines(aside: Place, places: list[Place]) -> bool:
    return not places or any(_contains(place, aside) for place in places)


def _without_frames(places: list[Place]) -> list[Place]:
    """Without a country or state that only frames a nearer place of the same segment."""
    return [
        place for place in places if not any(other != place and _contains(place, other) for other in places)
    ]


def _contains(outer: Place, inner: Place) -> bool:
    if outer.city or outer.country != inner.country:
        return False
    return not outer.state or outer.state == inner.state
