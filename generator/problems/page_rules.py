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
    Rule(
        "page-weight",
        ERROR,
        "A heavy page is slow on a phone and costs its reader money.",
        "budgets: {page: 100} and a role's page of 140 KB",
        "per_page: 25 and short answers, or budgets: {page: 150}",
    ),
    Rule(
        "script-weight",
        ERROR,
        "Scripts are loaded, read and run before a page answers to a finger.",
        "{{ script('everything.js', site) }} of 60 KB on every page",
        "{{ script('charts.js', site) }} on the page that shows charts",
    ),
    Rule(
        "third-party-request",
        ERROR,
        "What a page loads from another host tells that host who reads it, and fails when that host does.",
        '<script type="module" src="https://cdn.example/charts.js">',
        """<script type="module" src="{{ site.assets['charts.js'] }}">""",
    ),
    Rule(
        "render-blocking-script",
        ERROR,
        "A browser shows nothing of a page until such a script has been loaded and run.",
        '<script src="/assets/site.js">',
        '<script type="module" src="/assets/site.js">',
    ),
    Rule(
        "unsized-image",
        ERROR,
        "Words jump away from the reader's eye and finger when a picture without a size arrives.",
        '<img src="/assets/map.png" alt="Map">',
        '<img src="/assets/map.png" alt="Map" width="640" height="360">',
    ),
)
