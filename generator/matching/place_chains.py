"""Which names of a segment together make one place, and which place that is.

Places are written from small to large (`Austin, TX, USA`), from large to small (`USA - TX - Austin`)
or one after another; names of sites and areas beside a city are left out.
"""

from dataclasses import dataclass, replace
from typing import Final

from generator.domain.place import Place
from generator.matching.gazetteer import City, key_of, likeliest
from generator.matching.place_items import LARGE, MANY_PEOPLE, Item, Segment
from generator.matching.place_meanings import FAMOUS, decided_items, in_country, known_in
from generator.matching.place_names import DIRECTIONS, other_spellings
from generator.matching.place_words import BLANK, COMMA, DASH, HYPHEN

OPEN_NAMES: Final = DIRECTIONS | {"durham", "la", "georgia"}
"""Names that, alone, fit two places equally well."""
FEW_PEOPLE: Final = 2_000
"""The name of a smaller place, alone in its part, more likely names something else."""
TERRITORIES: Final = frozenset({"PR", "GU", "VI", "AS", "MP"})
"""Of the USA, with codes of their own."""


@dataclass(slots=True)
class _Group:
    """One place while it is being put together."""

    city: Item | None = None
    state: tuple[str, str] | None = None
    country: str = ""
    joined: bool = False
    """The city stood before its state or country, so the chain has ended."""
    sealed: bool = False
    """The country is written."""
    downwards: bool = False
    """Country, state and city stand in this order."""


def chains_of(segment: Segment, american: bool = False) -> tuple[_Group, ...]:
    """The segment's places in the making; `american`: the string names the USA elsewhere."""
    items = decided_items(segment.items, american)
    groups: list[_Group] = []
    for index, item in enumerate(items):
        _add(groups, item, items, index)
    return tuple(group for group in _without_sites(groups) if _is_place(group))


def _is_place(group: _Group) -> bool:
    return bool(group.city or group.state or group.country)


def place_of(group: _Group, *, aside: bool = False) -> Place | None:
    """The group as a place, its state filled in where it is certain; `None` when left open."""
    item = group.city
    if item is None:
        country, state = group.state or (group.country, "")
        return Place(country, state) if country else None
    if item.fixed:
        return item.fixed if item.fixed.country else None
    if group.state and (group.joined or not item.institution):
        return Place(*group.state, _spelling(item))
    return _filled_in(group, item, aside=aside)


def _filled_in(group: _Group, item: Item, *, aside: bool) -> Place | None:
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
    """`Darien or Chicago, Illinois`: a bare city lies in its neighbour's state if it can."""
    item = segment.items[0] if len(segment.items) == 1 else None
    home = (neighbour.country, neighbour.state)
    if item is None or not item.whole or item.fixed or not known_in(item, home):
        return None
    return Place(*home, _spelling(item))


def _too_weak(item: Item, city: City, *, aside: bool) -> bool:
    """A bare city is doubtful when the name is open, or it is a small name among unknown words."""
    if item.institution or (key_of(item.text) in OPEN_NAMES):
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


def _add(groups: list[_Group], item: Item, items: list[Item], index: int) -> None:
    if item.fixed and not item.fixed.country:
        return
    if item.unknown:
        _add_unknown(groups, item, items, index)
    elif item.states:
        _add_state(groups, item)
    elif item.country:
        _add_country(groups, item)
    else:
        _add_city(groups, item, items[index + 1] if index + 1 < len(items) else None)


def _add_unknown(groups: list[_Group], item: Item, items: list[Item], index: int) -> None:
    """An unknown text is a town right before its state, or right after it in a chain downwards."""
    after = items[index + 1] if index + 1 < len(items) else None
    if not _could_be_town(item.text):
        return
    open_state = bool(groups) and groups[-1].state and not groups[-1].city and item.sep >= HYPHEN
    if open_state and item.whole and not (after and after.states and after.sep == COMMA):
        if groups[-1].sealed:
            groups[-1].city = item
        return
    if after and item.whole and (after.states or (after.country and not after.states)):
        close = after.sep == COMMA or (after.sep == BLANK and bool(after.states))
        if close and not (groups and _open_upwards(groups[-1])):
            groups.append(_Group(city=item))


