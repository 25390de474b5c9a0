"""`rolepages import lca` and its sisters: public records become tables of the evidence folder."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from generator.command_line.terminal import (
    FAULTY_INPUT,
    Format,
    leave,
    print_problems,
    progress_bars,
    say,
)
from generator.domain.records import DataSet
from generator.importing.disclosures.lca import import_lca
from generator.importing.registers.occupations import import_occupations
from generator.importing.registers.uscis import import_uscis
from generator.importing.registers.wages import import_wages
from generator.importing.source_notes import SourceNotes
from generator.problems.problem import Checked
from generator.problems.wording import counted

RecordFiles = Annotated[
    list[Path], typer.Argument(help="CSV (plain, .gz or .zst) or XLSX files.", exists=True, dir_okay=False)
]
IntoEvidence = Annotated[
    Path, typer.Option("--into", help="The evidence folder, most often data/evidence; made when not there.")
]
Title = Annotated[str | None, typer.Option("--title", help="Name of the source as shown to visitors.")]
Url = Annotated[str | None, typer.Option("--url", help="The source's own address.")]
Licence = Annotated[str | None, typer.Option("--licence", help="Licence or terms of the data.")]
Demo = Annotated[bool, typer.Option("--demo", help="The records are invented.")]
ProblemFormat = Annotated[Format, typer.Option("--format", help="How problems are printed.")]

T = TypeVar("T")


def lca_command(
    files: RecordFiles,
    into: IntoEvidence,
    covers: Annotated[
        str | None,
        typer.Option(
            "--covers",
            help="Occupations that an excerpt of the files holds, as SOC codes parted by commas, or `all`. "
            "Pages then have no data on the others; not needed for whole files.",
        ),
    ] = None,
    title: Title = None,
    url: Url = None,
    licence: Licence = None,
    demo: Demo = False,
    form: ProblemFormat = Format.TEXT,
) -> None:
    """Import labor condition applications (OFLC disclosure files of any year, or counts made of them)."""
    notes = SourceNotes(title, url, licence, demo)
    run_import(lambda progress: import_lca(files, into, notes, progress, covers), summary_lines, form)


def uscis_command(
    files: RecordFiles,
    into: IntoEvidence,
    title: Title = None,
    url: Url = None,
    licence: Licence = None,
    demo: Demo = False,
    form: ProblemFormat = Format.TEXT,
) -> None:
    """Import exports of the USCIS H-1B Employer Data Hub, one file for each fiscal year."""
    notes = SourceNotes(title, url, licence, demo)
    run_import(lambda progress: import_uscis(files, into, notes, progress), summary_lines, form)


def wages_command(
    files: RecordFiles,
    into: IntoEvidence,
    year: Annotated[
        int | None,
        typer.Option(
            "--year",
            min=2000,
            max=2100,
            help="Year in whose July the wages begin to hold; not needed when a file's or folder's name says "
            "it: 2025-26.",
        ),
    ] = None,
    title: Title = None,
    url: Url = None,
    licence: Licence = None,
    demo: Demo = False,
    form: ProblemFormat = Format.TEXT,
) -> None:
    """Import the prevailing wages of OFLC (ALC_Export.csv), their areas (Geography.csv), or both."""
    notes = SourceNotes(title, url, licence, demo)
    run_import(lambda progress: import_wages(files, into, notes, year, progress), summary_lines, form)


def occupations_command(
    files: RecordFiles,
    into: IntoEvidence,
    version: Annotated[
        str | None,
        typer.Option(
            "--version",
            help="Version of the O*NET database, such as 30.0; not needed for the files of a folder "
            "such as db_30_0_text.",
        ),
    ] = None,
    title: Title = None,
    url: Url = None,
    licence: Licence = None,
    demo: Demo = False,
    form: ProblemFormat = Format.TEXT,
) -> None:
    """Import O*NET's Occupation Data, Alternate Titles and Sample of Reported Titles, given together."""
    notes = SourceNotes(title, url, licence, demo)
    run_import(
        lambda progress: import_occupations(files, into, notes, version, progress), summary_lines, form
    )


def register(imports: typer.Typer) -> None:
    """Add the commands of this module to `rolepages import`."""
    imports.command(
        "lca", epilog="rolepages import lca LCA_Disclosure_Data_FY2026_Q1.xlsx --into data/evidence"
    )(lca_command)
    imports.command("uscis", epilog="rolepages import uscis h1b_datahubexport-*.csv --into data/evidence")(
        uscis_command
    )
    imports.command(
        "wages", epilog="rolepages import wages ALC_Export.csv Geography.csv --year 2025 --into data/evidence"
    )(wages_command)
    imports.command(
        "occupations",
        epilog="rolepages import occupations Occupation_Data.txt Alternate_Titles.txt --version 30.0 "
        "--into data/evidence",
    )(occupations_command)


def run_import(
    work: Callable[[Callable[[int, int], None]], Checked[T | None]],
    summary: Callable[[T], Iterable[str]],
    form: Format,
) -> None:
    """Run an import with a progress bar, print its problems and what it did, and end the program."""
    with progress_bars() as bars:
        done = work(lambda part, whole: bars("Importing", part, whole))
    print_problems(done.problems, {}, form)
    if done.value is None:
        say("Nothing was written.")
        raise typer.Exit(FAULTY_INPUT)
    for line in summary(done.value):
        say(line)
    leave(done.problems)


def summary_lines(sets: Iterable[DataSet]) -> list[str]:
    """What each table got, what was left out and why, and what was mended."""
    lines = []
    for each in sets:
        lines.append(
            f"{each.table.value}: read {counted(each.read, 'row')}, kept {each.kept:,}. "
            f"{each.first} to {each.last}{_gaps(each)}."
        )
        lines += [f"  rejected {number:,}: {reason}" for reason, number in each.rejected.items()]
        lines += [f"  noted {number:,}: {what}" for what, number in each.notes.items()]
    return lines


def _gaps(each: DataSet) -> str:
    return f", without {', '.join(each.missing)}" if each.missing else ""
