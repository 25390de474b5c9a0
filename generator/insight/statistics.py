"""Figures of a list of jobs. Each says how many jobs it rests on, and none is printed under the floor."""

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.domain.posting import Posting
from generator.domain.wage import Pay, WageUnit
from generator.evidence.ladder import RUNGS, Rung
from generator.insight.jobs import Job, shown_date


@dataclass(frozen=True, slots=True)
class PaySummary:
    """Posted pay in one currency and one unit."""

    n: int
    currency: str
    unit: WageUnit
    quarter: float
    """25th percentile of the middle of the posted ranges."""
    median: float
    three_quarters: float
    bands: tuple[tuple[float, float, int], ...]
    """(from, below, jobs), of equal width and without gaps."""


def rung_counts(jobs: Iterable[Job]) -> tuple[tuple[Rung, int], ...]:
    """Jobs on each rung; they add up to the list."""
    counts = Counter(job.rung for job in jobs)
    return tuple((rung, counts[rung]) for rung in RUNGS if counts[rung])


def posted_pay(job: Job) -> Pay | None:
    """Pay of the newest posting that states any."""
    return next((advert.posting.pay for advert in job.adverts if advert.posting.pay), None)


def pay_summary(jobs: Iterable[Job], floor: int) -> PaySummary | None:
    """The commonest currency and unit among the jobs, or None under the floor."""
    pays = [pay for job in jobs if (pay := posted_pay(job))]
    kinds = Counter((pay.currency, pay.unit) for pay in pays)
    if not kinds:
        return None
    (currency, unit), n = min(kinds.items(), key=lambda item: (-item[1], item[0]))
    if n < max(floor, 2):
        return None
    middles = sorted(middle_of(pay) for pay in pays if (pay.currency, pay.unit) == (currency, unit))
    quarter, median, three_quarters = statistics.quantiles(middles, n=4, method="inclusive")
    return PaySummary(n, currency, unit, quarter, median, three_quarters, _bands(middles))


def middle_of(pay: Pay) -> float:
    """The middle of the range, or its one stated side."""
    sides = [side for side in (pay.low, pay.high) if side is not None]
    return sum(sides) / len(sides)


def month_counts(jobs: Iterable[Job]) -> tuple[tuple[str, int], ...]:
    """Postings by the month (YYYY-MM) of their date, oldest first, months without any included."""
    dates = [shown_date(advert.posting) for job in jobs for advert in job.adverts]
    counts = Counter(f"{day:%Y-%m}" for day in dates if day.year > 1)
    if not counts:
        return ()
    return tuple((month, counts[month]) for month in _months(min(counts), max(counts)))


def place_counts(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Values with their counts, the most frequent first, then by name."""
    return tuple(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def dated(postings: Sequence[Posting]) -> int:
    """How many postings carry any date."""
    return sum(shown_date(posting).year > 1 for posting in postings)


def _months(first: str, last: str) -> list[str]:
    year, month = (int(part) for part in first.split("-"))
    months = [first]
    while months[-1] < last:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        months.append(f"{year:04}-{month:02}")
    return months


def _bands(middles: Sequence[float], most: int = 10) -> tuple[tuple[float, float, int], ...]:
    """Bands of a round width that hold all values, at most `most` of them."""
    low, high = middles[0], middles[-1]
    width = _round_width(max(high - low, high * 0.01) / (most - 1))
    start = low // width * width
    number = int((high - start) // width) + 1
    counts = Counter(int((middle - start) // width) for middle in middles)
    return tuple((start + i * width, start + (i + 1) * width, counts[i]) for i in range(number))


def _round_width(least: float) -> float:
    """The next of 1, 2, 2.5, 5 times a power of ten."""
    power = 10.0 ** (len(f"{int(least)}") - 1) if least >= 1 else 1.0
    return next(power * step for step in (1, 2, 2.5, 5, 10) if power * step >= least)
