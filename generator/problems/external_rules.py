"""Rules of links that leave the site: what their servers answered when `check --external` asked."""

from generator.problems.rule import NOTICE, WARNING, Rule

EXTERNAL_RULES = (
    Rule(
        "external-dead",
        WARNING,
        "A reader who follows a source wants to see it, and twice it answered 404 or 410, or had no server.",
        "a source whose page its publisher has taken down",
        "the address at which the page is now",
    ),
    Rule(
        "external-moved",
        NOTICE,
        "A forwarding for good (301, 308) ends some day, and may lead to a page that says something else.",
        "http://agency.example/old, which forwards to https://agency.example/new",
        "https://agency.example/new",
    ),
    Rule(
        "external-unknown",
        NOTICE,
        "Servers refuse programs, are slow or out of order; none of that proves a page gone.",
        "an address that answers 403 to programs",
        "the same address, opened in a browser by a person",
    ),
)
