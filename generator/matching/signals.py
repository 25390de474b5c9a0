"""Where a text has words that may be about sponsorship: the cheap look that spares most texts the rules."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.matching.statement_places import PEOPLES


@lru_cache(maxsize=4)
def signal_places(text: str) -> tuple[int, ...]:
    """Places of signal words; cheap, as most texts have none. Two readers ask for those of one text."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    found = [at for signal in _signals_in(low) for at in _occurrences(low, signal)]
    if any(token in text for token in _TOKENS):
        found.extend(_token_places(text))
    if any(mark in text for mark in _INVISIBLE):
        found.extend(_hidden_signals(text))
    return tuple(found)


def has_signal(sentence: str) -> bool:
    """Whether a sentence has words that may be about sponsorship."""
    return any(_signals_in(sentence.lower())) or any(True for _ in _token_places(sentence))


def _signals_in(low: str) -> Iterator[str]:
    """The signal words that a text in small letters has."""
    for part, signals in _SIGNALS:
        if part in low:
            yield from (signal for signal in signals if signal in low)


_SIGNALS = (
    ("spon", ("sponso", "sponser", "sponor")),
    ("vis", ("visa", "visum")),
    ("cit", ("citiz", "citzen")),
    ("green", ("green card", "green-card", "greencard")),
    ("immigra", ("immigra",)),
    ("perm", ("permit", "permanent resid")),
    ("pass", ("work pass", "ment pass", "passport")),
    ("blue card", ("blue card",)),
    ("national", ("nationals", "nationality", "a national of")),
    ("locals", ("locals",)),
    ("patroc", ("patroc",)),
    ("parrain", ("parrain",)),
    ("arbeitserlaubnis", ("arbeitserlaubnis",)),
    ("premium processing", ("premium processing",)),
    ("optional practical", ("optional practical",)),
    ("get ", ("get into the u", "get you into")),
    ("relocate you to", ("relocate you to",)),
    ("foreign work", ("foreign work",)),
    ("lmia", ("lmia",)),
    ("ビザ", ("ビザ",)),
    ("证", ("签证",)),
    ("證", ("簽證",)),
)
"""Words without which nothing is said, behind a part that several of them have. Substrings, as looking for
them is far cheaper than a pattern."""
_TOKENS = (
    "GC",
    "USC",
    "OPT",
    "CPT",
    "1B",
    "1b",
    "O-1",
    "L-1",
    "J-1",
    "F-1",
    "E-3",
    "TN",
    "LPR",
    "US P",
    "S. P",
    "US p",
    "S. p",
    "tates p",
    "ns only",
    "is only",
    "PRs only",
)
_SIGNAL_TOKEN = re.compile(
    r"[GUOCTELJFHhu](?<=\b.)(?:(?<=G)C\b|(?<=U)SCs?\b|(?<=[OC])PT\b|(?<=T)N\b|(?<=E)AD\b|(?<=L)PRs?\b"
    r"|(?<=[OLJF])-1s?\b|(?<=E)-3\b|(?<=[hH])\W{0,3}1\W{0,3}[bB]"
    r"|(?:(?<=U)\.?S\.?|(?<=[Uu])nited [Ss]tates) [Pp]ersons?\b)"
)
"""Its first letters are plain ones, so that the search runs to them at once."""
_PEOPLE_ONLY = re.compile(rf"\b(?:{PEOPLES})\b(?: and \w+)? only\b")
_INVISIBLE = ("\u200b", "\u00ad", "\u200c", "\u200d", "\u2060", "\ufeff", "&shy", "&#173", "&#8203", "&zwnj")
_HIDDEN = re.compile(r"[\u00ad\u200b\u200c\u200d\u2060\ufeff]|&(?:shy|zwnj|zwj|#173|#8203);")


def _token_places(text: str) -> Iterator[int]:
    """Where short forms stand, and peoples to whom something is limited."""
    yield from (match.start() for match in _SIGNAL_TOKEN.finditer(text))
    if " only" in text:
        yield from (match.start() for match in _PEOPLE_ONLY.finditer(text))


def _occurrences(low: str, signal: str) -> Iterator[int]:
    at = low.find(signal)
    while at >= 0:
        yield at
        at = low.find(signal, at + len(signal))


def _hidden_signals(text: str) -> Iterator[int]:
    """Lines whose signal words show only once invisible characters are gone."""
    for match in re.finditer(r"[^\n]+", text):
        if _HIDDEN.search(match.group()):
            plain = _HIDDEN.sub("", match.group()).lower()
            if any(_signals_in(plain)):
                yield match.start()