def _could_be_town(text: str) -> bool:
    """Up to four words, and no abbreviation without a vowel."""
    return text[:1].isalpha() and len(text.split()) <= 4 and any(s in "aeiouy" for s in text.lower())


def _open_upwards(group: _Group) -> bool:
    """A city that still waits for its state or country."""
    return group.city is not None and not group.joined


def _add_city(groups: list[_Group], item: Item, after: Item | None) -> None:
    last = groups[-1] if groups else None
    part = not item.whole or (item.sep == HYPHEN and _is_small(item))
    site = item.sep < COMMA and part and not item.fixed
    if last and last.joined and site and not (after and after.states):
        return
    named = any(group.city and _name_of(group.city) == _name_of(item) for group in groups)
    if named and not (after and after.states):
        return
    if last and _is_metro_of(last, item):
        last.city = item
        return
    if last and _takes_city(last, item):
        last.city, last.joined = item, last.state is not None
        last.downwards = last.sealed and last.joined
        return
    groups.append(_Group(city=item))


def _name_of(item: Item) -> str:
    """The key of the city's usual name: `Milano` is Milan."""
    key = key_of(item.text)
    usual = other_spellings().get(key)
    return key_of(usual.city) if usual else key


def _is_metro_of(group: _Group, item: Item) -> bool:
    """`USA-Missouri - St. Louis - Clayton`: the city after the dash is the exact one."""
    if not (group.downwards and group.city and group.state) or item.sep != DASH:
        return False
    return item.whole and known_in(item, group.state)


def _takes_city(group: _Group, item: Item) -> bool:
    """The chain runs downwards and the city lies inside."""
    if group.joined:
        return False
    if group.city:
        return False
    if group.state:
        return known_in(item, group.state) or (
            (group.sealed or item.sep == HYPHEN) and _is_small_stranger(item)
        )
    if not group.country:
        return False
    return in_country(item, group.country) or (item.sep == DASH and _is_small_stranger(item))


def _is_small_stranger(item: Item) -> bool:
    """A place the table knows elsewhere alone, and nowhere as a famous city."""
    return bool(item.cities) and item.cities[0].weight < FAMOUS and item.whole


def _add_state(groups: list[_Group], item: Item) -> None:
    state = item.states[0]
    last = groups[-1] if groups else None
    if last and last.state == state and not last.country:
        return
    if last and _takes_state(last, item, state):
        last.state, last.joined = state, last.city is not None
        return
    groups.append(_Group(state=state))


def _takes_state(group: _Group, item: Item, state: tuple[str, str]) -> bool:
    if group.country and group.country != state[0]:
        return False
    if group.state:
        return group.state == state and not (group.downwards and group.city)
    if group.city is None:
        return bool(group.country)
    if group.city.fixed:
        place = group.city.fixed
        return (place.country, place.state) == state or place.state == "DC"
    return True


def _add_country(groups: list[_Group], item: Item) -> None:
    country = item.country
    last = groups[-1] if groups else None
    if last and _takes_country(last, item, country):
        _seal(groups, country)
        last.joined = last.joined or last.city is not None
        return
    groups.append(_Group(country=country, sealed=True))


def _seal(groups: list[_Group], country: str) -> None:
    """The country closes its place and those before it that lie there and name none."""
    for group in reversed(groups):
        if group.sealed or not _lies_in(group, country):
            return
        group.country, group.sealed = country, True


def _lies_in(group: _Group, country: str) -> bool:
    if group.state:
        return group.state[0] == country
    return group.city is not None and (in_country(group.city, country) or group.city.unknown)


