"""Rules of the names that employers and legal entities go by."""

from generator.problems.rule import Rule

ENTITY_RULES: tuple[Rule, ...] = ()
