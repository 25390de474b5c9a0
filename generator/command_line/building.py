"""`rolepages build` and `rolepages check`."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from generator.command_line.arguments import (
    BaseUrl,
    Jobs,
    Output,
    ProblemFormat,
    SiteFolder,
    Timings,
    Today,
    options_of,
    reading_options,
)
from generator.command_line.terminal import Format, leave, print_problems, progress_bars, say
from generator.hosting.hosts import Host
from generator.options import Options, Outcome
from generator.pipeline import build
from generator.problems.wording import counted

HostName = Annotated[
    Host | None,
    typer.Option("--host", help="Write the files that this host reads; hold the site against its limits."),
]


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
    _run(replace(options_of(site, output, today, base_url, jobs), host=host), form, timings)


def check_command(
    site: SiteFolder = Path(),
    today: Today = None,
    base_url: BaseUrl = None,
    jobs: Jobs = None,
    form: ProblemFormat = Format.TEXT,
    timings: Timings = False,
) -> None:
    """Check everything that `build` checks, and write nothing."""
    options = replace(reading_options(site, today, jobs), base_url=base_url)
    _run(options, form, timings)


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
