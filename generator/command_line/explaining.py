"""`rolepages explain`, `schema` and `serve`."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import orjson
import typer
from pydantic import BaseModel

from generator.command_line.building import SiteFolder
from generator.command_line.terminal import FAULTY_INPUT, WRONG_COMMAND, say
from generator.domain import abbreviation, article, eligibility, posting, role, settings
from generator.explaining import explanation_of_page
from generator.explaining_rules import matcher_rule_lines, matcher_rule_names
from generator.problems.report import has_errors
from generator.problems.rules import RULES
from generator.problems.wording import did_you_mean
from generator.publish.preview import serve

_MODELS: dict[str, type[BaseModel]] = {
    "site": settings.Settings,
    "role": role.Role,
    "tip": article.Tip,
    "faq": article.Faq,
    "guide": article.Guide,
    "visa": article.VisaText,
    "page": article.ContentPage,
    "facts": article.FactLedger,
    "eligibility": eligibility.Eligibility,
    "abbreviations": abbreviation.Abbreviations,
    "posting": posting.Posting,
    "snapshot": posting.Manifest,
}


def schema_command(
    kind: Annotated[str, typer.Argument(help=f"Which file: {', '.join(_MODELS)}.")],
) -> None:
    """Print the JSON Schema of a kind of file: its keys, what they mean and what they may hold."""
    model = _MODELS.get(kind)
    if model is None:
        say(f"`{kind}` is no kind of file; {did_you_mean(kind, _MODELS)}")
        raise typer.Exit(WRONG_COMMAND)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
    sys.stdout.buffer.write(orjson.dumps(schema, option=orjson.OPT_INDENT_2) + b"\n")


def explain_command(
    what: Annotated[str, typer.Argument(help="A rule's name, or a page's address such as /roles/.")],
    site: SiteFolder = Path(),
) -> None:
    """Say what a rule means, or why a page exists and what stands on it."""
    lines = _page_lines(what, site) if "/" in what else _rule_lines(what)
    if lines is None:
        known = did_you_mean(what, (*RULES, *matcher_rule_names()))
        say(f"`{what}` is neither a rule nor a page of the site; {known or 'see rolepages explain --help.'}")
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


def _page_lines(url: str, site: Path) -> list[str] | None:
    explained = explanation_of_page(url, site, datetime.now().astimezone().date())
    if explained.value is None and has_errors(explained.problems):
        say("The input has errors; run `rolepages check` first.")
        raise typer.Exit(FAULTY_INPUT)
    return explained.value


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
