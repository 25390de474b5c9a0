"""How a heading and the lines around it change what a statement means.

"US citizenship" under "Nice to have" is a wish, "Visa sponsorship" among benefits is an offer, and the same
words above a paragraph are its heading.
"""

import re
from dataclasses import replace

from generator.domain.sponsorship import Stance
from generator.matching.canonical import canonical
from generator.matching.clauses import has_topic
from generator.matching.offer_doubts import standing_offer
from generator.matching.sentences import Lines, Sentence
from generator.matching.statement import Statement
from generator.matching.statement_places import foreign_country_in


def in_context(statement: Statement, lines: Lines, sentence: Sentence) -> Statement:
    """The statement as its heading and neighbours let it stand; `UNSTATED` where it says nothing."""
    if statement.stance is Stance.UNSTATED:
        return statement
    heading = _heading_above(lines, sentence.line)
    found = _below_heading(statement, lines, sentence, heading)
    if found.stance is not Stance.OFFERED:
        return found
    return standing_offer(found, lines, sentence, duties=bool(_TASKS.search(heading)))


_TASKS = re.compile(
    r"responsib|what you(?:'ll| will) (?:do|be doing|own)|duties|in this role|your (?:day|tasks|mission)|"
    r"you will\b|the job\b",
    re.IGNORECASE,
)


def _set_aside(statement: Statement, rule: str) -> Statement:
    return replace(statement, stance=Stance.UNSTATED, changed_by=rule)


def _below_heading(statement: Statement, lines: Lines, sentence: Sentence, heading: str) -> Statement:
    if statement.rule == "listed":
        return _listed(statement, lines, sentence, heading)
    soft = statement.rule in _SOFT_WHEN_PREFERRED
    if soft and _PREFERRED.search(heading) and not _REQUIRED.search(heading):
        return _set_aside(statement, "only-preferred")
    if statement.rule == "citizens-listed" and not _stands_alone(sentence):
        return _set_aside(statement, "named-in-passing")
    if statement.stance is Stance.OFFERED and _NOT_OFFERED.search(heading):
        return replace(statement, stance=Stance.REFUSED, changed_by="listed-as-not-offered")
    return statement


_SOFT_WHEN_PREFERRED = {
    "citizens-required",
    "citizens-listed",
    "citizens-only",
    "without-sponsorship",
    "needless-only",
}
_PREFERRED = re.compile(
    (
        r"nice[- ]to[- ]ha|bonus|preferred|plus\b|pluses|desir|extra|ideally|would be "
        r"great|brownie|good to have|stand out|optional|advantage"
    ),
    re.IGNORECASE,
)
_REQUIRED = re.compile(r"require|minimum|must|basic", re.IGNORECASE)
_NOT_OFFERED = re.compile(
    (
        r"(?:not|n't|cannot|unable to) (?:\w+ )?(?:offer|provide|include|cover|"
        r"support|do)|not (?:included|offered|provided|covered|available)"
    ),
    re.IGNORECASE,
)
_BENEFITS = re.compile(
    (
        r"benefit|perk|offer|compensation|what you(?:'ll| will)? get|package|why "
        r"(?:join|us|you)|provide|in return|rewards?|we give|you receive|for you\b"
    ),
    re.IGNORECASE,
)
_BENEFIT_WORDS = re.compile(
    r"insurance|401|\bpto\b|paid time|equity|stock|salary|vacation|holiday|"
    r"parental|\bmeals?\b|lunch|relocation|budget|\bgym\b|dental|medical|bonus"
    r"|wellness|pension|commuter|stipend|laptop|macbook|retirement|snacks|remote "
    r"work|flexible|development|off-?site|\b(?:days|weeks) off\b|full benefits",
    re.IGNORECASE,
)
_TOPICS = re.compile(r"\b(?:topics|such as|questions|tasks|matters|hr|human resources)\b", re.IGNORECASE)
_DUTIES = re.compile(
    (
        r"responsib|what you(?:'ll| will) (?:do|be doing)|the role|your (?:role|day|"
        r"mission)|duties|in this role|requirement|qualif|who you are|about you"
    ),
    re.IGNORECASE,
)


def _stands_alone(sentence: Sentence) -> bool:
    return sentence.opens_line or sentence.closes_line


_IF_NEEDED = re.compile(r"\b(?:if|where|when|as) (?:needed|required|necessary|applicable)\b", re.IGNORECASE)


def _listed(statement: Statement, lines: Lines, sentence: Sentence, heading: str) -> Statement:
    """A bare `Visa sponsorship`: an offer in a list of benefits, nothing as a heading."""
    if not (sentence.opens_line and sentence.closes_line):
        in_row = _is_line_of_benefits(lines[sentence.line].text)
        in_row = in_row or (_says_for_whom(sentence) and not _introduces_duties(heading))
        return statement if in_row else _set_aside(statement, "not-a-benefit")
    if _NOT_OFFERED.search(heading) or _NEGATED.search(canonical(heading)):
        return replace(statement, stance=Stance.REFUSED, changed_by="listed-as-not-offered")
    if not _is_benefit(lines, sentence, heading):
        return _set_aside(statement, "not-a-benefit")
    return replace(statement, country=statement.country or foreign_country_in(heading))


def _is_benefit(lines: Lines, sentence: Sentence, heading: str) -> bool:
    """Whether the heading and the neighbours make the item one of the benefits of the job."""
    if _OTHER_LIST.search(heading) or _among_tasks(lines, sentence):
        return False
    if _IF_NEEDED.search(sentence.text):
        return True
    if _is_heading(lines, sentence):
        return False
    if _says_for_whom(sentence) and not _introduces_duties(heading):
        return True
    return bool(
        _BENEFITS.search(heading) or (_among_benefits(lines, sentence) and not _DUTIES.search(heading))
    )


def _introduces_duties(heading: str) -> bool:
    return bool(_DUTIES.search(heading) or _TASKS.search(heading))


def _says_for_whom(sentence: Sentence) -> bool:
    """The item names applicants, a kind with its people, a team abroad or two kinds of help at once."""
    words = canonical(sentence.text)
    abroad = foreign_country_in(sentence.text) and _FOR_A_TEAM.search(words)
    return bool(abroad or _FOR_APPLICANTS.search(words) or _TWICE.search(words))


_FOR_APPLICANTS = re.compile(
    r"(?:SPONSORSHIP|SUPPORT) for (?:(?:all|any|our|new|the|international|overseas|foreign|selected) )*"
    r"(?:FOLK|candidates?|applicants?|newcomers) "
)
_FOR_A_TEAM = re.compile(
    r"(?:SPONSORSHIP|SUPPORT) (?:for|in|to) (?:the |our )?(?:\S+ ){1,3}?"
    r"(?:team|office|studio|hub|site|branch|role|position) "
)
_TWICE = re.compile(r"^ (?:(?:full|free|complete) )?SPONSORSHIP (?:and|&|\+|plus|,) (?:SUPPORT|SPONSORSHIP) ")
_NEGATED = re.compile(r" (?:NOT|NO|WITHOUT|EXCEPT|excluded|excluding|exclusions|missing|lacking) ")
_OTHER_LIST = re.compile(
    r"\b(?:clients?|customers?|services|products?|modules?|features?|knowledge|skills?|topics?|areas|filters?"
    r"|tags|keywords|agenda|faqs?|questions|policies|partners|vendors|teams?|support (?:our|the|for))\b",
    re.IGNORECASE,
)
_HR_TASKS = re.compile(
    r"\b(?:payroll|onboarding|offboarding|I-9|tax filing|compliance|vendors?|employee relations|audits?"
    r"|case management|policies|recruiting|talent acquisition|HRIS|benefits administration)\b",
    re.IGNORECASE,
)


def _among_tasks(lines: Lines, sentence: Sentence) -> bool:
    """The item or one beside it is a task of a personnel department."""
    numbers = (lines.previous_written(sentence.line), sentence.line, lines.next_written(sentence.line))
    near = [lines[number].text for number in numbers if 0 <= number < len(lines)]
    return any(len(text) < 160 and _HR_TASKS.search(text) for text in near)


def _is_line_of_benefits(line: str) -> bool:
    """Benefits in a row on one line, introduced by nothing or by words for benefits."""
    if line.endswith("|"):
        return False
    intro, colon, _ = line.partition(":")
    if colon and (
        not _BENEFITS.search(intro) or _OTHER_LIST.search(intro) or _NEGATED.search(canonical(intro))
    ):
        return False
    return bool(_BENEFIT_WORDS.search(line)) and not _HR_TASKS.search(line)


def _is_heading(lines: Lines, sentence: Sentence) -> bool:
    """Capitals, a colon, or a line below that speaks of the same."""
    if sentence.text.endswith(":") or (len(sentence.text) > 6 and sentence.text.isupper()):
        return True
    following = lines.next_written(sentence.line)
    return following < len(lines) and has_topic(canonical(lines[following].text[:700]))


def _among_benefits(lines: Lines, sentence: Sentence) -> bool:
    numbers = (lines.previous_written(sentence.line), lines.next_written(sentence.line))
    near = [lines[number].text for number in numbers if 0 <= number < len(lines)]
    if any(len(text) < 160 and _BENEFIT_WORDS.search(text) for text in near):
        return True
    benefits = set(_BENEFIT_WORDS.findall(sentence.text.lower()))
    return len(benefits) > 1 and not _TOPICS.search(sentence.text)


def _heading_above(lines: Lines, number: int) -> str:
    """The nearest line above that reads as a heading; a sentence that introduces a list counts."""
    in_list = lines.is_item(number)
    for above in range(number - 1, max(-1, number - 60), -1):
        text = lines[above].text
        if in_list and text and not lines.is_item(above):
            if len(text) <= _LONGEST_HEADING:
                return text
            in_list = False
        if text and (text.endswith(":") or _reads_as_heading(text)):
            return text
    return ""


_LONGEST_HEADING = 100
_HEADING_WORDS = re.compile(
    r"^(?:\W{0,4})(?:benefits?|perks?|what we offer|we offer|why join|"
    r"requirements?|responsibilit|nice|bonus|preferred|qualifications|about|what "
    r"you|who you"
    r"|compensation|minimum|basic|must|desir|the role|your |our |plus|additional|"
    r"optional|extra|how |what )",
    re.IGNORECASE,
)


def _reads_as_heading(text: str) -> bool:
    if len(text) > 80 or text[-1] in ".,;!":
        return False
    return (text.isupper() and len(text) > 3) or bool(_HEADING_WORDS.match(text) and len(text.split()) <= 7)
