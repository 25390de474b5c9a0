"""Titles in one spelling: case, accents, hyphens, plurals, short forms and slips of the pen.

`Sr. Back-End Engr.` and `SENIOR BACKEND ENGINEERS` become the same words. Nothing is left out here;
what a word means is decided in `titles.py`.
"""

import re
import unicodedata
from functools import lru_cache

from generator.matching.title_words import HEADS, JOINED, SPELLINGS

LONGEST = 500
"""Characters of a title that are read; real titles end long before."""
_JOINED = re.compile(r"(?<![a-z0-9])(?:" + "|".join(pattern for pattern, _ in JOINED) + r")(?![a-z0-9+#])")
_JOINED_EACH = tuple((re.compile(pattern), word) for pattern, word in JOINED)
_APOSTROPHE = re.compile(r"(?<=\w)['’`](?=s\b)s|['’`]")
_SEPARATOR = re.compile(
    r"\s[-‐‑‒–—−]+|[-‐‑‒–—−]+\s|--+|[–—]|[,;|:()\[\]{}@•·\"“”!?<>=]|//+|"
    r"(?<!sr)(?<!jr)(?<!snr)(?<!mgr)(?<!dir)(?<!engr)(?<!asst)(?<!assoc)\.\s+(?=[a-z]{3})"
)
_COORDINATION = re.compile(r"\s*(?:[/&+\\]|\b(?:and|or)\b)\s*")
_TIGHT_DASH = re.compile(
    r"\b(managers?|mgr|engineers?|engr|developers?|analyst|director|lead|architect|designer|scientist)[-–—](?=\w)"
)
_WORD = re.compile(r"[^\W_]+|/")
_GLUED = re.compile(
    r"(sr|senior|lead|principal|staff|junior)(devops|engineer|developer|software|data|analyst|manager)"
    r"|(engineer|developer|analyst|architect|scientist|designer)"
    r"(sr|senior|lead|principal|advanced|staff|junior|ii|iii|iv)"
)
_LONG_HEADS = tuple(sorted(word for word in HEADS if len(word) >= 7))

_NO_SLIPS = frozenset(("programme", "processor", "merchandise"))
"""Words of their own, one letter away from a job word."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of `text` in their one spelling: `Back-End Engineers` is `backend`, `engineer`."""
    return tuple(word for part in segments_of(text) for word in part)


def segments_of(text: str) -> tuple[tuple[str, ...], ...]:
    """The parts of `text` between dashes, commas, parentheses and the like, each as words.

    `/` stands as a word of its own for `/`, `&`, `+`, `and` and `or`.
    """
    folded = _TIGHT_DASH.sub(r"\1 | ", _joined(_folded(text[:LONGEST])))
    parts = (_words(part) for part in _SEPARATOR.split(folded))
    return tuple(part for part in parts if part)


def _folded(text: str) -> str:
    """Lower case without accents, invisible characters or signs that nobody reads."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(_folded_character(character) for character in plain)


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Mn", "Cf"):
        return ""
    if category in ("So", "Sk"):
        return " | "
    return " " if category in ("Cc", "Zs", "Zl", "Zp") else character


def _joined(text: str) -> str:
    """Names whose spelling varies (`back end`, `.net`, `fp&a`) as one word each."""
    return _JOINED.sub(_joined_word, text)


def _joined_word(match: re.Match[str]) -> str:
    """The one spelling, apart from its neighbours; beside a hyphen no blank makes a dash of it."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    word = _joined_spelling(match.group())
    return f"{'' if before == '-' else ' '}{word}{'' if after == '-' else ' '}"


@lru_cache(maxsize=4096)
def _joined_spelling(found: str) -> str:
    return next(word for pattern, word in _JOINED_EACH if pattern.fullmatch(found))


def _words(part: str) -> tuple[str, ...]:
    plain = _COORDINATION.sub(" / ", _APOSTROPHE.sub("", part))
    words = [_spelling(one) for word in _WORD.findall(plain) for one in _unglued(word)]
    while words and words[-1] == "/":
        words.pop()
    while words and words[0] == "/":
        words.pop(0)
    return tuple(words)


def _unglued(word: str) -> tuple[str, ...]:
    """`engineersenior` and `srengineer` as the two words they are."""
    match = _GLUED.fullmatch(word)
    return tuple(part for part in match.groups() if part) if match else (word,)


@lru_cache(maxsize=65536)
def _spelling(word: str) -> str:
    """One spelling for abbreviations, plurals and slips of the usual words."""
    word = SPELLINGS.get(word, word)
    if word.endswith("s") and word[:-1] in HEADS:
        return word[:-1]
    return _mended(word)


def _mended(word: str) -> str:
    """A job word with one slip of the pen: `desighner`, `enginer`, `archirect`, `anaylst`, `architec`."""
    if len(word) < 7 or word in HEADS or word in _NO_SLIPS:
        return word
    return next((head for head in _LONG_HEADS if word == head[:-1] or _one_slip(word, head)), word)


def _one_slip(word: str, head: str) -> bool:
    """One letter too many, too few or wrong, or two neighbours exchanged, behind the same first two."""
    if word[:2] != head[:2] or word[-1] != head[-1]:
        return False
    if len(word) == len(head):
        wrong = [at for at in range(len(head)) if word[at] != head[at]]
        return len(wrong) == 1 or (len(wrong) == 2 and _are_exchanged(word, head, *wrong))
    longer, shorter = (word, head) if len(word) > len(head) else (head, word)
    if len(longer) - len(shorter) != 1:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _are_exchanged(word: str, head: str, first: int, last: int) -> bool:
    return last == first + 1 and word[first] == head[last] and word[last] == head[first]
