"""Figures of a list of jobs. Each says how many jobs it rests on, and none is printed under the floor."""

import math
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

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
    return sum(side / len(sides) for side in sides)


def month_counts(
    jobs: Iterable[Job], as_of: date, shown: int = 12
) -> tuple[int, tuple[tuple[str, int], ...]]:
    """Postings before the months shown, and by month (YYYY-MM) in those, months without any included.

    Postings without a date, and those dated later than the data, are not counted.
    """
    days = (shown_date(advert.posting) for job in jobs for advert in job.adverts)
    counts = Counter(day.year * 12 + day.month - 1 for day in days if date.min < day <= as_of)
    if not counts:
        return 0, ()
    last = max(counts)
    first = max(min(counts), last - shown + 1)
    earlier = sum(count for month, count in counts.items() if month < first)
    return earlier, tuple((_month(month), counts[month]) for month in range(first, last + 1))


def place_counts(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Values with their counts, the most frequent first, then by name."""
    return tuple(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def dated(postings: Sequence[Posting]) -> int:
    """How many postings carry any date."""
    return sum(shown_date(posting).year > 1 for posting in postings)


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"


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
    power = 10.0 ** math.floor(math.log10(least)) if least >= 1 else 1.0
    return next(power * step for step in (1, 2, 2.5, 5, 10) if power * step >= least)
