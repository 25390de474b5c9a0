"""Rules of a build: its plan, templates, scripts and the folder it is published to."""

from generator.problems.rule import ERROR, NOTICE, WARNING, Rule

BUILD_RULES = (
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
        "status-preference",
        NOTICE,
        "Choosing people by citizenship or visa can break the law; asking who needs sponsorship does not.",
        "US citizens preferred. No H-1B.",
        "Are you authorised to work in the US? Will you now or in the future require sponsorship?",
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
        "script-syntax",
        ERROR,
        "A script with a fault does not run at all.",
        "const days = ;",
        "const days = 14;",
    ),
    Rule(
        "script-import",
        ERROR,
        "A script whose import leads nowhere, or back to itself, does not run.",
        'import { time } from "./dayz.js"',
        'import { time } from "./days.js"',
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
        "cms-not-installed",
        ERROR,
        "A page for editing without its program would show nothing.",
        "cms in site.yaml, and rolepages build",
        "rolepages cms install, and then rolepages build",
    ),
    Rule(
        "cannot-write",
        ERROR,
        "A site that is written in part is not published; the one before stays.",
        "a full disk",
        "enough room for the site once more",
    ),
)
