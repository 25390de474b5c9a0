"""What a posting's own words say about visa sponsorship, with the words that prove it.

Sentences with signal words are cut into clauses, each clause is decided by the first rule that holds
(`sponsorship_rules.py`), and the statements are combined: a refusal comes before everything, an offer
stands only where nothing limits it, and an offer for another country is conditional. Where the words
leave a doubt the claim is conditional or unstated, never offered.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.domain.place import Place
from generator.domain.sponsorship import Claim, Stance
from generator.matching.canonical import canonical, in_other_language
from generator.matching.sentences import Lines, Sentence, sentences_of
from generator.matching.sponsorship_rules import compiled, first_rule
from generator.matching.statement_places import (
    PEOPLES,
    UNITED_STATES,
    countries_in,
    foreign_country_in,
    foreign_country_of,
    workplace_in,
)
from generator.matching.visas import visas_in

LONGEST_QUOTE = 300
"""Characters of the text shown as proof."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one clause says, and which rule found it."""

    stance: Stance
    rule: str
    start: int
    end: int
    """The sentence's place in the text."""
    line: int
    words: str
    """The clause in plain typography."""
    country: str = ""
    flags: tuple[str, ...] = ()
    about_this_job: bool = False
    """The words limit the statement to the advertised job."""


def claim_of(text: str, places: tuple[Place, ...] = ()) -> Claim:
    """The stance of a plain text. `places` (of the job) decide the country where the text names none."""
    statements = statements_of(text)
    if not statements:
        return Claim()
    return _combined(text, statements, places)


def statements_of(text: str) -> tuple[Statement, ...]:
    """Every clause a rule decides, in order: the explanation of a claim. Questions are left out."""
    numbers = _signal_lines(text)
    if not numbers:
        return ()
    lines = Lines(text)
    found: list[Statement] = []
    for number in sorted({lines.number_at(offset) for offset in numbers}):
        found.extend(_line_statements(lines, number))
    return tuple(found)


_SIGNALS = (
    "sponso", "sponser", "sponor", "visa", "visum", "citiz", "citzen", "green card", "green-card", "greencard", "immigra", "permit",
    "permanent resid", "work pass", "ment pass", "blue card", "nationals", "nationality", "locals", "patroc", "parrain", "arbeitserlaubnis",
    "premium processing", "optional practical", "get into the u", "get you into", "relocate you to", "foreign work",
)  # fmt: skip
"""Words without which nothing is said. Substrings, as looking for them is far cheaper than a pattern."""
_TOKENS = ("GC", "USC", "OPT", "CPT", "1B", "1b", "O-1", "L-1", "J-1", "F-1", "E-3", "TN", "LPR", "US P", "S. P", "US p", "S. p", "tates p", "ns only", "is only", "PRs only")
_SIGNAL_TOKEN = re.compile(
    rf"\b(?:GC|USCs?|OPT|CPT|TN|EAD|LPRs?|[OLJF]-1s?|E-3)\b|\b[hH]\W{{0,3}}1\W{{0,3}}[bB]|\b(?:U\.?S\.?|[Uu]nited [Ss]tates) [Pp]ersons?\b"
    rf"|\b(?:{PEOPLES})\b(?: and \w+)? only\b"
)
_INVISIBLE = ("\u200b", "\u00ad", "\u200c", "\u200d", "\u2060", "\ufeff", "&shy", "&#173", "&#8203", "&zwnj")
_HIDDEN = re.compile(r"[\u00ad\u200b\u200c\u200d\u2060\ufeff]|&(?:shy|zwnj|zwj|#173|#8203);")


