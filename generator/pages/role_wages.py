"""Posted pay of a role's jobs held against the four prevailing wage levels of their areas."""

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.domain.role import Role
from generator.evidence.wages import AreaOfJobs, WageComparison, largest_areas, standing
from generator.insight.catalogue import Jobs
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.charts import chart_of
from generator.pages.evidence_words import occupation_words
from generator.pages.model.figures import Chart
from generator.pages.model.parts import Link
from generator.pages.model.wages import AreaLevels, LevelWage, WageLevels
from generator.pages.posted_levels import CANNOT_SAY, LEVEL_VALUES, comparison_of, has_levels, level_value
from generator.pages.record_days import wage_year_words
from generator.pages.record_figures import LEVELS
from generator.pages.words import amount_words, counted

NO_LEVELS = "This site's data holds no prevailing wages for these days, so posted pay has no level (no data)."
_AREAS_SHOWN = 4
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
    known = sum(each.span is not None and each.span.low is not None for each in compared)
    floor = book.settings.floors.statistics
    told = _compared_words(len(jobs), known, floor)
    return WageLevels(
        occupation=occupation_words(soc, book.records.soc_titles.get(soc, role.occupation.title)),
        areas=tuple(_area_levels(area, compared) for area in areas[:_AREAS_SHOWN]),
        more_areas=len(areas) > _AREAS_SHOWN,
        chart=_chart(jobs, told, facets, book) if known >= floor else None,
        compared=told,
        source=Link(wage_year_words(table.source), table.source.url or ""),
    )


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


def _compared_words(jobs: int, known: int, floor: int) -> str:
    """How many jobs have a level, and under the floor why their levels are not charted."""
    words = (
        f"{known:,} of {counted(jobs, 'job')} can be compared; the others lack a known lower end of pay, an "
        "occupation or an area."
    )
    return words if known >= floor else f"{words} We chart their levels from {floor} jobs on."


def _chart(jobs: Jobs, compared: str, facets: Facets, book: Book) -> Chart:
    """All jobs of the list by the level their posted pay begins at; the last bar is those without one."""
    begins = Counter(level_value(job, book) for job in jobs)
    description = f"{compared} Of several areas the lowest level counts."
    rows = (
        (value, begins[value], urls.search(**facets, level=[value]) if begins[value] else "")
        for value in (*LEVEL_VALUES, CANNOT_SAY)
    )
    return chart_of("pay-levels", "Jobs by the level their pay begins at", description, ("Pay", "Jobs"), rows)
