"""What each canonical word stands for, as replacements made stage after stage.

A stage sees the words the stages before it have made. Patterns work on lower case; capitals are canonical.
"""

import re
from collections.abc import Iterable

from generator.matching.canonical_negations import DOUBLE_NEGATIONS, NEGATIONS
from generator.matching.canonical_spelling import OTHER_LANGUAGES, SPELLING

_ANY_VISA = r"(?:VISA|KIND|GREENCARD)"
_LINK = r"(?: ?(?:and|or|/|&|,|-|\+) ?| )"

_NOUN = (
    r"(?:VISA|KIND|GREENCARD|immigration|employment[- ]based|employment|work "
    r"authorization|petition|nonimmigrant)"
)
_MIDDLE = (
    r"(?:status|transfer|related|application|petition|work|employer|legal|"
    r"relocation|process|paperwork|permit)"
)
_OTHER_KINDS = (
    r"executive|exec|mba|event|events|conference|brand|clinical|trial|study|corporate "
    r"event|marketing|sports|athlete|equity|project|programme"
    r"|program|community|erg|media|podcast|youth|team|financial|equipment|"
    r"business|government|bank|state|federal|plan|fund|internal|co"
)
_OTHER_OBJECTS = (
    r"deals?|packages?|campaigns?|content|products?|listings?|posts?|media|"
    r"events?|activations?|revenue|sales|inventory|ads?|advertising"
    r"|lunch(?:es)?|meals?|dinners?|401|health|benefits|gym|banks?|brands?|"
    r"display|insurance|conferences?|tickets?|hours|travel|trips?"
    r"|offsites?|outings?|courses?|education|training|certifications?|"
    r"transportation|plan|budget|strateg\w+|portfolio|partnerships?"
)
_SPONSORSHIPS = (
    (
        r"\bsponsor(?:ship|ing) (?:of|for) (?:(?:an?|any|all) )?"
        r"(?P<first>new|initial|first-time|cap-subject) (?=KIND)",
        r" SPONSORSHIP for \g<first> ",
    ),
    (
        (
            rf"\b(?:{_OTHER_KINDS})[- ]+(?:\w+ )?sponsor(?:s|ship|ships|ed|"
            rf"ing)?\b(?!.{{0,20}}(?:VISA|KIND))"
        ),
        " OTHER ",
    ),
    (rf"\bsponsor(?:ship|ships|ed|ing)?[- ](?:{_OTHER_OBJECTS})\b", " OTHER "),
    (
        (
            r"\b(?:finra|cpa|cfa|series \d+|licen[sc]e|licensure|exam|gym|study|tuition|"
            r"education) sponsorships?\b"
        ),
        " OTHER ",
    ),
    (r"\bsponsor\w*(?: \w+){0,6} clearances?\b|\bclearance sponsorship\b", " OTHER "),
    (
        r"\bsponsor\w*(?: (?:of|for|the|a|your|our|an))*(?: \w+)? (?:licen[sc]e|"
        r"licensure|exam|finra|cpa|certification|series \d+)\b(?! holder)"
        r"(?<!sponsor licence)(?<!sponsor license)(?<!sponsorship "
        r"licence)(?<!sponsorship license)",
        " OTHER ",
    ),
    (
        r"\b(?:VISA|KIND)(?: visa)? transfer (?:sponsorships?|sponsoring|support|assistance|help)\b",
        " SPONSORSHIP transfer ",
    ),
    (
        (rf"(?:{_NOUN}{_LINK}*(?:{_MIDDLE}{_LINK})*){{1,5}}(?:sponsorships?|sponsoring)\b"),
        " SPONSORSHIP ",
    ),
    (
        r"\bsponsor(?:ship|ing|) (?:support |assistance |services |opportunities "
        r")?(?:of|for|with|regarding) (?:(?:an?|any|the|your|our|all|new"
        r"|work|relevant|appropriate|required|necessary|valid|us|employment|"
        r"non-?immigrant) )*"
        rf"(?:{_ANY_VISA}|immigration|work authorization|employment authorization|"
        rf"employment)(?:{_LINK}*{_ANY_VISA})*",
        " SPONSORSHIP ",
    ),
    (
        (rf"\bsponsorship ?\(?(?:e\.g\.|i\.e\.|such as|including|like)?,? ?(?={_ANY_VISA})"),
        " SPONSORSHIP ",
    ),
    (
        (
            rf"(?:(?:{_ANY_VISA}|"
            rf"immigration){_LINK}*(?:{_MIDDLE}{_LINK})*){{1,5}}(?:support|assistance|help|"
            rf"aid|services|benefits|(?<!and )(?<!or )(?<!& )(?<!, )sponsor)\b"
            r"(?! (?:an?|your|VISA|KIND|GREENCARD)\b)"
        ),
        " SUPPORT ",
    ),
    (
        r"\b(?:support|assistance|help) (?:for|with|in|on|obtaining|getting) "
        r"(?:(?:obtaining|getting|securing|all|your|the|an?|any|applying|for|new"
        r"|relocation|and|us|necessary|required) )*"
        rf"(?:{_ANY_VISA}|immigration)(?: (?:process|application|paperwork|matters|"
        rf"needs)e?s?)?\b",
        " SUPPORT ",
    ),
    (rf"\b(?:employer|company|corporate)[- ]sponsored {_ANY_VISA}", " SPONSORSHIP "),
    (
        r"\bsponsor(?:s|ing|ed)? (?:your|their|the|an?|any|our|new)? ?(?:work|employment) authorization\b",
        " SPONSOR your VISA ",
    ),
    (r"\b(?:employer|company|corporate|our|firm)[- ]sponsored\b", " OTHER "),
    (
        (
            r"\b(?:no|our|your|of|with|the|from|by|new|their|as|are|NO|include|includes|including) "
            r"(?:proud )?sponsors\b|\band (?:proud )?sponsors\b(?! (?:\w+ ){0,2}(?:VISA|KIND|GREENCARD"
            r"|candidates|applicants|hires|employees|physicians|nurses|teachers|engineers|researchers|scientists"
            r"|faculty|postdocs|therapists|their|them|you|your)\b)"
        ),
        " OTHER ",
    ),
    (r"\bsponsorship needs?\b(?= \w)", " SPONSORSHIP "),
    (r"\bsponsorships?\b", " BARE "),
    (r"\bsponsor(?:s|ed|ing)?\b", " SPONSOR "),
)

