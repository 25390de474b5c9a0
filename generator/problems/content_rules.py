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
        "What stands between braces has to be of the language of texts, or a page would print the code.",
        "{% if pay.known %}Half of the jobs state more than {{ pay.median }",
        "{% if pay.known %}Half of the jobs state more than {{ pay.median }}.{% endif %}",
    ),
    Rule(
        "unknown-filter",
        ERROR,
        "A filter that does not exist would leave the sentence without its value.",
        "{{ employers.top(3)|joined(', ') }}",
        "{{ employers.top(3)|join(', ') }}",
    ),
    Rule(
        "variable-kind",
        ERROR,
        "A date read as money, or a list of 1,000 names, is a slip that a reader should not have to find.",
        "{{ employers.top(1000) }}",
        "{{ employers.top(3) }}",
    ),
    Rule(
        "variable-not-asked",
        ERROR,
        "Some pages have no such figure, because too few jobs state it; the sentence would have a gap there.",
        "The median is {{ pay.median }}.",
        "{% if pay.known %}The median is {{ pay.median }}.{% endif %}",
    ),
    Rule(
        "unknown-shared-text",
        ERROR,
        "A page would lack the text that it is to have.",
        "use: prevailing-wages",
        "use: prevailing-wage",
    ),
    Rule(
        "use-of-use",
        ERROR,
        "Files that use each other have no text, and a chain of them hides where the text is.",
        "`a.md` with `use: b`, and `b.md` with `use: c`",
        "`a.md` with `use: c`, and `b.md` with `use: c`",
    ),
    Rule(
        "use-of-draft",
        WARNING,
        "A draft is not published, and neither is what stands in its place elsewhere.",
        "`use: pay`, and `draft: true` in pay.md",
        "`use: pay`, and no `draft` in pay.md",
    ),
    Rule(
        "text-beside-use",
        ERROR,
        "The shared text is printed, so what is written below the head would be lost.",
        "`use: pay` above `---`, and a text below",
        "`use: pay` above `---`, and nothing below",
    ),
    Rule(
        "variable-not-here",
        ERROR,
        "Variables are replaced in bodies and introductions; elsewhere the braces would be printed.",
        "question: What does a {{ role.title }} earn?",
        "question: What does the job pay?",
    ),
)

STYLE_RULES = (
    Rule(
        "doubled-word",
        WARNING,
        "A word written twice is a slip of the hand that readers stumble over.",
        "Ask the the employer.",
        "Ask the employer.",
    ),
    Rule(
        "heading-jump",
        WARNING,
        "Who goes through a page by its headings misses a level that is not there.",
        "`## Pay`, then `#### Bonus`",
        "`## Pay`, then `### Bonus`",
    ),
    Rule(
        "image-in-text",
        WARNING,
        "Images are taken out of texts: a phone and a screen reader get the same words as everyone.",
        "![The form](form.png)",
        "The form has two pages.",
    ),
    Rule(
        "cut-by-comment",
        WARNING,
        "YAML takes what follows ` #` for a note, and half of a title is lost without a word.",
        "title: Guide #1",
        "title: 'Guide #1'",
    ),
    Rule(
        "curly-quotes",
        WARNING,
        "YAML knows straight quotation marks alone, and takes curly ones for a part of the value.",
        "title: “Wage levels”",
        'title: "Wage levels"',
    ),
    Rule(
        "long-head",
        NOTICE,
        "Result lists cut long titles and descriptions where the search engine likes.",
        "title: How to change employers on H-1B, and all that you should know about it before you sign",
        "title: How to change employers on H-1B",
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

CLAIM_RULES = (
    Rule(
        "wrong-claim",
        WARNING,
        "Advice that stands on many sites and is wrong costs readers a job or their status.",
        "You can change employers once your H-1B has been approved for 180 days.",
        "You can start with a new employer once its petition is properly filed.",
    ),
    Rule(
        "employer-claim",
        WARNING,
        "Readers rely on what is said of an employer by name, so they have to see what proves it.",
        "Keyharrow sponsors every engineer.",
        "Keyharrow [filed 12 applications](/employers/keyharrow/) for engineers.",
    ),
    Rule(
        "claim-example",
        ERROR,
        "A claim that misses its own examples, or finds the right sentence, would mislead editors.",
        "`says` without a phrase of the sentence under `wrong`",
        "a phrase of that sentence in each group under `says`",
    ),
    Rule(
        "doubled-claim",
        ERROR,
        "Two claims of one name could not be told apart in a report.",
        "two claims `name: lottery-random`",
        "`name: lottery-random` and `name: lottery-highest-wage-first`",
    ),
    Rule(
        "naked-figure",
        WARNING,
        "A figure of the law that is typed by hand stays on the page when the fact changes.",
        "The fee is $215.",
        "The fee is {{ fact.h1b_registration_fee }}.",
    ),
    Rule(
        "open-question",
        WARNING,
        "A fact in flux tells readers nothing unless it says what is not known.",
        "status: in flux",
        "status: in flux\nquestion: Was the payment extended after 21 September 2026?",
    ),
)

DATE_RULES = (
    Rule(
        "review-due",
        NOTICE,
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
        "What ends before it begins has a slip in one of its dates.",
        "effective: 2026-10-01\nexpires: 2026-09-30",
        "effective: 2025-10-01\nexpires: 2026-09-30",
    ),
)

PUBLICATION_RULES = (
    Rule(
        "unpublished-link",
        ERROR,
        "Readers who follow the link would find nothing.",
        "[Wage levels](/guides/wage-levels/) while content/guides/wage-levels.md has `draft: true`",
        "`draft: true` in the text with the link too, or no link until the guide is published",
    ),
    Rule(
        "page-gone",
        NOTICE,
        "Other sites and bookmarks still lead to the address of a page that is taken down.",
        "content/guides/season-2026.md with `expires_on: 2026-03-31`, after that day",
        "no file content/guides/season-2026.md, once nobody looks for the page",
    ),
    Rule(
        "use-of-expired",
        WARNING,
        "Pages that use a text lose it on the day on which it ends, wherever they are.",
        "use: season-2026 while that text has `expires_on: 2026-03-31`, after that day",
        "use: season-2027",
    ),
    Rule(
        "publication-due",
        NOTICE,
        "A text that is held back longer than somebody planned is most often forgotten.",
        "draft: true\npublish_on: 2026-03-01",
        "publish_on: 2026-03-01",
    ),
)

REDIRECT_RULES = (
    Rule(
        "redirect-address",
        ERROR,
        "Rules lead from one address of the site to another, and each is written in one way.",
        "from: https://jobs.example/roles/backend?page=2, or from: /roles/%2e%2e/backend/",
        "from: /roles/backend/, or from: /caf%C3%A9/, which is the same as /café/",
    ),
    Rule(
        "doubled-redirect",
        ERROR,
        "An address leads to one place at a time.",
        "two rules with `from: /roles/backend/`",
        "the same, and the earlier one has `ended_on`",
    ),
    Rule(
        "redirect-loop",
        ERROR,
        "Rules that lead in a circle lead to no page.",
        "{from: /roles/a/, to: /roles/b/} and {from: /roles/b/, to: /roles/a/}",
        "{from: /roles/a/, to: /roles/b/}",
    ),
)
