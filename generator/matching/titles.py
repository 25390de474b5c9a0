"""A job title brought to one form and taken apart, so that patterns can stay short.

What holds for every role is decided here: spelling, level words, and what a dash, a comma or a
parenthesis means. What is particular to a role stands in its file and is read by `patterns.py`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from generator.matching.title_spelling import segments_of
from generator.matching.title_words import (
    EMPLOYMENT,
    FIELDS,
    GENERAL,
    GRADES,
    HEADS,
    LEANINGS,
    LEARNERS,
    LEVELS,
    MAKERS,
    NARROW_HEADS,
    NUMBERED,
    OUTSIDERS,
    SERVING,
    SOFTWARE_HEADS,
)

TEAM_MARK = "~"
"""Stands before a word such as `engineering` where it names a team, so that no pattern meets it."""

_ASIDE = re.compile(
    r"\(([^()]{0,60})\)(?=\s*(?:engineer|developer|scientist|analyst|designer|architect|researcher))"
    r"|(?<=\w )\(([^()]{0,60})\)(?=\s*(?:manager|director|lead|specialist|consultant|administrator))",
    re.I,
)
"""Words in parentheses just before the job noun: `ML (Machine Learning) Engineer`."""


class Kind(Enum):
    """What a phrase can say about the job."""

    JOB = 1
    """The job itself."""
    TEAM = 2
    """Words beside a job that is named already; only a second job noun counts."""
    DISCIPLINE = 3
    """What follows a general title (`Software Engineer, Backend`) and only names a field."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in which a role may be named, single blanks between and around them."""

    text: str
    kind: Kind = Kind.JOB
    part: int = 0
    """Which part of the title a discipline stands in, from 1."""
    context: str = ""
    """For one of several disciplines joined by `/`, all of them."""

    @property
    def leaning(self) -> bool:
        """Whether it adds to a discipline before it: `Full Stack (Frontend focus)`."""
        return any(word in LEANINGS for word in (self.context or self.text).split())


@dataclass(frozen=True, slots=True)
class Title:
    """A title's phrases, the way the job is most plainly named first."""

    phrases: tuple[Phrase, ...]
    words: frozenset[str]
    """Every word of the phrases."""
    outsiders: frozenset[str] = frozenset()
    """Words for somebody outside the field (writer, recruiter): only a role that names one counts."""


@lru_cache(maxsize=4096)
def title_of(text: str) -> Title:
    """The phrases of a posting's title in which roles are looked for."""
    parts = segments_of(_ASIDE.sub(lambda aside: f" {aside[1] or aside[2]} ", text))
    segments = [bare for part in parts if (bare := _without_skills(_without_levels(part)))]
    learner = any(word in LEARNERS for part in parts for word in part)
    phrases = tuple(dict.fromkeys(_phrases(segments, learner=learner)))
    words = frozenset(word for phrase in phrases for word in phrase.text.split())
    return Title(phrases, words, frozenset(word for segment in segments for word in _outsiders(segment)))


