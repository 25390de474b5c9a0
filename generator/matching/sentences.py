"""A plain text as lines and sentences that remember where they stand in the original.

Typography is brought to one form (entities, non-breaking spaces and hyphens, curly quotes, invisible
characters, Markdown stars) so that rules see plain words, while every quotation stays an exact part of
the text. Nothing here knows what the sentences are about.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

LONGEST_SENTENCE = 700
"""Characters; a longer run without a full stop is cut at a space, which bounds every rule's work."""


_FARTHEST = 50
"""Lines; what stands beyond so many empty lines is no neighbour."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text in plain typography."""

    text: str
    start: int
    """Offset of the line in the original text."""
    offsets: tuple[int, ...] = ()
    """Offset of each character from `start`; empty when characters stand where they stood."""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The place in the original text of the characters from `first` up to `last`."""
        if not self.offsets:
            return self.start + first, self.start + last
        return self.start + self.offsets[first], self.start + self.offsets[last]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, list item or heading in plain typography."""

    text: str
    start: int
    end: int
    """Where it stands in the original text."""
    line: int
    """Number of its line, from 0."""
    opens_line: bool
    closes_line: bool


class Lines:
    """The lines of a text, each cleaned when it is first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(mark.end() for mark in _LINE_END.finditer(text))]
        self._cleaned: dict[int, Line] = {}

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, number: int) -> Line:
        if number not in self._cleaned:
            self._cleaned[number] = _clean_line(self._raw(number), self._starts[number])
        return self._cleaned[number]

    def is_item(self, number: int) -> bool:
        """Whether the line begins with a bullet or a dash."""
        return bool(_BULLET.match(self._raw(number)))

    def number_at(self, offset: int) -> int:
        """The number of the line that holds a place of the text."""
        return bisect_right(self._starts, offset) - 1

    def next_written(self, number: int) -> int:
        """The next line with words on it, or the number of lines."""
        last = min(number + 1 + _FARTHEST, len(self))
        return next((n for n in range(number + 1, last) if _WRITTEN.search(self[n].text)), len(self))

    def previous_written(self, number: int) -> int:
        """The line before with words on it, or -1."""
        first = max(number - 1 - _FARTHEST, -1)
        return next((n for n in range(number - 1, first, -1) if _WRITTEN.search(self[n].text)), -1)

    def _raw(self, number: int) -> str:
        last = number + 1 == len(self)
        return self._text[self._starts[number] : None if last else self._starts[number + 1]]


def sentences_of(line: Line, number: int) -> Iterator[Sentence]:
    """The sentences of one line in order."""
    starts = [0, *_sentence_starts(line.text), len(line.text)]
    for first, last in pairwise(starts):
        for low, high in _pieces(line.text, first, last):
            start, end = line.span(low, high)
            yield Sentence(line.text[low:high], start, end, number, low == 0, high == len(line.text))


_LINE_END = re.compile(
    (r"\n|\r|\u2028|\u2029|<br ?/?>|</?(?:p|li|ul|ol|div|h[1-6])(?: [^<>\n]{0,200})?>"), re.IGNORECASE
)
_ONE_FOR_ONE = str.maketrans(
    {
        **dict.fromkeys("\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009", " "),
        **dict.fromkeys("\u200a\u202f\u205f\u3000\u2800\t\v\f", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2013\u2014\u2015", "–"),
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032\xb4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\xab\xbb\u2033", '"'),
        "\uff1a": ":",
        "\uff0f": "/",
    }
)
_WRITTEN = re.compile(r"\w|[✅❌✔✖✓✗✘]")
_BULLET = re.compile(r"\s*(?:[*•·●▪◦‣∙○■□–+-]|\d{1,2}[.)])\s")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_FOLDED = re.compile(
    rf"&(?:#\d{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z]{{2,8}});|[{_INVISIBLE}]|\*\*+|__+|\\(?=[^\w\s])"
    r"|</?(?:b|i|u|em|strong|span|a|font)(?: [^<>\n]{0,200})?>"
)
_MARGIN = re.compile(r"^[\s*•·●▪◦‣∙○■□–—>#+~|-]+(?=\S)|\s+$")


def _clean_line(raw: str, start: int) -> Line:
    plain = raw.rstrip("\r\n\u2028\u2029").translate(_ONE_FOR_ONE)
    plain = _without_tag(plain)
    if _FOLDED.search(plain):
        plain, offsets = _folded(plain)
    else:
        offsets = ()
    first = len(plain) - len(_stripped_left(plain))
    last = max(first, len(plain.rstrip()))
    if offsets:
        return Line(plain[first:last], start, offsets[first : last + 1])
    return Line(plain[first:last], start + first)


def _without_tag(line: str) -> str:
    """The line without the block tag that ended it."""
    mark = _LINE_END.search(line)
    return line[: mark.start()] if mark else line


def _stripped_left(line: str) -> str:
    mark = _MARGIN.match(line)
    return line[mark.end() :] if mark and mark.group().strip() else line.lstrip()


def _folded(line: str) -> tuple[str, tuple[int, ...]]:
    """Entities as characters, invisible marks gone, and where each character came from."""
    words: list[str] = []
    offsets: list[int] = []
    at = 0
    for mark in _FOLDED.finditer(line):
        words.append(line[at : mark.start()])
        offsets.extend(range(at, mark.start()))
        meant = _meaning(mark.group())
        words.append(meant)
        offsets.extend([mark.start()] * len(meant))
        at = mark.end()
    words.append(line[at:])
    offsets.extend(range(at, len(line) + 1))
    return "".join(words), tuple(offsets)


def _meaning(mark: str) -> str:
    if not mark.startswith("&"):
        return ""
    meant = html.unescape(mark).translate(_ONE_FOR_ONE)
    return "" if meant in _INVISIBLE else meant.replace("\n", " ")


_END = re.compile(
    r"[.!?]+[\"')\]]*\s+|https?://\S{1,300}\s+(?=[A-Z])|(?<=\? )(?:Yes|No)\s+(?!Yes|No)(?=[A-Z])"
    r"|(?<=[a-z])[.!?](?=[A-Z])|\s+[•●▪·]\s+|\s+\|\s+(?!(?i:yes|no|none|n/a|not \w+"
    r"|available|offered|tbd)\s*(?:\||$))|[✅❌✔✖✓✗✘]\ufe0f?\s*$"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|incl|approx|vs|cf|inc|corp|ltd|llc|co|no|sec|st|mr|ms|"
    r"mrs|dr|dept|min|max|ca"
    r"|z\.b|ggf|bzw|u\.s|u\.k|u\.s\.a|u\.s\.c|[a-z])\.)$",
    re.IGNORECASE,
)
_COUNTRY_STOP = re.compile(
    r"\b(?:u\.s|u\.s\.a|u\.k|e\.u|etc|inc|corp|ltd|llc)\.$|(?<= )(?![qa]\.)[a-z]\.$", re.IGNORECASE
)
"""Abbreviations and single letters (`Apt. C.`, `embedded C.`) that may also close a sentence."""
_ANSWER = re.compile(r"[:?] ?[YN]\.$|\? ?[Nn]o\.$")
"""`Overtime: Y.` and `Overtime? No.` end with their answers."""
_OPENER = re.compile(
    r"(?:we|this|these|the|that|applicants?|candidates?|must|please|if|our|"
    r"unfortunately|at|no|not|visas?|"
    r"sponsorship|you|it|all|for|only|employment|position|currently|however|due|"
    r"there|any|and|but|also|"
    r"additionally|work|relocation|what|why|who|how|are|will|do|does|can|in|as|"
    r"your|they|u\.s\.)\b"
    r"(?! (?:citizen|person|permanent|national|government|department|visa)s?\b)",
    re.IGNORECASE,
)


def _sentence_starts(line: str) -> Iterator[int]:
    for mark in _END.finditer(line):
        if mark.end() < len(line) and _is_end(line, mark):
            yield mark.end()


def _is_end(line: str, mark: re.Match[str]) -> bool:
    if not mark.group().startswith("."):
        return True
    head = line[max(0, mark.start() - 12) : mark.start() + 1]
    if not _ABBREVIATION.search(head) or _ANSWER.search(head):
        return True
    follows = line[mark.end() : mark.end() + 40]
    return bool(_COUNTRY_STOP.search(head) and follows[:1].isupper() and _OPENER.match(follows))


def _pieces(line: str, first: int, last: int) -> Sequence[tuple[int, int]]:
    """The span without surrounding spaces, cut at spaces where it is overlong."""
    pieces = []
    while first < last:
        high = last
        if last - first > LONGEST_SENTENCE:
            space = line.rfind(" ", first, first + LONGEST_SENTENCE)
            high = space + 1 if space > first else first + LONGEST_SENTENCE
        words = line[first:high]
        low = first + len(words) - len(words.lstrip())
        top = high - (len(words) - len(words.rstrip()))
        if low < top:
            pieces.append((low, top))
        first = high
    return pieces