def _signal_lines(text: str) -> list[int]:
    """Places of signal words; cheap, as most texts have none."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    found = [at for signal in _SIGNALS for at in _occurrences(low, signal)]
    if any(token in text for token in _TOKENS):
        found.extend(match.start() for match in _SIGNAL_TOKEN.finditer(text))
    if any(mark in text for mark in _INVISIBLE):
        found.extend(_hidden_signals(text))
    return found


def _has_signal(sentence: str) -> bool:
    low = sentence.lower()
    return any(signal in low for signal in _SIGNALS) or bool(_SIGNAL_TOKEN.search(sentence))


def _occurrences(low: str, signal: str) -> Iterator[int]:
    at = low.find(signal)
    while at >= 0:
        yield at
        at = low.find(signal, at + len(signal))


def _hidden_signals(text: str) -> Iterator[int]:
    """Lines whose signal words show only once invisible characters are gone."""
    for match in re.finditer(r"[^\n]+", text):
        if _HIDDEN.search(match.group()):
            plain = _HIDDEN.sub("", match.group()).lower()
            if any(signal in plain for signal in _SIGNALS):
                yield match.start()


def _line_statements(lines: Lines, number: int) -> Iterator[Statement]:
    """The statements of one line, read with its heading, its question or the line that answers it."""
    if _is_answered_heading(lines, number):
        yield from _answered(lines, number)
        return
    topic, question = 0, ""
    for sentence in sentences_of(lines[number], number):
        if not (topic or question or _has_signal(sentence.text)) or _EQUAL_TREATMENT.search(sentence.text):
            continue
        if sentence.text.rstrip("\"') ").endswith("?"):
            question = canonical(sentence.text)
            topic = _TOPIC_REACH if _has_topic(question) else topic
            yield from _next_line_answer(lines, sentence, question)
            continue
        for statement in _sentence_statements(sentence, topic=topic > 0, question=question):
            kept = _in_context(statement, lines, sentence)
            if kept:
                yield kept
        topic = _TOPIC_REACH if _has_topic(canonical(sentence.text)) else topic - 1
        question = ""


_TOPIC_REACH = 2
"""Sentences for which "we do" and "we cannot" still speak of sponsorship."""
_EQUAL_TREATMENT = re.compile(r"national origin|sexual orientation|veteran status|marital status|gender identity")


def _is_answered_heading(lines: Lines, number: int) -> bool:
    """`Visa sponsorship` on a line of its own with `No` below it."""
    following = lines.next_written(number) if 0 < len(lines[number].text) < 60 else len(lines)
    if following == len(lines) or len(lines[following].text) > 30:
        return False
    return bool(
        _BARE_HEADING.fullmatch(canonical(lines[number].text))
        and _SHORT_ANSWER.fullmatch(canonical(lines[following].text))
    )


_BARE_HEADING = re.compile(r" (?:\S+ ){0,3}(?:SPONSORSHIP|SUPPORT|BARE) (?:OK |GIVE )?(?::|\?)? ?")
_SHORT_ANSWER = re.compile(r" (?:yes|NO|NOT OK|OK|NOT GIVE|n|y|none) ")


def _answered(lines: Lines, number: int) -> Iterator[Statement]:
    line, answer = lines[number], canonical(lines[lines.next_written(number)].text)
    start, end = line.span(0, len(line.text))
    refused = re.search(r" (?:NO|NOT|n|none) ", answer)
    stance = Stance.REFUSED if refused else Stance.OFFERED
    yield Statement(stance, "heading-and-answer", start, end, number, line.text)


def _next_line_answer(lines: Lines, sentence: Sentence, question: str) -> Iterator[Statement]:
    """The first sentence below a question that ends its line."""
    following = lines.next_written(sentence.line)
    if not sentence.closes_line or following == len(lines) or not _has_topic(question):
        return
    first = next(iter(sentences_of(lines[following], following)), None)
    answered = _answer(question, canonical(first.text)) if first else None
    if first and answered:
        yield _statement(first, first.text, *answered)


def _has_topic(clause: str) -> bool:
    return bool(_TOPIC.search(clause))


_TOPIC = re.compile(r" (?:SPONSORSHIP|SUPPORT|BARE|SPONSOR|VISA|KIND|GREENCARD|immigration) ")
_CLAUSE_END = re.compile(
    r";\s+|,?\s+(?:but|however|although|though|whereas|nevertheless|yet)\b,?\s+|\s+[–—]\s+|\s--?\s+(?=[a-z])"
    r"|:\s+(?=we |if |you )|,\s+(?=so |and we |and you |as we |because |since |while )|\s+\((?=no |not |we )"
)


def _sentence_statements(sentence: Sentence, *, topic: bool, question: str) -> Iterator[Statement]:
    if question:
        answered = _answer(question, canonical(sentence.text))
        if answered:
            yield _statement(sentence, sentence.text, *answered)
            return
    for clause in _clauses(sentence.text):
        decided = _decided(clause, topic=topic)
        if decided:
            stance, rule, flags = decided
            yield _statement(sentence, clause, stance, rule, flags)
        topic = topic or _has_topic(canonical(clause))


def _clauses(sentence: str) -> list[str]:
    """The sentence's clauses; a dash or colon after a few words keeps a key with its value."""
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


