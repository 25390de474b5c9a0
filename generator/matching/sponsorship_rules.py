"""The rules that say what one clause states about sponsorship, in the order in which they are tried.

A rule is a name and patterns over the canonical vocabulary (`canonical.py`). A pattern is a row of tokens:

| written | matches |
| --- | --- |
| `we` | that token; `NOT|NO` either; `charg*` a token beginning so |
| `$SPON` | a set of tokens, see `SETS` |
| `~4` | up to four tokens, none of them NEED, YES or a question mark |
| `*4` | up to four tokens of any kind |
| `^`, `$` | the clause's beginning or end |

The order carries the meaning: what is not about the applicant's sponsorship first, then negations that
leave a door open, refusals, duties and products, conditions, and last of all offers, which hold only
where no rule before them found a doubt. Each rule carries a sentence it is for and one it must leave alone.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.domain.sponsorship import Stance

SETS = {
    "$NOUN": "SPONSORSHIP|SUPPORT|BARE",
    "$SURE": "SPONSORSHIP|SUPPORT",
    "$SPON": "SPONSORSHIP|SUPPORT|BARE|SPONSOR",
    "$VISA": "VISA|KIND|GREENCARD",
    "$IMM": "VISA|KIND|GREENCARD|immigration|SPONSORSHIP|SUPPORT",
    "$PERSON": "CITIZEN|FOREIGNER|HOLDER|FOLK",
    "$DOUBT": "MAY|SOME|EXCEPT|GUARANTEE|NOGUARANTEE|ONLY",
    "$HIRES": "you|candidate|candidates|applicant|applicants|engineer|engineers|employees|employee|workers|hires|talent"
    "|people|anyone|individuals|international|foreign|both|them|those|everyone|students|hire|nationals|developers|great",
    "$YES": "yes|y|true|absolutely|definitely|certainly|sure|available|offered|provided|OK|GIVE",
    "$NO": "NO|NOT|n|false|unavailable",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of saying something about sponsorship."""

    name: str
    stance: Stance
    """UNSTATED: the clause is recognised as saying nothing about the applicant's sponsorship."""
    patterns: tuple[str, ...]
    example: str
    """A sentence the rule decides."""
    other: str
    """A sentence like it that the rule leaves alone."""
    unless: tuple[str, ...] = ()
    """Patterns that keep the rule from holding."""
    flags: tuple[str, ...] = ()


def first_rule(clause: str) -> Rule | None:
    """The first rule that holds for a clause in canonical words."""
    return next((rule for rule in RULES if holds(rule, clause)), None)


def holds(rule: Rule, clause: str) -> bool:
    """Whether the rule's words stand in the clause."""
    return any(compiled(pattern).search(clause) for pattern in rule.patterns) and not any(
        compiled(pattern).search(clause) for pattern in rule.unless
    )


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """A row of tokens as a regular expression over a clause."""
    return re.compile("(?<= )" + "".join(_token(word) for word in pattern.split()))


def _token(word: str) -> str:
    if word == "^":
        return r"(?<=^ )"
    if word == "$":
        return r"$"
    if word[0] in "~*" and word[1:].isdigit():
        stop = r"(?!NEED |YES |\? )" if word[0] == "~" else ""
        return rf"(?:{stop}\S+ ){{0,{word[1:]}}}?"
    words = (SETS.get(part, part) for part in word.split("|"))
    alternatives = "|".join(words).split("|")
    return f"(?:{'|'.join(_word(part) for part in alternatives)}) "


def _word(part: str) -> str:
    return re.escape(part[:-1]) + r"\S*" if part.endswith("*") and len(part) > 1 else re.escape(part)


_O, _R, _C, _U = Stance.OFFERED, Stance.REFUSED, Stance.CONDITIONAL, Stance.UNSTATED

