"""What each canonical word stands for, as replacements made stage after stage.

A stage sees the words the stages before it have made. Patterns work on lower case; capitals are canonical.
"""

import re
from collections.abc import Iterable

_ANY_VISA = r"(?:VISA|KIND|GREENCARD)"
_LINK = r"(?: ?(?:and|or|/|&|,|-|\+) ?| )"

_SPELLING = (
    (r"\bu\.? ?s\.? ?a?\.?(?= |$|[,;:)/-])", "us"),
    (r"\bcan ?not\b|\bcan't\b|\bcant\b|\bcan not\b", "cannot"),
    (r"\bwon'?t\b", "will not"),
    (r"n't\b", " not"),
    (r"\b(do|does|is|are|would|could|did|has|have|should)nt\b", r"\1 not"),
    (r"'re\b", " are"),
    (r"'ll\b", " will"),
    (r"'ve\b", " have"),
    (r"'d\b", " would"),
    (r"'m\b", " am"),
    (
        r"\bspons[eo]r|\bsponosr|\bsponor(?=[sei])|\bspnsor|\bsponssor|\bspnosor|\bsposor|\bspoonsor|\bsponsr(?=s|e|i|h)",
        "sponsor",
    ),
    (r"sponsor(?:hip|sip|shp|shipp|ershp)\b", "sponsorship"),
    (r"\by ?/ ?n\b", "yes / no"),
    (r"authoris", "authoriz"),
    (r"\bunfortunatly\b", "unfortunately"),
    (
        (r"\bw[- /]?2 only\b|\b(?:full[- ]?time|onsite|on-site|in[- ]?person|local|c2c) only\b(?=.*,)"),
        " ",
    ),
    (r"^\s*(?:q|a|question|answer)\s*[:.)]\s+", ""),
    (r"\s\|\s", " : "),
    (r"(?:☐|\[ ?\]) ?\w+", " "),
    (r"☒|\[x\]", " "),
    (r"\bava[il]+[ai]*b[el]+\b", "available"),
    (r"\bwithout (?:any )?exceptions?(?=\W*$)|\buntil further notice\b", " "),
    (r"\b(we|company|firm|employer) sponsored\b", r"\1 have sponsored"),
    (r"✅|✔|☑|👍|✓|\byep\b|\byeah\b|\byup\b", " yes "),
    (r"❌|✖|🚫|⛔|✗|✘|\bnope\b", " no "),
    (r"\*", " "),
)

_OTHER_LANGUAGES = (
    (
        (
            r"VISA ?-? ?(?:sponsoring|unterstützung)|visum-?s?-?(?:sponsoring|sponsorship|"
            r"unterstützung)|visasponsoring"
        ),
        " SPONSORSHIP ",
    ),
    (
        (
            r"\bkein(?:e[nrms]?)?\b|\bnicht\b|\bkeinerlei\b|\bgeen\b|\bniet\b|\bnão\b|\bnon\b(?! ?-)|\bness?un[ao]?\b|\bning[uú]n[ao]?\b|\bnenhuma?\b"
        ),
        " not ",
    ),
    (
        r"\b(?:ne |n')(?:\w+ ){1,4}?(?:pas|plus|aucun(?:e)?)\b|\bpas de\b|"
        r"\baucun(?:e)?\b"
        r"|\bno (?=ofrec|se ofrec|podemos|patrocin|brind|propor)|\bno es posible\b",
        " not ",
    ),
    (r"\bohne\b|\bsans\b|\bsin\b|\bsem\b|\bsenza\b|\bzonder\b", " without "),
    (
        r"\bsponsor(?:n|t|ern|iser|isons|ise|iseren|izzare|izziamo|isieren)\b|"
        r"\bparrain(?:er|ons|e)\b"
        r"|\bpatrocin(?:amos|ar|a)\b|\bsponser[nt]\b",
        " sponsor ",
    ),
    (
        (
            r"(?:\bpatroc[ií]ni?o(?:s)?|\bparrainage|\bsponsorizzazione)(?: (?:de|del|"
            r"della|do|para|d'un|du|la|el|un|o|il|di))*(?: VISA)?"
        ),
        " SPONSORSHIP ",
    ),
    (
        (
            r"\b(?:bieten|anbieten|übernehmen|ofrecemos|ofrece|ofrecer|oferecemos|offrons|"
            r"proposons|offriamo|bieden)\b"
        ),
        " offer ",
    ),
    (
        (
            r"\bunterstützen\b|\bunterstützung (?:bei|beim|mit|für)\b(?: (?:das|dem|ein|einem))?|\bhelfen\b|\baidons\b|"
            r"\bayudamos\b|\bapoyamos\b"
        ),
        " help with ",
    ),
    (r"\bmöglich\b|\bpossível\b|\bposible\b|\bmogelijk\b|\bpossibile\b", " possible "),
    (r"\b(?:wir|nous|wij|noi)\b", " we "),
    (
        r"(?:就労)?ビザ\w?(?:の)?(?:サポート|スポンサー|支援|発給)\w?|签证(?:担保|赞助|支持|资助)|簽證(?:擔保|贊助|支持)",
        " SPONSORSHIP ",
    ),
    (r"ありません|できません|不可|おりません|いたしません|致しません", " not "),
    (r"不提供|无法提供|無法提供|不支持|不能|没有|沒有|无法|無法", " not "),
)

