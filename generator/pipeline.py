"""The whole build: load, validate, classify, match, aggregate, plan, render, audit, index, publish."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator import __version__
from generator.card_making import all_cards
from generator.classifying import readings_of
from generator.dead_links import at_their_texts
from generator.domain.settings import Settings
from generator.domain.snapshot import Snapshot
from generator.evidence.records import PublicRecords
from generator.gathering import gathered_records
from generator.gating import gated, verdicts_of
from generator.host_making import host_facts, moves_of, pack, preflight, write_host_files
from generator.inputs import Inputs, keep_rejects, read_inputs
from generator.insight.catalogue import Catalogue, catalogue_of
from generator.making import (
    Made,
    Workshop,
    all_exports,
    all_pages,
    sample_problems,
    trial_problems,
    workshop_of,
)
from generator.matching.roles import compile_roles
from generator.one_visa_adverts import one_visa_problems
from generator.options import Options, Outcome
from generator.pages.book import Book
from generator.pages.facets import INDEX
from generator.pages.plan import plan_of
from generator.pages.search_records import job_records, page_records
from generator.pages.search_shards import job_shards
from generator.problems.problem import Checked, Problem, in_order
from generator.problems.report import has_errors
from generator.publication import publication_problems, published_on
from generator.publish.manifest import digest_of, manifest_bytes, previous_manifest
from generator.publish.search import Bundle, SearchIndexError, build_search
from generator.publish.tree import MARKER, OutputBusyError, OutputTree
from generator.seo.sitemap import robots_txt, sitemap_files
from generator.sources.snapshot import manifest_position
from generator.trials import trials_of
from generator.workers import WorkerLostError


def build(options: Options) -> Outcome:
    """Check the site's folder and, without errors, publish it. Faulty input never raises."""
    outcome = Outcome()
    with outcome.timed("read"):
        inputs = read_inputs(options)
    outcome.texts = inputs.value.site.texts
    outcome.rejects = keep_rejects(inputs.value, options)
    problems = list(inputs.problems)
    try:
        problems += _built(inputs, options, outcome)
    except WorkerLostError:
        problems.append(_worker_lost(options))
    outcome.problems = in_order(problems)
    return outcome


def prepared(options: Options) -> Checked[Workshop | None]:
    """Everything up to the plan, for questions about the site; None where the input does not allow one."""
    return prepared_from(read_inputs(options), options)


def prepared_from(inputs: Checked[Inputs], options: Options) -> Checked[Workshop | None]:
    """The same from input that is read already."""
    workshop = _prepared(inputs, options, Outcome())
    return Checked(workshop.value, (*inputs.problems, *workshop.problems))


def _built(inputs: Checked[Inputs], options: Options, outcome: Outcome) -> list[Problem]:
    """Make the pages and publish them, or look for further faults when there are any."""
    prepared = _prepared(inputs, options, outcome)
    problems = list(prepared.problems)
    known = (*inputs.problems, *problems)
    workshop = prepared.value
    if workshop and has_errors(known):
        problems += _not_yet_known(sample_problems(workshop), known)
    elif workshop:
        with outcome.timed("gate"):
            workshop = gated(workshop, verdicts_of(workshop, options))
        made = _made(workshop, options, outcome)
        problems += at_their_texts(made, outcome.texts, inputs.value.site.paths.content)
    return problems


def _prepared(checked: Checked[Inputs], options: Options, outcome: Outcome) -> Checked[Workshop | None]:
    """Classify, match, aggregate, plan."""
    whole = checked.value
    settings, snapshot = whole.settings, whole.snapshot
    if settings is None or snapshot is None:
        return Checked(None)
    today = options.today or snapshot.manifest.as_of
    published = published_on(today, whole.site)
    inputs = replace(whole, site=published.site)
    with outcome.timed("classify"):
        readings = readings_of(snapshot.postings, compile_roles(inputs.site.roles), options)
    with outcome.timed("public records"):
        gathered = gathered_records(inputs, snapshot, readings, options)
        scale = gathered.value
    with outcome.timed("aggregate"):
        catalogue = catalogue_of(
            snapshot.manifest, snapshot.postings, readings, scale, settings.countries, today
        )
    with outcome.timed("plan"):
        book = _book(inputs, settings, catalogue, scale.records)
        plan = plan_of(book)
    outcome.read = _summary(book, snapshot)
    outcome.pages = plan.value.counts()
    outcome.withheld = published.summary(today)
    workshop = workshop_of(book, plan.value, inputs.environment, inputs.assets, published.addresses)
    workshop = replace(workshop, trials=trials_of(book, whole.site, published))
    problems = (
        *gathered.problems,
        *plan.problems,
        *_snapshot_days(book, options),
        *one_visa_problems(_book(whole, settings, catalogue, scale.records)),
        *publication_problems(whole.site, published, today, options.today or options.clock),
    )
    if not _is_snapshot_in_doubt(checked):
        problems += _unmatched_roles(book)
    return Checked(workshop, problems)


