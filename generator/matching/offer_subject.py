"""Whose sponsorship an offer's words are about: the applicant's by the employer, or somebody else's.

Law firms file petitions for clients, recruiters and schools sponsor people, founders were sponsored once,
and personnel departments have sponsorship among their tasks. None of it is an offer to the reader.
"""

import re
from typing import Final

from generator.matching.offer_words import Strange
from generator.matching.statement import Statement

OPEN_RULES: Final = frozenset(
    {"we-sponsor", "sponsorship-given", "help-with-immigration", "costs-borne", "listed"}
)
"""Rules that name no applicant by themselves."""


def is_about_others(
    statement: Statement, clause: str, sentence: str, strange: Strange, *, duties: bool
) -> bool:
    """Whether an offer's words are not about the reader's visa or not the employer's.

    `clause` is in canonical words; `duties` tells that the heading above introduces what the employee does.
    """
    if _WARNING.search(sentence) or _PAST_PASSIVE.search(sentence) or _NOT_EVERYTHING.search(sentence):
        return True
    if (
        _IN_YOUR_HANDS.search(sentence)
        or _OF_STAFF.search(clause)
        or _FOR_TRAVEL.search(sentence)
        or _OTHER_PURPOSE.search(clause)
    ):
        return True
    if statement.rule not in OPEN_RULES:
        return False
    no_employer = duties and statement.rule != "listed" and not _EMPLOYER.search(clause)
    return (
        no_employer
        or bool(_OTHERS.search(sentence) or _RELATIVE.search(sentence) or _BY_THE_EMPLOYEE.search(sentence))
        or _is_service(statement.rule, clause, sentence)
        or _others_named(statement, clause, strange)
    )


def _is_service(rule: str, clause: str, sentence: str) -> bool:
    """A law firm's or a personnel department's work."""
    if rule == "sponsorship-given":
        return bool(_HR_TASKS.search(sentence))
    return rule == "help-with-immigration" and bool(_FILING.search(clause)) and not _APPLICANT.search(clause)


