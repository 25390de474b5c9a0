"""What one clause states by itself, or after a clause that named sponsorship, or as a reply to a question."""

import re
from functools import lru_cache

from generator.domain.sponsorship import Stance
from generator.matching.canonical import canonical, in_other_language
from generator.matching.offer_words import is_plain
from generator.matching.sponsorship_rules import first_rule

Decision = tuple[Stance, str, tuple[str, ...]]
"""A stance, the rule's name and its flags."""


@lru_cache(maxsize=20_000)
def decided(clause: str, *, topic: bool) -> Decision | None:
    """What the clause alone says: its stance, the rule's name and flags.

    `UNSTATED` where a rule recognises it as saying nothing; `None` where no rule holds.
    """
    words = canonical(clause)
    rule = first_rule(words)
    if rule:
        if rule.stance is Stance.OFFERED and in_other_language(clause):
            return Stance.CONDITIONAL, rule.name, ("foreign_offer", *rule.flags)
        return rule.stance, rule.name, rule.flags
    if _BARE_ITEM.fullmatch(words) or _ITEM_WITH_CIRCLE.fullmatch(words) or _is_in_enumeration(words):
        return Stance.OFFERED, "listed", ()
    return _elliptic(words) if topic else None


_BARE_ITEM = re.compile(
    r" (?:(?!(?:we|can|will|you|NEED|NOT|NO|WITHOUT|is|are|about|MAY|of|on|if|our|"
    r"ONLY|for|OTHER) )\S+ ){0,8}?(?:SPONSORSHIP|SUPPORT) (?:(?:VISA|KIND|"
    r"GREENCARD|and|or|,|/|\(|\)|if|where|when|as|applicable|necessary|needed|"
    r"required"
    r"|for|this|role|international|candidates|hires|&|relocation|assistance|"
    r"package|travel|a|plus|with|\+) )*"
)
_SENTENCE_WORD = re.compile(r" (?:we|you|they|NEED|NOT|NO|WITHOUT|MAY|ONLY|SOME|is|are|will|can|OTHER|GIVE) ")


def _is_in_enumeration(words: str) -> bool:
    """`Relocation package, visa sponsorship and a stipend`: items in a row, one of them ours, and no verb."""
    items = re.split(r" , (?:and )?", words)
    return (
        len(items) > 1
        and not _SENTENCE_WORD.search(words)
        and any(_BARE_ITEM.fullmatch(f" {item.strip()} ") for item in items)
    )


_ITEM_WITH_CIRCLE = re.compile(
    r" (?:(?:full|relocation|and|&|/|us|work|employer) ){0,4}(?:SPONSORSHIP|SUPPORT) (?:\( )?(?:for"
    r"|in|to|at) "
    r"(?:(?!(?:is|are|NOT|NO|WITHOUT|:|\?|NEED) )\S+ ){1,8}"
)
"""A listed item that says for whom or where; the words decide whether it is an offer to the reader."""
_ELLIPTIC_YES = re.compile(
    r" (?:\S+ ){0,7}?(?:we|it|they) (?:\S+ )?(?:do|can|will|would|is|does)(?: "
    r"so)? $"
    r"| we (?:\S+ ){0,2}?(?:file|start|begin|pay|GIVE|handle|prepare) (?:(?:for|the|your|all|an?) )*"
    r"(?:petition|paperwork|papers|process|costs?|fees?|application|filing|it|one) "
    r"| (?:we|us|university|college|hospital|company|employer|firm|school|institute|bank) "
    r"(?:\S+ ){0,2}?SPONSOR (?:(?:both|you|yours|too|them|him|her|everyone|all|of|those|these|it|people"
    r"|our|new|faculty|hires|employees|candidates|applicants|physicians|nurses|engineers|free|to) ){0,5}"
    r"(?:$|, (?:and|so|because) )"
    r"| we (?:can|will) do (?:the same|this|that|so|it) (?:for (?:you|your \S+|any \S+) )?$"
)
_ELLIPTIC_NO = re.compile(
    r" (?:\S+ ){0,6}?(?:we|it|this|they|that) (?:\S+ ){0,2}?NOT (?:\S+ "
    r"){0,3}(?:(?:for|at|in|on) (?:\S+ ){0,6})?$"
    r"| (?:we )?(?:have|has) NOT (?:doing|offering|that) (?:\S+ ){0,3}$"
    r"| (?:and )?(?:do|does|can|will|is|are)? ?NOT (?:\S+ ){0,2}(?:more|longer|now|here|currently|yet) $"
)
_NOT_GIVEN = re.compile(
    r" (?:is |are )?NOT (?:\S+ )?(?:OK|GIVE|MAY|eligible|offered|provided|included|this|in) (?:\S+ ){0,5}$"
)
_ELLIPTIC_ONLY = re.compile(r" (?:and |, |though )?(?:ONLY|MAY|SOME|EXCEPT) (?:\S+ ){0,6}$")
_NOT_HERE = re.compile(
    r" (?:NOT|just NOT|and NOT) (?:for|at|in|on|this|right|now|currently|here|with) (?:\S+ ){0,6}$"
)


