"""Every rule in one table: its name, what it stops, why it exists, and a wrong and a right example.

`rolepages explain NAME` prints a rule, and the reference page of the documentation is made from the table.
A rule's name says the fault and never changes.
"""

from generator.problems.entity_rules import ENTITY_RULES
from generator.problems.lca_rules import LCA_RULES
from generator.problems.page_rules import PAGE_RULES
from generator.problems.record_rules import RECORD_RULES
from generator.problems.rule import ERROR, NOTICE, WARNING, Rule
from generator.problems.snapshot_rules import SNAPSHOT_RULES
from generator.problems.store_rules import STORE_RULES

_FILES = (
    Rule(
        "missing-file",
        ERROR,
        "Without its settings there is no site, and a command run in the wrong folder looks the same.",
        "a folder without site.yaml",
        "site.yaml at the top of the site's folder",
    ),
    Rule(
        "missing-folder",
        ERROR,
        "A folder that is not there would make a site without roles or articles.",
        "paths:\n  roles: rolls",
        "paths:\n  roles: roles",
    ),
    Rule(
        "no-roles",
        ERROR,
        "Every page of jobs belongs to a role, so a site without roles has none.",
        "an empty folder roles/",
        "roles/backend-engineer.yaml",
    ),
    Rule(
        "unused-file",
        WARNING,
        "A text in a file that nothing reads stays off the site without anyone noticing.",
        "content/tip/check-the-lca.md",
        "content/tips/check-the-lca.md",
    ),
    Rule(
        "unreadable-file",
        ERROR,
        "A file that cannot be read would be missing from the site.",
        "a file without permission to read it",
        "a plain file that the person who builds the site can read",
    ),
    Rule(
        "not-utf-8",
        ERROR,
        "Text in another encoding turns into wrong letters on the page.",
        "a file saved as Windows-1252 or UTF-16",
        "the same file saved as UTF-8",
    ),
    Rule(
        "control-character",
        ERROR,
        "Invisible characters break lines, hide text and confuse searches.",
        'title: "Backend\\0Engineer"',
        "title: Backend Engineer",
    ),
    Rule(
        "too-large-file",
        ERROR,
        "A file this large was not written by hand; something else has got into the folder.",
        "content/tips/export.md with 30 MB",
        "one file for each tip",
    ),
    Rule(
        "link-loop",
        ERROR,
        "A link that leads back into its own folder would be followed for ever.",
        "content/tips/all -> content",
        "no link",
    ),
    Rule(
        "link-outside",
        ERROR,
        "A link out of the site's folder could publish a file that was never meant for the site.",
        "content/pages/about.md -> /home/me/notes.md",
        "content/pages/about.md as a file of its own",
    ),
    Rule(
        "case-only-names",
        ERROR,
        "Windows and macOS take names that differ only in letter case for one file and lose the other.",
        "content/guides/LCA.md beside content/guides/lca.md",
        "content/guides/lca.md alone",
    ),
    Rule(
        "file-name",
        ERROR,
        "The file's name is part of a page's address, where only small letters, digits and hyphens stand.",
        "roles/Backend_Engineer.yaml",
        "roles/backend-engineer.yaml",
    ),
    Rule(
        "doubled-name",
        ERROR,
        "Two files of one name in different folders would be published at one address.",
        "content/guides/a/lca.md and content/guides/b/lca.md",
        "content/guides/a/lca.md and content/guides/b/lca-wages.md",
    ),
    Rule(
        "empty-file",
        ERROR,
        "A file without keys describes nothing.",
        "an empty roles/backend-engineer.yaml",
        "title: Backend Engineer\nplural: Backend Engineers\n...",
    ),
)

