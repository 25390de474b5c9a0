"""`rolepages new`: a commented file to begin with, from a few answers."""

import sys
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from generator.command_line.building import SiteFolder, Today
from generator.command_line.terminal import FAULTY_INPUT, WRONG_COMMAND, Format, print_problems, say
from generator.domain.visa import VISA_BY_SLUG
from generator.new_files import Known, known_names, unknown_among, write_new
from generator.new_texts import NewFile, new_faq, new_guide, new_role, new_tip, new_visa, slug_of
from generator.problems.wording import listed

new_files = typer.Typer(
    no_args_is_help=True,
    help="Begin a role, a tip, a question, a guide or a visa's text: a commented file that passes the check.",
)

Title = Annotated[str | None, typer.Argument(help="Its title; asked for when it is left out.")]
Roles = Annotated[
    list[str] | None, typer.Option("--role", help="A role on whose pages it stands; all when left out.")
]
Visas = Annotated[
    list[str] | None, typer.Option("--visa", help="A visa it is for; may be given several times.")
]


@new_files.command("role", epilog='rolepages new role "Sales Engineer" --family Sales --soc 41-9031')
def role_command(
    title: Title = None,
    plural: Annotated[str | None, typer.Option("--plural", help="Its name in the plural.")] = None,
    family: Annotated[
        str | None, typer.Option("--family", help="Heading under which the list of roles shows it.")
    ] = None,
    soc: Annotated[
        list[str] | None, typer.Option("--soc", help="SOC 2018 code such as 15-1252, the usual one first.")
    ] = None,
    occupation: Annotated[
        str | None, typer.Option("--occupation", help="Title of the first occupation.")
    ] = None,
    site: SiteFolder = Path(),
    today: Today = None,
) -> None:
    """Begin a role. It is a draft until you take the line `draft: true` out."""
    title = _answer(title, "Title, such as Sales Engineer")
    family = _answer(family, "Heading in the list of roles", "--family")
    codes = soc or _answer(None, "SOC 2018 codes, such as 41-9031", "--soc").replace(",", " ").split()
    file = new_role(
        known_names(site).roles_folder,
        title,
        plural or f"{title}s",
        family,
        codes,
        occupation or plural or f"{title}s",
    )
    _write(site, file, title, _day(today))


@new_files.command("tip", epilog='rolepages new tip "Ask who pays you" --role backend-engineer')
def tip_command(
    title: Title = None,
    role: Roles = None,
    visa: Visas = None,
    site: SiteFolder = Path(),
    today: Today = None,
) -> None:
    """Begin a tip. It is a draft until you take the line `draft: true` out."""
    known = known_names(site)
    title = _answer(title, "The advice in a few words")
    roles, visas = _roles(role, known), _visas(visa, known)
    _write(site, new_tip(known.content, title, roles, visas, _day(today)), title, _day(today))


@new_files.command("faq", epilog='rolepages new faq "Who pays the fees?" --visa h-1b --visa tn')
def faq_command(
    question: Annotated[
        str | None, typer.Argument(help="The question; asked for when it is left out.")
    ] = None,
    role: Roles = None,
    visa: Visas = None,
    site: SiteFolder = Path(),
    today: Today = None,
) -> None:
    """Begin a question with its answer. It is a draft until you take the line `draft: true` out."""
    known = known_names(site)
    question = _answer(question, "The question as a reader would ask it")
    roles, visas = _roles(role, known), _visas(visa, known)
    _write(site, new_faq(known.content, question, roles, visas, _day(today)), question, _day(today))


@new_files.command("guide", epilog='rolepages new guide "How to read a job offer" --visa h-1b')
def guide_command(
    title: Title = None, visa: Visas = None, site: SiteFolder = Path(), today: Today = None
) -> None:
    """Begin a guide. It is a draft until you take the line `draft: true` out."""
    known = known_names(site)
    title = _answer(title, "The guide's heading")
    _write(site, new_guide(known.content, title, _visas(visa, known), _day(today)), title, _day(today))


@new_files.command("visa", epilog='rolepages new visa tn --title "TN professionals"')
def visa_command(
    visa: Annotated[
        str | None, typer.Argument(help="The visa, such as h-1b; asked for when left out.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="Its full name.")] = None,
    site: SiteFolder = Path(),
    today: Today = None,
) -> None:
    """Begin the text about a visa that the generator knows and that has none."""
    known = known_names(site)
    missing = f"without a text: {listed(known.untold_visas)}" if known.untold_visas else "all have a text"
    slug = _answer(visa, f"Which visa ({missing})")
    _require((slug,), known.visas, "visa")
    title = title or f"{VISA_BY_SLUG[slug].name} status"
    _write(site, new_visa(known.content, slug, title, _day(today)), slug, _day(today))


def _roles(asked: list[str] | None, known: Known) -> list[str]:
    roles = asked if asked is not None else _several("Roles, or nothing for all")
    _require(roles, known.roles, "role")
    return list(dict.fromkeys(roles))


def _visas(asked: list[str] | None, known: Known) -> list[str]:
    visas = asked if asked is not None else _several("Visas, or nothing")
    _require(visas, known.visas, "visa")
    return list(dict.fromkeys(visas))


def _require(names: Iterable[str], known: Iterable[str], kind: str) -> None:
    """End the command when a name stands for nothing."""
    for name, hint in unknown_among(names, known).items():
        say(f"There is no {kind} `{name}`; {hint or f'rolepages new {kind} makes one.'}")
        raise typer.Exit(WRONG_COMMAND)


def _answer(given: str | None, question: str, option: str = "") -> str:
    """What was given, or the answer of a person at a terminal."""
    if given is not None and given.strip():
        return " ".join(given.split())
    if not sys.stdin.isatty():
        say(f"{question}: write it behind the command{f' with {option}' if option else ''}.")
        raise typer.Exit(WRONG_COMMAND)
    return " ".join(str(typer.prompt(question, err=True)).split())


def _several(question: str) -> list[str]:
    """Names that a person at a terminal writes, divided by commas or blanks; none without a terminal."""
    if not sys.stdin.isatty():
        return []
    return str(typer.prompt(question, default="", show_default=False, err=True)).replace(",", " ").split()


def _day(today: datetime | None) -> date:
    return (today or datetime.now().astimezone()).date()


def _write(site: Path, file: NewFile, title: str, today: date) -> None:
    if not slug_of(title):
        say(f"`{title}` has no letter or digit that an address can hold; write it with Latin letters.")
        raise typer.Exit(WRONG_COMMAND)
    try:
        written = write_new(site, file, today)
    except OSError as error:
        say(f"{file.path} was not written: {(error.strerror or str(error)).lower()}.")
        raise typer.Exit(FAULTY_INPUT) from None
    if written.exists:
        say(f"{file.path} is there already and stays as it is.")
        raise typer.Exit(FAULTY_INPUT)
    print_problems(written.problems, {file.path: written.text}, Format.TEXT)
    if not written.is_written:
        say(f"{file.path} was not written: it would not pass the check.")
        raise typer.Exit(FAULTY_INPUT)
    say(f"Wrote {file.path}. {file.next_step}.")
    done = "Take `draft: true` out when it is done, then run" if file.is_draft else "Then run"
    say(f"{done} `rolepages check`; after `rolepages build` it stands at {file.address}.")