_NOT_ABOUT_IT = (
    Rule("fees-not-charged", _U,
         ("NO|NOT|never ~3 $IMM|BARE ~3 fee|fees|cost|costs|charge|charges|deposit", "NOT ~3 charge|ask|request|collect ~12 $IMM|BARE",
          "NOT GIVE ~5 fee|fees|cost|costs|expenses", "NOT ~3 pay ~8 $IMM|BARE", "NEED ~4 pay ~8 $IMM|BARE"),
         "No visa sponsorship fees are charged to candidates.", "No visa sponsorship is available."),
    Rule("fair-treatment", _U,
         ("discriminat*", "regardless|irrespective ~12 citizen*|nationality|immigration|VISA|KIND|NEED|BARE|SPONSORSHIP|CITIZEN|origin|SUPPORT",
          "regardless|irrespective of ~10 NEED", "citizenship or|, immigration", "WITHOUT regard|reference", "national origin"),
         "We consider all applicants regardless of citizenship or immigration status.", "We sponsor visas regardless of nationality.",
         unless=("we ~3 SPONSOR ~4 $VISA", "NOT ~4 SPONSOR", "NOT GIVE ~3 $SURE")),
    Rule("no-matter", _U,
         ("NOT ~3 affect|influence|count|hold|penal*|disadvantage*|deter|discourage|disqualif*|let|matter|prevent|impact|factor *12 $SPON|VISA|KIND|NEED",
          "$SPON|NEED|VISA *12 NOT ~3 affect|influence|count|hold|penal*|disadvantage*|deter|discourage|let|matter|prevent|impact|factor"),
         "Needing sponsorship will not affect your application.", "Sponsorship is not offered."),
    Rule("not-needed-by-law", _U,
         ("$SPON|VISA|KIND|CITIZEN|citizenship|CITIZEN ~3 NOT be? required|necessary|mandatory|needed|requirement".replace(" be?", ""),
          "CITIZEN|citizenship ~4 NOT ~2 required|necessary|mandatory|needed|requirement|NEED|preference",
          "NOT NEED ~4 CITIZEN|citizenship|citizen|HOLDER|FOREIGNER", "NOT have to ~4 CITIZEN|citizen|HOLDER", "NO ~2 CITIZEN|citizenship ~2 required|requirement*|NEED",
          "CITIZEN|citizens and|or non*", "NO VISA|KIND|BARE|SPONSORSHIP ~1 required|needed|necessary|restrictions|cap|limit|stamp*|run*"),
         "US citizenship is not required.", "US citizenship is required."),
    Rule("preference", _U,
         ("$PERSON|citizenship|WITHOUT|NEED *10 preferred|preference|preferably|plus|bonus|desirable|desired|advantage*|asset|beneficial|ideal|helpful",
          "preferred|preference|preferably|prefer|bonus|desirable|ideally|ideal|nice *10 $PERSON|WITHOUT|citizenship|NOT"),
         "US citizens preferred.", "Only US citizens may apply.",
         unless=("NOT ~6 SPONSOR|SPONSORSHIP", "preferred *3 qualification*", "must *10 $PERSON", "required *3 $PERSON", "$PERSON *2 required|ONLY")),
    Rule("citizens-or-others-with-permission", _U,
         ("$PERSON *16 or *6 authorized|eligible|permitted|entitled|able|right|legally|lawfully|authorization *3 work|employment",
          "$PERSON *10 or ~8 VISA|KIND|ead", "KIND|VISA|ead *8 or ~4 $PERSON ~3 status",
          "authorized|eligible|right|authorization *4 work *12 $PERSON *8 VISA|KIND|ead", "FOREIGNER *3 or *4 VISA|permit"),
         "You must be a US citizen or otherwise authorized to work in the US.", "You must be a US citizen or green card holder.",
         unless=("WITHOUT|NOT|NO *8 $SPON|VISA|KIND", "NOT|NO *3 accept*|KIND", "$PERSON *8 ONLY")),
    Rule("citizens-served", _U,
         ("serv*|help*|protect*|empower*|engag*|million*|million|data|average|everyday|abroad|lives|customers|behalf|benefit* *3 CITIZEN|FOREIGNER|FOLK",
          "CITIZEN|FOREIGNER|FOLK *2 abroad|data|information|services|privacy|engagement|overseas"),
         "You build apps that help US citizens file taxes.", "US citizens only.",
         unless=("must|ONLY|required *4 CITIZEN|FOREIGNER",)),
    Rule("part-of-the-jobs-needs-citizens", _U,
         ("SOME *6 NEED|required *4 CITIZEN", "MAY NEED *4 CITIZEN", "MAY *3 required *4 CITIZEN", "CITIZEN *2 MAY be required|NEED", "MAY *2 be required *6 CITIZEN",
          "NEED *3 CITIZEN *4 SOME"),
         "Some roles may require US citizenship.", "This role requires US citizenship."),
    Rule("proof-of-status", _U,
         ("proof|evidence|documentation|document|copy|verify|verification|disclose|status ~4 CITIZEN|citizenship *3 or",),
         "Bring proof of US citizenship or work authorization.", "US citizenship is required."),
)  # fmt: skip

