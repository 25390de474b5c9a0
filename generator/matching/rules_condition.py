"""Clauses whose offer of sponsorship hangs on something: on a transfer, a case, a wish, another company."""

from generator.domain.sponsorship import Stance
from generator.matching.rule_language import Rule

_C = Stance.CONDITIONAL

CONDITIONS = (
    Rule(
        "transfers",
        _C,
        (
            (
                "KIND|VISA transfer*|portability *4 welcome|accepted|ok|OK|MAY|GIVE|ONLY|yes|"
                "fine|possible|eligible|can|are|is|supported|$"
            ),
            (
                "GIVE|accept|accepting|welcome|SPONSOR|do|can|HELP|support|process|handle|"
                "hire|will|ONLY|file *4 KIND|VISA|SPONSORSHIP transfer*"
            ),
            ("transfer*|take|port *3 your|existing|current|over|of|a|an *3 KIND|VISA|SPONSORSHIP"),
            "SPONSORSHIP|SUPPORT|SPONSOR transfer*",
            "KIND|VISA ~2 can|MAY be transfer*",
        ),
        "H-1B transfers welcome.",
        "We sponsor H-1B visas.",
        unless=(
            "new *3 and|& *3 transfer*",
            "transfer*|transfers ,|and|& *3 new",
            "transfers *3 new",
            "SPONSOR|GIVE *3 KIND|VISA|SPONSORSHIP , ~8 transfer*",
            "SPONSOR|GIVE *3 KIND|VISA|SPONSORSHIP and|& ~4 transfer*",
            "transfer* and|& ~4 SPONSOR*|GREENCARD",
            "GIVE|SPONSOR *3 SPONSORSHIP|VISA|KIND *8 , GIVE|plus *4 transfer*",
            "SPONSOR|GIVE ~3 and|or|& ~2 take over",
        ),
    ),
    Rule(
        "with-a-condition",
        _C,
        (
            "$DOUBT *18 SPONSORSHIP|SUPPORT",
            "$SURE *18 $DOUBT",
            "$DOUBT *10 SPONSOR *6 $VISA|$HIRES",
            "SPONSOR *10 $DOUBT *8 $VISA",
            "SPONSOR *5 $VISA *12 $DOUBT",
            "SPONSOR ~4 $HIRES *8 $DOUBT",
            "$DOUBT *6 NEED ~6 $SPON|VISA",
            "NEED ~6 $SPON|VISA *10 $DOUBT",
            "GIVE|eligible|OK ~6 BARE *12 $DOUBT",
            "BARE ~3 OK|GIVE *12 $DOUBT",
            "BARE ~6 $DOUBT ~6 OK|GIVE|for|$",
            "$DOUBT ~4 GIVE|eligible ~3 BARE",
            "BARE MAY",
            "^ ~2 MAY ~1 BARE $",
            "^ *1 MAY *5 , BARE ~2 OK|GIVE",
            "BARE is|are|will|can ~2 MAY",
            ("MAY ~4 file|GIVE|HELP|start|process|pursue|initiate|petition|transfer ~6 $VISA|immigration"),
            "we ~8 GIVE|HELP|file|start|pursue ~6 $VISA|immigration *10 $DOUBT",
            "MAY|open to SPONSOR $",
            "we ~3 MAY SPONSOR",
            "we ~2 SPONSOR ,|( ~1 MAY|ONLY|USUALLY",
            "ONLY *8 be SPONSOR $",
            "^ ~2 BARE is|are *6 MAY",
            "MAY SPONSOR $",
            "$DOUBT ~6 $VISA ~3 SPONSOR",
            "we would SPONSOR",
            "we ~2 MAY ~1 VISA",
            "whether ~2 SPONSOR *6 $DOUBT",
            "there ~1 MAY ~4 BARE",
            "^ ~1 $SURE : partial|limited|for",
            "$HIRES|SOME MAY be SPONSOR $",
            "SPONSOR ~4 SOME",
            "^ ~1 BARE : ~2 $DOUBT",
            "^ ~1 BARE ~2 $DOUBT",
            "company|we|employer|and ~4 MAY ~2 BARE",
            "reserves|right|decide|decides *6 whether to SPONSOR",
            "$DOUBT ~2 we ~1 SPONSOR $",
            "role|position|job|opening|post MAY be SPONSOR $",
            "to SPONSOR ~1 MAY",
            "$NOUN *6 NEED ~2 MAY",
            "happy|glad|willing|open|MAY to|MAY ~1 MAY ~3 VISA|BARE|SPONSORSHIP|SUPPORT",
            "happy|glad|willing to MAY ~3 VISA|BARE|SPONSORSHIP|SUPPORT",
            "KIND|VISA ~3 MAY be SPONSOR",
            "licensed|licenced ~1 SPONSOR|BARE",
            "certificate of BARE",
        ),
        "We may sponsor a work visa for exceptional candidates.",
        "We sponsor a work visa for you.",
        unless=(
            "NOT|NO *6 $SPON *8 NOT",
            "MAY *2 OTHER",
            "YES",
            "$SURE ~1 information|details|policy|policies|forms",
            "information|details|policy|policies on|about|regarding *2 $SURE",
            "$NOUN questions",
        ),
    ),
    Rule(
        "wish",
        _C,
        ("WISH *8 $SPON|VISA|KIND",),
        "We would love to sponsor your visa.",
        "We sponsor your visa.",
        unless=("NOT|NO",),
    ),
    Rule(
        "through-a-client",
        _C,
        (
            "client|clients|customer|customers|partners *8 SPONSOR|SPONSORSHIP|BARE",
            "SPONSOR|SPONSORSHIP *6 by ~3 client|clients|partners",
        ),
        "Our client is able to sponsor visas.",
        "We are able to sponsor visas.",
    ),
    Rule(
        "needing-is-welcome",
        _C,
        (
            (
                "NEED ~6 $SPON|VISA|KIND|immigration *8 welcome|encouraged|apply|invited|"
                "eligible|considered|OK"
            ),
            "welcome|encourage|invite|accept|open ~8 NEED ~6 $SPON|VISA|KIND",
        ),
        "Candidates who require sponsorship are welcome to apply.",
        "We welcome applications from everyone.",
        unless=("NOT|NO", "^ *20 ? $"),
    ),
)
