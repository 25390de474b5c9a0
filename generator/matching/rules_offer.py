"""Clauses that offer sponsorship plainly; one holds only without any negation or doubt in it."""

from generator.domain.sponsorship import Stance
from generator.matching.rule_language import Rule

_O = Stance.OFFERED

_SUBJECT = "$US|inc|role|position|job|will|can|does|also|do"
OFFERS = (
    Rule(
        "double-negation",
        _O,
        (
            "YES ~5 SPONSOR|SPONSORSHIP|SUPPORT|BARE",
            "YES ~5 GIVE|HELP ~5 $SURE|VISA|KIND",
            "YES ~3 those|candidates|anyone|people|applicants|engineers|someone ~4 NEED",
        ),
        "There is no reason we wouldn't sponsor your visa.",
        "There is no reason to apply twice.",
        unless=("NOT|NO|WITHOUT", "MAY YES", "YES *10 $DOUBT", "OTHER"),
    ),
    Rule(
        "lack-answered",
        _O,
        (
            "if *4 NOT *8 , we ~5 SPONSOR|HELP|GIVE|file ~2 you|one|your|for|it|$",
            "^ NOT ~2 have|hold|possess *8 ? we ~2 SPONSOR|HELP|GIVE|file",
        ),
        "If you do not have a visa, we will sponsor one.",
        "If you do not have a visa, we cannot sponsor one.",
        unless=(
            "NO|WITHOUT|EXCEPT|ONLY",
            "$WEAK",
            "we *6 NOT",
            "NOT *3 NEED",
            "$DOUBT",
            "clearance|licen*|degree|car",
        ),
    ),
    Rule(
        "need-answered",
        _O,
        (
            "NEED ~8 $SPON|VISA|KIND *12 FINE",
            (
                "NEED ~8 $SPON|VISA|KIND *14 we|company|employer|lawyers|attorneys|counsel can|will ~2 "
                "start|begin|initiate|SPONSOR|file|HELP|arrange|GIVE|handle|help|sponsor"
            ),
            "NEED ~8 VISA|KIND *14 we can|will ~1 get|find ~1 you one",
            "NEED ~8 $SPON|VISA|KIND *3 can|will be ~1 SPONSOR|sponsored",
            "NEED ~8 $SPON|VISA|KIND *6 we SPONSOR|GIVE|HELP|do",
            "NEED ~8 $SPON|VISA|KIND *6 $US are|is able|happy|glad|ready|willing to SPONSOR|GIVE|HELP",
        ),
        ("If you require sponsorship, tell us early so that we can start the H-1B process."),
        "If you require sponsorship, tell us early.",
        unless=("NOT|NO|WITHOUT", "$WEAK", "$DOUBT", "VISA ~2 to|for ~1 visit|travel|tour|trip*"),
    ),
    Rule(
        "key-value-yes",
        _O,
        (
            "^ ~4 $NOUN|VISA ~5 :|=|-|?|) ~1 $YES ~8 $",
            "^ ~4 $NOUN|SPONSOR|VISA ~3 :|= KIND",
            "^ KIND|VISA|GREENCARD ~3 :|=|- yes",
            "^ KIND friendly|welcome|accepted|OK ,|and|& ~2 KIND ~1 GIVE|OK $",
            "^ ~2 KIND|VISA ~2 GIVE|sponsored|OK $",
            "^ ~4 VISA|KIND|GREENCARD : ~1 SPONSOR|sponsored $",
            "^ ~2 VISA|KIND|GREENCARD : ~1 SPONSOR|sponsored|GIVE by ~1 $US $",
            "^ yes ~1 $SURE $",
            "^ ~3 SPONSOR ~2 :|? yes ~6 $",
            "^ yes ~2 SPONSOR ~2 $VISA",
            "^ yes , ~1 $US ~1 SPONSOR $",
        ),
        "Visa sponsorship: Yes",
        "Visa sponsorship: No",
        unless=("NOT|NO|WITHOUT|NEED|required", "$DOUBT", "tbd|n/a", "n / a", "y / n"),
    ),
    Rule(
        "we-sponsor",
        _O,
        (
            "SPONSOR ~6 $VISA",
            f"{_SUBJECT} ~6 SPONSOR ~4 $SURE",
            "we ~4 SPONSOR ~3 your|you|candidates|applicants ~4 VISA|KIND|for",
            "KIND|VISA|GREENCARD SPONSOR $",
            "we ~3 SPONSOR this|the role|position|job|opening|post $",
            "^ this|the ~2 role|position|job|opening|post can|will be SPONSOR $",
            "^ ~1 employer will|can|does ~1 SPONSOR $",
            "have|has ~2 SPONSOR ~6 VISA|KIND *4 and ~2 will|can ~2 SPONSOR yours|you|more|again",
            "KIND cap-exempt ~1 employer|institution|organization|center ~2 and ~2 SPONSOR",
            "are|is a|an ~2 KIND|VISA|immigration SPONSOR",
            "$VISA ~2 is|are|will|can ~2 SPONSOR",
            "we ~4 SPONSOR ~2 international|foreign",
            "$US ~2 SPONSOR ~3 from abroad|overseas",
            "^ we ~2 SPONSOR you $",
            "$US ~2 able|happy|glad|prepared|ready|willing to SPONSOR $",
            "new ~2 KIND|VISA ~2 and|& ~4 transfer* ~2 are|: ~2 GIVE|OK|SPONSOR|supported|welcome",
            "GIVE|SPONSOR|file|HELP ~3 KIND|VISA transfer* ~1 and|& ~2 new",
            "KIND|VISA transfer* ~1 and|& ~1 new ~2 KIND ~2 are ~1 fine|OK|GIVE|welcome",
        ),
        "We sponsor H-1B visas.",
        "We sponsor a podcast.",
        unless=(
            "NOT|NO|WITHOUT|NEED|OTHER",
            "$WEAK",
            "$DOUBT",
            "^ to SPONSOR",
            "who|companies|employers|clients|customers|firms|startups ~2 SPONSOR",
            "your SPONSOR",
            "how|when|why to SPONSOR",
            "about|guide|blog *3 SPONSOR",
            "on ~1 SPONSOR",
        ),
    ),
    Rule(
        "sponsorship-given",
        _O,
        (
            "GIVE|get|receive|includ*|enjoy|eligible|entitled|bring|brings ~70 $SURE",
            "$SURE from|on day",
            "$SURE ~3 is|are ~1 part|among|one",
            "SPONSOR $VISA is|are ~1 part|standard|routine",
            "is|are|be|as a|an ~1 SUPPORT $",
            "there is ~1 $SURE",
            "you will have ~2 $SURE",
            "role|position|job|posting|opening has|carries ~1 $SURE",
            "benefits|perks ~1 are|is|: ~60 $SURE",
            "GIVE|eligible ~3 BARE for|if|when|to|and|$|,",
            "we ~3 SUPPORT",
            "can|will SUPPORT",
            "$SURE|sponsoring|SPONSOR ~4 is|are|FINE FINE",
            "$SURE FINE",
            "^ ~2 FINE with|about ~1 $NOUN $",
            "^ ~2 BARE ~2 FINE",
            "we|have ~1 FINE on|for ~1 $VISA",
            "come|comes with ~4 $SURE",
            "qualifies|qualify for ~2 $SURE",
            "$SURE ~1 comes|is standard|included",
            "$SURE begins|starts",
            ("$SURE ~12 OK|GIVE|GIVEn|offered|provided|covered|included|yes|supported|guaranteed"),
            "^ ~3 BARE ~3 OK|GIVE|offered|provided ~10 $",
            (
                "BARE ~3 OK|GIVE ~1 for|to|if|when ~3 role|position|job|candidates|"
                "applicants|$VISA|international|you"
            ),
            "^ ~12 benefits|perks|offer|package ~3 : ~60 $SURE",
        ),
        "We offer visa sponsorship and relocation support.",
        "We ask about visa sponsorship.",
        unless=(
            "NOT|NO|WITHOUT|NEED|OTHER",
            "$WEAK",
            "$DOUBT",
            "^ *40 ? $",
            "^ ~3 BARE *3 GIVE our|the|a|an",
            "^ VISA|visa GIVE",
            "$SURE ~1 required|needed|necessary|sought :|?|=",
            "experience|familiarity ~3 with",
            "familiar with",
            (
                "$SURE ~2 questions|status|manager|specialist|team|lead|process|processes|"
                "policy|program|matters|cases"
            ),
            "work|partner|collaborate with",
            "GIVE|with ~3 information|guidance|questions|details ~4 $SURE",
            "regarding|concerning|on *2 $SURE",
            (
                "$SURE ~1 information|details|faq|page|request*|applications|documents|letters"
                "|inquir*|compliance|"
                "workflow*|operations|strategy|function|guidance|advice|tasks"
            ),
            "responsib*|duties|scope|tasks|topics *6 $SURE",
            "manag*|administer*|coordinat*|overs*|handling|owning|ownership *6 $SURE",
        ),
    ),
    Rule(
        "listed-with-relocation",
        _O,
        (
            "^ ~4 relocation ~3 and|&|/|+|,|with|including|includes ~2 $SURE ~8 $",
            "^ ~3 $SURE ~1 and|&|/|+|, ~2 relocation ~10 $",
            "^ full|complete ~1 $SURE ~14 $",
            "^ ~1 $SURE for you ~6 $",
        ),
        "Full visa sponsorship",
        "Visa sponsorship",
        unless=("NOT|NO|WITHOUT|NEED", "$WEAK", "$DOUBT", "^ *20 :", "manager|specialist|lead|coordinator"),
    ),
    Rule(
        "costs-borne",
        _O,
        (
            "$COSTS ~10 $IMM ~6 on|by us",
            "$COSTS ~10 $IMM ~6 by the|our company|employer|firm|university",
            "$COSTS ~10 $IMM ~4 is|are|be ~1 GIVE|paid|reimbursed|ours",
            (
                "$US ~4 GIVE|pay|pays|reimburse*|bear|bears ~8 $VISA|immigration|"
                "SPONSORSHIP|SUPPORT ~4 fee|fees|cost|costs|expenses|filing"
            ),
            "fees|costs|expenses ~4 on us ~4 $VISA",
            "$US ~3 GIVE|pay|pays|reimburse*|bear|bears ~5 fee|fees|cost|costs|expenses ~2 of|for ~3 $VISA",
            "$IMM ~2 $COSTS ~3 are|is|be GIVE|paid|reimbursed|borne ~1 by ~1 $US",
            "$IMM ~2 $COSTS ~3 are|is on us",
            "$US ~3 GIVE|pay|pays|bear|bears ~6 $COSTS ~6 connection with ~2 $IMM",
        ),
        "Attorney fees and premium processing for your O-1 are on us.",
        "Visa fees are the applicant's own.",
        unless=(
            "NOT|NO|WITHOUT",
            "$WEAK",
            "$DOUBT",
            "transfer*",
            "employee|candidate|applicant|you ~2 pay|bear|GIVE",
            "by ~2 employee*|candidate*|applicant*|you|yourself|customer*|client*",
        ),
    ),
    Rule(
        "welcome-and-handled",
        _O,
        (
            (
                "KIND ~4 welcome|OK|accepted ,|and|& ~1 we|company|employer ~2 "
                "GIVE|file|handle|prepare|do|sort ~2 "
                "paperwork|papers|petition|petitions|filing|filings|letter|letters ~2 "
                "you|both|everyone|all|$"
            ),
        ),
        "TN and E-3 welcome, we handle the paperwork.",
        "TN and E-3 welcome, bring your paperwork.",
        flags=("vague_support",),
        unless=("NOT|NO|WITHOUT|NEED", "$WEAK", "$DOUBT", "transfer*", "clients|customers"),
    ),
    Rule(
        "help-with-immigration",
        _O,
        (
            (
                "our ~3 lawyers|attorneys|team|counsel ~2 file|handle|GIVE|HELP|start|prepare ~6 "
                "$VISA|immigration"
            ),
            (
                "we|us|company|employer ~6 GIVE|HELP|file|start|obtain|secure|get|process|"
                "arrange|handle|sort|begin|initiate|petition|help|assist|GIVE ~6 $VISA|"
                "immigration"
            ),
            (
                "$US ~3 file|files|submit|submits|petition ~4 KIND|GREENCARD ~2 for ~4 you|candidate|hire|"
                "hires|applicant|role|position|faculty|physicians|nurses|postdocs"
            ),
            "HELP ~3 into|to ~1 us|states|usa|united",
            "GIVE|HELP|support you ~5 $VISA|immigration",
            "^ happy|glad|pleased|ready to GIVE|HELP|handle ~2 your $VISA",
            "your|the $VISA|immigration ~3 on us",
            "your $VISA|immigration ~3 is|are GIVE|handled|sorted",
            "your $VISA ~3 is|will be ~1 filed|handled|prepared|GIVE by our|us",
        ),
        "We will help you get a visa.",
        "We can help with moving boxes.",
        flags=("vague_support",),
        unless=(
            "NOT|NO|WITHOUT|NEED",
            "$WEAK",
            "$DOUBT",
            "transfer*",
            "immigration ~2 status|lawyer|law",
            "process ~3 VISA ~2 transaction*",
            "VISA ~2 card*",
            "you will",
            "^ *40 ? $",
            "clients|customers|users",
        ),
    ),
)
