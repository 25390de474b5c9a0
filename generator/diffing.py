"""What would change for readers: the site, made as `check` makes it, beside the last publication."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.audit.gate import Verdict
from generator.differing.comparison import Site, compared
from generator.differing.report import DiffReport, Due
from generator.domain.last_publication import LastPublication
from generator.gating import Verdicts
from generator.host_making import moves_of
from generator.options import Options, Outcome
from generator.pipeline import Rendered, build
from generator.publication import published_on
from generator.publish.digests import digest_of
from generator.render.references import references_of
from generator.upkeep.status import expiring
from generator.upkeep.survey import Survey


@dataclass(frozen=True, slots=True)
class Diffed:
    """What changes, and what the check found."""

    outcome: Outcome
    report: DiffReport | None
    """None for a site with errors."""


def diff_of(options: Options, days: int) -> Diffed:
    """Compare the site with the last publication; nothing is written.

    `days` is how far ahead it looks for facts and texts that run out.
    """
    found: list[Rendered] = []
    outcome = build(replace(options, publish=False), found.append)
    if outcome.failed or not found:
        return Diffed(outcome, None)
    rendered = found[0]
    previous = _without_stubs(rendered.inputs.previous)
    due = tuple(_due(rendered, options, days))
    return Diffed(outcome, compared(previous, _site(rendered, previous), due, days))


def _without_stubs(previous: LastPublication | None) -> LastPublication | None:
    """The last publication without its empty files, which only hold redirects for S3 and have no readers."""
    if previous is None:
        return None
    empty = digest_of(b"")
    return replace(previous, files={url: each for url, each in previous.files.items() if each != empty})


def _site(rendered: Rendered, previous: LastPublication | None) -> Site:
    workshop, life = rendered.workshop, rendered.workshop.plan.life
    state = replace(rendered.state, closed=life.closed, gone=life.gone, redirects=life.rules)
    return Site(
        state=replace(state, files=_with_cards(state.files, previous)),
        template_of={each.url: each.template for each in rendered.made.states},
        references=references_of(workshop.environment, workshop.assets),
        leads_to={**life.redirects, **moves_of(workshop).redirects},
        gate=dict(_values(rendered.verdicts)),
    )


def _with_cards(files: Mapping[str, str], previous: LastPublication | None) -> Mapping[str, str]:
    """The files, where a social card is what it was: what it shows is its address."""
    known = previous.files if previous else {}
    return {address: digest or known.get(address, "") for address, digest in files.items()}


def _values(verdicts: Verdicts) -> Iterator[tuple[str, tuple[str, ...]]]:
    """By the address of a closed list, what keeps it back."""
    for of_kind in verdicts.values():
        for verdict in of_kind:
            if not verdict.is_open:
                yield verdict.url, tuple(_failing(verdict))


def _failing(verdict: Verdict) -> Iterator[str]:
    for each in verdict.values:
        if not each.passes:
            yield f"{each.name}: {each.value} ({each.floor})"


def _due(rendered: Rendered, options: Options, days: int) -> Iterator[Due]:
    """What runs out soon, as `status` tells it."""
    book, whole = rendered.workshop.book, rendered.inputs.site
    published = published_on(book.catalogue.today, whole)
    survey = Survey(whole, published, book, options.today or options.clock)
    for finding in expiring(survey, days):
        if finding.day:
            yield Due(
                day=finding.day,
                subject=finding.subject,
                title=finding.title,
                message=finding.message,
                owner=finding.owner,
            )
