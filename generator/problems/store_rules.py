"""Rules of the evidence folder that a build reads."""

from generator.problems.rule import WARNING, Rule

STORE_RULES: tuple[Rule, ...] = (
    Rule(
        "evidence-manifest",
        WARNING,
        "Without its description nobody can say which days and sources a count of filings rests on.",
        "data/evidence/lca.parquet without data/evidence/evidence.json",
        "rolepages import lca LCA_Disclosure_Data_FY2026_Q1.xlsx --into data/evidence",
    ),
)
