"""Rules of single values in the site's files."""

from generator.problems.rule import ERROR, Rule

VALUE_RULES = (
    Rule(
        "unknown-key",
        ERROR,
        "A key with a slip in it would be passed over, and with it what it says.",
        "titel: Backend Engineer",
        "title: Backend Engineer",
    ),
    Rule(
        "missing-key",
        ERROR,
        "The pages cannot be made without this value.",
        "title: Backend Engineer",
        "title: Backend Engineer\nplural: Backend Engineers",
    ),
    Rule(
        "empty-value",
        ERROR,
        "A key without a value says that something should stand here and does not.",
        "reviewed_on:",
        "reviewed_on: 2026-04-01",
    ),
    Rule(
        "unknown-value",
        ERROR,
        "Only the listed words have a meaning here.",
        "status: setled",
        "status: settled",
    ),
    Rule(
        "wrong-form",
        ERROR,
        "The value is used in addresses, codes or links, where another form does not work.",
        "soc: [15.1252]",
        "soc: [15-1252]",
    ),
    Rule(
        "wrong-type",
        ERROR,
        "A list, a group of keys or a text stands where something else is expected.",
        "aliases: Backend Developer",
        "aliases:\n  - Backend Developer",
    ),
    Rule(
        "wrong-value",
        ERROR,
        "The values contradict each other.",
        "low: 150000\nhigh: 90000",
        "low: 90000\nhigh: 150000",
    ),
    Rule(
        "wrong-number",
        ERROR,
        "`010` may mean ten or eight, and `1,000` a thousand or one, so neither is guessed.",
        "max_rejects: 1,000",
        "max_rejects: 1000",
    ),
    Rule(
        "true-or-false",
        ERROR,
        "Tools disagree on what `yes`, `on` and `1` mean; true and false are clear to all.",
        "everywhere: yes",
        "everywhere: true",
    ),
    Rule(
        "wrong-date",
        ERROR,
        "Days and months change places between countries, so dates have one form.",
        "reviewed_on: 04/01/2026",
        "reviewed_on: 2026-04-01",
    ),
    Rule(
        "beyond-limit",
        ERROR,
        "The figure is outside of what the pages can work with.",
        "per_page: 1000",
        "per_page: 25",
    ),
    Rule(
        "too-short",
        ERROR,
        "The text stands on pages and in search results, where a word or two says nothing.",
        "description: Jobs.",
        "description: Jobs whose employers say that they sponsor a visa.",
    ),
    Rule(
        "too-long",
        ERROR,
        "The text stands in a heading or a list, where so much does not fit.",
        "title: (600 characters)",
        "title: Read the wage level before you sign",
    ),
    Rule(
        "path-outside",
        ERROR,
        "The site is made from its own folder alone, so that it builds the same everywhere.",
        "paths:\n  content: site/../../texts",
        "paths:\n  content: content",
    ),
)
