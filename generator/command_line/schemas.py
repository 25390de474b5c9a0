"""`rolepages schema`: what the files may hold, for programs that help to write them."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from generator.command_line.terminal import FAULTY_INPUT, WRONG_COMMAND, say
from generator.problems.wording import counted, did_you_mean
from generator.schemas import KINDS, schema_bytes, write_schemas


def schema_command(
    kind: Annotated[
        str | None, typer.Argument(help=f"Which file: {', '.join(KINDS)}.", show_default=False)
    ] = None,
    every: Annotated[
        Path | None,
        typer.Option("--all", help="Write the schemas of all kinds into this folder.", file_okay=False),
    ] = None,
) -> None:
    """Print the JSON Schema of a kind of file: its keys, what they mean and what they may hold."""
    if every is not None:
        _write_schemas(every)
    elif kind is None or kind not in KINDS:
        asked = f"`{kind}` is no kind of file; {did_you_mean(kind, KINDS)}" if kind else _ASK_FOR_KIND
        say(asked)
        raise typer.Exit(WRONG_COMMAND)
    else:
        sys.stdout.buffer.write(schema_bytes(kind))


_ASK_FOR_KIND = f"Name a kind of file: {', '.join(KINDS)}; or write all of them with --all FOLDER."


def _write_schemas(folder: Path) -> None:
    try:
        write_schemas(folder)
    except OSError as error:
        say(f"The schemas were not written: {(error.strerror or str(error)).lower()}.")
        raise typer.Exit(FAULTY_INPUT) from None
    say(f"Wrote {counted(len(KINDS), 'schema')} into {folder}.")
