"""`rolepages explain`.

Rules are looked up in a table. Only what needs the site, or the matcher's own rules, imports them: together
they take longer to import than to explain a rule.
"""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.command_line.arguments import Previous, SiteFolder, Today
from generator.command_line.terminal import FAULTY_INPUT, WRONG_COMMAND, say
from generator.problems.report import has_errors
from generator.problems.rules import RULES
from generator.problems.wording import did_you_mean, listed, nearest

if TYPE_CHECKING:
    from generator.explaining import Explained


def explain_command(
    what: Annotated[
        str,
        typer.Argument(help="A page's address such as /roles/, a rule's name, or a term such as LCA."),
    ],
    site: SiteFolder = Path(),
    today: Today = None,
    previous: Previous = None,
) -> None:
    """Say why a page exists and what stands on it, or what a rule or a term means."""
    lines = None if "/" in what else _rule_lines(what)
    if lines is None:
        explained = _explained(what, site, today, previous)
        lines = explained.lines
        if lines is None:
            say(_not_known(what, explained.near))
            raise typer.Exit(WRONG_COMMAND)
    sys.stdout.write("\n".join(lines) + "\n")


def _explained(what: str, site: Path, today: datetime | None, previous: str | None) -> "Explained":
    """About a page or a term, from the site's own files."""
    from generator.explaining import explanation_of_page  # noqa: PLC0415 - see above
    from generator.explaining_terms import explanation_of_term  # noqa: PLC0415 - see above

    clock = datetime.now().astimezone().date()
    day = today.date() if today else None
    if "/" in what:
        explained = explanation_of_page(what, site, clock, day, previous)
    else:
        explained = explanation_of_term(what, site, clock, day)
    if explained.value.lines is None and has_errors(explained.problems):
        say("The input has errors; run `rolepages check` first.")
        if "/" in what or not _known_rules(what):
            raise typer.Exit(FAULTY_INPUT)
    return explained.value


def _known_rules(what: str) -> str:
    return nearest(what, _rule_names())


def _rule_names() -> tuple[str, ...]:
    from generator.explaining_rules import matcher_rule_names  # noqa: PLC0415 - see above

    return (*RULES, *matcher_rule_names())


def _not_known(what: str, near: tuple[str, ...]) -> str:
    if "/" in what:
        hint = f"near it: {listed(near)}." if near else "`rolepages explain /` explains the home page."
        return f"The site has no page {what}; {hint}"
    known = did_you_mean(what, (*_rule_names(), *near))
    return f"`{what}` is neither a rule nor a term of the site; {known or 'see rolepages explain --help.'}"


def _rule_lines(name: str) -> list[str] | None:
    rule = RULES.get(name)
    if rule is None:
        from generator.explaining_rules import matcher_rule_lines  # noqa: PLC0415 - see above

        return matcher_rule_lines(name)
    return [
        f"{rule.name} ({rule.severity})",
        f"  {rule.why}",
        "  wrong:",
        *(f"    {line}" for line in rule.wrong.splitlines()),
        "  right:",
        *(f"    {line}" for line in rule.right.splitlines()),
    ]