def _elliptic(words: str) -> Decision | None:
    """`we do`, `we cannot`, `not for this role` after a clause that named sponsorship."""
    if any(no.fullmatch(words) for no in (_ELLIPTIC_NO, _NOT_HERE, _NOT_GIVEN)):
        return Stance.REFUSED, "as-said-before-no", ()
    if _ELLIPTIC_ONLY.fullmatch(words):
        return Stance.CONDITIONAL, "as-said-before-only", ()
    if _ELLIPTIC_YES.search(words) and not re.search(r" (?:NOT|NO|MAY|NEED) ", words):
        return Stance.OFFERED, "as-said-before-yes", ()
    return None


def clauses_of(sentence: str) -> list[str]:
    """The sentence's clauses; a dash or colon after a few words keeps a key with its value."""
    if _CONCESSION.match(sentence) and ", " in sentence:
        granted, _, rest = sentence.partition(", ")
        return [granted, *clauses_of(rest)]
    if not _CLAUSE_END.search(sentence):
        return [sentence]
    clauses: list[str] = []
    at = 0
    for match in _CLAUSE_END.finditer(sentence):
        if match.group().strip() in {"–", "—", "-", "--"} and match.start() - at < 30:
            continue
        clauses.append(sentence[at : match.start()])
        at = match.end()
    return [clause for clause in (*clauses, sentence[at:]) if clause.strip()]


_CLAUSE_END = re.compile(
    r";\s+|,\s+yet\b\s+|\s+yet,\s+(?=we )|"
    r",?\s+(?:(?<![Aa]ll\s)(?<![Ee]verything\s)(?<![Aa]nything\s)but|however|although|though"
    r"|whereas|nevertheless)\b,?\s+|"
    r"\s+[–—]\s+|\s--?\s+(?=[a-z])"
    r"|\s+and,?\s+(?=(?:(?:then|also) )?(?:begin|start|file|initiate|submit)s? (?:(?:your|the|a|for) )*"
    r"(?:PERM|[Gg]reen[- ]card|permanent resid))|"
    r"\s+and,?\s+(?=(?:after|once|following|later) [^.;]{0,40}(?:[Gg]reen[- ]card|PERM|[Pp]ermanent resid))|"
    r":\s+(?=[Ww]e |[Ii]f |[Yy]ou )|\s+and (?=we |our (?:company|team) )|,\s+(?=so |and "
    r"you |as we |because |since |while )|\s+\((?=no |not |we )"
)


_CONCESSION = re.compile(
    r"(?:although|though|even though|while|whilst|as much as) (?:we|our|this|the \w+|it|visa"
    r"|sponsorship|some)\b",
    re.IGNORECASE,
)


def answer_to(question: str, answer: str) -> Decision | None:
    """The stance of a reply to a question about sponsorship; `None` where it decides nothing by itself."""
    if not has_topic(question) or _CHOICES.match(answer):
        return None
    if _ASKS_FOR_NEED.search(question) and not _ASKS_THE_EMPLOYER.search(question):
        return _reply_to_need(question, answer)
    if _MAYBE_ANSWER.match(answer):
        return Stance.CONDITIONAL, "question-and-answer", ()
    if _NO_ANSWER.match(answer):
        return Stance.REFUSED, "question-and-answer", ()
    if _YES_ANSWER.match(answer):
        plain = is_plain(answer, question) and not _RESERVATION.search(answer)
        stance = Stance.OFFERED if plain else Stance.CONDITIONAL
        return stance, "question-and-answer", ()
    return None