def _takes_country(group: _Group, item: Item, country: str) -> bool:
    if group.sealed:
        return group.country == country or (country == "US" and group.country in TERRITORIES)
    if group.state:
        return group.state[0] == country
    if group.city is None:
        return group.country == country
    if in_country(group.city, country) or group.city.unknown:
        return True
    return _moves_abroad(group, group.city, item)


def _moves_abroad(group: _Group, city: Item, country: Item) -> bool:
    """A city the table knows in other countries alone is a smaller one here, unless famous there."""
    if city.fixed or country.sep == BLANK:
        return False
    famous = likeliest(city.cities)
    if famous and famous.weight >= 2 * FAMOUS:
        return False
    group.city = replace(city, cities=())
    return True


def _without_sites(groups: list[_Group]) -> list[_Group]:
    """Without the cities that only belong to a site's name or are the region of another city."""
    kept: list[_Group] = []
    for group in groups:
        previous = kept[-1] if kept else None
        if previous and _is_region_of(previous, group):
            previous.state, previous.country, previous.joined = group.state, group.country, True
            continue
        if previous and _is_street_or_site(previous, group):
            continue
        if previous and _is_twin(previous, group):
            previous.state, previous.country = group.state or previous.state, group.country
            previous.state = previous.state or _shared_state(previous, group)
            continue
        while kept and _is_site_before(kept[-1], group):
            kept.pop()
        kept.append(group)
    return kept


def _is_street_or_site(previous: _Group, group: _Group) -> bool:
    """`San Antonio - Broadway`: after a city and a dash, the name of a small town is a site's."""
    city = group.city
    if city is None or previous.city is None or group.joined or city.sep != DASH:
        return False
    return _is_small(city)


def _is_small(city: Item) -> bool:
    return bool(city.cities) and city.cities[0].population < MANY_PEOPLE


def _is_large(city: Item) -> bool:
    return bool(city.cities) and city.cities[0].population > 100_000


def _is_twin(previous: _Group, group: _Group) -> bool:
    """`Midland-Odessa`: two cities of one metropolitan area, the first its core."""
    first, second = previous.city, group.city
    if not first or not second or second.sep != HYPHEN or previous.joined or first.fixed:
        return False
    return _shared_state(previous, group) is not None


def _shared_state(previous: _Group, group: _Group) -> tuple[str, str] | None:
    """The state in which both cities lie."""
    if not previous.city or not group.city:
        return None
    homes = [(city.country, city.state) for city in group.city.cities if city.state]
    return next((home for home in homes if known_in(previous.city, home)), None)


def _is_site_before(previous: _Group, group: _Group) -> bool:
    """A bare city inside other words, then a full place: `Jackson Hall, Boston, MA`."""
    if previous.city is None or group.city is None or previous.state:
        return False
    if previous.city.fixed or previous.sealed:
        return False
    if not group.joined:
        return group.city.sep == DASH and _is_small(previous.city) and _is_large(group.city)
    unfit = group.state is not None and not known_in(previous.city, group.state)
    minor = bool(previous.city.cities) and previous.city.cities[0].weight < FAMOUS / 2
    return not previous.city.whole or (unfit and minor and group.city.sep == COMMA)


def _is_region_of(previous: _Group, group: _Group) -> bool:
    """`Dublin, Dublin, Ireland`, `Kanata, Ottawa, ON`: two cities, the first within the second."""
    first, second = previous.city, group.city
    if not first or not second or previous.state or first.fixed:
        return False
    if second.sep != COMMA:
        return not second.whole and first.whole and group.country not in {"", "US", "CA", "IN"}
    if key_of(first.text) == key_of(second.text):
        return True
    if not group.joined or not first.whole:
        return False
    if group.state:
        return known_in(first, group.state) and not _leads(first, group.state)
    return group.country not in {"", "US", "CA", "IN"} and in_country(first, group.country)


def _leads(item: Item, state: tuple[str, str]) -> bool:
    """The bare name would mean this city: it stands for itself in a list."""
    city = likeliest(item.cities)
    return city is not None and (city.country, city.state) == state and city.population > 150_000
