"""`rolepages import`: other people's files become postings of the snapshot."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from generator.command_line.importing_records import register, run_import
from generator.command_line.terminal import (
    Format,
)
from generator.domain.posting import Rights
from generator.importing.board_files import BoardOptions
from generator.importing.boards.ashby import import_ashby
from generator.importing.csv_file import import_csv
from generator.importing.intake import ImportSummary, Target
from generator.problems.wording import counted

imports = typer.Typer(
    no_args_is_help=True, help="Bring postings from other people's files into the snapshot."
)
register(imports)

Into = Annotated[Path, typer.Option("--into", help="The snapshot's folder; made when it is not there.")]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help="Day the data describes.", metavar="DATE"),
]
ProblemFormat = Annotated[Format, typer.Option("--format", help="How problems are printed.")]


@imports.command(
    "csv", epilog="rolepages import csv jobs.csv.gz --mapping jobs.yaml --source jobs --into data"
)
def csv_command(
    file: Annotated[
        Path, typer.Argument(help="A CSV file, plain, .gz or .zst.", exists=True, dir_okay=False)
    ],
    mapping: Annotated[
        Path, typer.Option("--mapping", help="YAML that says which column is what.", exists=True)
    ],
    source: Annotated[
        str, typer.Option("--source", help="Short name of the source; its postings are replaced.")
    ],
    into: Into,
    as_of: AsOf = None,
    form: ProblemFormat = Format.TEXT,
) -> None:
    """Import a CSV file. Running it again replaces the source's postings and keeps `first_seen`."""
    target = _target(into, source, as_of)
    run_import(lambda progress: import_csv(file, mapping, target, progress), _summary, form)


@imports.command("ashby", epilog="rolepages import ashby recorded/ --into data")
def ashby_command(
    paths: Annotated[
        list[Path], typer.Argument(help="Recorded board responses, or folders of them.", exists=True)
    ],
    into: Into,
    source: Annotated[str, typer.Option("--source", help="Short name of the source.")] = "ashby",
    as_of: AsOf = None,
    employers: Annotated[
        Path | None, typer.Option("--employers", help="YAML of employer names by file name.", exists=True)
    ] = None,
    rights: Annotated[
        Rights | None, typer.Option("--rights", help="How much of the text may be shown.")
    ] = None,
    licence: Annotated[str | None, typer.Option("--licence", help="Licence of the data.")] = None,
    markup: Annotated[
        bool | None, typer.Option("--markup/--no-markup", help="Allow JobPosting markup for search engines.")
    ] = None,
    form: ProblemFormat = Format.TEXT,
) -> None:
    """Import recorded responses of Ashby job boards, one file for each company."""
    target = _target(into, source, as_of)
    options = BoardOptions(employers=employers, rights=rights, licence=licence, markup=markup)
    run_import(lambda progress: import_ashby(paths, target, options, progress), _summary, form)


def _target(into: Path, source: str, as_of: datetime | None) -> Target:
    return Target(into, source, as_of.date() if as_of else None)


def _summary(summary: ImportSummary) -> list[str]:
    lines = [
        f"Read {summary.read:,}: kept {counted(summary.kept, 'posting')} of `{summary.source}` "
        f"({summary.new:,} new, {summary.replaced:,} replaced, {summary.gone:,} gone), "
        f"{summary.rejected:,} rejected. The snapshot is of {summary.as_of}."
    ]
    lines += [f"  skipped {number:,}: {reason}" for reason, number in summary.skipped]
    lines += [f"  left out {number:,}: {reason}" for reason, number in summary.left_out]
    return lines