@lru_cache(maxsize=20_000)
def _decided(clause: str, *, topic: bool) -> tuple[Stance, str, tuple[str, ...]] | None:
    """What the clause alone says: its stance, the rule's name and flags."""
    words = canonical(clause)
    rule = first_rule(words)
    if rule:
        if rule.stance is Stance.UNSTATED:
            return None
        if rule.stance is Stance.OFFERED and in_other_language(clause):
            return Stance.CONDITIONAL, rule.name, ("foreign_offer", *rule.flags)
        return rule.stance, rule.name, rule.flags
    if _BARE_ITEM.fullmatch(words):
        return Stance.OFFERED, "listed", ()
    return _elliptic(words) if topic else None


_BARE_ITEM = re.compile(
    r" (?:(?!(?:we|can|will|you|NEED|NOT|NO|WITHOUT|is|are|about|MAY|of|on|if|our|ONLY|for|OTHER) )\S+ ){0,8}?(?:SPONSORSHIP|SUPPORT) (?:(?:VISA|KIND|GREENCARD|and|or|,|/|\(|\)|if|where|when|as|applicable|necessary|needed|required"
    r"|for|this|role|international|candidates|hires|&|relocation|assistance|package|travel|a|plus|with|\+) )*"
)
_ELLIPTIC_YES = re.compile(
    r" (?:\S+ ){0,7}?(?:we|it|they) (?:\S+ )?(?:do|can|will|would|is|does)(?: so)? | (?:we|us) (?:\S+ ){0,2}?SPONSOR (?:both |you |too |them |him |her |everyone )?$"
)
_ELLIPTIC_NO = re.compile(r" (?:\S+ ){0,6}?(?:we|it|this|they|that) (?:\S+ ){0,2}?NOT (?:\S+ ){0,3}$")
_NOT_HERE = re.compile(
    r" (?:NOT|just NOT|and NOT) (?:for|at|in|on|this|right|now|currently|here|with) (?:\S+ ){0,6}$"
)


def _elliptic(words: str) -> tuple[Stance, str, tuple[str, ...]] | None:
    """`we do`, `we cannot`, `not for this role` after a clause that named sponsorship."""
    if _ELLIPTIC_NO.fullmatch(words) or _NOT_HERE.fullmatch(words):
        return Stance.REFUSED, "as-said-before-no", ()
    if _ELLIPTIC_YES.search(words) and not re.search(r" (?:NOT|NO|MAY|NEED) ", words):
        return Stance.OFFERED, "as-said-before-yes", ()
    return None


def _answer(question: str, answer: str) -> tuple[Stance, str, tuple[str, ...]] | None:
    """The stance of a reply to a question about sponsorship; `None` where it decides nothing by itself."""
    if not _has_topic(question):
        return None
    if _asks_for_need(question):
        if _FINE_ANSWER.search(answer) and not re.search(r" (?:NOT|NO|MAY) ", answer):
            return Stance.OFFERED, "need-and-answer", ()
        if (
            re.search(r"^ (?:unfortunately |sorry |then )?(?:\S+ ){0,6}NOT ", answer)
            and " NOT NEED" not in question
        ):
            return Stance.REFUSED, "need-and-answer", ()
        return None
    if _MAYBE_ANSWER.match(answer):
        return Stance.CONDITIONAL, "question-and-answer", ()
    if _NO_ANSWER.match(answer):
        return Stance.REFUSED, "question-and-answer", ()
    if _YES_ANSWER.match(answer):
        doubtful = re.search(r" (?:NOT|MAY|SOME|EXCEPT|ONLY|NOGUARANTEE|but) ", answer)
        return Stance.CONDITIONAL if doubtful else Stance.OFFERED, "question-and-answer", ()
    return None


