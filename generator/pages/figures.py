"""Charts and pay figures of a list of jobs."""

from collections.abc import Callable
from datetime import date

from generator.domain.states import US_STATES
from generator.insight.catalogue import Jobs
from generator.insight.jobs import shown_date
from generator.insight.statistics import PaySummary, month_counts, pay_summary, place_counts, posted_pay
from generator.pages.book import Book
from generator.pages.charts import chart_of
from generator.pages.data_days import until_data
from generator.pages.model.figures import Chart, PayFigures
from generator.pages.words import amount_words, counted, month_words, pay_unit_words

_STATES_SHOWN = 8


def pay_of(jobs: Jobs, floor: int) -> PayFigures | None:
    """Posted pay of the list, or None under the floor."""
    summary = pay_summary(jobs, floor)
    if summary is None:
        return None
    low, median, high = (
        amount_words(round(figure, -2 if summary.median >= 10_000 else 2), summary.currency)
        for figure in (summary.quarter, summary.median, summary.three_quarters)
    )
    unit = pay_unit_words(summary.currency, summary.unit)
    return PayFigures(summary.n, len(jobs), unit, low, median, high, _pay_chart(summary, unit))


def pay_note_of(jobs: Jobs, floor: int) -> str:
    """Why there are no pay figures."""
    stating = sum(posted_pay(job) is not None for job in jobs)
    return (
        f"{counted(stating, 'job')} of {len(jobs):,} on this list {'states' if stating == 1 else 'state'} "
        f"pay. We print figures from {floor} jobs with pay in one currency and unit."
    )


def states_of(
    jobs: Jobs, title: str, url_of: Callable[[str], str], shown: int = _STATES_SHOWN
) -> Chart | None:
    """Jobs by US state, the largest states first; a job in two states counts in both."""
    counts = place_counts(state for job in jobs for state in job.states)
    if not counts:
        return None
    stated = sum(bool(job.states) for job in jobs)
    rest = f" The {len(counts) - shown} smaller ones are left out." if len(counts) > shown else ""
    description = (
        f"{stated:,} of {counted(len(jobs), 'job')} name a US state; "
        f"a job in several states counts in each.{rest}"
    )
    rows = ((US_STATES.get(code, code), count, url_of(code)) for code, count in counts[:shown])
    return chart_of("states", title, description, ("State", "Jobs"), rows)


def cities_of(jobs: Jobs, state: str, shown: int = _STATES_SHOWN) -> Chart | None:
    """Jobs by city of one state."""
    cities = place_counts(
        city
        for job in jobs
        for city in {place.city for place in job.places if place.state == state and place.city}
    )
    if not cities:
        return None
    total = sum(any(place.state == state and place.city for place in job.places) for job in jobs)
    description = f"{total:,} of {counted(len(jobs), 'job')} name a city."
    rows = ((city, count, "") for city, count in cities[:shown])
    return chart_of("cities", "Jobs by city", description, ("City", "Jobs"), rows)


def months_of(jobs: Jobs, book: Book) -> Chart | None:
    """Open postings by the month in which they were published."""
    earlier, counts = month_counts(jobs, until_data(_newest_day(jobs), book))
    if len(counts) < 2:
        return None
    rows = [(month_words(month), count, "") for month, count in counts]
    if earlier:
        rows.insert(0, ("Earlier", earlier, ""))
    total = earlier + sum(count for _, count in counts)
    description = (
        f"{counted(total, 'open posting')} by the month of publication. "
        "Older postings are fewer because many have closed."
    )
    return chart_of("months", "Open postings by month", description, ("Month", "Postings"), rows)


def _newest_day(jobs: Jobs) -> date:
    return max((shown_date(advert.posting) for job in jobs for advert in job.adverts), default=date.min)


def _pay_chart(summary: PaySummary, unit: str) -> Chart:
    rows = (
        (
            f"{amount_words(low, summary.currency)} to {amount_words(below, summary.currency)}",
            count,
            "",
        )
        for low, below, count in summary.bands
    )
    description = f"Middle of the posted range of {counted(summary.n, 'job')}, in {unit}."
    return chart_of("pay", "Posted pay", description, ("Pay", "Jobs"), rows)
