"""Names put together into places, one after another.

Places are written from small to large (`Austin, TX, USA`), from large to small (`USA - TX - Austin`)
or one after another.
"""

from dataclasses import dataclass, replace
from typing import Final

from generator.matching.gazetteer import key_of, likeliest
from generator.matching.place_items import Item
from generator.matching.place_meanings import FAMOUS, in_country, known_in
from generator.matching.place_names import other_spellings
from generator.matching.place_words import BLANK, COMMA, DASH, HYPHEN

MANY_PEOPLE: Final = 15_000
"""A bare city among unknown words counts from this size."""
TERRITORIES: Final = frozenset({"PR", "GU", "VI", "AS", "MP"})
"""Of the USA, with codes of their own."""


@dataclass(slots=True)
class Group:
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


def groups_of(items: list[Item]) -> list[Group]:
    """The places in the making, in the order of the items; each item has one meaning."""
    groups: list[Group] = []
    for index, item in enumerate(items):
        _add(groups, item, items, index)
    return groups


def _add(groups: list[Group], item: Item, items: list[Item], index: int) -> None:
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


def _add_unknown(groups: list[Group], item: Item, items: list[Item], index: int) -> None:
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
            groups.append(Group(city=item))


def _could_be_town(text: str) -> bool:
    """Up to four words, and no abbreviation without a vowel."""
    return text[:1].isalpha() and len(text.split()) <= 4 and any(s in "aeiouy" for s in text.lower())


def _open_upwards(group: Group) -> bool:
    """A city that still waits for its state or country."""
    return group.city is not None and not group.joined


def _add_city(groups: list[Group], item: Item, after: Item | None) -> None:
    last = groups[-1] if groups else None
    part = not item.whole or (item.sep == HYPHEN and is_small(item))
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
    groups.append(Group(city=item))


def _name_of(item: Item) -> str:
    """The key of the city's usual name: `Milano` is Milan."""
    key = key_of(item.text)
    usual = other_spellings().get(key)
    return key_of(usual.city) if usual else key


def _is_metro_of(group: Group, item: Item) -> bool:
    """`USA-Missouri - St. Louis - Clayton`: the city after the dash is the exact one."""
    if not (group.downwards and group.city and group.state) or item.sep != DASH:
        return False
    return item.whole and known_in(item, group.state)


def _takes_city(group: Group, item: Item) -> bool:
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


def _add_state(groups: list[Group], item: Item) -> None:
    state = item.states[0]
    last = groups[-1] if groups else None
    if last and last.state == state and not last.country:
        return
    if last and _takes_state(last, item, state):
        last.state, last.joined = state, last.city is not None
        return
    groups.append(Group(state=state))


def _takes_state(group: Group, item: Item, state: tuple[str, str]) -> bool:
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


def _add_country(groups: list[Group], item: Item) -> None:
    country = item.country
    last = groups[-1] if groups else None
    if last and _takes_country(last, item, country):
        _seal(groups, country)
        last.joined = last.joined or last.city is not None
        return
    groups.append(Group(country=country, sealed=True))


def _seal(groups: list[Group], country: str) -> None:
    """The country closes its place and those before it that lie there and name none."""
    for group in reversed(groups):
        if group.sealed or not _lies_in(group, country):
            return
        group.country, group.sealed = country, True


def _lies_in(group: Group, country: str) -> bool:
    if group.state:
        return group.state[0] == country
    return group.city is not None and (in_country(group.city, country) or group.city.unknown)


def _takes_country(group: Group, item: Item, country: str) -> bool:
    if group.sealed:
        return group.country == country or (country == "US" and group.country in TERRITORIES)
    if group.state:
        return group.state[0] == country
    if group.city is None:
        return group.country == country
    if in_country(group.city, country) or group.city.unknown:
        return True
    return _moves_abroad(group, group.city, item)


def _moves_abroad(group: Group, city: Item, country: Item) -> bool:
    """A city the table knows in other countries alone is a smaller one here, unless famous there."""
    if city.fixed or country.sep == BLANK:
        return False
    famous = likeliest(city.cities)
    if famous and famous.weight >= 2 * FAMOUS:
        return False
    group.city = replace(city, cities=())
    return True


def is_small(city: Item) -> bool:
    """No city of the name is large enough to be meant among unknown words."""
    return bool(city.cities) and city.cities[0].population < MANY_PEOPLE