def _asks_for_need(question: str) -> bool:
    return bool(re.search(r" (?:NEED|authorized|eligible|have|NO|required|legally|on) ", question))


_FINE_ANSWER = re.compile(
    r" FINE | we (?:\S+ ){0,3}?(?:HELP|SPONSOR|GIVE|handle|help) | we (?:can|will) (?:\S+ ){0,2}?(?:help|HELP|sort|handle|SPONSOR|GIVE)"
)
_MAYBE_ANSWER = re.compile(r" (?:MAY|maybe|it MAY|that MAY|SOME|this MAY|yes (?:\S+ )?(?:for )?SOME)")
_NO_ANSWER = re.compile(
    r" (?:unfortunately |sorry |SORRY |at this time |currently |, )*(?:NO|NOT|we NOT|n|none|we (?:\S+ ){0,6}NOT|this (?:\S+ ){0,6}NOT) "
)
_YES_ANSWER = re.compile(
    r" (?:yes|absolutely|of course|sure|certainly|definitely|we do|we can|we will|you bet|indeed|OK|y|happily|gladly|always) "
)


def _statement(
    sentence: Sentence, clause: str, stance: Stance, rule: str, flags: tuple[str, ...]
) -> Statement:
    return Statement(
        stance=stance,
        rule=rule,
        start=sentence.start,
        end=sentence.end,
        line=sentence.line,
        words=sentence.text,
        country=foreign_country_in(clause) or _country_of_sentence(sentence.text, clause),
        flags=flags,
        about_this_job=bool(_THIS_JOB.search(clause)),
    )


_THIS_JOB = re.compile(
    r"\b(?:this|the) (?:\w+ ){0,2}(?:role|position|job|opening|post|postion|internship|opportunity)\b",
    re.IGNORECASE,
)


def _country_of_sentence(sentence: str, clause: str) -> str:
    return "" if UNITED_STATES in countries_in(clause) else foreign_country_in(sentence)


def _in_context(statement: Statement, lines: Lines, sentence: Sentence) -> Statement | None:
    """The statement as its heading and neighbours let it stand."""
    heading = _heading_above(lines, sentence.line)
    if statement.rule == "listed":
        return _listed(statement, lines, sentence, heading)
    soft = statement.rule in _SOFT_WHEN_PREFERRED
    if soft and _PREFERRED.search(heading) and not _REQUIRED.search(heading):
        return None
    if statement.rule == "citizens-listed" and not _stands_alone(sentence):
        return None
    if statement.stance is Stance.OFFERED and _NOT_OFFERED.search(heading):
        return replace(statement, stance=Stance.REFUSED, rule="listed-as-not-offered")
    return statement


_SOFT_WHEN_PREFERRED = {
    "citizens-required",
    "citizens-listed",
    "citizens-only",
    "without-sponsorship",
    "needless-only",
}
_PREFERRED = re.compile(
    r"nice[- ]to[- ]ha|bonus|preferred|plus\b|pluses|desir|extra|ideally|would be great|brownie|good to have|stand out|optional|advantage",
    re.IGNORECASE,
)
_REQUIRED = re.compile(r"require|minimum|must|basic", re.IGNORECASE)
_NOT_OFFERED = re.compile(
    r"(?:not|n't|cannot|unable to) (?:\w+ )?(?:offer|provide|include|cover|support|do)|not (?:included|offered|provided|covered|available)",
    re.IGNORECASE,
)
_BENEFITS = re.compile(
    r"benefit|perk|offer|compensation|what you(?:'ll| will)? get|package|why (?:join|us|you)|provide|in return|rewards?|we give|you receive|for you\b",
    re.IGNORECASE,
)
_BENEFIT_WORDS = re.compile(
    r"insurance|401|\bpto\b|paid time|equity|stock|salary|vacation|holiday|parental|\bmeals?\b|lunch|relocation|budget|\bgym\b|dental|medical|bonus"
    r"|wellness|pension|commuter|stipend|laptop|macbook|retirement|snacks|remote work|flexible|development|off-?site",
    re.IGNORECASE,
)
_DUTIES = re.compile(
    r"responsib|what you(?:'ll| will) (?:do|be doing)|the role|your (?:role|day|mission)|duties|in this role|requirement|qualif|who you are|about you",
    re.IGNORECASE,
)


