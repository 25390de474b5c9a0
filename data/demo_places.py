"""Where the demo's jobs are: real places, written the many ways sources write them."""

from dataclasses import dataclass
from random import Random
from typing import Any


@dataclass(frozen=True, slots=True)
class City:
    """A city; `state` is a US code or the name of a region abroad."""

    name: str
    state: str
    country: str = "US"


_STATE_NAMES = {
    "AZ": "Arizona", "CA": "California", "CO": "Colorado", "CT": "Connecticut",
    "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia", "IL": "Illinois",
    "IN": "Indiana", "MA": "Massachusetts", "MD": "Maryland", "ME": "Maine", "MI": "Michigan",
    "MN": "Minnesota", "MO": "Missouri", "NC": "North Carolina", "NJ": "New Jersey",
    "NV": "Nevada", "NY": "New York", "OH": "Ohio", "OR": "Oregon", "PA": "Pennsylvania",
    "RI": "Rhode Island", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VA": "Virginia",
    "WA": "Washington", "WI": "Wisconsin",
}  # fmt: skip

# City, state, how many shares of the employers live there.
_HOMES = """
New York, NY, 12; San Francisco, CA, 11; Seattle, WA, 8; Austin, TX, 8; Boston, MA, 8
Chicago, IL, 7; Los Angeles, CA, 6; Denver, CO, 5; Atlanta, GA, 5; San Jose, CA, 5
Washington, DC, 4; Dallas, TX, 4; Philadelphia, PA, 3; San Diego, CA, 3; Portland, OR, 3
Raleigh, NC, 3; Minneapolis, MN, 3; Houston, TX, 3; Pittsburgh, PA, 2; Salt Lake City, UT, 2
Nashville, TN, 2; Phoenix, AZ, 2; Miami, FL, 2; Columbus, OH, 2; Detroit, MI, 2
Charlotte, NC, 2; Jersey City, NJ, 2; Baltimore, MD, 1; Madison, WI, 1; Milwaukee, WI, 1
Ann Arbor, MI, 1; Sunnyvale, CA, 2; Oakland, CA, 2; Bellevue, WA, 2; Cambridge, MA, 2
Arlington, VA, 2; Richmond, VA, 1; Tampa, FL, 1; Orlando, FL, 1; St. Louis, MO, 1
Kansas City, MO, 1; Cleveland, OH, 1; Indianapolis, IN, 1; Boulder, CO, 1; Hartford, CT, 1
Providence, RI, 1; Portland, ME, 1; Las Vegas, NV, 1; Irvine, CA, 1; Plano, TX, 1
"""
_ABROAD = (
    City("Toronto", "Ontario", "Canada"),
    City("Vancouver", "British Columbia", "Canada"),
    City("Berlin", "", "Germany"),
    City("Munich", "Bavaria", "Germany"),
    City("London", "", "United Kingdom"),
    City("Dublin", "", "Ireland"),
    City("Bengaluru", "Karnataka", "India"),
    City("Hyderabad", "Telangana", "India"),
    City("Amsterdam", "", "Netherlands"),
    City("Oslo", "", "Norway"),
    City("Paris", "", "France"),
)
_FIXED_ABROAD = {"Søylen Data": "Oslo", "Œuvre Labs": "Paris", "Bücher & Söhne": "Munich"}
CURRENCY = {
    "US": "USD", "Canada": "CAD", "United Kingdom": "GBP", "India": "INR", "Norway": "NOK",
    "Germany": "EUR", "Ireland": "EUR", "Netherlands": "EUR", "France": "EUR",
}  # fmt: skip
PERMITS = {
    "Canada": "a Canadian work permit",
    "United Kingdom": "a UK Skilled Worker visa",
    "Germany": "an EU Blue Card",
    "Ireland": "a Critical Skills permit",
    "Netherlands": "a highly skilled migrant permit",
    "France": "a Talent Passport",
    "India": "an Indian employment visa",
    "Norway": "a Norwegian skilled worker permit",
}


def homes(roll: Random, named: str = "") -> tuple[City, ...]:
    """The US cities an employer has offices in; `named` fixes them ("New York, Miami")."""
    known, shares = _home_table()
    if named:
        return tuple(next(city for city in known if city.name == name) for name in named.split(", "))
    wanted = roll.choice((1, 1, 1, 2, 2, 3, 4))
    chosen: list[City] = []
    while len(chosen) < wanted:
        city = roll.choices(known, shares)[0]
        if city not in chosen:
            chosen.append(city)
    return tuple(chosen)


def abroad(employer: str, roll: Random) -> City | None:
    """The employer's office abroad, if it has one."""
    if employer in _FIXED_ABROAD:
        return next(city for city in _ABROAD if city.name == _FIXED_ABROAD[employer])
    return roll.choice(_ABROAD) if roll.random() < 0.4 else None


def written(cities: list[City], source: str, roll: Random) -> list[Any]:
    """Places as a source writes them: in parts, as strings, or all in one string."""
    if source == "harbor-board" and roll.random() < 0.85:
        return [_in_parts(city, roll) for city in cities]
    form = roll.randrange(5)
    strings = [_as_string(city, form) for city in cities]
    if len(strings) > 1 and roll.random() < 0.4:
        return [roll.choice(("; ", " / ", " or ")).join(strings)]
    return list(strings)


def written_remote(within: list[City], roll: Random) -> tuple[list[Any], list[str]]:
    """Places and `remote_within` of a remote job; `within` limits it to their states."""
    if within:
        return [], sorted({_STATE_NAMES[city.state] for city in within})
    form = roll.randrange(6)
    strings = ("Remote - US", "Remote (United States)", "Remote, USA", "United States (Remote)")
    if form < len(strings):
        return [strings[form]], ["US"] if roll.random() < 0.5 else []
    return ([{"country": "US"}], ["US"]) if form == 4 else ([], ["US"])


def _in_parts(city: City, roll: Random) -> dict[str, str]:
    state = city.state
    if city.country == "US" and roll.random() < 0.3:
        state = _STATE_NAMES[state]
    parts = {"city": city.name, "state": state, "country": city.country}
    return {key: value for key, value in parts.items() if value}


def _as_string(city: City, form: int) -> str:
    if city.country != "US":
        return ", ".join(filter(None, (city.name, city.state if form == 1 else "", city.country)))
    if city.name == "Washington":
        return ("Washington, DC", "Washington, D.C.")[form % 2]
    if city.name == "New York":
        return ("New York, NY", "New York City", "New York, New York", "NYC", "New York, NY, USA")[form]
    if city.name == "San Francisco" and form == 3:
        return "San Francisco Bay Area"
    name = _STATE_NAMES[city.state]
    return (
        f"{city.name}, {city.state}",
        f"{city.name}, {name}",
        f"{city.name}, {city.state}, USA",
        f"{city.name}, {city.state}, United States",
        f"{city.name}, {city.state}",
    )[form]


def _home_table() -> tuple[list[City], list[int]]:
    rows = [row.rsplit(", ", 2) for row in _HOMES.strip().replace("\n", "; ").split("; ")]
    return [City(name, state) for name, state, _ in rows], [int(share) for *_, share in rows]
