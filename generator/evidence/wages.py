"""Posted pay held against the prevailing wage levels of an occupation where the job is.

The level of a wage is the highest one whose prevailing wage it meets or exceeds. Pay and wages are compared
in dollars a year, at 2,080 hours a year. A range of pay, several areas, or both give a span of levels; pay
with one end gives a span that is open at the other. What cannot be told is said with its reason.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum, StrEnum
from typing import Final

from generator.domain.place import Place
from generator.domain.wage import HOURS_A_YEAR, Pay, WageLevel, WageUnit, yearly
from generator.evidence.areas import TERRITORIES, areas_of
from generator.evidence.records import WageTable

LEAST_YEAR: Final = 7.25 * HOURS_A_YEAR
"""The federal minimum wage (29 U.S.C. 206, since 24 July 2009) in a year. Pay below it has a slip in its unit
or amount, or is not for full-time work; held against yearly wages it would make a false accusation."""
MOST_YEAR: Final = 10_000_000
"""Likewise for pay above it: yearly pay said to be for an hour."""

Levels = tuple[float, float, float, float]
"""Dollars for level I, II, III and IV."""


class Standing(IntEnum):
    """Where an amount stands among the four levels."""

    BELOW = 0
    """Below the prevailing wage of level I."""
    ONE = 1
    TWO = 2
    THREE = 3
    FOUR = 4

    @property
    def level(self) -> WageLevel | None:
        """The level; None below level I."""
        return tuple(WageLevel)[self - 1] if self else None


class CannotSay(StrEnum):
    """Why pay is not compared, the first that holds; pages have a sentence for each."""

    NO_TABLE = "no-table"
    """The site has no table of prevailing wages."""
    OTHER_YEAR = "other-year"
    """The table's wage year does not hold the day of the postings."""
    NO_OCCUPATION = "no-occupation"
    """No standard occupation is known for the job."""
    REMOTE = "remote"
    """A remote job without a place: the area is that of the worker's home."""
    NO_PLACE = "no-place"
    """No place is stated."""
    ABROAD = "abroad"
    """Every place is outside the USA."""
    NO_AREA = "no-area"
    """The places name no town whose area is known: a whole state, an unknown town."""
    NOT_PUBLISHED = "not-published"
    """No wage is published for the occupation in these areas."""
    NO_PAY = "no-pay"
    """The posting states no pay."""
    NOT_DOLLARS = "not-dollars"
    """The pay is not in US dollars."""
    DOUBTFUL_PAY = "doubtful-pay"
    """The pay as stated would be below the federal minimum wage or above ten million dollars a year."""


@dataclass(frozen=True, slots=True)
class AreaWage:
    """The four prevailing wages of one occupation in one area."""

    area: str
    """Number of the area."""
    name: str
    soc: str
    hourly: Levels
    """Dollars an hour, as published or from a published yearly wage."""
    yearly: Levels
    """Dollars a year of 2,080 hours."""


@dataclass(frozen=True, slots=True)
class LevelSpan:
    """The levels that pay may stand at. A side is None where the pay has no such end: it is open there.

    `LevelSpan(TWO, None)` is level II or above, `LevelSpan(None, THREE)` level III or below. At most one side
    is None.
    """

    low: Standing | None
    high: Standing | None

    @property
    def is_one(self) -> bool:
        """Whether it is one level, or wholly below level I."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class WageComparison:
    """What came of comparing one posting's pay.

    `span` or `reason` is given, never both. `areas` stand there also where only the pay is missing, so that a
    page can show the four levels without a comparison.
    """

    soc: str = ""
    """The occupation compared with: the first one given. Empty when none is."""
    not_compared: tuple[str, ...] = ()
    """The role's other occupations."""
    areas: tuple[AreaWage, ...] = ()
    """Areas of the places, by name."""
    span: LevelSpan | None = None
    reason: CannotSay | None = None
    low_year: float | None = None
    """Lower end of the pay in dollars a year; None without one, or when the pay is not compared."""
    high_year: float | None = None
    is_converted: bool = False
    """Whether the pay is not published as yearly pay, so that 2,080 hours a year were assumed."""
    remote: bool = False
    """Whether the job is remote; the places are then those its posting lists."""
    unknown_places: tuple[Place, ...] = ()
    """Places in the USA of which the area is not known; the comparison says nothing of them."""
    unpublished: tuple[str, ...] = ()
    """Names of the areas of its places without a published wage; likewise."""


@dataclass(frozen=True, slots=True)
class AreaOfJobs:
    """An area of a role's jobs."""

    wage: AreaWage
    jobs: int
    """Jobs with a place in the area."""


def covers(table: WageTable | None, day: date) -> bool:
    """Whether the table's wage year (1 July to 30 June) holds `day`. If not, pages have no data."""
    return table is not None and table.first <= day <= table.last


def wage_comparison(
    pay: Pay | None,
    places: tuple[Place, ...],
    socs: tuple[str, ...],
    table: WageTable | None,
    *,
    day: date,
    remote: bool = False,
) -> WageComparison:
    """Compare `pay` for work at `places`, on `day`, with the prevailing wages of the first of `socs`.

    The first occupation is the role's usual one. The others are named in the result and not compared with: a
    span over several occupations would say less than one that a reader can check. `day` is the day the
    postings describe.
    """
    if table is None or not covers(table, day):
        return WageComparison(reason=CannotSay.OTHER_YEAR if table else CannotSay.NO_TABLE, remote=remote)
    if not socs:
        return WageComparison(reason=CannotSay.NO_OCCUPATION, remote=remote)
    where = _areas(places, socs[0], table, remote=remote)
    if not where.areas:
        return _result(where, socs, _no_areas(places, where))
    if pay is None:
        return _result(where, socs, CannotSay.NO_PAY)
    if pay.currency != "USD":
        return _result(where, socs, CannotSay.NOT_DOLLARS)
    return _compared(pay, _result(where, socs, None))


