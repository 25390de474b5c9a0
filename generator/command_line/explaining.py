"""`rolepages explain`, `schema` and `serve`."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from generator.command_line.building import SiteFolder, Today
from generator.command_line.terminal import FAULTY_INPUT, WRONG_COMMAND, say
from generator.explaining import Explained, explanation_of_page
from generator.explaining_rules import matcher_rule_lines, matcher_rule_names
from generator.explaining_terms import explanation_of_term
from generator.problems.report import has_errors
from generator.problems.rules import RULES
from generator.problems.wording import counted, did_you_mean, listed, nearest
from generator.publish.preview import serve
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


def explain_command(
    what: Annotated[
        str,
        typer.Argument(help="A page's address such as /roles/, a rule's name, or a term such as LCA."),
    ],
    site: SiteFolder = Path(),
    today: Today = None,
) -> None:
    """Say why a page exists and what stands on it, or what a rule or a term means."""
    lines = None if "/" in what else _rule_lines(what)
    if lines is None:
        explained = _explained(what, site, today)
        lines = explained.lines
        if lines is None:
            say(_not_known(what, explained.near))
            raise typer.Exit(WRONG_COMMAND)
    sys.stdout.write("\n".join(lines) + "\n")


def serve_command(
    site: SiteFolder = Path(),
    output: Annotated[Path | None, typer.Option("--output", help="Published folder to show.")] = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port; 0 takes a free one.")] = 8000,
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
) -> None:
    """Show the published site on this machine."""
    folder = output or site / "build"
    if not (folder / "index.html").is_file():
        say(f"There is no site in {folder}. Run `rolepages build` first.")
        raise typer.Exit(WRONG_COMMAND)
    serve(folder, host, port, say)


def _explained(what: str, site: Path, today: datetime | None) -> Explained:
    """About a page or a term, from the site's own files."""
    clock = datetime.now().astimezone().date()
    explain = explanation_of_page if "/" in what else explanation_of_term
    explained = explain(what, site, clock, today.date() if today else None)
    if explained.value.lines is None and has_errors(explained.problems):
        say("The input has errors; run `rolepages check` first.")
        if "/" in what or not _known_rules(what):
            raise typer.Exit(FAULTY_INPUT)
    return explained.value


def _known_rules(what: str) -> str:
    return nearest(what, (*RULES, *matcher_rule_names()))


def _not_known(what: str, near: tuple[str, ...]) -> str:
    if "/" in what:
        hint = f"near it: {listed(near)}." if near else "`rolepages explain /` explains the home page."
        return f"The site has no page {what}; {hint}"
    known = did_you_mean(what, (*RULES, *matcher_rule_names(), *near))
    return f"`{what}` is neither a rule nor a term of the site; {known or 'see rolepages explain --help.'}"


def _rule_lines(name: str) -> list[str] | None:
    rule = RULES.get(name)
    if rule is None:
        return matcher_rule_lines(name)
    return [
        f"{rule.name} ({rule.severity})",
        f"  {rule.why}",
        "  wrong:",
        *(f"    {line}" for line in rule.wrong.splitlines()),
        "  right:",
        *(f"    {line}" for line in rule.right.splitlines()),
    ]
