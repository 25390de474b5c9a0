"""Sentences that make a claim known to be wrong.

A claim is a few groups of phrases. A sentence makes it when it holds a phrase of each group, in any order,
and none of the phrases that deny it or speak of something else. Before they are compared, spellings are made
one: `H-1B` and `h1b`, `180-day` and `one hundred eighty days`, `doesn't` and `does not`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.domain.claim import Claim
from generator.domain.figures import FigureKind, figures_in

_MOST_BETWEEN = 8
"""Words for which ` ... ` may stand."""
_MOST_WORDS = 120
"""Words of a sentence; a longer run without a full stop is cut, which bounds the work."""
_MOST_KEPT = 8192
"""Texts whose outcome is kept, for a program that checks the same site again and again."""
_SHORT_ANSWER = 10
"""Words of a sentence that can deny the one before it."""
_GAP = "..."

_TOKEN = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
_KIND_OF_VISA = re.compile(r"(?<![\w-])([a-z]{1,3})-(\d{1,4}[a-z]?\d?s?)(?!\w)")
_STOP = re.compile(
    r"(?P<stop>[.!?])[\"'”’)\]*_]*(?=\s)|\n[ \t]*\n|\n(?=[ \t]*(?:[-*+#|]|\d{1,3}[.)])[ \t])|\|"
)
_ABBREVIATED = re.compile(r"(?:\b[a-z]|\b(?:vs|sec|inc|dr|mr|ms|st|approx))$", re.IGNORECASE)
_ASKS = frozenset(
    "am are can could did do does has have is may might must need shall should was were will would".split()
)
_ANSWERS = frozenset("it yes then that this they sure only after".split())
"""First words of a sentence that answers a question."""
_SAME = {"labour": "labor", "colour": "color", "programme": "program", "cannot": "can not"}
_LEVELS = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "one": "1", "two": "2", "three": "3", "four": "4"}
_SIGN = re.compile(r"(?:us)?\$ ?")
_SHORT = re.compile(r"(?P<verb>[a-z]+)n['’]t|(?P<word>[a-z]+)['’](?P<rest>[a-z]+)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word in its one spelling, and where it stands in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence as words."""

    words: tuple[Word, ...]
    asks: bool
    """Whether it is a question of yes or no, which claims nothing."""
    is_question: bool = False
    """Whether it ends as a question, which the next sentence may answer."""


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence that makes a claim: the place of the phrases that do."""

    claim: Claim
    start: int
    end: int


class ClaimMatcher:
    """The claims, made ready to be looked for in many sentences."""

    def __init__(self, claims: Iterable[Claim], denials: Iterable[str] = ()) -> None:
        self._claims = [
            (claim, [_Group(group) for group in claim.says.values()], _Group(claim.unless))
            for claim in claims
        ]
        self._denials = _Group(denials)
        self._kept = lru_cache(maxsize=_MOST_KEPT)(lambda text: tuple(self._look(text)))

    def found_in(self, text: str) -> tuple[Found, ...]:
        """Each sentence of the text that makes a claim, in their order; a text is looked through once."""
        return self._kept(text)

    def _look(self, text: str) -> Iterator[Found]:
        statements = list(statements_of(text))
        for at, statement in enumerate(statements):
            after = statements[at + 1] if at + 1 < len(statements) else None
            found = tuple(self._found(statement, after))
            if not found and after and _answers(statement, after):
                found = tuple(self._found(Statement((*statement.words, *after.words), asks=False), None))
            yield from found

    def _found(self, statement: Statement, after: Statement | None) -> Iterator[Found]:
        if statement.asks:
            return
        words = [word.text for word in statement.words]
        for claim, groups, unless in self._claims:
            spans = _spans(words, groups)
            if spans and not unless.first(words) and not self._denied(words, after):
                start = statement.words[min(first for first, _ in spans)].start
                yield Found(claim, start, statement.words[max(last for _, last in spans)].end)

    def _denied(self, words: Sequence[str], after: Statement | None) -> bool:
        """Whether the sentence denies itself, or a short one behind it does."""
        if self._denials.first(words):
            return True
        answer = [word.text for word in after.words] if after else []
        return 0 < len(answer) <= _SHORT_ANSWER and (
            answer[0] in {"no", "wrong", "false"} or self._denials.first(answer) is not None
        )


@lru_cache(maxsize=4)
def matcher_of(claims: tuple[str, ...], denials: tuple[str, ...]) -> ClaimMatcher:
    """The matcher of claims given as JSON; the same for the same claims."""
    return ClaimMatcher([Claim.model_validate_json(claim) for claim in claims], denials)


def _answers(question: Statement, after: Statement) -> bool:
    """Whether a sentence answers the question before it: `What is it? It is ...`."""
    return question.is_question and bool(after.words) and after.words[0].text in _ANSWERS


def sentences_in(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where each sentence, list item, heading and table cell begins and ends, and whether it asks."""
    start = 0
    for mark in _STOP.finditer(text):
        if mark["stop"] == "." and _ABBREVIATED.search(text, max(0, mark.start() - 8), mark.start()):
            continue
        yield start, mark.end(), mark["stop"] == "?"
        start = mark.end()
    yield start, len(text), text.rstrip().endswith("?")