_DOOR_LEFT_OPEN = (
    Rule("may-not", _C, ("MAY be? NOT *8 $SPON|GIVE".replace(" be?", ""), "MAY be NOT *8 $SPON|GIVE", "$SPON ~4 MAY NOT", "MAY NOT *8 $SPON"),
         "We may not be able to sponsor every visa.", "We are not able to sponsor visas.", unless=("MAY NOT NEED", "MAY NOT ~4 apply")),
    Rule("not-guaranteed", _C,
         ("$SPON|VISA|KIND *8 NOGUARANTEE", "NOT|NO ~3 GUARANTEE *8 $SPON|VISA|KIND", "$SPON *8 NOT|NO ~3 GUARANTEE"),
         "Visa sponsorship is not guaranteed.", "Visa sponsorship is not available."),
    Rule("not-for-all", _C,
         ("NOT ~6 $SPON ~4 every|everyone|everybody", "NOT ~6 $SPON ~4 all ~2 role*|position*|candidate*|applicant*|job*|employee*|countr*|location*|case*|hire*|team*",
          "NOT every|all|everyone|always|necessarily|automatically ~8 $SPON|GIVE|OK|eligible|qualif*", "$SPON ~4 NOT ~2 every|always|necessarily|automatic*",
          "$SPON ~4 NOT ~1 OK|GIVE|offered|provided ~2 all|every", "NOT ~8 $SPON|VISA *4 SOME ", "$SPON ~3 NOT ~5 SOME"),
         "We aren't able to sponsor visas for every role.", "We aren't able to sponsor visas at all."),
    Rule("refused-with-exceptions", _C,
         ("NOT|NO|WITHOUT ~14 EXCEPT", "EXCEPT *14 NOT|NO *6 $SPON", "$SPON *8 NOT *10 EXCEPT"),
         "We do not sponsor visas except for TN.", "We do not sponsor visas. No exceptions.",
         unless=("NO EXCEPT", "NOT make ~2 EXCEPT", "WITHOUT EXCEPT", "NOT *6 EXCEPT $")),
    Rule("only-new-petitions-refused", _C,
         ("NOT *10 new|cap-subject|initial|first-time|cap *3 KIND|petition*", "NOT *8 KIND *3 cap|lottery|registration", "NOT ~10 KIND *6 new|cap-subject ~2 petition*",
          "NO new|cap-subject *2 KIND|petition*"),
         "We do not file new H-1B petitions.", "We do not sponsor H-1B.",
         unless=("take over|transfer|transfers|existing|any|extend", "new or", "new nor", "NOT *4 new employees|hires|grads")),
    Rule("doubtful-negation", _C, ("generally|usually NOT MAY",), "We usually cannot promise a sponsored visa.", "We usually do not sponsor visas."),
)  # fmt: skip