def _stands_alone(sentence: Sentence) -> bool:
    return sentence.opens_line or sentence.closes_line


def _listed(statement: Statement, lines: Lines, sentence: Sentence, heading: str) -> Statement | None:
    """A bare `Visa sponsorship`: an offer in a list of benefits, nothing as a heading."""
    if not (sentence.opens_line and sentence.closes_line):
        return statement if _BENEFIT_WORDS.search(lines[sentence.line].text) else None
    if _NOT_OFFERED.search(heading):
        return replace(statement, stance=Stance.REFUSED, rule="listed-as-not-offered")
    if sentence.text.endswith(":") or (len(sentence.text) > 6 and sentence.text.isupper()):
        return None
    neighbours = (lines.previous_written(sentence.line), lines.next_written(sentence.line))
    near = [lines[n].text for n in neighbours if 0 <= n < len(lines)]
    if len(near) == 2 and _has_topic(canonical(near[1])):
        return None
    among_benefits = any(len(text) < 160 and _BENEFIT_WORDS.search(text) for text in (*near, sentence.text))
    if _BENEFITS.search(heading):
        return statement
    return statement if among_benefits and not _DUTIES.search(heading) else None


def _heading_above(lines: Lines, number: int) -> str:
    """The nearest line above that reads as a heading; a sentence that introduces a list counts."""
    for above in range(number - 1, max(-1, number - 60), -1):
        text = lines[above].text
        if text and (text.endswith(":") or _reads_as_heading(text)):
            return text
    return ""


_HEADING_WORDS = re.compile(
    r"^(?:\W{0,4})(?:benefits?|perks?|what we offer|we offer|why join|requirements?|responsibilit|nice|bonus|preferred|qualifications|about|what you|who you"
    r"|compensation|minimum|basic|must|desir|the role|your |our |plus|additional|optional|extra|how |what )",
    re.IGNORECASE,
)


def _reads_as_heading(text: str) -> bool:
    if len(text) > 80 or text[-1] in ".,;!":
        return False
    return (text.isupper() and len(text) > 3) or bool(_HEADING_WORDS.match(text) and len(text.split()) <= 7)


def _combined(text: str, statements: Sequence[Statement], places: tuple[Place, ...]) -> Claim:
    """One claim of all statements: refusal before condition before offer."""
    refusals = [s for s in statements if s.stance is Stance.REFUSED]
    offers = [s for s in statements if s.stance is Stance.OFFERED]
    conditions = [s for s in statements if s.stance is Stance.CONDITIONAL]
    if refusals:
        return _refused(text, refusals, conditions, offers, places)
    if conditions:
        return _claim(text, Stance.CONDITIONAL, _group(conditions[0], offers), places)
    return _offered(text, offers, places)


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
    limits = [s for s in (*conditions, *offers) if not _OTHER_JOBS.search(s.words)]
    near = [s for s in limits if any(abs(s.line - r.line) <= 2 for r in general)]
    far_offers = [s for s in offers if s not in near]
    if near or far_offers:
        chosen = (near or far_offers)[0]
        return _claim(text, Stance.CONDITIONAL, _group(general[0], [chosen]), places)
    return _claim(text, Stance.REFUSED, _group(general[0], general[1:]), places)


_OTHER_JOBS = re.compile(
    r"\b(?:other|later|future|another) (?:roles?|positions?|openings?|jobs?|opportunit)", re.IGNORECASE
)


