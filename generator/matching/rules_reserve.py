"""Clauses with a negation that leave a door open: "not every role", "not guaranteed", "except for TN"."""

from generator.domain.sponsorship import Stance
from generator.matching.rule_language import Rule

_C = Stance.CONDITIONAL

DOOR_LEFT_OPEN = (
    Rule(
        "may-not",
        _C,
        (
            "NOT ~1 USUALLY *8 $SPON",
            "USUALLY ~4 NOT *8 $SPON",
            "$SPON ~3 NOT ~1 USUALLY",
            "$SPON ~3 USUALLY NOT",
            "MAY NOT *8 $SPON|GIVE",
            "MAY be NOT *8 $SPON|GIVE",
            "$SPON ~4 MAY NOT",
            "MAY NOT *8 $SPON",
        ),
        "We may not be able to sponsor every visa.",
        "We are not able to sponsor visas.",
        unless=("MAY NOT NEED", "MAY NOT ~4 apply"),
    ),
    Rule(
        "not-guaranteed",
        _C,
        (
            "$SPON|VISA|KIND *8 NOGUARANTEE",
            "NOT|NO ~3 GUARANTEE *8 $SPON|VISA|KIND",
            "$SPON *8 NOT|NO ~3 GUARANTEE",
        ),
        "Visa sponsorship is not guaranteed.",
        "Visa sponsorship is not available.",
    ),
    Rule(
        "not-for-all",
        _C,
        (
            "NOT ~6 $SPON ~4 every|everyone|everybody",
            (
                "NOT ~6 $SPON ~4 all ~2 role*|position*|candidate*|applicant*|job*|employee*|"
                "countr*|location*|case*|hire*|team*"
            ),
            ("NOT every|all|everyone|always|necessarily|automatically ~8 $SPON|GIVE|OK|eligible|qualif*"),
            "$SPON ~4 NOT ~2 every|always|necessarily|automatic*",
            "$SPON ~4 NOT ~1 OK|GIVE|offered|provided ~2 all|every",
            "NOT ~8 $SPON|VISA *4 SOME ",
            "$SPON ~3 NOT ~5 SOME",
        ),
        "We aren't able to sponsor visas for every role.",
        "We aren't able to sponsor visas at all.",
    ),
    Rule(
        "refused-with-exceptions",
        _C,
        (
            "SPONSOR|GIVE ~3 KIND ~1 ONLY *2 NOT ~2 KIND",
            "ONLY SPONSOR ~2 KIND *2 NOT ~2 KIND",
            "NOT|NO|WITHOUT ~14 EXCEPT",
            "EXCEPT *14 NOT|NO *6 $SPON|VISA|KIND",
            "$SPON *8 NOT *10 EXCEPT",
        ),
        "We do not sponsor visas except for TN.",
        "We do not sponsor visas. No exceptions.",
        unless=("NO EXCEPT", "NOT make ~2 EXCEPT", "WITHOUT EXCEPT", "NOT *6 EXCEPT $"),
    ),
    Rule(
        "only-new-petitions-refused",
        _C,
        (
            "NOT *10 new|cap-subject|initial|first-time|cap *3 KIND|petition*",
            "NOT *8 KIND *3 cap|lottery|registration",
            "NOT ~10 KIND *6 new|cap-subject ~2 petition*",
            "NO new|cap-subject *2 KIND|petition*",
        ),
        "We do not file new H-1B petitions.",
        "We do not sponsor H-1B.",
        unless=(
            "take over|transfer|transfers|existing|any|extend",
            "new or",
            "new nor",
            "NOT *4 new employees|hires|grads",
        ),
    ),
)
