"""All pages and all files beside them, made over the workers; and trials of what is kept back."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from generator import workers
from generator.audit.anchors import Parts, all_parts, missing_parts
from generator.audit.document import one_for_each_cause
from generator.audit.heads import doubled_heads
from generator.export_making import kept_export, make_export_at
from generator.made import Made, united
from generator.options import Options
from generator.page_making import kept_page, make_page_at, make_pages
from generator.pages import urls
from generator.pages.cards import make_cards
from generator.pages.plan import Plan
from generator.pages.watching import Read
from generator.problems.problem import Problem
from generator.trials import Trial
from generator.workshop import Workshop

_CHUNK = 100
_SAMPLED = 12
"""Pages of each kind that are tried when the input has errors."""


def all_pages(workshop: Workshop, options: Options) -> Made:
    """Make every page, and hold them against each other: links to parts of pages, and doubled heads."""
    standing = [kept_page(planned, workshop) for planned in workshop.plan.pages]
    if standing.count(None) >= workers.WORTH_A_POOL:
        make_cards(workshop.seen)  # most of them stand on pages of several workers, and in the search
    made = united(_in_order(standing, make_page_at, workshop, options, "Making pages"))
    made = replace(made, problems=one_for_each_cause(made.problems))
    dead = missing_parts(made.parts.links, made.parts.ids, workshop.measure.base_url)
    return replace(made, problems=(*made.problems, *dead, *doubled_heads(made.heads)))


def all_exports(workshop: Workshop, options: Options) -> Made:
    """Make every feed, download and calendar."""
    standing = [kept_export(subject, workshop) for subject in workshop.exports]
    return united(_in_order(standing, make_export_at, workshop, options, "Making feeds and downloads"))


MakeAt = Callable[[Workshop, int], Made]
"""Makes what stands at a place of the plan, or of the exports."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """What workers need to make some of a workshop's things."""

    workshop: Workshop
    make: MakeAt
    places: Sequence[int]


def _in_order(
    standing: Sequence[Made | None], make: MakeAt, workshop: Workshop, options: Options, step: str
) -> Iterator[Made]:
    """What stands, and between it what is made."""
    total = len(standing)
    batch = _Batch(workshop, make, tuple(place for place in range(total) if standing[place] is None))
    chunks = workers.each_chunk(_make_batch, batch, len(batch.places), pool=options.pool, size=_CHUNK)
    held: dict[Read, Read] = {}
    with closing(chunks):
        made = (each.with_held(held) for chunk in chunks for each in chunk)
        for number, known in enumerate(standing, 1):
            yield known or next(made)
            if number % _CHUNK == 0 or number == total:
                options.progress(step, number, total)


def _make_batch(batch: _Batch, chunk: range) -> tuple[Made, ...]:
    return tuple(batch.make(batch.workshop, batch.places[index]) for index in chunk)


def trial_problems(workshop: Workshop, published: Parts) -> tuple[Problem, ...]:
    """Faults of the pages that show what is kept back. What waits may link to what waits."""
    made = [make_pages(_trying(trial, workshop), range(1)) for trial in workshop.trials]
    ids = dict(published.ids)
    for url, line in (item for each in made for item in each.parts.ids.items()):
        ids[url] = ids.get(url, "") + line
    links = all_parts(each.parts for each in made).links
    new = {target: linking for target, linking in links.items() if target not in published.links}
    dead = missing_parts(new, ids, workshop.measure.base_url)
    return (*one_for_each_cause(problem for each in made for problem in each.problems), *dead)


def _trying(trial: Trial, workshop: Workshop) -> Workshop:
    """A workshop for the one page, which names itself and may have feeds that it has not without its text."""
    url, measure = trial.planned.url, workshop.measure
    own = {url, urls.atom_changes(url), urls.json_changes(url)}
    return replace(
        workshop,
        book=trial.book,
        plan=Plan((trial.planned,), frozenset({url})),
        measure=replace(measure, addresses=frozenset(measure.addresses) | own, is_withheld=True),
        tree=None,
        known=None,
        watch=None,
    )


def sample_problems(workshop: Workshop) -> tuple[Problem, ...]:
    """Faults of templates that only rendering shows, from some pages of each kind; links are not judged."""
    made = (make_pages(workshop, range(index, index + 1)) for index in _sample(workshop.plan))
    found = (problem for each in made for problem in each.problems if problem.rule.startswith("template-"))
    return one_for_each_cause(found)


def _sample(plan: Plan) -> list[int]:
    """The first pages of each kind and the last: indexes come first in a kind, what they list behind."""
    by_kind: dict[str, list[int]] = {}
    for index, planned in enumerate(plan.pages):
        by_kind.setdefault(planned.kind, []).append(index)
    return sorted({index for all_of in by_kind.values() for index in (*all_of[:_SAMPLED], all_of[-1])})