_WARNING = re.compile(
    r"\b(?:scams?|fraud\w*|fake|phishing|beware|impersonat\w+|rumou?rs? that)\b", re.IGNORECASE
)
_PAST_PASSIVE = re.compile(
    r"\b(?:was|were|been|got|is being|are being|being)\s+(?:\w+\s+){0,2}?spons[oe]red\b"
    r"|\b(?:came|moved|arrived|started|began|joined|immigrated)\b[^.;]*\b(?:on|with|through"
    r"|via)\b[^.;]*visas?\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:they|(?<!verify )(?<!opportunity )employers|other companies|businesses|organi[sz]ations"
    r"|enterprises|immigrants|refugees"
    r"|recruiters|competitors|corporations|portfolio companies|member (?:firms|companies)"
    r"|our (?:clients?|customers?|users|members)|clients?'|customers'|employees'|scholars"
    r"|(?:helps?|helping|lets?|letting|allows?|enables?|assists?) (?:\w+ )?"
    r"(?:them|companies|firms|startups|teams|people|clients|customers|workers|families|nurses|universities"
    r"|schools|hospitals)(?! (?:\w+ ){0,2}?(?:join|come to) (?:us|our)\b)"
    r"|(?:existing|current) (?:employees|staff|workforce))\b(?! status)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?<!we are )(?<!one of the )(?<!one of those )(?<!among the )(?<!one of few )(?<!one of the few )"
    r"\b(?!(?:is|this|us|process|business)\b)\w+s (?:that|which|who) (?:\w+ ){0,2}?"
    r"(?:spons[oe]rs?|(?:offers?|provides?) (?:\w+ ){0,3}?spons[oe]rship)\b",
    re.IGNORECASE,
)
"""Others who sponsor: "universities that sponsor visas"."""
_OF_STAFF = re.compile(
    r" (?:people|colleagues|members|employees|us are) (?:are )?on (?:an? )?(?:VISA|KIND|GREENCARD) "
    r"(?!(?:(?:and|then|we|also|or|VISA|KIND) )+SPONSOR )| "
    r"SPONSOR (?::|by) VISA $| (?:the|your|each|every) SPONSOR | our SPONSOR , "
    r"| SPONSOR by VISA ,| SPONSOR by (?!(?:us|the company|our|the employer|the university) )"
)
_FILING = re.compile(r" (?:file|files|filing|(?<!KIND )(?<!VISA )process|handle|handles|prepare|petition) ")
_APPLICANT = re.compile(
    r" (?:you|your|candidates?|applicants?|hires?|employees|engineers|workers|role|position|job|international"
    r"|everyone|talents?|researchers|scientists|nurses|newcomers|SUPPORT|SPONSORSHIP|day|month|fees?|costs?) "
)
_HR_TASKS = re.compile(r"\b(?:payroll|onboarding|I-9|offboarding|compliance)\b", re.IGNORECASE)
_FOR_TRAVEL = re.compile(
    r"visas? (?:\w+ )?for (?:\w+ ){0,3}(?:trips?|travel|off-?sites?|retreats?|conferences?|events?|festivals?"
    r"|visitors|guests|artists)\b",
    re.IGNORECASE,
)
_NOT_EVERYTHING = re.compile(r"\b(?:everything|anything|nothing|all|minus) but\b", re.IGNORECASE)
_BY_THE_EMPLOYEE = re.compile(
    r"\byou(?:'ll| will| would| may)? (?:(?:also|then|be|personally) ){0,2}"
    r"(?:spons[oe]r(?:ing)?|offer(?:ing)?|provid(?:e|ing)|giv(?:e|ing)|arrang(?:e|ing)|handl(?:e|ing))\b"
    r"|\byou (?:make sure|ensure|see to|oversee|manage|coordinate|run)\b|\bon behalf of\b"
    r"|\bincoming (?:\w+ )?(?:staff|hires|scholars|faculty|students)\b",
    re.IGNORECASE,
)
_IN_YOUR_HANDS = re.compile(
    r"\b(?:in your hands|your (?:responsibility|remit|domain)|on your plate|yours to (?:own|run))\b",
    re.IGNORECASE,
)
_EMPLOYER = re.compile(
    r" (?:we|us|our|company|employer|university|hospital|position|role|job|you|your|candidates|applicants|OK"
    r"|yes|eligible|offered|this) "
)
_OTHER_PURPOSE = re.compile(
    r" BARE (?:\S+ ){0,4}?(?:for|of|in|towards?) (?!(?:\S+ ){0,3}?(?:this|the|role|roles|position|positions|"
    r"job|jobs|you|your|candidates?|applicants?|VISA|KIND|GREENCARD|immigration|all|any|every|everyone|"
    r"international|hires?|talent|SOME|full|us|america|foreign|qualified|successful|opening|post|those|"
    r"anyone|people|future|need\S*|NEED|addition) )"
)


def _others_named(statement: Statement, clause: str, strange: Strange) -> bool:
    """The unknown words make somebody else the one who sponsors or is sponsored."""
    if strange.compound and statement.rule != "listed":
        return True
    if strange.before and not statement.country and not _OWN_SUBJECT.search(f" {strange.subject} "):
        return True
    addressed = _ADDRESSED.search(clause)
    if strange.behind and statement.rule == "help-with-immigration" and not (statement.country or addressed):
        return True
    unnamed = not statement.country and not _NAMES_IMMIGRATION.search(clause)
    return bool(unnamed and (strange.before or strange.behind))


_OWN_SUBJECT = re.compile(
    r" (?:we|us|our|company|employer|team|firm|university|college|institute|school|lab|clinic|center|hospital"
    r"|you|role|position|job|yes|will|can|SUPPORT|OK|GIVE|SOME) "
)
_ADDRESSED = re.compile(r" your (?:\S+ )?(?:VISA|KIND|GREENCARD) ")
_NAMES_IMMIGRATION = re.compile(r" (?:SPONSORSHIP|SUPPORT|VISA|KIND|GREENCARD|immigration) ")
