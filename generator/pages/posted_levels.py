"""Posted pay and the four prevailing wage levels, as cards, pages, the search and downloads say it."""

from collections.abc import Mapping
from datetime import date

from generator.domain.posting import WorkMode
from generator.domain.wage import HOURS_A_YEAR, Pay, WageLevel
from generator.evidence.areas import TERRITORIES
from generator.evidence.wages import (
    AreaWage,
    CannotSay,
    LevelSpan,
    Standing,
    WageComparison,
    covers,
    standing,
    wage_comparison,
)
from generator.insight.jobs import Job
from generator.insight.scale import occupations_of
from generator.insight.statistics import posted_pay
from generator.pages.articles import fact_note
from generator.pages.book import Book, once_for_each_book
from generator.pages.data_days import is_past
from generator.pages.evidence_words import occupation_words
from generator.pages.model.parts import FactNote, Link
from generator.pages.model.wages import PlaceLevels, WagePanel, WageStep
from generator.pages.record_days import wage_year_words
from generator.pages.words import amount_words, day_words, listed_names, pay_words

CANNOT_SAY = "Cannot say"
BELOW = "Below level I"
LEVEL_VALUES = (BELOW, *(f"Level {level}" for level in WageLevel))
"""Values of the search's facet, lowest first; `CANNOT_SAY` stands for every job that is not compared."""

_AMERICAN = frozenset({"US", *TERRITORIES})
_AREAS_SHOWN = 3
_NAMES_SHOWN = 5
LEVEL_MEANING = "h1b_selection_weights"
"""The fact that says what a level means for the H-1B selection."""
REASONS = {
    CannotSay.NO_TABLE: "No data: this site holds no prevailing wages, so the posted pay is not compared.",
    CannotSay.OTHER_YEAR: "No data: the wage table of this site is of another year than the postings.",
    CannotSay.NO_OCCUPATION: "Cannot say: no standard occupation is known for this job.",
    CannotSay.REMOTE: "Cannot say: the job is remote and names no town. The level depends on the place "
    "where you work.",
    CannotSay.NO_PLACE: "Cannot say: the posting names no town. The level depends on the place of work.",
    CannotSay.ABROAD: "The place is outside the USA, where these wage levels do not apply.",
    CannotSay.NO_AREA: "Cannot say: the posting names no town whose wage area is known.",
    CannotSay.NOT_PUBLISHED: "Cannot say: no wage is published for this occupation in this area.",
    CannotSay.NO_PAY: "Cannot say: the posting states no pay. These are the levels where the job is.",
    CannotSay.NOT_DOLLARS: "Cannot say: the posted pay is not in US dollars. These are the levels where the "
    "job is.",
    CannotSay.DOUBTFUL_PAY: "Cannot say: the pay as stated is below the federal minimum wage or above ten "
    "million dollars for a year of full-time work, so its unit or amount is in doubt.",
}
"""Why nothing is compared, as a sentence."""


def comparison_of(job: Job, book: Book) -> WageComparison:
    """The job's posted pay held against the levels of its places, made once for equal jobs."""
    pay, socs, remote = posted_pay(job), job_socs(job, book), job.work_mode is WorkMode.REMOTE
    return book.made.once(
        ("comparison", pay, job.places, socs, remote),
        lambda: wage_comparison(
            pay, job.places, socs, book.records.wages, day=_day_for_wages(book), remote=remote
        ),
    )


def job_socs(job: Job, book: Book) -> tuple[str, ...]:
    """SOC 2018 codes of a job's leading posting, the one that counts first."""
    socs = {match.role: book.roles[match.role].occupation.soc for match in job.lead.reading.roles}
    return occupations_of(job.lead.posting, job.lead.reading, socs)


@once_for_each_book
def has_levels(book: Book) -> bool:
    """Whether the site has wages of the postings' year."""
    return covers(book.records.wages, book.catalogue.as_of)


def _day_for_wages(book: Book) -> date:
    """A day that lies in the year of the wages where that of the data does, and else in none."""
    table = book.records.wages
    return table.first if table and has_levels(book) else date.max


def level_words(span: LevelSpan) -> str:
    """`level II`, `level II to III`, `below level I to level II`, `level II or above`."""
    low, high = span.low, span.high
    if low is None or high is None:
        return _open_words(low, high)
    if low == high:
        return _level(low)
    return f"{_level(low)} to {high.level}" if low.level else f"{_level(low)} to {_level(high)}"


def card_level(comparison: WageComparison) -> str:
    """`level II to III in San Jose-Sunnyvale-Santa Clara, CA`; empty when nothing was compared."""
    if comparison.span is None:
        return ""
    return f"{level_words(comparison.span)} {_where(comparison)}"


def level_value(job: Job, book: Book) -> str:
    """The value of the facet: the level of the low end of the posted pay."""
    span = comparison_of(job, book).span
    if span is None or span.low is None:
        return CANNOT_SAY
    return LEVEL_VALUES[span.low]


def level_record(job: Job, book: Book) -> Mapping[str, object] | None:
    """The comparison for downloads: `from` and `to` are 0 below level I, else 1 to 4; null is an open end."""
    comparison = comparison_of(job, book)
    if comparison.span is None:
        return None
    low, high = comparison.span.low, comparison.span.high
    return {
        "from": None if low is None else int(low),
        "to": None if high is None else int(high),
        "area": [area.name for area in comparison.areas],
        "soc": comparison.soc,
    }


