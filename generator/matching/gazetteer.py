"""Cities by name, and which of several cities of one name a reader means.

The table is a shortened GeoNames list (https://www.geonames.org, CC BY 4.0): every city of the USA
from 500 people, Canada from 1,000, India from 15,000, elsewhere from 50,000, and every capital.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from anyascii import anyascii

PULL: Final = {"US": 4.0, "CA": 2.0, "BR": 0.8, "MX": 0.8, "IN": 0.8} | dict.fromkeys(
    ("GB", "IE", "FR", "DE", "ES", "IT", "NL", "BE", "CH", "AT", "PT", "SE", "DK", "AU", "NZ"), 1.5
)
"""How much likelier a job of this data stands there than its population says; 0.4 elsewhere."""
CAPITALS: Final = frozenset(
    {("GB", "London"), ("FR", "Paris"), ("IE", "Dublin"), ("ES", "Madrid"), ("IT", "Rome")}
    | {("GR", "Athens"), ("CL", "Santiago"), ("PE", "Lima"), ("EG", "Cairo"), ("PL", "Warsaw")}
    | {("DE", "Berlin"), ("NZ", "Wellington"), ("CU", "Havana"), ("RU", "Moscow")}
    | {("AT", "Vienna"), ("CH", "Geneva"), ("CZ", "Prague"), ("PT", "Lisbon"), ("LB", "Beirut")}
)
"""Cities outside the USA that their bare name means, although American towns share it."""
CLEAR_LEAD: Final = 1.4
"""A bare name means its first city when that one leads the second by this factor."""
CLEAR_LEAD_AT_HOME: Final = 1.9
"""The same for two cities of one country, where no weighing of countries adds to the doubt."""


@dataclass(frozen=True, slots=True)
class City:
    """A line of the table. `state` is filled in the USA, Canada and India."""

    country: str
    state: str
    name: str
    population: int

    @property
    def weight(self) -> float:
        """Population, weighed by how likely a posting means this country."""
        capital = 5.0 if (self.country, self.name) in CAPITALS else 1.0
        return self.population * PULL.get(self.country, 0.4) * capital


@lru_cache(maxsize=65_536)
def key_of(text: str) -> str:
    """The form under which names meet: `São Paulo` and `SAO-PAULO`, `St. Louis`, `Saint Louis`."""
    plain = (text if text.isascii() else anyascii(text)).lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’`.](?=\w)|['’`]", "", plain.replace("&", " and ")))
    return " ".join(SHORT.get(word, word) for word in words)


SHORT: Final = {"saint": "st", "ft": "fort", "mt": "mount", "sainte": "ste"}


def cities_named(key: str) -> tuple[City, ...]:
    """Every city of a name given by its key, heaviest first."""
    return _cities_of(_lines().get(key, ()))


def likeliest(cities: tuple[City, ...]) -> City | None:
    """The city a bare name means, or `None` when two are about as likely."""
    if not cities:
        return None
    first, *others = cities[:2]
    return first if all(_leads(first, city) for city in others) else None


def _leads(first: City, second: City) -> bool:
    factor = CLEAR_LEAD_AT_HOME if first.country == second.country else CLEAR_LEAD
    return first.weight >= factor * second.weight


@lru_cache(maxsize=16_384)
def _cities_of(lines: tuple[str, ...]) -> tuple[City, ...]:
    cities = []
    for line in lines:
        country, state, name, population = line.split("\t")
        cities.append(City(country, state, name, int(population)))
    return tuple(sorted(cities, key=lambda city: (-city.weight, city.country, city.state)))


@cache
def _lines() -> dict[str, tuple[str, ...]]:
    """The table's lines by key: parsed only when a name is asked for, as most never are."""
    table = files(__package__).joinpath("cities.tsv").read_text(encoding="utf-8")
    lines: dict[str, tuple[str, ...]] = {}
    for line in table.splitlines():
        if not line.startswith("#"):
            key = _table_key(line.split("\t", 3)[2])
            lines[key] = (*lines.get(key, ()), line)
    return lines


def _table_key(name: str) -> str:
    """`key_of`, with a short way for plain names: it keeps the loading time low."""
    plain = name.lower()
    words = plain.split(" ")
    if name.isascii() and plain.replace(" ", "").isalpha() and SHORT.keys().isdisjoint(words):
        return plain
    return key_of(name)
