"""Dates, pay, kinds of employment and work modes of the demo's postings."""

from datetime import date, timedelta
from random import Random
from typing import Any

from demo_employers import Employer
from demo_places import CURRENCY, City

AS_OF = date(2026, 11, 15)
_DAYS = 150
"""The postings appeared in the five months before the day of the data."""

_LEVEL_FACTOR = {
    "entry": 0.74, "mid": 0.92, "unstated": 1.0, "senior": 1.2, "staff": 1.45,
    "manager": 1.15, "director": 1.5, "intern": 0.5,
}  # fmt: skip
_DEAR_CITIES = {"San Francisco", "New York", "San Jose", "Seattle", "Sunnyvale", "Oakland"}
_STATES_WITH_PAY_LAWS = {"CA", "CO", "NY", "WA", "IL", "MN", "NJ"}
_LOCAL_LEVEL = {"US": 1.0, "Canada": 0.95, "India": 24.0, "Norway": 6.5, "United Kingdom": 0.55}


def dates(roll: Random, source: str) -> dict[str, Any]:
    """First and last day in the data, publication, change and closing, in a sensible order."""
    age = min(roll.randrange(_DAYS), roll.randrange(_DAYS + 90))
    first = AS_OF - timedelta(age)
    gone = roll.random() < 0.06 + 0.22 * age / _DAYS
    last = first + timedelta(int(age * roll.uniform(0.35, 0.97))) if gone else AS_OF
    facts: dict[str, Any] = {"first_seen": first, "last_seen": last}
    if roll.random() > (0.2 if source == "quarry-history" else 0.05):
        facts["posted_on"] = first - timedelta(roll.choice((0, 0, 0, 1, 1, 2, 4)))
    if age > 7 and roll.random() < 0.2:
        facts["updated_on"] = first + timedelta(roll.randint(1, (last - first).days or 1))
    if roll.random() < 0.22:
        facts["closes_on"] = max(first, _closes_on(last, gone, roll))
    return facts


def _closes_on(last: date, gone: bool, roll: Random) -> date:
    """A vanished posting closed about then; an open one closes soon, later, or just did."""
    if gone:
        return last + timedelta(roll.choice((0, 0, 1, 2)))
    return AS_OF + timedelta(roll.choice((-6, -3, -1, 0, 2, 4, 6, 9, 13, 20, 28, 40, 55)))


def employment(level: str, employer: Employer, roll: Random) -> str | None:
    """The kind of employment; not every source states it."""
    if level == "intern":
        return "internship"
    if roll.random() < 0.12:
        return None
    chances = 0.45 if employer.facts.get("contract") else 0.04
    if level in {"unstated", "senior", "mid"} and roll.random() < chances:
        return "contract"
    return roll.choices(("full_time", "part_time", "temporary"), (95, 3, 2))[0]


def work_mode(employer: Employer, family: str, roll: Random) -> str:
    """Where the work is done, after the employer's policy; hardware is built on site."""
    policy = "office" if family == "hardware" and employer.policy != "hybrid" else employer.policy
    modes = ("on_site", "hybrid", "remote")
    weights = {"office": (75, 23, 2), "hybrid": (18, 72, 10), "mixed": (25, 45, 30)}
    return roll.choices(modes, weights.get(policy, (0, 12, 88)))[0]


def pay(base: float, level: str, kind: str | None, city: City, roll: Random) -> dict[str, Any]:
    """Posted pay; empty where the employer states none."""
    stated = 0.85 if city.state in _STATES_WITH_PAY_LAWS else 0.42
    if roll.random() > stated:
        return {}
    year = base * _LEVEL_FACTOR[level] * roll.uniform(0.86, 1.12)
    year *= 1.14 if city.name in _DEAR_CITIES else 1.0
    year *= _LOCAL_LEVEL.get(city.country, 0.6)
    facts = _in_unit(year, kind, roll)
    if city.country != "US" and roll.random() < 0.9:
        facts["currency"] = CURRENCY[city.country]
    if roll.random() < 0.07:
        del facts[roll.choice(("low", "high"))]
    return facts


def _in_unit(year: float, kind: str | None, roll: Random) -> dict[str, Any]:
    width = roll.choice((1.12, 1.18, 1.25, 1.25, 1.35, 1.5, 2.4 if roll.random() < 0.3 else 1.3))
    chance = roll.random()
    if kind in {"contract", "internship", "part_time", "temporary"} and chance < 0.85:
        if kind == "contract" and chance < 0.12:
            return _range(year / 230, width, 25, "day")
        return _range(year / 2080, width, 1, "hour")
    if kind == "internship":
        return _range(year / 52, width, 50, "week")
    if chance < 0.012:
        return _range(year / 12, width, 100, "month")
    return _range(year, width, 1000, "year") | ({"currency": "EUR"} if chance > 0.993 else {})


def _range(middle: float, width: float, step: int, unit: str) -> dict[str, Any]:
    """A range around a middle, in round figures; `width` is the higher side by the lower."""
    low = round(middle * 2 / (1 + width) / step) * step
    high = max(low, round(low * width / step) * step)
    return {"low": low, "high": high, "unit": unit}
