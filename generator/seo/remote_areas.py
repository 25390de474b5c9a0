"""Where a remote worker may live, as markup can say it: whole countries and states, told as the posting does.

Markup knows no exceptions and no "perhaps": whatever is said beside countries and states, or is not
understood, leaves the whole of it out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.domain.countries import COUNTRIES
from generator.domain.place import Place, PlaceEntry
from generator.domain.posting import Posting
from generator.matching.place_names import state_codes
from generator.matching.places import places_of
from generator.matching.remote_work import without_remote_words

_CODE = re.compile(r"[A-Z]{2}")
_BETWEEN_CODES = re.compile(r"[\s,;/&|+()-]+|\b(?:and|or)\b")
_PART_OF_COUNTRY = re.compile(r"[A-Z]{2}-[A-Z]{2}")
"""`US-CA`: the code of ISO 3166-2 leaves nothing open."""
_EVERYWHERE = re.compile(r"any\s*where|world|global", re.IGNORECASE)
_AUSTRALIAN: Final = frozenset({"WA", "SA", "NT"})
"""Codes of Australian states that are codes of other places too."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What the entries say: places that are certain, and codes that need a country to be read."""

    places: frozenset[Place] = frozenset()
    codes: frozenset[str] = frozenset()
    clear: bool = True
    """Nothing else is said."""


def remote_areas(posting: Posting) -> tuple[Place, ...]:
    """The countries and states in order; empty where they cannot be told exactly."""
    at_work = _said_in(posting.places)
    said = _said_in(posting.remote_within) if posting.remote_within else at_work
    if not said.clear or places_of(posting.places).limited:
        return ()
    named = said.places | at_work.places
    lands = {place.country for place in at_work.places or named}
    home = lands.pop() if len(lands) == 1 else ""
    whole = any(not place.state for place in said.places)
    read = [_place_of(code, home, whole_lands=whole) for code in said.codes]
    if None in read or any(place.city for place in said.places):
        return ()
    return tuple(sorted({*said.places, *(place for place in read if place)}))


def _said_in(entries: Iterable[PlaceEntry | str]) -> _Said:
    places: set[Place] = set()
    codes: set[str] = set()
    clear = True
    for entry in entries:
        texts: list[PlaceEntry | str] = [entry]
        if isinstance(entry, str) and (listed := _codes_in(entry)):
            codes.update(code for code in listed if _is_open(code))
            texts = [code for code in listed if not _is_open(code)]
        for text in texts:
            location = places_of((text,))
            places.update(location.places)
            told = bool(location.places) or _says_remote_alone(text)
            clear = clear and told and not location.limited and not location.vague
    return _Said(frozenset(places), frozenset(codes), clear)


def _says_remote_alone(entry: PlaceEntry | str) -> bool:
    """`Remote`: no place, and none is meant; `Worldwide` means all of them."""
    if not isinstance(entry, str):
        return not any((entry.city, entry.state, entry.country))
    return not any(sign.isalnum() for sign in without_remote_words(entry)) and not _EVERYWHERE.search(entry)


def _codes_in(entry: str) -> list[str]:
    """The two-letter codes of a text that holds nothing else but words for remote work."""
    text = without_remote_words(entry).strip()
    if _PART_OF_COUNTRY.fullmatch(text):
        return []
    parts = [part for part in _BETWEEN_CODES.split(text) if part]
    return parts if all(_CODE.fullmatch(part) for part in parts) else []


def _is_open(code: str) -> bool:
    """It is the code of two places: `DE` is Germany and Delaware, `WA` Washington and Western Australia."""
    return len(_meanings(code)) > 1


def _meanings(code: str) -> list[Place]:
    states = [Place(country, state) for country, state in state_codes().get(code, ()) if code != "UK"]
    states += [Place("AU", code)] if code in _AUSTRALIAN else []
    return states + ([Place(code)] if code in COUNTRIES else [])


def _place_of(code: str, home: str, *, whole_lands: bool) -> Place | None:
    """The code read by the posting's own country; beside whole countries it is no state of one."""
    if code == home:
        return Place(code)
    states = [place for place in _meanings(code) if place.state and place.country == home and home != "AU"]
    return states[0] if states and not whole_lands else None
