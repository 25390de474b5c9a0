"""Clauses that refuse sponsorship."""

from generator.domain.sponsorship import Stance
from generator.matching.rule_language import Rule

_R = Stance.REFUSED

REFUSALS = (
    Rule(
        "needless-only",
        _R,
        (
            (
                "must|only|ONLY|should|shall|applicants|candidates|authorized|authorization|"
                "eligible|individuals|those|who|applicant|candidate|able|right|legally|"
                "status *14 NOT NEED ~8 $SPON|VISA|KIND|immigration"
            ),
            "^ NOT NEED ~8 $SPON|VISA|KIND",
            "^ do|does NOT NEED ~8 $SPON|VISA|KIND ~2 $",
            "will|and NOT NEED ~8 $SPON",
        ),
        "Applicants must not require sponsorship.",
        "You do not need sponsorship to read our blog.",
        unless=("^ if|whether|when *6 NOT NEED", "whether *4 NOT NEED", "NOT NEED *12 ? $"),
    ),
    Rule(
        "needing-means-no",
        _R,
        (
            (
                "NEED *10 $SPON|VISA|KIND|immigration *16 NOT|ineligible|reject*|exclud*|"
                "disqualif*|declin*|elsewhere|refrain|NO"
            ),
            "NOT|NO|exclud*|reject*|declin* *1 *10 NEED ~8 $SPON|VISA|KIND|immigration",
            "^ ~4 KIND|VISA ~3 : ~1 NOT submit|apply",
            "closed to *4 NEED",
            "VISA|KIND|$SPON ~6 need NOT ~1 apply|inquire",
            "NEED ~4 $SPON *6 auto-reject*|auto|screened",
            "NEED ~4 $SPON *16 screened|filtered|sorted|weeded out",
        ),
        "Candidates who require sponsorship will not be considered.",
        "Candidates who require sponsorship are welcome.",
        unless=(
            "NOT discriminat*",
            "$SPON *6 FINE",
            "NEED *8 $SPON *6 NO|NOT *2 but",
            "NOT NEED",
            "NOT sure|know|understand",
            "^ if *1 NEED *10 we can|will ~2 SPONSOR",
        ),
    ),
    Rule(
        "key-value-no",
        _R,
        (
            "^ ~5 $NOUN|VISA ~3 :|-|? unfortunately|sadly|sorry|regrettably ~1 NO|NOT",
            "^ ~5 $SPON|VISA|KIND ~6 :|=|-|?|) ~1 NO|n|false|unavailable ~3 $",
            "^ ~5 $NOUN|VISA ~6 :|=|-|?|) NO|NOT|none|unavailable",
            "^ *3 NO - $SPON|VISA $",
            "^ ~1 immigration ~2 :|- NO|NOT",
            "^ NO ~2 $SPON|VISA $",
            "^ ~4 $NOUN NO $",
        ),
        "Visa sponsorship: No",
        "Visa sponsorship: Yes",
    ),
    Rule(
        "without-sponsorship",
        _R,
        (
            "WITHOUT *9 $SPON|immigration",
            (
                "work|authorized|eligible|authorization|reside|able|legally|right|employed|"
                "live *16 WITHOUT *6 $VISA"
            ),
            "WITHOUT *3 NEED *4 VISA|KIND",
            "WITHOUT *4 work VISA|authorization",
        ),
        "Must be authorized to work without sponsorship.",
        "Apply without worrying about sponsorship.",
        unless=(
            "WITHOUT worr*|cost|charge|fee|regard|fear|hesitat*|hassle|asking|stress",
            "work|travel *6 WITHOUT *3 leaving",
            "whether *12 WITHOUT",
            "WITHOUT *9 executive|event",
        ),
    ),
    Rule(
        "not-sponsoring",
        _R,
        ("NOT ~10 $SURE", "NOT ~6 SPONSOR|BARE", "NOT , *8 , ~4 $SPON"),
        "We are unable to provide visa sponsorship.",
        "We sponsor visas.",
        unless=(
            "NOT ~3 NEED",
            "need NOT ~1 have|hold|possess|be|bring",
            "NOT ~2 SPONSOR ~3 event*|team*|conference*|meetup*",
            "if *4 NOT *8 , we SPONSOR",
            "if *4 NOT *8 , we can|will|do|gladly|happily SPONSOR|GIVE|HELP",
            "if *4 NOT *8 , we are able|happy|glad|ready to SPONSOR|GIVE|HELP",
        ),
    ),
    Rule(
        "sponsorship-not-given",
        _R,
        (
            "$NOUN ~8 NOT",
            "^ ~2 $NOUN , ~12 , is|are|will ~2 NOT",
            "$NOUN ~10 is|are|falls|lies|goes ~1 outside|excluded|beyond",
            "$NOUN ~2 out of scope|question",
            "VISA|KIND ~2 NOT ~2 SPONSOR|GIVE|OK|accepted|provided|sponsored|considered",
            "VISA|KIND transfer*|petition*|extension* ~4 NOT ~2 GIVE|OK|accepted|MAY|processed|filed",
            "$NOUN ~6 NO longer",
            "SPONSOR ~3 $VISA ~2 NOT",
            "KIND|VISA candidates|holders|applicants ~2 NOT",
            (
                "candidates|applicants|individuals|those|anyone|students|people|workers ~1 "
                "on|with|under|holding ~6 KIND|VISA *8 NOT ~2 eligible|MAY|accepted|OK|qualify"
            ),
            "KIND|VISA petition*|application*|paperwork ~2 NOT",
            "^ ~1 KIND|VISA NOT $",
            "$NOUN ~2 ( NO",
            "$NOUN ~2 is|are ~1 a NO",
            "excludes|excluding|minus ~2 $SURE",
            "short of ~3 $SURE",
            "$NOUN *8 answer is NO|negative",
            "$NOUN|VISA ~8 ended",
            "$NOUN ~3 is|are|be ~1 denied|refused|declined",
            "^ ~1 SPONSOR ~4 is|are ~5 NOT",
            "everything|anything|all *4 but|EXCEPT ~2 $SURE",
            "excluded|excludes|exclude|excluding ~1 : *12 $NOUN",
        ),
        "Visa sponsorship is not something we can offer.",
        "Visa sponsorship is something we can offer.",
        unless=(
            "$NOUN ~8 NOT ~2 required|needed|necessary|limited|ONLY",
            "$NOUN *8 , *4 NOT *6 pay|need|NEED|have|worry",
            "^ NOT *10",
            "GIVE|OK ~6 $NOUN *4 and|so *3 NOT",
            "select|choose|tick|check *3 NEED",
            "select|choose|tick|check *8 NOT NEED",
        ),
    ),
    Rule(
        "no-sponsorship",
        _R,
        (
            "NO ~5 $SPON",
            "non - $SPON",
            "NO ~2 $VISA ~1 though|here|sorry|GIVE|OK|transfer*|candidates|holders|accepted|please|.|$",
            "NO $VISA $",
            "NO KIND|GREENCARD ~2 and|or|/|,|( ",
            "NO transfer*",
            "NO VISA|KIND ~2 ( )",
            "NO ~2 KIND",
        ),
        "STEM OPT OK, no H-1B.",
        "No visa is needed to visit us.",
        unless=(
            "NO ~3 $SPON|VISA|KIND ~2 required|needed|necessary|fee|fees|cap|limit|? ",
            "NO limit|cap|maximum|cost|charge|fee",
            "NO matter|need|doubt|longer *2 a",
            "NO ~2 OTHER",
            "event|conference|newspaper|podcast|charity *3 NO",
        ),
    ),
    Rule(
        "not-giving-visas",
        _R,
        (
            (
                "NOT ~4 GIVE|HELP|accept|accepting|hire|hiring|employ|file|filing|process|"
                "take|taking|work|obtain|secure|MAY|do|transfer|petition|pursue|start|help|"
                "assist|engage|sponsor|submit|entertain ~8 $VISA|immigration|transfer*|"
                "holders"
            ),
            "NOT ~1 $VISA",
            "NOT ~4 transfer*|port *3 KIND|VISA",
            "NOT ~2 immigration ~3 sponsor*|friendly",
            "$US ~1 NOT ~1 apply for ~1 permits|permit ~2 $",
        ),
        "We cannot assist with work permits.",
        "We can assist with work permits.",
        unless=(
            "NOT ~8 NEED",
            "NOT *6 VISA|KIND *2 fraud",
            "building|construction|parking|zoning|environmental|operating permit*",
            "NOT ~2 work *2 with",
            "NOT ~3 process *4 transaction*",
        ),
    ),
    Rule(
        "no-foreigners",
        _R,
        (
            (
                "NOT|NO ~8 foreign|international|overseas|non-us|non ~2 nationals|candidates|"
                "applicants|students|workers|citizen*|CITIZEN|hires"
            ),
            "NOT|NO ~6 non- CITIZEN",
            "non|non- ~1 CITIZEN ~3 NOT ~2 MAY|eligible|accepted|OK|hired|apply",
            (
                "foreign|international|overseas ~1 nationals|candidates|applicants|students|workers"
                " ~5 NOT ~2 MAY|eligible|accepted|OK|hired|apply"
            ),
            "on ~1 VISA|KIND ~1 are|is NOT ~2 MAY|eligible|accepted",
        ),
        "We cannot hire foreign nationals.",
        "We hire international candidates.",
        flags=("citizenship",),
        unless=("NOT ~4 discriminat*|exclude|deter", "NOT *4 work *3 with"),
    ),
    Rule(
        "citizens-only",
        _R,
        (
            "$PERSON|GREENCARD *6 ONLY",
            "ONLY *6 $PERSON",
            "ONLY *3 GREENCARD *3 CITIZEN|HOLDER",
            "citizens|locals|nationals|residents ONLY",
            "ONLY *3 citizens|locals|local|nationals",
            "local|locals ~2 ONLY",
            "GREENCARD|HOLDER|CITIZEN / ~3 ONLY",
            "NO ~6 c2c|corp-to-corp|third|1099|subvendor*|agencies ~6 CITIZEN|citizens and|or|/|& ~1 HOLDER",
        ),
        "US citizens and green card holders only.",
        "Remote within the US only.",
        flags=("citizenship",),
        unless=(
            "NOT ONLY",
            "NOT *4 ONLY *4 CITIZEN",
            "GREENCARD *6 SPONSOR*",
            "SPONSOR* *6 GREENCARD",
            "residents ONLY *3 state*",
            "ONLY *6 $PERSON *2 preferred",
        ),
    ),
    Rule(
        "citizens-required",
        _R,
        (
            (
                "$PERSON *10 required|mandatory|necessary|needed|prerequisite|precondition|"
                "essential|compulsory|requirement|condition|requisite|obligatory"
            ),
            "$PERSON ~3 is|are|be ~2 NEED",
            "$PERSON ~4 a must",
            (
                "must|required|NEED|need|shall|requirement|requirements|restricted|because|"
                "due|itar|mandatory|has|have|hold|possess|be|are|is|open|eligible|hire|"
                "hiring|employ|accept|accepting|MAY|seeking|applicants|candidates|"
                "requirements|qualifications|ear|as|clearance|being|requisite *9 CITIZEN|"
                "FOREIGNER"
            ),
            "must|required|ONLY|NEED|requirement *5 HOLDER",
            "must|required ~2 have|hold|possess|be ~3 GREENCARD",
            "^ ~1 citizenship|nationality : ~1 us|usa|united|american|CITIZEN",
            "should|must ~1 be ~1 citizens or HOLDER",
            "citizenship ~8 required|mandatory|prerequisite|precondition|essential|must",
            "must ~3 be|hold|have ~3 citizen|citizens|citizenship|nationality",
            "NEED|required ~4 citizenship",
            "proof|evidence of CITIZEN ~1 must|is|shall",
            "GREENCARD|HOLDER|KIND or|/|and|, CITIZEN ~3 required",
        ),
        "You must be a US citizen.",
        "Good citizens of our code base.",
        flags=("citizenship",),
        unless=(
            "CITIZEN|FOREIGNER *4 SPONSOR*",
            "^ *6 whether|are *3 you *4 CITIZEN",
            "FOREIGNER *2 office|market|team|customers|law|language|speaking",
        ),
    ),
    Rule(
        "citizens-listed",
        _R,
        (
            "^ a|an|active|sole|full|: CITIZEN|FOREIGNER ~16 $",
            "^ CITIZEN|FOREIGNER ~16 $",
            "^ *6 : CITIZEN|FOREIGNER ~6 $",
            "( ~3 CITIZEN|FOREIGNER ~3 )",
            "^ a|an HOLDER ~12 $",
            "^ citizens and|or|&|/ HOLDER ~2 $",
        ),
        "U.S. citizen",
        "US citizens abroad are our customers.",
        flags=("citizenship",),
        unless=(
            "CITIZEN|FOREIGNER ~3 law|data|services|market|abroad|team|and non*",
            "^ ~16 ? $",
            (
                "CITIZEN|FOREIGNER *16 file|use|uses|are|MAY|can|encouraged|all|other|living|"
                "abroad|welcome|who|will"
            ),
        ),
    ),
)
