"""Rules of the tables of labels that the matcher is measured against."""

from generator.problems.rule import ERROR, Rule

LABEL_RULES = (
    Rule(
        "missing-column",
        ERROR,
        "A table without the columns that are compared would be measured as if every row were empty.",
        "raw,places\nBerlin,Berlin||DE",
        "raw,places,remote\nBerlin,Berlin||DE,unstated",
    ),
    Rule(
        "malformed-label",
        ERROR,
        "A label that cannot be read would count as an error of the matcher.",
        "raw,places,remote\nBerlin,Berlin DE,unstated",
        "raw,places,remote\nBerlin,Berlin||DE,unstated",
    ),
)
