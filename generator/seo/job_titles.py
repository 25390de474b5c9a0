"""The title of a job alone, as search engines ask for it: without places, employer, pay, dates and codes.

Only whole parts at an end go: in brackets, behind a dash, a bar, a comma or words such as "at", and numbers
that are marked as codes. What may be the work itself stays (`Nurse - OR`, `C#`, `ISO 9001`, `Summer 2026`).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from generator.domain.place import Location, Place
from generator.matching.gazetteer import cities_named, key_of
from generator.matching.names import employer_key
from generator.matching.place_names import ORDINARY_WORDS, country_names, state_codes, state_names
from generator.matching.places import location_of
from generator.matching.remote_work import without_remote_words
from generator.seo.title_figures import A_SUM, SUM_FIRST, is_figure, without_figure

_MARKS: Final = " \t_,;:|/–—-"
_ASIDE_BEHIND = re.compile(r"\s*(?:\(([^()]{1,80})\)|\[([^\[\]]{1,80})\]|\{([^{}]{1,80})\})$")
_ASIDE_BEFORE = re.compile(r"^(?:\(([^()]{1,80})\)|\[([^\[\]]{1,80})\]|\{([^{}]{1,80})\})\s*")
_APART = re.compile(r"\s+[-–—|/·•*~»]\s+|\s*\|\s*|(?<=\w)[–—]\s+|(?<=[a-z])-\s+|\s+[-–—](?=[A-Z#$])")
_COMMA = re.compile(r"\s*,\s+")
_WITHIN = re.compile(r"\s*[,;|]\s+|\s+[-–—|/]\s*|[-–—/]\s+")
_AT = re.compile(r"\s+(?:job\s+)?(?:at|@|with)\s+", re.IGNORECASE)
_IN = re.compile(r"\s+(?:job\s+)?(?:based\s+)?in\s+", re.IGNORECASE)
_NAMED = re.compile(r"^([^:]{1,80}):\s+")
_OPEN_END = re.compile(
    r"\b(?:to|of|for|from|near|and|or|the|with|by|across|outside|between|be|must|reside|live|located)$|[&+]$",
    re.IGNORECASE,
)
_LEFT_OVER = re.compile(r"\s+(?:(?:based|located)\s+)?(?:in|at|@)$", re.IGNORECASE)
_OF_A_REGION = re.compile(
    r"\b(?:country|region(?:al)?|territor(?:y|ial)|district|area|state|market|zone)\b", re.IGNORECASE
)

_NEVER = re.compile(r"(?!)")
_KIND_OF_WORK = re.compile(r"\b(?:distributed|virtual(?:ly)?)\b", re.IGNORECASE)
"""Words on remote work that are more often the work itself."""
_LEGAL_FORM = re.compile(
    r"[\s,]+(?:inc|l\.?l\.?c|llp|lp|corp|corporation|ltd|limited|co|company|gmbh|plc)\.?$", re.IGNORECASE
)
_CLEAR_CODES: Final = frozenset(
    "US USA UK NYC SF SLC DFW NY NJ TX FL NC OH TN UT AZ WA WI KY NV KS NH RI WV WY MN MO".split()
)
"""Codes of countries and states that are no trade's abbreviation, as OR, CT, MD, PA, IT and HR are."""
_LONGEST_CITY: Final = 4
"""Words of a city's name."""
_LONGEST_PLACE: Final = 80
"""Signs of a part that may name a place."""
_NAME_HEAD = re.compile(
    r"\b(?:el|la|los|las|san|santa|saint|st|new|fort|port|lake|mount|north|south|east|west)\.?$", re.I
)
"""Words that begin the name of a town: `Los Cerritos` is not Cerritos."""
_ZIP = re.compile(r"\b\d{5}(?:-\d{4})?\b")
_HIRING = re.compile(r"\s+is\s+hiring$", re.IGNORECASE)


