"""The command `rolepages`: the commands under one name, and the exit code of a defect."""

import signal
import sys
import traceback
from typing import Annotated, Any

import typer

from generator import __version__
from generator.command_line.commands import COMMANDS, Commands, imported
from generator.command_line.terminal import DEFECT

app = typer.Typer(
    cls=Commands,
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


def whole_program() -> Any:
    """The program with all its commands imported, for their documentation."""
    program: Any = typer.main.get_command(app)
    for name in COMMANDS:
        program.add_command(imported(name), name)
    return program


def main() -> None:
    """Run the command line; anything unforeseen is a defect of the generator and says so."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        app()
    except SystemExit as ending:
        if ending.code in {_INTERRUPTED, _TERMINATED}:
            sys.stderr.write("Stopped. What is published is whole.\n")
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
