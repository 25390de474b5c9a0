"""One thing wrong with the input, where it is, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Severity(StrEnum):
    """An error stops publication; a warning or a notice does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Position:
    """A span in a text file. Lines and columns count from 1, columns in characters."""

    line: int = 1
    column: int = 1
    length: int = 0
    """Characters to underline; 0 when only the place is known."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What an editor can mend. Severity and explanation belong to the rule (`rules.py`)."""

    path: str
    """Relative to the site's folder, with `/`."""
    rule: str
    """A name of `rules.RULES`."""
    message: str
    """What is wrong, in the editor's words, in the present tense."""
    hint: str = ""
    """What to do, without the word "please"."""
    position: Position = field(default_factory=Position)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By place, then by rule."""
        return (self.path, self.position.line, self.position.column, self.rule, self.message)


@dataclass(frozen=True, slots=True)
class Checked(Generic[T]):
    """A step's result with the problems met on the way."""

    value: T
    problems: tuple[Problem, ...] = ()


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted by path, line and column, each problem once."""
    return tuple(sorted(set(problems), key=lambda problem: problem.sort_key))