def _not_yet_known(found: Iterable[Problem], known: Sequence[Problem]) -> list[Problem]:
    """Problems of templates that reading them has not told already."""
    places = {(problem.path, problem.position.line) for problem in known}
    missing = tuple(f"{problem.path}/" for problem in known if problem.rule == "missing-folder")
    return [
        problem
        for problem in found
        if (problem.path, problem.position.line) not in places and not problem.path.startswith(missing)
    ]


def _made(workshop: Workshop, options: Options, outcome: Outcome) -> list[Problem]:
    """Render, audit, index, publish; the published tree stays as it was unless all goes well."""
    if not options.publish:
        return list(_rendered(workshop, options, outcome).problems)
    tree = OutputTree(options.output)
    try:
        tree.begin()
        made = _rendered(workshop.writing_to(tree), options, outcome)
        if has_errors(made.problems):
            return list(made.problems)
        return [*made.problems, *_published(tree, made, workshop, options, outcome)]
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
        trials = Made(problems=trial_problems(workshop))
    return pages.and_also(exports).and_also(Made(files=cards)).and_also(trials)


def _published(
    tree: OutputTree, made: Made, workshop: Workshop, options: Options, outcome: Outcome
) -> tuple[Problem, ...]:
    """Add the search and what stands beside the pages, and publish, unless the host would refuse the tree."""
    book, host = workshop.book, options.host
    others = {asset.url: asset.content for asset in workshop.assets.values()} | _crawling_files(book, made)
    for url, content in others.items():
        tree.write(url, content)
    files = dict(made.files) | {url: digest_of(content) for url, content in others.items()}
    bundles = _bundles(book)
    told = _preflight(tree, files, bundles, workshop, options, outcome) if host else ()
    if has_errors(told):
        return told
    with outcome.timed("index"):
        search = _indexed(bundles, tree, options)
    with outcome.timed("publish"):
        if host:
            pack(host, tree, files, options)
            files |= write_host_files(host, tree, moves_of(workshop), _is_encrypted(book))
        tree.write(f"/{MARKER}", _manifest(book, files, search, options))
        outcome.files = tree.file_count()
        tree.publish()
    outcome.published = True
    return told


def _preflight(
    tree: OutputTree,
    files: Mapping[str, str],
    bundles: Sequence[Bundle],
    workshop: Workshop,
    options: Options,
    outcome: Outcome,
) -> tuple[Problem, ...]:
    """Pack the files for the host, and hold all against its limits before the search takes its time."""
    if options.host is None:
        return ()
    with outcome.timed("host"):
        pack(options.host, tree, files, options)
        found = preflight(options.host, tree, bundles, moves_of(workshop), _is_encrypted(workshop.book))
    outcome.preflight = f"For {options.host}: {found.value.summary()}"
    return found.problems


def _is_encrypted(book: Book) -> bool:
    return book.settings.base_url.startswith("https:")


def _bundles(book: Book) -> list[Bundle]:
    """What the search is made of: the jobs in parts, and the other pages."""
    roles = sorted(book.roles.values(), key=lambda role: (role.family, role.title))
    shards = job_shards(list(job_records(book)), [role.title for role in roles])
    jobs = [Bundle(f"jobs/{shard.name}", shard.records, {"counts": shard.counts()}) for shard in shards]
    return [*jobs, Bundle("pages", list(page_records(book)))]


