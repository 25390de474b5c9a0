"""Lists measured for the publication gate: each is made once as if all were open, and its text fingerprinted.

What was measured for a build before stands as long as the list would be made from the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

from generator import workers
from generator.audit.gate import Measured
from generator.audit.likeness import fingerprint
from generator.keeping.files import Tell
from generator.keeping.measures import KeptMeasure, KnownMeasures, kept_measure, known_measures
from generator.keeping.pages import page_key
from generator.keeping.reads import DigestsNow, Sources, Watch, given_to, watch_of
from generator.options import Options
from generator.pages.model.employer import EmployerPage
from generator.pages.model.listing import ListPage
from generator.pages.model.page import Page
from generator.pages.model.place import PlacePage
from generator.pages.model.role import RolePage
from generator.pages.plan import Kind, Planned
from generator.render.late import day_values, filled_again, steady
from generator.render.render import checked_render
from generator.workshop import Workshop

_CHUNK = 50


@dataclass(frozen=True, slots=True)
class Gauge:
    """What lists are measured with."""

    workshop: Workshop
    known: KnownMeasures
    watch: Watch


@dataclass(frozen=True, slots=True)
class Lists:
    """What was measured of lists."""

    measures: Mapping[Kind, Mapping[str, KeptMeasure]]
    """By kind, then by address, in the order of the plan."""
    sources: Mapping[str, Sources]
    """What those were made from that were measured now, by address."""


def gauge_of(workshop: Workshop, options: Options, tell: Tell) -> Gauge:
    """Gauge that know what was measured for builds before."""
    now = DigestsNow(workshop.book, workshop.digests)
    shared, today = workshop.shared(), day_values(workshop.site)
    known = known_measures(options.root, shared, today, now, tell, fresh=options.fresh)
    return Gauge(workshop, known, watch_of(workshop.book))


def measured_lists(kinds: Iterable[Kind], gauge: Gauge, options: Options) -> Lists:
    """The first pages of the lists of these kinds; a page that its template cannot make is told later."""
    wanted = tuple(kinds)
    firsts = [each for each in gauge.workshop.plan.pages if each.kind in wanted and "/page/" not in each.url]
    standing = {each.url: gauge.known.unread(each) for each in firsts}
    new, sources = _measured_now([each for each in firsts if standing[each.url] is None], gauge, options)
    measures: dict[Kind, dict[str, KeptMeasure]] = {kind: {} for kind in wanted}
    for planned in firsts:
        measure = standing[planned.url] or new.get(planned.url)
        if measure:
            measures[planned.kind][planned.url] = measure
    return Lists(measures, sources)


@dataclass(frozen=True, slots=True)
class _Bench:
    """What a worker needs to measure."""

    gauge: Gauge
    planned: Sequence[Planned]


_New = tuple[dict[str, KeptMeasure], dict[str, Sources]]


def _measured_now(planned: Sequence[Planned], gauge: Gauge, options: Options) -> _New:
    measures: dict[str, KeptMeasure] = {}
    sources: dict[str, Sources] = {}
    bench, done = _Bench(gauge, planned), 0
    parts = workers.each_chunk(_measure, bench, len(planned), pool=options.pool, size=_CHUNK)
    with closing(parts):
        for found, made_from in parts:
            measures |= found
            sources |= made_from
            done = min(done + _CHUNK, len(planned))
            options.progress("Measuring pages for the gate", done, len(planned))
    return measures, sources


def _measure(bench: _Bench, chunk: range) -> _New:
    """The lists of the chunk."""
    measures: dict[str, KeptMeasure] = {}
    sources: dict[str, Sources] = {}
    for planned in (bench.planned[index] for index in chunk):
        with bench.gauge.watch.reads.noted() as reads:
            measure = _measured(planned, bench.gauge)
        if measure:
            measures[planned.url] = measure
            sources[planned.url] = Sources(given_to(planned), tuple(reads))
    return measures, sources


def _measured(planned: Planned, gauge: Gauge) -> KeptMeasure | None:
    """What a list comes to, or came to when its page was the same; None for what is no list, or fails."""
    page = planned.build(gauge.watch.book)
    if not isinstance(page, ListPage):
        return None
    key = page_key(gauge.known.shared, planned, page)
    known, workshop = gauge.known.like(planned, key), gauge.workshop
    if known:
        return known
    rendered = checked_render(page, workshop.site, workshop.environment, workshop.expansions)
    if rendered.problems:
        return None
    text, _ = filled_again(rendered.value.html, rendered.value.gaps, steady(workshop.site))
    measured = Measured(
        url=planned.url,
        postings=page.listing.pager.total,
        editorial=_editorial_words(page),
        reviewed_on=page.reviewed_on if isinstance(page, RolePage) else None,
        text=fingerprint(text, _names(page)),
    )
    return kept_measure(key, measured, rendered.value.read)


def _editorial_words(page: Page) -> int:
    if not isinstance(page, RolePage):
        return 0
    bodies = (page.intro, *(block.body for block in (*page.tips, *page.faq)))
    return sum(len(body.body.split()) for body in bodies)


def _names(page: Page) -> tuple[str, ...]:
    """What the page is about, by name."""
    match page:
        case RolePage():
            return (page.role, *page.aliases, page.visa, page.state)
        case EmployerPage():
            return (page.name, *page.names)
        case PlacePage():
            return (page.state,)
    return ()
