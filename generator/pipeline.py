"""The whole build: load, validate, classify, match, aggregate, plan, render, audit, index, publish."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.admin_files import admin_files
from generator.card_making import all_cards
from generator.collector import collector_paused
from generator.dead_links import at_their_texts
from generator.domain.last_publication import LastPublication
from generator.drafting import Draft, crawling_files, draft_of, is_encrypted, manifest_of
from generator.gating import Verdicts, gated, verdicts_of
from generator.host_making import moves_of, pack, write_host_files
from generator.indexing import made_elsewhere
from generator.inputs import Inputs, keep_rejects, read_inputs
from generator.keeping.files import keep_ready
from generator.keeping.job_digests import keep_jobs, know_jobs
from generator.made import Made
from generator.making import (
    all_exports,
    all_pages,
    sample_problems,
    trial_problems,
)
from generator.options import Options, Outcome
from generator.pages.book import Book
from generator.pages.urls import INDEX
from generator.preparing import planned_workshop
from generator.problems.problem import Checked, Problem, in_order
from generator.problems.report import has_errors
from generator.publication_state import publication_of, unmoved_days
from generator.publish.digests import digest_of
from generator.publish.pagefind_service import SearchIndexError
from generator.publish.search import Bundle, Indexed, build_search
from generator.publish.tree import MARKER, OutputBusyError, OutputTree
from generator.render.social_cards import address_of
from generator.search_bundles import bundles_before
from generator.sudden_changes import sudden_changes
from generator.workers import WorkersError
from generator.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Rendered:
    """A site that was made without errors and not written."""

    inputs: Inputs
    workshop: Workshop
    verdicts: Verdicts
    """What the publication gate said of its lists."""
    made: Made
    state: LastPublication
    """What the manifest would say of it, its files included; social cards are there without a digest."""


Look = Callable[[Rendered], None]


@collector_paused()
def build(options: Options, look: Look = lambda _: None, *, outcome: Outcome | None = None) -> Outcome:
    """Check the site's folder and, without errors, publish it. Faulty input never raises.

    `look` is shown the whole site when it is only checked, and has no errors. `outcome` may say something
    already, and is the one that is returned.
    """
    outcome = outcome or Outcome()
    problems: list[Problem] = []
    try:
        with options.pool.joined(options.output):
            _read_and_build(options, outcome, look, problems)
    except WorkersError as error:
        problems.append(Problem(options.output.as_posix(), error.rule, error.message, error.hint))
    except OutputBusyError:
        problems.append(_busy(options))
    outcome.problems = in_order(problems)
    return outcome


def _read_and_build(options: Options, outcome: Outcome, look: Look, problems: list[Problem]) -> None:
    """The steps of a build; what is found goes to `problems` at once, so that no fault of a step hides it."""
    with outcome.timed("read"):
        inputs = read_inputs(options, outcome.ignored.append)
    problems += inputs.problems
    outcome.texts = inputs.value.site.texts
    outcome.compared = inputs.value.compared
    outcome.rejects = keep_rejects(inputs.value, options)
    problems += _built(inputs, options, outcome, look)


def _built(inputs: Checked[Inputs], options: Options, outcome: Outcome, look: Look) -> list[Problem]:
    """Make the pages and publish them, or look for further faults when there are any."""
    prepared = planned_workshop(inputs, options, outcome)
    problems = list(prepared.problems)
    known = (*inputs.problems, *problems)
    workshop = prepared.value
    if workshop and has_errors(known):
        problems += _not_yet_known(sample_problems(workshop), known)
    elif workshop:
        with outcome.timed("gate"):
            if options.publish and not options.fresh:
                book, tell = workshop.book, outcome.ignored.append
                know_jobs(options.root, book.catalogue.jobs, book.ground, workshop.digests, tell)
            verdicts = verdicts_of(workshop, options, tell=outcome.ignored.append)
            workshop = gated(workshop, verdicts)
        if options.publish:
            made = _made(workshop, inputs.value.previous, options, outcome)
        else:
            made = _checked(inputs.value, workshop, verdicts, options, outcome, look)
        problems += at_their_texts(made, outcome.texts, inputs.value.site.paths.content)
    return problems


def _not_yet_known(found: Iterable[Problem], known: Sequence[Problem]) -> list[Problem]:
    """Problems of templates that reading them has not told already."""
    places = {(problem.path, problem.position.line) for problem in known}
    missing = tuple(f"{problem.path}/" for problem in known if problem.rule == "missing-folder")
    return [
        problem
        for problem in found
        if (problem.path, problem.position.line) not in places and not problem.path.startswith(missing)
    ]


def _checked(
    inputs: Inputs, workshop: Workshop, verdicts: Verdicts, options: Options, outcome: Outcome, look: Look
) -> list[Problem]:
    """Render, audit, and show the whole to who wants to look at it; nothing is written."""
    made = _rendered(workshop, options, outcome)
    state = publication_of(made, workshop, {}, inputs.previous)
    problems = [*made.problems, *unmoved_days(state, inputs.previous, options)]
    problems += sudden_changes(state.pages, inputs.previous, workshop.book.settings)
    if not has_errors(problems):
        others = {asset.url: asset.content for asset in workshop.assets.values()}
        others |= crawling_files(workshop.book, made, state)
        files = dict(made.files) | {url: digest_of(content) for url, content in others.items()}
        files |= dict.fromkeys(map(address_of, made.cards), "")
        look(Rendered(inputs, workshop, verdicts, made, replace(state, files=files)))
    return problems


def _made(
    workshop: Workshop, previous: LastPublication | None, options: Options, outcome: Outcome
) -> list[Problem]:
    """Render, audit, index, publish; the published tree stays as it was unless all goes well."""
    tree = OutputTree(options.output)
    try:
        tree.begin(fresh=options.fresh)
        knowing = workshop.writing_to(tree).knowing
        return _finished(tree, knowing(options, outcome.ignored.append), previous, options, outcome)
    except OutputBusyError:
        return [_busy(options)]
    except SearchIndexError as error:
        return [_no_index(error, options)]
    except OSError as error:
        return [_cannot_write(error, options)]
    finally:
        if not outcome.published:
            tree.abandon()


def _rendered(workshop: Workshop, options: Options, outcome: Outcome) -> Made:
    with outcome.timed("render and audit"):
        pages = all_pages(workshop, options)
    with outcome.timed("feeds and downloads"):
        exports = all_exports(workshop, options)
    with outcome.timed("social cards"):
        cards = all_cards(pages.cards, workshop.tree, options)
    with outcome.timed("what is kept back"):
        trials = Made(problems=trial_problems(workshop, pages.parts))
    return pages.and_also(exports).and_also(Made(files=cards)).and_also(trials)


def _finished(
    tree: OutputTree,
    workshop: Workshop,
    previous: LastPublication | None,
    options: Options,
    outcome: Outcome,
) -> list[Problem]:
    """Make everything and publish it, unless something is wrong or the host would refuse the tree."""
    admin = admin_files(options.root, workshop.book.settings, outcome.texts)
    made = _rendered(workshop, options, outcome).and_also(Made(problems=admin.problems))
    problems = list(made.problems)
    if has_errors(problems):
        return problems
    draft = draft_of(tree, replace(made, beside=admin.value), workshop, previous, options, outcome)
    problems += draft.told
    if not has_errors(draft.told):
        # What was made and known of pages takes kilobytes a page, and the indexers need the room.
        del made
        workshop = replace(workshop, known=None, known_exports=None, watch=None)
        _published(tree, draft, workshop, previous, options, outcome)
    return problems


def _published(
    tree: OutputTree,
    draft: Draft,
    workshop: Workshop,
    previous: LastPublication | None,
    options: Options,
    outcome: Outcome,
) -> None:
    """Add the search and the manifest, and publish."""
    book, host, bundles, files = workshop.book, options.host, draft.search.bundles, dict(draft.files)
    with outcome.timed("index"):
        before = made_elsewhere(bundles, bundles_before(tree, packed=draft.packed), options)
        search = _indexed(bundles, tree, before, options)
    with outcome.timed("publish"):
        if host:
            pack(host, tree, files, options)
            files |= write_host_files(host, tree, moves_of(workshop), is_encrypted(book))
        tree.write(f"/{MARKER}", _last_manifest(book, files, search, draft.facts, previous))
        outcome.files = tree.file_count()
        tree.publish()
        keep_ready(options.root, *draft.laid)
        keep_jobs(options.root, book.catalogue.jobs, book.ground, workshop.digests)
        draft.search.keep(options.root, {each.name: search[f"{INDEX}{each.name}/"] for each in bundles})
    outcome.published = True


def _indexed(
    bundles: Sequence[Bundle], tree: OutputTree, before: Sequence[Indexed], options: Options
) -> dict[str, str]:
    """The indexes of the search; one whose records are unchanged keeps its old files."""
    digests = build_search(
        bundles,
        tree.staging / INDEX.strip("/"),
        before=before,
        jobs=options.jobs,
        progress=lambda done, total: options.progress("Indexing the search", done, total),
    )
    return {f"{INDEX}{name}/": digest for name, digest in digests.items()}


def _last_manifest(
    book: Book,
    files: Mapping[str, str],
    search: Mapping[str, str],
    facts: Mapping[str, Any],
    previous: LastPublication | None,
) -> bytes:
    """The manifest; where nothing has changed it is that of the last publication, byte for byte."""
    if previous:
        same = manifest_of(book, files, search, {**facts, "previous": previous.before})
        if digest_of(same) == previous.digest:
            return same
    return manifest_of(book, files, search, facts)


def _cannot_write(error: OSError, options: Options) -> Problem:
    place = error.filename or options.output
    return Problem(
        options.output.as_posix(),
        "cannot-write",
        f"Writing stopped at {place}: {error.strerror or error}.",
        "free some space or correct the rights, then build again; the published site is as it was.",
    )


def _busy(options: Options) -> Problem:
    return Problem(
        options.output.as_posix(),
        "output-busy",
        "Another build is writing to this folder.",
        "wait until it is done, or name another folder with --output.",
    )


def _no_index(error: SearchIndexError, options: Options) -> Problem:
    return Problem(
        options.output.as_posix(),
        "search-index",
        f"The search index was not made: {error}.",
        "look for a full disk or too little memory; the published site is as it was.",
    )
