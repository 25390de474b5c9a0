"""Small pieces of wording shared by all messages."""

import difflib
from collections.abc import Iterable, Sequence

_LONGEST_COMPARED = 80


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known word, or all of them when they are few."""
    names = sorted(set(known))
    near = nearest(word, names)
    if near:
        return f"did you mean `{near}`?"
    if 0 < len(names) <= 40:
        return f"known: {listed(names)}."
    return ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`; empty when none is like it. Letter case does not count."""
    if len(word) > _LONGEST_COMPARED:
        return ""
    by_folded = {name.casefold(): name for name in sorted(known, reverse=True)}
    found = difflib.get_close_matches(word.casefold(), sorted(by_folded), n=1, cutoff=0.6)
    return by_folded[found[0]] if found else ""


def shown(value: object, limit: int = 60) -> str:
    """A value between backticks, shortened to `limit` characters; lists and groups by their kind."""
    match value:
        case None:
            return "empty"
        case dict():
            return "a group of keys"
        case list() | tuple():
            return "a list"
        case bool():
            return f"`{str(value).lower()}`"
        case _:
            return f"`{shortened(str(value), limit)}`"


def shortened(text: str, limit: int = 60) -> str:
    """At most `limit` characters, with `...` where something was cut."""
    return text if len(text) <= limit else text[: limit - 3] + "..."


def listed(words: Sequence[str], last: str = "and") -> str:
    """`a`, `b` and `c`."""
    quoted = [f"`{word}`" for word in words]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 error`, `2 errors`, `1,200 postings`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
