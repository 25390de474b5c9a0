"""What pydantic finds wrong, said in an editor's words: rule, message and hint."""

import re
import types
import typing
from collections.abc import Callable, Mapping
from typing import TypeAlias

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.problems.wording import counted, did_you_mean, listed, shown

Location: TypeAlias = tuple[int | str, ...]
Words: TypeAlias = tuple[str, str, str]


def wording(details: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    """(rule, message, hint) of one pydantic error."""
    where = _field_words(details["loc"])
    kind, value = details["type"], details["input"]
    if kind == "extra_forbidden":
        return _unknown_key(details["loc"], model)
    if kind == "missing":
        return "missing-key", f"{where} is missing.", "add it."
    if value is None or value == "":
        return empty_value(where)
    if kind == "model_type":
        keys = listed(_keys_around(model, (*details["loc"], "")))
        return "wrong-type", f"{where} is {shown(value)}, not a group of keys.", f"its keys are {keys}."
    specific = _SPECIFIC.get(kind)
    return specific(where, value, details) if specific else _wrong_type(where, value, details)


def empty_value(where: str) -> Words:
    """The words for a key that has nothing behind it."""
    return "empty-value", f"{where} is empty.", "write something, or take the key out."


def stem_of(loc: Location) -> Location:
    """The location up to the first union branch; branch names are no identifiers of keys."""
    branches = ("str", "PlaceEntry", "tuple[", "function-", "constrained-", "literal[", "list[")
    for index, step in enumerate(loc):
        if isinstance(step, str) and step.startswith(branches):
            return loc[:index]
    return loc


def _field_words(loc: Location) -> str:
    names = [step for step in stem_of(loc) if isinstance(step, str)]
    place = next((step for step in reversed(loc) if isinstance(step, int)), None)
    if not names:
        return "This" if place is None else f"Entry {place + 1}"
    if place is not None and loc[-1] == place:
        return f"Entry {place + 1} of {shown(names[-1])}"
    if names[-1] == "[key]":
        return "This key"
    return shown(names[-1])


def _unknown_key(loc: Location, model: type[BaseModel]) -> Words:
    name = str(loc[-1])
    hint = did_you_mean(name, _keys_around(model, loc))
    return "unknown-key", f"{shown(name)} is not a known key here.", hint


def _unknown_value(where: str, value: object, details: ErrorDetails) -> Words:
    allowed = _allowed(details)
    if stem_of(details["loc"]) != details["loc"]:
        message = f"{where} is {shown(value)}, neither a list nor {listed(allowed, 'or')}."
        hint = f"write {listed(allowed, 'or')}, or a list with one entry a line, each after `- `."
        return "unknown-value", message, hint
    hint = did_you_mean(str(value), allowed) or f"known: {listed(allowed)}."
    return "unknown-value", f"{where} is {shown(value)}, which is not a known value.", hint


def _wrong_form(where: str, value: object, details: ErrorDetails) -> Words:
    pattern = details["ctx"]["pattern"]
    hint = _slug_hint(str(value)) if pattern == _SLUG else _form(pattern)
    return "wrong-form", f"{where} is {shown(value)}, which is not in the form needed here.", hint


def _too_short(where: str, value: object, details: ErrorDetails) -> Words:
    if not isinstance(value, str):
        return empty_value(where)
    least = details["ctx"]["min_length"]
    message = f"{where} is {counted(len(value), 'character')} long; at least {least} are needed."
    return "too-short", message, "write a full sentence."


def _too_long(where: str, value: object, details: ErrorDetails) -> Words:
    most = details["ctx"]["max_length"]
    message = f"{where} is {len(str(value)):,} characters long; at most {most:,} fit."
    return "too-long", message, f"shorten it: {shown(value, 40)}"


def _contradiction(where: str, _: object, details: ErrorDetails) -> Words:
    return "wrong-value", f"{where}: {details['ctx']['error']}.", ""


def _beyond_limit(where: str, value: object, details: ErrorDetails) -> Words:
    names = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
    limits = [f"{names[key]} {limit:,.15g}" for key, limit in details["ctx"].items() if key in names]
    said = " and ".join(limits)
    return "beyond-limit", f"{where} is {shown(value)}; it has to be {said}.", ""


def _wrong_date(where: str, value: object, details: ErrorDetails) -> Words:
    if not isinstance(value, str):
        return _wrong_type(where, value, details)
    return "wrong-date", f"{where} is {shown(value)}, not a date.", _type_hint("date")


def _wrong_type(where: str, value: object, details: ErrorDetails) -> Words:
    kind = details["type"]
    return "wrong-type", f"{where} is {shown(value)}, not {_wanted(kind)}.", _type_hint(kind)


_SPECIFIC: Mapping[str, Callable[[str, object, ErrorDetails], Words]] = {
    "enum": _unknown_value,
    "literal_error": _unknown_value,
    "string_pattern_mismatch": _wrong_form,
    "string_too_short": _too_short,
    "too_short": _too_short,
    "string_too_long": _too_long,
    "value_error": _contradiction,
    "greater_than": _beyond_limit,
    "greater_than_equal": _beyond_limit,
    "less_than": _beyond_limit,
    "less_than_equal": _beyond_limit,
    "date_type": _wrong_date,
    "date_parsing": _wrong_date,
    "date_from_datetime_parsing": _wrong_date,
    "date_from_datetime_inexact": _wrong_date,
}


_WANTED = {
    "bool": "true or false",
    "date": "a date such as 2026-04-01",
    "int": "a whole number",
    "float": "a number",
    "string": "a text",
    "list": "a list",
    "tuple": "a list",
    "dict": "a group of keys",
    "model": "a group of keys",
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
        return "write the keys below it, indented, each followed by `: `."
    if kind.startswith("bool"):
        return "write true or false."
    if kind.startswith("string"):
        return "write one text; put quotation marks around it if it begins with `[`, `{` or `- `."
    return ""


_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_FORMS = {
    r"^https?://": "write a whole address that begins with https:// and has no blanks.",
    r"^(https?://|mailto:)": "write an address that begins with https:// or mailto:.",
    r"^\d{2}-\d{4}$": "write an occupation code such as 15-1252.",
    r"^\d{2}-\d{4}\.\d{2}$": "write an O*NET code such as 15-1252.00.",
    r"^\d{2}-\d{4}(": "write an occupation code such as 15-1252 or 15-1252.00.",
    r"^[A-Z]{3}$": "write a currency code of three capitals, such as USD.",
    r"^[A-Z]{2}$": "write a country code of two capitals, such as US.",
    r"^[a-z]{2}(-": "write a language code such as en or en-GB.",
    r"^[a-z]+$": "use small letters alone.",
    r"^[a-z0-9][a-z0-9-]*$": "use small letters, digits and hyphens.",
    r"^[a-z][a-z0-9_]*$": "use small letters, digits and `_`, beginning with a letter.",
    r"^[1-9]\d? (month": "write a time such as `6 months` or `1 year`.",
    r"^[^@": "write an address such as editors@jobs.example.",
    r"^[^/\\.]": "write a folder inside the site's folder, such as `content`.",
}


def _slug_hint(written: str) -> str:
    usable = re.sub(r"[^a-z0-9]+", "-", written.lower()).strip("-")
    example = usable if usable else "backend-engineer"
    return f"use small letters, digits and single hyphens: {shown(example)}."


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


def _keys_around(model: type[BaseModel], loc: Location) -> list[str]:
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


def _allowed(details: ErrorDetails) -> list[str]:
    text = str(details.get("ctx", {}).get("expected", ""))
    return [part.strip(" '") for part in text.replace(" or ", ", ").split(",") if part.strip(" '")]
