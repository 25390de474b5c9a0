"""Misspellings, signs and words of other languages as plain English words: the first two stages."""

SPELLING = (
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
        (
            r"\bspons[eo]r|\bsponosr|\bsponor(?=[sei])|\bspnsor|\bsponssor|\bspnosor|\bsposor|\bspoonsor"
            r"|\bsponsr(?=s|e|i|h)"
        ),
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
    (
        r"\(? ?\b(?:both )?(?:new|initial|first-time|cap-subject) ?(?:and|&|\+|/) ?transfer(?:s|red)?\b ?\)?"
        r"(?= (?:KIND|VISA|petition|sponsor|filing))",
        " ",
    ),
    (
        r"\b(?:(?:KIND|VISA) +)?transfers? ?(?:and|&|\+|/) ?(?:brand[- ])?new +(?=(?:KIND|VISA) +sponsor)",
        " ",
    ),
    (r"\bas \w+ as possible\b", " "),
    (r"\bas soon as\b", "when"),
    (r"\b(?:credential|transcript|degree|diploma)s? (?:evaluation|assessment|review)s?\b", " credentials "),
    (
        r"\b(have|has) sponsored (?:many|several|numerous|countless) +(?=(?:VISA|KIND|GREENCARD)\b)",
        r"\1 sponsored ",
    ),
    (r"\bset up (?:to|for)\b", "ready to"),
    (r"\bnon-?citizens?\b", "non- CITIZEN"),
    (r"\bsponsor(s|ing|) (?:and|or|&) tak(?:e|es|ing) over (?:the )?sponsorship (?:of|for)\b", r"sponsor\1"),
    (r"\bava[il]+[ai]*b[el]+\b", "available"),
    (r"\bwithout (?:any )?exceptions?(?=\W*$)|\buntil further notice\b", " "),
    (r"\bwithout (?:any |a )?(?:hesitation|second thought|reservations?|question)\b", " "),
    (
        r"\bwe(?: are|'re) (?:proud to be )?(?:(?:one of|among) (?:the|those)|an?) (?:[\w-]+ ){1,4}?"
        r"(?:that|who|which) (?=sponsor)",
        "we ",
    ),
    (
        r"\bat no (?:additional |extra )?(?:cost|charge|expense)(?: to (?:you|candidates|employees))?\b",
        "free",
    ),
    (r"\b(?:which|that|this) is why\b|\bthat's why\b", " so "),
    (r"\boffer letters?\b", "letter"),
    (r"\bno (?:secret|doubt|wonder|denying|accident|coincidence|mistake)\b(?: (?:that|about it))?", " "),
    (r"\b(we|company|firm|employer) sponsored\b", r"\1 have sponsored"),
    (r"✅|✔|☑|👍|✓|\byep\b|\byeah\b|\byup\b", " yes "),
    (r"❌|✖|🚫|⛔|✗|✘|\bnope\b", " no "),
    (r"\*", " "),
)

OTHER_LANGUAGES = (
    (
        (
            r"VISA ?-? ?(?:sponsoring|unterstützung)|visum-?s?-?(?:sponsoring|sponsorship|"
            r"unterstützung)|visasponsoring"
        ),
        " SPONSORSHIP ",
    ),
    (
        (
            r"\bkein(?:e[nrms]?)?\b|\bnicht\b|\bkeinerlei\b|\bgeen\b|\bniet\b|\bnão\b|\bnon\b(?! ?-)"
            r"|\bness?un[ao]?\b|\bning[uú]n[ao]?\b|\bnenhuma?\b"
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
            r"\bunterstützen\b|\bunterstützung (?:bei|beim|mit|für)\b(?: (?:das|dem|ein|einem))?"
            r"|\bhelfen\b|\baidons\b|"
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
