"""Cells of public records as values. What a cell cannot be raises `UnusableRowError` with a reason."""

import re

from generator.importing.registers.tally import UnusableRowError

_INTEGER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.0+)?|\d+(?:\.0+)?", re.ASCII)
_NUMBER = re.compile(r"\$?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ERRORS = frozenset("#NAME? #REF! #VALUE! #N/A #DIV/0! #NULL! #NUM!".split())
_MOST = 10_000_000
"""No count or wage comes near it, and sums of several stay within the columns of the tables."""
_LONGEST = 500


def text_of(cell: str) -> str | None:
    """A text on one line without invisible characters; None for an empty one or a spreadsheet's error."""
    text = " ".join(_CONTROL.sub(" ", _INVISIBLE.sub("", cell)).split())
    if len(text) > _LONGEST:
        raise UnusableRowError(f"a text is longer than {_LONGEST} characters")
    return None if not text or text in _ERRORS else text


def count_of(cell: str, what: str) -> int:
    """A whole number from 0, with or without thousands separators."""
    text = cell.strip()
    if not _INTEGER.fullmatch(text):
        raise UnusableRowError(f"{what} is no whole number from 0")
    number = int(text.partition(".")[0].replace(",", ""))
    if number > _MOST:
        raise UnusableRowError(f"{what} is too large")
    return number


def amount_of(cell: str, what: str) -> float | None:
    """An amount in dollars; None for an empty cell."""
    text = cell.strip()
    if not text:
        return None
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise UnusableRowError(f"{what} is no amount")
    amount = float(found[1].replace(",", ""))
    if amount > _MOST:
        raise UnusableRowError(f"{what} is too large")
    return amount


def digits_of(cell: str, width: int) -> str | None:
    """A number used as a name, such as a ZIP code, with the leading zeros that a spreadsheet drops."""
    found = re.fullmatch(r"(\d+)(?:\.0)?", cell.strip(), re.ASCII)
    return found[1].zfill(width) if found else None


def state_of(cell: str) -> str | None:
    """A two-letter code in capitals; None for anything else."""
    text = cell.strip().upper()
    return text if re.fullmatch(r"[A-Z]{2}", text) else None