def _without_levels(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without level, number, employment form, date and contract words.

    `lead`, `associate` and the like are a level before a job (`Lead SQL Developer`) and the job
    itself at the end (`Product Lead`).
    """
    kept: list[str] = []
    for at, word in enumerate(words):
        if word in EMPLOYMENT or word in LEVELS or NUMBERED.fullmatch(word):
            continue
        if word in GRADES and _is_grade(words, at):
            continue
        if word != "/" or kept[-1:] != ["/"]:
            kept.append(word)
    return _trimmed(kept)


def _without_skills(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words before `with`, which follows a job and tells what is asked for: `with SQL background`."""
    at = words.index("with") if "with" in words else 0
    return words[:at] if any(word in HEADS for word in words[:at]) else words


def _is_grade(words: tuple[str, ...], at: int) -> bool:
    """Whether the job itself is still to come; `Lead Payments` leads, `Lead Engineer` is an engineer."""
    later = words[at + 1 :]
    if not later or later[0] in ("of", "for", "/"):
        return False
    if words[at] == "lead":
        return any(word in HEADS for word in later)
    return any(_is_plain(word) for word in later)


def _is_plain(word: str) -> bool:
    return word not in EMPLOYMENT and word not in LEVELS and not NUMBERED.fullmatch(word) and word != "/"


def _trimmed(words: list[str]) -> tuple[str, ...]:
    start, end = 0, len(words)
    while start < end and words[start] in ("/", "in"):
        start += 1
    while end > start and words[end - 1] == "/":
        end -= 1
    return tuple(words[start:end])


def _outsiders(words: tuple[str, ...]) -> frozenset[str]:
    """The words at either end of a part for somebody who teaches, sells, repairs or writes about a field."""
    return OUTSIDERS & {words[0], words[-1]}


def _phrases(segments: list[tuple[str, ...]], *, learner: bool) -> list[Phrase]:
    phrases: list[Phrase] = []
    job_named = False
    for at, segment in enumerate(segments):
        rest = segments[at + 1 :]
        for words in _jobs(segment):
            phrases.append(_team(words) if job_named else _phrase(words))
            if not job_named:
                phrases.extend(_turned(words, rest))
                phrases.extend(_learned(words) if learner else ())
                phrases.extend(_qualified(words, rest))
                phrases.extend(_headed(segments[at - 1], words) if at else ())
            disciplines = _disciplines(_after_general(words, bare=learner and not job_named), rest)
            phrases.extend(one for one in disciplines if "software" in words or not _only_serves(one))
        job_named = job_named or any(word in HEADS for word in segment)
    return sorted(phrases, key=lambda phrase: phrase.kind is Kind.DISCIPLINE)


def _jobs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """`Systems Architect / Product Manager` as two jobs; `Data Scientist / Engineer` stays one part."""
    for at, word in enumerate(words):
        left, right = words[:at], words[at + 1 :]
        if (
            word == "/"
            and left
            and left[-1] in HEADS
            and len(right) > 1
            and not set(right[1:]).isdisjoint(HEADS)
        ):
            return [left, *_jobs(right)]
    return [words]


def _phrase(words: Iterable[str]) -> Phrase:
    return Phrase(f" {' '.join(words)} ")


def _team(words: tuple[str, ...]) -> Phrase:
    """`Data Science` and `Developer Tools` after a job that is named already are names of teams."""
    marked = (
        TEAM_MARK + word if _is_field(words, at) or _is_audience(words, at) else word
        for at, word in enumerate(words)
    )
    return Phrase(f" {' '.join(marked)} ", Kind.TEAM)


def _is_field(words: tuple[str, ...], at: int) -> bool:
    """Whether the word names a team's field; in `Data Analytics Analyst` it belongs to the job."""
    return words[at] in FIELDS and words[at + 1 :] not in (("analyst",), ("engineer",), ("manager",))


def _is_audience(words: tuple[str, ...], at: int) -> bool:
    """Whether `developer` names those whom a team serves: `Developer Tools`."""
    after = words[at + 1] if at + 1 < len(words) else "/"
    return words[at] == "developer" and after not in ("/", "with", "for", "in", "at")


def _turned(words: tuple[str, ...], rest: list[tuple[str, ...]]) -> list[Phrase]:
    """`Director of Engineering`, `Manager, Product` and `Analyst Financial` in the usual order."""
    length = _general_length(words)
    if not length:
        return []
    head = next(word for word in reversed(words[:length]) if word in HEADS)
    if length < len(words):
        return [_phrase([*_after_of(words[length:]), head])]
    return [_phrase([*rest[0], head])] if rest else []


def _qualified(words: tuple[str, ...], rest: list[tuple[str, ...]]) -> list[Phrase]:
    """`Program Manager, Tech` as the technical program manager it is."""
    return [_phrase(["technical", *words])] if rest[:1] == [("technical",)] else []


def _headed(before: tuple[str, ...], words: tuple[str, ...]) -> list[Phrase]:
    """`Field Marketing - Manager` as the one job it is."""
    if _general_length(words) < len(words) or any(word in HEADS for word in before):
        return []
    return [_phrase([*before, next(word for word in words if word in HEADS)])]


def _learned(words: tuple[str, ...]) -> list[Phrase]:
    """`Flight Software`, beside `Intern`, as the job that is learned."""
    ends = words[-1] == "software" or words[:2] == ("software", "/")
    return [_phrase([*words, "engineer"])] if ends else []


def _general_length(words: tuple[str, ...]) -> int:
    """How many words at the start say a grade or a bare job noun and no field; 0 without a noun."""
    length = 0
    for word in words:
        if word in NARROW_HEADS or (word not in GENERAL and word not in HEADS):
            break
        length += 1
    return length if any(word in HEADS for word in words[:length]) else 0


def _after_of(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if words[0] in ("of", "for", "in", "/") and len(words) > 1 else words


def _disciplines(after: tuple[str, ...] | None, rest: list[tuple[str, ...]]) -> list[Phrase]:
    """The words after a general title, and each of those that `/` or `and` joins."""
    if after is None:
        return []
    parts = [after, *rest] if after else rest
    phrases: list[Phrase] = []
    for number, words in enumerate(parts, start=1):
        text = " ".join(words)
        each = text.split(" / ")
        named = [one for one in each if len(one) > 1] if all(len(one.split()) <= 2 for one in each) else []
        texts = dict.fromkeys([text, *named])
        phrases.extend(Phrase(f" {one} ", Kind.DISCIPLINE, number, f" {text} ") for one in texts)
    return phrases


def _only_serves(phrase: Phrase) -> bool:
    """Whether it names a kind of engineer outside software: `Engineer, Quality`."""
    return all(word in SERVING or word == "engineering" for word in phrase.text.split())


def _after_general(words: tuple[str, ...], *, bare: bool) -> tuple[str, ...] | None:
    """The words after `software engineer`, `engineer` or the like; `None` after a narrower title.

    With `bare`, a part without any job noun (`Mechanical`, beside `Intern`) is itself what follows.
    """
    text = f" {' '.join(words)} "
    for head in SOFTWARE_HEADS:
        at = text.find(f" {head} ")
        if at >= 0:
            after = tuple(text[at + len(head) + 1 :].removeprefix(" for").split())
            return after if text[:at].count(" ") <= 2 else None
    if words[:2] in (("technical", "lead"), ("team", "lead")):
        return _after_of(words[2:]) if len(words) > 2 else ()
    if words[-1] in ("scientist", "researcher") and all(
        word in GENERAL or word == "research" for word in words[:-1]
    ):
        return ()
    length = _general_length(words)
    if length and any(word in MAKERS for word in words[:length]):
        return _after_of(words[length:]) if length < len(words) else ()
    if words[-1] in ("engineer", "developer") and not any(word in SERVING for word in words):
        return ()
    return words if bare and not any(word in HEADS for word in words) else None
