"""Wording that prefers or shuts out people by citizenship or by kind of visa.

An employer may ask whether somebody is authorised to work and will need sponsorship. Beyond that the law
protects citizens, nationals, permanent residents, refugees and asylees from being chosen among by citizenship
status (8 U.S.C. 1324b(a)(1) and (3)), unless a law, regulation, executive order or government contract asks
for it (1324b(a)(2)(C)); the Immigrant and Employee Rights Section of the Department of Justice enforces it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.matching.claims import sentences_in


class StatusKind(StrEnum):
    """How a sentence chooses among people."""

    CITIZENS = "citizens"
    """It limits a job to citizens, or to them and permanent residents, or prefers them."""
    SHUT_OUT = "shut out"
    """It turns holders of a kind of visa away, whether or not they need anything from the employer."""
    PREFERRED = "preferred"
    """It prefers holders of a kind of visa or document, or limits the job to them."""


@dataclass(frozen=True, slots=True)
class StatusWording:
    """The words, and where they stand."""

    kind: StatusKind
    start: int
    end: int


_KIND = (
    r"(?:h-?1-?bs?|h-?4(?:[- ]eads?)?|(?:stem[- ])?opts?|cpts?|(?:gc[- ])?eads?|gcs?|tn|l-?[12][ab]?s?"
    r"|f-?1s?|j-?1s?|e-?3s?|o-?1s?|green[- ]?cards?)"
)
_KINDS = rf"{_KIND}(?:\s?(?:[/,&+]|\bor\b|\band\b|\bno\b)\s?(?:no )?{_KIND}){{0,6}}"
_PEOPLE = (
    r"(?:holders?|candidates?|applicants?|persons?|people|workers?|consultants?|profiles?|students?|visas?"
    r"|resources?)"
)
_CITIZENS = (
    r"(?:(?:u\.?s\.?a?|american|united states)[- ]citizens?|\bu\.?s\.?c\b"
    r"|citizens(?: of the (?:united states|u\.?s\.?a?))?)"
)
_RESIDENTS = r"(?:gc|green[- ]?card|(?:lawful )?permanent[- ]residents?|lprs?|pr|(?:gc|h-?4)?[- ]?eads?)"
_ALSO = rf"(?:\s?(?:,|/|&|\+|\bor\b|\band\b|\band/or\b)\s?(?:{_CITIZENS}|{_RESIDENTS})(?: {_PEOPLE})?){{0,4}}"
_GROUP = rf"(?:{_CITIZENS}|(?:{_RESIDENTS})(?: {_PEOPLE})?(?=\s?(?:,|/|&|or|and)\s?{_CITIZENS})){_ALSO}"
_ONLY = r"(?:only|exclusively|strictly|solely)"
_GREENCARD = r"(?:green[- ]?card|gc)(?: holders?)?"
_LITTLE = r"(?:\w+[ -]){0,4}"

_PATTERNS: tuple[tuple[StatusKind, str], ...] = (
    (StatusKind.CITIZENS, rf"{_GROUP}(?: {_PEOPLE})?(?: status)?[ ,(-]*{_ONLY}\b"),
    (StatusKind.CITIZENS, rf"\b{_ONLY}\b (?!\d){_LITTLE}{_GROUP}"),
    (StatusKind.CITIZENS, rf"\bmust (?:currently )?(?:be|hold) (?:an? )?{_GROUP}"),
    (
        StatusKind.CITIZENS,
        r"\b(?:u\.?s\.?|american) citizenship (?:is )?(?:required|mandatory|a must|preferred)",
    ),
    (StatusKind.CITIZENS, r"\brequires? (?:u\.?s\.?|american) citizenship\b"),
    (
        StatusKind.CITIZENS,
        rf"{_GROUP}(?: {_PEOPLE})? (?:(?:are|is|strongly|highly|will be) ){{0,3}}(?:preferred|favou?red)",
    ),
    (StatusKind.CITIZENS, rf"\bprefer(?:s|ring)? {_LITTLE}{_GROUP}"),
    (StatusKind.CITIZENS, rf"\b(?:preference|priority)\b (?:\w+ ){{0,3}}(?:to|for) {_GROUP}"),
    (StatusKind.CITIZENS, rf"{_GROUP}(?: {_PEOPLE})? (?:\w+ ){{0,2}}(?:priority|preference|first)\b"),
    (StatusKind.CITIZENS, r"\bnon-?(?:u\.?s\.? )?citizens (?:need not|should not|cannot|may not) apply"),
    (
        StatusKind.SHUT_OUT,
        rf"\bno {_KINDS}(?: {_PEOPLE})?"
        r"(?=\s*(?:[.!,;:)|]|\n|$|\bplease\b|\ballowed\b|\baccepted\b|\bconsidered\b))",
    ),
    (StatusKind.SHUT_OUT, rf"\b{_KINDS}(?: {_PEOPLE})? (?:need not|should not|please do not|do not) apply"),
    (
        StatusKind.SHUT_OUT,
        rf"\b{_KINDS}(?: {_PEOPLE})? (?:are |is |will |can |be ){{1,2}}(?:not|n't) (?:be )?"
        r"(?:accepted|considered|eligible|allowed|welcome|entertained|hired)",
    ),
    (
        StatusKind.SHUT_OUT,
        r"\b(?:not|cannot|can['’]t|don['’]t|won['’]t|unable to) (?:be )?"
        r"(?:accept|consider|take|hire|interview|entertain)(?:ing)? (?:any )?"
        rf"(?:{_PEOPLE} (?:on|with|in) (?:an? )?{_KINDS}|{_KINDS} {_PEOPLE})"
        r"(?! (?:petition|transfer|sponsor))",
    ),
    (StatusKind.PREFERRED, rf"\b{_ONLY} {_KINDS} (?!visas?\b){_PEOPLE}"),
    (
        StatusKind.PREFERRED,
        rf"(?<!with )\b{_KINDS}(?: {_PEOPLE})? (?:(?:are|is|strongly|highly) ){{0,2}}preferred",
    ),
    (
        StatusKind.PREFERRED,
        rf"\b(?:preference|priority)\b (?:\w+ ){{0,3}}(?:to|for) {_KINDS}\b"
        r"(?! (?:experience|background|contractor))",
    ),
    (StatusKind.PREFERRED, rf"\b{_KINDS}(?: {_PEOPLE})? (?:get|have|with) (?:priority|preference)"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_NAMED = (
    "citizen", "green card", "green-card", "greencard", "h1b", "h-1b", "h 1b", "h1-b", "opt only",
    "opt preferred", "cpt only", "gc only", "usc only", "usc/gc", "gc/usc", "no opt", "no cpt",
)  # fmt: skip
_SHORT = ("USC", "GC", "OPT", "CPT", "EAD", "H4", "H-4", "F-1", "F1", "J-1", "L-1", "TN", "E-3", "O-1")
"""Short forms, which stand in capitals; `opt` and `lead` are other words."""
_ASKS_OR_OPENS = re.compile(
    r"not required|authori[sz]ed to work|work authori[sz]ation is|refugee|asylee|protected individual"
    r"|u\.?s\.? persons?|regardless|without regard|encouraged",
    re.IGNORECASE,
)
_GROUND = re.compile(
    r"\b(?:itar|ear99|dfars|export[- ]control\w*|clearance|(?<!trade )secret|classified|polygraph"
    r"|public trust|d\.?o\.?d\.?|department of defense"
    r"|(?:government|federal|defense|military)[- ](?:contracts?|client|customer|project|program)"
    r"|(?:law|contract) requires|required by (?:law|regulation|contract|statute)"
    r"|executive order|nuclear|ts/sci|22 cfr)",
    re.IGNORECASE,
)
_SPEAKS_ABOUT = re.compile(
    r"\b(?:may not|must not|unlawful\w*|illegal\w*|forb[ia]d\w*|discriminat\w+|law|1324b|avoid|break\w*|"
    r"violat\w+|postings that|adverts? that|adverts? (?:say|demand|print|write)|never (?:write|say|print)|"
    r"do not (?:write|say|print|mean)|department of justice|h-2[ab]|canad\w+|mexic\w+|"
    r"austral\w+|chile\w*|singapore\w*|(?:can|may|could) only|petition\w*|passports?|visa bulletin|cap|"
    r"lotter\w+|register|registration)\b",
    re.IGNORECASE,
)
_OF_A_JOB = re.compile(
    r"\b(?:jobs?|roles?|positions?|adverts?|postings?|openings?|candidates?|applicants?|apply|hir(?:e|es|ing)|teams?|"
    r"recruit\w*|vacanc\w+|profiles?|consultants?|prefer\w*|priority|preference|only|exclusively|strictly|no)\b",
    re.IGNORECASE,
)
_FEW_WORDS = 6


def status_wording(text: str) -> tuple[StatusWording, ...]:
    """The sentences of an advert that choose by status and name no law or contract that asks for it.

    A ground that the advert names anywhere (ITAR, a clearance) counts for its citizenship limits.
    """
    return tuple(_found(text, lambda _: bool(_GROUND.search(text))))


def status_wording_in_prose(text: str) -> tuple[StatusWording, ...]:
    """The same for a text of advice, which may speak about such limits without setting one."""
    found = _found(text, lambda sentence: bool(_GROUND.search(sentence)))
    return tuple(each for each in found if _is_advert(text, each))


def first_status_wording(text: str) -> tuple[StatusKind, str] | None:
    """The first such words of an advert; None for nearly all."""
    found = next(iter(status_wording(text)), None)
    return (found.kind, " ".join(text[found.start : found.end].split())) if found else None


def speaks_about_limits(sentence: str) -> bool:
    """Whether a sentence of advice is about such limits, or about who may use a visa."""
    return bool(_SPEAKS_ABOUT.search(sentence))


@dataclass(frozen=True, slots=True)
class _Names:
    """What a text names, so that each of its sentences is searched for that alone."""

    small: tuple[str, ...]
    """In small letters."""
    short: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.small or self.short)

    def stand_in(self, sentence: str) -> bool:
        """Whether the sentence has any of them."""
        small = sentence.lower()
        return any(name in small for name in self.small) or any(name in sentence for name in self.short)


def _names_in(text: str) -> _Names:
    """The statuses that a text names; most name none."""
    small = text.lower()
    return _Names(
        tuple(name for name in _NAMED if name in small), tuple(name for name in _SHORT if name in text)
    )


def _found(text: str, has_ground: Callable[[str], bool]) -> Iterator[StatusWording]:
    names = _names_in(text)
    if not names:
        return
    for first, last, asks in sentences_in(text):
        sentence = text[first:last]
        if asks or not names.stand_in(sentence) or _ASKS_OR_OPENS.search(sentence):
            continue
        for kind, pattern in _COMPILED:
            found = pattern.search(sentence)
            if found and not (kind is StatusKind.CITIZENS and has_ground(sentence)):
                yield StatusWording(kind, first + found.start(), first + found.end())
                break


def _is_advert(text: str, found: StatusWording) -> bool:
    """Whether the sentence around the words speaks of a job as an advert does."""
    sentence = next(text[first:last] for first, last, _ in sentences_in(text) if first <= found.start < last)
    if speaks_about_limits(sentence):
        return False
    return len(sentence.split()) <= _FEW_WORDS or bool(_OF_A_JOB.search(sentence))
