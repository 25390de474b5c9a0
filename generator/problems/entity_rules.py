"""Rules of the names that employers and legal entities go by."""

from generator.problems.rule import WARNING, Rule

ENTITY_RULES: tuple[Rule, ...] = (
    Rule(
        "aliases-disagree",
        WARNING,
        "Of two entries that name other legal entities for one employer nobody can tell which is right.",
        "two entries `brand: Meta`, one with [Meta Platforms, Inc.] and one with [Meta Soft Inc]",
        "the later entry with `replaces: true`",
    ),
    Rule(
        "doubled-alias",
        WARNING,
        "Of an entry that stands twice somebody will correct one and leave the other.",
        "two entries `brand: Instacart` with the same legal names",
        "one entry `brand: Instacart`",
    ),
    Rule(
        "unknown-entity",
        WARNING,
        "A legal name that no record holds finds no filings, most often because it has a slip in it.",
        "legal_names: [Maplebaer Inc.]",
        "legal_names: [Maplebear Inc.]",
    ),
)
