"""Arguments and options that several commands have, and what they come to for a run."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from generator import workers
from generator.command_line.terminal import Format
from generator.options import Options


def _checked_base_url(address: str | None) -> str | None:
    if address is None:
        return None
    # Models take longer to import than most commands run, and most are run without this option.
    from generator.domain.settings import address_fault  # noqa: PLC0415

    fault = address_fault(address)
    if fault:
        raise typer.BadParameter(f"`{address}` {fault}. Write an address such as https://jobs.example.")
    return address


SiteFolder = Annotated[
    Path, typer.Option("--site", help="Folder with site.yaml.", exists=True, file_okay=False)
]
Output = Annotated[
    Path | None, typer.Option("--output", help="Folder of the built site; build/ in the site's folder.")
]
Today = Annotated[
    datetime | None,
    typer.Option(
        "--today",
        formats=["%Y-%m-%d"],
        help="Day that the pages are of; the data's by default.",
        metavar="DATE",
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option(
        "--base-url",
        callback=_checked_base_url,
        help="Address the site is published at, instead of site.yaml's.",
    ),
]
Jobs = Annotated[int | None, typer.Option("--jobs", min=1, help="Processes to use; all cores by default.")]
Previous = Annotated[
    str | None,
    typer.Option(
        "--previous",
        metavar="PUBLICATION",
        help="The last publication, to compare with: the site's address, a built folder, a manifest.json, or "
        "`none` before the first. Without it, the one that `publish` kept in .cache.",
    ),
]
ChangedLinesOf = Annotated[
    str | None,
    typer.Option(
        "--changed-lines",
        metavar="DIFF",
        help="With --format github: a file with a unified diff, or - for standard input; annotations on its "
        "lines come first.",
    ),
]
ProblemFormat = Annotated[Format, typer.Option("--format", help="How problems are printed.")]
Timings = Annotated[bool, typer.Option("--timings", help="Print the seconds of each step.")]


def options_of(
    site: Path, output: Path | None, today: datetime | None, base_url: str | None, jobs: int | None
) -> Options:
    """What a run is asked for."""
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
    return replace(options_of(site, None, today, None, jobs), publish=False)
