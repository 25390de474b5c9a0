"""The publication gate of a site: its lists are made once as if all were open, measured, and judged by kind.

A page's words do not depend on whether its siblings are open, only the addresses behind some of them do. So
one look at every page decides, and no page has to be made a third time.
"""

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace

from generator import workers
from generator.audit.gate import Floors, Measured, Verdict, judged
from generator.audit.likeness import Fingerprint, fingerprint
from generator.keeping.files import Tell
from generator.keeping.measures import KeptMeasure, keep_measures, kept_measure, known_measures
from generator.keeping.pages import page_key
from generator.options import Options
from generator.pages.model.employer import EmployerPage
from generator.pages.model.listing import ListPage
from generator.pages.model.page import Page
from generator.pages.model.place import PlacePage
from generator.pages.model.role import RolePage
from generator.pages.plan import Kind, Planned
from generator.render.render import checked_render
from generator.workshop import Workshop, workshop_of

GATED = (Kind.ROLE_VISA, Kind.ROLE_STATE, Kind.EMPLOYER, Kind.PLACE)
"""Kinds of computed lists. Editors answer for the others, and a posting is its employer's."""

Verdicts = Mapping[Kind, tuple[Verdict, ...]]


@dataclass(frozen=True, slots=True)
class _Bench:
    """What a worker needs to measure."""

    workshop: Workshop
    planned: tuple[Planned, ...]
    shared: bytes
    """A digest of what every page is made with."""
    known: Mapping[str, KeptMeasure]


def verdicts_of(
    workshop: Workshop,
    options: Options,
    kinds: Iterable[Kind] = GATED,
    tell: Tell = lambda _: None,
) -> Verdicts:
    """The verdict on the first page of every list of these kinds.

    A build keeps what it measured; a list of the same data is not measured again.
    """
    bench = _Bench(
        workshop, (), workshop.shared_today(), {} if options.fresh else known_measures(options.root, tell)
    )
    measured = _measured_by_kind(tuple(kinds), bench, options)
    if options.publish:
        keep_measures(options.root, {each.url: kept for found in measured.values() for each, kept in found})
    today = workshop.book.catalogue.today
    return {
        kind: judged([each for each, _ in found], floors_of(kind, workshop), today)
        for kind, found in measured.items()
    }


def gated(workshop: Workshop, verdicts: Verdicts) -> Workshop:
    """The workshop of the site on which closed pages are told to nobody."""
    closed = frozenset(each.url for of_kind in verdicts.values() for each in of_kind if not each.is_open)
    if not closed:
        return workshop
    book = replace(workshop.book, closed=closed)
    made = workshop_of(book, workshop.plan, workshop.environment, workshop.assets, workshop.measure.withheld)
    trials = tuple(replace(trial, book=replace(trial.book, closed=closed)) for trial in workshop.trials)
    return replace(made, trials=trials, waiting=workshop.waiting)


def floors_of(kind: Kind, workshop: Workshop) -> Floors:
    """The floors of a kind, from site.yaml."""
    gate = workshop.book.settings.gate
    postings = {
        Kind.ROLE_VISA: gate.role_visa,
        Kind.ROLE_STATE: gate.role_state,
        Kind.EMPLOYER: gate.employer,
        Kind.PLACE: gate.place,
    }
    return Floors(
        postings=postings[kind],
        own_text=gate.own_text,
        own_figures=gate.own_figures,
        written=gate.written,
        editorial=gate.editorial if kind is Kind.ROLE_VISA else 0,
        reviewed_days=gate.reviewed_days,
        like=gate.like,
        most_like=gate.most_like,
        most_like_blanked=gate.most_like_blanked,
    )


_Found = list[tuple[Measured, KeptMeasure]]


def _measured_by_kind(kinds: tuple[Kind, ...], bench: _Bench, options: Options) -> Mapping[Kind, _Found]:
    planned = tuple(page for page in bench.workshop.plan.pages if page.kind in kinds)
    kind_of = {page.url: page.kind for page in planned}
    bench, done = replace(bench, planned=planned), 0
    found: dict[Kind, _Found] = {kind: [] for kind in kinds}
    parts = workers.each_chunk(_measured, bench, len(planned), pool=options.pool, size=_CHUNK)
    with closing(parts):
        for part in parts:
            for measured, kept in part:
                found[kind_of[measured.url]].append((measured, kept))
            done = min(done + _CHUNK, len(planned))
            options.progress("Measuring pages for the gate", done, len(planned))
    return found


_CHUNK = 50


def _measured(bench: _Bench, chunk: range) -> _Found:
    """The lists whose first pages are in the chunk; a page that its template cannot make is told later."""
    found: _Found = []
    for planned in (bench.planned[index] for index in chunk):
        if "/page/" in planned.url:
            continue
        page = planned.build(bench.workshop.book)
        text = _text(planned, page, bench) if isinstance(page, ListPage) else None
        if isinstance(page, ListPage) and text:
            measured = Measured(
                url=planned.url,
                postings=page.listing.pager.total,
                editorial=_editorial_words(page),
                reviewed_on=page.reviewed_on if isinstance(page, RolePage) else None,
                text=text[0],
            )
            found.append((measured, text[1]))
    return found


def _text(planned: Planned, page: Page, bench: _Bench) -> tuple[Fingerprint, KeptMeasure] | None:
    """The page's fingerprint, taken now or when the page was the same; None where its template fails."""
    key, known = page_key(bench.shared, planned, page), bench.known.get(planned.url)
    before = known.fingerprint() if known and known.key == key else None
    if known and before:
        return before, known
    workshop = bench.workshop
    rendered = checked_render(page, workshop.site, workshop.environment, workshop.expansions)
    if rendered.problems:
        return None
    found = fingerprint(rendered.value.html, _names(page))
    return found, kept_measure(key, found)


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
