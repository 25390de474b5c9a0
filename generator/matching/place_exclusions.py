"""What a location string leaves out: `US (except California)`, `no NY residents`, `Remote, not in Texas`.

Places that are named to be left out are no places of the job, so they go before places are read. Words such
as "except" always leave something out; words such as "not" and "no" only when a known place follows them
or stands before them, as "Not specified" and "No. 5 Reading Road" leave nothing out.
"""

import re
from itertools import pairwise
from typing import Final

from generator.domain.states import US_STATES
from generator.matching.gazetteer import cities_named
from generator.matching.place_spans import name_length
from generator.matching.place_words import BLANK, Word, words_of

_ALWAYS = re.compile(
    r"\b(?:except(?:ing|ions?|ed)?|exclud(?:es?|ing)|exclusions?|excl\b\.?|other than|apart from|aside from"
    r"|outside of|with the exception of|sauf|hormis|excepto|salvo|ausgenommen|au(?:ß|ss)er)(?![^\W_])"
    r"|\bexcluded(?=\s*[:(–—]|\s+(?:states|provinces|countries|regions|areas|cities|locations|places)\b)",
    re.I,
)
_BEFORE_A_PLACE = re.compile(
    r"\b(?:not|cannot|no|non|never|nor|neither|unable|ineligible|unavailable|prohibited|barred|closed|outside"
    r"|without|minus|sans|ex|besides|barring|save for|rather than|instead of|but|disallowed|decline[sd]?)\b"
    r"|n['’]t\b|\bw/o(?![^\W_])",
    re.I,
)
_BEHIND_A_PLACE = re.compile(
    r"(?:(?:\b(?:is|are|was|were|be)\b)\s*)?(?:currently\s+)?"
    r"(?:\b(?:excluded|excl|exempt(?:ed)?|ineligible|unavailable|prohibited|need\s+not\s+apply)\b"
    r"|\b(?:do|does|will|can|may|must|should)?\s*(?:not|n['’]t)\s+(?:be\s+|currently\s+)*(?:eligible|accepted|available"
    r"|allowed|considered|included|open|supported|permitted|possible|covered|hired|qualify|apply)\b)"
    r"\.?\s*$",
    re.I,
)
_ALWAYS_BEHIND = re.compile(r"\bexcl(?:uded)?\b", re.I)
_ALL_BUT = re.compile(r"\b(?:any|every)\w*\b|\ball\b", re.I)
_WISHED = re.compile(r"\bprefer|\bideal", re.I)
_SOME = re.compile(
    r"\b(?:select(?:ed)?|certain|some|approved|specific|specified|limited|most|many|several|various|participating"
    r"|eligible|permitted|listed)\s+(?:(?:other|few|us|u\.s\.|eu|european|american|canadian)\s+)*"
    r"(?:states|provinces|countries|regions|areas|cities|territories|locations)\b",
    re.I,
)
_BETWEEN: Final = frozenset(
    "currently presently yet be being able accept accepting accepted available open eligible hire hires "
    "hiring hired offered offer offering recruit recruiting employ employing consider considering "
    "considered allow allowed permitted possible located based live lives living reside resides residing "
    "resident residents work working workable valid supported supporting include includes included "
    "including intended for in to from within at of the a an any either these those following states "
    "state provinces province countries country cities city performed done filled relocation remote "
    "applicants "
    "applicant candidates candidate people persons employees workers who is are if you person anyone "
    "legally physically or and applications apply".split()
)
"""Words between a negation and the place it leaves out."""
_SMALL_CODES: Final = frozenset(code.lower() for code in US_STATES) - frozenset(
    "al as co de hi id in la ma me mi oh ok or pa ut".split()
)
"""Codes of states that are read in small letters behind a negation: the others are words."""
_PARTED = re.compile(r"\s*(?:,|\s[-–—]+\s|\.\s)")
"""`Not available, Austin`: a comma or a dash parts what is not available from a place."""
_PEOPLE: Final = frozenset(
    "residents resident applicants applicant candidates candidate people workers employees hires based "
    "states state".split()
)
"""Words between a place and the words behind it that leave it out."""
_HARD_END = re.compile(r"[;|\n•·]|(?<=[a-z]{3})[.!?](?=\s+[A-Z])")


