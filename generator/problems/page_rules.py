"""Rules of finished pages: what a reader, a screen reader or a browser would stumble over."""

from generator.problems.rule import ERROR, Rule

PAGE_RULES = (
    Rule(
        "broken-link",
        ERROR,
        "A link that leads nowhere wastes a reader's trust.",
        "[H-1B](/visas/h1b/)",
        "[H-1B](/visas/h-1b/)",
    ),
    Rule(
        "page-heading",
        ERROR,
        "Screen readers and search engines take the one main heading for the page's subject.",
        "<h1>One</h1> <h1>Two</h1>",
        "<h1>One</h1> <h2>Two</h2>",
    ),
    Rule(
        "page-title",
        ERROR,
        "A page without a title is nameless in tabs and result lists.",
        "<title></title>",
        "<title>{{ page.head.title }}</title>",
    ),
    Rule(
        "doubled-id",
        ERROR,
        "A link to an id that stands twice leads to the wrong part of the page.",
        '<h2 id="pay"> ... <h2 id="pay">',
        '<h2 id="pay"> ... <h2 id="pay-by-state">',
    ),
    Rule(
        "inline-code",
        ERROR,
        "The site's security policy forbids scripts and styles within a page, so they would not work.",
        '<p style="color: red">',
        '<p class="warning">',
    ),
)
