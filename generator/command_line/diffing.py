"""`rolepages diff`: what changes for readers if the site is built and published now."""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from generator.command_line.arguments import BaseUrl, Jobs, Previous, SiteFolder, Today, reading_options
from generator.command_line.tables import console_of_output, line, table
from generator.command_line.terminal import FAULTY_INPUT, Format, leave, print_problems, progress_bars, say
from generator.differing.markdown import as_markdown, errors_as_markdown
from generator.differing.report import DiffReport
from generator.differing.sections import against, headlines, sections_of
from generator.diffing import diff_of
from generator.options import Outcome
from generator.problems.problem import Problem, Severity
from generator.problems.report import severity_of

_OF_PREVIOUS = ("previous-", "lastmod-unmoved")
"""Beginnings of the rules about the last publication: their warnings belong to the answer."""
_SHOWN = 10
"""Rows of a table that are shown; `--all` and the JSON give the rest."""


class DiffFormat(StrEnum):
    """How the difference is printed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def diff_command(
    site: SiteFolder = Path(),
    previous: Previous = None,
    today: Today = None,
    base_url: BaseUrl = None,
    days: Annotated[
        int, typer.Option("--days", min=0, max=3660, help="How many days ahead to look for what runs out.")
    ] = 30,
    form: Annotated[
        DiffFormat, typer.Option("--format", help="How it is printed; Markdown is for a pull request.")
    ] = DiffFormat.TEXT,
    every: Annotated[
        bool, typer.Option("--all", help="Show all rows in the text, not only the first ten of each kind.")
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with 1 when anything changes for readers.")
    ] = False,
    jobs: Jobs = None,
) -> None:
    """Say what changes for readers if the site is built and published now; write nothing.

    Everything is made and checked as `check` does it, and compared with the last publication.
    """
    options = replace(reading_options(site, today, jobs), base_url=base_url, previous=previous)
    with progress_bars() as progress:
        diffed = diff_of(replace(options, progress=progress), days)
    problems = diffed.outcome.problems
    if diffed.report is None:
        _tell_errors(problems, diffed.outcome.texts, form)
    else:
        _tell_doubts(diffed.outcome)
        if diffed.report.previous is None and diffed.outcome.compared:
            say(diffed.outcome.compared)
        _print(diffed.report, form, every)
    if exit_code and diffed.report and diffed.report.changes:
        raise typer.Exit(FAULTY_INPUT)
    leave(problems)


def _tell_doubts(outcome: Outcome) -> None:
    doubts = [problem for problem in outcome.problems if problem.rule.startswith(_OF_PREVIOUS)]
    print_problems(doubts, outcome.texts, Format.TEXT)


def _tell_errors(problems: Iterable[Problem], texts: Mapping[str, str], form: DiffFormat) -> None:
    """With any error nothing is published, so nothing changes; what is wrong is told as `check` tells it."""
    errors = [problem for problem in problems if severity_of(problem) is Severity.ERROR]
    print_problems(errors, texts, Format.TEXT)
    say("Nothing can be told of a site with errors; `rolepages check` lists warnings too.")
    if form is DiffFormat.MARKDOWN:
        told = (f"{each.path}:{each.position.line}: {each.message} ({each.rule})" for each in errors)
        sys.stdout.write(errors_as_markdown(told))


def _print(report: DiffReport, form: DiffFormat, every: bool) -> None:
    match form:
        case DiffFormat.JSON:
            sys.stdout.write(report.model_dump_json(indent=2) + "\n")
        case DiffFormat.MARKDOWN:
            sys.stdout.write(as_markdown(report))
        case DiffFormat.TEXT:
            _print_text(report, every)


def _print_text(report: DiffReport, every: bool) -> None:
    console = console_of_output()
    if report.previous is not None:
        console.print(line(f"{against(report)}, read from {report.previous}"))
    for words in headlines(report):
        console.print(line(words))
    for section in sections_of(report):
        shown = section.rows if every else section.rows[:_SHOWN]
        console.print(Text(f"\n{section.heading}", style="bold"))
        if section.note:
            console.print(line(section.note))
        console.print(table(section.columns, shown))
        if len(section.rows) > len(shown):
            console.print(line(f"  and {len(section.rows) - len(shown):,} more: --all shows them"))
