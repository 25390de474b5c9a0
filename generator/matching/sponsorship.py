"""What a posting's own words say about visa sponsorship, with the words that prove it.

Sentences with signal words are cut into clauses and each clause is decided by the first rule that holds
(`statements.py`, `sponsorship_rules.py`). Here the statements become one claim: a refusal comes before
everything, an offer stands only where nothing limits it, and an offer for another country is conditional.
Where the words leave a doubt the claim is conditional or unstated, never offered.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.domain.place import Place
from generator.domain.sponsorship import Claim, Stance
from generator.matching.signals import signal_places
from generator.matching.statement import Statement
from generator.matching.statement_places import (
    UNITED_STATES,
    countries_in,
    foreign_country_in,
    foreign_country_of,
    workplace_in,
)
from generator.matching.statements import US_KINDS, statements_of
from generator.matching.visas import GREEN_CARD, visas_in

LONGEST_QUOTE = 300
"""Characters of the text shown as proof."""


def claim_of(text: str, places: tuple[Place, ...] = ()) -> Claim:
    """The stance of a plain text. `places` (of the job) decide the country where the text names none."""
    statements = statements_of(text)
    if not statements:
        return Claim()
    return _combined(text, statements, places)


def _combined(text: str, statements: Sequence[Statement], places: tuple[Place, ...]) -> Claim:
    """One claim of all statements: refusal before condition before offer."""
    refusals = [s for s in statements if s.stance is Stance.REFUSED]
    offers = [s for s in statements if s.stance is Stance.OFFERED]
    conditions = [s for s in statements if s.stance is Stance.CONDITIONAL]
    if refusals:
        return _refused(text, refusals, conditions, offers, places)
    firm = {offer.line for offer in offers if offer.rule != "listed"}
    conditions = [s for s in conditions if s.line not in firm or not _adds_to_an_offer(s)]
    if any(not _is_about_residence(offer) for offer in offers):
        conditions = [s for s in conditions if not _is_about_residence(s)]
    if conditions:
        return _claim(text, Stance.CONDITIONAL, _group(conditions[0], offers), places)
    return _offered(text, offers, places)


def _adds_to_an_offer(statement: Statement) -> bool:
    """Beside a firm offer: a welcome to those who need it, or a promise of help in words of its own."""
    in_own_words = statement.changed_by == "offer-in-unknown-words"
    if statement.rule == "help-with-immigration":
        return in_own_words
    return statement.rule == "needing-is-welcome"


def _is_about_residence(statement: Statement) -> bool:
    """The clause is about permanent residence alone, so a condition in it leaves an offer of a visa firm."""
    return set(visas_in(statement.clause)) == {GREEN_CARD}


def _refused(
    text: str,
    refusals: Sequence[Statement],
    conditions: Sequence[Statement],
    offers: Sequence[Statement],
    places: tuple[Place, ...],
) -> Claim:
    general = [s for s in refusals if "citizenship" not in s.flags]
    if len(general) < len(refusals) or any(s.about_this_job for s in general):
        first = next((s for s in refusals if s.about_this_job), refusals[0])
        return _claim(text, Stance.REFUSED, _group(first, refusals), places)
    limits = [s for s in (*conditions, *offers) if s.rule != "wish" and not _OTHER_JOBS.search(s.words)]
    near = [s for s in limits if any(abs(s.line - r.line) <= 2 for r in general)]
    far_offers = [s for s in offers if s not in near]
    if near or far_offers:
        chosen = (near or far_offers)[0]
        both = replace(general[0], changed_by="refused-and-offered")
        return _claim(text, Stance.CONDITIONAL, _group(both, [chosen]), places)
    return _claim(text, Stance.REFUSED, _group(general[0], general[1:]), places)


_OTHER_JOBS = re.compile(
    (r"\b(?:other|later|future|another) (?:roles?|positions?|openings?|jobs?|opportunit)"), re.IGNORECASE
)


def _offered(text: str, offers: Sequence[Statement], places: tuple[Place, ...]) -> Claim:
    """An offer, unless it is for another country."""
    country = next((s.country for s in offers if s.country), "") or _country_around(text, offers[0], places)
    stated_here = any(UNITED_STATES in countries_in(s.words) for s in offers)
    if country and not stated_here:
        abroad = replace(
            offers[0],
            country=country,
            flags=("foreign_offer", *offers[0].flags),
            changed_by="offered-for-another-country",
        )
        return _claim(text, Stance.CONDITIONAL, [abroad], places)
    return _claim(text, Stance.OFFERED, _group(offers[0], offers[1:]), places)


def _country_around(text: str, statement: Statement, places: tuple[Place, ...]) -> str:
    line = _line_around(text, statement)
    if UNITED_STATES in countries_in(statement.words) or US_KINDS & set(visas_in(statement.words)):
        return ""
    if country := foreign_country_in(line):
        return country
    return foreign_country_of(places) if places else workplace_in(text)


def _line_around(text: str, statement: Statement) -> str:
    start = max(text.rfind("\n", 0, statement.start) + 1, statement.start - 300)
    end = text.find("\n", statement.end)
    return text[start : min(end if end >= 0 else len(text), statement.end + 300)]


def _group(first: Statement, others: Sequence[Statement]) -> list[Statement]:
    """The first statement with those next to it that fit into one quotation."""
    group = [first]
    for other in sorted(others, key=lambda s: s.start):
        if abs(other.line - first.line) > 1:
            continue
        start = min(other.start, *(s.start for s in group))
        end = max(other.end, *(s.end for s in group))
        if end - start <= LONGEST_QUOTE:
            group.append(other)
    return group


def _claim(text: str, stance: Stance, group: Sequence[Statement], places: tuple[Place, ...]) -> Claim:
    quote = _quote(text, group)
    words = " ".join(dict.fromkeys(s.words for s in group))
    accepts = _accepted(_line_around(text, group[0])) if stance is Stance.REFUSED else ()
    country = next((s.country for s in group if s.country), "")
    country = country or ("" if stance is Stance.OFFERED else _country_around(text, group[0], places))
    return Claim(
        stance=stance,
        quote=quote,
        visas=tuple(dict.fromkeys((*visas_in(words), *accepts))),
        country=country,
        flags=_flags(text, group, country, words),
        accepts=accepts,
        rules=tuple(dict.fromkeys(name for statement in group for name in statement.rules)),
    )


def _quote(text: str, group: Sequence[Statement]) -> str:
    """The group's sentences, or of an overlong sentence the part around the words that decide."""
    start, end = min(s.start for s in group), max(s.end for s in group)
    if end - start <= LONGEST_QUOTE:
        return text[start:end]
    clause = text.find(group[0].clause, start, end)
    first = min(signal_places(text[max(clause, start) : end]), default=0) + max(clause, start)
    low = max(start, first - LONGEST_QUOTE // 2)
    if low > start:
        low = text.find(" ", low, first) + 1 or first
    high = min(end, low + LONGEST_QUOTE)
    if high < end:
        space = text.rfind(" ", low, high)
        high = space if space > low else high
    return text[low:high]


_EXPORT = re.compile(
    (r"\bITAR\b|\bEAR\b|export (?:control|regulation|law|administration|compliance)|arms regulation"),
    re.IGNORECASE,
)
_ESCAPE = re.compile(
    r"eligible to obtain.{0,60}authori[sz]ations?.{0,40}Department of State", re.IGNORECASE | re.DOTALL
)
_CLEARANCE = re.compile(
    (r"security clearance|\bTS/SCI\b|top[- ]secret|secret clearance|\bSC clearance|polygraph"),
    re.IGNORECASE,
)


def _flags(text: str, group: Sequence[Statement], country: str, words: str) -> tuple[str, ...]:
    flags = [flag for statement in group for flag in statement.flags]
    around = text[max(0, group[0].start - 400) : group[-1].end + 400]
    if "citizenship" in flags:
        flags += ["export_control"] if _EXPORT.search(around) else []
        flags += ["escape_clause"] if _ESCAPE.search(around) else []
        flags += ["clearance"] if _CLEARANCE.search(text) else []
    if country:
        flags.append("other_country")
    if group[0].stance is Stance.CONDITIONAL and country:
        flags.append("foreign_offer")
    return tuple(dict.fromkeys(flags))


_WELCOME = re.compile(
    (
        r"\b(?:welcome|ok|okay|accepted|acceptable|fine|considered|eligible|"
        r"encouraged|can apply|may apply|allowed|good)\b"
    ),
    re.IGNORECASE,
)


def _accepted(words: str) -> tuple[str, ...]:
    """Kinds named in a part of the sentence that welcomes them."""
    parts = re.split(r";|\bbut\b|\bhowever\b|\.\s|,\s+(?=no\b)", words)
    welcoming = (
        part
        for part in parts
        if _WELCOME.search(part) and not re.search(r"\b(?:not?|cannot|unable)\b|n't\b", part, re.IGNORECASE)
    )
    return tuple(dict.fromkeys(name for part in welcoming for name in visas_in(part)))
