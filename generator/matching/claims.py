"""Sentences that make a claim known to be wrong.

A claim is a few groups of phrases. A sentence makes it when it holds a phrase of each group, in any order,
and none of the phrases that deny it or speak of something else. Before they are compared, spellings are made
one: `H-1B` and `h1b`, `180-day` and `one hundred eighty days`, `doesn't` and `does not`.

Two sentences of a paragraph are read as one where the second takes up the first (`Only then
...`), or answers it.
A denial denies nothing where it is itself part of a phrase: `no longer` in `no longer ... chance`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    r"[.!?\n|](?:(?<=[.!?])[\"'”’)\]*_]*(?=\s)"
    r"|(?<=\n)(?:[ \t]*\n|(?=[ \t]*(?:[-*+#|]|\d{1,3}[.)])[ \t]))|(?<=\|))"
)
"""Its first signs are plain ones, so that the search runs to them at once."""
_ABBREVIATED = re.compile(r"(?:\b[a-z]|\b(?:vs|sec|inc|dr|mr|ms|st|approx))$", re.IGNORECASE)
_ASKS = frozenset(
    "am are can could did do does has have is may might must need shall should was were will would".split()
)
_ANSWERS = frozenset("it yes then that this they sure only after look check".split())
"""First words of a sentence that answers a question."""
_TAKES_UP = frozenset(
    "it this that these those they then only so the therefore thus hence otherwise after before until such"
    " each".split()
)
"""First words of a sentence that goes on with the one before it."""
_MOST_TOGETHER = 40
"""Words of two sentences that are read as one."""
_BLOCK = re.compile(r"\n[ \t]*\n|\n[ \t]*(?:[-*+#|]|\d{1,3}[.)])[ \t]|\|")
_SAME = {
    "labour": "labor",
    "colour": "color",
    "programme": "program",
    "cannot": "can not",
    "hrs": "hours",
    "hr": "hour",
}
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


_Run = tuple[str, ...]
"""Words next to each other."""
_Classes = Mapping[str, tuple[_Run, ...]]
_Phrase = tuple[int | None, ...]
"""The numbers of its parts; None stands for ` ... `."""
_Where = Mapping[int, Sequence[tuple[int, int]]]
"""The first and last word of each part that a sentence holds, by the part's number."""
_Place = tuple[int, ...]
"""The words of a sentence that a phrase names, by their numbers; those of a gap are not among them."""
Words = tuple[tuple[str, tuple[str, ...]], ...]
"""Words that mean the same, by the name that phrases use."""


class ClaimMatcher:
    """The claims, made ready to be looked for in many sentences."""

    def __init__(self, claims: Iterable[Claim], denials: Iterable[str] = (), words: Words = ()) -> None:
        classes = {name: tuple(_run(each) for each in listed) for name, listed in words}
        self._parts = parts = _Parts(classes)
        self._claims = [
            (claim, [_Group(group, parts) for group in claim.says.values()], _Group(claim.unless, parts))
            for claim in claims
        ]
        self._denials = _Group(denials, parts)
        self._kept = lru_cache(maxsize=_MOST_KEPT)(lambda text: tuple(self._look(text)))

    def found_in(self, text: str) -> tuple[Found, ...]:
        """Each sentence of the text that makes a claim, in their order; a text is looked through once."""
        return self._kept(text)

    def _look(self, text: str) -> Iterator[Found]:
        statements = [each for each in statements_of(text) if each.words]
        alone = [
            tuple(self._found(statement, after))
            for statement, after in zip(statements, [*statements[1:], None], strict=False)
        ]
        for at, found in enumerate(alone):
            yield from found
            if not found and at + 1 < len(alone) and not alone[at + 1]:
                first, second, *others = *statements[at : at + 3], None
                if _are_one(text, first, second):
                    together = Statement((*first.words, *second.words), asks=False)
                    yield from self._found(together, others[0])

    def _found(self, statement: Statement, after: Statement | None) -> Iterator[Found]:
        if statement.asks:
            return
        where = self._parts.where([word.text for word in statement.words])
        for claim, groups, unless in self._claims:
            places = _places(where, groups)
            if places and not unless.first(where) and not self._denied(where, groups, after):
                held = sorted(at for place in places for at in place)
                yield Found(claim, statement.words[held[0]].start, statement.words[held[-1]].end)

    def _denied(self, where: _Where, groups: Iterable["_Group"], after: Statement | None) -> bool:
        """Whether the sentence denies itself, or a short one behind it does."""
        said = {at for group in groups for place in group.all(where) for at in place}
        if any(place[-1] not in said for place in self._denials.all(where)):
            return True
        answer = [word.text for word in after.words] if after else []
        return 0 < len(answer) <= _SHORT_ANSWER and (
            answer[0] in {"no", "wrong", "false"}
            or answer[-1] == "not"
            or self._denials.first(self._parts.where(answer)) is not None
        )


@lru_cache(maxsize=4)
def matcher_of(claims: tuple[str, ...], denials: tuple[str, ...], words: Words = ()) -> ClaimMatcher:
    """The matcher of claims given as JSON; the same for the same claims."""
    return ClaimMatcher([Claim.model_validate_json(claim) for claim in claims], denials, words)


