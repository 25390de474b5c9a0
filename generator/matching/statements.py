"""The statements about sponsorship in a text, each with the rule that found it: why a claim is what it is."""

import re
from collections.abc import Iterator
from itertools import islice

from generator.domain.sponsorship import Stance
from generator.domain.visa import VISAS, VisaGroup
from generator.matching.canonical import canonical
from generator.matching.clauses import answer_to, clauses_of, decided, has_topic, reply_below
from generator.matching.sentences import Lines, Sentence, sentences_of
from generator.matching.signals import has_signal, signal_places
from generator.matching.statement import Statement
from generator.matching.statement_context import in_context
from generator.matching.statement_places import UNITED_STATES, countries_in, foreign_country_in
from generator.matching.table_columns import answer_in_column
from generator.matching.visas import visas_in

MOST_LINES = 1000
MOST_STATEMENTS = 200
"""A text that repeats itself more often says nothing new; the bounds keep hostile texts cheap."""


def statements_of(text: str) -> tuple[Statement, ...]:
    """Every clause a rule decides, in order: the explanation of a claim. Questions are left out."""
    found = (statement for statement in _found_in(text) if statement.stance is not Stance.UNSTATED)
    return tuple(islice(found, MOST_STATEMENTS))


def set_aside_in(text: str) -> tuple[Statement, ...]:
    """Clauses that a rule recognises as saying nothing about the applicant's sponsorship, in order."""
    found = (statement for statement in _found_in(text) if statement.stance is Stance.UNSTATED)
    return tuple(islice(found, MOST_STATEMENTS))


def _found_in(text: str) -> Iterator[Statement]:
    numbers = signal_places(text)
    if not numbers:
        return
    lines = Lines(text)
    for number in sorted({lines.number_at(offset) for offset in numbers})[:MOST_LINES]:
        yield from _line_statements(lines, number)


def _line_statements(lines: Lines, number: int) -> Iterator[Statement]:
    """The statements of one line, read with its heading, its question or the line that answers it."""
    if "|" in lines[number].text and (in_column := answer_in_column(lines, number)):
        yield in_column
        return
    is_heading, below = _heading_and_reply(lines, number)
    if is_heading:
        if below:
            yield below
        return
    topic, question = 0, ""
    for sentence in sentences_of(lines[number], number):
        if not (topic or question or has_signal(sentence.text)) or _EQUAL_TREATMENT.search(sentence.text):
            continue
        if sentence.text.rstrip("\"') ").endswith("?"):
            question = canonical(sentence.text)
            topic = _topic_after(question, topic)
            yield from _next_line_answer(lines, sentence, question)
            continue
        for statement in _sentence_statements(sentence, topic=topic > 0, question=question):
            yield in_context(statement, lines, sentence)
        topic = _TOPIC_REACH if has_topic(canonical(sentence.text)) else topic - 1
        question = ""


def _topic_after(question: str, topic: int) -> int:
    """A question about something else ends the topic; a short one ("Really?") asks about what was said."""
    if has_topic(question):
        return _TOPIC_REACH
    return topic if len(question.split()) <= _SHORT_QUESTION else 0


_SHORT_QUESTION = 3
"""Words, the question mark among them."""
_TOPIC_REACH = 2
"""Sentences for which "we do" and "we cannot" still speak of sponsorship."""
_EQUAL_TREATMENT = re.compile(
    r"national origin|sexual orientation|veteran status|marital status|gender identity"
)


def _heading_and_reply(lines: Lines, number: int) -> tuple[bool, Statement | None]:
    """Whether the line is a heading such as `Visa sponsorship` with a reply below it, and what that says."""
    line = lines[number]
    if not 0 < len(line.text) < 60 or not _BARE_HEADING.fullmatch(canonical(line.text)):
        return False, None
    following = lines.next_written(number)
    reply = next(iter(sentences_of(lines[following], following)), None) if following < len(lines) else None
    if reply is None or not _replies(lines, number, following, reply):
        return False, None
    decision = reply_below(canonical(reply.text))
    if not decision:
        return True, None
    start, end = line.span(0, len(line.text))
    stance, rule, _ = decision
    country = _country_of(reply.text, line.text)
    return True, Statement(stance, rule, start, end, number, line.text, line.text, country)


