"""From a place of work to the areas for which prevailing wages are published: city, county, area.

The Department of Labor publishes wages for metropolitan areas and for what lies between them, each a set of
counties; in New England it has at times been a set of towns. Which county a city lies in is told by a table
made from GeoNames (https://www.geonames.org, CC BY 4.0).
"""

import re
from functools import cache
from importlib.resources import files
from typing import Final

from generator.domain.place import Place
from generator.evidence.records import WageTable
from generator.matching.gazetteer import key_of

TERRITORIES: Final = frozenset({"PR", "GU", "VI", "MP", "AS"})
"""Codes that the wage tables have as states and places as countries."""
NEW_ENGLAND: Final = frozenset({"CT", "MA", "ME", "NH", "RI", "VT"})
"""States in which the Department of Labor has made up areas of towns instead of counties."""

_WHOLE: Final = {"DC": "district of columbia"}
"""States that are one county, so that no town needs to be known."""
_KIND: Final = re.compile(
    r" (?:county|parish|city and borough|borough|census area|municipality|municipio|planning region|region)$"
)
"""What a county is called. `city` is not among them: Fairfax and the city of Fairfax are neighbours."""
_FULL_TITLE: Final = re.compile(r"^city and (?:county|borough) of ")
_ARTICLE: Final = re.compile(r"\b(de|du|la|le|mc) (?=[a-z])")
"""Words that some write apart from the name behind them: De Kalb and DeKalb, La Salle and LaSalle."""
_TOWN_OF_COUNTY: Final = re.compile(r"[^()]+\(([^()]+)\)")
_OTHER_NAMES: Final = {
    "connecticut metropolitan": "greater bridgeport",
    "south central regional": "south central connecticut",
    "st croix island": "st croix",
    "st john island": "st john",
    "st thomas island": "st thomas",
}
"""Other names of regions of Connecticut, which took the place of its counties, and of the Virgin Islands."""


def county_key(name: str) -> str:
    """The form under which names of counties and towns meet: `St. Louis County` is `st louis`.

    Independent cities keep their word (`Fairfax city`, `City of Fairfax`: `fairfax city`), and so do towns.
    A town that stands behind its county, `DUKES (CHILMARK)`, is `chilmark town`. `(CA)` is a census area of
    Alaska. A key is its own key.
    """
    plain = re.sub(r"\(city\)", "city", name.replace("(CA)", ""), flags=re.IGNORECASE).strip()
    inside = _TOWN_OF_COUNTY.fullmatch(plain)
    if inside:
        return f"{key_of(inside[1])} town"
    key = _FULL_TITLE.sub("", key_of(plain))
    if key.startswith("city of "):
        key = f"{key.removeprefix('city of ').removesuffix(' city')} city"
    key = _joined(_KIND.sub("", key))
    return _OTHER_NAMES.get(key, key)


def town_key(name: str) -> str:
    """The form under which names of towns meet: `De Kalb` and `DeKalb`, `St. Paul` and `Saint Paul`."""
    return _joined(key_of(name))


def _joined(key: str) -> str:
    return _ARTICLE.sub(r"\1", key)


def areas_of(place: Place, table: WageTable) -> tuple[str, ...]:
    """Numbers of the areas a city lies in, sorted; most often one.

    Empty when that cannot be told: a place outside the USA, a state without a city, an unknown town.
    """
    state = place.country if place.country in TERRITORIES else place.state
    town = town_key(place.city) or _WHOLE.get(state, "")
    if not state or not town or place.country not in {"US", *TERRITORIES}:
        return ()
    counties = table.counties
    if state in NEW_ENGLAND:
        for key in (f"{town} town", f"{town} city"):
            if (state, key) in counties:
                return (counties[state, key],)
    found = {counties[state, key] for key in counties_of(state, town) if (state, key) in counties}
    if not found and (state, town) in counties:
        found = {counties[state, town]}
    return tuple(sorted(found))


def counties_of(state: str, town: str) -> tuple[str, ...]:
    """Keys of the counties a town lies in; `town` is its `town_key`. Empty for unknown towns."""
    whole = _WHOLE.get(state)
    found = _lines().get(f"{state}\t{town}")
    return (whole,) if whole else tuple(found.split("|")) if found else ()


@cache
def _lines() -> dict[str, str]:
    """Counties by state and town, as they stand in the table."""
    table = files(__package__).joinpath("city_counties.tsv").read_text(encoding="utf-8")
    rows = (line.rpartition("\t") for line in table.splitlines() if not line.startswith("#"))
    return {place: counties for place, _, counties in rows}
