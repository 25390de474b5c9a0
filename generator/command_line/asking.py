"""Questions at a terminal: the default is shown, and a wrong answer is asked again with the reason.

What stands behind the command is not asked. Without a terminal nobody is asked: what has a default takes it,
and what has none is told, everything at once.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from textwrap import fill
from typing import Generic, NoReturn, TypeVar

import typer

from generator.command_line.terminal import WRONG_COMMAND, say

T = TypeVar("T")

_STOPPED = 130
"""Exit code of a program that Ctrl+C ends."""
_WIDTH = 100
"""Columns of a note."""


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """Something to be known."""

    words: str
    """What is asked, in plain words."""
    read: Callable[[str], T]
    """The value of an answer; raises `ValueError` with the reason why it cannot be."""
    default: str | None = None
    """The answer of who only presses Enter; without one something has to be typed."""
    note: str = ""
    """What helps to answer, such as the names that are known; told above the question."""


def require(given: Mapping[str, str | None]) -> None:
    """End the command when something without a default is missing and there is nobody to ask.

    `given` are the values behind the command, by the word that their help shows.
    """
    missing = [name for name, value in given.items() if value is None]
    if missing and not sys.stdin.isatty():
        say(f"Not given: {', '.join(missing)}. Write that behind the command; on a terminal it is asked for.")
        raise typer.Exit(WRONG_COMMAND)


def answer(given: str | None, question: Question[T]) -> T:
    """The value of what was given, or of what a person at the terminal answers, or of the default."""
    if given is not None or not sys.stdin.isatty():
        try:
            return question.read(question.default or "" if given is None else given)
        except ValueError as fault:
            say(str(fault))
            raise typer.Exit(WRONG_COMMAND) from None
    if question.note:
        say(fill(question.note, _WIDTH))
    while True:
        try:
            return question.read(_asked(question))
        except ValueError as fault:
            say(f"  {fault}")


def _asked(question: Question[T]) -> str:
    try:
        typed = typer.prompt(
            question.words, default=question.default or "", show_default=bool(question.default), err=True
        )
    except typer.Abort:
        _stop()
    return str(typed)


def _stop() -> NoReturn:
    """Ctrl+C, or the end of what is typed."""
    say("\nNothing was written.")
    raise typer.Exit(_STOPPED)