_REFUSALS = (
    Rule("needless-only", _R,
         ("must|only|ONLY|should|shall|applicants|candidates|authorized|authorization|eligible|individuals|those|who|applicant|candidate|able|right|legally|status *14 NOT NEED ~8 $SPON|VISA|KIND|immigration",
          "^ NOT NEED ~8 $SPON|VISA|KIND", "will|and NOT NEED ~8 $SPON"),
         "Applicants must not require sponsorship.", "You do not need sponsorship to read our blog.", unless=("^ if|whether|when *6 NOT NEED", "whether *4 NOT NEED", "NOT NEED *12 ? $")),
    Rule("needing-means-no", _R,
         ("NEED *10 $SPON|VISA|KIND|immigration *16 NOT|ineligible|reject*|exclud*|disqualif*|declin*|elsewhere|refrain|NO",
          "NOT|NO|exclud*|reject*|declin* *1 *10 NEED ~8 $SPON|VISA|KIND|immigration", "NEED ~4 $SPON *6 auto-reject*|auto|screened"),
         "Candidates who require sponsorship will not be considered.", "Candidates who require sponsorship are welcome.",
         unless=("NOT discriminat*", "$SPON *6 FINE", "NEED *8 $SPON *6 NO|NOT *2 but", "NOT NEED", "NOT sure|know|understand", "^ if *1 NEED *10 we can|will ~2 SPONSOR")),
    Rule("key-value-no", _R,
         ("^ ~5 $SPON|VISA|KIND ~6 :|=|-|?|) ~1 NO|n|false|unavailable ~3 $", "^ ~5 $NOUN|VISA ~6 :|=|-|?|) NO|NOT|none|unavailable", "^ *3 NO - $SPON|VISA $", "^ NO ~2 $SPON|VISA $", "^ ~4 $NOUN NO $"),
         "Visa sponsorship: No", "Visa sponsorship: Yes"),
    Rule("without-sponsorship", _R,
         ("WITHOUT *9 $SPON|immigration", "work|authorized|eligible|authorization|reside|able|legally|right|employed|live *16 WITHOUT *6 $VISA",
          "WITHOUT *3 NEED *4 VISA|KIND", "WITHOUT *4 work VISA|authorization"),
         "Must be authorized to work without sponsorship.", "Apply without worrying about sponsorship.",
         unless=("WITHOUT worr*|cost|charge|fee|regard|fear|hesitat*|hassle|asking|stress", "WITHOUT *2 restriction*", "work|travel *6 WITHOUT *3 leaving",
                 "whether *12 WITHOUT", "WITHOUT *9 executive|event")),
    Rule("not-sponsoring", _R,
         ("NOT ~10 $SURE", "NOT ~6 SPONSOR|BARE", "NOT , *8 , ~4 $SPON"),
         "We are unable to provide visa sponsorship.", "We sponsor visas.",
         unless=("NOT ~3 NEED", "NOT ~2 SPONSOR ~3 event*|team*|conference*|meetup*")),
    Rule("sponsorship-not-given", _R,
         ("$NOUN ~8 NOT", "$NOUN *4 outside|excluded|beyond", "VISA|KIND ~2 NOT ~2 SPONSOR|GIVE|OK|accepted|provided|sponsored|considered",
          "$NOUN ~6 NO longer", "$NOUN ~2 ( NO"),
         "Visa sponsorship is not something we can offer.", "Visa sponsorship is something we can offer.",
         unless=("$NOUN ~8 NOT ~2 required|needed|necessary|limited|ONLY", "$NOUN *8 , *4 NOT *6 pay|need|NEED|have|worry", "^ NOT *10", "GIVE|OK ~6 $NOUN *4 and|so *3 NOT")),
    Rule("no-sponsorship", _R,
         ("NO ~5 $SPON", "NO ~2 $VISA ~1 GIVE|OK|transfer*|candidates|holders|accepted|please|.|$", "NO $VISA $", "NO KIND|GREENCARD ~2 and|or|/|,|( ", "NO transfer*",
          "NO VISA|KIND ~2 ( )", "NO ~2 KIND"),
         "STEM OPT OK, no H-1B.", "No visa is needed to visit us.",
         unless=("NO ~3 $SPON|VISA|KIND ~2 required|needed|necessary|fee|fees|cap|limit|? ", "NO limit|cap|maximum|cost|charge|fee", "NO matter|need|doubt|longer *2 a", "NO ~2 OTHER")),
    Rule("not-giving-visas", _R,
         ("NOT ~4 GIVE|HELP|accept|accepting|hire|hiring|employ|file|filing|process|take|taking|work|obtain|secure|MAY|do|transfer|petition|pursue|start|help|assist|engage|sponsor|submit|entertain ~8 $VISA|immigration|transfer*|holders",
          "NOT ~1 $VISA", "NOT ~4 transfer*|port *3 KIND|VISA", "NOT ~2 immigration ~3 sponsor*|friendly"),
         "We cannot assist with work permits.", "We can assist with work permits.",
         unless=("NOT ~8 NEED", "NOT *6 VISA|KIND *2 fraud", "NOT ~2 work *2 with", "NOT ~3 process *4 transaction*")),
    Rule("no-foreigners", _R,
         ("NOT|NO ~8 foreign|international|overseas|non-us|non ~2 nationals|candidates|applicants|students|workers|citizen*|CITIZEN|hires",
          "NOT|NO ~6 non- CITIZEN"),
         "We cannot hire foreign nationals.", "We hire international candidates.", flags=("citizenship",),
         unless=("NOT ~4 discriminat*|exclude|deter", "NOT *4 work *3 with")),
    Rule("citizens-only", _R,
         ("$PERSON|GREENCARD *6 ONLY", "ONLY *6 $PERSON", "ONLY *3 GREENCARD *3 CITIZEN|HOLDER", "citizens|locals|nationals|residents ONLY", "ONLY *3 citizens|locals|local|nationals",
          "local|locals ~2 ONLY", "GREENCARD|HOLDER|CITIZEN / ~3 ONLY"),
         "US citizens and green card holders only.", "Remote within the US only.", flags=("citizenship",),
         unless=("NOT ONLY", "NOT *4 ONLY *4 CITIZEN", "GREENCARD *6 SPONSOR*", "SPONSOR* *6 GREENCARD", "residents ONLY *3 state*", "ONLY *6 $PERSON *2 preferred")),
    Rule("citizens-required", _R,
         ("$PERSON *10 required|mandatory|must|necessary|needed|prerequisite|precondition|essential|compulsory|requirement|NEED|condition|requisite|obligatory",
          "must|required|NEED|need|shall|requirement|requirements|restricted|because|due|itar|mandatory|has|have|hold|possess|be|are|is|open|eligible|hire|hiring|employ|accept|accepting|MAY|seeking|applicants|candidates|requirements|qualifications|ear|as|clearance|being|requisite *9 CITIZEN|FOREIGNER",
          "must|required|ONLY|NEED|requirement *5 HOLDER", "must|required ~2 have|hold|possess|be ~3 GREENCARD", "citizenship ~8 required|mandatory|prerequisite|precondition|essential|must",
          "must ~3 be|hold|have ~3 citizen|citizens|citizenship|nationality", "NEED|required ~4 citizenship",
          "GREENCARD|HOLDER|KIND or|/|and|, CITIZEN ~3 required"),
         "You must be a US citizen.", "Good citizens of our code base.", flags=("citizenship",),
         unless=("CITIZEN|FOREIGNER *4 SPONSOR*", "^ *6 whether|are *3 you *4 CITIZEN", "FOREIGNER *2 office|market|team|customers|law|language|speaking")),
    Rule("citizens-listed", _R,
         ("^ a|an|active|sole|full|: CITIZEN|FOREIGNER ~16 $", "^ CITIZEN|FOREIGNER ~16 $", "^ *6 : CITIZEN|FOREIGNER ~6 $", "( ~3 CITIZEN|FOREIGNER ~3 )", "^ a|an HOLDER ~12 $"),
         "U.S. citizen", "US citizens abroad are our customers.", flags=("citizenship",),
         unless=("CITIZEN|FOREIGNER ~3 law|data|services|market|abroad|team|and non*", "^ ~16 ? $")),
)  # fmt: skip