def _replies(lines: Lines, number: int, following: int, reply: Sentence) -> bool:
    """The line below is a short answer or a sentence of its own, not the next item of a list."""
    words = canonical(reply.text[:200])
    beyond = lines.next_written(following)
    if beyond < len(lines) and _SHORT_ANSWER.fullmatch(canonical(lines[beyond].text[:40])):
        return False
    if len(reply.text) <= 30 and _SHORT_ANSWER.fullmatch(words):
        return True
    if lines[number].text.endswith((":", "?")):
        return not has_topic(words)
    return not has_topic(words) and not lines.is_item(number) and reply.text[-1] in ".!"


_BARE_HEADING = re.compile(
    r" (?:(?!(?:NEED|NO|NOT|WITHOUT|you|do|are|if|we) )\S+ ){0,3}"
    r"(?:SPONSORSHIP|SUPPORT|BARE|VISA|immigration) (?:OK |GIVE )?(?::|\?)? ?"
)
_SHORT_ANSWER = re.compile(r" (?:yes|NO|NOT OK|OK|NOT GIVE|n|y|none) ")


def _next_line_answer(lines: Lines, sentence: Sentence, question: str) -> Iterator[Statement]:
    """The first sentence below a question that ends its line."""
    following = lines.next_written(sentence.line)
    if not sentence.closes_line or following == len(lines) or not has_topic(question):
        return
    first = next(iter(sentences_of(lines[following], following)), None)
    answered = answer_to(question, canonical(first.text)) if first else None
    if first and answered:
        yield in_context(_statement(first, first.text, *answered), lines, first)


def _sentence_statements(sentence: Sentence, *, topic: bool, question: str) -> Iterator[Statement]:
    if question:
        answered = answer_to(question, canonical(sentence.text))
        if answered:
            yield _statement(sentence, sentence.text, *answered)
            return
    for clause in clauses_of(sentence.text):
        decision = decided(clause, topic=topic)
        if decision:
            yield _statement(sentence, clause, *decision)
        topic = topic or has_topic(canonical(clause))


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
        clause=clause,
        country=_country_of(clause, sentence.text),
        flags=flags,
        changed_by="offer-in-another-language" if "foreign_offer" in flags else "",
        about_this_job=bool(_THIS_JOB.search(clause)),
    )


_THIS_JOB = re.compile(
    (
        r"\b(?:this|the) (?:\w+ ){0,2}(?:role|position|job|opening|post|postion|internship|opportunity"
        r"|requisition|req|contract|vacancy)\b|\bthis one\b"
    ),
    re.IGNORECASE,
)


def _country_of(clause: str, sentence: str) -> str:
    """The other country the clause is about; a US visa's name is about the United States."""
    kinds = set(visas_in(clause))
    abroad = next((_COUNTRY_OF_PERMIT[kind] for kind in kinds if kind in _COUNTRY_OF_PERMIT), "")
    if abroad:
        return foreign_country_in(clause) or abroad
    if kinds & US_KINDS or UNITED_STATES in countries_in(clause):
        return ""
    return foreign_country_in(clause) or foreign_country_in(sentence)


_COUNTRY_OF_PERMIT = {
    "Skilled Worker": "United Kingdom",
    "EU Blue Card": "European Union",
    "work pass": "Singapore",
    "Employment Pass": "Singapore",
    "LMIA": "Canada",
}
US_KINDS = {visa.name for visa in VISAS if visa.group is not VisaGroup.PERMANENT} | {"H-4 EAD", "H-2B"}
