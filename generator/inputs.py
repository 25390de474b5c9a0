"""Everything a build starts from, read and checked: articles, roles, settings, snapshot, templates."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from generator.audit.loading import style_problems
from generator.claim_checks import claim_problems
from generator.domain.last_publication import LastPublication
from generator.domain.settings import Settings
from generator.domain.snapshot import Snapshot
from generator.employer_claims import employer_claim_problems, known_names
from generator.keeping.files import Tell
from generator.keeping.snapshot import keep_faultless, known_faultless
from generator.keeping.templates import keep_assets, known_assets, state_of
from generator.matching.roles import pattern_problems
from generator.options import Options
from generator.pages import urls
from generator.previous import Compared, read_previous
from generator.problems.problem import Checked, Problem
from generator.publish.tree import output_problem
from generator.render.assets import Asset, asset_problems, assets
from generator.render.environment import template_environment
from generator.render.template_errors import check_templates
from generator.sources.files import missing_folder
from generator.sources.rejects import rejects_file
from generator.sources.site import SiteInput, read_site
from generator.sources.snapshot import postings_file, read_snapshot

REJECTS = Path(".cache") / "rejects.jsonl"


@dataclass(frozen=True, slots=True)
class Inputs:
    """The input as far as it can be used; without settings or snapshot there is nothing to plan."""

    site: SiteInput
    settings: Settings | None
    snapshot: Snapshot | None
    environment: Environment
    assets: Mapping[str, Asset]
    previous: LastPublication | None = None
    """What is published; None where nothing is, or nothing is known of it."""
    compared: str = ""
    """With which publication the pages are compared, in one line."""


def read_inputs(options: Options, tell: Tell = lambda _: None) -> Checked[Inputs]:
    """Read all there is; every part is checked also when another is broken."""
    site = read_site(
        options.root,
        options.today or options.clock,
        clock=options.clock,
        pattern_faults=pattern_problems,
        reserved=urls.RESERVED,
    )
    paths = site.value.paths
    settings = _settings(site.value, options)
    snapshot = _snapshot(paths.data, settings, options, tell)
    environment = template_environment(options.root / paths.templates)
    files = _assets(options, paths.templates, environment, tell)
    previous = _previous(site.value, snapshot.value, options)
    problems = (
        *site.problems,
        *claim_problems(site.value.claims, site.value.prose),
        *_claims_about_employers(site.value, snapshot.value),
        *snapshot.problems,
        *files.problems,
        *_output(options),
        *previous.problems,
    )
    told = tuple(problem for problem in problems if problem.path not in site.value.lost)
    inputs = Inputs(
        site=site.value,
        settings=settings,
        snapshot=snapshot.value,
        environment=environment,
        assets=files.value,
        previous=previous.value.publication,
        compared=previous.value.said,
    )
    return Checked(inputs, told)


def _snapshot(data: str, settings: Settings | None, options: Options, tell: Tell) -> Checked[Snapshot | None]:
    """The snapshot; one in which a build before found no fault is not looked at for faults again."""
    keeps = options.publish and not options.fresh
    faultless = known_faultless(options.root, tell) if keeps else b""
    read = read_snapshot(
        options.root / data,
        shown=data,
        max_rejects=settings.max_rejects if settings else 0,
        base_url=settings.base_url if settings else "",
        faultless=faultless,
        progress=lambda done, total: options.progress("Reading postings", done, total),
    )
    if options.publish and read.value and read.value.faultless not in {b"", faultless}:
        keep_faultless(options.root, read.value.faultless)
    return read


def keep_rejects(inputs: Inputs, options: Options) -> Path | None:
    """Write the postings left out beside their reasons; an old file of rejects goes."""
    path, folder = options.root / REJECTS, options.root / inputs.site.paths.data
    postings = postings_file(folder).value
    with suppress(OSError):
        if inputs.snapshot is None or not inputs.snapshot.rejects or postings is None:
            path.unlink(missing_ok=True)
            return None
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.writelines(rejects_file(postings, inputs.snapshot.rejects))
        return path
    return None


def _claims_about_employers(site: SiteInput, snapshot: Snapshot | None) -> Iterator[Problem]:
    employers = {posting.employer for posting in snapshot.postings} if snapshot else set()
    return employer_claim_problems(site.prose, known_names(site.employers, employers))


def _previous(site: SiteInput, snapshot: Snapshot | None, options: Options) -> Checked[Compared]:
    """The last publication, held against the day and the addresses of this site."""
    today = options.today or (snapshot.manifest.as_of if snapshot else None)
    own = [site.settings.base_url] if site.settings else []
    addresses = own + ([options.base_url] if own and options.base_url else [])
    return read_previous(options.previous, options.root, today, addresses)


def _settings(site: SiteInput, options: Options) -> Settings | None:
    if site.settings is None or options.base_url is None:
        return site.settings
    return site.settings.model_copy(update={"base_url": options.base_url})


def _assets(
    options: Options, templates: str, environment: Environment, tell: Tell
) -> Checked[Mapping[str, Asset]]:
    """The files beside the templates as they are published, with the faults of both."""
    folder, shown = options.root / templates, f"{templates}/assets"
    state = state_of(folder, environment.list_templates()) if options.publish else b""
    known = None if options.fresh else known_assets(options.root, state, tell)
    if known is not None:
        return Checked(known)
    files = _asset_files(options.root, templates)
    problems = (
        *_template_problems(options.root, templates, environment),
        *files.problems,
        *asset_problems(files.value, shown),
        *style_problems(files.value, shown),
    )
    made = assets(files.value)
    if not problems:
        keep_assets(options.root, state, made)
    return Checked(made, problems)


def _template_problems(root: Path, shown: str, environment: Environment) -> tuple[Problem, ...]:
    missing = missing_folder(root, shown)
    return (missing,) if missing else check_templates(environment)


def _asset_files(root: Path, templates: str) -> Checked[dict[str, bytes]]:
    folder = root / templates / "assets"
    contents: dict[str, bytes] = {}
    problems = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        try:
            contents[name] = path.read_bytes()
        except OSError as error:
            message = f"The file cannot be read: {(error.strerror or str(error)).lower()}."
            hint = "check the file and its permissions."
            problems.append(Problem(f"{templates}/assets/{name}", "unreadable-file", message, hint))
    return Checked(contents, tuple(problems))


def _output(options: Options) -> tuple[Problem, ...]:
    if not options.publish:
        return ()
    shown = options.output.as_posix()
    if options.root.resolve().is_relative_to(options.output.resolve()):
        message = f"The output {shown} holds the site's own folder."
        hint = "name an empty or new folder with --output."
        return (Problem(shown, "output-not-ours", message, hint),)
    problem = output_problem(options.output, shown)
    return (problem,) if problem else ()
