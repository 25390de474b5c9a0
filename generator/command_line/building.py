"""`rolepages build` and `rolepages check`."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from generator import workers
from generator.command_line.terminal import Format, leave, print_problems, progress_bars, say
from generator.domain.settings import address_fault
from generator.hosting.hosts import Host
from generator.options import Options, Outcome
from generator.pipeline import build
from generator.problems.wording import counted


def _checked_base_url(address: str | None) -> str | None:
    fault = address_fault(address) if address is not None else ""
    if fault:
        raise typer.BadParameter(f"`{address}` {fault}. Write an address such as https://jobs.example.")
    return address


SiteFolder = Annotated[
    Path, typer.Option("--site", help="Folder with site.yaml.", exists=True, file_okay=False)
]
Output = Annotated[
    Path | None, typer.Option("--output", help="Folder to publish to; build/ in the site's folder.")
]
Today = Annotated[
    datetime | None,
    typer.Option("--today", formats=["%Y-%m-%d"], help="Build the site as of this day.", metavar="DATE"),
]
BaseUrl = Annotated[
    str | None,
    typer.Option(
        "--base-url",
        callback=_checked_base_url,
        help="Address the site is published at, instead of site.yaml's.",
    ),
]
HostName = Annotated[
    Host | None,
    typer.Option("--host", help="Write the files that this host reads; hold the site against its limits."),
]
Jobs = Annotated[int | None, typer.Option("--jobs", min=1, help="Processes to use; all cores by default.")]
ProblemFormat = Annotated[Format, typer.Option("--format", help="How problems are printed.")]
Timings = Annotated[bool, typer.Option("--timings", help="Print the seconds of each step.")]


def build_command(
    site: SiteFolder = Path(),
    output: Output = None,
    today: Today = None,
    base_url: BaseUrl = None,
    host: HostName = None,
    jobs: Jobs = None,
    form: ProblemFormat = Format.TEXT,
    timings: Timings = False,
) -> None:
    """Check everything and publish the site.

    With any error nothing is published, and the published site stays as it was.
    """
    options = _options(site, output, today, base_url, jobs)
    _run(replace(options, host=host), form, timings)


def check_command(
    site: SiteFolder = Path(),
    today: Today = None,
    base_url: BaseUrl = None,
    jobs: Jobs = None,
    form: ProblemFormat = Format.TEXT,
    timings: Timings = False,
) -> None:
    """Check everything that `build` checks, and write nothing."""
    options = _options(site, None, today, base_url, jobs)
    _run(replace(options, publish=False), form, timings)


def _options(
    site: Path, output: Path | None, today: datetime | None, base_url: str | None, jobs: int | None
) -> Options:
    return Options(
        root=site,
        output=output or site / "build",
        clock=datetime.now().astimezone().date(),
        today=today.date() if today else None,
        base_url=base_url,
        jobs=jobs or workers.available_cores(),
    )


def reading_options(site: Path, today: datetime | None, jobs: int | None = None) -> Options:
    """For a command that reads the site and writes nothing."""
    return replace(_options(site, None, today, None, jobs), publish=False)


def _run(options: Options, form: Format, timings: bool) -> None:
    with progress_bars() as progress:
        outcome = build(replace(options, progress=progress))
    folder = "" if options.root == Path() else options.root.as_posix()
    print_problems(outcome.problems, outcome.texts, form, folder=folder)
    if form is Format.TEXT:
        for line in _summary(outcome, options, timings):
            say(line)
    leave(outcome.problems)


def _summary(outcome: Outcome, options: Options, timings: bool) -> list[str]:
    lines = [line for line in (outcome.read, outcome.withheld) if line]
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
    elif outcome.failed:
        kept = f"; {options.output} is as it was" if options.publish and options.output.exists() else ""
        lines.append(f"Nothing was published{kept}.")
    elif not options.publish:
        lines.append(f"No errors found in {total:.1f} s. Nothing was written.")
    return lines