def standing(year: float, levels: Levels) -> Standing:
    """The highest level whose yearly wage `year` meets or exceeds.

    The department shows yearly wages in whole dollars, and employers post these: $90,355 meets 90,355.20.
    """
    met = (each for each in tuple(Standing)[1:] if year >= min(levels[each - 1], round(levels[each - 1])))
    return max(met, default=Standing.BELOW)


def area_wage(soc: str, area: str, table: WageTable) -> AreaWage | None:
    """The wages of an occupation in an area; None unless all four levels are published."""
    found = table.wages.get((soc, area))
    if found is None:
        return None
    one, two, three, four = found.levels
    if one is None or two is None or three is None or four is None:
        return None
    hourly = (one, two, three, four)
    return AreaWage(
        area,
        table.area_names.get(area, area),
        soc,
        hourly,
        (_dollars(one), _dollars(two), _dollars(three), _dollars(four)),
    )


def largest_areas(
    socs: tuple[str, ...],
    places_of_jobs: Iterable[tuple[Place, ...]],
    table: WageTable | None,
    *,
    day: date,
    limit: int,
) -> tuple[AreaOfJobs, ...]:
    """The areas with most jobs, the most first, then by name, with the wages of the first of `socs`.

    A job in several areas counts in each of them; areas without a published wage are left out. Empty without
    an occupation and with the table of another year.
    """
    if table is None or not socs or not covers(table, day):
        return ()
    jobs = Counter(area for places in places_of_jobs for area in _areas_of_all(places, table))
    found = [
        AreaOfJobs(wage, number)
        for area, number in jobs.items()
        if (wage := area_wage(socs[0], area, table)) is not None
    ]
    return tuple(sorted(found, key=lambda each: (-each.jobs, each.wage.name, each.wage.area))[:limit])


def _areas_of_all(places: tuple[Place, ...], table: WageTable) -> set[str]:
    return {area for place in places for area in areas_of(place, table)}


@dataclass(frozen=True, slots=True)
class _Where:
    """The places of a job as areas."""

    areas: tuple[AreaWage, ...]
    unpublished: tuple[str, ...]
    unknown: tuple[Place, ...]
    remote: bool


def _areas(places: tuple[Place, ...], soc: str, table: WageTable, *, remote: bool) -> _Where:
    at_home = [place for place in places if _is_american(place)]
    by_place = {place: areas_of(place, table) for place in at_home}
    numbers = {area for areas in by_place.values() for area in areas}
    named = sorted((table.area_names.get(area, area), area) for area in numbers)
    wages = [(name, area_wage(soc, area, table)) for name, area in named]
    return _Where(
        areas=tuple(wage for _, wage in wages if wage is not None),
        unpublished=tuple(name for name, wage in wages if wage is None),
        unknown=tuple(place for place in at_home if not by_place[place]),
        remote=remote,
    )


def _is_american(place: Place) -> bool:
    return place.country == "US" or place.country in TERRITORIES


def _no_areas(places: tuple[Place, ...], where: _Where) -> CannotSay:
    if where.unpublished:
        return CannotSay.NOT_PUBLISHED
    if places and not where.unknown:
        return CannotSay.ABROAD
    # Working from home somewhere in a country or a state tells no more of an area than no place at all.
    if where.remote:
        return CannotSay.REMOTE
    return (
        CannotSay.NO_AREA if any(place.city or place.state for place in where.unknown) else CannotSay.NO_PLACE
    )


def _result(where: _Where, socs: tuple[str, ...], reason: CannotSay | None) -> WageComparison:
    return WageComparison(
        soc=socs[0],
        not_compared=socs[1:],
        areas=where.areas,
        reason=reason,
        remote=where.remote,
        unknown_places=where.unknown,
        unpublished=where.unpublished,
    )


def _compared(pay: Pay, result: WageComparison) -> WageComparison:
    low, high = (_year(amount, pay.unit) for amount in (pay.low, pay.high))
    if not all(LEAST_YEAR <= amount <= MOST_YEAR for amount in (low, high) if amount is not None):
        return replace(result, reason=CannotSay.DOUBTFUL_PAY)
    return replace(
        result,
        span=_span(low, high, result.areas),
        low_year=low,
        high_year=high,
        is_converted=pay.unit != WageUnit.YEAR,
    )


def _span(low: float | None, high: float | None, areas: tuple[AreaWage, ...]) -> LevelSpan:
    """From the lowest standing of the low end in any area to the highest of the high end."""
    lowest = None if low is None else min(standing(low, each.yearly) for each in areas)
    highest = None if high is None else max(standing(high, each.yearly) for each in areas)
    # There is nothing above level IV and nothing below "below level I", so such a span has both sides.
    if lowest is Standing.FOUR:
        highest = Standing.FOUR
    if highest is Standing.BELOW:
        lowest = Standing.BELOW
    return LevelSpan(lowest, highest)


def _year(amount: float | None, unit: WageUnit) -> float | None:
    """Cents are the finest difference that counts."""
    return None if amount is None else round(yearly(amount, unit), 2)


def _dollars(hourly: float) -> float:
    return round(hourly * HOURS_A_YEAR, 2)
