"""The level a title states; nothing is guessed from pay, years of experience or the source.

A management level wins over senior, an internship over everything; a range takes its lower level.
"""

import re

from generator.domain.posting import Seniority
from generator.matching.title_words import HEADS, OUTSIDERS
from generator.matching.titles import segments_of

_INTERN = frozenset("intern coop student apprentice apprenticeship".split())
_ENTRY = frozenset("junior graduate newgrad earlycareer entrylevel trainee assistant 1 i".split())
_MID = frozenset("mid intermediate midlevel 2 ii".split())
_SENIOR = frozenset("senior lead 3 iii techlead leader".split())
_STAFF = frozenset("staff principal distinguished fellow 4 5 6 iv v vi vii viii".split())
_DIRECTOR = frozenset("director head vicepresident svp evp chief president cto cmo cfo ceo".split())
_NUMBERS = frozenset("1 2 3 4 5 6 i ii iii iv v vi vii viii".split())

_OWN_MANAGER = frozenset(
    "product marketing program project account brand office case community media relations pr campaign content "
    "event relationship success property category partner sales communications operations territory channel "
    "portfolio delivery release procurement vendor fund growth lifecycle crm client customer owner".split()
)
"""What stands before `manager` in the name of a job that leads no people."""

_INDIVIDUAL = frozenset(
    "engineer developer analyst scientist architect programmer designer modeler researcher tester "
    "administrator specialist consultant associate strategist sde swe".split()
)

_LEVEL_ORDER = (
    (Seniority.ENTRY, _ENTRY),
    (Seniority.MID, _MID),
    (Seniority.SENIOR, _SENIOR),
    (Seniority.STAFF, _STAFF),
)
_YEARS = re.compile(r"\b(\d{1,2})\s*(?:\+|[-–]\s*\d{1,2})?\s*(?:years|yrs)", re.IGNORECASE)


def seniority_of(title: str) -> Seniority:
    """The level `title` states, `UNSTATED` where it states none."""
    parts = segments_of(title)
    words = [word for part in parts for word in part]
    if _is_intern(parts, words):
        return Seniority.INTERN
    return _of_people(parts, words) or _of_individual(parts, words)


def _is_intern(parts: tuple[tuple[str, ...], ...], words: list[str]) -> bool:
    pairs = set(zip(words, words[1:], strict=False))
    return any(word in _INTERN for word in words) or ("summer", "associate") in pairs


def _of_people(parts: tuple[tuple[str, ...], ...], words: list[str]) -> Seniority | None:
    """Director or manager, or the bank grades that only sound like them."""
    if "avp" in words or _in_row(words, "assistant", "vicepresident"):
        return Seniority.MID
    if any(word in _DIRECTOR for word in words) and not _in_row(words, "art", "director"):
        return _of_director(words)
    if any(
        _leads_people(part, at)
        for part in parts
        for at, word in enumerate(part)
        if word in ("manager", "supervisor")
    ):
        return Seniority.MANAGER
    return None


def _of_director(words: list[str]) -> Seniority:
    only_grade = not any(word in _DIRECTOR - {"vicepresident"} for word in words)
    if only_grade and any(word in _INDIVIDUAL for word in words):
        return Seniority.SENIOR
    return Seniority.DIRECTOR


def _leads_people(part: tuple[str, ...], at: int) -> bool:
    """Whether `manager` is a level here and not the end of a job's name (`Product Manager`)."""
    before = part[at - 1] if at else ""
    if not before or before in ("senior", "assistant", "associate", "group", "general", "regional", "deputy"):
        return True
    return before not in _OWN_MANAGER


def _of_individual(parts: tuple[tuple[str, ...], ...], words: list[str]) -> Seniority:
    stated = [
        (level, at)
        for at, word in enumerate(words)
        for level, kind in _LEVEL_ORDER
        if word in kind and _is_level(words, at)
    ]
    named = [level for level, at in stated if words[at] not in _NUMBERS]
    numbered = [level for level, at in stated if words[at] in _NUMBERS]
    order = [level for level, _ in _LEVEL_ORDER]
    if named:
        return max(named, key=order.index)
    if numbered:
        return min(numbered, key=order.index)
    return Seniority.ENTRY if _is_associate(parts) else Seniority.UNSTATED


def _is_level(words: list[str], at: int) -> bool:
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if words[at].isdigit():
        return before in HEADS
    if words[at] == "assistant":
        return not any(word in OUTSIDERS for word in words[at:]) and bool(after)
    return True


def _is_associate(parts: tuple[tuple[str, ...], ...]) -> bool:
    """`Associate Engineer` and `Associate, Finance` state a level; `Marketing Associate` is a job."""
    return any(part[0] == "associate" for part in parts if part) or any(
        word == "associate" and at + 1 < len(part) for part in parts for at, word in enumerate(part)
    )


def _in_row(words: list[str], first: str, second: str) -> bool:
    return (first, second) in zip(words, words[1:], strict=False)