_DOUBLE_NEGATIONS = (
    (r"\bnot (?:only|just|merely|simply)\b", " "),
    (
        (r"\bno (?:\w+ )?reasons? (?:at all )?(?:why |that |for which )?(?:\w+ ){1,3}?(?:not|cannot)\b"),
        " YES ",
    ),
    (r"\bno matter\b", " whatever "),
    (r"\bno reasons? (?:not to|to (?:refuse|decline|deny|not))\b", " YES "),
    (
        (
            r"\b(?:not (?:true|correct|the case|that)|untrue|false|a myth|a misconception|"
            r"wrong) that (?:\w+ ){1,3}?(?:not|cannot|never|refuse to)\b"
        ),
        " YES ",
    ),
    ((r"\b(?:never|not|cannot|rarely) (?:\w+ )?(?:sa(?:y|id|ying)|tell|told) (?:\w+ )?no to\b"), " YES "),
    (
        r"\b(?:never|not|cannot) (?:\w+ )?(?:shy(?:ing|ied)? away from|shied away "
        r"from|hesitat\w+ (?:to|about|in)|think twice about"
        r"|refus\w+(?: to)?|declin\w+(?: to)?|turn\w*(?: anyone)? (?:away|down)|mind|"
        r"afraid (?:of|to)|scared (?:of|to)|fail\w* to"
        r"|stop\w* short of|object to|balk at)\b",
        " YES ",
    ),
    (
        (
            r"\bnothing (?:\w+ )?(?:prevents?|stops?|keeps?|stopping|preventing) us "
            r"from\b|\byet to (?:refuse|decline|deny|reject|turn down)\b(?: an?\b)?"
        ),
        " YES ",
    ),
    (
        (
            r"\bnot (?:one of |among |like )?(?:those |the )?(?:many )?(?:companies|"
            r"employers|firms) (?:that|who|which) (?:refuse|decline|do not|cannot|will "
            r"not|never|not)(?: to)?\b"
        ),
        " YES ",
    ),
    (r"\b(?:not|never) (?:unwilling|unable|reluctant)(?: to)?\b", " YES "),
    (
        r"\bno (?:problems?|issues?|worries|hassle|sweat|trouble|obstacle|barrier)\b"
        r"|\b(?:not|never) (?:be )?(?:an? )?(?:problem|issue|obstacle|barrier|deal "
        r"?-?breaker|blocker|concern|hurdle|stumbling block)\b"
        r"|\bnothing to worry about\b|\b(?:do )?(?:not|never) worry(?: about)?\b|"
        r"\b(?:got|have) you covered\b",
        " FINE ",
    ),
    (
        r"\bnot (?:averse|opposed|against|rul\w+ out|exclud\w+)(?: to)?\b|\b(?:not|"
        r"never) (?:rule|exclude|preclude)s? out\b"
        r"|\bnot (?:out of the question|impossible)\b",
        " MAY ",
    ),
    (r"\b(?:is|are|it is) not (?:\w+ )?(?:guaranteed|assured|certain|automatic)\b", " NOGUARANTEE "),
)

_NEGATIONS = (
    (
        (r"\bno longer\b|\bnot yet\b|\bnot currently\b|\bnever\b|\bneither\b|\bnor\b|\bcannot\b|\bnot\b"),
        "NOT",
    ),
    (
        r"\b(?:(?:are|is|am|be|being|currently) )*(?:unable|unwilling|incapable|in no "
        r"position|NOT (?:\w+ )?(?:able|in a position"
        r"|prepared|equipped|set up|willing|permitted|allowed|authorized|going|"
        r"planning))(?= to | of )(?: to| of)?",
        "NOT",
    ),
    (r"\b(?:are|is|am|be|being) (?:unable|unwilling)\b", "NOT"),
    (
        (
            r"\black(?:s|ing)? (?:the )?(?:\w+ )?(?:to|for)\b|\brefrain(?:s|ing)? from\b|"
            r"\bavoid(?:s|ing)?\b|\btoo (?:small|early|young) to\b|\bbarred from\b"
        ),
        "NOT",
    ),
    (r"\bbut nothing else\b|\bnothing else\b|\bno other\b|\bno others\b", "ONLY"),
    (
        r"\b(?:prevent|prohibit|preclude|forbid|bar|disallow|restrict)(?:s|ed|ing|den)? "
        r"(?:(?:us|the company|it) )?(?:from (?=spons|offer|provid|support)|(?=offering|sponsoring|providing))",
        "NOT ",
    ),
    (r"\bunavailable\b|\boff the table\b", "NOT available"),
    (r"\bineligible\b", "NOT eligible"),
    (r"\bimpossible\b", "NOT possible"),
    (r"\bunsupported\b", "NOT supported"),
    (
        r"\bdeclin(?:e|es|ing) to\b|\brefus(?:e|es|ing) to\b|\bstopped\b|\bceased\b|"
        r"\bdiscontinued\b|\bfrozen\b|\bon hold\b"
        r"|\b(?:paused|suspended|halted)(?: (?:all|any|our))?\b",
        "NOT",
    ),
    (r"\bw/o\b|\bwithout\b|\bfree of\b|\bindependent(?:ly)? of\b|\binstead of\b", "WITHOUT"),
    (r"\bno\b|\bnone\b|\bzero\b", "NO"),
)

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
            rf"aid|services|benefits|sponsor)\b(?! an?\b)"
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
    (r"\b(?:employer|company|corporate|our|firm)[- ]sponsored\b", " OTHER "),
    ((r"\b(?:no|our|your|of|with|the|from|by|and|new|their|as|are|NO) (?:proud )?sponsors\b"), " OTHER "),
    (r"\bsponsorship needs?\b(?= \w)", " SPONSORSHIP "),
    (r"\bsponsorships?\b", " BARE "),
    (r"\bsponsor(?:s|ed|ing)?\b", " SPONSOR "),
)

