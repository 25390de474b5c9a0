"""What the search can filter by. One function gives a job's values; counts and index both use it."""

from collections import Counter
from collections.abc import Mapping
from heapq import nlargest
from zlib import crc32

from generator.domain.countries import country_name
from generator.domain.states import US_STATES
from generator.domain.visa import VISA_BY_SLUG
from generator.domain.wage import WageUnit
from generator.evidence.ladder import RUNGS, Rung
from generator.insight.jobs import Job, shown_date
from generator.insight.statistics import middle_of, posted_pay
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.cards import card_of
from generator.pages.employers import has_employer_facet, initial_of
from generator.pages.heads import head_of
from generator.pages.model.parts import Link
from generator.pages.model.search import Facet, FacetValue, SearchPage
from generator.pages.posted_levels import CANNOT_SAY, LEVEL_VALUES, has_levels, level_value
from generator.pages.words import NOT_STATED, RUNG_LABELS, SENIORITIES, WORK_MODES

NEWEST = 10
"""Jobs shown before anything is searched; as many as the search shows first."""

OTHER_ROLE = "Other jobs"
NOT_US = "Outside the US"
OTHER_PAY = "Other unit or currency"
_PAY_STEP = 50_000
_PAY_TOP = 300_000

_PARTS = 100_000
"""Jobs of one day are parted by five digits."""


def _band(amount: float) -> str:
    if amount >= _PAY_TOP:
        return f"${_PAY_TOP:,} and more"
    low = int(amount // _PAY_STEP) * _PAY_STEP
    return f"${low:,} to ${low + _PAY_STEP:,}" if low else f"under ${_PAY_STEP:,}"


_FLOORS = {_band(low): low for low in range(0, _PAY_TOP + 1, _PAY_STEP)}
"""Bands of pay with their least amounts, in order."""

EVIDENCE_ORDER = tuple(
    RUNG_LABELS[rung] for rung in (*(rung for rung in RUNGS if rung is not Rung.REFUSED), Rung.REFUSED)
)
"""Kinds of evidence in the order of the ladder, refusals at the end as in every list. No score."""

FACETS = {
    "role": "Role",
    "stance": "What is known about sponsorship",
    "visa": "Visa with evidence",
    "country": "Country",
    "state": "US state",
    "mode": "Work mode",
    "seniority": "Seniority",
    "pay": "Posted pay a year",
    "level": "Wage level (low end of pay)",
    "employer": "Employer",
}
"""Facets in the order in which they are shown. `level` is there on sites with prevailing wages alone: a job
stands at the level of the low end of its posted pay, so that it has one value and the values add up."""


def facet_labels(book: Book) -> Mapping[str, str]:
    """The facets of a site with their labels, in order."""
    return {name: label for name, label in FACETS.items() if name != "level" or has_levels(book)}


def facet_values(job: Job, book: Book) -> Mapping[str, tuple[str, ...]]:
    """A job's value or values for every facet; what is not stated is a value too."""
    employer = book.catalogue.employers[job.employer]
    countries = tuple(sorted(country_name(code) for code in job.countries))
    levels = {"level": (level_value(job, book),)} if has_levels(book) else {}
    return {
        "role": tuple(book.roles[match.role].title for match in job.roles) or (OTHER_ROLE,),
        "stance": (RUNG_LABELS[job.rung],),
        "visa": tuple(VISA_BY_SLUG[slug].name for slug in job.visas) or (NOT_STATED,),
        "country": countries or (NOT_STATED,),
        "state": _states(job),
        "mode": (WORK_MODES[job.work_mode] if job.work_mode else NOT_STATED,),
        "seniority": (SENIORITIES.get(job.seniority, NOT_STATED),),
        "pay": (pay_band(job),),
        **levels,
        "employer": (employer.name if has_employer_facet(book) else initial_of(job.employer).upper(),),
    }


def pay_band(job: Job) -> str:
    """The band of the middle of the posted pay; only US dollars a year are compared."""
    pay = posted_pay(job)
    if pay is None:
        return NOT_STATED
    if pay.currency != "USD" or pay.unit is not WageUnit.YEAR:
        return OTHER_PAY
    return _band(middle_of(pay))


def newest_key(job: Job) -> str:
    """Sort key of a job's day, the later the larger; digits made of its identifier part those of one day.

    Digits alone, so that keys order as text and as numbers.
    """
    day = shown_date(job.lead.posting).toordinal()
    return f"{day:07}{crc32(job.key.encode()) % _PARTS:05}"


def search_page(book: Book) -> SearchPage:
    """`/search/`."""
    jobs = book.catalogue.open
    return SearchPage(
        url=urls.SEARCH,
        heading="Search jobs",
        head=head_of(
            book,
            urls.SEARCH,
            "Search jobs by role, visa, place and what is known about sponsorship",
            f"Search {len(jobs):,} open jobs by words, role, visa named, place, pay and by what each posting "
            "says about visa sponsorship. The search runs in your browser.",
            indexable=False,
        ),
        breadcrumbs=(Link("Home", urls.HOME), Link("Search", urls.SEARCH)),
        facets=tuple(_facets(book)),
        jobs=len(jobs),
        index=urls.INDEX,
        newest=tuple(card_of(job, book) for job in nlargest(NEWEST, jobs, key=newest_key)),
        evidence_order=EVIDENCE_ORDER,
    )


def _facets(book: Book) -> list[Facet]:
    labels = facet_labels(book)
    counts: dict[str, Counter[str]] = {name: Counter() for name in labels}
    for job in book.catalogue.open:
        for name, values in facet_values(job, book).items():
            counts[name].update(values)
    return [
        Facet(
            name,
            label,
            tuple(
                FacetValue(value, counts[name][value], _FLOORS.get(value) if name == "pay" else None)
                for value in _order(name, counts[name])
            ),
        )
        for name, label in labels.items()
    ]


def _order(name: str, counts: Counter[str]) -> list[str]:
    """Fixed scales keep their order, other values come by number of jobs; unstated ones last."""
    scales = {
        "stance": [RUNG_LABELS[rung] for rung in RUNGS],
        "seniority": list(SENIORITIES.values()),
        "level": list(LEVEL_VALUES),
        "pay": list(_FLOORS),
    }
    scale = scales.get(name, [])
    last = (NOT_STATED, OTHER_ROLE, NOT_US, OTHER_PAY, CANNOT_SAY)

    def key(value: str) -> tuple[int, int, int, str]:
        place = scale.index(value) if value in scale else len(scale)
        by_letter = 0 if name == "employer" else -counts[value]
        return (last.index(value) + 1 if value in last else 0, place, by_letter, value.casefold())

    return sorted(counts, key=key)


def _states(job: Job) -> tuple[str, ...]:
    names = tuple(sorted(US_STATES[code] for code in job.states if code in US_STATES))
    if names:
        return names
    return (NOT_US,) if job.countries and "US" not in job.countries else (NOT_STATED,)
