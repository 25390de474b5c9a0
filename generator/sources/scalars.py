"""Numbers, dates and true/false as an author has to write them, checked before pydantic reads them.

pydantic takes `010` for 10, `1_000` for 1000, `yes` and `t` for true and `86400` for a date. Each of these is
more likely a slip than an intention, so each is a problem.
"""

import re
import types
import typing
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from pydantic import BaseModel

from generator.problems.wording import shown
from generator.sources.located_yaml import Path, Plain


class Misspelt(NamedTuple):
    """A value whose type is right in no reading, or in more than one."""

    path: Path
    rule: str
    message: str
    hint: str


_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,12})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YES = {"yes", "on", "y", "t", "1"}
_NO = {"no", "off", "n", "f", "0"}


def misspelt(model: type[BaseModel], data: Plain) -> Iterator[Misspelt]:
    """Every number, date and true/false of `data` that is not in the one accepted spelling."""
    yield from _in_value(model, data, ())


def _in_value(annotation: Any, value: Plain, path: Path) -> Iterator[Misspelt]:
    kinds = _kinds(annotation)
    match value:
        case str():
            yield from _in_text(kinds, value, path)
        case list():
            inner = next((_item_kind(kind) for kind in kinds if _item_kind(kind)), None)
            for index, item in enumerate(value):
                yield from _in_value(inner, item, (*path, index))
        case dict():
            yield from _in_group(kinds, value, path)


def _in_group(kinds: list[Any], value: dict[str, Plain], path: Path) -> Iterator[Misspelt]:
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            for key in value.keys() & kind.model_fields.keys():
                yield from _in_value(kind.model_fields[key].annotation, value[key], (*path, key))
        elif typing.get_origin(kind) is dict:
            for key, item in value.items():
                yield from _in_value(typing.get_args(kind)[1], item, (*path, key))


def _in_text(kinds: list[Any], text: str, path: Path) -> Iterator[Misspelt]:
    checks = {int: _whole_number, float: _number, bool: _true_or_false, date: _date}
    wanted = [kind for kind in kinds if kind is not type(None)]
    faults = [checks[kind](text) for kind in wanted if isinstance(kind, type) and kind in checks]
    first = faults[0] if faults and len(faults) == len(wanted) and all(faults) else None
    if first:
        name = next((step for step in reversed(path) if isinstance(step, str)), "this value")
        yield Misspelt(path, first[0], f"`{name}` is {shown(text)}, {first[1]}.", first[2])


def _kinds(annotation: Any) -> list[Any]:
    """The branches of a union, without `Annotated`; anything else is its own only branch."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _kinds(typing.get_args(annotation)[0])
    if origin in {typing.Union, types.UnionType}:
        return [kind for branch in typing.get_args(annotation) for kind in _kinds(branch)]
    return [annotation]


def _item_kind(kind: Any) -> Any:
    arguments = typing.get_args(kind)
    return arguments[0] if typing.get_origin(kind) in {tuple, list} and arguments else None


def _whole_number(text: str) -> tuple[str, str, str] | None:
    if _WHOLE.fullmatch(text):
        return None
    return "wrong-number", "not a whole number", _number_hint(text)


def _number(text: str) -> tuple[str, str, str] | None:
    if _NUMBER.fullmatch(text):
        return None
    return "wrong-number", "not a number", _number_hint(text)


def _number_hint(text: str) -> str:
    bare = re.sub(r"[,_' ]", "", text)
    if re.fullmatch(r"0+[0-9]+", text):
        return f"leave the leading zero out: {int(text)}."
    if bare != text and _NUMBER.fullmatch(bare):
        return f"write it without separators: {bare}."
    return "write it in digits, such as 25."


def _true_or_false(text: str) -> tuple[str, str, str] | None:
    if text in {"true", "false", "True", "False"}:
        return None
    hint = "write true or false."
    if text.lower() in _YES | _NO:
        hint = f"write {'true' if text.lower() in _YES else 'false'}."
    return "true-or-false", "neither true nor false", hint


def _date(text: str) -> tuple[str, str, str] | None:
    hint = "write year, month and day as YYYY-MM-DD, for example 2026-04-01."
    if not _DATE.fullmatch(text):
        return "wrong-date", "not a date", hint
    try:
        date.fromisoformat(text)
    except ValueError:
        return "wrong-date", "a day that no calendar has", "check the month and the day."
    return None