def _reply_to_need(question: str, answer: str) -> Decision | None:
    """The reply to "Need sponsorship?"."""
    if _FINE_ANSWER.search(answer) and not re.search(r" (?:NOT|NO|MAY|SOME|ONLY|EXCEPT) ", answer):
        return Stance.OFFERED, "need-and-answer", ()
    if _ASKS_TO_APPLY.search(question) and _NO_ANSWER.match(answer):
        return Stance.REFUSED, "need-and-answer", ()
    if _NOT_EARLY.search(answer) and " NOT NEED" not in question and not _WITHOUT_EFFECT.search(answer):
        return Stance.REFUSED, "need-and-answer", ()
    return None


def reply_below(words: str) -> Decision | None:
    """What the first sentence below a heading about sponsorship says, in canonical words."""
    if _CHOICES.match(words) or re.search(r" (?:tell|let|indicate|read|see|contact|whether) ", words):
        return None
    if re.search(r" (?:MAY|SOME|EXCEPT|ONLY|NOGUARANTEE) ", words):
        return Stance.CONDITIONAL, "heading-and-answer", ()
    if _NO_ANSWER.match(words) or _NOT_GIVEN.search(words) or _ELLIPTIC_NO.fullmatch(words):
        return Stance.REFUSED, "heading-and-answer", ()
    if not re.search(r" (?:NOT|NO|WITHOUT) ", words) and (_YES_ANSWER.match(words) or words == " OK "):
        return (Stance.OFFERED if is_plain(words) else Stance.CONDITIONAL), "heading-and-answer", ()
    return None


_CHOICES = re.compile(r" (?:yes|y) (?:/ |or )?(?:NO|n) ")
_ASKS_FOR_NEED = re.compile(
    r" (?:NEED|authorized|legally|NO|required|are you|you (?:\S+ )?(?:eligible|have|on)) "
)
_ASKS_THE_EMPLOYER = re.compile(r" are you (?:\S+ ){0,3}(?:to|MAY) (?:\S+ )?(?:SPONSOR|GIVE|HELP) ")
_ASKS_TO_APPLY = re.compile(r" (?:can|MAY|could|should|am) i .*\b(?:apply|eligible|join|considered|submit) ")
_RESERVATION = re.compile(r" (?:NOT|MAY|SOME|EXCEPT|ONLY|NOGUARANTEE|but) ")
_NOT_EARLY = re.compile(r"^ (?:unfortunately |sorry |then )?(?:\S+ ){0,6}NOT ")
_WITHOUT_EFFECT = re.compile(
    r" (?:affect|influence|impact|bearing|matter|count|disqualify|prejudice|change|worry) "
)
"""The answer has no influence: the reply is about the form, not about sponsorship."""
_FINE_ANSWER = re.compile(
    r" FINE | we (?:\S+ ){0,3}?(?:HELP|SPONSOR|GIVE|handle|help) | we (?:can|"
    r"will) (?:\S+ ){0,2}?(?:help|HELP|sort|handle|SPONSOR|GIVE)"
)
_MAYBE_ANSWER = re.compile(
    r" (?:(?:in|only|on|at|for|just) )?(?:MAY|SOME|maybe|it MAY|that MAY|SOME|"
    r"this MAY|yes (?:\S+ )?(?:for )?SOME)"
)
_NO_ANSWER = re.compile(
    r" (?:unfortunately |sadly |regrettably |alas |sorry |SORRY |at this time |currently |, |- )*"
    r"(?:NO|NOT|we NOT|n|none|we (?:\S+ ){0,6}NOT|this (?:\S+ ){0,6}NOT|\S+ (?:will|does|do|is) NOT) "
)
_YES_ANSWER = re.compile(
    r" (?:yes|absolutely|of course|sure|certainly|definitely|we (?:sure |\S+ly )?(?:do|can|will|are|SPONSOR)|"
    r"you bet|indeed|OK|y|happily|gladly|always) "
)


def has_topic(clause: str) -> bool:
    return bool(_TOPIC.search(clause))


_TOPIC = re.compile(r" (?:SPONSORSHIP|SUPPORT|BARE|SPONSOR|VISA|KIND|GREENCARD|immigration) ")
