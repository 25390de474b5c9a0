"""Posted pay of a role's jobs held against the four prevailing wage levels of their areas."""

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.domain.role import Role
from generator.evidence.wages import AreaOfJobs, WageComparison, largest_areas, standing
from generator.insight.catalogue import Jobs
from generator.pages import urls
from generator.pages.articles import fact_note
from generator.pages.book import Book
from generator.pages.evidence_words import occupation_words, wage_year_words
from generator.pages.lists import chart_of
from generator.pages.page import AreaLevels, Chart, FactNote, LevelWage, Link, WageLevels
from generator.pages.posted_levels import CANNOT_SAY, LEVEL_VALUES, comparison_of, has_levels, level_value
from generator.pages.record_figures import LEVELS
from generator.pages.words import amount_words, counted

LEVEL_MEANING = "h1b_selection_weights"
"""The fact that says what a level means for the H-1B selection."""
NO_LEVELS = "This site's data holds no prevailing wages for these days, so posted pay has no level (no data)."
_AREAS_SHOWN = 8
Facets = Mapping[str, Sequence[str]]


def role_wages(jobs: Jobs, role: Role, facets: Facets, book: Book) -> WageLevels | None:
    """The levels of the role's usual occupation where the jobs are, and the level each job's pay begins at.

    `facets` are the search's values for the list. None without jobs, and without wages for the data's day.
    """
    table = book.records.wages
    if not jobs or table is None or not has_levels(book):
        return None
    soc = role.occupation.soc[0]
    compared = tuple(comparison_of(job, book) for job in jobs)
    areas = largest_areas(
        role.occupation.soc,
        (job.places for job in jobs),
        table,
        day=book.catalogue.as_of,
        limit=_AREAS_SHOWN + 1,
    )
    return WageLevels(
        occupation=occupation_words(soc, book.records.soc_titles.get(soc, role.occupation.title)),
        areas=tuple(_area_levels(area, compared) for area in areas[:_AREAS_SHOWN]),
        more_areas=len(areas) > _AREAS_SHOWN,
        chart=_chart(jobs, facets, book),
        source=Link(wage_year_words(table.source), table.source.url or ""),
    )


def level_meaning(book: Book) -> FactNote | None:
    """What a wage level means for the H-1B selection, where the ledger says so."""
    fact = book.ledger.facts.get(LEVEL_MEANING)
    return fact_note(LEVEL_MEANING, fact) if fact else None


def _area_levels(area: AreaOfJobs, compared: tuple[WageComparison, ...]) -> AreaLevels:
    """The levels of an area, and how many jobs there post pay that begins at each level or above."""
    wage = area.wage
    begins = [
        standing(each.low_year, wage.yearly)
        for each in compared
        if each.low_year is not None and any(other.area == wage.area for other in each.areas)
    ]
    return AreaLevels(
        area=wage.name,
        jobs=area.jobs,
        paid=len(begins),
        levels=tuple(
            LevelWage(level, amount_words(round(amount), "USD"), sum(begin >= number for begin in begins))
            for number, (level, amount) in enumerate(zip(LEVELS, wage.yearly, strict=True), 1)
        ),
    )


def _chart(jobs: Jobs, facets: Facets, book: Book) -> Chart:
    """All jobs of the list by the level their posted pay begins at; the last bar is those without one."""
    begins = Counter(level_value(job, book) for job in jobs)
    known = len(jobs) - begins[CANNOT_SAY]
    description = (
        f"{known:,} of {counted(len(jobs), 'job')} can be compared, by the lower end of the posted pay; of "
        "several areas the lowest level counts. The others lack a known pay, occupation or area."
    )
    rows = (
        (value, begins[value], urls.search(**facets, level=[value]) if begins[value] else "")
        for value in (*LEVEL_VALUES, CANNOT_SAY)
    )
    return chart_of("pay-levels", "Jobs by the level their pay begins at", description, ("Pay", "Jobs"), rows)
