"""What a location string says of remote work, and the string without those words."""

import re
from typing import Final

from generator.domain.place import Remote

_DENIED = re.compile(
    r"\b(?:not|no|non)(?:\s+an?)?[\s-]+remote\b"
    r"|\bremote(?:\s+(?:work|working|option|position))?\s*(?:is|:)?\s*(?:no|not|unavailable)\b"
    r"|\b(?:not|cannot)\s+(?:(?:be|done|performed|eligible|available|open|suitable|for|to|fully)\s+){1,4}remote",
    re.I,
)
_HYBRID_REMOTE = re.compile(
    r"\b(?:hybrid|part(?:ly|ially)|not\s+(?:fully|100%|entirely|completely))[\s-]+remote\b", re.I
)
_REMOTE = re.compile(
    r"(?<![^\W_])(?:(?:fully|100%)[\s-]+)?(?:remote(?:ly)?(?:[\s-]*(?:first|friendly|based))?"
    r"|wfh|wfa|work(?:ing)?[\s-]+(?:from|at)[\s-]+(?:home|anywhere)|(?:home|residence)[\s-]*based|home[\s-]+workers?|virtual(?:ly)?"
    r"|home[\s-]+location|remot[oa]|t[eé]l[eé]travail|teletrabajo|telecommut\w*|telework\w*|distributed|anywhere|worldwide)(?![^\W_])",
    re.I,
)
_HYBRID = re.compile(
    r"(?<![^\W_])(?:hybrid|home[\s-]+mix)(?![^\W_])"
    r"|\bin[\s-]+(?:the[\s-]+)?office\s+(?:\d\s*days?|(?:M|T|W|Th|F)(?:\s*,\s*(?:M|T|W|Th|F))+\b)"
    r"|\b\d\s*(?:x|days?)(?:\s*/?\s*(?:a|per)?\s*week)?\s+(?:in|on|at)[\s-]*(?:the\s+)?(?:office|site)"
    r"|\b(?:days?\s+)(?:per\s+week\s+)?in\s+(?:the\s+)?office",
    re.I,
)
_ON_SITE = re.compile(
    r"(?<![^\W_])(?:on[\s-]?site|in[\s-]office(?:\s+locations?)?|in[\s-]person)(?![^\W_])", re.I
)
_REMOTE_IN = re.compile(r"\s*,\s*(?:or\s+)?remote\s*(?:[-–—]|in|within)\s+", re.I)
"""After another place, `Remote - Spain` offers a second one."""
_ALL: Final = (_HYBRID_REMOTE, _DENIED, _HYBRID, _REMOTE, _ON_SITE)


def remote_of(text: str) -> str:
    """One of the words of `Remote`; remote work offered as one option counts as remote."""
    text = _HYBRID_REMOTE.sub("hybrid", text)
    if _DENIED.search(text):
        return Remote.NO
    if _REMOTE.search(text):
        return Remote.YES
    if _HYBRID.search(text):
        return Remote.HYBRID
    return Remote.NO if _ON_SITE.search(text) else Remote.UNSTATED


def without_remote_words(text: str) -> str:
    """The text with blanks for every word that speaks of remote work."""
    text = _REMOTE_IN.sub("; ", text)
    for pattern in _ALL:
        text = pattern.sub(" ", text)
    return text
