"""`rolepages evaluate`: how well titles, places, stances and employers are read, against labelled files."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from generator.command_line.arguments import SiteFolder
from generator.command_line.terminal import FAULTY_INPUT, Format, leave, print_problems, say
from generator.evaluation import employers, places, stance, titles
from generator.evaluation.score import Row, report_lines, score
from generator.evidence.aliases import aliases_of
from generator.evidence.brands import shipped_brands
from generator.evidence.entity_index import RecordName
from generator.matching.roles import compile_roles, pattern_problems
from generator.pages import urls
from generator.problems.problem import Checked, Problem
from generator.problems.report import has_errors
from generator.records.store import record_names
from generator.sources.bounded import read_bounded
from generator.sources.site import read_site

evaluations = typer.Typer(
    no_args_is_help=True, help="Score the matcher against a file of labels: precision, recall, every error."
)

LabelFile = Annotated[Path, typer.Argument(help="The labelled file.", exists=True, dir_okay=False)]
RecordsFolder = Annotated[
    Path | None,
    typer.Option(
        "--records", help="Folder of imported public records to search instead.", exists=True, file_okay=False
    ),
]
_MOST_BYTES = 200_000_000
"""Of a labelled file: some two million rows."""
AsJson = Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")]


@evaluations.command("titles", epilog="rolepages evaluate titles title-roles.csv --json")
def titles_command(file: LabelFile, site: SiteFolder = Path(), as_json: AsJson = False) -> None:
    """Roles of job titles. CSV with the columns title and roles (slugs separated by |)."""
    read = read_site(
        site, datetime.now().astimezone().date(), pattern_faults=pattern_problems, reserved=urls.RESERVED
    )
    folder = f"{read.value.paths.roles}/"
    faults = [each for each in read.problems if each.path.startswith(folder)]
    if has_errors(faults):
        print_problems(faults, read.value.texts, Format.TEXT)
        raise typer.Exit(FAULTY_INPUT)
    matcher = compile_roles(read.value.roles)
    _run(file, lambda text, path: _with_extras(titles.rows_of(text, path, matcher), titles.extras), as_json)


@evaluations.command("places", epilog="rolepages evaluate places locations.csv --json")
def places_command(file: LabelFile, as_json: AsJson = False) -> None:
    """Places in location texts. CSV with the columns raw, places (City|ST|CC; ...) and remote."""
    _run(file, lambda text, path: _with_extras(places.rows_of(text, path), places.extras), as_json)


@evaluations.command("stance", epilog="rolepages evaluate stance phrases.jsonl --json")
def stance_command(file: LabelFile, as_json: AsJson = False) -> None:
    """Sponsorship stances of texts. JSON lines with text and stance; visas and flags if labelled."""
    _run(file, _stances, as_json)


@evaluations.command(
    "employers", epilog="rolepages evaluate employers employers.jsonl --records data/evidence"
)
def employers_command(file: LabelFile, records: RecordsFolder = None, as_json: AsJson = False) -> None:
    """Legal entities of employers. JSON lines with employer, website, entities and candidates.

    Without --records the candidates of all lines together are the records.
    """
    path = file.as_posix()
    text = _text_of(file, path)
    labels = employers.labels_of(text.value, path)
    names = _record_names(records) if records else Checked(employers.records_of(labels.value))
    problems = text.problems or (*labels.problems, *names.problems)
    print_problems(problems, {path: text.value}, Format.TEXT)
    if labels.value and not names.problems:
        verdicts = employers.verdicts_of(labels.value, names.value, aliases_of((), shipped_brands()))
        _print_verdicts(verdicts, as_json)
    elif not problems:
        say(f"{path} holds no labelled employers.")
        raise typer.Exit(FAULTY_INPUT)
    leave(problems)


def _record_names(folder: Path) -> Checked[tuple[RecordName, ...]]:
    names = record_names(folder, folder.as_posix())
    if names.value is None and not names.problems:
        say(f"{folder.as_posix()} holds no public records of employers.")
        raise typer.Exit(FAULTY_INPUT)
    return Checked(tuple(names.value or ()), names.problems)


def _print_verdicts(verdicts: Sequence[employers.Verdict], as_json: bool) -> None:
    if as_json:
        document = employers.as_json(verdicts)
        sys.stdout.buffer.write(orjson.dumps(document, option=orjson.OPT_INDENT_2) + b"\n")
    else:
        sys.stdout.write("\n".join(employers.report_lines(verdicts)) + "\n")


@dataclass(frozen=True, slots=True)
class _Compared:
    """Labelled rows beside what is found, and figures of what is measured apart."""

    rows: tuple[Row, ...]
    extras: dict[str, Any]


_Compare = Callable[[str, str], Checked[_Compared]]


def _with_extras(
    rows: Checked[tuple[Row, ...]], extras: Callable[[Sequence[Row]], dict[str, Any]]
) -> Checked[_Compared]:
    return Checked(_Compared(rows.value, extras(rows.value)), rows.problems)


def _stances(text: str, path: str) -> Checked[_Compared]:
    read = stance.readings_of(text, path)
    rows = tuple(reading.row for reading in read.value)
    return Checked(_Compared(rows, stance.extras(read.value)), read.problems)


def _run(file: Path, compare: _Compare, as_json: bool) -> None:
    path = file.as_posix()
    text = _text_of(file, path)
    compared = compare(text.value, path)
    problems = text.problems or compared.problems
    print_problems(problems, {path: text.value}, Format.TEXT)
    if compared.value.rows:
        _print_scores(compared.value, as_json)
    elif not problems:
        say(f"{path} holds no labelled rows.")
        raise typer.Exit(FAULTY_INPUT)
    leave(problems)


def _print_scores(compared: _Compared, as_json: bool) -> None:
    scores = score(compared.rows)
    if as_json:
        document = scores.as_json() | compared.extras
        sys.stdout.buffer.write(orjson.dumps(document, option=orjson.OPT_INDENT_2) + b"\n")
    else:
        sys.stdout.write("\n".join((*report_lines(scores), *_lines(compared.extras))) + "\n")


def _lines(extras: dict[str, Any]) -> list[str]:
    return [f"{name}: {value}" for name, value in extras.items()]


def _text_of(file: Path, path: str) -> Checked[str]:
    try:
        raw = read_bounded(file, _MOST_BYTES)
        return Checked(raw.decode("utf-8"))
    except OSError as error:
        raise typer.BadParameter(f"`{path}` cannot be read: {error.strerror or error}.") from None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"The file is not UTF-8: line {line} has other bytes."
        return Checked("", (Problem(path, "not-utf-8", message, "save it in UTF-8."),))