_YAML = (
    Rule(
        "yaml-syntax",
        ERROR,
        "What cannot be read as YAML has no keys and values.",
        "title: H-1B: what to know",
        'title: "H-1B: what to know"',
    ),
    Rule(
        "yaml-key",
        ERROR,
        "A key that is a list, a group or empty is nearly always a text without its quotation marks.",
        "intro: {{ role.plural }} are sought",
        'intro: "{{ role.plural }} are sought"',
    ),
    Rule(
        "yaml-alias",
        ERROR,
        "A text that begins with `&` or `*` loses its first word, because YAML takes it for a reference.",
        "title: &Beyond sponsorship",
        'title: "&Beyond sponsorship"',
    ),
    Rule(
        "yaml-tag",
        ERROR,
        "A text that begins with `!` loses its first word, because YAML takes it for a type.",
        "title: !Important dates",
        'title: "!Important dates"',
    ),
    Rule(
        "yaml-documents",
        ERROR,
        "Only one document of a file can be used; the rest would be lost.",
        "title: Backend Engineer\n---\nplural: Backend Engineers",
        "title: Backend Engineer\nplural: Backend Engineers",
    ),
    Rule(
        "nested-too-deeply",
        ERROR,
        "No file of a site is nested this deeply; a bracket is not closed.",
        "[[[[[[ ... more than 50",
        "titles:\n  include: [backend]",
    ),
    Rule(
        "too-many-values",
        ERROR,
        "A file with this many values was not written by hand and would slow every build down.",
        "a list of 300,000 entries",
        "several files of a size that people can read",
    ),
    Rule(
        "doubled-key",
        ERROR,
        "Of two values under one key only one can count, and nobody sees which.",
        "family: Software\nfamily: Data",
        "family: Software",
    ),
    Rule(
        "front-matter",
        ERROR,
        "Without the keys between two lines `---` nobody knows what the text is and where it belongs.",
        "# A tip without a head",
        "---\ntitle: A tip\n...\n---\nThe text.",
    ),
)

_VALUES = (
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

_ROLES = (
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

_ARTICLES = (
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

_DATES = (
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

_BUILD = (
    Rule(
        "role-unmatched",
        WARNING,
        "The role's page would be empty, most often because a pattern has a slip in it.",
        "include: [bakcend engineer]",
        "include: [backend engineer]",
    ),
    Rule(
        "one-visa-advert",
        NOTICE,
        "An advert limited to holders of one visa may break the law, and so may a page that repeats it.",
        "H-1B holders only.",
        "We sponsor H-1B.",
    ),
    Rule(
        "address-taken",
        ERROR,
        "Of two pages at one address visitors could reach only one.",
        "the alias DevOps Engineer beside roles/devops-engineer.yaml",
        "no such alias",
    ),
    Rule(
        "template-error",
        ERROR,
        "A template with a fault makes no page.",
        "{% for job in jobs %} without {% endfor %}",
        "{% for job in jobs %} ... {% endfor %}",
    ),
    Rule(
        "template-undefined",
        ERROR,
        "A name without a value would leave a gap in the page.",
        "{{ page.titel }}",
        "{{ page.title }}",
    ),
    Rule(
        "output-not-ours",
        ERROR,
        "Publishing replaces the folder as a whole, and files of somebody else would be lost.",
        "--output ~/Documents",
        "--output build",
    ),
    Rule(
        "output-busy",
        ERROR,
        "Two builds at once into one folder would mix their files.",
        "rolepages build & rolepages build",
        "rolepages build && rolepages build",
    ),
    Rule(
        "worker-lost",
        ERROR,
        "A site with the pages of a lost process missing is not published.",
        "--jobs 16 on a machine with little memory",
        "--jobs 1",
    ),
    Rule(
        "search-index",
        ERROR,
        "A site whose search finds nothing is not published.",
        "a disk that is full before the index is written",
        "enough room for the site once more",
    ),
    Rule(
        "cannot-write",
        ERROR,
        "A site that is written in part is not published; the one before stays.",
        "a full disk",
        "enough room for the site once more",
    ),
)

_LABELS = (
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

_TABLE = (
    *_FILES,
    *_YAML,
    *_VALUES,
    *_ROLES,
    *_ARTICLES,
    *_DATES,
    *_BUILD,
    *_LABELS,
    *PAGE_RULES,
    *SNAPSHOT_RULES,
    *LCA_RULES,
    *RECORD_RULES,
    *STORE_RULES,
    *ENTITY_RULES,
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _TABLE}
"""Every rule by its name."""