def plain_title(title: str, employer: str, places: tuple[Place, ...]) -> str:
    """The title without such parts at its ends; the whole title when no word is left."""
    whole = " ".join(title.split())
    before, text = "", whole
    while text != before:
        before, text = text, _shortened(text, employer, places)
        text = text if text == before else _LEFT_OVER.sub("", text)
    return text if re.search(r"[^\W\d_]{2}", text) else whole


def _shortened(text: str, employer: str, places: tuple[Place, ...]) -> str:
    """The text without one part at an end that is no title; the same text when there is none."""
    for head, part, pay in _ends(text):
        if _can_stand(head) and (pay.search(part) or _is_foreign(part, head, employer, places)):
            return head
    for head in _without_names(text, employer, places):
        if _can_stand(head):
            return head
    head = _trimmed(without_figure(text))
    return head if _can_stand(head) else text


def _can_stand(head: str) -> bool:
    """Something is left that does not break off within brackets or before a name."""
    balanced = all(head.count(opening) == head.count(closing) for opening, closing in ("()", "[]", "{}"))
    return bool(head) and balanced and not _OPEN_END.search(head)


def _ends(text: str) -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """What stays, what may go, and the pay by which it goes.

    First brackets, then parts behind and before a dash, then behind a comma. A sum anywhere in brackets at
    the end, or at the head of a part behind a dash, makes it one about pay.
    """
    behind, before = _ASIDE_BEHIND.search(text), _ASIDE_BEFORE.match(text)
    if behind:
        yield _trimmed(text[: behind.start()]), _inside(behind), A_SUM
    if before:
        yield _trimmed(text[before.end() :]), _inside(before), _NEVER
    marks = list(_APART.finditer(text))
    for mark in marks[-1:]:
        yield _trimmed(text[: mark.start()]), text[mark.end() :], SUM_FIRST
    for mark in marks[:1]:
        yield _trimmed(text[mark.end() :]), text[: mark.start()], _NEVER
    last = max([mark.end() for mark in marks] + [text.rfind(": ") + 1])
    for comma in _COMMA.finditer(text, last):
        if not last or not _is_land(text[comma.end() :]):
            yield _trimmed(text[: comma.start()]), text[comma.end() :], _NEVER


def _is_land(text: str) -> bool:
    """`Designer - Quillby, NY`: a state behind a comma may belong to the name before it."""
    places = location_of(text).places
    return bool(places) and not any(place.city for place in places)


def _inside(aside: re.Match[str]) -> str:
    return next(part for part in aside.groups() if part is not None)


def _trimmed(text: str) -> str:
    return text.strip(_MARKS)


def _without_names(text: str, employer: str, places: tuple[Place, ...]) -> Iterator[str]:
    """`Designer at Acme`, `Acme: Designer`, `Developer in Austin, TX`, `Developer Austin, TX`."""
    for at in _AT.finditer(text):
        job_at = at[0].lower().lstrip().startswith("job")
        if _is_employer(text[at.end() :], employer) or (job_at and _begins_with(text[at.end() :], employer)):
            yield text[: at.start()]
    named = _NAMED.match(text)
    if named and _is_employer(_HIRING.sub("", named[1]), employer):
        yield text[named.end() :]
    folded = text.casefold()
    if any(place.city and place.city.casefold() in folded for place in places):
        yield from _without_city(text, places)


def _without_city(text: str, places: tuple[Place, ...]) -> Iterator[str]:
    """A city of the job at the end: behind "in", or with its state and no sign before it."""
    for inside in _IN.finditer(text):
        if _is_city_here(text[inside.end() :], places):
            yield text[: inside.start()]
    words = text.split(" ")
    for count in range(2, min(_LONGEST_CITY + 3, len(words))):
        tail, head = " ".join(words[-count:]), _trimmed(" ".join(words[:-count]))
        if _is_city_here(tail, places) and _names_its_region(tail, places) and not _NAME_HEAD.search(head):
            yield head


