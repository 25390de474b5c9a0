"""How hard a text is to read, from its letters, words and sentences alone.

The measure is the Automated Readability Index (E. A. Smith and R. J. Senter, 1967): a school grade, from the
length of words in letters and of sentences in words. It needs no dictionary of syllables.
"""

import re
from collections.abc import Sequence

_ENDS = re.compile(r"""(?:(?<=[.?!])|(?<=[.?!]["”’)]))\s+(?=["“(]?[A-Z0-9])""")
_SIGNS = re.compile(r"\W")


def sentences(text: str) -> list[str]:
    """The sentences of running text, in order."""
    return [part.strip() for part in _ENDS.split(text) if part.strip()]


def grade(parts: Sequence[str]) -> float:
    """The school grade of sentences. Raises `ZeroDivisionError` without a word."""
    words = [word for part in parts for word in part.split()]
    letters = sum(len(_SIGNS.sub("", word)) for word in words)
    return 4.71 * letters / len(words) + 0.5 * len(words) / len(parts) - 21.43
