"""One row of a table and its mapping become the draft of a posting."""

import re
from collections.abc import Mapping as Table
from datetime import date, datetime
from functools import lru_cache

from generator.importing.intake import Draft
from generator.importing.mapping import Column, Condition, Given, Mapping, posting_keys, put
from generator.problems.wording import did_you_mean
from generator.sources.posting_lines import Fault

Row = Table[str, str]

_NUMBER = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")


class CellError(Exception):
    """A cell that does not fit its rule. Carries the fault of the row."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.fault = Fault("import-value", message, hint)


def skip_reason(row: Row, mapping: Mapping) -> str | None:
    """Why the mapping's filters leave the row out, or None. Raises `CellError`."""
    for condition in mapping.only_if:
        if not _holds(condition, row, mapping):
            return f"not so: {condition.words}"
    for condition in mapping.skip_if:
        if _holds(condition, row, mapping):
            return condition.words
    return None


def draft_of(row: Row, mapping: Mapping) -> Draft | Fault:
    """The posting's keys that the row fills. Every cell that does not fit is named."""
    draft: Draft = {}
    faults: list[Fault] = []
    for key, rule in mapping.keys.items():
        try:
            value = _value(key, rule, row, mapping)
        except CellError as error:
            faults.append(error.fault)
            continue
        if value is not None:
            put(draft, key, value)
    pay = draft.get("pay")
    if isinstance(pay, dict) and not {"low", "high"} & pay.keys():
        del draft["pay"]  # a currency or a unit alone is no pay
    if faults:
        message = " ".join(fault.message for fault in faults)
        return Fault("import-value", message, " ".join(fault.hint for fault in faults if fault.hint))
    return draft


def _holds(condition: Condition, row: Row, mapping: Mapping) -> bool:
    cell = row[condition.column].strip()
    if condition.empty is not None and condition.empty == bool(cell):
        return False
    if condition.equals and cell.casefold() not in {word.casefold() for word in condition.equals}:
        return False
    if condition.on_or_after is None and condition.before is None:
        return True
    if not cell:
        return False
    day = _day(cell, condition.formats or mapping.date_formats, condition.column)
    return (condition.on_or_after is None or day >= condition.on_or_after) and (
        condition.before is None or day < condition.before
    )


def _value(key: str, rule: Column, row: Row, mapping: Mapping) -> object:
    if rule.constant is not None:
        return _typed(key, rule.constant, rule, mapping)
    cells = [cell for name in rule.names if (cell := row[name].strip())]
    if not cells:
        return _typed(key, rule.default, rule, mapping)
    text = rule.join.join(cells)
    if rule.split is None:
        return _typed(key, _mapped(key, text, rule), rule, mapping)
    parts = [part.strip() for part in text.split(rule.split) if part.strip()]
    values = [_mapped(key, part, rule) for part in parts]
    known = [value for value in values if value is not None]
    if posting_keys()[key] == "list":
        return known or None
    return _typed(key, known[0], rule, mapping) if known else None


def _mapped(key: str, text: str, rule: Column) -> Given:
    if not rule.values:
        return text
    table = _folded(rule)
    if text.casefold() in table:
        return table[text.casefold()]
    if rule.unknown == "reject":
        hint = did_you_mean(text, rule.values) or "add it to `values`, or say `unknown: leave_out`."
        raise CellError(f"`{key}`: the mapping has no value for `{text[:60]}`.", hint)
    return text if rule.unknown == "keep" else None


def _folded(rule: Column) -> dict[str, Given]:
    return {word.strip().casefold(): value for word, value in rule.values.items()}


def _typed(key: str, value: Given, rule: Column, mapping: Mapping) -> object:
    if not isinstance(value, str):
        return value
    match posting_keys()[key]:
        case "date":
            return _day(value, rule.formats or mapping.date_formats, key).isoformat()
        case "number":
            return _number(value, key)
        case _:
            return value


def _number(text: str, key: str) -> float:
    if not _NUMBER.fullmatch(text):
        hint = "numbers are written 125000, 125,000 or 62.50; leave signs and words out."
        raise CellError(f"`{key}`: `{text[:60]}` is no number.", hint)
    number = float(text.replace(",", ""))
    return int(number) if number.is_integer() else number


def _day(text: str, formats: tuple[str, ...], name: str) -> date:
    day = _parsed_day(text, formats)
    if day is None:
        known = ", ".join(formats)
        raise CellError(
            f"`{name}`: `{text[:60]}` is no date of the form {known}.", "add its form to `date_formats`."
        )
    return day


@lru_cache(maxsize=20_000)
def _parsed_day(text: str, formats: tuple[str, ...]) -> date | None:
    for form in formats:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day, not a moment
        except ValueError:
            continue
    return None