_ROLES = (
    r"(?:roles?|positions?|jobs?|candidates?|cases?|employees?|hires?|"
    r"circumstances|situations|VISA|KIND|countries|locations|types?"
    r"|instances|openings|visas|nationalities|teams|engineers|talent|applicants?|"
    r"nurses|physicians|doctors|developers|scientists|researchers|professionals|workers|graduates|"
    r"individuals?|people)"
)
_NEEDS = (
    (
        (
            r"\b(?:if|where|when|as|wherever|whenever|should it be|in case it is) "
            r"(?:needed|required|necessary|applicable|you need it|you need one|relevant)\b"
        ),
        " ",
    ),
    (
        r"\b(?:for (?:all |any |those |anyone |everyone |candidates |applicants |people |hires "
        r"|employees )*)?"
        r"who (?:may |might )?(?:need|require)s? (?:it|one)\b",
        " ",
    ),
    (
        r"\bneed(?:s|ed|ing)?\b(?! (?:not|NOT)\b)|\brequir(?:e|es|ing)\b|\bin need of\b|"
        r"\brely(?:ing)? on\b|\bwant(?:s|ing)?\b(?= (?:a |visa )?(?:BARE|SPON))"
        r"|\b(?:depend(?:s|ing|ent)? on|seek(?:s|ing)?|request(?:s|ing)?)\b(?= (?:\w+ "
        r")?(?:SPONSORSHIP|BARE|VISA))|\b(?:looking|hoping|counting|waiting) (?:for|on)\b"
        r"(?= (?:\w+ ){0,6}(?:SPONSORSHIP|SPONSOR|BARE))|\brequirement for\b|\bneed for\b",
        "NEED",
    ),
    (r"\bNEED for\b", "NEED"),
    (
        (
            r"\b(?:(?:may|might|will|would|could|do|does|currently|now|also|later|either|"
            r"or|in the future|in future|at any time|already|,) ?)+(?<= )(?=NEED\b(?! "
            r"(?:\w+ ){0,3}(?:CITIZEN|citizenship)))"
        ),
        " ",
    ),
    (
        r"\b(?:now|currently|presently|today|immediately),? (?:or|and|nor|and/or) "
        r"(?:at any time |at any point |later )?(?:in )?(?:the |any )?(?:near "
        r")?future\b"
        r"|\b(?:in|at any time in) the future\b",
        "",
    ),
)