def without_exclusions(text: str) -> str:
    """The text with a blank for every part that only says which places are left out."""
    kept, start = "", 0
    for begin, end in _parts_left_out(text):
        kept += text[start : max(begin, start)] + " "
        start = max(end, start)
    return kept + text[start:]


def is_limited(text: str) -> bool:
    """The text leaves places out, or means some parts of a place without naming them: `select states`."""
    return bool(_SOME.search(text)) or next(iter(_parts_left_out(text)), None) is not None


def _parts_left_out(text: str) -> list[tuple[int, int]]:
    """Where each part that leaves places out begins and ends, in order."""
    parts = [
        (match.start(), _clause_end(text, match.end()))
        for pattern in (_ALWAYS, _BEFORE_A_PLACE)
        for match in pattern.finditer(text)
        if pattern is _ALWAYS or _leaves_out(text, match)
    ]
    return sorted([*parts, *_clauses_left_out(text)])


def _leaves_out(text: str, negation: re.Match[str]) -> bool:
    """Only words that lead to a place stand between the negation and a known place."""
    word = negation[0].lower()
    rest = text[negation.end() : _clause_end(text, negation.end())]
    if word == "but" and (not _ALL_BUT.search(text[: negation.start()]) or _WISHED.search(rest)):
        return False
    words = words_of(rest)
    if not re.match(r"[\s:-]", rest) or _PARTED.match(rest) or (index := _place_in(words, rest)) is None:
        return False
    return not (negation[0] == "NO" and index == 0 and _is_norwegian(words))


def _place_in(words: list[Word], text: str) -> int | None:
    """The position of the first known place, when only words that lead to it stand before."""
    for index, word in enumerate(words):
        if index and _PARTED.search(text[words[index - 1].end : word.start]):
            return None
        if _is_place(words, index):
            return index
        if word.key not in _BETWEEN or _is_remote_there(words, index):
            return None
    return None


def _is_remote_there(words: list[Word], index: int) -> bool:
    """`Not remote: Tacoma` tells where the work is done; `not remote in Ohio` leaves Ohio out."""
    after = words[index + 1].key if index + 1 < len(words) else ""
    return words[index].key == "remote" and after not in {"in", "from", "for", "within"}


def _is_place(words: list[Word], index: int) -> bool:
    word = words[index]
    return word.key not in _BETWEEN and (word.text in _SMALL_CODES or name_length(words, index) > 0)


def _is_norwegian(words: list[Word]) -> bool:
    """`NO Oslo`: the capitals are the country's code."""
    key = " ".join(word.key for word in words[: name_length(words, 0)])
    return any(city.country == "NO" for city in cities_named(key))


def _clauses_left_out(text: str) -> list[tuple[int, int]]:
    """Clauses that end by saying that the places before are left out: `(CA and NY excluded)`."""
    found = []
    for start, end in _clauses(text):
        behind = _BEHIND_A_PLACE.search(text, start, end)
        if behind and (_ALWAYS_BEHIND.search(behind[0]) or _ends_in_place(text[start : behind.start()])):
            found.append((start, end))
    return found


def _ends_in_place(text: str) -> bool:
    words = words_of(text)
    while words and words[-1].key in _PEOPLE and not (len(words) > 1 and words[-1].sep > BLANK):
        words.pop()
    return any(start + name_length(words, start) == len(words) for start in range(len(words)))


def _clauses(text: str) -> list[tuple[int, int]]:
    """The spans between brackets, hard separators and ends of sentences."""
    marks = [match.start() for match in re.finditer(rf"[()\[\]]|{_HARD_END.pattern}", text)]
    bounds = [-1, *marks, len(text)]
    return [(left + 1, right) for left, right in pairwise(bounds) if right > left + 1]


def _clause_end(text: str, start: int) -> int:
    """Where the clause ends that goes on at `start`; brackets that open in it belong to it."""
    depth = 0
    for index in range(start, len(text)):
        depth += (text[index] in "([") - (text[index] in ")]")
        if depth < 0 or (depth == 0 and _HARD_END.match(text, index)):
            return index
    return len(text)
