"""All rules that say what one clause states about sponsorship, in the order in which they are tried.

The order carries the meaning: what is not about the applicant's sponsorship first, then negations that
leave a door open, refusals, duties and products, conditions, and last of all offers, which hold only
where no rule before them found a doubt. Each rule carries a sentence it is for and one it leaves alone.
"""

from collections.abc import Mapping

from generator.matching.rule_language import Rule, holds
from generator.matching.rules_beside import DISTRACTIONS, NOT_ABOUT_IT
from generator.matching.rules_condition import CONDITIONS
from generator.matching.rules_context import CONTEXT_RULES, ContextRule
from generator.matching.rules_offer import OFFERS
from generator.matching.rules_refusal import REFUSALS
from generator.matching.rules_reserve import DOOR_LEFT_OPEN

RULES: tuple[Rule, ...] = (
    *NOT_ABOUT_IT,
    *DOOR_LEFT_OPEN,
    *REFUSALS,
    *DISTRACTIONS,
    *CONDITIONS,
    *OFFERS,
)
"""In the order in which they are tried."""

_ALL: tuple[Rule | ContextRule, ...] = (*RULES, *CONTEXT_RULES)
RULE_OF: Mapping[str, Rule | ContextRule] = {rule.name: rule for rule in _ALL}
"""Every rule about sponsorship by its name."""


def first_rule(clause: str) -> Rule | None:
    """The first rule that holds for a clause in canonical words."""
    return next((rule for rule in RULES if holds(rule, clause)), None)