_DUTY = (
    "manage|own|coordinate|oversee|administer|process|prepare|partner|assist|ensure|liaise|collaborate|maintain|track|advise|draft|file|serve|drive|build"
    "|develop|guide|conduct|monitor|execute|run|plan|organize|review|responsible|experience|experienced|knowledge|familiarity|familiar|understanding|expertise|background|proven|ability"
    "|strong|deep|working|proficiency|navigate|research|design|facilitate|deliver|create|identify|negotiate|secure|lead|handle|support|help|managing|owning|handling"
    "|processing|coordinating|overseeing|leading|supporting|assisting|preparing|act|own|champion|track|tracking|keep|write|analyze|implement|optimize|train|counsel|represent|previous|prior|demonstrated"
)
_DISTRACTIONS = (
    Rule("reader-is-asked-to-say", _U,
         ("let|tell|inform|indicate|specify|state|mention|disclose|note|advise|confirm|flag|answer *10 NEED *8 $SPON|VISA|KIND", "whether ~6 NEED", "NEED *8 $SPON|VISA *4 let|tell|inform|indicate|specify|mention|disclose|advise|contact|email|reach|note|flag|speak|talk",
          "^ *4 NEED ~5 $SPON ~3 : *3 $"),
         "Let us know whether you need sponsorship.", "If you need sponsorship, tell us early so that we can start the H-1B process.",
         unless=("we can|will *3 start|begin|initiate|sponsor|SPONSOR|file|HELP|arrange|GIVE",)),
    Rule("duty-of-the-job", _U,
         (f"^ ~1 {_DUTY} *20 $IMM|BARE|SPONSOR", "^ you will ~2 manage|own|coordinate|oversee|administer|process|prepare|partner|assist|ensure|liaise|collaborate|maintain|track|advise|draft|file|support|GIVE|HELP|help|handle|lead|drive|sponsor|SPONSOR|be responsible|win|identify|build|secure|work|run|serve|act *20 $IMM|BARE|SPONSOR",
          "responsible for *14 $IMM|BARE|SPONSOR", "^ *4 experience|knowledge|expertise|familiarity|background|understanding|exposure ~2 with|in|of|GIVE|HELP|: *12 $IMM|BARE|SPONSOR", "^ GIVE *8 BARE|OTHER", "^ GIVE|HELP|SPONSOR *16 for|to|our ~4 employees|clients|customers|staff|teams|stakeholders",
          "role|job|position|team|specialist|manager|lead|coordinator|paralegal ~2 involves|manages|handles|owns|includes *12 $IMM", "looking for *10 immigration *3 lead|specialist|manager|paralegal|counsel|partner|coordinator|attorney",
          "^ GIVE|HELP ~8 $SURE|VISA|immigration ~4 process*|matters|requests|inquir*|case|cases|requirements|compliance"),
         "You will manage H-1B, L-1 and green card cases for our employees.", "Support with your visa and your move.",
         unless=("^ support|assistance|help with|for|in ~3 your", "^ support|strong SUPPORT", "^ ~1 lead|support|help|assist ~2 your", "^ we ", "^ working VISA", "^ help|HELP you|your",
                 "^ ~1 working *2 we *4 SPONSOR", "YES", "^ experienced *8 welcome")),
    Rule("product-or-customers", _U,
         ("help*|HELP|enable*|allow*|empower*|serve*|let|lets|make*|for|assist* ~3 companies|employers|clients|customers|businesses|founders|startups|immigrants|users|organizations|enterprises|firms|students|nurses *14 $IMM|SPONSOR|BARE",
          "our ~2 platform|software|product|app|customers|users|tool|tools|technology|marketplace *14 $IMM|SPONSOR|BARE", "$IMM|SPONSOR|BARE *10 platform|software|product|saas|app|tech|startup|lawyers|law ~2 for|that|to|firm",
          "companies|employers|customers|clients|businesses who|that|which ~2 SPONSOR", "$IMM ~3 market|industry|space|law|tech|lawtech|data|trends|policy|reform|journey|journeys", "sell* *8 $IMM|SPONSOR"),
         "Our platform helps companies sponsor H-1B workers.", "Our company sponsors H-1B workers.",
         unless=("we ~3 SPONSOR ~4 your|you|candidates|$VISA", "GIVE ~4 SPONSORSHIP ~4 for ~2 you|candidates|this")),
    Rule("past-only", _U,
         ("have|has|had|having successfully|already|previously|also|even|happily|recently|OK SPONSOR", "have|has|had SPONSOR", "used to SPONSOR", "previously|historically SPONSOR", "in the past", "formerly"),
         "We have sponsored visas in the past.", "We sponsor visas.", unless=("have|has *4 and ~2 will|continue|can",)),
    Rule("other-sponsor", _U,
         ("OTHER ^ ", "SPONSOR of", "SPONSOR a|an|the|our|local|several|many|various ~3 team*|event*|conference*|meetup*|hackathon*|pycon|club*|charit*|communit*|league*|tournament*|race*|school*|project*|initiative*|podcast*|festival*|program*|award*",
          "BARE opportunities|strategy|sales|revenue|budget|pipeline|team|manager|inventory|activation*|partners", "BARE , ~2 and|or|& ~1 partnership*|advertising|event*|marketing", "mentor* *3 BARE", "BARE *3 mentor*", "event*|conference*|partnership*|advertising|media|brand|advocacy|coaching ~3 BARE",
          "tourist|travel|digital|nomad|business VISA", "VISA requirements|process|processing|itinerar*|bookings|run|runs|free|on|interview*", "flights|itinerar*|hotel*|travel|accommodation* *8 VISA"),
         "We sponsor a local robotics team.", "We sponsor a work visa.",
         unless=("SPONSOR ~5 $VISA", "$SURE", "NEED ~4 BARE", "immigration")),
)  # fmt: skip

