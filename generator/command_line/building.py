"""`rolepages build` and `rolepages check`."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from generator.command_line.arguments import (
    BaseUrl,
    ChangedLinesOf,
    Jobs,
    Output,
    Previous,
    ProblemFormat,
    SiteFolder,
    Timings,
    Today,
    options_of,
    reading_options,
)
from generator.command_line.terminal import (
    FAULTY_INPUT,
    INTERRUPTED,
    Format,
    leave,
    leave_at_once,
    print_problems,
    progress_bars,
    say,
)
from generator.hosting.hosts import Host
from generator.options import Options, Outcome
from generator.problems.changed_lines import NOTHING_CHANGED, ChangedLines
from generator.problems.problem import in_order
from generator.problems.wording import counted
from generator.rebuilding import rebuilt
from generator.workers import Cluster

_READ_BY_PEOPLE = {Format.TEXT, Format.GITHUB, Format.GITLAB}
"""Forms beside which a person reads the log."""
HostName = Annotated[
    Host | None,
    typer.Option(
        "--host", help="Also write the files that this host reads, and check the site against its limits."
    ),
]

Workers = Annotated[
    str | None,
    typer.Option(
        "--workers",
        metavar="dask://HOST:PORT",
        help="Have pages, exports, cards and search indexes made by the workers of this Dask scheduler, "
        "which must see the folder of --output. Who can reach the scheduler can run programs on all of them.",
    ),
]
FreshBuild = Annotated[
    bool,
    typer.Option("--fresh", help="Make everything anew, also what is as it was at the last build."),
]
External = Annotated[
    bool,
    typer.Option(
        "--external",
        help="Also ask whether the links that leave the site are alive; keeps the answers in .cache.",
    ),
]
ExternalPostings = Annotated[
    bool, typer.Option("--external-postings", help="As --external, with the links of postings, too: many.")
]
Fresh = Annotated[bool, typer.Option("--fresh", help="Ask every external link again, whatever .cache has.")]
Strict = Annotated[bool, typer.Option("--strict", help="End with 1 when an external link is dead.")]
Report = Annotated[
    Path | None,
    typer.Option("--report", dir_okay=False, help="File for all external links; JSON if it ends in .json."),
]


def build_command(
    site: SiteFolder = Path(),
    output: Output = None,
    today: Today = None,
    base_url: BaseUrl = None,
    host: HostName = None,
    previous: Previous = None,
    jobs: Jobs = None,
    form: ProblemFormat = Format.TEXT,
    changed: ChangedLinesOf = None,
    workers: Workers = None,
    fresh: FreshBuild = False,
    timings: Timings = False,
) -> None:
    """Check everything and write the site into a folder; `publish` brings it to where it is served.

    With any error nothing is written, and the folder stays as it was.
    """
    options = options_of(site, output, today, base_url, jobs)
    options = replace(options, host=host, previous=previous, fresh=fresh, cluster=_cluster(workers))
    _run(options, form, changed, timings)


def check_command(
    site: SiteFolder = Path(),
    today: Today = None,
    base_url: BaseUrl = None,
    previous: Previous = None,
    jobs: Jobs = None,
    form: ProblemFormat = Format.TEXT,
    changed: ChangedLinesOf = None,
    timings: Timings = False,
    external: External = False,
    postings: ExternalPostings = False,
    fresh: Fresh = False,
    strict: Strict = False,
    report: Report = None,
) -> None:
    """Check everything that `build` checks, and build nothing.

    Nothing is written, but what --external keeps, and the file that --report names.

    With --external the links that leave the site are asked at their servers, one request a second at each.
    What they answer is kept in .cache/links.json: a week for a link that is alive, a day where none can tell.
    A dead link is asked each time.
    """
    options = replace(reading_options(site, today, jobs), base_url=base_url, previous=previous)
    if not (external or postings):
        given = {"--fresh": fresh, "--strict": strict, "--report": report}
        for name in (name for name, value in given.items() if value):
            raise typer.BadParameter(f"{name} is about external links: give --external with it.")
        _run(options, form, changed, timings)
    else:
        _run_with_links(options, form, changed, timings, (postings, fresh, report), strict)


def _cluster(address: str | None) -> Cluster | None:
    if address is None:
        return None
    # Most builds have one machine.
    from generator.cluster.address import scheduler_address  # noqa: PLC0415
    from generator.cluster.dask import DaskCluster  # noqa: PLC0415

    try:
        return DaskCluster(scheduler_address(address))
    except ValueError as error:
        raise typer.BadParameter(f"{error}. Write one such as dask://10.0.0.5:8786.") from None


def _run(options: Options, form: Format, diff: str | None, timings: bool) -> None:
    changed = _changed_lines(diff, form)
    with progress_bars() as progress:
        outcome = rebuilt(replace(options, progress=progress))
    print_problems(outcome.problems, outcome.texts, form, root=options.root, changed=changed)
    if form in _READ_BY_PEOPLE:
        for line in _summary(outcome, options, timings):
            say(line)
    leave_at_once(outcome.problems)


def _run_with_links(
    options: Options,
    form: Format,
    diff: str | None,
    timings: bool,
    wanted: tuple[bool, bool, Path | None],
    strict: bool,
) -> None:
    # The library that asks servers is for this alone.
    from generator.command_line.external import Asking, Gathered, external_links  # noqa: PLC0415
    from generator.pipeline import build  # noqa: PLC0415

    changed, gathered = _changed_lines(diff, form), Gathered()
    with progress_bars() as progress:
        options = replace(options, progress=progress)
        outcome = build(options, gathered)
        found = external_links(options, outcome, gathered, Asking(*wanted))
    outcome.problems = in_order((*outcome.problems, *found.problems))
    texts = {**found.texts, **outcome.texts}
    print_problems(outcome.problems, texts, form, root=options.root, changed=changed)
    if form in _READ_BY_PEOPLE:
        for line in (*_summary(outcome, options, timings, "Nothing was built."), *found.lines):
            say(line)
    if found.interrupted:
        raise typer.Exit(INTERRUPTED)
    if strict and found.dead:
        raise typer.Exit(FAULTY_INPUT)
    leave(outcome.problems)


def _changed_lines(diff: str | None, form: Format) -> ChangedLines:
    if diff is None:
        return NOTHING_CHANGED
    if form is not Format.GITHUB:
        raise typer.BadParameter("--changed-lines orders annotations: give --format github with it.")
    # Most runs have no diff.
    from generator.command_line.repository import read_changed_lines  # noqa: PLC0415

    return read_changed_lines(diff)


def _summary(
    outcome: Outcome, options: Options, timings: bool, end: str = "Nothing was written."
) -> list[str]:
    lines = [line for line in (*outcome.ignored, outcome.read, outcome.compared, outcome.withheld) if line]
    if outcome.pages:
        kinds = ", ".join(f"{number:,} {kind}" for kind, number in outcome.pages.items())
        lines.append(f"Planned {counted(sum(outcome.pages.values()), 'page')}: {kinds}")
    if timings:
        lines += [f"  {seconds:7.2f} s  {step}" for step, seconds in outcome.seconds.items()]
    if outcome.rejects:
        lines.append(f"The postings left out are in {outcome.rejects}, each with the reason.")
    if outcome.preflight:
        lines.append(outcome.preflight)
    total = sum(outcome.seconds.values())
    if outcome.published:
        lines.append(
            f"Wrote {options.output} in {total:.1f} s: {counted(outcome.files, 'file')}, search included"
        )
    elif outcome.unchanged:
        files = counted(outcome.files, "file")
        lines.append(f"Nothing has changed since the last build: {options.output} is as it was, {files}.")
    elif outcome.failed:
        kept = f"; {options.output} is as it was" if options.publish and options.output.exists() else ""
        lines.append(f"Nothing was published{kept}.")
    elif not options.publish:
        lines.append(f"No errors found in {total:.1f} s. {end}")
    return lines
