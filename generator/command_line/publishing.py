"""`rolepages publish`."""

import os
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from generator.command_line.terminal import Format, leave, print_problems, progress_bars, say
from generator.problems.problem import Problem
from generator.problems.report import has_errors
from generator.problems.wording import counted
from generator.publish.manifest import previous_manifest
from generator.publishing.basis import keep_manifest, not_compared
from generator.publishing.destination import Destination, DestinationError
from generator.publishing.order import Phase
from generator.publishing.places import destination_of
from generator.publishing.refusals import refusals
from generator.publishing.telling import remember, tell
from generator.publishing.transfer import Transfer, carry_out, planned

_WORDS = {
    Phase.ASSETS: "assets",
    Phase.SEARCH: "parts of the search and others that keep their names",
    Phase.NEW_PAGES: "new pages and files",
    Phase.CHANGED_PAGES: "changed pages and files",
    Phase.SITEMAPS: "sitemaps and the manifest",
    Phase.OLD_PAGES: "pages and files to delete",
    Phase.OLD_ASSETS: "assets to delete",
}
_UNSURE = (
    "What is there is not known for sure: published.json is missing, damaged or of another publication. "
    "Everything is brought anew; of the rest, what the manifest.json there names is deleted."
)


def publish_command(
    destination: Annotated[
        str,
        typer.Argument(
            help="A folder, s3://BUCKET, user@host:/folder, rsync://host/module or sftp://user@host/folder."
        ),
    ],
    built: Annotated[Path, typer.Option("--from", help="Folder of the built site.")] = Path("build"),
    max_age: Annotated[
        int, typer.Option("--max-age", min=0, help="Days that the data may be old at most.")
    ] = 14,
    despite_gate: Annotated[
        bool, typer.Option("--despite-gate", help="Publish although most pages of a kind leave at once.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List what would be done, and do nothing.")
    ] = False,
    form: Annotated[Format, typer.Option("--format", help="How problems are printed.")] = Format.TEXT,
) -> None:
    """Bring the built site to where it is served: what changed, and nothing else.

    `rolepages build` comes first: nothing is built here. A demo, old data and a damaged site are refused.
    Assets are brought first, then pages, then sitemaps; what is no longer used is deleted last.
    A publication that was cut is completed by the next. Keys and passwords come from the environment.
    """
    today = datetime.now().astimezone().date()
    problems = list(refusals(built, built.as_posix(), today, max_age, despite_gate=despite_gate))
    if not has_errors(problems):
        try:
            place = destination_of(destination, built)
            with nullcontext() if dry_run else place.alone():
                problems += _published(place, built, dry_run)
        except DestinationError as error:
            problems.append(_unusable(destination, error))
    print_problems(problems, {}, form)
    if has_errors(problems):
        say("Nothing more was published; run the command again when it is mended.")
    leave(problems)


def _published(place: Destination, built: Path, dry_run: bool) -> list[Problem]:
    transfer = planned(built, place)
    doubts = list(not_compared(built, place))
    for line in _listed(transfer, place, dry_run):
        say(line)
    if dry_run:
        return doubts
    remember(transfer, place, os.environ)
    with progress_bars() as progress:
        carry_out(transfer, place, progress)
    say(f"Published to {place.shown}.")
    keep_manifest(built)
    told = tell(str(previous_manifest(built).get("base_url")), place, os.environ)
    for line in told.lines:
        say(line)
    return [*doubts, *told.problems]


def _listed(transfer: Transfer, place: Destination, whole: bool) -> list[str]:
    lines = []
    if not transfer.total:
        return [f"{place.shown} has all of it already."]
    for phase in Phase:
        paths = [path for step in transfer.steps if step.phase is phase for path in step.paths]
        if paths:
            lines.append(f"{len(paths):6,} {_WORDS[phase]}")
            lines += [f"       {'-' if phase.removes else '+'} {path}" for path in paths] if whole else []
    head = f"{counted(transfer.total, 'file')} of {len(transfer.local):,} for {place.shown}"
    first = [_UNSURE] if transfer.is_unsure else []
    return [*first, f"{head}{'; nothing was done' if whole else ''}:", *lines]


def _unusable(address: str, error: DestinationError) -> Problem:
    shown = address.rpartition("@")[2] if "://" in address else address
    message = f"The destination cannot be used: {error}."
    return Problem(shown, "publish-destination", message, "check the address, the rights and the network.")
