"""Clauses with sponsorship words that state nothing about sponsoring the applicant."""

from generator.domain.sponsorship import Stance
from generator.matching.rule_language import Rule

_U = Stance.UNSTATED

_REASON = "following|because|due|after|since|given|owing|until|under|considering"
"""Words that make a fee the reason of a refusal instead of its object."""

NOT_ABOUT_IT = (
    Rule(
        "fees-not-charged",
        _U,
        (
            "NO|NOT|never ~3 $IMM|BARE ~3 fee|fees|cost|costs|charge|charges|deposit",
            "NOT ~3 charge|ask|request|collect ~12 $IMM|BARE",
            "NOT GIVE ~5 fee|fees|cost|costs|expenses",
            "NOT ~3 pay ~8 $IMM|BARE",
            "NEED ~4 pay ~8 $IMM|BARE",
        ),
        "No visa sponsorship fees are charged to candidates.",
        "No visa sponsorship is available.",
        unless=(f"$IMM|BARE ~2 {_REASON} ~4 $COSTS",),
    ),
    Rule(
        "fair-treatment",
        _U,
        (
            "discriminat*",
            (
                "regardless|irrespective ~12 citizen*|nationality|immigration|VISA|KIND|NEED|"
                "BARE|SPONSORSHIP|CITIZEN|origin|SUPPORT"
            ),
            "regardless|irrespective of ~10 NEED",
            "citizenship or|, immigration",
            "WITHOUT regard|reference",
            "national origin",
        ),
        "We consider all applicants regardless of citizenship or immigration status.",
        "We sponsor visas regardless of nationality.",
        unless=("we ~3 SPONSOR ~4 $VISA", "NOT ~4 SPONSOR", "NOT GIVE ~3 $SURE"),
    ),
    Rule(
        "no-matter",
        _U,
        (
            (
                "NOT ~3 affect|influence|count|hold|hurt|harm|penal*|disadvantage*|deter|discourage|"
                "disqualif*|let|matter|prevent|impact|factor *12 $SPON|VISA|KIND|NEED"
            ),
            (
                "$SPON|NEED|VISA *12 NOT ~3 affect|influence|count|hold|hurt|harm|penal*|disadvantage*|"
                "deter|discourage|let|matter|prevent|impact|factor"
            ),
            "$SPON|NEED|VISA *12 NO ~2 bearing|effect|impact|influence|weight|part|difference",
        ),
        "Needing sponsorship will not affect your application.",
        "Sponsorship is not offered.",
        unless=("NOT hold|have ~2 SPONSOR licen*", "NOT hold ~2 $VISA|$SPON"),
    ),
    Rule(
        "asked-about",
        _U,
        ("ask|asks|asked|wonder|wondering|unsure|unclear ~3 whether|if *6 SPONSOR|SPONSORSHIP|BARE",),
        "Candidates often ask whether we sponsor visas.",
        "We sponsor visas, as candidates often ask.",
    ),
    Rule(
        "not-needed-by-law",
        _U,
        (
            (
                "$SPON|VISA|KIND|CITIZEN|citizenship|CITIZEN ~3 NOT required|necessary|"
                "mandatory|needed|requirement"
            ),
            ("CITIZEN|citizenship ~4 NOT ~2 required|necessary|mandatory|needed|requirement|NEED|preference"),
            "NOT NEED ~4 CITIZEN|citizenship|citizen|HOLDER|FOREIGNER",
            "NOT have to ~4 CITIZEN|citizen|HOLDER",
            "NO ~2 CITIZEN|citizenship ~2 required|requirement*|NEED",
            "CITIZEN|citizens and|or non*",
            ("NO VISA|KIND|BARE|SPONSORSHIP ~1 required|needed|necessary|restrictions|cap|limit|stamp*|run*"),
        ),
        "US citizenship is not required.",
        "US citizenship is required.",
    ),
    Rule(
        "preference",
        _U,
        (
            (
                "$PERSON|citizenship|WITHOUT|NEED *10 preferred|preference|preferably|plus|"
                "bonus|desirable|desired|advantage*|asset|beneficial|ideal|helpful"
            ),
            (
                "preferred|preference|preferably|prefer|bonus|desirable|ideally|ideal|nice "
                "*10 $PERSON|WITHOUT|citizenship|NOT"
            ),
        ),
        "US citizens preferred.",
        "Only US citizens may apply.",
        unless=(
            "NOT ~6 SPONSOR|SPONSORSHIP",
            "preferred *3 qualification*",
            "must *10 $PERSON",
            "required *3 $PERSON",
            "$PERSON *2 required|ONLY",
        ),
    ),
    Rule(
        "citizens-or-others-with-permission",
        _U,
        (
            (
                "$PERSON *16 or *6 authorized|eligible|permitted|entitled|able|right|legally|"
                "lawfully|authorization *3 work|employment"
            ),
            "$PERSON *10 or ~8 VISA|KIND|ead",
            "KIND|VISA|ead *8 or ~4 $PERSON ~3 status",
            "authorized|eligible|right|authorization *4 work *12 $PERSON *8 VISA|KIND|ead",
            "FOREIGNER *3 or *4 VISA|permit",
        ),
        "You must be a US citizen or otherwise authorized to work in the US.",
        "You must be a US citizen or green card holder.",
        unless=("WITHOUT|NOT|NO *8 $SPON|VISA|KIND", "NOT|NO *3 accept*|KIND", "$PERSON *8 ONLY"),
    ),
    Rule(
        "citizens-served",
        _U,
        (
            (
                "serv*|help*|protect|protects|protecting|empower*|engag*|million*|million|data|average|everyday|"
                "abroad|lives|customers|behalf|benefit* *3 CITIZEN|FOREIGNER|FOLK"
            ),
            ("CITIZEN|FOREIGNER|FOLK *2 abroad|data|information|services|privacy|engagement|overseas"),
        ),
        "You build apps that help US citizens file taxes.",
        "US citizens only.",
        unless=("must|ONLY|required *4 CITIZEN|FOREIGNER",),
    ),
    Rule(
        "part-of-the-jobs-needs-citizens",
        _U,
        (
            "SOME *6 NEED|required *4 CITIZEN",
            "MAY NEED *4 CITIZEN",
            "MAY *3 required *4 CITIZEN",
            "CITIZEN *2 MAY be required|NEED",
            "MAY *2 be required *6 CITIZEN",
            "NEED *3 CITIZEN *4 SOME",
        ),
        "Some roles may require US citizenship.",
        "This role requires US citizenship.",
    ),
    Rule(
        "proof-of-status",
        _U,
        (
            (
                "proof|evidence|documentation|document|copy|verify|verification|disclose|"
                "status ~4 CITIZEN|citizenship *3 or"
            ),
        ),
        "Bring proof of US citizenship or work authorization.",
        "US citizenship is required.",
    ),
)

