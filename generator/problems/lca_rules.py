"""Rules of files of labor condition applications (LCAs)."""

from generator.problems.rule import Rule

LCA_RULES: tuple[Rule, ...] = ()
