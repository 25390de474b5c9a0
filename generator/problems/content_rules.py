"""Rules of what editors write: roles, articles, facts and their dates."""

from generator.problems.rule import ERROR, NOTICE, WARNING, Rule

ROLE_RULES = (
    Rule(
        "title-pattern",
        ERROR,
        "A pattern that cannot be used finds no postings.",
        "include: ['back(end']",
        "include: ['backend']",
    ),
    Rule(
        "doubled-role-name",
        ERROR,
        "Two roles of one name compete for the same words and the same address with two counts.",
        "roles/backend-engineer.yaml and roles/api-engineer.yaml with the alias API Developer",
        "the alias API Developer in one of them",
    ),
    Rule(
        "unknown-role",
        ERROR,
        "A text for a role that does not exist is never shown.",
        "roles: [backend-enginer]",
        "roles: [backend-engineer]",
    ),
    Rule(
        "role-names-itself",
        ERROR,
        "A page does not lead on by linking to itself, and no role gives way to itself.",
        "related: [backend-engineer] in roles/backend-engineer.yaml",
        "related: [full-stack-engineer]",
    ),
)

ARTICLE_RULES = (
    Rule(
        "empty-body",
        ERROR,
        "A heading without a text under it helps nobody.",
        "---\nquestion: May I change employers?\n---",
        "---\nquestion: May I change employers?\n---\nYes, once the petition is filed.",
    ),
    Rule(
        "unknown-visa",
        ERROR,
        "A text for a visa that has no page is never shown.",
        "visas: [h1b]",
        "visas: [h-1b]",
    ),
    Rule(
        "doubled-way",
        ERROR,
        "Readers cannot tell two rows of one visa with one title apart.",
        "two ways with `visa: tn` and `title: From outside`",
        "`title: From outside, as a citizen of Canada` and `title: From outside, as a citizen of Mexico`",
    ),
    Rule(
        "missing-visa-text",
        WARNING,
        "The visa's page would show jobs without saying who can use the visa.",
        "no file content/visas/tn.md",
        "content/visas/tn.md",
    ),
    Rule(
        "doubled-entry",
        ERROR,
        "Of two entries with one name the more specific stands; of two equally specific ones, neither can.",
        "faq/a/fees.md and faq/b/fees.md, both with `roles: all`",
        "faq/a/fees.md with `roles: all`, faq/b/fees.md with `roles: [backend-engineer]`",
    ),
    Rule(
        "doubled-title",
        ERROR,
        "Readers and search engines cannot tell two guides of one title apart.",
        "two guides with `title: Wage levels`",
        "`title: Wage levels` and `title: Wage levels by state`",
    ),
    Rule(
        "reserved-address",
        ERROR,
        "A page of this name would take the place of one that the generator makes.",
        "content/pages/search.md",
        "content/pages/how-to-search.md",
    ),
    Rule(
        "undefined-variable",
        ERROR,
        "A variable without a value would leave braces or a gap in the sentence.",
        "The {{ role.titel }} works ...",
        "The {{ role.title }} works ...",
    ),
    Rule(
        "variable-syntax",
        ERROR,
        "Articles are text and carry no code, so anything but `{{ name }}` would be printed as it stands.",
        "{% if visa %} ... {% endif %}",
        "two entries, one with `visas: [h-1b]` and one with `visas: none`",
    ),
    Rule(
        "variable-not-here",
        ERROR,
        "Variables are replaced in bodies and introductions; elsewhere the braces would be printed.",
        "question: What does a {{ role.title }} earn?",
        "question: What does the job pay?",
    ),
)

ABBREVIATION_RULES = (
    Rule(
        "doubled-abbreviation",
        ERROR,
        "A page can say only one thing behind a short form.",
        "`short: PERM` with `long: permanent labor certification`, and `short: PERM` with another `long`",
        "`short: PERM` once",
    ),
    Rule(
        "abbreviation-not-told",
        ERROR,
        "The letters explained by the letters tell a reader nothing.",
        "{short: LCA, long: LCA filing}",
        "{short: LCA, long: labor condition application}",
    ),
    Rule(
        "unlisted-abbreviation",
        NOTICE,
        "Who does not know the letters cannot read the sentence.",
        "Your school issues a new CPT form.",
        "the entry {short: CPT, long: curricular practical training} in content/abbreviations.yaml",
    ),
)

DATE_RULES = (
    Rule(
        "review-due",
        WARNING,
        "Visa rules change; advice nobody has checked for this long may be wrong.",
        "reviewed_on: 2024-01-10\nreview_in: 12 months",
        "reviewed_on: (the day you checked it)\nreview_in: 12 months",
    ),
    Rule(
        "date-in-future",
        WARNING,
        "A slip in the year keeps a text from ever becoming due for review.",
        "reviewed_on: 2062-04-01",
        "reviewed_on: 2026-04-01",
    ),
    Rule(
        "expired-fact",
        ERROR,
        "A fee or a deadline of last year costs readers money.",
        "expires: 2025-09-30",
        "the new value with its own `as_of` and `expires`",
    ),
    Rule(
        "dates-reversed",
        ERROR,
        "A fact that ends before it begins has a slip in one of its dates.",
        "effective: 2026-10-01\nexpires: 2026-09-30",
        "effective: 2025-10-01\nexpires: 2026-09-30",
    ),
)