_DUTY = (
    "manage|own|coordinate|oversee|administer|process|prepare|partner|assist|"
    "ensure|liaise|collaborate|maintain|track|advise|draft|file|serve|drive|build"
    "|develop|guide|conduct|monitor|execute|run|plan|organize|review|responsible|"
    "experience|experienced|knowledge|familiarity|familiar|understanding|"
    "expertise|background|proven|ability"
    "|strong|deep|working|proficiency|navigate|research|design|facilitate|"
    "deliver|create|identify|negotiate|secure|lead|handle|support|help|managing|"
    "owning|handling"
    "|processing|coordinating|overseeing|leading|supporting|assisting|preparing|"
    "act|own|champion|track|tracking|keep|write|analyze|implement|optimize|train|"
    "counsel|represent|previous|prior|demonstrated"
)
DISTRACTIONS = (
    Rule(
        "reader-is-asked-to-say",
        _U,
        (
            (
                "let|tell|inform|indicate|specify|state|mention|disclose|note|advise|confirm|"
                "flag|answer *10 NEED *8 $SPON|VISA|KIND"
            ),
            "whether ~6 NEED",
            (
                "NEED *8 $SPON|VISA *4 let|tell|inform|indicate|specify|mention|disclose|"
                "advise|contact|email|reach|note|flag|speak|talk"
            ),
            "^ *4 NEED ~5 $SPON ~3 : *3 $",
        ),
        "Let us know whether you need sponsorship.",
        "If you need sponsorship, tell us early so that we can start the H-1B process.",
        unless=(
            (
                "we|lawyers|attorneys|counsel can|will *3 start|begin|initiate|sponsor|SPONSOR|file|HELP|"
                "arrange|GIVE"
            ),
            "note that *6 MAY",
        ),
    ),
    Rule(
        "duty-of-the-job",
        _U,
        (
            f"^ ~1 {_DUTY} *20 $IMM|BARE|SPONSOR",
            (
                "^ you will ~2 manage|own|coordinate|oversee|administer|process|prepare|"
                "partner|assist|ensure|liaise|collaborate|maintain|track|advise|draft|file|"
                "support|GIVE|HELP|help|handle|lead|drive|sponsor|SPONSOR|win|"
                "identify|build|secure|work|run|serve|act *20 $IMM|BARE|SPONSOR"
            ),
            "responsible for *14 $IMM|BARE|SPONSOR",
            (
                "^ *4 experience|knowledge|expertise|familiarity|background|understanding|"
                "exposure ~2 with|in|of|GIVE|HELP|: *12 $IMM|BARE|SPONSOR"
            ),
            "^ GIVE *8 BARE|OTHER",
            ("^ GIVE|HELP|SPONSOR *16 for|to|our ~4 employees|clients|customers|staff|teams|stakeholders"),
            (
                "role|job|position|team|specialist|manager|lead|coordinator|paralegal ~2 "
                "involves|manages|handles|owns|includes *12 $IMM"
            ),
            (
                "looking for *10 immigration *3 lead|specialist|manager|paralegal|counsel|"
                "partner|coordinator|attorney"
            ),
            (
                "^ GIVE|HELP ~8 $SURE|VISA|immigration ~4 process*|matters|requests|inquir*|"
                "case|cases|requirements|compliance"
            ),
        ),
        "You will manage H-1B, L-1 and green card cases for our employees.",
        "Support with your visa and your move.",
        unless=(
            "^ premium processing",
            "^ support|assistance|help with|for|in ~3 your",
            "^ support|strong SUPPORT",
            "^ ~1 lead|support|help|assist ~2 your",
            "^ we ",
            "^ working VISA",
            "^ help|HELP you|your",
            "^ ~1 working *2 we *4 SPONSOR",
            "YES",
            "^ experienced *8 welcome",
        ),
    ),
    Rule(
        "product-or-customers",
        _U,
        (
            (
                "help*|HELP|enable*|allow*|empower*|serve*|let|lets|make*|for|assist* ~3 "
                "companies|employers|clients|customers|businesses|founders|startups|"
                "immigrants|users|organizations|enterprises|firms|students|nurses *14 $IMM|"
                "SPONSOR|BARE"
            ),
            (
                "our ~2 platform|software|product|app|customers|users|tool|tools|technology|"
                "marketplace *14 $IMM|SPONSOR|BARE"
            ),
            (
                "$IMM|SPONSOR|BARE *10 platform|software|product|saas|app|tech|startup|"
                "lawyers|law ~2 for|that|to|firm"
            ),
            (
                "help*|HELP|enable*|assist* ~2 people|individuals|families|professionals|"
                "talent|workers *8 VISA|KIND|immigration"
            ),
            "companies|employers|customers|clients|businesses who|that|which ~2 SPONSOR",
            ("$IMM ~3 market|industry|space|law|tech|lawtech|data|trends|policy|reform|journey|journeys"),
            "sell* *8 $IMM|SPONSOR",
        ),
        "Our platform helps companies sponsor H-1B workers.",
        "Our company sponsors H-1B workers.",
        unless=(
            "we ~3 SPONSOR ~4 your|you|candidates|$VISA",
            "SPONSOR ~2 your|you VISA|KIND|GREENCARD",
            "GIVE ~4 SPONSORSHIP ~4 for ~2 you|candidates|this",
        ),
    ),
    Rule(
        "past-only",
        _U,
        (
            ("have|has|had|having successfully|already|previously|also|even|happily|recently|OK SPONSOR"),
            "have|has|had SPONSOR",
            "used to SPONSOR",
            "previously|historically SPONSOR",
            "in the past",
            "formerly",
            "$NOUN|VISA ~1 was|were OK|GIVE|offered|provided",
        ),
        "We have sponsored visas in the past.",
        "We sponsor visas.",
        unless=("have|has *4 and ~2 will|continue|can|MAY",),
    ),
    Rule(
        "other-sponsor",
        _U,
        (
            "OTHER ^ ",
            "SPONSOR of",
            (
                "SPONSOR a|an|the|our|local|several|many|various ~3 team*|event*|conference*|"
                "meetup*|hackathon*|pycon|club*|charit*|communit*|league*|tournament*|race*|"
                "school*|project*|initiative*|podcast*|festival*|program*|award*"
            ),
            (
                "BARE opportunities|strategy|sales|revenue|budget|pipeline|team|manager|"
                "inventory|activation*|partners"
            ),
            "BARE , ~2 and|or|& ~1 partnership*|advertising|event*|marketing",
            "mentor* *3 BARE",
            "BARE *3 mentor*",
            ("event*|conference*|partnership*|advertising|media|brand|advocacy|coaching ~3 BARE"),
            "tourist|travel|digital|nomad|business VISA",
            ("VISA requirements|process|processing|itinerar*|bookings|run|runs|free|on|interview*"),
            "flights|itinerar*|hotel*|travel|accommodation* *8 VISA",
        ),
        "We sponsor a local robotics team.",
        "We sponsor a work visa.",
        unless=("SPONSOR ~5 $VISA", "$SURE", "NEED ~4 BARE", "immigration"),
    ),
)
