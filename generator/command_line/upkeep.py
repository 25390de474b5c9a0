"""`rolepages status` and `rolepages calendar`: what editors have to look after, and when."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from pydantic import BaseModel
from rich.text import Text

from generator.command_line.arguments import Jobs, SiteFolder, Today, reading_options
from generator.command_line.tables import console_of_output, line, table
from generator.command_line.terminal import Format, leave, print_problems, progress_bars, say
from generator.options import Options
from generator.problems.problem import Checked, Severity
from generator.problems.report import has_errors, severity_of
from generator.upkeep.changes import ChangeCalendar, calendar_of
from generator.upkeep.icalendar_file import icalendar_of
from generator.upkeep.status import FindingKind, OldAddresses, StatusReport, status_of
from generator.upkeep.survey import Survey, survey_of

_SHOWN = 10
"""Findings of one kind that the table shows; `--all` and `--json` give the rest."""
_HEADINGS = {
    FindingKind.OVERDUE: "Overdue",
    FindingKind.EXPIRING: "In the next {days} days",
    FindingKind.WAITING: "Not published",
    FindingKind.THIN: "Thin",
    FindingKind.BELOW_FLOOR: "Below the floor, so without a page",
    FindingKind.CLOSED: "Closed by the publication gate",
    FindingKind.UNUSED: "Unused",
    FindingKind.MOST_REUSED: "Most reused",
}

Json = Annotated[bool, typer.Option("--json", help="Print JSON, as `rolepages schema` describes it.")]


def status_command(
    site: SiteFolder = Path(),
    today: Today = None,
    days: Annotated[
        int, typer.Option("--days", min=0, max=3660, help="How many days ahead to look for what runs out.")
    ] = 60,
    every: Annotated[
        bool, typer.Option("--all", help="Show all of every kind, not only the first ten.")
    ] = False,
    as_json: Json = False,
    jobs: Jobs = None,
) -> None:
    """List what is overdue, runs out, waits, is thin, below its floor, closed, unused or most reused.

    The most important comes first.
    """
    report = status_of(_surveyed(reading_options(site, today, jobs), through_gate=True), days)
    if as_json:
        _print_json(report)
    else:
        _print_status(report, every)


def calendar_command(
    site: SiteFolder = Path(),
    today: Today = None,
    as_json: Json = False,
    as_ics: Annotated[
        bool, typer.Option("--ics", help="Print a calendar file (RFC 5545) for a calendar program.")
    ] = False,
    jobs: Jobs = None,
) -> None:
    """List the days of the next year on which something changes if nobody touches the site.

    Facts begin, expire and are to be confirmed; texts are published, expire and are due for review; postings
    close; the data turns old. A last day is listed on that day.
    """
    survey = _surveyed(reading_options(site, today, jobs))
    calendar = calendar_of(survey)
    if as_json:
        _print_json(calendar)
    elif as_ics:
        sys.stdout.buffer.write(icalendar_of(calendar, survey.book.settings.name))
    else:
        _print_calendar(calendar)


def _surveyed(options: Options, *, through_gate: bool = False) -> Survey:
    """The site; with any error in it the errors are told instead, because what is broken would be missing."""
    with progress_bars() as progress:
        surveyed: Checked[Survey | None] = survey_of(
            replace(options, progress=progress), through_gate=through_gate
        )
    if surveyed.value is None or has_errors(surveyed.problems):
        _tell_errors(surveyed)
    return surveyed.value


def _tell_errors(surveyed: Checked[Survey | None]) -> NoReturn:
    errors = [problem for problem in surveyed.problems if severity_of(problem) is Severity.ERROR]
    texts = surveyed.value.whole.texts if surveyed.value else {}
    print_problems(errors, texts, Format.TEXT)
    say("Nothing can be told of a site with errors; `rolepages check` lists warnings too.")
    leave(errors)


def _print_json(document: BaseModel) -> None:
    sys.stdout.write(document.model_dump_json(indent=2) + "\n")


def _print_status(report: StatusReport, every: bool) -> None:
    console = console_of_output()
    days = f"dates judged on {report.today}; pages show {report.pages_day}"
    console.print(line(f"Data of {report.as_of}; {days}"))
    console.print(line(_gate_words(report)))
    console.print(line(_address_words(report.addresses)))
    for kind in FindingKind:
        found = [finding for finding in report.findings if finding.kind is kind]
        shown = found if every else found[:_SHOWN]
        heading = _HEADINGS[kind].format(days=report.days)
        console.print(Text(f"\n{heading}: {report.totals[kind]:,}", style="bold"))
        if shown:
            rows = ((_day(each.day), each.title, each.message, each.owner, each.subject) for each in shown)
            console.print(table(("day", "what", "", "owner", "where"), rows))
        if len(found) > len(shown):
            console.print(line(f"  and {len(found) - len(shown):,} more: --all shows them"))


def _print_calendar(calendar: ChangeCalendar) -> None:
    console = console_of_output()
    console.print(
        line(f"What changes after {calendar.today} up to {calendar.until}, with data of {calendar.as_of}")
    )
    rows = (
        (str(each.day) if first else "", change.message, change.owner, change.subject)
        for each in calendar.days
        for first, change in zip((True, *(False for _ in each.changes[1:])), each.changes, strict=True)
    )
    console.print(table(("day", "what", "owner", "where"), rows))


def _gate_words(report: StatusReport) -> str:
    kinds = (f"{total.open:,} of {total.lists:,} {kind}" for kind, total in report.gate.items())
    return f"Publication gate, lists that search engines hear of: {', '.join(kinds)}"


def _address_words(old: OldAddresses) -> str:
    parts = (f"{old.closed:,} closed", f"{old.gone:,} gone", f"{old.redirects:,} lead on")
    return f"Old addresses: {', '.join(parts)}; rules of redirects.yaml in force: {old.rules:,}"


def _day(day: date | None) -> str:
    return str(day) if day else ""
