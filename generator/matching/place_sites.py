"""Cities that only belong to the name of a site, or are the region of the city beside them."""

from generator.matching.gazetteer import key_of, likeliest
from generator.matching.place_groups import Group, is_small
from generator.matching.place_items import Item
from generator.matching.place_meanings import FAMOUS, in_country, known_in
from generator.matching.place_words import COMMA, DASH, HYPHEN


def without_sites(groups: list[Group]) -> list[Group]:
    """Without the cities that only belong to a site's name or are the region of another city."""
    kept: list[Group] = []
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


def _is_street_or_site(previous: Group, group: Group) -> bool:
    """`San Antonio - Broadway`: after a city and a dash, the name of a small town is a site's."""
    city = group.city
    if city is None or previous.city is None or group.joined or city.sep != DASH:
        return False
    return is_small(city)


def _is_large(city: Item) -> bool:
    return bool(city.cities) and city.cities[0].population > 100_000


def _is_twin(previous: Group, group: Group) -> bool:
    """`Midland-Odessa`: two cities of one metropolitan area, the first its core."""
    first, second = previous.city, group.city
    if not first or not second or second.sep != HYPHEN or previous.joined or first.fixed:
        return False
    return _shared_state(previous, group) is not None


def _shared_state(previous: Group, group: Group) -> tuple[str, str] | None:
    """The state in which both cities lie."""
    if not previous.city or not group.city:
        return None
    homes = [(city.country, city.state) for city in group.city.cities if city.state]
    return next((home for home in homes if known_in(previous.city, home)), None)


def _is_site_before(previous: Group, group: Group) -> bool:
    """A bare city inside other words, then a full place: `Jackson Hall, Boston, MA`."""
    if previous.city is None or group.city is None or previous.state:
        return False
    if previous.city.fixed or previous.sealed:
        return False
    if not group.joined:
        return group.city.sep == DASH and is_small(previous.city) and _is_large(group.city)
    unfit = group.state is not None and not known_in(previous.city, group.state)
    minor = bool(previous.city.cities) and previous.city.cities[0].weight < FAMOUS / 2
    return not previous.city.whole or (unfit and minor and group.city.sep == COMMA)


def _is_region_of(previous: Group, group: Group) -> bool:
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
