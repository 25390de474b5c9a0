"""Negations and double negations as canonical words; what is denied twice is said."""

DOUBLE_NEGATIONS = (
    (r"\bnot (?:only|just|merely|simply)\b", " "),
    (
        (r"\bno (?:\w+ )?reasons? (?:at all )?(?:why |that |for which )?(?:\w+ ){1,3}?(?:not|cannot)\b"),
        " YES ",
    ),
    (r"\bno matter\b", " whatever "),
    (
        r"\b(?:no|not have (?:any )?|without (?:any )?)(?: )?(?:restrictions?|limits?|limitations?|caps?) "
        r"(?:on|to|for|in)\b",
        " YES ",
    ),
    (r"\bno reasons? (?:not to|to (?:refuse|decline|deny|not))\b", " YES "),
    (
        (
            r"\b(?:not (?:true|correct|the case|that)|untrue|false|a myth|a misconception|"
            r"wrong) that (?:\w+ ){1,3}?(?:not|cannot|never|refuse to)\b"
        ),
        " YES ",
    ),
    (
        (
            r"\b(?:nobody|no one|no candidate|no applicant) (?:\w+ ){1,3}?"
            r"(?:turned (?:away|down)|refused|rejected|excluded|disqualified|penali[sz]ed)\b"
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
        r"|\b(?:nothing|no need) to worry about\b|\b(?:do )?(?:not|never) worry(?: about)?\b|"
        r"\bthat(?: is|'s) (?:fine|ok(?:ay)?|alright|all right)\b|"
        r"\b(?:got|have) you covered\b|\bwe(?: have)? got (?:you|this|that)\b",
        " FINE ",
    ),
    (
        r"(?:\band no, )?\b(?:it|that|this)(?: is|'s) not (?:even )?(?:an? )?"
        r"(?:headache|hassle|burden|bother|nuisance)\b",
        " FINE ",
    ),
    (
        r"\b(?:never|not) (?:\w+ ){0,3}?(?:petition|application|case|filing|VISA|KIND)s? "
        r"(?:\w+ ){0,2}?(?:denied|rejected|refused|turned down)\b",
        " successfully ",
    ),
    (
        r"\bnot (?:averse|opposed|against|rul\w+ out|exclud\w+)(?: to)?\b|\b(?:not|"
        r"never) (?:rule|exclude|preclude)s? out\b"
        r"|\bnot (?:out of the question|impossible)\b",
        " MAY ",
    ),
    (r"\b(?:is|are|it is) not (?:\w+ )?(?:guaranteed|assured|certain|automatic)\b", " NOGUARANTEE "),
)

NEGATIONS = (
    (
        (r"\bno longer\b|\bnot yet\b|\bnot currently\b|\bnever\b|\bneither\b|\bnor\b|\bcannot\b|\bnot\b"),
        "NOT",
    ),
    (
        r"\b(?:(?:are|is|am|be|being|currently) )*(?:unable|unwilling|incapable|in no "
        r"position|NOT (?:\w+ )?(?:able|in a position"
        r"|prepared|equipped|ready|set up|willing|permitted|allowed|authorized|going|"
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
        r"(?:(?:us|the company|it) )?(?:from (?=spons|offer|provid|support)|(?=offering|sponsoring"
        r"|providing))",
        "NOT ",
    ),
    (r"\bunavailable\b|\boff the table\b", "NOT available"),
    (r"\bineligible\b", "NOT eligible"),
    (
        r"\bNOT (?:be )?(?:an? |the )?(?:right|good|best) "
        r"(?:role|job|position|place|fit|match|company|employer|opportunity|team)\b",
        "NOT suitable",
    ),
    (r"\bimpossible\b", "NOT possible"),
    (r"\bunsupported\b", "NOT supported"),
    (
        r"\bdeclin(?:e|es|ing) to\b|\brefus(?:e|es|ing) to\b|\bon hold\b"
        r"|\b(?:decided|chosen|elected|opted) (?:against|NOT to)\b"
        r"|\b(?:paused|suspended|halted|stopped|ceased|discontinued|frozen)"
        r"(?: (?:all|any|our|every))?(?: new(?! KIND))?\b",
        "NOT",
    ),
    (r"\bw/o\b|\bwithout\b|\bfree of\b|\bindependent(?:ly)? of\b|\binstead of\b", "WITHOUT"),
    (r"\bnobody\b|\bno one\b|\bnone of\b|\bno\b|\bnone\b|\bzero\b", "NO"),
)