_CONDITIONS = (
    Rule("transfers", _C,
         ("KIND|VISA transfer*|portability *4 welcome|accepted|ok|OK|MAY|GIVE|ONLY|yes|fine|possible|eligible|can|are|is|supported|$", "GIVE|accept|accepting|welcome|SPONSOR|do|can|HELP|support|process|handle|hire|will|ONLY|file *4 KIND|VISA|SPONSORSHIP transfer*",
          "transfer*|take|port *3 your|existing|current|over|of|a|an *3 KIND|VISA|SPONSORSHIP", "SPONSORSHIP|SUPPORT|SPONSOR transfer*"),
         "H-1B transfers welcome.", "We sponsor H-1B visas.",
         unless=("new *3 and|& *3 transfer*", "transfer*|transfers ,|and|& *3 new", "transfers *3 new", "SPONSOR|GIVE *3 KIND|VISA|SPONSORSHIP , ~8 transfer*", "SPONSOR|GIVE *3 KIND|VISA|SPONSORSHIP and|& ~4 transfer*", "transfer* and|& ~4 SPONSOR*|GREENCARD")),
    Rule("with-a-condition", _C,
         ("$DOUBT *18 SPONSORSHIP|SUPPORT", "$SURE *18 $DOUBT", "$DOUBT *10 SPONSOR *6 $VISA|$HIRES", "SPONSOR *10 $DOUBT *8 $VISA", "SPONSOR *5 $VISA *12 $DOUBT", "SPONSOR ~4 $HIRES *8 $DOUBT",
          "$DOUBT *6 NEED ~6 $SPON|VISA", "NEED ~6 $SPON|VISA *10 $DOUBT", "GIVE|eligible|OK ~6 BARE *12 $DOUBT", "BARE ~6 $DOUBT ~6 OK|GIVE|for|$", "$DOUBT ~4 GIVE|eligible ~3 BARE", "BARE MAY", "BARE is|are|will|can ~2 MAY",
          "MAY ~4 file|GIVE|HELP|start|process|pursue|initiate|petition|transfer ~6 $VISA|immigration", "we ~8 GIVE|HELP|file|start|pursue ~6 $VISA|immigration *10 $DOUBT", "MAY|open to SPONSOR $", "MAY to? SPONSOR $".replace(" to?", ""), "SPONSOR ~4 SOME"),
         "We may sponsor a work visa for exceptional candidates.", "We sponsor a work visa for you.",
         unless=("NOT|NO *6 $SPON *8 NOT", "MAY *2 OTHER", "YES")),
    Rule("through-a-client", _C,
         ("client|clients|customer|customers|partners *8 SPONSOR|SPONSORSHIP|BARE", "SPONSOR|SPONSORSHIP *6 by ~3 client|clients|partners"),
         "Our client is able to sponsor visas.", "We are able to sponsor visas."),
    Rule("needing-is-welcome", _C,
         ("NEED ~6 $SPON|VISA|KIND|immigration *8 welcome|encouraged|apply|invited|eligible|considered|OK", "welcome|encourage|invite|accept ~8 NEED ~6 $SPON|VISA|KIND"),
         "Candidates who require sponsorship are welcome to apply.", "We welcome applications from everyone.", unless=("NOT|NO", "^ *20 ? $")),
)  # fmt: skip

