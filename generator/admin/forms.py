"""Forms of the CMS from the models of what is read: one field for each key, so that neither can lack one.

What the CMS has no widget for has a form of its own here, which `scripts/formats.js` turns back:

- a mapping whose keys the editor chooses is a list, whose entries have their key as `_key` (`keyed`)
- a group that may be left out is a list of at most one entry (`single`)
- a word such as `all` or a list is a `choice`, and a list of short texts has `lines`: `scripts/widgets.js`
"""

import types
import typing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from generator.admin import words
from generator.domain.visa import VISAS

Field = dict[str, Any]
"""A field of a form as Decap describes it."""

KEY = "_key"
VALUES = "_values"
"""Names in forms that no file has: the key of an entry of a mapping, and its list."""

ROLE_KEYS = frozenset({"roles", "related", "over", "over_nearby"})
VISA_KEYS = frozenset({"visa", "visas"})
LONG_KEYS = frozenset(
    {
        "claim", "commonly_requires", "correct", "description", "employer_step", "intro", "public_record",
        "question", "right", "statement", "summary", "unknowable", "why", "wrong",
    }
)  # fmt: skip
"""Keys with a sentence or more."""
TODAY_KEYS = frozenset({"reviewed_on"})
"""Days that begin as today in a new text."""


@dataclass(frozen=True, slots=True)
class Type:
    """What an annotation allows: its branches without `None`, each a plain type, and its limits."""

    branches: tuple[Any, ...]
    limits: tuple[Any, ...] = ()
    may_be_none: bool = False

    @property
    def only(self) -> Any:
        """The type, where there is one branch."""
        return self.branches[0]


def fields_of(model: type[BaseModel], leave_out: Sequence[str] = ()) -> list[Field]:
    """The fields of a form for the model, in the order of its keys."""
    return [_field_of(name, info) for name, info in model.model_fields.items() if name not in leave_out]


def _field_of(name: str, info: FieldInfo) -> Field:
    kind = _type_of(info.annotation, tuple(info.metadata))
    field = {
        "name": name,
        "label": words.label_of(name),
        **_widget(name, kind),
        "required": info.is_required(),
        "hint": words.hint_of(info.description or ""),
    }
    default = _default_of(name, info, field)
    return field if default is None else {**field, "default": default}


def _default_of(name: str, info: FieldInfo, field: Field) -> Any:
    if field["widget"] in {"list", "lines"}:
        return list(info.default or ()) if isinstance(info.default, tuple) else []
    if name in TODAY_KEYS:
        return "{{now}}"
    if field["widget"] == "object" or info.default is PydanticUndefined or info.default is None:
        return None
    default = list(info.default) if isinstance(info.default, tuple) else info.default
    return str(default) if isinstance(default, StrEnum) else default


def _widget(name: str, kind: Type) -> Field:
    """The widget for a value, without its name and label."""
    if len(kind.branches) > 1:
        return _choice(name, kind)
    plain = kind.only
    if isinstance(plain, type) and issubclass(plain, BaseModel):
        return _group(name, plain, kind)
    origin, inner = typing.get_origin(plain), typing.get_args(plain)
    if origin is tuple:
        return _list(name, _type_of(inner[0]), kind)
    if origin is dict:
        return _keyed(name, _type_of(inner[0]), _type_of(inner[1]), kind)
    return _scalar(name, kind)


def _scalar(name: str, kind: Type) -> Field:
    plain = kind.only
    if name in VISA_KEYS:
        return {"widget": "select", "options": _visas()}
    options = _options(plain)
    if options:
        return {"widget": "select", "options": options}
    if plain is bool:
        return {"widget": "boolean"}
    if plain is int:
        low, high = _limit(kind, Ge, "ge"), _limit(kind, Le, "le")
        bounds = {"min": low, "max": high}
        known = {key: value for key, value in bounds.items() if value is not None}
        return {"widget": "number", "value_type": "int", **known}
    if plain is date:
        form = "YYYY-MM-DD"
        return {"widget": "datetime", "format": form, "date_format": form, "time_format": False}
    if plain is not str:
        raise TypeError(f"The forms know no widget for {plain}, the type of `{name}`.")
    widget = "text" if name in LONG_KEYS else "string"
    pattern = pattern_of(kind.limits)
    return {"widget": widget, **({"pattern": pattern} if pattern else {})}


def _group(name: str, model: type[BaseModel], kind: Type) -> Field:
    parts = {"fields": fields_of(model), "summary": words.summary_of(model), "collapsed": True}
    if kind.may_be_none:
        return {
            "widget": "list",
            "single": True,
            "max": 1,
            "label_singular": words.singular_of(name),
            **parts,
        }
    return {"widget": "object", **parts}


