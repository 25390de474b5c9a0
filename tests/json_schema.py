"""A JSON Schema (2020-12) held against a value, for the keywords of our schemas; any other stops it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

_WORDS = {"$schema", "$defs", "title", "description", "default", "format", "examples"}
_TYPES = {
    "string": str, "boolean": bool, "array": list, "object": dict, "null": type(None),
}  # fmt: skip


def faults(value: Any, schema: Any, whole: dict[str, Any], at: str = "") -> Iterator[str]:
    """Every place where `value` does not fit `schema`, a part of the document `whole`."""
    if isinstance(schema, bool):
        if not schema:
            yield f"{at}: nothing may stand here"
        return
    for keyword, wanted in schema.items():
        if keyword == "format" and wanted == "date" and not _is_date(value):
            yield f"{at}: {value!r} is no date"
        if keyword not in _WORDS:
            yield from _KEYWORDS[keyword](value, wanted, schema, whole, at)


def _is_date(value: Any) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def _is_of(kind: str, value: Any) -> bool:
    if kind in {"number", "integer"}:
        numbers = (int, float) if kind == "number" else int
        return isinstance(value, numbers) and not isinstance(value, bool)
    return isinstance(value, _TYPES[kind])


def _type(value: Any, wanted: Any, _: Any, __: Any, at: str) -> Iterator[str]:
    kinds = wanted if isinstance(wanted, list) else [wanted]
    if not any(_is_of(kind, value) for kind in kinds):
        yield f"{at}: {value!r} is not of type {' or '.join(kinds)}"


def _reference(value: Any, wanted: str, _: Any, whole: dict[str, Any], at: str) -> Iterator[str]:
    yield from faults(value, whole["$defs"][wanted.removeprefix("#/$defs/")], whole, at)


def _any_of(value: Any, wanted: list[Any], _: Any, whole: dict[str, Any], at: str) -> Iterator[str]:
    found = [list(faults(value, branch, whole, at)) for branch in wanted]
    if all(found):
        yield f"{at}: {value!r} fits no branch: {found}"


def _properties(value: Any, wanted: dict[str, Any], schema: Any, whole: Any, at: str) -> Iterator[str]:
    for key, inner in value.items() if isinstance(value, dict) else ():
        if key in wanted:
            yield from faults(inner, wanted[key], whole, f"{at}.{key}")


def _others(value: Any, wanted: Any, schema: dict[str, Any], whole: Any, at: str) -> Iterator[str]:
    known, forms = schema.get("properties", {}), schema.get("patternProperties", {})
    for key, inner in value.items() if isinstance(value, dict) else ():
        if key not in known and not any(re.search(form, key) for form in forms):
            yield from faults(inner, wanted, whole, f"{at}.{key}")


def _of_form(value: Any, wanted: dict[str, Any], _: Any, whole: Any, at: str) -> Iterator[str]:
    for key, inner in value.items() if isinstance(value, dict) else ():
        for form, part in wanted.items():
            if re.search(form, key):
                yield from faults(inner, part, whole, f"{at}.{key}")


def _names(value: Any, wanted: Any, _: Any, whole: Any, at: str) -> Iterator[str]:
    for key in value if isinstance(value, dict) else ():
        yield from faults(key, wanted, whole, f"{at}.{key}")


def _items(value: Any, wanted: Any, _: Any, whole: Any, at: str) -> Iterator[str]:
    for number, inner in enumerate(value if isinstance(value, list) else ()):
        yield from faults(inner, wanted, whole, f"{at}[{number}]")


def _required(value: Any, wanted: list[str], _: Any, __: Any, at: str) -> Iterator[str]:
    for key in wanted:
        if isinstance(value, dict) and key not in value:
            yield f"{at}: {key} is missing"


def _pattern(value: Any, wanted: str, _: Any, __: Any, at: str) -> Iterator[str]:
    if isinstance(value, str) and not re.search(wanted, value):
        yield f"{at}: {value!r} has not the form {wanted}"


def _choice(value: Any, wanted: Any, _: Any, __: Any, at: str) -> Iterator[str]:
    if value not in (wanted if isinstance(wanted, list) else [wanted]):
        yield f"{at}: {value!r} is none of {wanted}"


def _limit(name: str) -> Any:
    def check(value: Any, wanted: Any, _: Any, __: Any, at: str) -> Iterator[str]:
        size = len(value) if isinstance(value, str | list | dict) else value
        is_meant = (
            isinstance(value, str | list | dict) if name.endswith(("Length", "Items", "Properties")) else True
        )
        if is_meant and not isinstance(value, bool | None) and not _holds(name, size, wanted):
            yield f"{at}: {value!r} is beyond {name} {wanted}"

    return check


def _holds(name: str, size: float, limit: float) -> bool:
    if name.startswith("exclusiveM"):
        return size < limit if "Max" in name else size > limit
    return size <= limit if name.startswith("max") else size >= limit


_LIMITS = (
    *("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
)
_KEYWORDS: dict[str, Any] = {
    "type": _type,
    "$ref": _reference,
    "anyOf": _any_of,
    "properties": _properties,
    "additionalProperties": _others,
    "patternProperties": _of_form,
    "propertyNames": _names,
    "items": _items,
    "required": _required,
    "pattern": _pattern,
    "enum": _choice,
    "const": _choice,
    **{name: _limit(name) for name in _LIMITS},
}
