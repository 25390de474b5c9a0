"""Which place a chain of names is, or that it is left open."""

from typing import Final

from generator.domain.place import Place
from generator.matching.gazetteer import City, key_of, likeliest
from generator.matching.place_groups import MANY_PEOPLE, Group, groups_of
from generator.matching.place_items import Item, Segment
from generator.matching.place_meanings import decided_items, known_in
from generator.matching.place_names import DIRECTIONS, ORDINARY_WORDS
from generator.matching.place_sites import without_sites
from generator.matching.place_spans import LARGE

OPEN_NAMES: Final = DIRECTIONS | {"durham", "la", "georgia"}
"""Names that, alone, fit two places equally well."""
WELL_KNOWN: Final = 100_000
"""A city of so many people is meant by a name that is open elsewhere, among cities of its country."""
FEW_PEOPLE: Final = 2_000
"""The name of a smaller place, alone in its part, more likely names something else."""


def chains_of(segment: Segment, american: bool = False) -> tuple[Group, ...]:
    """The segment's places in the making; `american`: the string names the USA elsewhere."""
    groups = without_sites(groups_of(decided_items(segment.items, american)))
    return tuple(group for group in groups if group.city or group.state or group.country)


def place_of(group: Group, *, aside: bool = False) -> Place | None:
    """The group as a place, its state filled in where it is certain; `None` when left open."""
    item = group.city
    if item is None:
        country, state = group.state or (group.country, "")
        return Place(country, state) if country else None
    if item.fixed:
        return item.fixed if item.fixed.country else None
    if group.state and _is_ordinary(item) and not known_in(item, group.state):
        return Place(*group.state)
    if group.state and (group.joined or not item.institution):
        return Place(*group.state, _spelling(item))
    return _filled_in(group, item, aside=aside)


def _filled_in(group: Group, item: Item, *, aside: bool) -> Place | None:
    """A city without a written state: the likeliest of its name, in its country if that is known."""
    cities = tuple(c for c in item.cities if not group.country or c.country == group.country)
    city = likeliest(cities)
    if item.institution and not group.joined:
        return None
    if city is None:
        named = group.country and item.whole and not item.borrowed
        return Place(group.country, "", _spelling(item)) if named else None
    if (not group.joined or not item.whole) and _too_weak(item, city, aside=aside):
        return None
    return Place(city.country, city.state, _spelling(item))


def shared_place(segment: Segment, neighbour: Place) -> Place | None:
    """`Cicero or Chicago, Illinois`: a bare city lies in its neighbour's state if it can."""
    item = segment.items[0] if len(segment.items) == 1 else None
    home = (neighbour.country, neighbour.state)
    if item is None or not item.whole or item.fixed or _is_ordinary(item) or not known_in(item, home):
        return None
    return Place(*home, _spelling(item))


def place_at_home(segment: Segment, country: str) -> Place | None:
    """`Toronto; Waterloo`: a name left open, alone, is a city of the country its whole list lies in."""
    item = segment.items[0] if len(segment.items) == 1 else None
    if item is None or not item.whole or item.borrowed or item.institution or item.states or item.country:
        return None
    if _is_ordinary(item):
        return None
    city = likeliest(tuple(city for city in item.cities if city.country == country))
    if city is None or city.population < WELL_KNOWN:
        return None
    return Place(city.country, city.state, _spelling(item))


def _is_ordinary(item: Item) -> bool:
    """A word of everyday English, written as one: in small letters, or among other words."""
    return key_of(item.text) in ORDINARY_WORDS and (item.text.islower() or not item.alone)


def _too_weak(item: Item, city: City, *, aside: bool) -> bool:
    """A bare city is doubtful when the name is open, or it is a small name among unknown words."""
    if item.institution or (key_of(item.text) in OPEN_NAMES) or _is_ordinary(item):
        return True
    if key_of(item.text) in ORDINARY_WORDS and city.population < WELL_KNOWN:
        return True
    least = LARGE if item.borrowed else MANY_PEOPLE if aside or not item.whole else FEW_PEOPLE
    return city.population < least


def _spelling(item: Item) -> str:
    """The string's spelling; the table's for a name in capitals or small letters alone."""
    text = " ".join(item.text.split())
    if not (text.isupper() or text.islower()):
        return text
    known = next((city.name for city in item.cities if key_of(city.name) == key_of(text)), "")
    return known or text.title()
