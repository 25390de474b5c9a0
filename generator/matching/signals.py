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
    found = [at for signal in _SIGNALS for at in _occurrences(low, signal)]
    if any(token in text for token in _TOKENS):
        found.extend(match.start() for match in _SIGNAL_TOKEN.finditer(text))
    if any(mark in text for mark in _INVISIBLE):
        found.extend(_hidden_signals(text))
    return tuple(found)


def has_signal(sentence: str) -> bool:
    low = sentence.lower()
    return any(signal in low for signal in _SIGNALS) or bool(_SIGNAL_TOKEN.search(sentence))


_SIGNALS = (
    "sponso",
    "sponser",
    "sponor",
    "visa",
    "visum",
    "citiz",
    "citzen",
    "green card",
    "green-card",
    "greencard",
    "immigra",
    "permit",
    "permanent resid",
    "work pass",
    "ment pass",
    "blue card",
    "nationals",
    "nationality",
    "a national of",
    "locals",
    "patroc",
    "parrain",
    "arbeitserlaubnis",
    "premium processing",
    "passport",
    "optional practical",
    "get into the u",
    "get you into",
    "relocate you to",
    "foreign work",
    "lmia",
    "ビザ",
    "签证",
    "簽證",
)
"""Words without which nothing is said. Substrings, as looking for them is far cheaper than a pattern."""
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
    rf"\b(?:GC|USCs?|OPT|CPT|TN|EAD|LPRs?|[OLJF]-1s?|E-3)\b|"
    rf"\b[hH]\W{{0,3}}1\W{{0,3}}[bB]|\b(?:U\.?S\.?|[Uu]nited [Ss]tates) "
    rf"[Pp]ersons?\b"
    rf"|\b(?:{PEOPLES})\b(?: and \w+)? only\b"
)
_INVISIBLE = ("\u200b", "\u00ad", "\u200c", "\u200d", "\u2060", "\ufeff", "&shy", "&#173", "&#8203", "&zwnj")
_HIDDEN = re.compile(r"[\u00ad\u200b\u200c\u200d\u2060\ufeff]|&(?:shy|zwnj|zwj|#173|#8203);")


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
            if any(signal in plain for signal in _SIGNALS):
                yield match.start()
