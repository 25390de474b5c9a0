"""Adverts limited to the holders of one visa, which the law on citizenship discrimination may forbid."""

import re
from collections.abc import Sequence

from generator.matching.canonical import canonical
from generator.matching.rule_language import compiled
from generator.matching.sentences import Lines, sentences_of
from generator.matching.signals import signal_places


def restricted_to_visa(text: str) -> str:
    """The words that limit an advert to holders of one visa or status, or nothing.

    Such a limit may break the law against citizenship discrimination (8 U.S.C. 1324b), so it is pointed out.
    Limits to citizens or permanent residents, and sponsorship of certain kinds only, are not meant.
    """
    if not _NAMES_A_KIND.search(text):
        return ""
    lines = Lines(text)
    for number in sorted({lines.number_at(offset) for offset in signal_places(text)}):
        for sentence in sentences_of(lines[number], number):
            words = canonical(sentence.text)
            if _NAMED in words and _holds_any(_LIMITS, words) and not _holds_any(_NO_LIMITS, words):
                return text[sentence.start : sentence.end]
    return ""


_NAMES_A_KIND = re.compile(
    r"[HhVvOCEGTFJL](?:(?<=[Hh])[-‐‑– ]?[14][-‐‑– ]?[Bb]?\b|(?<=[Vv])isa\b"
    r"|(?<=\b[OC])PT\b|(?<=\bE)AD\b|(?<=\bG)C\b|(?<=\bT)N\b|(?<=\b[EFJL])[-‐‑– ]?[1-3]\b)"
)
"""Without any of these words no visa or status is named; most texts name none. Its first letters are plain
ones, so that the search runs to them at once."""
_NAMED = " KIND "
"""What each of the limits has."""

_LIMITS = (
    "KIND ~3 ONLY",
    (
        "ONLY ~4 KIND ~2 candidates|holders|applicants|students|workers|consultants|"
        "profiles|people|visa|VISA|$"
    ),
    "KIND ~2 ONLY",
    "must ~2 be on ~3 KIND",
    "must ~1 have|hold|possess ~3 KIND",
    "looking for ~3 KIND ~1 candidates|holders|students|profiles|consultants",
    "KIND ~1 candidates|holders|students ~2 ONLY",
    "need|NEED ~2 KIND ~1 candidates|holders|profiles|consultants",
)
_NO_LIMITS = (
    "$SPON",
    "$PERSON",
    "KIND ~1 lottery|registration|registrations|cap",
    "GREENCARD",
    "GIVE|file|do|process ~4 KIND",
    "NOT|NO",
    "or *6 CITIZEN",
    "transfer* *3 MAY",
    "^ *30 ? $",
)


def _holds_any(patterns: Sequence[str], words: str) -> bool:
    return any(compiled(pattern).search(words) for pattern in patterns)
