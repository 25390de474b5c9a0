"""The level a title states; nothing is guessed from pay, years of experience or the source.

A management level wins over senior, an internship over everything; a range takes its lower level.
"""

from itertools import pairwise

from generator.domain.posting import Seniority
from generator.matching.title_spelling import segments_of
from generator.matching.title_words import HEADS, OUTSIDERS

_INTERN = frozenset(
    "intern coop student apprentice apprenticeship extern externship stagiaire praktikant praktikantin "
    "praktikum werkstudent becario estagiario pasante".split()
)
_INTERN_WITHIN = ("实习", "實習", "インターン")
"""Interns in languages that put no blanks between words."""
_STUDENT_MATTERS = frozenset(
    "success service services affairs support life housing engagement experience loan loans health "
    "center conduct activities recruitment enrollment advisor information learning accounts".split()
)
"""What follows `student` in jobs for those who work with students."""

_ENTRY = frozenset("junior graduate newgrad earlycareer entrylevel trainee assistant early 1 i".split())
_MID = frozenset("mid intermediate midlevel 2 ii".split())
_SENIOR = frozenset("senior lead 3 iii techlead leader".split())
_STAFF = frozenset("staff principal distinguished fellow 4 5 6 iv v vi vii viii".split())
_DIRECTOR = frozenset("director head vicepresident svp evp chief president cto cmo cfo ceo".split())
_NUMBERS = frozenset("1 2 3 4 5 6 i ii iii iv v vi vii viii".split())

_OWN_MANAGER = frozenset(
    "product marketing program project account brand office case community media relations pr "
    "campaign content event relationship success property category partner sales communications "
    "territory channel portfolio delivery release procurement vendor fund growth "
    "lifecycle crm client customer owner partnership partnerships".split()
)
"""What stands before `manager` in the name of a job that leads no people."""

_DEVELOPED = frozenset("partner business account market sales channel".split())
"""What is developed by a `development manager` who leads no people."""

_INDIVIDUAL = frozenset(
    "engineer developer analyst scientist architect programmer designer modeler researcher tester "
    "administrator specialist consultant associate strategist sde swe trader lead".split()
)

_LEVEL_ORDER = (
    (Seniority.ENTRY, _ENTRY),
    (Seniority.MID, _MID),
    (Seniority.SENIOR, _SENIOR),
    (Seniority.STAFF, _STAFF),
)
_ORDER = [level for level, _ in _LEVEL_ORDER]
_LEVEL_WORDS = frozenset().union(*(words for _, words in _LEVEL_ORDER), ("associate", "level"))


def seniority_of(title: str) -> Seniority:
    """The level `title` states, `UNSTATED` where it states none."""
    parts = segments_of(title)
    words = [word for part in parts for word in part]
    if _is_intern(parts, words):
        return Seniority.INTERN
    return _of_people(parts, words) or _of_individual(parts)


def _is_intern(parts: tuple[tuple[str, ...], ...], words: list[str]) -> bool:
    return _in_row(words, "summer", "associate") or any(
        _names_intern(word, part[at + 1 : at + 2]) for part in parts for at, word in enumerate(part)
    )


def _names_intern(word: str, after: tuple[str, ...]) -> bool:
    if word == "student":
        return _STUDENT_MATTERS.isdisjoint(after)
    return word in _INTERN or any(intern in word for intern in _INTERN_WITHIN)


def _of_people(parts: tuple[tuple[str, ...], ...], words: list[str]) -> Seniority | None:
    """Director or manager, or the bank grades that only sound like them."""
    if "avp" in words or _in_row(words, "assistant", "vicepresident"):
        return Seniority.MID
    if any(word in _DIRECTOR for word in words) and not _in_row(words, "art", "director"):
        return _of_director(words)
    if any(word in ("ic3", "ic4", "ic5", "ic6") for word in words):
        return None
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
    named = any(_in_row(words, kind, "manager") for kind in ("product", "program", "project"))
    if only_grade and (named or any(word in _INDIVIDUAL for word in words)):
        return Seniority.SENIOR
    return Seniority.DIRECTOR