_ROLES = (
    r"(?:roles?|positions?|jobs?|candidates?|cases?|employees?|hires?|"
    r"circumstances|situations|VISA|KIND|countries|locations|types?"
    r"|instances|openings|visas|nationalities|teams|engineers|talent|applicants?|"
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
        r"\bneed(?:s|ed|ing)?\b(?! not)|\brequir(?:e|es|ing)\b|\bin need of\b|"
        r"\brely(?:ing)? on\b|\bwant(?:s|ing)?\b(?= (?:a |visa )?(?:BARE|SPON))"
        r"|\b(?:depend(?:s|ing|ent)? on|seek(?:s|ing)?|request(?:s|ing)?)\b(?= (?:\w+ "
        r")?(?:SPONSORSHIP|BARE|VISA))|\brequirement for\b|\bneed for\b",
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
        r"|navigat(?:e|ing)|transfer|move)\b|\bhelp (?:you|candidates|them)\b",
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
        rf" (?:(?!(?:for|to|in|and|or|not) )\w+ ){{0,2}}?{_ROLES}\b",
        "SOME",
    ),
    (
        r"\bexceptional(?:ly)?\b|\boutstanding\b|\btop talent\b|\bright (?:candidate|"
        r"person|hire|fit|talent|individual|applicant)\b"
        r"|\blimited\b|\bnumber of\b",
        "SOME",
    ),
    (
        r"\bmay\b(?! (?:\d))|\bmight\b|\bpossib(?:le|ly|ility)\b|\bpotential(?:ly)?\b|"
        r"\bperhaps\b|\bmaybe\b"
        r"|\bcase[- ]by[- ]case(?: basis)?\b|\bindividual basis\b|\bindividually\b|"
        r"\bcase basis\b|\bdepend(?:s|ing|ent|ant)?\b|\bsubject to\b|\bcontingent\b"
        r"|\bnegotiable\b|\bdiscretion\w*|\bconsider(?:s|ed|ing|ation)?\b|"
        r"\bevaluat(?:e|ed|ing|ion)\b|\bassess(?:ed)?\b|\bdiscuss(?:ed|ion|ing)?\b"
        r"|\breview(?:ed)?\b|\b(?:determin|decid)ed\b|\bexplor(?:e|ed|ing)\b|\boccasionally\b|\bseldom\b|"
        r"\bhardly\b|\bscarcely\b|\bbarely\b|\binfrequently\b|\brare(?:ly)?\b|"
        r"\bsometimes\b|\bat times\b"
        r"|\bwhere(?:ver)? (?:possible|appropriate|feasible)\b|\bif eligible\b|"
        r"\bwhen(?:ever)? possible\b|\bif (?:eligible|possible|approved)\b"
        r"|\bopen to\b|\bopen for\b|\bbased on\b|\bpending\b|\btbd\b|\beventually\b|"
        r"\bon a MAY\b"
        r"|\bafter (?:\w+ ){0,3}?(?:months?|years?|probation\w*|period|"
        r"successful\w*)\b|\bprobation\b|\bplan(?:s|ning)? to\b|\bhop(?:e|ing) to\b|"
        r"\baim to\b"
        r"|\bstriv\w+ to\b|\btry(?:ing)? to\b|\blook(?:ing)? into\b|\bcould\b|"
        r"\b(?:un)?likely\b|\bvar(?:y|ies)\b|\bin principle\b|\bapproval\b"
        r"|\bas long as\b|\bprovided that\b|\bonce you\b|\bcriteria\b|\bconditions\b|"
        r"\bup to (?:the |our |your )?(?:\w+ )?(?:manager|team|department|lead)\b"
        r"|\bthink(?:ing)? about\b|\bentertain\w*\b|\bworking on\b|\bask us\b|\bnot sure\b|\bin progress\b|\bexpect to\b|\bsoon\b|"
        r"\bmust first\b",
        "MAY",
    ),
    (
        r"\b(?:usually|generally|typically|normally|ordinarily|often|mostly|traditionally|frequently|mainly|"
        r"primarily)\b|\bin (?:general|most cases|many cases)\b|\btends? to\b|\bas a (?:general )?rule\b",
        "USUALLY",
    ),
    (r"\b(?:would|wd) (?:love|like) to\b|\bwish(?: \w+ (?:MAY|could))?\b", "WISH"),
    ((r"\bonly\b|\bsolely\b|\bexclusively\b|\brestricted to\b|\bstrictly\b|\blimited to\b"), "ONLY"),
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
        _SPELLING,
        _OTHER_LANGUAGES,
        _DOUBLE_NEGATIONS,
        _NEGATIONS,
        _SPONSORSHIPS,
        _NEEDS,
        _VOCABULARY,
        _PUNCTUATION,
    )
)
