"""What runs in the workers of a cluster."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.cluster.context import LastContext, PackedContext
from generator.keeping.program import program_state

_last = LastContext()


@dataclass(frozen=True, slots=True)
class Assignment:
    """A step of a build."""

    work: Callable[[Any, range], Any]
    context: PackedContext
    program: str
    """The program that began the build, as `program_state` knows it."""


class OtherProgramError(Exception):
    """The worker runs another version of the program, or has other libraries."""


class NotSharedError(Exception):
    """The worker does not see the folder of the build, or may not write there; holds the reason."""


def done(assignment: Assignment, chunk: range) -> Any:
    """The chunk's result, made here. Raises what the work raises, and the errors above."""
    prove_program(assignment.program)
    try:
        context = _last.unpacked(assignment.context)
    except OSError as error:
        raise NotSharedError(_reason(error)) from None
    return assignment.work(context, chunk)


def prove_program(program: str) -> None:
    """Raise `OtherProgramError` unless this very program runs here."""
    if program_state() != program:
        raise OtherProgramError


def prove_room(room: Path) -> None:
    """Write a file into the room of a build, whose name nothing else has. Raises `NotSharedError`."""
    try:
        (room / secrets.token_hex(8)).touch()
    except OSError as error:
        raise NotSharedError(_reason(error)) from None


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
