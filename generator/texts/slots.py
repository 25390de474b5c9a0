"""Places in a text where a value stands that is no Markdown and no HTML, whatever its letters are.

A slot is a number between two code points that Unicode keeps for a program's own use and no text may hold.
"""

import re
from collections.abc import Callable

_FIRST, _LAST = "\ufdd0", "\ufdd1"
_SLOT = re.compile(f"{_FIRST}([0-9]+){_LAST}")
_STRAY = str.maketrans("", "", _FIRST + _LAST)


def slot(number: int) -> str:
    """The mark of value `number`."""
    return f"{_FIRST}{number}{_LAST}"


def without_slots(text: str) -> str:
    """Foreign text in which nothing can be taken for a slot."""
    return text.translate(_STRAY)


def filled(text: str, value_of: Callable[[int], str]) -> str:
    """The text with each slot replaced."""
    return filled_at(text, lambda number, _: value_of(number))


def filled_at(text: str, value_of: Callable[[int, int], str]) -> str:
    """The text with each slot replaced by what its number and the characters before it come to."""
    if _FIRST not in text:
        return text
    return _SLOT.sub(lambda found: value_of(int(found[1]), found.start()), text)