def _leads_people(part: tuple[str, ...], at: int) -> bool:
    """Whether `manager` is a level here and not the end of a job's name (`Product Manager`)."""
    before = part[at - 1] if at else ""
    if before == "development" and at > 1 and part[at - 2] in _DEVELOPED:
        return False
    if not before or before in ("senior", "assistant", "associate", "group", "general", "regional", "deputy"):
        return True
    return before not in _OWN_MANAGER


def _of_individual(parts: tuple[tuple[str, ...], ...]) -> Seniority:
    stated = [found for part in parts for found in _stated_in(part)]
    named = [level for level, word in stated if word not in _NUMBERS]
    if named:
        return max(named, key=_ORDER.index)
    if stated:
        return min((level for level, _ in stated), key=_ORDER.index)
    return Seniority.ENTRY if _is_associate(parts) else Seniority.UNSTATED


def _stated_in(part: tuple[str, ...]) -> list[tuple[Seniority, str]]:
    """The levels the part states, each with its word; of a range, the lowest."""
    levels = {
        at: (level, part[at])
        for at in range(len(part))
        for level, words in _LEVEL_ORDER
        if part[at] in words and _is_level(part, at)
    }
    sides = _sides_of(part)
    if len({bare for side in sides if (bare := _without_levels(part, side))}) > 1 or len(sides) == 1:
        return list(levels.values())
    each = [_highest([levels[at] for at in side if at in levels], part, side) for side in sides]
    if None in each and all(_without_levels(part, side) for side in sides):
        return []
    return [min((found for found in each if found), key=_rank)] if any(each) else []


def _sides_of(part: tuple[str, ...]) -> list[range]:
    """Where the words stand on each side of every `/`."""
    cuts = [-1, *(at for at, word in enumerate(part) if word == "/"), len(part)]
    return [range(start + 1, end) for start, end in pairwise(cuts)]


def _without_levels(part: tuple[str, ...], side: range) -> tuple[str, ...]:
    return tuple(part[at] for at in side if part[at] not in _LEVEL_WORDS)


def _highest(
    levels: list[tuple[Seniority, str]], part: tuple[str, ...], side: range
) -> tuple[Seniority, str] | None:
    if not levels and "associate" in part[side.start : side.stop] and OUTSIDERS.isdisjoint(part):
        return Seniority.ENTRY, "associate"
    return max(levels, key=_rank, default=None)


def _rank(found: tuple[Seniority, str]) -> int:
    return _ORDER.index(found[0])


def _is_level(part: tuple[str, ...], at: int) -> bool:
    """Whether a level word is one here: `Engineer 2`, not `Engineer - 2`; `Mid`, not `Mid-Market`."""
    before = part[at - 1] if at else ""
    after = part[at + 1] if at + 1 < len(part) else ""
    if part[at].isdigit():
        return before in HEADS or before in ("level", "/")
    if part[at] == "mid":
        return after not in ("market", "cap", "atlantic", "west")
    if part[at] == "fellow":
        return not before.startswith(("postdoc", "research", "teaching", "clinical", "faculty"))
    if part[at] == "early":
        return len(part) == 1
    if part[at] == "assistant":
        clerical = before in ("executive", "administrative", "personal", "office")
        return not clerical and bool(after) and OUTSIDERS.isdisjoint(part[at:])
    return True


def _is_associate(parts: tuple[tuple[str, ...], ...]) -> bool:
    """`Associate Engineer`, `Engineer Associate` and `Associate, Finance` state a level; `Marketing
    Associate` is a job.
    """
    return any(
        word == "associate" and (not at or _goes_on(part[at + 1 :]) or part[at - 1] in _INDIVIDUAL)
        for part in parts
        for at, word in enumerate(part)
    )


def _goes_on(words: tuple[str, ...]) -> bool:
    return any(not word.isdigit() for word in words)


def _in_row(words: list[str], first: str, second: str) -> bool:
    return (first, second) in pairwise(words)
