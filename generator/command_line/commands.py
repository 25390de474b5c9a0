"""The commands by their names: what a command needs is imported when it is run.

All commands together take more than a second to import, and a person waits for it each time.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from generator.collector import collector_paused


@dataclass(frozen=True, slots=True)
class Command:
    """A command, or a group of commands, and where it is written."""

    module: str
    """A module of this package."""
    name: str
    """Of the function, or of the group, in the module."""
    help: str
    """The first paragraph of its help."""
    example: str | None = None


COMMANDS = {
    "build": Command(
        "building",
        "build_command",
        "Check everything and write the site into a folder; `publish` brings it to where it is served.",
        "rolepages build --today 2026-04-01 --base-url https://jobs.example",
    ),
    "check": Command(
        "building",
        "check_command",
        "Check everything that `build` checks, and build nothing.",
        "rolepages check --format github",
    ),
    "diff": Command(
        "diffing",
        "diff_command",
        "Say what changes for readers if the site is built and published now; write nothing.",
        "rolepages diff --previous https://jobs.example --format markdown",
    ),
    "serve": Command(
        "serving",
        "serve_command",
        "Show the site on this machine and follow the files as they are saved.",
        "rolepages serve --port 8080",
    ),
    "publish": Command(
        "publishing",
        "publish_command",
        "Bring the built site to where it is served: what changed, and nothing else.",
        "rolepages publish s3://jobs-example --dry-run",
    ),
    "explain": Command(
        "explaining",
        "explain_command",
        "Say why a page exists and what stands on it, or what a rule or a term means.",
        "rolepages explain unknown-key",
    ),
    "schema": Command(
        "schemas",
        "schema_command",
        "Print the JSON Schema of a kind of file: its keys, what they mean and what they may hold.",
        "rolepages schema role > role.schema.json",
    ),
    "status": Command(
        "upkeep",
        "status_command",
        "List what is overdue, runs out, waits, is thin, below its floor, closed, unused or most reused.",
        "rolepages status --days 90",
    ),
    "calendar": Command(
        "upkeep",
        "calendar_command",
        "List the days of the next year on which something changes if nobody touches the site.",
        "rolepages calendar --ics > changes.ics",
    ),
    "new": Command(
        "creating",
        "new_files",
        "Begin a role, a tip, a question, a guide or a visa's text: a commented file that passes the check.",
    ),
    "cms": Command("cms", "cms", "Editing in the browser, at /admin/ (`cms` in site.yaml)."),
    "import": Command("importing", "imports", "Bring postings from other people's files into the snapshot."),
    "evaluate": Command(
        "evaluating",
        "evaluations",
        "Score the matcher against a file of labels: precision, recall, every error.",
    ),
}
"""In the order in which the help lists them."""


class Commands(TyperGroup):
    """The program: it knows every command's name and help, and imports the one that is run."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name, command in COMMANDS.items():
            self.add_command(TyperCommand(name, help=command.help), name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the arguments name, imported, with its own arguments."""
        name, listed, rest = super().resolve_command(ctx, args)
        return name, listed and imported(str(name)), rest


def imported(name: str) -> Any:
    """The command of this name itself, with all its arguments and options."""
    command = COMMANDS[name]
    with collector_paused():
        module = import_module(f"generator.command_line.{command.module}")
    made = getattr(module, command.name)
    around = typer.Typer(add_completion=False)
    around.callback()(_nothing)
    if isinstance(made, typer.Typer):
        around.add_typer(made, name=name)
    else:
        around.command(name, epilog=command.example)(made)
    group = typer.main.get_command(around)
    assert isinstance(group, TyperGroup)  # noqa: S101 - a callback makes it one
    return group.commands[name]


def _nothing() -> None:
    pass