def wage_panel(job: Job, book: Book) -> tuple[WagePanel | None, str]:
    """The panel of a posting's page, or None and the reason why there is none."""
    comparison = comparison_of(job, book)
    table = book.records.wages
    if table is None or not comparison.areas:
        return None, _reason(comparison, book)
    panel = WagePanel(
        answer=_answer(comparison, book),
        occupation=_occupation(comparison.soc, book),
        notes=_notes(comparison, job, book),
        areas=tuple(_area(area, comparison) for area in comparison.areas[:_AREAS_SHOWN]),
        more_areas=tuple(area.name for area in comparison.areas[_AREAS_SHOWN:]),
        source=Link(wage_year_words(table.source), table.source.url or ""),
        meaning=level_meaning(book),
    )
    return panel, ""


def _reason(comparison: WageComparison, book: Book) -> str:
    if comparison.reason is None:
        return ""
    sentence, table = REASONS[comparison.reason], book.records.wages
    if comparison.reason is CannotSay.OTHER_YEAR and table:
        days = f"{day_words(table.first)} to {day_words(table.last)}"
        sentence = f"{sentence} It covers {days}; the postings are of {day_words(book.catalogue.as_of)}."
    if comparison.unpublished:
        sentence = f"{sentence} ({listed_names(comparison.unpublished, _NAMES_SHOWN)})"
    return sentence


def _answer(comparison: WageComparison, book: Book) -> str:
    if comparison.span is None:
        return _reason(comparison, book)
    occupation = _occupation(comparison.soc, book)
    return f"Posted pay: {level_words(comparison.span)} for {occupation} {_where(comparison)}."


def _where(comparison: WageComparison) -> str:
    areas = comparison.areas
    return f"in {areas[0].name}" if len(areas) == 1 else f"across {len(areas)} areas"


def _occupation(soc: str, book: Book) -> str:
    return occupation_words(soc, book.records.soc_titles.get(soc, ""))


def _notes(comparison: WageComparison, job: Job, book: Book) -> tuple[str, ...]:
    notes = [_conversion(comparison, posted_pay(job))]
    if comparison.span and comparison.low_year != comparison.high_year:
        notes.append("A range of pay gives a span of levels, from its low end to its high end.")
    if comparison.span and len(comparison.areas) > 1:
        notes.append("The job names several areas: the span is that of all of them together.")
    if comparison.span and any(country not in _AMERICAN for country in job.countries):
        notes.append("The job also names places outside the USA. Its pay may be meant for those.")
    if comparison.remote:
        notes.append(
            "The job is remote. Compared are the areas of the places that the posting lists; the level "
            "depends on the place where you work."
        )
    if comparison.unknown_places:
        notes.append("Some places of the posting lie in no area that we know; they are not compared.")
    if comparison.unpublished:
        names = listed_names(comparison.unpublished, _NAMES_SHOWN)
        notes.append(f"No wage is published for this occupation in {names}.")
    if comparison.not_compared:
        others = [_occupation(soc, book) for soc in comparison.not_compared]
        notes.append(f"Other occupations of this kind of job are not compared: {listed_names(others, 3)}.")
    return tuple(notes)


def _conversion(comparison: WageComparison, pay: Pay | None) -> str:
    rule = f"Hourly and yearly wages are compared at {HOURS_A_YEAR:,} hours a year (52 weeks of 40 hours)."
    if not comparison.is_converted or pay is None:
        return rule
    sides = dict.fromkeys(
        amount_words(round(each), "USD") for each in (comparison.low_year, comparison.high_year) if each
    )
    return f"{rule} {_capital(pay_words(pay))} comes to {' to '.join(sides)} a year of full-time work."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _area(area: AreaWage, comparison: WageComparison) -> PlaceLevels:
    ends = None
    if comparison.span:
        low, high = (
            None if year is None else standing(year, area.yearly)
            for year in (comparison.low_year, comparison.high_year)
        )
        ends = _closed(low, high)
    return PlaceLevels(
        area=area.name,
        answer=level_words(ends) if ends else "",
        below=bool(ends) and _holds(ends, Standing.BELOW),
        steps=tuple(
            WageStep(
                level=level.value,
                yearly=amount_words(round(yearly), "USD"),
                hourly=f"${hourly:,.2f}",
                reached=_holds(ends, step),
            )
            for level, step, yearly, hourly in zip(
                WageLevel, tuple(Standing)[1:], area.yearly, area.hourly, strict=True
            )
        ),
    )


def _closed(low: Standing | None, high: Standing | None) -> LevelSpan:
    """An open end is closed where no level lies beyond it."""
    if low is Standing.FOUR:
        high = Standing.FOUR
    if high is Standing.BELOW:
        low = Standing.BELOW
    return LevelSpan(low, high)


def _holds(ends: LevelSpan | None, step: Standing) -> bool:
    """Whether pay between two ends may stand at a step; an open end leaves every step on its side."""
    if ends is None:
        return False
    low = Standing.BELOW if ends.low is None else ends.low
    high = Standing.FOUR if ends.high is None else ends.high
    return low <= step <= high


def _open_words(low: Standing | None, high: Standing | None) -> str:
    if high is not None:
        return f"{_level(high)} or below"
    return f"{_level(low)} or above" if low is not None else ""


def _level(step: Standing) -> str:
    return f"level {step.level}" if step.level else "below level I"


def level_meaning(book: Book) -> FactNote | None:
    """What a wage level means for the H-1B selection, where the ledger says so.

    None for a fact whose last day has passed: it is not shown as the law of a later day.
    """
    fact = book.ledger.facts.get(LEVEL_MEANING)
    if fact is None or is_past(fact.expires, book):
        return None
    return fact_note(LEVEL_MEANING, fact)
