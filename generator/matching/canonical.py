"""A sentence about sponsorship in a small canonical vocabulary, so that few rules cover many wordings.

"Unfortunately we're unable to provide visa sponsorship" becomes "we NOT GIVE SPONSORSHIP". Capitals are
canonical words, everything else is the sentence's own, in lower case; tokens stand between single spaces.

| word | stands for |
| --- | --- |
| SPONSORSHIP, SUPPORT, BARE | sponsorship of a visa; help with immigration; sponsorship of something not named |
| SPONSOR | the verb |
| VISA, KIND, GREENCARD | a visa or permit; one by its name; permanent residence |
| HOLDER, CITIZEN, FOREIGNER, FOLK | green-card holders; US citizens or persons; citizens of another country; its people |
| NOT, NO, WITHOUT | negations |
| YES | a double negation that says yes ("no reason why we wouldn't", "never said no to") |
| FINE | "no problem", "not an issue" |
| MAY, SOME, EXCEPT, GUARANTEE | a doubt or condition; a part of the jobs or people; an exception; a promise |
| OTHER | sponsors and sponsorship of another kind (executive, events, a security clearance) |
| NEED, GIVE, OK, ONLY | require; provide; available; a limit |
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.matching.statement_places import PEOPLES, countries_in, people_of
from generator.matching.visas import GREEN_CARD, Mention, mentions_in


@lru_cache(maxsize=20_000)
def canonical(sentence: str) -> str:
    """The sentence in canonical words, with a space at both ends."""
    words = _with_visas(sentence)
    for stage in _STAGES:
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
    rf"(?P<us>\b{_US}[- ]?(?:born )?(?i:{_STATUS})\b|(?i:\bus {_STATUS}\b))"
    rf"|(?P<person>\b(?:U\.?\s?S\.?|(?i:united states)) ?[\"']?(?i:persons?)\b|\b(?i:an?|be) us person\b)"
    rf"|(?P<usc>\bUSC\b|(?i:\busc(?=/gc\b|/green|s? only\b)|(?<=\bgc/)usc\b))"
    rf"|\b(?P<demonym>[A-Z][a-z]+(?: African)?|EU|E\.U\.|UK|U\.K\.|UAE) (?i:{_STATUS})\b"
    r"|(?i:\b(?:citizen(?:s|ship)?|nationals?|nationality|passport) (?:of|in|from) (?:the )?)(?P<of>[A-Z][\w.]+(?: [A-Z]\w+)?)"
    rf"|\b(?P<folk>{PEOPLES})\b"
    r"|\b(?P<of2>[A-Z][a-z]{2,}) (?i:citizen(?:s|ship)?|nationals?|nationality)\b"
)


def _steps(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in pairs)


_ANY_VISA = r"(?:VISA|KIND|GREENCARD)"
_LINK = r"(?: ?(?:and|or|/|&|,|-|\+) ?| )"

_SPELLING = (
    (r"\bu\.? ?s\.? ?a?\.?(?= |$|[,;:)/-])", "us"),
    (r"\bcan ?not\b|\bcan't\b|\bcant\b|\bcan not\b", "cannot"),
    (r"\bwon'?t\b", "will not"),
    (r"n't\b", " not"),
    (r"\b(do|does|is|are|would|could|did|has|have|should)nt\b", r"\1 not"),
    (r"'re\b", " are"), (r"'ll\b", " will"), (r"'ve\b", " have"), (r"'d\b", " would"), (r"'m\b", " am"),
    (r"\bspons[eo]r|\bsponosr|\bsponor(?=[sei])|\bspnsor|\bsponssor|\bspnosor", "sponsor"),
    (r"sponsor(?:hip|sip|shp|shipp|ershp)\b", "sponsorship"),
    (r"authoris", "authoriz"),
    (r"\bunfortunatly\b", "unfortunately"),
    (r"\bw[- /]?2 only\b|\b(?:full[- ]?time|onsite|on-site|in[- ]?person|local|c2c) only\b(?=.*,)", " "),
    (r"✅|✔|☑|👍|\byep\b|\byeah\b|\byup\b", " yes "),
    (r"❌|✖|🚫|⛔|\bnope\b", " no "),
    (r"\*", " "),
)  # fmt: skip

_OTHER_LANGUAGES = (
    (r"VISA ?-? ?(?:sponsoring|unterstützung)|visum-?s?-?(?:sponsoring|sponsorship|unterstützung)|visasponsoring", " SPONSORSHIP "),
    (r"\bkein(?:e[nrms]?)?\b|\bnicht\b|\bkeinerlei\b|\bgeen\b|\bniet\b|\bnão\b|\bnon\b(?! ?-)", " not "),
    (r"\b(?:ne |n')(?:\w+ ){1,4}?(?:pas|plus|aucun(?:e)?)\b|\bpas de\b|\baucun(?:e)?\b"
     r"|\bno (?=ofrec|se ofrec|podemos|patrocin|brind|propor)|\bno es posible\b", " not "),
    (r"\bohne\b|\bsans\b|\bsin\b|\bsem\b|\bsenza\b|\bzonder\b", " without "),
    (r"\bsponsor(?:n|t|ern|iser|isons|ise|iseren|izzare|izziamo|isieren)\b|\bparrain(?:er|ons|e)\b"
     r"|\bpatrocin(?:amos|ar|a)\b|\bsponser[nt]\b", " sponsor "),
    (r"(?:\bpatroc[ií]ni?o(?:s)?|\bparrainage|\bsponsorizzazione)(?: (?:de|del|della|do|para|d'un|du|la|el|un|o|il|di))*(?: VISA)?",
     " SPONSORSHIP "),
    (r"\b(?:bieten|anbieten|übernehmen|ofrecemos|ofrece|ofrecer|oferecemos|offrons|proposons|offriamo|bieden)\b", " offer "),
    (r"\bunterstützen\b|\bunterstützung (?:bei|mit|für)\b|\bhelfen\b|\baidons\b|\bayudamos\b|\bapoyamos\b", " help with "),
    (r"\bmöglich\b|\bpossível\b|\bposible\b|\bmogelijk\b|\bpossibile\b", " possible "),
    (r"\b(?:wir|nous|wij|noi)\b", " we "),
)  # fmt: skip

_DOUBLE_NEGATIONS = (
    (r"\bnot (?:only|just|merely|simply)\b", " "),
    (r"\bno (?:\w+ )?reasons? (?:at all )?(?:why |that |for which )?(?:\w+ ){1,3}?(?:not|cannot)\b", " YES "),
    (r"\bno reasons? (?:not to|to (?:refuse|decline|deny|not))\b", " YES "),
    (r"\b(?:not (?:true|correct|the case|that)|untrue|false|a myth|a misconception|wrong) that (?:\w+ ){1,3}?(?:not|cannot|never|refuse to)\b",
     " YES "),
    (r"\b(?:never|not|cannot|rarely) (?:\w+ )?(?:sa(?:y|id|ying)|tell|told) (?:\w+ )?no to\b", " YES "),
    (r"\b(?:never|not|cannot) (?:\w+ )?(?:shy(?:ing|ied)? away from|shied away from|hesitat\w+ (?:to|about|in)|think twice about"
     r"|refus\w+(?: to)?|declin\w+(?: to)?|turn\w*(?: anyone)? (?:away|down)|mind|afraid (?:of|to)|scared (?:of|to)|fail\w* to"
     r"|stop\w* short of|object to|balk at)\b", " YES "),
    (r"\b(?:not|never) (?:unwilling|unable|reluctant)(?: to)?\b", " YES "),
    (r"\bno (?:problems?|issues?|worries|hassle|sweat|trouble|obstacle|barrier)\b"
     r"|\b(?:not|never) (?:be )?(?:an? )?(?:problem|issue|obstacle|barrier|deal ?-?breaker|blocker|concern|hurdle|stumbling block)\b"
     r"|\bnothing to worry about\b|\b(?:do )?not worry\b|\b(?:got|have) you covered\b", " FINE "),
    (r"\bnot (?:averse|opposed|against|rul\w+ out|exclud\w+)(?: to)?\b|\b(?:not|never) (?:rule|exclude|preclude)s? out\b"
     r"|\bnot (?:out of the question|impossible)\b", " MAY "),
    (r"\b(?:is|are|it is) not (?:\w+ )?(?:guaranteed|assured|certain|automatic)\b", " NOGUARANTEE "),
)  # fmt: skip

_NEGATIONS = (
    (r"\bno longer\b|\bnot yet\b|\bnot currently\b|\bnever\b|\bneither\b|\bnor\b|\bcannot\b|\bnot\b", "NOT"),
    (r"\b(?:(?:are|is|am|be|being|currently) )*(?:unable|unwilling|incapable|in no position|NOT (?:\w+ )?(?:able|in a position"
     r"|prepared|equipped|set up|willing|permitted|allowed|authorized|going|planning))(?= to | of )(?: to| of)?", "NOT"),
    (r"\b(?:are|is|am|be|being) (?:unable|unwilling)\b", "NOT"),
    (r"\bunavailable\b", "NOT available"), (r"\bineligible\b", "NOT eligible"),
    (r"\bimpossible\b", "NOT possible"), (r"\bunsupported\b", "NOT supported"),
    (r"\bdeclin(?:e|es|ing) to\b|\brefus(?:e|es|ing) to\b|\bstopped\b|\bceased\b|\bdiscontinued\b|\bfrozen\b|\bon hold\b"
     r"|\bpaused\b|\bsuspended\b", "NOT"),
    (r"\bw/o\b|\bwithout\b|\bfree of\b|\bindependent of\b|\binstead of\b", "WITHOUT"),
    (r"\bno\b|\bnone\b|\bzero\b", "NO"),
)  # fmt: skip

_NOUN = r"(?:VISA|KIND|GREENCARD|immigration|employment[- ]based|employment|work authorization|petition|nonimmigrant)"
_MIDDLE = r"(?:status|transfer|related|application|petition|work|employer|legal|relocation|process|paperwork|permit)"
_OTHER_KINDS = (
    r"executive|exec|event|events|conference|brand|clinical|trial|study|corporate event|marketing|sports|athlete|equity|project|programme"
    r"|program|community|erg|media|podcast|youth|team|financial|equipment|business|government|bank|state|federal|plan|fund|internal|co"
)
_OTHER_OBJECTS = (
    r"deals?|packages?|campaigns?|content|products?|listings?|posts?|media|events?|activations?|revenue|sales|inventory|ads?|advertising"
    r"|lunch(?:es)?|meals?|dinners?|401|health|benefits|gym|banks?|brands?|display|insurance|conferences?|tickets?|hours|travel|trips?"
    r"|offsites?|outings?|courses?|education|training|certifications?|transportation|plan|budget|strateg\w+|portfolio|partnerships?"
)
_SPONSORSHIPS = (
    (rf"\b(?:{_OTHER_KINDS})[- ]+(?:\w+ )?sponsor(?:s|ship|ships|ed|ing)?\b(?!.{{0,20}}(?:VISA|KIND))", " OTHER "),
    (rf"\bsponsor(?:ship|ships|ed|ing)?[- ](?:{_OTHER_OBJECTS})\b", " OTHER "),
    (r"\bsponsor\w*(?: \w+){0,6} clearances?\b|\bclearance sponsorship\b", " OTHER "),
    (r"\bsponsor\w*(?: (?:of|for|the|a|your|our|an))*(?: \w+)? (?:licen[sc]e|licensure|exam|finra|cpa|certification|series \d+)\b(?! holder)"
     r"(?<!sponsor licence)(?<!sponsor license)(?<!sponsorship licence)(?<!sponsorship license)", " OTHER "),
    (rf"(?:{_NOUN}{_LINK}*(?:{_MIDDLE}{_LINK})*){{1,5}}(?:sponsorships?|sponsoring)\b", " SPONSORSHIP "),
    (r"\bsponsor(?:ship|ing|) (?:support |assistance |services |opportunities )?(?:of|for|with|regarding) (?:(?:an?|any|the|your|our|all|new"
     r"|work|relevant|appropriate|required|necessary|valid|us|employment|non-?immigrant) )*"
     rf"(?:{_ANY_VISA}|immigration|work authorization|employment authorization|employment)(?:{_LINK}*{_ANY_VISA})*", " SPONSORSHIP "),
    (rf"\bsponsorship ?\(?(?:e\.g\.|i\.e\.|such as|including|like)?,? ?(?={_ANY_VISA})", " SPONSORSHIP "),
    (rf"(?:(?:{_ANY_VISA}|immigration){_LINK}*(?:{_MIDDLE}{_LINK})*){{1,5}}(?:support|assistance|help|aid|services|benefits|sponsor)\b(?! an?\b)",
     " SUPPORT "),
    (r"\b(?:support|assistance|help) (?:for|with|in|on|obtaining|getting) (?:(?:obtaining|getting|securing|all|your|the|an?|any|applying|for|new"
     r"|relocation|and|us|necessary|required) )*"
     rf"(?:{_ANY_VISA}|immigration)(?: (?:process|application|paperwork|matters|needs)e?s?)?\b", " SUPPORT "),
    (rf"\b(?:employer|company|corporate)[- ]sponsored {_ANY_VISA}", " SPONSORSHIP "),
    (r"\b(?:employer|company|corporate|our|firm)[- ]sponsored\b", " OTHER "),
    (r"\bsponsorships?\b", " BARE "),
    (r"\bsponsor(?:s|ed|ing)?\b", " SPONSOR "),
)  # fmt: skip

_ROLES = (
    r"(?:roles?|positions?|jobs?|candidates?|cases?|employees?|hires?|circumstances|situations|VISA|KIND|countries|locations|types?"
    r"|instances|openings|visas|nationalities|teams|engineers|talent|applicants?|individuals?|people)"
)
_NEEDS = (
    (r"\bneed(?:s|ed|ing)?\b(?! not)|\brequir(?:e|es|ing)\b|\bin need of\b|\brely(?:ing)? on\b|\bwant(?:s|ing)?\b(?= (?:a |visa )?(?:BARE|SPON))"
     r"|\b(?:depend(?:s|ing|ent)? on|seek(?:s|ing)?|request(?:s|ing)?)\b(?= (?:\w+ )?(?:SPONSORSHIP|BARE|VISA))|\brequirement for\b|\bneed for\b",
     "NEED"),
    (r"\bNEED for\b", "NEED"),
    (r"\b(?:(?:may|might|will|would|could|do|does|currently|now|also|later|either|or|in the future|in future|at any time|already|,) )+(?=NEED\b)",
     ""),
    (r"\b(?:now|currently|presently|today|immediately),? (?:or|and|nor|and/or) (?:at any time |at any point |later )?(?:in )?(?:the |any )?(?:near )?future\b"
     r"|\b(?:in|at any time in) the future\b", ""),
)  # fmt: skip

_VOCABULARY = (
    (r"\bGREENCARD holders?\b", "HOLDER"),
    (r"\b(?:offer|provid|giv|grant|extend|furnish|accommodat|facilitat|deliver|arrang|handl|cover|includ|support)(?:s|es|ing|e|ed|ng|en)?\b"
     r"|\bgave\b|\bfund(?:s|ed)?\b|\bpay(?:s|ing)? for\b|\btak(?:e|es|ing) care of\b", "GIVE"),
    (r"\b(?:assist|help)(?:s|ing|ed)? (?:(?:you|candidates|them|hires|with|in|on|to) )*(?:with|in|on|obtain(?:ing)?|get(?:ting)?|through|secur(?:e|ing)"
     r"|navigat(?:e|ing)|transfer|move)\b|\bhelp (?:you|candidates|them)\b", "HELP"),
    (r"\bavailable\b", "OK"),
    (r"\bunless\b|\bexcept(?:ion|ions|ing)?\b|\bother than\b|\bapart from\b|\bwith the exclusion\b|\baside from\b|\bsave for\b", "EXCEPT"),
    (r"\bguarante\w+\b|\bpromise\w*\b", "GUARANTEE"),
    (rf"\b(?:certain|some|select|selected|specific|specialized|senior|key|limited|many|most|exceptional|outstanding|qualified|eligible|strong|top"
     rf"|highly qualified|experienced|the right|hard[- ]to[- ]fill|critical) (?:\w+ ){{0,2}}?{_ROLES}\b", "SOME"),
    (r"\bexceptional(?:ly)?\b|\boutstanding\b|\btop talent\b|\bright (?:candidate|person|hire|fit|talent|individual|applicant)\b"
     r"|\blimited\b|\bnumber of\b", "SOME"),
    (r"\bmay\b(?! (?:\d))|\bmight\b|\bpossib(?:le|ly|ility)\b|\bpotential(?:ly)?\b|\bperhaps\b|\bmaybe\b"
     r"|\bcase[- ]by[- ]case(?: basis)?\b|\bindividual basis\b|\bindividually\b|\bcase basis\b|\bdepend(?:s|ing|ent|ant)?\b|\bsubject to\b|\bcontingent\b"
     r"|\bnegotiable\b|\bdiscretion\w*|\bconsider(?:s|ed|ing|ation)?\b|\bevaluat(?:e|ed|ing|ion)\b|\bassess(?:ed)?\b|\bdiscuss(?:ed|ion|ing)?\b"
     r"|\breview(?:ed)?\b|\bexplor(?:e|ed|ing)\b|\boccasionally\b|\brare(?:ly)?\b|\bsometimes\b|\bat times\b"
     r"|\bwhere(?:ver)? (?:possible|appropriate|feasible)\b|\bif eligible\b|\bwhen(?:ever)? possible\b|\bif (?:eligible|possible|approved)\b"
     r"|\bopen to\b|\bopen for\b|\bbased on\b|\bpending\b|\btbd\b|\beventually\b|\bon a MAY\b"
     r"|\bafter (?:\w+ ){0,3}?(?:months?|years?|probation\w*|period|successful\w*)\b|\bprobation\b|\bplan(?:s|ning)? to\b|\bhop(?:e|ing) to\b|\baim to\b"
     r"|\bstriv\w+ to\b|\btry(?:ing)? to\b|\blook(?:ing)? into\b|\bcould\b|\b(?:un)?likely\b|\bvar(?:y|ies)\b|\bin principle\b|\bapproval\b"
     r"|\bwould (?:love|like) to\b|\bwish\b|\bas long as\b|\bprovided that\b|\bonce you\b|\bcriteria\b|\bconditions\b|\bup to (?:the )?(?:manager|team)\b"
     r"|\bworking on\b|\bask us\b|\bnot sure\b|\bin progress\b|\bexpect to\b|\bmust first\b", "MAY"),
    (r"\bonly\b|\bsolely\b|\bexclusively\b|\brestricted to\b|\bstrictly\b|\blimited to\b", "ONLY"),
)  # fmt: skip

_PUNCTUATION = (
    (r"([:?,()/=])", r" \1 "),
    (r"[^\w\s:?,()/='&$-]|(?<!\w)'|'(?!\w)", " "),
    (r"(?<!\w)-+|-+(?!\w)", " - "),
)

_STAGES = tuple(
    _steps(stage)
    for stage in (
        _SPELLING, _OTHER_LANGUAGES, _DOUBLE_NEGATIONS, _NEGATIONS, _SPONSORSHIPS, _NEEDS, _VOCABULARY, _PUNCTUATION
    )
)  # fmt: skip
_OTHER_LANGUAGE_MARK = re.compile(
    r"(?i:\b(?:wir|kein(?:e[nrms]?)?|nicht|bieten|ist|für|nous|ne|pour|vous|ofrecemos|para|para|con|uma|não|oferecemos|wij|geen|niet|non|offriamo)\b)"
)