def statements_of(text: str) -> Iterator[Statement]:
    """The sentences, list items, headings and table cells of a text as words."""
    for start, end, is_question in sentences_in(text):
        yield from _statement(text, start, end, is_question=is_question)


def _statement(text: str, start: int, end: int, *, is_question: bool) -> Iterator[Statement]:
    words = words_of(text[start:end], start)
    asks = is_question and bool(words) and words[0].text in _ASKS
    for at in range(0, len(words), _MOST_WORDS):
        yield Statement(tuple(words[at : at + _MOST_WORDS]), asks, is_question)


def words_of(text: str, offset: int = 0) -> list[Word]:
    """The words of a text in their one spelling; `offset` is where the text begins."""
    plain = _KIND_OF_VISA.sub(_joined, text.lower())
    numbers = {
        figure.end - len(_SIGN.sub("", figure.words)): figure
        for figure in figures_in(plain)
        if figure.kind in {FigureKind.COUNT, FigureKind.PERIOD, FigureKind.MONEY}
    }
    words: list[Word] = []
    at = 0
    while found := _TOKEN.search(plain, at):
        figure = numbers.get(found.start())
        at = figure.end if figure else found.end()
        spelt = [f"{figure.amount}", *([figure.unit] if figure.unit else [])] if figure else _spelt(found[0])
        words += [Word(_level(each, words), found.start() + offset, at + offset) for each in spelt]
    return words


def _joined(found: re.Match[str]) -> str:
    """`h-1b` as `h1b`, and a space for the hyphen so that all stands where it stood."""
    return f"{found[1]}{found[2]} "


@lru_cache(maxsize=20_000)
def _spelt(word: str) -> tuple[str, ...]:
    short = _SHORT.fullmatch(word)
    if short and short["verb"]:
        return {"ca": "can", "wo": "will"}.get(short["verb"], short["verb"]), "not"
    if short:
        word = short["word"]
    return tuple(_SAME.get(word, word).split())


def _level(word: str, before: Sequence[Word]) -> str:
    """Of a wage level the digit: `level IV` as `level 4`."""
    return _LEVELS.get(word, word) if before and before[-1].text in {"level", "levels"} else word


_Phrase = tuple[str, ...]


class _Group:
    """Phrases of which a sentence has to hold one."""

    def __init__(self, written: Iterable[str]) -> None:
        self._phrases = tuple(_phrase(words) for words in written)
        self._begun_by: dict[str, tuple[_Phrase, ...]] = {}

    def first(self, words: Sequence[str]) -> tuple[int, int] | None:
        """The first and last word of the phrase that stands first; None where there is none."""
        for at, word in enumerate(words):
            for phrase in self._beginning(word):
                last = _end(words, phrase, at)
                if last is not None:
                    return at, last
        return None

    def _beginning(self, word: str) -> tuple[_Phrase, ...]:
        """The phrases that begin with a word, looked for once for each word."""
        if word not in self._begun_by:
            self._begun_by[word] = tuple(phrase for phrase in self._phrases if _fits(word, phrase[0]))
        return self._begun_by[word]


def _phrase(written: str) -> _Phrase:
    """The phrase's words in their one spelling; `*` and `...` stay."""
    words: list[str] = []
    for part in written.split(f" {_GAP} "):
        words += [_GAP] if words else []
        words += _part(part)
    return tuple(words)


def _part(part: str) -> list[str]:
    """A run of words; the star of `h-1b*` stands behind what the word became."""
    found: list[str] = []
    plain: list[str] = []
    for word in part.split():
        plain.append(word.removesuffix("*"))
        if word.endswith("*"):
            found += [each.text for each in words_of(" ".join(plain))]
            found[-1] += "*"
            plain = []
    return found + [each.text for each in words_of(" ".join(plain))]


def _spans(words: Sequence[str], groups: Iterable[_Group]) -> list[tuple[int, int]]:
    """Where a phrase of each group stands; nothing when a group has none."""
    spans = []
    for group in groups:
        span = group.first(words)
        if span is None:
            return []
        spans.append(span)
    return spans


def _end(words: Sequence[str], phrase: _Phrase, first: int) -> int | None:
    """The last word of the phrase when it begins at `first`; the work grows with both lengths."""
    ends = {first}
    gap = 0
    for part in phrase[1:]:
        if part == _GAP:
            gap = _MOST_BETWEEN
            continue
        reach = {at for end in ends for at in range(end + 1, min(end + 2 + gap, len(words)))}
        ends = {at for at in reach if _fits(words[at], part)}
        gap = 0
    return min(ends, default=None)


def _fits(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern
