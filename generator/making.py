"""All pages and all files beside them, made over the workers; and trials of what is kept back."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from generator import workers
from generator.audit.anchors import Parts, all_parts, missing_parts
from generator.audit.document import one_for_each_cause
from generator.audit.heads import doubled_heads
from generator.made import Made, united
from generator.options import Options
from generator.page_making import kept_page, make_page, make_pages
from generator.pages import urls
from generator.pages.plan import Plan
from generator.problems.problem import Problem
from generator.publish.digests import digest_of
from generator.seo.exports import exported
from generator.trials import Trial
from generator.workshop import Workshop

_CHUNK = 100
_SAMPLED = 12
"""Pages of each kind that are tried when the input has errors."""


def all_pages(workshop: Workshop, options: Options) -> Made:
    """Make every page, and hold them against each other: links to parts of pages, and doubled heads."""
    made = united(_pages(workshop, options))
    made = replace(made, problems=one_for_each_cause(made.problems))
    dead = missing_parts(made.parts.links, made.parts.ids, workshop.measure.base_url)
    return replace(made, problems=(*made.problems, *dead, *doubled_heads(made.heads)))


@dataclass(frozen=True, slots=True)
class _Batch:
    """What workers need to make some of the pages."""

    workshop: Workshop
    places: Sequence[int]
    """Of the pages, in the plan."""


def _pages(workshop: Workshop, options: Options) -> Iterator[Made]:
    """Every page in the order of the plan: those that stand, and between them those that are made."""
    pages = workshop.plan.pages
    standing = {place: kept_page(planned, workshop) for place, planned in enumerate(pages)}
    batch = _Batch(workshop, tuple(place for place, made in standing.items() if made is None))
    chunks = workers.each_chunk(_make_batch, batch, len(batch.places), pool=options.pool, size=_CHUNK)
    with closing(chunks):
        made = (page for chunk in chunks for page in chunk)
        for place in range(len(pages)):
            yield standing[place] or next(made)
            if place % _CHUNK == _CHUNK - 1 or place == len(pages) - 1:
                options.progress("Making pages", place + 1, len(pages))


def _make_batch(batch: _Batch, chunk: range) -> tuple[Made, ...]:
    workshop = batch.workshop
    return tuple(make_page(workshop.plan.pages[batch.places[index]], workshop) for index in chunk)


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


def all_exports(workshop: Workshop, options: Options) -> Made:
    """Make every feed, download and calendar."""
    return _all(make_exports, workshop, len(workshop.exports), options, "Making feeds and downloads")


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


def _all(
    work: Callable[[Workshop, range], Made], workshop: Workshop, total: int, options: Options, step: str
) -> Made:
    with closing(workers.each_chunk(work, workshop, total, pool=options.pool, size=_CHUNK)) as chunks:
        made = united(
            _told(chunks, lambda number: options.progress(step, min(number * _CHUNK, total), total))
        )
    return replace(made, problems=one_for_each_cause(made.problems))


def _told(chunks: Iterable[Made], tell: Callable[[int], None]) -> Iterator[Made]:
    """The chunks as they come, each with its number told."""
    for number, made in enumerate(chunks, 1):
        yield made
        tell(number)


def make_exports(workshop: Workshop, chunk: range) -> Made:
    """Make the files beside the pages of the chunk of their subjects."""
    files = []
    for subject in (workshop.exports[index] for index in chunk):
        for address, content in exported(subject, workshop.book):
            files.append((address, digest_of(content)))
            if workshop.tree:
                workshop.tree.write(address, content)
    return Made(files=tuple(files))