def _names_its_region(text: str, places: tuple[Place, ...]) -> bool:
    """A city of the job, then its state or country and nothing else."""
    key = key_of(text)
    cities = (f"{key_of(place.city)} " for place in places if place.city)
    regions = [key.removeprefix(city) for city in cities if key.startswith(city)]
    return any(region.removesuffix(" usa") in _regions() for region in regions)


@cache
def _regions() -> frozenset[str]:
    """Keys of the names and codes of states and countries."""
    codes = (code.lower() for code in state_codes())
    return frozenset({*codes, *state_names(), *country_names(), "us", "usa", "uk"})


def _is_city_here(text: str, places: tuple[Place, ...]) -> bool:
    """One city of the job, and neither numbers nor further parts."""
    if re.search(r"\d|\s[-–—|/]|[-–—|/]\s", text):
        return False
    location = location_of(text)
    return len(location.places) == 1 and bool(location.places[0].city) and _is_here(location, places)


def _is_foreign(part: str, head: str, employer: str, places: tuple[Place, ...]) -> bool:
    """Whether a part is a place of the job, words on remote work, the employer, pay, a day or a code."""
    text = part.strip().lstrip("#") if not re.search(r"\d", part) else part.strip()
    if _is_employer(text, employer) or is_figure(text) or _is_remote(text):
        return True
    if _is_place(text, head, places):
        return True
    parts = [each for each in _WITHIN.split(text) if each]
    return len(parts) > 1 and all(_is_foreign(each, head, employer, places) for each in parts)


def _is_remote(text: str) -> bool:
    """Nothing but words on remote work."""
    bare = without_remote_words(text)
    said = any(sign.isalnum() for sign in text) and not any(sign.isalnum() for sign in bare)
    return said and not _KIND_OF_WORK.search(text)


def _is_place(text: str, head: str, places: tuple[Place, ...]) -> bool:
    """A place of the job, not a word of the work such as `OR` of a nurse or a country manager's country."""
    if re.fullmatch(r"[A-Z]{2,3}", text) and text not in _CLEAR_CODES:
        return False
    if not places or len(text) > _LONGEST_PLACE or re.search(r"[\d&]", _ZIP.sub("", text)):
        return False
    location = location_of(text)
    if not _is_here(location, places) or key_of(text) in ORDINARY_WORDS:
        return False
    whole = [place for place in location.places if not place.city]
    return not (whole and (_OF_A_REGION.search(f"{head} {text}") or _ends_in_city(head, whole)))


def _ends_in_city(head: str, whole: list[Place]) -> bool:
    """`Engineer Dallas` before `TX`: the city would be left behind without its state."""
    words = head.split(" ")
    tails = {key_of(" ".join(words[-count:])) for count in range(1, _LONGEST_CITY + 1)} - ORDINARY_WORDS
    return any(
        city.country == place.country and place.state in {"", city.state}
        for tail in sorted(tails)
        for city in cities_named(tail)
        for place in whole
    )


def _is_here(location: Location, places: tuple[Place, ...]) -> bool:
    """The text names places of the posting and nothing else."""
    named = location.places and not location.vague and not location.limited
    return bool(named) and all(_is_of(place, places) for place in location.places)


def _is_of(place: Place, places: tuple[Place, ...]) -> bool:
    """Whether the posting's own places hold the place, or lie in it."""
    return any(
        place.country == own.country and place.state in {"", own.state} and place.city in {"", own.city}
        for own in places
    )


def _begins_with(text: str, employer: str) -> bool:
    """`Larkspur Systems USA`: the employer's name and more of it."""
    return (
        f"{employer_key(text)} ".startswith(f"{employer_key(employer)} ") if employer_key(employer) else False
    )


def _is_employer(text: str, employer: str) -> bool:
    """The employer's name, with or without its legal form."""
    key = employer_key(_LEGAL_FORM.sub("", text.strip()))
    return bool(key) and key == employer_key(_LEGAL_FORM.sub("", employer.strip()))
