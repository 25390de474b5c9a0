"""How texts print values: as pages print them."""

import re
from collections.abc import Callable, Mapping, Sequence

_SPELT = re.compile(r"\S[A-Z]|[A-Z][#+]")
"""In a word whose capitals are its spelling, such as QA, DevOps, .NET or C#."""


def words_of(value: object) -> str:
    """A number with its commas, a list as `A, B and C`, any other value as it is."""
    match value:
        case int():
            return f"{value:,}"
        case tuple() | list():
            return _in_a_row(value)
        case _:
            return str(value)


def _in_a_row(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _lower(text: str) -> str:
    """Small letters, but for words whose capitals are their spelling."""
    return " ".join(word if _SPELT.search(word) else word.lower() for word in text.split(" "))


def _join(names: Sequence[str], between: str = ", ") -> str:
    return between.join(names)


FILTER_WORDS: Mapping[str, Callable[..., str]] = {
    "number": words_of,
    "money": words_of,
    "percent": words_of,
    "date": words_of,
    "lower": _lower,
    "join": _join,
}
"""The filters of `language.FILTERS`. Those named after a kind print as pages do and refuse other kinds."""
