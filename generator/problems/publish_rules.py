"""Rules of publishing: what is not brought to where visitors see it."""

from generator.problems.rule import ERROR, WARNING, Rule

PUBLISH_RULES = (
    Rule(
        "publish-not-a-site",
        ERROR,
        "Only a whole built site is published, never a folder that happens to have its name.",
        "rolepages publish /srv/jobs before any build",
        "rolepages build && rolepages publish /srv/jobs",
    ),
    Rule(
        "publish-demo",
        ERROR,
        "Visitors would take invented jobs for real ones.",
        "demo: true in the snapshot of a site to publish",
        "a snapshot of real postings",
    ),
    Rule(
        "publish-old",
        ERROR,
        "Most jobs of old data are closed, and visitors would apply in vain.",
        "a snapshot of two months ago",
        "a snapshot of this week",
    ),
    Rule(
        "publish-gate",
        ERROR,
        "A site that fails its own gate would lose its standing with search engines.",
        "a fifth of the pages of a kind alike",
        "pages that each say something of their own",
    ),
    Rule(
        "publish-damaged",
        ERROR,
        "A page without its style sheet, or changed by hand, is not what was checked.",
        "a file deleted from build/",
        "build/ as `rolepages build` left it",
    ),
    Rule(
        "publish-destination",
        ERROR,
        "What cannot be reached or is somebody else's is left alone.",
        "rolepages publish ~/Documents",
        "rolepages publish /srv/jobs",
    ),
    Rule(
        "publish-notice",
        WARNING,
        "A search engine that was not told finds the changes later; the next publication tells it again.",
        "an INDEXNOW_KEY of four letters",
        "an INDEXNOW_KEY of 8 to 128 letters, digits and hyphens",
    ),
)
