"""Rules of the other public records: USCIS decisions, prevailing wages, areas and occupations."""

from generator.problems.rule import Rule

RECORD_RULES: tuple[Rule, ...] = ()