_SUBJECT = "we|us|company|employer|team|inc|role|position|job|will|can|does|also|do"
_OFFERS = (
    Rule("double-negation", _O,
         ("YES ~5 SPONSOR|SPONSORSHIP|SUPPORT|BARE", "YES ~5 GIVE|HELP ~5 $SURE|VISA|KIND", "YES ~3 those|candidates|anyone|people|applicants|engineers|someone ~4 NEED"),
         "There is no reason we wouldn't sponsor your visa.", "There is no reason to apply twice.", unless=("NOT|NO|WITHOUT", "MAY YES", "YES *10 $DOUBT", "OTHER")),
    Rule("need-answered", _O,
         ("NEED ~8 $SPON|VISA|KIND *12 FINE", "NEED ~8 $SPON|VISA|KIND *14 we can|will ~2 start|begin|initiate|SPONSOR|file|HELP|arrange|GIVE|handle|help|sponsor", "NEED ~8 $SPON|VISA|KIND *6 we SPONSOR|GIVE|HELP|do"),
         "If you require sponsorship, tell us early so that we can start the H-1B process.", "If you require sponsorship, tell us early.", unless=("NOT|NO|WITHOUT", "$DOUBT")),
    Rule("key-value-yes", _O,
         ("^ ~4 $NOUN|VISA ~5 :|=|-|?|) $YES ~8 $", "^ ~4 $NOUN|SPONSOR|VISA ~3 :|= KIND", "^ KIND|VISA|GREENCARD ~3 :|=|- yes", "^ yes ~1 $SURE $", "^ yes ~2 SPONSOR ~2 $VISA"),
         "Visa sponsorship: Yes", "Visa sponsorship: No", unless=("NOT|NO|WITHOUT|NEED|required", "$DOUBT", "tbd|n/a", "n / a")),
    Rule("we-sponsor", _O,
         ("SPONSOR ~6 $VISA", f"{_SUBJECT} ~6 SPONSOR ~4 $SURE", "we ~4 SPONSOR ~3 your|you|candidates|applicants ~4 VISA|KIND|for", "KIND|VISA|GREENCARD SPONSOR $", "are|is a|an ~2 KIND|VISA|immigration SPONSOR", "$VISA ~2 is|are|will|can ~2 SPONSOR",
          "we ~4 SPONSOR ~2 international|foreign"),
         "We sponsor H-1B visas.", "We sponsor a podcast.",
         unless=("NOT|NO|WITHOUT|NEED|OTHER", "$DOUBT", "transfer*", "^ to SPONSOR", "who|that|companies|employers|clients|customers ~2 SPONSOR", "your SPONSOR", "if *3 we ~2 SPONSOR")),
    Rule("sponsorship-given", _O,
         ("GIVE|have|get|receive|includ*|enjoy|eligible|with|plus|access|entitled ~70 $SURE", "GIVE|eligible ~3 BARE for|if|when|to|and|$|,", "we ~3 SUPPORT", "can|will SUPPORT", "$SURE ~12 OK|GIVE|GIVEn|offered|provided|covered|included|yes|supported|guaranteed", "^ ~3 BARE ~3 OK|GIVE|offered|provided ~6 $",
          "BARE ~3 OK|GIVE ~1 for|to|if|when ~3 role|position|job|candidates|applicants|$VISA|international|you", "^ ~12 benefits|perks|offer|package ~3 : ~60 $SURE"),
         "We offer visa sponsorship and relocation support.", "We ask about visa sponsorship.",
         unless=("NOT|NO|WITHOUT|NEED|OTHER", "$DOUBT", "transfer*", "^ *40 ? $", "experience|familiarity ~3 with", "familiar with", "$SURE ~2 questions|status|manager|specialist|team|lead|process|processes|policy|program|matters|cases", "work|partner|collaborate with", "GIVE|with ~3 information|guidance|questions|details ~4 $SURE",
                 "about|regarding|concerning|on *2 $SURE")),
    Rule("listed-with-relocation", _O,
         ("^ ~4 relocation ~3 and|&|/|+|, ~2 $SURE ~8 $", "^ ~3 $SURE ~1 and|&|/|+|, ~2 relocation ~10 $", "^ full|complete ~1 $SURE ~8 $"),
         "Visa sponsorship and relocation support", "Visa sponsorship", unless=("NOT|NO|WITHOUT|NEED", "$DOUBT", "^ *20 :", "manager|specialist|lead|coordinator")),
    Rule("costs-borne", _O,
         ("fees|fee|costs|cost|expenses|filing|processing|attorney ~10 $VISA|immigration|SPONSORSHIP|SUPPORT ~8 on us|GIVE|paid|GIVEd|reimbursed|covered|ours|us", "we|company|us ~4 GIVE|pay|reimburse|cover|bear ~8 $VISA|immigration|SPONSORSHIP|SUPPORT ~4 fee|fees|cost|costs|expenses|filing",
          "fees|costs|expenses ~4 on us ~4 $VISA"),
         "Attorney fees and premium processing for your O-1 are on us.", "Visa fees are the applicant's own.",
         unless=("NOT|NO|WITHOUT", "$DOUBT", "transfer*", "employee|candidate|applicant|you ~2 pay|bear|cover")),
    Rule("help-with-immigration", _O,
         (f"{_SUBJECT} ~6 GIVE|HELP|file|start|obtain|secure|get|process|arrange|handle|sort|begin|initiate|petition|help|assist|GIVE ~6 $VISA|immigration", "HELP ~3 into|to ~1 us|states|usa|united", "GIVE|HELP|support you ~5 $VISA|immigration", "your|the|a $VISA|immigration ~3 on us|GIVE|handled|sorted"),
         "We can help with immigration.", "We can help with moving boxes.", flags=("vague_support",),
         unless=("NOT|NO|WITHOUT|NEED", "$DOUBT", "transfer*", "immigration ~2 status|lawyer|law", "process ~3 VISA ~2 transaction*", "VISA ~2 card*|,", "you will", "^ *40 ? $", "clients|customers|users")),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    *_NOT_ABOUT_IT, *_DOOR_LEFT_OPEN, *_REFUSALS, *_DISTRACTIONS, *_CONDITIONS, *_OFFERS
)  # fmt: skip
"""In the order in which they are tried."""
