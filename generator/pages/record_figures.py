"""Figures of public filings as pages print them: shares with their n, and nothing under the floor."""

from generator.domain.records import DataSet
from generator.domain.states import US_STATES
from generator.domain.wage import WageLevel
from generator.evidence.records import Filings, PaySpread, PublicRecords, Span
from generator.pages.charts import chart_of
from generator.pages.model.figures import Chart
from generator.pages.model.filings import FilingFigures, LevelMix, LevelShare, OfferedPay, Portion
from generator.pages.model.parts import Source
from generator.pages.record_days import fiscal_year, set_words, span_of, span_words
from generator.pages.words import amount_words, counted

LEVELS = tuple(level.value for level in WageLevel)
_STATES_SHOWN = 8


def figures_of(filings: Filings, floor: int) -> FilingFigures:
    """Statistics of single applications. One that rests on fewer than `floor` of them is left out.

    The withdrawn share is of all that were certified at first, those withdrawn later among them.
    """
    return FilingFigures(
        pay=offered_pay(filings.pay, floor),
        levels=level_mix(filings.levels, floor),
        withdrawn=_portion(filings.withdrawn, filings.details + filings.withdrawn, floor),
        placed=_placed(filings, floor),
    )


def has_figures(figures: FilingFigures) -> bool:
    """Whether any statistic has enough applications behind it."""
    return any((figures.pay, figures.levels, figures.withdrawn))


def level_mix(levels: tuple[int, int, int, int], floor: int) -> LevelMix | None:
    """Applications by wage level, of those that state one."""
    n = sum(levels)
    if n < floor:
        return None
    return LevelMix(
        n,
        tuple(
            LevelShare(level, count, count / n, sum(levels[:place]) / n)
            for place, (level, count) in enumerate(zip(LEVELS, levels, strict=True))
        ),
    )


def offered_pay(pay: PaySpread | None, floor: int) -> OfferedPay | None:
    """The quartiles of offered yearly pay, to the nearest hundred dollars."""
    if pay is None or pay.n < floor:
        return None
    low, median, high = (
        amount_words(round(amount, -2), "USD") for amount in (pay.quarter, pay.median, pay.three_quarters)
    )
    return OfferedPay(pay.n, low, median, high)


def details_scope(filings: Filings, records: PublicRecords, floor: int) -> str:
    """What the statistics of `figures_of` rest on, or that too few are behind them; or nothing."""
    if records.detailed is None:
        return ""
    if filings.details < floor:
        return (
            f"Pay, levels, withdrawals and placements are not shown: fewer than {floor} single certified "
            f"LCAs in {set_words(records.detailed, records.detailed_span)}."
        )
    return (
        f"Pay, levels, withdrawals and placements rest on "
        f"{counted(filings.details, 'single certified LCA')}: "
        f"{set_words(records.detailed, records.detailed_span)}. "
        "Pay is the lower bound of each offer in a year of 2,080 hours."
    )


def detailed_days(records: PublicRecords) -> str:
    """The days of the figures of single applications; empty without any."""
    if records.detailed is None:
        return ""
    return span_words(records.detailed_span or span_of(records.detailed))


def source_of(data: DataSet) -> Source:
    """A set as a source; the address is empty where it has none."""
    return Source(data.title, data.url or "")


def filing_states(filings: Filings, days: str, floor: int) -> Chart | None:
    """Certified applications by the state of the place of work, the largest states first."""
    total = sum(certified for _, certified in filings.states)
    if total < floor:
        return None
    rest = filings.states[_STATES_SHOWN:]
    left_out = (
        f" {counted(len(rest), 'more state')} with {sum(number for _, number in rest):,} together "
        f"{'is' if len(rest) == 1 else 'are'} left out."
        if rest
        else ""
    )
    return chart_of(
        "filing-states",
        "Certified LCAs by state of work",
        f"{total:,} of {counted(filings.details, 'certified LCA')} name the state of work, {days}.{left_out}",
        ("State", "Certified LCAs"),
        ((US_STATES.get(state, state), certified, "") for state, certified in filings.states[:_STATES_SHOWN]),
    )


def fiscal_years(span: Span) -> range:
    """The federal fiscal years a span touches."""
    return range(fiscal_year(span.first), fiscal_year(span.last) + 1)


def lacks_year(data: DataSet, year: int) -> bool:
    """Whether the data hold nothing of a fiscal year."""
    quarters = {f"FY{year} Q{quarter}" for quarter in (1, 2, 3, 4)}
    return f"FY{year}" in data.missing or quarters <= set(data.missing)


def lacks_quarter(data: DataSet, quarter: str) -> bool:
    """Whether the data hold nothing of a fiscal quarter, `FY2025 Q4`."""
    return quarter in data.missing or quarter.partition(" ")[0] in data.missing


def _portion(count: int, of: int, floor: int) -> Portion | None:
    return Portion(count, of) if of >= floor else None


def _placed(filings: Filings, floor: int) -> Portion | None:
    """Placements with other employers, when they are half or more of those whose layout tells."""
    if filings.secondary * 2 < filings.secondary_of:
        return None
    return _portion(filings.secondary, filings.secondary_of, floor)