def _are_one(text: str, first: Statement, second: Statement) -> bool:
    """Whether a sentence answers the question before it, or goes on with what was said in its paragraph."""
    opening = second.words[0].text
    if first.is_question:
        denies = second.words[-1].text == "not"
        return not denies and (opening in _ANSWERS or not (first.asks or second.is_question))
    return (
        opening in _TAKES_UP
        and not second.is_question
        and len(first.words) + len(second.words) <= _MOST_TOGETHER
        and not _BLOCK.search(text, first.words[-1].end, second.words[0].start)
    )


def sentences_in(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where each sentence, list item, heading and table cell begins and ends, and whether it asks."""
    start = 0
    for mark in _STOP.finditer(text):
        stop = text[mark.start()]
        if stop == "." and _ABBREVIATED.search(text, max(0, mark.start() - 8), mark.start()):
            continue
        yield start, mark.end(), stop == "?"
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


class _Parts:
    """The parts of all phrases by number, each known by its alternatives."""

    def __init__(self, classes: _Classes) -> None:
        self._classes = classes
        self._numbers: dict[tuple[_Run, ...], int] = {}
        self._begun_by: dict[str, list[tuple[int, _Run]]] = {}
        """Parts by how their first word is written, star included."""
        self._lengths: set[int] = set()
        """Of the beginnings that stand for many words."""

    def phrase(self, written: str) -> _Phrase:
        """The parts of a phrase; none for one with words of an unlisted name, which no sentence can hold."""
        numbers: list[int | None] = []
        for piece in written.split(f" {_GAP} "):
            numbers += [None] if numbers else []
            for part in filter(None, re.split(r" ?(<[^>]+>) ?", piece)):
                runs = self._classes.get(part[1:-1], ()) if part.startswith("<") else (_run(part),)
                if not runs:
                    return ()
                if runs not in self._numbers:
                    self._add(runs)
                numbers.append(self._numbers[runs])
        return tuple(numbers)

    def _add(self, runs: tuple[_Run, ...]) -> None:
        number = self._numbers[runs] = len(self._numbers)
        for run in runs:
            self._begun_by.setdefault(run[0], []).append((number, run))
            if run[0].endswith("*"):
                self._lengths.add(len(run[0]) - 1)

    def where(self, words: Sequence[str]) -> _Where:
        """The places of the parts that stand among the words."""
        found: dict[int, list[tuple[int, int]]] = {}
        for at, word in enumerate(words):
            for number, run in self._beginning(word):
                if len(run) == 1 or _stands(words, run, at):
                    found.setdefault(number, []).append((at, at + len(run) - 1))
        return found

    def _beginning(self, word: str) -> Iterator[tuple[int, _Run]]:
        """What may begin with a word."""
        yield from self._begun_by.get(word, ())
        for length in self._lengths:
            yield from self._begun_by.get(f"{word[:length]}*", ()) if length <= len(word) else ()


class _Group:
    """Phrases of which a sentence has to hold one."""

    def __init__(self, written: Iterable[str], parts: _Parts) -> None:
        self._begun_by: dict[int, list[_Phrase]] = {}
        for phrase in map(parts.phrase, written):
            if phrase and phrase[0] is not None:
                self._begun_by.setdefault(phrase[0], []).append(phrase)

    def first(self, where: _Where) -> _Place | None:
        """The phrase that stands first; None where there is none."""
        return min(self.all(where), default=None)

    def all(self, where: _Where) -> Iterator[_Place]:
        """The places of the phrases that a sentence holds."""
        for number in where.keys() & self._begun_by.keys():
            for phrase in self._begun_by[number]:
                yield from _readings(where, phrase)


def _run(written: str) -> _Run:
    """Words in their one spelling; the star of `h-1b*` stands behind what the word became."""
    found: list[str] = []
    plain: list[str] = []
    for word in written.split():
        plain.append(word.removesuffix("*"))
        if word.endswith("*"):
            found += [each.text for each in words_of(" ".join(plain))]
            found[-1] += "*"
            plain = []
    return tuple(found + [each.text for each in words_of(" ".join(plain))])


def _places(where: _Where, groups: Iterable[_Group]) -> list[_Place]:
    """Where a phrase of each group stands; nothing when a group has none."""
    places = []
    for group in groups:
        place = group.first(where)
        if place is None:
            return []
        places.append(place)
    return places


def _readings(where: _Where, phrase: _Phrase) -> Iterator[_Place]:
    """For each beginning of the phrase its shortest reading; the work grows with both lengths."""
    if any(part is not None and part not in where for part in phrase):
        return
    for first, last in where[phrase[0] or 0]:
        ends: dict[int, _Place] = {last: tuple(range(first, last + 1))}
        gap = 0
        for part in phrase[1:]:
            if part is None:
                gap = _MOST_BETWEEN
                continue
            ends = {
                to: (*held, *range(start, to + 1))
                for start, to in reversed(where[part])
                for end, held in ends.items()
                if end < start <= end + 1 + gap
            }
            gap = 0
        if ends:
            yield ends[min(ends)]


def _stands(words: Sequence[str], run: _Run, start: int) -> bool:
    return start + len(run) <= len(words) and all(
        _fits(words[start + at], pattern) for at, pattern in enumerate(run)
    )


def _fits(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern
