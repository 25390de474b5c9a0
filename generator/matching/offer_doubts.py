"""What keeps an offer of sponsorship from standing: the last look at every statement that says yes.

A rule reads one clause. Here its sentence, the words that follow and the heading above are read as well:
an offer stands only where the employer speaks of the applicant's visa, without a limit close by. Words
about other people's sponsorship say nothing; a limit, an unknown circle of people or another country
makes the offer conditional.
"""

import re
from dataclasses import replace

from generator.domain.countries import country_name
from generator.domain.sponsorship import Stance
from generator.matching.canonical import canonical
from generator.matching.gazetteer import cities_named, key_of, likeliest
from generator.matching.occupations import OCCUPATIONS
from generator.matching.offer_subject import OPEN_RULES, is_about_others
from generator.matching.offer_words import strange_words
from generator.matching.sentences import Lines, Sentence, sentences_of
from generator.matching.statement import Statement
from generator.matching.statement_places import UNITED_STATES, countries_in


def standing_offer(statement: Statement, lines: Lines, sentence: Sentence, *, duties: bool) -> Statement:
    """The offer as it stands, as a condition, or as `UNSTATED` where it is not about the applicant.

    `duties` tells that the heading above introduces what the employee does.
    """
    clause = canonical(statement.clause)
    strange = strange_words(statement.clause, listing=statement.rule in _LISTING_RULES)
    if is_about_others(statement, clause, sentence.text, strange, duties=duties):
        return replace(statement, stance=Stance.UNSTATED, changed_by="about-others")
    country = "" if statement.country else _foreign_city_in(sentence.text)
    if country:
        statement = replace(statement, country=country)
    at_home = _american_city_words(sentence.text)
    behind = [w for w in strange.behind if w not in at_home and not _beside_the_us(w, sentence.text)]
    unknown = bool(strange.before or behind) and statement.rule in _MEASURED_RULES
    measured = "offered-for-another-country" if statement.country else "offer-in-unknown-words"
    doubt = measured if unknown else _doubt(statement, clause, lines, sentence)
    return replace(statement, stance=Stance.CONDITIONAL, changed_by=doubt) if doubt else statement


def _doubt(statement: Statement, clause: str, lines: Lines, sentence: Sentence) -> str:
    """The name of the first rule that finds a limit in the words around; empty where none does."""
    if _is_limited(clause, _after(statement.clause, sentence.text), statement.rule):
        return "offer-with-a-limit-beside-it"
    if statement.rule not in _ENOUGH_DOUBT_READ and _HEDGED.search(sentence.text):
        return "offer-hedged"
    if _is_qualified(statement):
        return "offer-followed-by-but"
    if _is_footnoted(lines, sentence):
        return "offer-with-a-footnote"
    return "offer-taken-back" if _is_taken_back(lines, sentence) else ""


_LISTING_RULES = frozenset({"listed", "sponsorship-given", "listed-with-relocation"})
_MEASURED_RULES = OPEN_RULES | {"key-value-yes", "listed-with-relocation"}
"""Rules whose words between and behind the decisive ones are free, so they have to be known words."""
_ENOUGH_DOUBT_READ = frozenset(
    {
        "double-negation",
        "lack-answered",
        "need-answered",
        "need-and-answer",
        "question-and-answer",
        "heading-and-answer",
    }
)
"""Rules that have weighed the negations of their words."""


def _after(clause: str, sentence: str) -> str:
    """The sentence's canonical words behind the clause; permanent residence is a matter of its own."""
    at = sentence.find(clause)
    return canonical(_RESIDENCE.sub(" ", sentence[at + len(clause) :])) if at >= 0 else " "


_RESIDENCE = re.compile(
    r"^\s+and,? (?:(?!(?:not|never|cannot|no|H-?1\w*|TN|O-1) |\w*n't)[\w,'-]+ ){0,8}?"
    r"(?:green[- ]cards?|PERM|permanent residen\w+)\b[^.;,]*",
    re.IGNORECASE,
)


def _is_limited(clause: str, after: str, rule: str) -> bool:
    if _LIMIT.search(_HARMLESS.sub(" ", after)) or _EXCLUDED.search(clause + after):
        return True
    if rule in _ENOUGH_DOUBT_READ:
        return False
    if rule != "as-said-before-yes" and _LIMIT.search(_HARMLESS.sub(" ", clause)):
        return True
    return bool(
        _UNKNOWN_CIRCLE.search(clause)
        or _NARROWED_CIRCLE.search(clause)
        or (rule == "we-sponsor" and _UNSURE_VERB.search(clause))
    )


_LIMIT = re.compile(r" (?:NOT|NO|WITHOUT|EXCEPT|ONLY|MAY|USUALLY|SOME|NOGUARANTEE|WISH) ")
_HARMLESS = re.compile(
    r" (?:NOT NEED|NOT (?:have to )?(?:be )?(?:an? )?(?:CITIZEN|citizen|HOLDER)|NO questions|NO exam"
    r"|NOT required|NOT necessary|NO (?:extra |additional )?(?:cost|charge|fees?|expense)|"
    r"WITHOUT (?:any )?(?:cost|charge|delay|hesitat\S*|regard)|NOT (?:want|worry|pay|have)"
    r"|MAY (?=apply|NEED)|NO ?-? ?(?:fuss|strings|waiting|c2c|third|1099))(?= )"
)
_EXCLUDED = re.compile(
    r" (?:exclud\S*|excepted|aside|besides|minus|capped|conditions|ineligible|discretion\S*|for now"
    r"|(?:un)?til|lottery|quota|remain\S*|while (?:funds|budget|supplies)) "
)
_KNOWN_CIRCLE = (
    r"this|that|these|role|position|job|opening|post|internship|fellowship|residency|appointment|you|your|"
    r"yours|all|any|every|everyone|everybody|anyone|each|both|international|foreign|overseas|global"
    r"|worldwide|"
    r"candidates?|applicants?|hires?|employees?|associates|people|talents?|newcomers?|relocat\S*|whom|who|those|them|us|"
    r"usa|united|states|america|VISA|KIND|GREENCARD|SPONSORSHIP|SUPPORT|immigration|family|families|spouses?|"
    r"dependents?|partners?|successful|engineers?|developers?|scientists?|researchers?|nurses?|physicians?|"
    r"doctors?|therapists?|teachers?|trainees?|postdocs?|teammates|faculty|designers?|analysts?|staff|fellows?|residents?|students?"
    r"|graduates?|grads|"
    rf"{'|'.join(sorted(OCCUPATIONS))}|"
    r"CITIZEN|FOREIGNER|FOLK|up|free|get|make|help|when|if|where|team|work|move|join|over|full-time"
)
_UNKNOWN_CIRCLE = re.compile(
    r" (?:SPONSORSHIP|SUPPORT|VISA|KIND|BARE|OK|GIVE|offered|provided|covered|supported) "
    rf"(?:for|to) (?!(?:\S+ ){{0,4}}?(?:{_KNOWN_CIRCLE}) )\S"
    r"| (?:SPONSORSHIP|SUPPORT|VISA|KIND|BARE|OK|GIVE|offered|provided) for "
    r"(?!(?:all|every|any|each|this|these|our|the|open|both) )"
    r"(?:\S+ ){1,2}?(?:roles|positions|jobs|levels|staff|locations|offices|hub|office|nationalities) "
)
"""An offer for people or jobs that need not be the reader or this job."""
_NARROWED_CIRCLE = re.compile(
    r" (?:candidates|applicants|people|employees|hires|individuals|those|anyone|engineers|nurses|students) "
    r"(?:already|currently|located|based|residing|living|holding|with|inside|outside|(?:who|that) (?:are|have"
    r"|hold|live|already|currently)) "
    r"(?!(?:hired|selected|chosen|joining|relocating|coming|moving|all|any|SPONSORSHIP|SUPPORT|BARE|VISA"
    r"|KIND) )"
)
"""Candidates with something not everybody has."""
_UNSURE_VERB = re.compile(
    r" (?:we|company|employer) (?!(?:(?:we|do|does|also|will|can|are|is|be|able|to|happy|glad|pleased|proud|"
    r"\S+ly|have|ability|capacity|approved|authorized|accredited|registered|certified|licensed|policy|continue|"
    r"help|HELP|delighted|ready|willing|prepared|committed|excited|always|fully|gladly|happily|proudly|currently|still|"
    r"actively|absolutely|certainly|definitely|directly|even|all|both|would|already|hire|then|from"
    r"|everywhere|"
    r"and|or|an?|the|in|of|course|yes|now|very|more|than|,) )*SPONSOR )(?:\S+ ){1,3}SPONSOR "
)


_HEDGED = re.compile(
    r"\b(?:can(?:'t| ?not) promise|in theory|on paper|supposedly|allegedly|at least|except|excluding"
    r"|when we (?:can|are able)|where we can|if we can|if (?:your|the) (?:\w+ ){1,3}(?:qualif|meet"
    r"|merit|warrant)\w*"
    r"|if you(?:'re| are) (?:exceptional|great|the right|good|selected for|a strong)\b"
    r"|untrue|myth|pretend\w*|(?:used|planning|hoping|aiming|intend|trying|working|applying) to)\b",
    re.IGNORECASE,
)


def _is_qualified(statement: Statement) -> bool:
    """A "but" follows the offer in its sentence, or a negation leads up to it."""
    before, found, rest = statement.words.partition(statement.clause)
    rest = _RESIDENCE.sub("", rest)
    return bool(found and (_ADVERSATIVE.match(rest) or _DENIAL.search(before)))


_DENIAL = re.compile(
    r"(?:\b(?:not|cannot|never|no|nor|neither|without|unable to|hardly)|n't)\W*$", re.IGNORECASE
)


_ADVERSATIVE = re.compile(
    r"[\s,;–—-]*(?:but(?! also)|however|although|though|yet|whereas|except|unless|albeit)\b", re.IGNORECASE
)


def _is_footnoted(lines: Lines, sentence: Sentence) -> bool:
    """A star behind the words, as in `Visa sponsorship*`; one before them makes it emphasis."""
    line = lines[sentence.line].text
    return bool(re.search(r"\w ?(?:\*|†|¹)(?=\s|$|[.,)])", sentence.text)) and not re.match(r"\*\w", line)


def _is_taken_back(lines: Lines, sentence: Sentence) -> bool:
    """The next sentence limits what was said."""
    number = sentence.line
    later = [s for s in sentences_of(lines[number], number) if s.start >= sentence.end]
    if not later:
        following = lines.next_written(number)
        later = list(sentences_of(lines[following], following)) if following < len(lines) else []
    following_words = canonical(later[0].text[:300]) if later else ""
    return bool(_TAKEN_BACK.search(following_words))


_TAKEN_BACK = re.compile(
    r"^ (?:(?:please|note|that|but|however|unfortunately|sadly|,) )*"
    r"(?:(?:NOT|ONLY|EXCEPT|SOME|excluding|excludes|conditions|terms|restrictions|limitations) |"
    r"(?:this|it|that|the|these|such|certain|SOME|remote|us) (?:\S+ ){0,12}?"
    r"(?:NOT (?:\S+ ){0,2}?(?:eligible|apply|applies|included|OK|qualify|the|one|extend|cover|GIVE|available|"
    r"true|hold|possible|case)|excluded|ONLY|EXCEPT) |"
    r"(?:for )(?:certain|SOME|select|selected|specific|qualified|eligible) )"
)


def _foreign_city_in(sentence: str) -> str:
    """The country of a city the sentence names as a place of work, beyond those known by heart."""
    if UNITED_STATES in countries_in(sentence):
        return ""
    for mention in _IN_PLACE.finditer(sentence):
        city = likeliest(cities_named(key_of(mention["place"])))
        if city and city.country != "US":
            return country_name(city.country)
    return ""


def _beside_the_us(word: str, sentence: str) -> bool:
    """Whether the word is a country named in one breath with the United States: `the UK and US`."""
    if not (countries_in(word.upper()) or countries_in(word.title())):
        return False
    us, other = r"(?:the )?(?:U\.?S\.?A?\b|United States)", rf"(?:the )?\b{re.escape(word)}\b"
    return bool(re.search(rf"{other} (?:and|&) {us}|{us} (?:and|&) {other}", sentence, re.IGNORECASE))


def _american_city_words(sentence: str) -> frozenset[str]:
    """The words, in lower case, of the American cities the sentence names as a place of work."""
    places = (mention["place"] for mention in _IN_PLACE.finditer(sentence))
    cities = ((place, likeliest(cities_named(key_of(place)))) for place in places)
    return frozenset(
        word for place, city in cities if city and city.country == "US" for word in place.lower().split()
    )


_IN_PLACE = re.compile(
    r"\b(?:in|to|for|at) (?:our |the |sunny |beautiful )?(?P<place>[A-Z][\w'-]{2,}(?: [A-Z][\w'-]+){0,2})"
)
