"""How the columns of a table become the keys of a posting: the mapping an owner writes in YAML.

The mapping is checked on its own, before any row: unknown keys and values that no posting could have are
problems at their line of the mapping, not a reject for every row.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Annotated, Literal, get_args

import orjson
from pydantic import BaseModel, BeforeValidator, Field, StringConstraints, model_validator

from generator.domain.model import Model
from generator.domain.place import PlaceEntry
from generator.domain.posting import Posting, Rights, WebAddress
from generator.problems.problem import Checked, Problem
from generator.problems.wording import did_you_mean, listed
from generator.sources import located_yaml
from generator.sources.located_yaml import Located, Path
from generator.sources.posting_lines import Fault, posting_of
from generator.sources.schema import validated

Given = str | tuple[str, ...] | dict[str, str | tuple[str, ...]] | None
"""A value written in the mapping: a text, several texts, a group of keys, or nothing."""

Verbatim = Annotated[str, StringConstraints(strip_whitespace=False, min_length=1)]
DateFormat = Annotated[str, Field(pattern="%")]

_ISO = "%Y-%m-%d"


class Column(Model):
    """Where one key of a posting comes from."""

    column: str | None = None
    """A column of the table."""
    columns: tuple[str, ...] = ()
    """Several columns, joined; empty cells are passed over."""
    join: Verbatim = " "
    """What stands between joined columns."""
    constant: Given = None
    """One value for every row."""
    split: Verbatim | None = None
    """What separates several values in one cell."""
    formats: tuple[DateFormat, ...] = ()
    """How dates are written, such as %d.%m.%Y; in the file's `date_formats` if not given."""
    values: dict[str, Given] = Field(default_factory=dict)
    """What the cell's words become; small and capital letters are the same."""
    unknown: Literal["reject", "leave_out", "keep"] = "reject"
    """What to do with a cell that `values` does not have."""
    default: Given = None
    """The value of an empty cell."""

    @model_validator(mode="after")
    def _has_one_origin(self) -> "Column":
        origins = (self.column is not None, bool(self.columns), self.constant is not None)
        if sum(origins) != 1:
            raise ValueError("a key comes from one of `column`, `columns` and `constant`")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The columns it reads."""
        return (self.column,) if self.column is not None else self.columns


def _written_out(value: object) -> object:
    """`title: Job title` is short for `title: {column: Job title}`."""
    return {"column": value} if isinstance(value, str) else value


class Condition(Model):
    """Rows meant by a filter; all that is given holds for them."""

    column: str
    """The column looked at."""
    equals: tuple[str, ...] = ()
    """One of these words; small and capital letters are the same."""
    on_or_after: date | None = None
    """The column's date is this day or later."""
    before: date | None = None
    """The column's date is earlier than this day."""
    empty: bool | None = None
    """true: the cell is empty; false: it is not."""
    formats: tuple[DateFormat, ...] = ()
    """How dates are written; in the file's `date_formats` if not given."""

    @model_validator(mode="after")
    def _asks_something(self) -> "Condition":
        if not self.equals and (self.on_or_after, self.before, self.empty) == (None, None, None):
            raise ValueError("a filter needs `equals`, `on_or_after`, `before` or `empty`")
        return self

    @property
    def words(self) -> str:
        """The condition for people."""
        parts = []
        if self.equals:
            parts.append(f"is {' or '.join(self.equals)}")
        if self.on_or_after is not None:
            parts.append(f"is on or after {self.on_or_after}")
        if self.before is not None:
            parts.append(f"is before {self.before}")
        if self.empty is not None:
            parts.append("is empty" if self.empty else "is not empty")
        return f"`{self.column}` {' and '.join(parts)}"


class TableSource(Model):
    """The source as `snapshot.yaml` will have it; its short name comes from the command line."""

    title: Annotated[str, Field(min_length=1)]
    """Name as shown to visitors."""
    url: WebAddress | None = None
    """The source's own address."""
    licence: str = "not stated"
    """Licence or terms the data came under."""
    rights: Rights = Rights.LINK_ONLY
    """full_text, summary or link_only: how much of a posting's text may be shown."""
    markup: bool = False
    """Whether its postings may carry JobPosting markup for search engines."""


class Mapping(Model):
    """A mapping file."""

    source: TableSource
    """What the table is and what may be done with it."""
    as_of: date | None = None
    """Day the table describes; `--as-of` comes first, the newest date in it last."""
    delimiter: Annotated[str, StringConstraints(strip_whitespace=False, max_length=3)] = ","
    """What separates cells: one character, or `tab`."""
    date_formats: Annotated[tuple[DateFormat, ...], Field(min_length=1)] = (_ISO,)
    """How dates are written; the first that fits counts."""
    only_if: tuple[Condition, ...] = ()
    """Only rows for which all of these hold."""
    skip_if: tuple[Condition, ...] = ()
    """Not the rows for which any of these holds."""
    keys: dict[str, Annotated[Column, BeforeValidator(_written_out)]]
    """Key of the posting to column; keys inside keys with a dot: `pay.low`."""

    @model_validator(mode="after")
    def _delimiter_is_one_character(self) -> "Mapping":
        if len(self.separator) != 1 or self.separator in '"\r\n':
            raise ValueError("`delimiter` is one character, or the word tab")
        return self

    @property
    def separator(self) -> str:
        """The delimiter as a character."""
        return "\t" if self.delimiter.strip() == "tab" else self.delimiter

    @property
    def columns(self) -> Iterator[tuple[str, Path]]:
        """Every column the mapping names, with the place of the name in the file."""
        for filter_name, conditions in (("only_if", self.only_if), ("skip_if", self.skip_if)):
            for index, condition in enumerate(conditions):
                yield condition.column, (filter_name, index, "column")
        for key, rule in self.keys.items():
            for index, name in enumerate(rule.columns):
                yield name, ("keys", key, "columns", index)
            if rule.column is not None:
                yield rule.column, ("keys", key, "column")


