"""The language in which an editor says which titles belong to a role.

A pattern is words in the order of a title. Case, accents, hyphens, plurals and the usual short forms
make no difference: `back-end engineer` meets `Sr. Backend Engr.` Level words, numbers, dates and
contract words of a title are skipped.

    data engineer           these words, next to each other
    engineer|developer      either word
    (big data|etl) engineer either of several words, in parentheses
    web application? developer      the word before `?` may be missing
    secur*                  any ending (or beginning: `*ware`); `*` alone is any one word
    data ... engineer       up to four words in between, none of them a job (analyst, manager ...)
    ^ designer $            only at the start, only at the end of a part of the title
    @engineer               one of a list of words: those of `WORD_LISTS` and the role's own `words`

Words joined by `/`, `&`, `and` or `or` share their neighbours: `data engineer` meets
`Data Scientist/Engineer` as well as `Data & Cloud Engineer`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from generator.matching.title_spelling import words_of
from generator.matching.title_words import HEADS

WORD_LISTS: dict[str, tuple[str, ...]] = {
    "engineer": (
        "engineer",
        "engineering",
        "developer",
        "development",
        "programmer",
        "programming",
        "sde",
        "swe",
        "mts",
    ),
    "manager": ("manager", "director", "head", "vicepresident", "lead", "leader", "chief"),
}
"""What `@engineer` and the like stand for."""

_Lists: TypeAlias = Mapping[str, Sequence[str]]
_TOKEN = re.compile(r"\.\.\.|[()|?^$]|@?[^\s()|?^$]+")
_GAP = r"(?: /(?: [^ /]+){1,2}(?: / [^ ]+)?| [^ /]+ /)?"
_ANY_WORDS = rf"(?: (?!(?:{'|'.join(sorted(HEADS))}) )[^ ~]+){{0,4}}?"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern."""

    source: str
    """As the editor wrote it."""
    regex: re.Pattern[str]
    """Searched in a phrase, which has single blanks between and around its words."""
    triggers: frozenset[str]
    """A phrase without any of these words cannot match; empty when no word is certain."""


class PatternError(ValueError):
    """A pattern that cannot be read; the text says why, in an editor's words."""


@dataclass(frozen=True, slots=True)
class _Item:
    regex: str
    triggers: frozenset[str]
    optional: bool = False
    gap: bool = False
    """Whether it is `...`."""


def compile_pattern(
    source: str,
    *,
    lists: Mapping[str, Sequence[str]] | None = None,
    whole: bool = False,
    strict: bool = False,
) -> Pattern:
    """The compiled form of `source`.

    With `whole`, it has to cover a phrase from start to end; with `strict`, nothing joined by `/` may
    stand between its words.
    `lists` are the role's own lists of words, beside `WORD_LISTS`. Raises `PatternError`.
    """
    read = _read(source, _frozen(lists))
    regex = _regex(read.items, start=read.start or whole, end=read.end or whole)
    if strict:
        regex = regex.replace(_GAP, "")
    return Pattern(source, _compiled(regex), _triggers(read.items))


def check_pattern(source: str, lists: Mapping[str, Sequence[str]] | None = None) -> None:
    """Raises `PatternError` when `source` cannot be compiled."""
    _read(source, _frozen(lists))


@dataclass(frozen=True, slots=True)
class _Read:
    """A pattern taken apart."""

    items: tuple[_Item, ...]
    start: bool
    end: bool


_FrozenLists: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]


def _frozen(lists: _Lists | None) -> _FrozenLists:
    return tuple((name, tuple(words)) for name, words in (lists or {}).items())


@lru_cache(maxsize=8192)
def _read(source: str, lists: _FrozenLists) -> _Read:
    """The pattern's items; a living program reads and compiles each pattern once."""
    signs = _TOKEN.findall(_one_spelling(source))
    start, end, signs = _anchors(signs)
    items = _items(signs, {**WORD_LISTS, **dict(lists)})
    _require_words(items)
    return _Read(tuple(items), start, end)


@lru_cache(maxsize=8192)
def _compiled(regex: str) -> re.Pattern[str]:
    """The compiled regex; `re` itself keeps no more than 512."""
    return re.compile(regex)


def _one_spelling(source: str) -> str:
    """The words of `source` spelled as in titles, the signs of the language untouched."""
    pieces = re.split(r"(\.\.\.|[()|?^$]|@[a-z]+|\S*\*\S*)", source.lower())
    return " ".join(piece if at % 2 else " ".join(words_of(piece)) for at, piece in enumerate(pieces))


def _anchors(signs: list[str]) -> tuple[bool, bool, list[str]]:
    start, end = signs[:1] == ["^"], signs[-1:] == ["$"]
    inner = signs[1 if start else 0 : len(signs) - 1 if end else len(signs)]
    for sign, place in (("^", "first"), ("$", "last")):
        if sign in inner:
            raise PatternError(f"`{sign}` stands inside the pattern; it can only be the {place} sign.")
    return start, end, inner


