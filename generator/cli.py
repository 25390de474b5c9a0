"""The command `rolepages`: every command by its name, and the exit code of a defect."""

import signal
import sys
import traceback
from typing import Annotated

import typer

from generator import __version__
from generator.command_line.building import build_command, check_command
from generator.command_line.creating import new_files
from generator.command_line.evaluating import evaluations
from generator.command_line.explaining import explain_command, schema_command, serve_command
from generator.command_line.importing import imports
from generator.command_line.publishing import publish_command
from generator.command_line.terminal import DEFECT
from generator.command_line.upkeep import calendar_command, status_command

app = typer.Typer(
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    help="Role definitions, articles and a snapshot of postings become a static job site.",
)


_INTERRUPTED, _TERMINATED = 130, 143
"""Exit codes of a program stopped by Ctrl+C (typer's own) and by a signal to end."""


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"rolepages {__version__}\n")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


app.command("build", epilog="rolepages build --today 2026-04-01 --base-url https://jobs.example")(
    build_command
)
app.command("check", epilog="rolepages check --format github")(check_command)
app.command("serve", epilog="rolepages serve --port 8080")(serve_command)
app.command("publish", epilog="rolepages publish s3://jobs-example --dry-run")(publish_command)
app.command("explain", epilog="rolepages explain unknown-key")(explain_command)
app.command("schema", epilog="rolepages schema role > role.schema.json")(schema_command)
app.command("status", epilog="rolepages status --days 90")(status_command)
app.command("calendar", epilog="rolepages calendar --ics > changes.ics")(calendar_command)
app.add_typer(new_files, name="new")
app.add_typer(imports, name="import")
app.add_typer(evaluations, name="evaluate")


def main() -> None:
    """Run the command line; anything unforeseen is a defect of the generator and says so."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        app()
    except SystemExit as ending:
        if ending.code in {_INTERRUPTED, _TERMINATED}:
            sys.stderr.write("Stopped. What was published before is as it was.\n")
        raise
    except Exception:
        traceback.print_exc()
        sys.stderr.write(
            "This is a defect of rolepages, not of your files: report it with the lines above.\n"
        )
        sys.exit(DEFECT)


def _stop(*_: object) -> None:
    """End in good order, so that what is half made is removed."""
    sys.exit(_TERMINATED)
