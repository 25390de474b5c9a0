"""The publication gate of a site: its lists are made once as if all were open, measured, and judged by kind.

A page's words do not depend on whether its siblings are open, only the addresses behind some of them do. So
one look at every page decides, and no page has to be made a third time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.audit.gate import Floors, Verdict, judged
from generator.keeping.files import Tell
from generator.keeping.measures import KeptMeasure, KeptVerdicts, keep_measures, verdicts_key
from generator.measuring import Gauge, gauge_of, measured_lists
from generator.options import Options
from generator.pages.plan import Kind
from generator.workshop import Workshop

GATED = (Kind.ROLE_VISA, Kind.ROLE_STATE, Kind.EMPLOYER, Kind.PLACE)
"""Kinds of computed lists. Editors answer for the others, and a posting is its employer's."""

Verdicts = Mapping[Kind, tuple[Verdict, ...]]


def verdicts_of(
    workshop: Workshop,
    options: Options,
    kinds: Iterable[Kind] = GATED,
    tell: Tell = lambda _: None,
) -> Verdicts:
    """The verdict on the first page of every list of these kinds.

    A build keeps what it measured and found: what would come to the same is not worked out again.
    """
    gauge = gauge_of(workshop, options, tell)
    lists = measured_lists(kinds, gauge, options)
    found = {kind: _judged(kind, measured, gauge) for kind, measured in lists.measures.items()}
    if options.publish:
        measures = {url: each for of_kind in lists.measures.values() for url, each in of_kind.items()}
        verdicts = {kind.value: each for kind, each in found.items()}
        keep_measures(options.root, gauge.known, measures, lists.sources, verdicts)
    return {kind: each.verdicts for kind, each in found.items()}


def _judged(kind: Kind, measures: Mapping[str, KeptMeasure], gauge: Gauge) -> KeptVerdicts:
    """The verdicts on a kind, found now or when its lists were the same."""
    floors, today = floors_of(kind, gauge.workshop), gauge.workshop.book.catalogue.today
    key = verdicts_key(measures, floors, today)
    measured = (each.measured(url) for url, each in measures.items())
    return gauge.known.judged(kind.value, key) or KeptVerdicts(key, judged(measured, floors, today))


def gated(workshop: Workshop, verdicts: Verdicts) -> Workshop:
    """The workshop of the site on which closed pages are told to nobody."""
    closed = frozenset(each.url for of_kind in verdicts.values() for each in of_kind if not each.is_open)
    if not closed:
        return workshop
    trials = tuple(replace(trial, book=replace(trial.book, closed=closed)) for trial in workshop.trials)
    return replace(workshop.showing(replace(workshop.book, closed=closed)), trials=trials)


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
