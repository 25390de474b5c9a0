"""Which one of its meanings each name of a segment has: `CA` is a state or a country, `Georgia` both.

What stands beside a name decides; a name that nothing decides is left out.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.matching.gazetteer import City, key_of, likeliest
from generator.matching.place_items import Item
from generator.matching.place_words import COMMA, DASH

FAMOUS: Final = 500_000
"""The weight from which a bare name is a city that stands for itself."""
A_HOME: Final = 0.02
"""A city is at home in a state if it has this share of its largest namesake's weight there."""


def decided_items(items: Sequence[Item], american: bool) -> list[Item]:
    """The items with one meaning each; those that mean nothing are left out."""
    named = frozenset(item.country for item in items if _names_country(item))
    decided: list[Item] = []
    for index, item in enumerate(items):
        after = items[index + 1] if index + 1 < len(items) else None
        before = decided[-1] if decided else None
        meaning = _meaning(item, before, after, named, decided)
        if meaning is None and american and key_of(item.text) == "georgia":
            meaning = _as_state(item, ("US", "GA"))
        if meaning:
            decided.append(meaning)
    return decided


def _names_country(item: Item) -> bool:
    return bool(item.country) and not item.states and (item.code or not item.fixed)


def _meaning(
    item: Item,
    before: Item | None,
    after: Item | None,
    named: frozenset[str],
    decided: list[Item],
) -> Item | None:
    if item.code:
        return _code_meaning(item, before, after, named, decided)
    if item.states:
        return _state_or_city(item, before, after, named)
    if item.country:
        return _country_or_city(item, before, after)
    return item


def _code_meaning(
    item: Item,
    before: Item | None,
    after: Item | None,
    named: frozenset[str],
    decided: list[Item],
) -> Item | None:
    if not item.states:
        return _as_country(item) if item.country else _as_fixed(item)
    if item.fixed and after and key_of(item.fixed.city) == key_of(after.text):
        return _as_fixed(item)
    in_list = len(decided) > 1 or after is not None
    return (
        _code_beside_region(item, before, after)
        or _code_in_country(item, named)
        or _code_beside_city(item, before, after, in_list)
        or _lone_code(item, before, after)
    )


def _code_beside_region(item: Item, before: Item | None, after: Item | None) -> Item | None:
    """`ON, CA` and `TN, IN`: of two codes in a row the greater one holds the other."""
    if before and before.states and not before.cities and _state_in(before, item.country):
        return _as_country(item)
    if after is None:
        return None
    if not after.code:
        return _as_state(item, after.states[0]) if set(after.states) & set(item.states) else None
    if inner := _state_in(item, after.country):
        return _as_state(item, inner)
    opens = not before and item.country and item.country != after.country
    return _as_country(item) if opens and _state_in(after, item.country) else None


def _code_in_country(item: Item, named: frozenset[str]) -> Item | None:
    """A country named in full decides: `Pune, MH, India`."""
    for country in sorted(named):
        if inner := _state_in(item, country):
            return _as_state(item, inner)
        if country == item.country:
            return _as_country(item)
    return None


def _code_beside_city(item: Item, before: Item | None, after: Item | None, in_list: bool) -> Item | None:
    if before and (before.cities or before.unknown) and item.sep != DASH:
        return _code_after_city(item, before, in_list)
    if after and after.cities and not after.fixed:
        return _code_before_city(item, after)
    return None


def _code_after_city(item: Item, before: Item, in_list: bool) -> Item:
    for state in item.states:
        if known_in(before, state):
            return _as_state(item, state)
    if any(c.country == item.country and _is_large(c) for c in before.cities):
        return _as_country(item)
    first = likeliest(before.cities)
    if item.fixed and in_list and first and first.weight > FAMOUS:
        return _as_fixed(item)
    return _as_state(item, item.states[0])


def _is_large(city: City) -> bool:
    """`Toronto, CA` is in Canada, `Vernon, CA` in California."""
    return city.country != "CA" or city.population >= 50_000


def _code_before_city(item: Item, after: Item) -> Item:
    for state in item.states:
        if known_in(after, state):
            return _as_state(item, state)
    if item.country and any(c.country == item.country for c in after.cities):
        return _as_country(item)
    return _as_state(item, item.states[0])


def _lone_code(item: Item, before: Item | None, after: Item | None) -> Item | None:
    code = item.text.replace(".", "").upper()
    neighbours = [other for other in (before, after) if other]
    if item.fixed and any(other.fixed and other.fixed.city and not other.code for other in neighbours):
        return _as_fixed(item)
    if not neighbours and code in {"IN", "LA"}:
        return None
    return _as_state(item, item.states[0])


def _state_or_city(item: Item, before: Item | None, after: Item | None, named: frozenset[str]) -> Item | None:
    state = item.states[0]
    if before and before.states and before.states[0] != state and known_in(item, before.states[0]):
        return _as_city(item)
    if _is_state_of(item, state, before):
        return _as_state(item, state)
    if before is None and after and (other := _other_state(state, after)):
        return replace(item, states=()) if known_in(item, other) else _as_town(item)
    if after and _city_of_next(item, state, after):
        return _as_city(item)
    if after and _state_of_next(item, state, after):
        return _as_state(item, state)
    return _alone(item, state, before, after, named)


