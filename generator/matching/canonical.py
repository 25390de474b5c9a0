"""A sentence about sponsorship in a small canonical vocabulary, so that few rules cover many wordings.

"Unfortunately we're unable to provide visa sponsorship" becomes "we NOT GIVE SPONSORSHIP". Capitals are
canonical words, everything else is the sentence's own, in lower case; tokens stand between single spaces.

| word | stands for |
| --- | --- |
| SPONSORSHIP, SUPPORT, BARE | sponsorship of a visa; help with immigration; of something not named |
| SPONSOR | the verb |
| VISA, KIND, GREENCARD | a visa or permit; one by its name; permanent residence |
| HOLDER, CITIZEN | green-card holders; US citizens or persons |
| FOREIGNER, FOLK | citizens of another country; its people |
| NOT, NO, WITHOUT | negations |
| YES | a double negation that says yes ("no reason why we wouldn't", "never said no to") |
| FINE | "no problem", "not an issue" |
| MAY, SOME, EXCEPT, GUARANTEE | a doubt or condition; a part of the jobs; an exception; a promise |
| OTHER | sponsors of another kind (executive, events, a security clearance) |
| NEED, GIVE, OK, ONLY | require; provide; available; a limit |
"""

import re
from functools import lru_cache

from generator.matching.canonical_words import STAGES
from generator.matching.statement_places import PEOPLES, countries_in, people_of
from generator.matching.visas import GREEN_CARD, Mention, mentions_in


@lru_cache(maxsize=20_000)
def canonical(sentence: str) -> str:
    """The sentence in canonical words, with a space at both ends."""
    words = _with_visas(sentence)
    for stage in STAGES:
        for pattern, replacement in stage:
            words = pattern.sub(replacement, words)
        words = " ".join(words.split())
    return f" {words} "


def in_other_language(sentence: str) -> bool:
    """Whether the decisive words are German, French, Spanish, Portuguese, Italian or Dutch."""
    return bool(_OTHER_LANGUAGE_MARK.search(sentence))


def _with_visas(sentence: str) -> str:
    """Visa words as VISA, GREENCARD or HOLDER, citizens as CITIZEN or FOREIGNER, the rest in lower case."""
    parts: list[str] = []
    at = 0
    for mention in mentions_in(sentence):
        parts.append(_with_people(sentence[at : mention.start]))
        tag = _visa_tag(mention)
        parts.append(f" {tag} ")
        at = mention.end
    parts.append(_with_people(sentence[at:]))
    return "".join(parts)


def _visa_tag(mention: Mention) -> str:
    if mention.holder:
        return "HOLDER"
    if mention.name == GREEN_CARD:
        return "GREENCARD"
    return "KIND" if mention.name else "VISA"


def _with_people(words: str) -> str:
    parts: list[str] = []
    at = 0
    for match in _CITIZENS.finditer(words):
        parts.append(words[at : match.start()].lower())
        parts.append(f" {_people_tag(match)} ")
        at = match.end()
    parts.append(words[at:].lower())
    return "".join(parts)


def _people_tag(match: re.Match[str]) -> str:
    if match["us"] or match["person"] or match["usc"]:
        return "CITIZEN"
    if match["folk"]:
        return "FOLK"
    if match["demonym"]:
        return "FOREIGNER" if people_of(match["demonym"]) else match.group().lower()
    place = countries_in(match["of"] or match["of2"] or "")
    if "United States" in place:
        return "CITIZEN"
    return "FOREIGNER" if place else match.group().lower()


_STATUS = (
    r"(?:citizens?(?:hip)?|nationals?|nationality|passport(?:[- ]holders?)?|citzens?(?:hip)?|citizenhip)"
)
_US = r"(?:U\.?\s?S\.?\s?A?\.?|(?i:united states|american))"
_CITIZENS = re.compile(
    rf"(?P<us>\b{_US}[- ]?(?:born )?(?i:{_STATUS})\b(?! (?:and|&) Immigration)|(?i:\bus {_STATUS}\b))"
    rf"|(?P<person>\b(?:U\.?\s?S\.?|(?i:united states)) ?[\"']?(?i:persons?)\b|"
    rf"\b(?i:an?|be) us person\b)"
    rf"|(?P<usc>\bUSC\b|(?i:\busc(?=/gc\b|/green|s? only\b)|(?<=\bgc/)usc\b))"
    rf"|\b(?P<demonym>[A-Z][a-z]+(?: African)?|EU|E\.U\.|UK|U\.K\.|UAE) "
    rf"(?i:{_STATUS})\b"
    r"|(?i:\b(?:citizen(?:s|ship)?|nationals?|nationality|passport) (?:of|in|"
    r"from) (?:the |an? )?)(?P<of>[A-Z][\w.]+(?: [A-Z]\w+)?)"
    rf"|\b(?P<folk>{PEOPLES})\b"
    r"|\b(?P<of2>[A-Z][a-z]{2,}) (?i:citizen(?:s|ship)?|nationals?|nationality)\b"
)


_OTHER_LANGUAGE_MARK = re.compile(
    r"(?i:\b(?:wir|kein(?:e[nrms]?)?|nicht|bieten|ist|für|nous|ne|pour|vous|"
    r"ofrecemos|para|para|con|uma|não|oferecemos|wij|geen|niet|non(?!-)|offriamo)\b)|[ぁ-ヿ一-鿿]"
)