def _list(name: str, item: Type, kind: Type) -> Field:
    bounds = {"min": _limit(kind, MinLen, "min_length"), "max": _limit(kind, MaxLen, "max_length")}
    known = {key: value for key, value in bounds.items() if value}
    plain = item.only
    if name in ROLE_KEYS:
        return {
            "widget": "relation", "multiple": True, "collection": "roles", "value_field": "{{slug}}",
            "search_fields": ["title"], "display_fields": ["title"], "options_length": 500, **known,
        }  # fmt: skip
    if name in VISA_KEYS:
        return {"widget": "select", "multiple": True, "options": _visas(), **known}
    if isinstance(plain, type) and issubclass(plain, BaseModel):
        inner = {"fields": fields_of(plain), "summary": words.summary_of(plain), "collapsed": True}
    elif name in LONG_KEYS:
        inner = {"field": {"name": name, "label": "Text", **_widget(name, item)}, "collapsed": False}
    else:
        return {"widget": "lines", "item_pattern": pattern_of(item.limits), **known}
    return {"widget": "list", "label_singular": words.singular_of(name), **known, **inner}


def _keyed(name: str, key: Type, value: Type, kind: Type) -> Field:
    own = {"name": KEY, "label": words.key_label_of(name), "widget": "string", "required": True}
    own |= {"hint": words.KEY_HINTS[name], "pattern": pattern_of(key.limits)}
    if isinstance(value.only, type) and issubclass(value.only, BaseModel):
        shape, inner = "groups", fields_of(value.only)
        summary = words.summary_of(value.only)
    else:
        shape = "lists"
        items = {"name": VALUES, "label": "Words", "required": True, "default": []}
        inner = [{**items, **_list("words", _type_of(typing.get_args(value.only)[0]), value)}]
        summary = f"{{{{fields.{KEY}}}}}"
    bounds = {"min": _limit(kind, MinLen, "min_length"), "max": _limit(kind, MaxLen, "max_length")}
    return {
        "widget": "list", "keyed": shape, "label_singular": words.singular_of(name), "collapsed": True,
        "summary": summary, **{edge: number for edge, number in bounds.items() if number},
        "fields": [own, *inner],
    }  # fmt: skip


def _choice(name: str, kind: Type) -> Field:
    """One of a few words, or a list of values."""
    said = [option for branch in kind.branches for option in _options(branch)]
    lists = [branch for branch in kind.branches if typing.get_origin(branch) is tuple]
    if len(lists) != 1 or len(kind.branches) != 2:
        raise TypeError(f"The forms know no widget for `{name}`, which is {kind.branches}.")
    item = _type_of(typing.get_args(lists[0])[0])
    options = _visas() if name in VISA_KEYS else _options(item.only)
    choice: Field = {"widget": "choice", "words": said}
    if name in ROLE_KEYS:
        return {**choice, "collection": "roles"}
    if options:
        return {**choice, "options": options}
    return {**choice, "item_pattern": pattern_of(item.limits)}


def _options(kind: Any) -> list[Field]:
    """The values of a fixed set of words."""
    values: Sequence[Any] = ()
    name = getattr(kind, "__name__", "")
    if typing.get_origin(kind) is Literal:
        values = typing.get_args(kind)
    elif isinstance(kind, type) and issubclass(kind, StrEnum):
        values = [str(each.value) for each in kind]
    return [{"label": words.option_label_of(value, name), "value": value} for value in values]


def _visas() -> list[Field]:
    return [{"label": visa.name, "value": visa.slug} for visa in VISAS if visa.has_page]


def _type_of(annotation: Any, limits: tuple[Any, ...] = ()) -> Type:
    """An annotation without `Annotated` and `None`, and the limits that stood in it."""
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _type_of(inner[0], (*limits, *_flat(inner[1:])))
    if origin in {typing.Union, types.UnionType}:
        parts = [_type_of(part) for part in inner if part is not type(None)]
        branches = tuple(branch for part in parts for branch in part.branches)
        within = tuple(limit for part in parts for limit in part.limits) if len(parts) == 1 else ()
        return Type(branches, (*limits, *within), len(parts) < len(inner))
    return Type((annotation,), limits)


def _flat(metadata: Sequence[Any]) -> Iterator[Any]:
    """What `Field(...)` says inside `Annotated`, one limit at a time."""
    for each in metadata:
        if isinstance(each, FieldInfo):
            yield from each.metadata
        else:
            yield each


def _limit(kind: Type, limit: type, name: str) -> int | None:
    return next((getattr(each, name) for each in kind.limits if isinstance(each, limit)), None)


def pattern_of(limits: Sequence[Any]) -> list[str]:
    """The pattern that a text has to fit and what to tell who missed it; empty when every text fits."""
    kind = Type((str,), tuple(limits))
    low, high = _limit(kind, MinLen, "min_length"), _limit(kind, MaxLen, "max_length")
    form = next((each.pattern for each in limits if getattr(each, "pattern", None)), None)
    if form is None and not low and not high:
        return []
    said = [words.pattern_words(form)] if form else []
    if not low and not high:
        return [str(form), *said]
    least, most = max(low or 1, 1) - 1, high - 1 if high else ""
    length = rf"^\s*(?=\S)[\s\S]{{{least},{most}}}\S\s*$"
    said.append(words.length_words(low, high))
    return [f"(?={length})(?:{form})" if form else length, " and ".join(said)]
