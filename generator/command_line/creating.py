"""`rolepages new`: a commented file to begin with, from a few answers."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from generator import new_answers
from generator.command_line.arguments import SiteFolder, Today
from generator.command_line.asking import Question, answer, require
from generator.command_line.terminal import FAULTY_INPUT, WRONG_COMMAND, Format, print_problems, say
from generator.domain.visa import VISA_BY_SLUG
from generator.new_answers import ALL, NONE, words
from generator.new_files import Known, known_names, write_new
from generator.new_texts import (
    NewFile,
    entry_path,
    guide_path,
    new_faq,
    new_guide,
    new_role,
    new_tip,
    new_visa,
    plural_of,
)

new_files = typer.Typer(
    no_args_is_help=True,
    help="Begin a role, a tip, a question, a guide or a visa's text: a commented file that passes the check.",
)

Title = Annotated[str | None, typer.Argument(help="Its title; asked for when it is left out.")]
Roles = Annotated[
    list[str] | None, typer.Option("--role", help="A role on whose pages it stands; all when left out.")
]
Visas = Annotated[
    list[str] | None,
    typer.Option("--visa", help="A visa it is for, or `all` or `none`; may be given several times."),
]
_TITLE = "TITLE"


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
    require({_TITLE: title, "--family": family, "--soc": _joined(soc)})
    known = known_names(site)
    read_title = partial(new_answers.role_title, known.roles, known.role_names)
    named = answer(title, Question("Title of the role, such as Sales Engineer", read_title))
    several = answer(plural, Question("Its plural", words, plural_of(named)))
    headings = f"The list of roles has these headings: {'; '.join(known.families)}." if known.families else ""
    heading = answer(family, Question("Heading in the list of roles", words, note=headings))
    asked = "SOC codes of the occupation, the usual one first"
    where = "Official occupations have codes such as 41-9031. Search for the title at www.onetonline.org."
    codes = answer(_joined(soc), Question(asked, new_answers.soc_codes, note=where))
    usual = known.occupations.get(codes[0], several)
    official = answer(occupation, Question(f"Official title of {codes[0]}", words, usual))
    _write(site, new_role(known.roles_folder, named, several, heading, codes, official), today)


@new_files.command("tip", epilog='rolepages new tip "Ask who pays you" --role backend-engineer')
def tip_command(
    title: Title = None,
    role: Roles = None,
    visa: Visas = None,
    site: SiteFolder = Path(),
    today: Today = None,
) -> None:
    """Begin a tip. It is a draft until you take the line `draft: true` out."""
    _begin_entry(new_tip, "tips", "The advice in a few words", (title, role, visa), site, today)


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
    asked = "The question as a reader would ask it"
    _begin_entry(new_faq, "faq", asked, (question, role, visa), site, today)


@new_files.command("guide", epilog='rolepages new guide "How to read a job offer" --visa h-1b')
def guide_command(
    title: Title = None, visa: Visas = None, site: SiteFolder = Path(), today: Today = None
) -> None:
    """Begin a guide. It is a draft until you take the line `draft: true` out."""
    require({_TITLE: title})
    known = known_names(site)
    named = answer(title, _titled("The guide's heading", known, partial(guide_path, known.content)))
    visas = answer(_joined(visa), _visas("About which visas", NONE, known))
    about = known.visas if visas == (ALL,) else () if visas == (NONE,) else visas
    _write(site, new_guide(known.content, named, about, _day(today)), today)


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
    require({"VISA": visa})
    known = known_names(site)
    if not known.untold_visas:
        say("Every visa that the generator knows has a text already.")
        raise typer.Exit(WRONG_COMMAND)
    untold = f"Without a text: {', '.join(known.untold_visas)}."
    read_visa = partial(new_answers.visa, known.visas, known.told_visas)
    slug = answer(visa, Question("Which visa", read_visa, note=untold))
    usual = f"{VISA_BY_SLUG[slug].name} status"
    named = answer(title, Question("Its full name", words, usual))
    _write(site, new_visa(known.content, slug, named, _day(today)), today)


def _begin_entry(
    made: Callable[[str, str, tuple[str, ...], tuple[str, ...], date], NewFile],
    folder: str,
    asked: str,
    given: tuple[str | None, list[str] | None, list[str] | None],
    site: Path,
    today: datetime | None,
) -> None:
    """A tip or a question. Where it stands is asked first: its file's folder depends on that."""
    title, role, visa = given
    require({_TITLE if folder == "tips" else "QUESTION": title})
    known = known_names(site)
    placed = "On the pages of which roles"
    several = "A role is named as its file is, such as backend-engineer. Put commas between several."
    read_roles = partial(new_answers.roles, known.roles)
    roles = answer(_joined(role), Question(placed, read_roles, ALL, several))
    usual = NONE if roles else ALL
    visas = answer(
        _joined(visa),
        _visas("For which visas (none: on the role's main page alone)", usual, known),
    ) or (usual,)
    path_of = partial(entry_path, f"{known.content}/{folder}", roles)
    named = answer(title, _titled(asked, known, path_of))
    _write(site, made(known.content, named, roles, visas, _day(today)), today)


def _titled(asked: str, known: Known, path_of: Callable[[str], str]) -> Question[str]:
    return Question(asked, partial(new_answers.title, path_of, known.texts))


def _visas(asked: str, usual: str, known: Known) -> Question[tuple[str, ...]]:
    known_visas = f"Visas: {', '.join(known.visas)}; or all, or none."
    return Question(asked, partial(new_answers.visas, known.visas), usual, known_visas)


def _joined(given: Collection[str] | None) -> str | None:
    """An option that may be given several times, as it would be typed."""
    return ", ".join(given) if given is not None else None


def _day(today: datetime | None) -> date:
    return (today or datetime.now().astimezone()).date()


def _write(site: Path, file: NewFile, today: datetime | None) -> None:
    """Write it, and say what comes next; or say why it was not written."""
    try:
        written = write_new(site, file, _day(today))
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
    say(f"{done} `rolepages check`; after `rolepages build` it stands {file.place}.")
