"""Small pieces of wording shared by all messages."""

import difflib
from collections.abc import Iterable, Sequence


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known word, or all of them when they are few."""
    names = sorted(set(known))
    near = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f"did you mean `{near[0]}`?"
    if 0 < len(names) <= 40:
        return f"known: {listed(names)}."
    return ""


def listed(words: Sequence[str]) -> str:
    """`a`, `b` and `c`."""
    quoted = [f"`{word}`" for word in words]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 error`, `2 errors`, `1,200 postings`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