_VOCABULARY = (
    (r"\bGREENCARD holders?\b", "HOLDER"),
    (
        r"\b(?:offer|provid|giv|grant|extend|furnish|accommodat|facilitat|deliver|"
        r"arrang|handl|cover|includ|support)(?:s|es|ing|e|ed|ng|en)?\b"
        r"|\bgave\b|\bfund(?:s|ed)?\b|\bpay(?:s|ing)? for\b|\btak(?:e|es|ing) care of\b",
        "GIVE",
    ),
    (
        r"\b(?:assist|help)(?:s|ing|ed)? (?:(?:you|candidates|them|hires|with|in|on|"
        r"to) )*(?:with|in|on|obtain(?:ing)?|get(?:ting)?|through|secur(?:e|ing)"
        r"|navigat(?:e|ing)|transfer|move)\b|\bhelp (?:you|candidates|them)\b"
        r"|\b(?:tak|walk|guid|see)(?:e|es|s|ing)? (?:you|candidates|hires|them) through\b",
        "HELP",
    ),
    (r"\bavailable\b", "OK"),
    (
        (
            r"\bunless\b|\bexcept(?:ion|ions|ing)?\b|\bother than\b|\bapart from\b|\bwith "
            r"the exclusion\b|\baside from\b|\bsave for\b"
        ),
        "EXCEPT",
    ),
    (r"\bguarante\w+\b|\bpromise\w*\b", "GUARANTEE"),
    (
        rf"\b(?:certain|some|select|selected|specific|specialized|senior|key|limited|"
        rf"many|most|exceptional|outstanding|qualified|eligible|strong|top"
        rf"|highly qualified|experienced|the right|hard[- ]to[- ]fill|critical)"
        rf"(?<!\bthe selected) (?:of (?:our|the) )?"
        rf"(?:(?!(?:for|to|in|and|or|not|SPONSOR|GIVE) )\w+ ){{0,2}}?{_ROLES}\b",
        "SOME",
    ),
    (
        r"\bexceptional(?:ly)?\b|\boutstanding\b|\btop talent\b|\bright (?:candidate|"
        r"person|hire|fit|talent|individual|applicant)\b"
        r"|\blimited\b|\bnumber of\b"
        r"|\b(?:some|certain|select) (?:us )?(?:states|regions|offices|sites|departments)\b",
        "SOME",
    ),
    (
        r"\bmay\b(?! (?:\d))|\bmight\b|\bpossib(?:le|ly|ility)\b|\bpotential(?:ly)?\b|"
        r"\bperhaps\b|\bmaybe\b"
        r"|\bcase[- ]by[- ]case(?: basis)?\b|\bindividual basis\b|\bindividually\b|"
        r"\bcase basis\b|\bdepend(?:s|ing)?\b"
        r"|\bdepend[ea]nt\b(?! (?:VISA|KIND|famil\w+|spouses?|child\w*|care|coverage))|"
        r"\bsubject to\b|\bcontingent\b"
        r"|\bnegotiable\b|\bdiscretion\w*|\bconsider(?:s|ed|ing|ation)?\b|"
        r"\bevaluat(?:e|ed|ing|ion)\b|\bassess(?:ed)?\b|\bdiscuss(?:ed|ion|ing)?\b"
        r"|\breview(?:ed)?\b|\b(?:determin|decid)ed\b|\bexplor(?:e|ed|ing)\b|\boccasionally\b|\bseldom\b|"
        r"\bhardly\b|\bscarcely\b|\bbarely\b|\binfrequently\b|\brare(?:ly)?\b|"
        r"\bsometimes\b|\bat times\b"
        r"|\bwhere(?:ver)? (?:possible|appropriate|feasible)\b|\bif eligible\b|"
        r"\bwhen(?:ever)? possible\b|\bif (?:eligible|possible|approved)\b"
        r"|\bopen to\b(?! (?:all|any|every|everyone|anyone|applicants|candidates|people|applications)\b)|"
        r"\bopen for\b|\bbased on\b|\bpending\b|\btbd\b|\beventually\b|"
        r"\bon a MAY\b"
        r"|\bafter (?:\w+ ){0,3}?(?:months?|years?|probation\w*|period|"
        r"successful\w*)\b|\bprobation\b|\b(?:plan|intend)(?:s|ning|ing)? to\b|\bhop(?:e|ing) to\b|"
        r"\baim to\b"
        r"|\bstriv\w+ to\b|\btry(?:ing)? to\b|\blook(?:ing)? into\b|\bcould\b|"
        r"\b(?:un)?likely\b|\bvar(?:y|ies)\b|\bin principle\b|\bapproval\b"
        r"|\bas long as\b|\bprovided that\b|"
        r"\bonce you\b(?! (?:join|start|accept|are (?:hired|here|on board)))|"
        r"\bcriteria\b|\bconditions\b|"
        r"\bif (?:\w+ ){1,4}(?:allows?|permits?|lets us)\b|\bpermitting\b|"
        r"\bdo (?:our|its|their) best to\b|\blook at\b|"
        r"\bup to (?:the |our |your )?(?:\w+ )?(?:manager|team|department|lead)\b"
        r"|\b(?:up)?on request\b|\bthink(?:ing)? about\b|\bentertain\w*\b|\bworking on\b|\bask us\b"
        r"|\bnot sure\b|\bin "
        r"progress\b|\bin the process of\b|\bexpect to\b|\bsoon\b|"
        r"\bmust first\b",
        "MAY",
    ),
    (
        r"\b(?:usually|generally|typically|normally|ordinarily|often|mostly|traditionally|frequently|mainly|"
        r"primarily)\b|\bin (?:general|most cases|many cases)\b|\btends? to\b|\bas a (?:general )?rule\b",
        "USUALLY",
    ),
    (r"\b(?:would|wd) (?:have )?(?:lov|lik)ed? to\b|\bwish(?: \w+ (?:MAY|could))?\b", "WISH"),
    (
        r"\bonly\b|\blimits? (?:\w+ ){1,3}to\b|\bsolely\b|\bexclusively\b|\brestricted to\b|\bstrictly\b"
        r"|\blimited to\b",
        "ONLY",
    ),
)

_PUNCTUATION = (
    (r"([:?,()/=])", r" \1 "),
    (r"[^\w\s:?,()/='&$-]|(?<!\w)'|'(?!\w)", " "),
    (r"(?<!\w)-+|-+(?!\w)", " - "),
)


def _steps(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in pairs)


STAGES = tuple(
    _steps(stage)
    for stage in (
        SPELLING,
        OTHER_LANGUAGES,
        DOUBLE_NEGATIONS,
        NEGATIONS,
        _SPONSORSHIPS,
        _NEEDS,
        _VOCABULARY,
        _PUNCTUATION,
    )
)