def read_mapping(text: str, path: str) -> Checked[tuple[Mapping, Located] | None]:
    """The mapping of a YAML text and where everything in it stands."""
    located = located_yaml.read(text, path)
    mapping = validated(Mapping, located.value, path)
    problems = [*located.problems, *mapping.problems]
    if mapping.value is not None:
        problems.extend(_key_problems(mapping.value, located.value, path))
        problems.extend(_value_problems(mapping.value, located.value, path))
    if mapping.value is None or problems:
        return Checked(None, tuple(problems))
    return Checked((mapping.value, located.value))


@cache
def posting_keys() -> dict[str, str]:
    """Keys a mapping may fill, with their kind: text, date, number, list or group."""
    keys = dict(_keys_of(Posting, ""))
    del keys["source"]
    return {**keys, **dict(_keys_of(PlaceEntry, "places."))}


def _keys_of(model: type[BaseModel], prefix: str) -> Iterator[tuple[str, str]]:
    for name, field in model.model_fields.items():
        parts = {field.annotation, *get_args(field.annotation)}
        inner = [part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)]
        if inner:
            yield f"{prefix}{name}", "group"
            yield from _keys_of(inner[0], f"{prefix}{name}.")
        elif date in parts:
            yield f"{prefix}{name}", "date"
        elif "float" in str(field.annotation):
            yield f"{prefix}{name}", "number"
        else:
            is_list = str(field.annotation).startswith("tuple")
            yield f"{prefix}{name}", "list" if is_list else "text"


def _key_problems(mapping: Mapping, located: Located, path: str) -> Iterator[Problem]:
    for key in mapping.keys:
        if key == "source":
            message = "`source` is no key of a mapping; the command line names the source."
            yield _at_key(path, message, "take it out and give `--source`.", located, key)
        elif key not in posting_keys():
            message = f"`{key}` is not a key of a posting."
            yield _at_key(path, message, did_you_mean(key, posting_keys()), located, key)
    missing = [key for key in _required() if key not in mapping.keys]
    if missing:
        message = f"{listed(missing)} {'is' if len(missing) == 1 else 'are'} not mapped."
        hint = "every posting needs a title, an employer, an address and an id of its own."
        yield Problem(path, "mapping-key", message, hint, located.key(("keys",)))
    if "places" in mapping.keys and any(key.startswith("places.") for key in mapping.keys):
        message = "`places` is mapped as a whole and in parts."
        yield _at_key(path, message, "keep one of them.", located, "places")


def _required() -> list[str]:
    fields = Posting.model_fields.items()
    return [name for name, field in fields if field.is_required() and name != "source"]


def _value_problems(mapping: Mapping, located: Located, path: str) -> Iterator[Problem]:
    """Constants and mapped values that no posting could have."""
    for key, rule in mapping.keys.items():
        given: list[tuple[Given, Path]] = [(rule.constant, ("constant",)), (rule.default, ("default",))]
        given.extend((value, ("values", word)) for word, value in rule.values.items())
        for value, place in given:
            fault = None if value is None or key not in posting_keys() else _fault(key, value)
            if fault is not None:
                position = located.value(("keys", key, *place))
                yield Problem(path, "mapping-value", fault.message, fault.hint, position)


def _fault(key: str, value: Given) -> Fault | None:
    if posting_keys()[key] in {"date", "number"}:
        return None  # read like a cell, row by row
    draft: dict[str, object] = {
        "id": "1",
        "source": "a",
        "title": "a",
        "employer": "a",
        "url": "https://a.example/",
    }
    if key.startswith("pay."):
        draft["pay"] = {"low": 1}
    put(draft, key, value)
    result = posting_of(orjson.dumps(draft))
    return result if isinstance(result, Fault) else None


def put(draft: dict[str, object], key: str, value: object) -> None:
    """Set `key` in a draft; dots lead into groups, and lists get lists."""
    if posting_keys()[key] == "list" and isinstance(value, str):
        value = [value]
    *groups, name = key.split(".")
    target = draft
    for group in groups:
        inner = target.setdefault(group, [{}] if group == "places" else {})
        target = inner[0] if isinstance(inner, list) else inner  # type: ignore[assignment]
    if isinstance(value, dict) and isinstance(target.get(name), dict):
        value = {**target[name], **value}  # type: ignore[dict-item]
    target[name] = value


def _at_key(path: str, message: str, hint: str, located: Located, key: str) -> Problem:
    return Problem(path, "mapping-key", message, hint, located.key(("keys", key)))
