"""The title of a job alone, as search engines ask for it: without places, employer, pay, dates and codes.

Only whole parts go, those in parentheses or set apart by a dash or a bar, and only when they say what the
posting says elsewhere; the words between stay as the employer wrote them.
"""

import re

from generator.domain.place import Place
from generator.matching.places import location_of
from generator.matching.remote_work import without_remote_words

_ASIDE = re.compile(r"\s*[(\[]([^()\[\]]{1,80})[)\]]$")
_APART = re.compile(r"\s+[-–—|/]\s+|\s*\|\s*")
_CODE = re.compile(
    r"(?:(?:req(?:uisition)?|job|ref(?:erence)?|posting)\s*(?:id|no|number)?\.?\s*[:#-]?\s*)?#?\s*[a-z]{0,4}-?\d{4,}(?:-\d+)?",
    re.IGNORECASE,
)
_PAY = re.compile(r"[$€£]\s?\d")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4}")
_YEAR = re.compile(r"(?:19|20)\d{2}")


def plain_title(title: str, employer: str, places: tuple[Place, ...]) -> str:
    """The title without such parts at its ends; the whole title when nothing else is left."""
    whole = " ".join(title.split())
    before, text = "", whole
    while text != before:
        before, text = text, _shortened(text, employer, places)
    return text or whole


def _shortened(text: str, employer: str, places: tuple[Place, ...]) -> str:
    """The text without one part at an end that is no title; the same text when there is none."""
    aside = _ASIDE.search(text)
    if aside and _is_foreign(aside[1], employer, places):
        return text[: aside.start()]
    marks = list(_APART.finditer(text))
    if marks and _is_foreign(text[marks[-1].end() :], employer, places):
        return text[: marks[-1].start()]
    if marks and _is_foreign(text[: marks[0].start()], employer, places):
        return text[marks[0].end() :]
    return text


def _is_foreign(part: str, employer: str, places: tuple[Place, ...]) -> bool:
    """Whether a part is a place of the job, words on remote work, the employer, pay, a day or a code."""
    text = part.strip()
    if text.casefold() == employer.strip().casefold() or _DAY.fullmatch(text) or _PAY.search(text):
        return True
    if _CODE.fullmatch(text) and not _YEAR.fullmatch(text):
        return True
    bare = without_remote_words(text)
    if not any(sign.isalnum() for sign in bare):
        return any(sign.isalnum() for sign in text)
    read = location_of(text).places
    return bool(read) and all(_is_of(place, places) for place in read)


def _is_of(place: Place, places: tuple[Place, ...]) -> bool:
    """Whether the posting's own places hold the place, or lie in it."""
    return any(
        place.country == own.country and place.state in {"", own.state} and place.city in {"", own.city}
        for own in places
    )
