"""One JSON line becomes a posting, or a fault that names everything wrong with the line.

Types are JSON's own: a pay of `"100000"` or a title of `true` is reported, never turned into something else.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import orjson
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.domain.posting import Posting
from generator.domain.web_host import host_of, plain_host
from generator.problems.wording import counted, listed
from generator.sources.json_places import column_of
from generator.sources.schema import wording

_ADDRESSES = ("url", "employer_url")
_DATES = ("posted_on", "updated_on", "closes_on", "first_seen", "last_seen")
_BLANK_LOOKING = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols without ink: Hangul fillers and the blank Braille pattern."""
_KEY_END = re.compile(rb'"\s*:')
"""Ends every key; may stand in a text, too."""
_RULES = {
    "unknown-key": "posting-unknown-key",
    "missing-key": "posting-missing-key",
    "wrong-type": "posting-wrong-type",
}
_TYPE_HINTS = {
    "string": 'put quotation marks around it: "text".',
    "float": "write the number without quotation marks: 100000.",
    "date": 'write dates as "YYYY-MM-DD", for example "2026-04-01".',
    "tuple": 'write a list: ["..."].',
    "model": "write an object with keys: {...}.",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a line is no posting."""

    rule: str
    message: str
    hint: str = ""
    column: int = 1


def posting_of(text: bytes) -> Posting | Fault:
    """The posting of one line of JSON."""
    try:
        parsed = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        return _syntax_fault(text, error)
    if not isinstance(parsed, dict):
        return Fault(
            "posting-not-json",
            "The line is JSON but no object with keys.",
            'write one object a line: {"id": ..., "source": ..., ...}.',
        )
    try:
        posting = Posting.model_validate_json(text, strict=True)
    except ValidationError as error:
        return _joined([_schema_fault(details, text) for details in _unrepeated(error)])
    _keep_keys_once(posting)
    faults = list(_further_faults(posting, parsed, text))
    return _joined(faults) if faults else posting


def posting_again(text: bytes) -> Posting | None:
    """The posting of a line that was one before: only its types are looked at. None for another line."""
    try:
        posting = Posting.model_validate_json(text, strict=True)
    except ValidationError:
        return None
    _keep_keys_once(posting)
    return posting


def _keep_keys_once(posting: Posting) -> None:
    """Let postings that state the same keys share the set of them: it is a seventh of what one takes."""
    for part in (posting, posting.pay):
        if part is not None:
            shared = _shared_keys(frozenset(part.model_fields_set))
            object.__setattr__(part, "__pydantic_fields_set__", shared)


@lru_cache(maxsize=4096)
def _shared_keys(keys: frozenset[str]) -> set[str]:
    return set(keys)


def too_long(length: int, longest: int) -> Fault:
    """The fault of a line that is longer than the limit."""
    return Fault(
        "posting-line-too-long",
        f"The line is {length / 1e6:,.1f} MB long, longer than {longest / 1e6:g} MB.",
        "one posting is one line: look for a missing line end or an overlong `description`.",
    )


def _syntax_fault(text: bytes, error: orjson.JSONDecodeError) -> Fault:
    try:
        text.decode("utf-8")
    except UnicodeDecodeError as wrong:
        column = len(text[: wrong.start].decode("utf-8")) + 1
        return Fault(
            "posting-not-utf8",
            f"The line has a byte 0x{text[wrong.start]:02X} that is no UTF-8.",
            "write the file in UTF-8.",
            column,
        )
    return Fault(
        "posting-not-json",
        f"The line is not readable as JSON: {error.msg.split(': line ')[0]}.",
        _syntax_hint(text),
        error.colno,
    )


def _syntax_hint(text: bytes) -> str:
    if any(word in text for word in (b"NaN", b"Infinity")):
        return "JSON has no NaN and no Infinity; leave the key out when there is no number."
    return "every line is one whole JSON object, and only `\\n` ends a line."


def _unrepeated(error: ValidationError) -> list[ErrorDetails]:
    """One error for each fault: of the two forms a place may have, the one that got further."""
    best: dict[tuple[int | str, ...], ErrorDetails] = {}
    for details in error.errors(include_url=False):
        stem = details["loc"][:2] if details["loc"][:1] == ("places",) else details["loc"]
        if stem not in best or len(details["loc"]) > len(best[stem]["loc"]):
            best[stem] = details
    return list(best.values())


def _schema_fault(details: ErrorDetails, text: bytes) -> Fault:
    if details["type"] == "json_invalid":
        return Fault("posting-not-json", f"The line is not readable as JSON: {details['msg']}.")
    if details["type"] == "finite_number":
        return Fault("posting-wrong-value", "The line has a number without end.")
    loc = details["loc"]
    if loc[:1] == ("places",):
        loc = (*loc[:2], *loc[3:])  # the third step names one of the two forms, not a key
    rule, message, hint = wording({**details, "loc": loc}, Posting)
    if rule == "wrong-type":
        kind = details["type"]
        hint = next((text for start, text in _TYPE_HINTS.items() if kind.startswith(start)), "")
    column = column_of(text.decode("utf-8"), loc, key=rule == "unknown-key")
    return Fault(_RULES.get(rule, "posting-wrong-value"), message, hint, column)


def _further_faults(posting: Posting, parsed: dict[str, Any], text: bytes) -> Iterator[Fault]:
    """What the schema cannot see."""
    yield from _doubled_keys(parsed, text)
    for key in ("id", "title", "employer"):
        if not is_visible(getattr(posting, key)):
            yield Fault(
                "posting-wrong-value",
                f"`{key}` has no visible character.",
                "give it a text, or take the posting out.",
                column_of(text.decode("utf-8"), (key,)),
            )
    yield from _date_faults(posting, parsed, text)
    for key in _ADDRESSES:
        address = getattr(posting, key)
        fault, hint = _address_fault(address) if address else ("", "")
        if fault:
            message = f"`{key}` is `{address[:60]}`, which {fault}."
            yield Fault("posting-wrong-value", message, hint, column_of(text.decode("utf-8"), (key,)))


def own_site_fault(posting: Posting, own_host: str, text: bytes) -> Fault | None:
    """The fault of a posting that names an address on the host that the site itself is published at."""
    for key in _ADDRESSES:
        address = getattr(posting, key)
        if address and host_of(address) == own_host:
            return Fault(
                "posting-url-own-site",
                f"`{key}` is `{address[:60]}`, which leads to this site itself.",
                "write the employer's own address, or take the posting out.",
                column_of(text.decode("utf-8"), (key,)),
            )
    return None


def is_visible(text: str) -> bool:
    """Whether a text has anything to see: not only blanks, control and zero-width characters."""
    if text and "!" <= text[0] <= "~":
        return True
    return any(
        unicodedata.category(char) not in {"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"}
        and char not in _BLANK_LOOKING
        for char in text
    )


def _date_faults(posting: Posting, parsed: dict[str, Any], text: bytes) -> Iterator[Fault]:
    for key in _DATES:
        written = parsed.get(key)
        # A string of digits is taken for seconds since 1970 by the schema; here it is a broken date.
        if written is not None and written[4:5] != "-":
            yield Fault(
                "posting-wrong-value",
                f"`{key}` is `{written}`, not a date.",
                _TYPE_HINTS["date"],
                column_of(text.decode("utf-8"), (key,)),
            )
    for early, late in (("posted_on", "closes_on"), ("first_seen", "last_seen")):
        start, end = getattr(posting, early), getattr(posting, late)
        if start is not None and end is not None and end < start:
            yield Fault(
                "posting-wrong-value",
                f"`{late}` ({end}) is before `{early}` ({start}).",
                "check both dates.",
                column_of(text.decode("utf-8"), (late,)),
            )


def _address_fault(address: str) -> tuple[str, str]:
    """What keeps a visitor from being sent to an address, and what to do; both empty when nothing does."""
    if plain_host(address) and address.isprintable() and "\\" not in address:
        return "", ""
    try:
        parts = urlsplit(address)
        is_whole = bool(parts.hostname) and parts.port != 0 and address.isprintable()
    except ValueError:  # a host in half a bracket, or a port that is no number up to 65,535
        is_whole = False
    if not is_whole:
        return "is no web address", "write a whole address that begins with https://."
    if "\\" in address:
        return "has a backslash; browsers and programs do not agree where it leads", "write `/` or `%5C`."
    if "@" in parts.netloc:
        return "has a name before its host, which hides the host", "take out what stands before `@`."
    return "", ""


def _keys_in(value: Any) -> int:
    """The number of keys in a value, at every depth."""
    match value:
        case dict():
            return len(value) + sum(map(_keys_in, value.values()))
        case list():
            return sum(map(_keys_in, value))
    return 0


def _doubled_keys(parsed: dict[str, Any], text: bytes) -> Iterator[Fault]:
    """JSON readers keep the last of two equal keys in silence; here both are reported."""
    if len(_KEY_END.findall(text)) == _keys_in(parsed):
        return
    doubled: list[str] = []

    def noted(pairs: list[tuple[str, object]]) -> None:
        names = [name for name, _ in pairs]
        if len(set(names)) < len(names):
            doubled.extend(name for name in dict.fromkeys(names) if names.count(name) > 1)

    json.loads(text, object_pairs_hook=noted)
    if doubled:
        yield Fault(
            "posting-wrong-value",
            f"{listed(doubled)} {'stands' if len(doubled) == 1 else 'stand'} twice in one object.",
            "keep one of them.",
        )


def _joined(faults: list[Fault]) -> Fault:
    """One fault for one line: the first rule, every message."""
    if len(faults) == 1:
        return faults[0]
    shown = faults[:5]
    more = len(faults) - len(shown)
    messages = [fault.message for fault in shown]
    if more:
        messages.append(f"And {counted(more, 'fault')} more.")
    hints = dict.fromkeys(fault.hint for fault in shown if fault.hint)
    return Fault(faults[0].rule, " ".join(messages), " ".join(hints), faults[0].column)
