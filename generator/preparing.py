"""From checked input to a planned site: classify, match, aggregate, plan. No page is made here."""

from dataclasses import replace

from generator.addresses import with_addresses
from generator.classifying import Classified, readings_of
from generator.domain.settings import Settings
from generator.domain.snapshot import Snapshot
from generator.evidence.records import PublicRecords
from generator.gathering import advertisers_of, asking_of, gathered_records, records_state
from generator.grounds import ground_of
from generator.inputs import Inputs, read_inputs
from generator.insight.catalogue import Catalogue, catalogue_of
from generator.insight.scale import Scale
from generator.keeping.readings import state_of
from generator.kept import Forgetting, Keeping, Same
from generator.matching.reading import Reading
from generator.matching.roles import compile_roles
from generator.one_visa_adverts import one_visa_problems
from generator.options import Options, Outcome
from generator.pages.book import Book
from generator.pages.plan import plan_of, posting_pages
from generator.pages.posting_addresses import newest_slugs
from generator.problems.problem import Checked, Problem
from generator.problems.report import has_errors
from generator.publication import publication_problems, published_on, with_what_waits
from generator.sources.snapshot import manifest_position
from generator.trials import trials_of
from generator.workshop import Workshop, workshop_of

ANEW = Forgetting()


def prepared(options: Options) -> Checked[Workshop | None]:
    """Everything up to the plan, for questions about the site; None where the input does not allow one."""
    return prepared_from(read_inputs(options), options)


def prepared_from(
    inputs: Checked[Inputs], options: Options, keeping: Keeping = ANEW
) -> Checked[Workshop | None]:
    """The same from input that is read already."""
    workshop = planned_workshop(inputs, options, Outcome(), keeping)
    return Checked(workshop.value, (*inputs.problems, *workshop.problems))


def planned_workshop(
    checked: Checked[Inputs], options: Options, outcome: Outcome, keeping: Keeping = ANEW
) -> Checked[Workshop | None]:
    """Classify, match, aggregate, plan. Steps whose sources are unchanged may be kept."""
    whole = checked.value
    settings, snapshot = whole.settings, whole.snapshot
    if settings is None or snapshot is None:
        return Checked(None)
    today = options.today or snapshot.manifest.as_of
    published = published_on(today, whole.site)
    shown = with_what_waits(whole.site, published) if options.drafts else published.site
    inputs = replace(whole, site=shown)
    with outcome.timed("classify"):
        readings = _readings(inputs, settings, snapshot, options, outcome, keeping)
    with outcome.timed("public records"):
        gathered = _gathered(inputs, snapshot, readings, options, keeping)
        scale = gathered.value
    with outcome.timed("aggregate"):
        manifest, postings = snapshot.manifest, snapshot.postings
        catalogue = keeping.result(
            "aggregate",
            (Same(postings), manifest, Same(readings), Same(scale), settings.countries, today),
            lambda: catalogue_of(manifest, postings, readings, scale, settings.countries, today),
        )
    with outcome.timed("plan"):
        made = _book(inputs, settings, catalogue, scale.records)
        made = replace(made, ground=ground_of(inputs, settings, snapshot, today, options))
        sources = (Same(catalogue), settings)
        advertised = keeping.result("posting pages", sources, lambda: posting_pages(made))
        planned = plan_of(made, advertised)
        # A preview shows what is written now, and nothing that was published before.
        kept = replace(inputs, previous=None) if options.drafts else inputs
        whole_input = not has_errors((*checked.problems, *planned.problems))
        lived = with_addresses(planned.value, made, kept, published, whole=whole_input)
        book, plan = lived.value.book, lived.value.plan
    outcome.read = _summary(book, snapshot)
    outcome.pages = plan.counts()
    outcome.withheld = published.summary(today)
    missing = {} if options.drafts else published.addresses
    workshop = workshop_of(book, plan, inputs.environment, inputs.assets, missing)
    if options.drafts:
        workshop = replace(workshop, waiting={each.path: each.said for each in published.withheld})
    else:
        workshop = replace(workshop, trials=trials_of(book, whole.site, published))
    problems = (
        *gathered.problems,
        *planned.problems,
        *lived.problems,
        *_snapshot_days(book, options),
        *one_visa_problems(_book(whole, settings, catalogue, scale.records), whole.site.prose),
        *publication_problems(whole.site, published, today, options.today or options.clock),
    )
    if not _is_snapshot_in_doubt(checked):
        problems += _unmatched_roles(book)
    return Checked(workshop, problems)


def _readings(
    inputs: Inputs,
    settings: Settings,
    snapshot: Snapshot,
    options: Options,
    outcome: Outcome,
    keeping: Keeping,
) -> tuple[Reading, ...]:
    """What each posting says; new patterns of roles have only the titles read again."""
    roles, postings = inputs.site.roles, snapshot.postings
    state = state_of(snapshot, settings.base_url)
    matcher = keeping.result("patterns", (roles,), lambda: compile_roles(roles))
    classified = keeping.result(
        "classify",
        (Same(postings),),
        lambda: Classified(
            matcher, readings_of(postings, state, roles, matcher, options, outcome.ignored.append)
        ),
    )
    return keeping.result("roles", (Same(postings), matcher), lambda: classified.by(matcher, postings))


def _gathered(
    inputs: Inputs, snapshot: Snapshot, readings: tuple[Reading, ...], options: Options, keeping: Keeping
) -> Checked[Scale]:
    """What public records say of those who advertise, and of the occupations of the roles."""
    advertisers = keeping.result(
        "advertisers",
        (Same(snapshot.postings), Same(readings)),
        lambda: advertisers_of(snapshot, readings),
    )
    asking = asking_of(inputs, snapshot, advertisers)
    return keeping.result(
        "public records",
        (asking, records_state(inputs, options)),
        lambda: gathered_records(asking, inputs, options),
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
        newest=newest_slugs(catalogue, settings),
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


def _summary(book: Book, snapshot: Snapshot) -> str:
    catalogue = book.catalogue
    articles = len(book.tips) + len(book.faqs) + len(book.guides) + len(book.visa_texts) + len(book.pages)
    return (
        f"Read {len(book.roles):,} roles, {articles:,} articles, {len(snapshot.postings):,} postings "
        f"({len(catalogue.jobs):,} distinct jobs, {len(catalogue.open):,} open) of {catalogue.as_of}"
    )
