"""The words of a location string, with what stands between them."""

import re
from dataclasses import dataclass
from itertools import pairwise

from generator.matching.gazetteer import key_of

BLANK, HYPHEN, DASH, COMMA = range(4)
"""What stands between two words, weakest first."""

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*|&")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its key, what stands before it and where it lies in the text."""

    text: str
    key: str
    sep: int
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words in order; punctuation lives on in their separators."""
    words: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        sep = _separator(text[end : match.start()]) if words else COMMA
        words.append(Word(match[0], key_of(match[0]), sep, match.start(), match.end()))
        end = match.end()
    return words


def _separator(between: str) -> int:
    if re.search(r"[,:]", between):
        return COMMA
    if re.search(r"\s[-–—]+|[-–—]+\s|[–—>»*]|\.\s*-", between):
        return DASH
    return HYPHEN if re.search(r"[-_+]", between) else BLANK


def parts_of(words: list[Word]) -> list[tuple[int, int]]:
    """The spans between commas and dashes."""
    starts = [index for index, word in enumerate(words) if index == 0 or word.sep > HYPHEN]
    return list(pairwise([*starts, len(words)]))


def part_end(words: list[Word], start: int) -> int:
    """The position after the last word of the part that holds `start`."""
    return next((i for i in range(start + 1, len(words)) if words[i].sep > HYPHEN), len(words))
