"""Everything a build starts from, read and checked: articles, roles, settings, snapshot, templates."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from generator.domain.settings import Settings
from generator.domain.snapshot import Snapshot
from generator.matching.roles import pattern_problems
from generator.options import Options
from generator.pages import urls
from generator.problems.problem import Checked, Problem
from generator.publish.tree import output_problem
from generator.render.assets import Asset, assets
from generator.render.environment import template_environment
from generator.render.template_errors import check_templates
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


def read_inputs(options: Options) -> Checked[Inputs]:
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
    snapshot = read_snapshot(
        options.root / paths.data,
        shown=paths.data,
        max_rejects=settings.max_rejects if settings else 0,
        progress=lambda done, total: options.progress("Reading postings", done, total),
    )
    templates = options.root / paths.templates
    environment = template_environment(templates)
    problems = (*site.problems, *snapshot.problems, *check_templates(environment), *_output(options))
    files = assets(_asset_files(templates))
    return Checked(Inputs(site.value, settings, snapshot.value, environment, files), problems)


def keep_rejects(inputs: Inputs, options: Options) -> Path | None:
    """Write the postings left out beside their reasons; an old file of rejects goes."""
    path, folder = options.root / REJECTS, options.root / inputs.site.paths.data
    postings = postings_file(folder).value
    if inputs.snapshot is None or not inputs.snapshot.rejects or postings is None:
        path.unlink(missing_ok=True)
        return None
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.writelines(rejects_file(postings, inputs.snapshot.rejects))
        return path
    return None


def _settings(site: SiteInput, options: Options) -> Settings | None:
    if site.settings is None or options.base_url is None:
        return site.settings
    return site.settings.model_copy(update={"base_url": options.base_url})


def _asset_files(templates: Path) -> dict[str, bytes]:
    folder = templates / "assets"
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _output(options: Options) -> tuple[Problem, ...]:
    problem = output_problem(options.output, options.output.as_posix()) if options.publish else None
    return (problem,) if problem else ()
