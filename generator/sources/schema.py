"""Located values become pydantic models; pydantic's errors become problems at their places."""

from collections.abc import Iterable
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.problems.problem import Checked, Position, Problem
from generator.problems.wording import listed
from generator.sources.located_yaml import Located, Path
from generator.sources.scalars import misspelt
from generator.sources.schema_words import Location, empty_value, stem_of, wording

__all__ = ["validated", "wording"]

M = TypeVar("M", bound=BaseModel)


def validated(model: type[M], located: Located, path: str) -> Checked[M | None]:
    """The model, or None with a problem for every fault.

    A document that was not readable as YAML gives None without a further problem: its reader has told.
    """
    if located.data is None:
        return Checked(None, _nothing(located, path))
    if located.data == {} and _required(model):
        return Checked(None, (_empty(model, located, path),))
    slips = {slip.path: slip for slip in misspelt(model, located.data)}
    problems = [
        Problem(path, slip.rule, slip.message, slip.hint, located.best(slip.path)) for slip in slips.values()
    ]
    try:
        value = model.model_validate(located.data)
    except ValidationError as error:
        problems += _problems(model, error, located, path, known=slips.keys() | located.spoiled)
        return Checked(None, tuple(problems))
    return Checked(None if problems or located.spoiled else value, tuple(problems))


def _required(model: type[BaseModel]) -> list[str]:
    return [name for name, field in model.model_fields.items() if field.is_required()]


def _nothing(located: Located, path: str) -> tuple[Problem, ...]:
    if () not in located.values or () in located.spoiled:
        return ()
    rule, message, hint = empty_value("This")
    return (Problem(path, rule, message, hint, located.key(())),)


def _empty(model: type[BaseModel], located: Located, path: str) -> Problem:
    hint = f"it needs {listed(_required(model))}."
    return Problem(path, "empty-file", "No keys are written here.", hint, located.value(()))


def _problems(
    model: type[BaseModel], error: ValidationError, located: Located, path: str, known: Iterable[Path]
) -> list[Problem]:
    """One problem for each fault that is not at or under a place `known` to be wrong."""
    found, missing = [], dict[Position, list[str]]()
    for details in _unrepeated(error.errors()):
        at = _document_path(details["loc"], located)
        lacks = details["type"] == "missing"
        if any(at[: len(spot)] == spot for spot in known if spot or not lacks):
            continue
        if lacks:
            missing.setdefault(located.key(at), []).append(str(details["loc"][-1]))
        else:
            rule, message, hint = wording(details, model)
            found.append(Problem(path, rule, message, hint, _position(rule, at, located)))
    return found + [_missing(path, keys, at) for at, keys in missing.items()]


def _missing(path: str, keys: list[str], at: Position) -> Problem:
    """All keys that are missing at one place."""
    message = f"{listed(keys)} {'is' if len(keys) == 1 else 'are'} missing."
    return Problem(path, "missing-key", message, f"add {'it' if len(keys) == 1 else 'them'}.", at)


def _position(rule: str, at: Path, located: Located) -> Position:
    if rule == "unknown-key":
        return located.key(at)
    return located.best(at)


def _document_path(loc: Location, located: Located) -> Path:
    """pydantic's location without the names of union branches, which no document has."""
    path: Path = ()
    for step in loc:
        if (*path, step) in located.values or (*path, step) in located.keys:
            path = (*path, step)
    return path


def _unrepeated(errors: Iterable[ErrorDetails]) -> list[ErrorDetails]:
    """Of the branches of a union keep the one that got furthest: one fault, one problem."""
    best: dict[Location, list[ErrorDetails]] = {}
    for error in errors:
        if _only_follows(error):
            continue
        known = error["type"] == "extra_forbidden"  # its last step is the author's word, not a branch
        best.setdefault(error["loc"] if known else stem_of(error["loc"]), []).append(error)
    return [kept for group in best.values() for kept in _furthest(group)]


def _only_follows(error: ErrorDetails) -> bool:
    """A list is called too short when its entries are wrong; the entries have errors of their own."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _furthest(group: list[ErrorDetails]) -> list[ErrorDetails]:
    if len(group) == 1 or stem_of(group[0]["loc"]) == group[0]["loc"]:
        return group[:1]
    longest = max(len(error["loc"]) for error in group)
    deepest = [error for error in group if len(error["loc"]) == longest]
    literal = [error for error in deepest if error["type"] == "literal_error"]
    if literal and isinstance(literal[0]["input"], str):
        return literal
    branch = deepest[0]["loc"][len(stem_of(deepest[0]["loc"]))]
    return [error for error in deepest if error["loc"][len(stem_of(error["loc"]))] == branch]
