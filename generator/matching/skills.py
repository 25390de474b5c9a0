"""Which technologies, tools and methods a posting names, and which of its words a search should find.

The names stand in `skills.tsv` with the forms in which they count: `Go` and `Spring` are technologies
only in a list with others or beside a word such as `programming`. Nothing is inferred: a skill that the
posting does not name is not given to it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

MOST_SKILLS = 60
"""A posting that names more is a list of keywords; its first ones are kept."""


class When(StrEnum):
    """In which surroundings a spelling is the name of a technology."""

    ANY = "any"
    EXACT = "exact"
    INSIDE = "inside"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class Mention:
    """A spelling found in a text."""

    start: int
    end: int
    skill: str
    when: When


@dataclass(frozen=True, slots=True)
class Skills:
    """What a posting names, by first appearance."""

    names: tuple[str, ...]
    """In their usual spelling."""
    spelled: tuple[str, ...]
    """In the posting's own words, where these are others."""


def skills_of(title: str, text: str) -> Skills:
    """The technologies, tools and methods named."""
    whole = f"{title}\n{text}"
    mentions = [mention for mention in _mentions(whole) if not _goes_on(mention, whole)]
    counting = [mention for place, mention in enumerate(mentions) if _counts(place, mentions, whole)]
    names = tuple(dict.fromkeys(mention.skill for mention in counting))[:MOST_SKILLS]
    known = {name.lower() for name in names}
    spelled = {" ".join(whole[mention.start : mention.end].lower().split()): None for mention in counting}
    return Skills(names, tuple(words for words in spelled if words not in known)[:MOST_SKILLS])


@dataclass(frozen=True, slots=True)
class _Spelling:
    skill: str
    regex: re.Pattern[str]
    """Matched where the first word stands."""
    dot: bool
    """Whether a dot stands before the first word, as in `.NET`."""
    when: When


_WORD = re.compile(r"[^\W_]+(?:\+{1,2}|#)?")
_PARTS = re.compile(r"[^\W_]+(?:\+{1,2}|#)?|[^\w\s]|\s+")
_BETWEEN = re.compile(r"\s?(?:[,/;|•&+()]|\b(?:and|or)\b|\s)+", re.IGNORECASE)
_MARK = re.compile(r"[,/;|•&+()]|\b(?:and|or)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:^|[.!?:\n•·▪*–—-])[\s\"'(]*$")
_LONGEST_BETWEEN = 8
_BEFORE = re.compile(
    r"(?:\b(?:languages?|frameworks?|tools?|technolog(?:y|ies)|stack|databases?|libraries|software)\b[\w\s,]{0,12}"
    r"(?::|\(|\blike|\bsuch as|\bincluding|\be\.g\.,?)"
    r"|\b(?:cod(?:e|ing)|program(?:s|ming)?|written|writing|scripts?|scripting|services|built"
    r"|develop(?:ed|ment|ing)?) (?:in|with|on|using)|\busing|\bsuch as"
    r"|\b(?:proficien\w+|skills?|skilled|fluen\w+|expertise|expert|experienced?|background|competen\w+)"
    r" (?:in|with|using|of)|\b(?:knowledge|understanding|command) of"
    r"|\bfamiliar(?:ity)? with|\(e\.g\.,?)\s?\(?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s(?:developers?|programm\w+|engineers?|languages?|frameworks?|scripts?|code|codebase|databases?|clusters?|"
    r"components?|microservices|librar(?:y|ies)|packages?|dashboards?|pipelines?|applications?|backend|apps)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[-'’&@]\w|\.\w|\)?[®™]")


def _mentions(text: str) -> Iterator[Mention]:
    """Every spelling of the table, longest first, none inside another."""
    table, end = _table(), 0
    for word in _WORD.finditer(text):
        spellings = table.get(word[0].lower())
        if spellings is None or word.start() < end:
            continue
        for spelling in spellings:
            found = spelling.regex.match(text, word.start())
            if found and (not spelling.dot or _has_dot(text, word.start())):
                end = found.end()
                yield Mention(found.start() - spelling.dot, end, spelling.skill, spelling.when)
                break


def _has_dot(text: str, start: int) -> bool:
    return text[start - 1 : start] == "." and not text[max(0, start - 2) : start - 1].isalnum()


def _goes_on(mention: Mention, text: str) -> bool:
    """Whether an ambiguous word is a part of a longer one: `Go-to-market`, `R&D`."""
    return mention.when is When.LISTED and _GOES_ON.match(text, mention.end) is not None


def _counts(place: int, mentions: list[Mention], text: str) -> bool:
    mention = mentions[place]
    match mention.when:
        case When.ANY | When.EXACT:
            return True
        case When.INSIDE if not _SENTENCE_END.search(text, max(0, mention.start - 4), mention.start):
            return True
    return _in_list(place, mentions, text) or _alone(mention, text) or _beside_words(mention, text)


def _in_list(place: int, mentions: list[Mention], text: str) -> bool:
    """Whether another technology stands next to it in a list."""
    mention = mentions[place]
    before = place > 0 and _listed(text, mentions[place - 1].end, mention.start)
    return before or (place + 1 < len(mentions) and _listed(text, mention.end, mentions[place + 1].start))


def _listed(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return (
        len(between) <= _LONGEST_BETWEEN
        and _BETWEEN.fullmatch(between) is not None
        and _MARK.search(between) is not None
        and "\n" not in between
    )


def _alone(mention: Mention, text: str) -> bool:
    """Whether the line holds nothing else but a bullet."""
    begin = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    rest = text[begin : mention.start] + text[mention.end : end if end >= 0 else len(text)]
    return begin > 0 and not any(sign.isalnum() for sign in rest)


def _beside_words(mention: Mention, text: str) -> bool:
    before = text[max(0, mention.start - 60) : mention.start]
    return bool(_BEFORE.search(before) or _AFTER.match(text, mention.end))


@cache
def _table() -> dict[str, tuple[_Spelling, ...]]:
    """Spellings by their first word in small letters, longest first."""
    by_word: dict[str, list[tuple[int, _Spelling]]] = {}
    for skill, when, words in _rows():
        first = _WORD.search(words)
        if first is None:
            continue
        spelling = _Spelling(skill, _regex(words.lstrip("."), when), words.startswith("."), when)
        by_word.setdefault(first[0].lower(), []).append((len(words), spelling))
    return {
        word: tuple(spelling for _, spelling in sorted(found, key=lambda pair: -pair[0]))
        for word, found in by_word.items()
    }


def _rows() -> Iterator[tuple[str, When, str]]:
    lines = files(__package__).joinpath("skills.tsv").read_text("utf-8").splitlines()
    for line in lines:
        if line.startswith("#"):
            continue
        skill, when, *others = line.split("\t")
        yield skill, When(when), skill
        for spelling in others[0].split(", ") if others else ():
            yield skill, When.ANY if spelling.islower() else When.EXACT, spelling


def _regex(spelling: str, when: When) -> re.Pattern[str]:
    """The spelling with any single joint between its words, and no letter after it."""
    parts = _PARTS.findall(spelling)
    pattern = "".join(re.escape(part) if _WORD.fullmatch(part) else _joint(part) for part in parts)
    end = r"(?![\w+#])" if spelling[-1].isalnum() else r"(?!\w)"
    return re.compile(pattern + end, re.IGNORECASE if when is When.ANY else 0)


def _joint(part: str) -> str:
    return r"[\s-]" if part in {" ", "-"} else re.escape(part)