def _indexed(bundles: Sequence[Bundle], tree: OutputTree, options: Options) -> dict[str, str]:
    """The indexes of the search; one whose records are unchanged keeps its old files."""
    known = previous_manifest(options.output).get("search") or {}
    digests = build_search(
        bundles,
        tree.staging / INDEX.strip("/"),
        previous=options.output / INDEX.strip("/"),
        known={folder.removeprefix(INDEX).strip("/"): digest for folder, digest in known.items()},
        jobs=options.jobs,
        progress=lambda done, total: options.progress("Indexing the search", done, total),
    )
    return {f"{INDEX}{name}/": digest for name, digest in digests.items()}


def _crawling_files(book: Book, made: Made) -> dict[str, bytes]:
    """robots.txt and the sitemap; the sitemap of a site kept from search engines is empty."""
    base = book.settings.base_url
    by_kind: dict[str, list[str]] = {}
    for kind, url in made.indexable:
        by_kind.setdefault(kind, []).append(url)
    files = {file.url: file.content for file in sitemap_files(base, by_kind)}
    return files | {"/robots.txt": robots_txt(base, bool(made.indexable))}


def _manifest(book: Book, files: Mapping[str, str], search: Mapping[str, str], options: Options) -> bytes:
    facts: dict[str, Any] = {
        "base_url": book.settings.base_url.rstrip("/"),
        "demo": book.catalogue.manifest.demo,
    }
    if options.host:
        facts["host"] = host_facts(options.host)
    return manifest_bytes(
        version=__version__,
        as_of=book.catalogue.as_of.isoformat(),
        today=book.catalogue.today.isoformat(),
        files=files,
        search=search,
        facts=facts,
    )


def _book(inputs: Inputs, settings: Settings, catalogue: Catalogue, records: PublicRecords) -> Book:
    site = inputs.site
    return Book(
        settings=settings,
        roles=site.roles,
        tips=site.tips,
        faqs=site.faqs,
        guides=site.guides,
        visa_texts=site.visa_texts,
        pages=site.pages,
        ledger=site.ledger,
        eligibility=site.eligibility,
        abbreviations=site.abbreviations,
        catalogue=catalogue,
        records=records,
    )


def _is_snapshot_in_doubt(inputs: Checked[Inputs]) -> bool:
    """Whether only part of the snapshot was read: what is not in it says nothing then."""
    folder = f"{inputs.value.site.paths.data}/"
    return has_errors(problem for problem in inputs.problems if problem.path.startswith(folder))


def _unmatched_roles(book: Book) -> tuple[Problem, ...]:
    if not book.catalogue.jobs:
        return ()
    matched = {match.role for job in book.catalogue.jobs for match in job.roles}
    return tuple(
        Problem(
            f"{book.settings.paths.roles}/{slug}.yaml",
            "role-unmatched",
            f"No posting of the snapshot has a title that belongs to `{slug}`; its page is empty.",
            "check the patterns under `titles`, or take the role out.",
        )
        for slug in book.roles
        if slug not in matched
    )


def _snapshot_days(book: Book, options: Options) -> list[Problem]:
    """A snapshot of a day that has not come, or one whose every posting is closed."""
    catalogue, path = book.catalogue, f"{book.settings.paths.data}/snapshot.yaml"
    problems = []
    if catalogue.as_of > max(options.clock, catalogue.today if options.today else options.clock):
        message = f"`as_of` is {catalogue.as_of}, later than today ({options.clock})."
        at = manifest_position(options.root / book.settings.paths.data, "as_of")
        problems.append(Problem(path, "date-in-future", message, "check the year.", at))
    if catalogue.jobs and not catalogue.open:
        message = f"Every posting of the snapshot is closed on {catalogue.today}."
        hint = "import newer postings; a site without jobs is not published."
        problems.append(Problem(path, "snapshot-empty", message, hint))
    return problems


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


def _worker_lost(options: Options) -> Problem:
    return Problem(
        options.root.as_posix(),
        "worker-lost",
        "A process of the build was ended from outside, most often because the memory was full.",
        "build with fewer processes: --jobs 1.",
    )


def _summary(book: Book, snapshot: Snapshot) -> str:
    catalogue = book.catalogue
    articles = len(book.tips) + len(book.faqs) + len(book.guides) + len(book.visa_texts) + len(book.pages)
    return (
        f"Read {len(book.roles):,} roles, {articles:,} articles, {len(snapshot.postings):,} postings "
        f"({len(catalogue.jobs):,} distinct jobs, {len(catalogue.open):,} open) of {catalogue.as_of}"
    )
