"""Located values become pydantic models; pydantic's errors become problems in an editor's words."""

import types
import typing
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.problems.problem import Checked, Problem
from generator.problems.wording import did_you_mean, listed
from generator.sources.located_yaml import Located, Path

M = TypeVar("M", bound=BaseModel)


def validated(model: type[M], located: Located, path: str) -> Checked[M | None]:
    """The model, or None with a problem for every fault."""
    try:
        return Checked(model.model_validate(located.data if located.data is not None else {}))
    except ValidationError as error:
        problems = (
            _problem(model, details, located, path) for details in _unrepeated(error.errors())
        )
        return Checked(None, tuple(problems))


def wording(details: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    """(rule, message, hint) of one pydantic error."""
    where = _field_words(details["loc"])
    context: dict[str, Any] = details.get("ctx", {})
    shown = _shown(details["input"])
    kind = details["type"]
    match kind:
        case "extra_forbidden":
            known = _keys_around(model, details["loc"])
            name = str(details["loc"][-1])
            return "unknown-key", f"`{name}` is not a known key here.", did_you_mean(name, known)
        case "missing":
            return "missing-key", f"{where} is missing.", "add it."
        case "enum" | "literal_error":
            allowed = _allowed(model, details)
            hint = did_you_mean(str(details["input"]), allowed) or f"known: {listed(allowed)}."
            return "unknown-value", f"{where} is {shown}, which is not a known value.", hint
        case "string_pattern_mismatch":
            return (
                "wrong-form",
                f"{where} is {shown}, which has another form.",
                _form(context["pattern"]),
            )
        case "string_too_short" | "too_short":
            return "empty-value", f"{where} is empty.", "write something, or take the key out."
        case "string_too_long":
            return (
                "too-long",
                f"{where} is {len(str(details['input'])):,} characters long.",
                f"keep it within {context['max_length']:,}.",
            )
        case "value_error":
            return "wrong-value", f"{where}: {context['error']}.", ""
        case _:
            return "wrong-type", f"{where} is {shown}, not {_wanted(kind)}.", _type_hint(kind)


def _problem(model: type[BaseModel], details: ErrorDetails, located: Located, path: str) -> Problem:
    rule, message, hint = wording(details, model)
    at = _document_path(details["loc"], located)
    position = located.key(at) if rule == "unknown-key" else located.value(at)
    return Problem(path, rule, message, hint, position)


def _document_path(loc: tuple[int | str, ...], located: Located) -> Path:
    """pydantic's location without the names of union branches, which no document has."""
    path: Path = ()
    for step in loc:
        if (*path, step) in located.values:
            path = (*path, step)
    return path


def _unrepeated(errors: Iterable[ErrorDetails]) -> list[ErrorDetails]:
    """Of the branches of a union keep the one that got furthest: one fault, one problem."""
    best: dict[tuple[int | str, ...], ErrorDetails] = {}
    for error in errors:
        stem = _stem(error["loc"])
        known = best.get(stem)
        if known is None or len(error["loc"]) > len(known["loc"]):
            best[stem] = error
    return list(best.values())


def _stem(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The location up to the first union branch; branch names are no identifiers of keys."""
    branches = ("str", "PlaceEntry", "tuple[", "function-", "constrained-", "literal[", "list[")
    for index, step in enumerate(loc):
        if isinstance(step, str) and step.startswith(branches):
            return loc[:index]
    return loc


def _field_words(loc: tuple[int | str, ...]) -> str:
    names = [step for step in loc if isinstance(step, str) and not step.startswith(("function-",))]
    place = next((step for step in reversed(loc) if isinstance(step, int)), None)
    if not names:
        return "This value" if place is None else f"Entry {place + 1}"
    if place is not None and loc[-1] == place:
        return f"Entry {place + 1} of `{names[-1]}`"
    return f"`{names[-1]}`"


def _shown(value: object) -> str:
    match value:
        case None:
            return "empty"
        case dict():
            return "a group of keys"
        case list() | tuple():
            return "a list"
        case _:
            text = str(value)
            return f"`{text if len(text) <= 60 else text[:57] + '...'}`"


_WANTED = {
    "bool": "yes or no",
    "date": "a date such as 2026-04-01",
    "int": "a whole number",
    "float": "a number",
    "string": "a text",
    "list": "a list",
    "tuple": "a list",
    "dict": "a group of keys",
    "model": "a group of keys",
    "greater": "a number above the limit",
    "less": "a number below the limit",
    "finite": "a finite number",
}


def _wanted(kind: str) -> str:
    return next((words for start, words in _WANTED.items() if kind.startswith(start)), "allowed")


def _type_hint(kind: str) -> str:
    if kind.startswith("date"):
        return "write dates as YYYY-MM-DD, for example 2026-04-01."
    if kind.startswith(("list", "tuple")):
        return "write one entry a line, each after `- `."
    if kind.startswith(("dict", "model")):
        return "write the keys below it, indented."
    if kind.startswith("bool"):
        return "write true or false."
    return ""


_FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "use small letters, digits and single hyphens: `backend-engineer`.",
    r"^https?://": "write a whole address that begins with https://.",
    r"^\d{2}-\d{4}": "write an occupation code such as 15-1252.",
    r"^[A-Z]{3}$": "write a currency code of three capitals, such as USD.",
    r"^[a-z0-9][a-z0-9-]*$": "use small letters, digits and hyphens.",
}


def _form(pattern: str) -> str:
    exact = _FORMS.get(pattern)
    if exact:
        return exact
    return next((hint for start, hint in _FORMS.items() if pattern.startswith(start)), "")


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if typing.get_origin(annotation) is None and not isinstance(annotation, types.UnionType):
        return []
    return [model for part in typing.get_args(annotation) for model in _models_in(part)]


def _keys_around(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """Keys allowed beside the last step of `loc`."""
    models = [model]
    for step in loc[:-1]:
        if not isinstance(step, str):
            continue
        found = [
            inner
            for outer in models
            if step in outer.model_fields
            for inner in _models_in(outer.model_fields[step].annotation)
        ]
        models = found or models
    return sorted({key for each in models for key in each.model_fields})


def _allowed(model: type[BaseModel], details: ErrorDetails) -> list[str]:
    text = str(details.get("ctx", {}).get("expected", ""))
    return [part.strip(" '") for part in text.replace(" or ", ", ").split(",") if part.strip(" '")]
