"""Where a key or value stands in one line of JSON, found by parsing and never by searching for words."""

import json
import re
from collections.abc import Iterator

_BLANKS = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


def column_of(text: str, path: tuple[str | int, ...], *, key: bool = False) -> int:
    """Column (from 1) of the value at `path`, or of its key, or of the nearest thing around it.

    `text` is readable as JSON.
    """
    at = _after_blanks(text, 0)
    key_at = at
    try:
        for step in path:
            found = next((entry for entry in _entries(text, at) if entry[0] == step), None)
            if found is None:
                break
            _, key_at, at = found
    except RecursionError:
        return 1  # nested deeper than any posting
    return (key_at if key else at) + 1


def _entries(text: str, at: int) -> Iterator[tuple[str | int, int, int]]:
    """(key or index, where the key stands, where the value stands) of an object or a list."""
    is_object = text[at] == "{"
    if not is_object and text[at] != "[":
        return
    number = 0
    at = _after_blanks(text, at + 1)
    while text[at] not in "]}":
        key_at: int = at
        step: str | int = number
        if is_object:
            step, at = _DECODER.raw_decode(text, at)
            at = _after_blanks(text, _after_blanks(text, at) + 1)
        yield step, key_at, at
        at = _after_blanks(text, _DECODER.raw_decode(text, at)[1])
        at = _after_blanks(text, at + 1) if text[at] == "," else at
        number += 1


def _after_blanks(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match else at