def _offered(text: str, offers: Sequence[Statement], places: tuple[Place, ...]) -> Claim:
    """An offer, unless it is for another country."""
    country = next((s.country for s in offers if s.country), "") or _country_around(text, offers[0], places)
    stated_here = any(UNITED_STATES in countries_in(s.words) for s in offers)
    if country and not stated_here:
        abroad = [replace(s, country=country, flags=("foreign_offer", *s.flags)) for s in offers]
        return _claim(text, Stance.CONDITIONAL, abroad[:1], places)
    return _claim(text, Stance.OFFERED, _group(offers[0], offers[1:]), places)


def _country_around(text: str, statement: Statement, places: tuple[Place, ...]) -> str:
    line = _line_around(text, statement)
    if UNITED_STATES in countries_in(statement.words):
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
        start = min(other.start, *(s.start for s in group))
        end = max(other.end, *(s.end for s in group))
        if abs(other.line - first.line) <= 1 and end - start <= LONGEST_QUOTE:
            group.append(other)
    return group


def _claim(text: str, stance: Stance, group: Sequence[Statement], places: tuple[Place, ...]) -> Claim:
    quote = _quote(text, min(s.start for s in group), max(s.end for s in group))
    words = " ".join(dict.fromkeys(s.words for s in group))
    country = next((s.country for s in group if s.country), "")
    country = country or ("" if stance is Stance.OFFERED else _country_around(text, group[0], places))
    return Claim(
        stance=stance,
        quote=quote,
        visas=visas_in(words),
        country=country,
        flags=_flags(text, group, country, words),
        accepts=_accepted(words) if stance is Stance.REFUSED else (),
    )


def _quote(text: str, start: int, end: int) -> str:
    quote = text[start:end]
    if len(quote) <= LONGEST_QUOTE:
        return quote
    return (
        quote[: quote.rfind(" ", 0, LONGEST_QUOTE)] if " " in quote[:LONGEST_QUOTE] else quote[:LONGEST_QUOTE]
    )


_EXPORT = re.compile(
    r"\bITAR\b|\bEAR\b|export (?:control|regulation|law|administration|compliance)|arms regulation",
    re.IGNORECASE,
)
_ESCAPE = re.compile(
    r"eligible to obtain.{0,60}authori[sz]ations?.{0,40}Department of State", re.IGNORECASE | re.DOTALL
)
_CLEARANCE = re.compile(
    r"security clearance|\bTS/SCI\b|top[- ]secret|secret clearance|\bSC clearance|polygraph", re.IGNORECASE
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
    r"\b(?:welcome|ok|okay|accepted|acceptable|fine|considered|eligible|encouraged|can apply|may apply|allowed|good)\b",
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


def restricted_to_visa(text: str) -> str:
    """The words that limit an advert to holders of one visa or status, or nothing.

    Such a limit may break the law against citizenship discrimination (8 U.S.C. 1324b), so it is pointed out.
    Limits to citizens or permanent residents, and sponsorship of certain kinds only, are not meant.
    """
    lines = Lines(text)
    for number in sorted({lines.number_at(offset) for offset in _signal_lines(text)}):
        for sentence in sentences_of(lines[number], number):
            words = canonical(sentence.text)
            if _holds_any(_LIMITS, words) and not _holds_any(_NO_LIMITS, words):
                return _quote(text, sentence.start, sentence.end)
    return ""


_LIMITS = (
    "KIND ~3 ONLY", "ONLY ~4 KIND ~2 candidates|holders|applicants|students|workers|consultants|profiles|people|visa|VISA|$", "KIND ~2 ONLY", "must ~2 be on ~3 KIND", "must ~1 have|hold|possess ~3 KIND",
    "looking for ~3 KIND ~1 candidates|holders|students|profiles|consultants", "KIND VISA? ~1 candidates|holders|students ~2 ONLY".replace(" VISA?", ""), "need|NEED ~2 KIND ~1 candidates|holders|profiles|consultants",
)  # fmt: skip
_NO_LIMITS = (
    "$SPON",
    "$PERSON",
    "GREENCARD",
    "GIVE|file|do|process ~4 KIND",
    "NOT|NO",
    "or *6 CITIZEN",
    "transfer* *3 MAY",
    "^ *30 ? $",
)


def _holds_any(patterns: Sequence[str], words: str) -> bool:
    return any(compiled(pattern).search(words) for pattern in patterns)