def _other_state(state: tuple[str, str], after: Item) -> tuple[str, str] | None:
    """The code of another US state right after a state's name, which is then a town's."""
    if state[0] != "US" or not after.code or after.sep != COMMA:
        return None
    other = _state_in(after, "US")
    return other if other != state else None


def _is_state_of(item: Item, state: tuple[str, str], before: Item | None) -> bool:
    """The name before is a city of this state: `Seattle, Washington`, `New York, New York`."""
    if before is None:
        return False
    if before.unknown:
        return bool(before.text) and (not item.cities or (before.whole and item.sep == COMMA))
    if before.fixed:
        return (before.fixed.country, before.fixed.state) == state
    lands = item.country and in_country(before, item.country)
    return bool(before.cities) and (_at_home(before, state) or not (item.cities or lands))


def _city_of_next(item: Item, state: tuple[str, str], after: Item) -> bool:
    """The next name is the state this one is a city of: `New York, NY`, `Wyoming, Michigan`."""
    if any(known_in(item, other) for other in after.states):
        return after.sep != DASH or state in after.states
    if after.country and not after.states and not after.cities:
        abroad = state[0] != after.country
        return abroad and any(city.country == after.country for city in item.cities)
    return False


def _state_of_next(item: Item, state: tuple[str, str], after: Item) -> bool:
    if after.fixed:
        return (after.fixed.country, after.fixed.state) == state
    return _at_home(after, state)


def _alone(
    item: Item,
    state: tuple[str, str],
    before: Item | None,
    after: Item | None,
    named: frozenset[str],
) -> Item | None:
    key = key_of(item.text)
    if item.institution:
        return None
    if key == "new york":
        return _as_city(item)
    if key == "washington":
        near = [other for other in (before, after) if other and other.country == "US"]
        return _as_state(item, state) if near else replace(item, country="US", cities=(), states=())
    if key == "georgia":
        return _georgia(item, state, before, named)
    if state[0] == "IN" and item.cities and item.cities[0].population > 1_000_000:
        return _as_city(item)
    return _as_state(item, state)


def _georgia(item: Item, state: tuple[str, str], before: Item | None, named: frozenset[str]) -> Item | None:
    if before and any(city.country == "GE" for city in before.cities):
        return _as_country(item)
    if "US" in named or (before and (before.cities or before.states)):
        return _as_state(item, state)
    return None


def _country_or_city(item: Item, before: Item | None, after: Item | None) -> Item:
    """`Lebanon, TN`, `Peru, IL`, `Little Mexico`: a country's name that towns carry too."""
    if after and after.states and any(known_in(item, state) for state in after.states):
        return _as_city(item)
    if before and any(known_in(item, state) for state in before.states):
        return _as_city(item)
    if before is None and after and _is_american_town(item, after):
        return _as_town(item)
    return _as_country(item)


def _is_american_town(item: Item, after: Item) -> bool:
    """`Malta, NY`: a country's name before the code of a state that is not the country's own."""
    american = bool(_state_in(after, "US")) and after.code and after.sep == COMMA
    return american and item.country != "US" and not _state_in(after, item.country)


def _as_town(item: Item) -> Item:
    """`Malta, NY`, `Ohio, IL`: a town under a greater name, not in the table."""
    return replace(item, states=(), cities=(), country="", fixed=None)


def _as_state(item: Item, state: tuple[str, str]) -> Item:
    return replace(item, states=(state,), cities=(), country="", fixed=None, code=False)


def _as_city(item: Item) -> Item:
    return replace(item, states=(), country="", code=False)


def _as_country(item: Item) -> Item:
    return replace(item, states=(), cities=(), fixed=None, code=False)


def _as_fixed(item: Item) -> Item:
    return replace(item, states=(), cities=(), country="", code=False, fixed=item.fixed)


def _state_in(item: Item, country: str) -> tuple[str, str] | None:
    return next((state for state in item.states if state[0] == country), None)


def known_in(item: Item, state: tuple[str, str]) -> bool:
    """A city of the name lies in the state."""
    if item.fixed and item.fixed.country:
        return (item.fixed.country, item.fixed.state) == state
    return any((city.country, city.state) == state for city in item.cities)


def _at_home(item: Item, state: tuple[str, str]) -> bool:
    """Known in the state, and not only as a village beside a famous namesake elsewhere."""
    here = [city.weight for city in item.cities if (city.country, city.state) == state]
    return bool(here) and here[0] >= A_HOME * item.cities[0].weight


def in_country(item: Item, country: str) -> bool:
    """A city of the name lies in the country."""
    if item.fixed:
        return item.fixed.country == country
    return any(city.country == country for city in item.cities)