def _items(signs: list[str], lists: _Lists) -> list[_Item]:
    items: list[_Item] = []
    at = 0
    while at < len(signs):
        sign = signs[at]
        if sign == "(":
            close = _closing(signs, at)
            items.append(_group(signs[at + 1 : close], lists))
            at = close + 1
        elif sign == "...":
            items.append(_Item(_ANY_WORDS, frozenset(), optional=True, gap=True))
            at += 1
        else:
            alternatives, at = _alternatives(signs, at)
            items.append(_choice([(word,) for word in alternatives], lists))
        if signs[at : at + 1] == ["?"]:
            items[-1] = _Item(items[-1].regex, frozenset(), optional=True)
            at += 1
    return items


def _closing(signs: list[str], opening: int) -> int:
    for at in range(opening + 1, len(signs)):
        if signs[at] == "(":
            raise PatternError("one parenthesis stands inside another.")
        if signs[at] == ")":
            return at
    raise PatternError("`(` is never closed by `)`.")


def _group(signs: list[str], lists: _Lists) -> _Item:
    sequences: list[list[str]] = [[]]
    for sign in signs:
        if sign == "|":
            sequences.append([])
        elif sign in ("...", "?"):
            raise PatternError(f"`{sign}` stands inside parentheses.")
        else:
            sequences[-1].append(sign)
    if not all(sequences):
        raise PatternError("a choice between `|` is empty.")
    return _choice([tuple(sequence) for sequence in sequences], lists)


def _alternatives(signs: list[str], at: int) -> tuple[list[str], int]:
    words = [_word_at(signs, at)]
    at += 1
    while signs[at : at + 1] == ["|"]:
        words.append(_word_at(signs, at + 1))
        at += 2
    return words, at


def _word_at(signs: list[str], at: int) -> str:
    sign = signs[at] if at < len(signs) else ""
    if sign in ("", "|", ")", "(", "?", "..."):
        raise PatternError(f"a word is missing before `{sign}`." if sign else "a word is missing at the end.")
    return sign


def _choice(sequences: list[tuple[str, ...]], lists: _Lists) -> _Item:
    expanded = [tuple(_words_for(word, lists) for word in sequence) for sequence in sequences]
    regex = "|".join(
        "".join(_word_regex(words, inner=at > 0) for at, words in enumerate(sequence))
        for sequence in expanded
    )
    certain = [_certain(sequence) for sequence in expanded]
    triggers = frozenset[str]().union(*certain) if all(certain) else frozenset[str]()
    return _Item(f"(?:{regex})", triggers)


def _words_for(word: str, lists: _Lists) -> tuple[str, ...]:
    """The alternatives a word of a pattern stands for; each is one or several words."""
    if not word.startswith("@"):
        return (word,)
    if word[1:] not in lists:
        known = ", ".join(f"`@{name}`" for name in sorted(lists))
        raise PatternError(f"`{word}` is not a list of words; known: {known}.")
    return tuple(" ".join(words_of(entry)) for entry in lists[word[1:]])


def _word_regex(words: tuple[str, ...], *, inner: bool) -> str:
    choice = "|".join(_wildcards(word) for word in words)
    return f"{_GAP if inner else ''} (?:{choice})(?= )"


def _wildcards(word: str) -> str:
    return "[^ /~]+" if word == "*" else re.escape(word).replace(r"\*", "[^ /~]*")


def _certain(sequence: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    """Words of which a match must have one, from the rarest place of the sequence without `*`."""
    places = [
        frozenset(word.split()[0] for word in words)
        for words in sequence
        if not any("*" in word for word in words)
    ]
    return min(places, key=lambda words: (bool(words & _COMMON), len(words)), default=frozenset())


_COMMON = frozenset(("engineer", "manager", "analyst", "developer", "software", "senior", "data", "product"))


def _require_words(items: Sequence[_Item]) -> None:
    if not any(not item.optional for item in items):
        raise PatternError("no word is certain: every part may be missing.")
    if sum(item.gap for item in items) > 2:
        raise PatternError("`...` stands more than twice.")


def _regex(items: Sequence[_Item], *, start: bool, end: bool) -> str:
    parts = ["^" if start else ""]
    free = True
    for item in items:
        piece = item.regex if free or item.gap else _GAP + item.regex
        parts.append(f"(?:{piece})?" if item.optional and not item.gap else piece)
        free = free and item.optional
    parts.append(" $" if end else "(?= )")
    return "".join(parts)


def _triggers(items: Sequence[_Item]) -> frozenset[str]:
    certain = [item.triggers for item in items if not item.optional and item.triggers]
    return min(certain, key=lambda words: (bool(words & _COMMON), len(words)), default=frozenset())
