"""For every rule a small site that breaks it, and the same site mended."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.builders import ELIGIBILITY_YAML, FACTS_YAML, ROLE_YAML, SITE_YAML, WAY_YAML, a_text

Files = Mapping[str, str | bytes | None]

ROLE = "roles/backend-engineer.yaml"
OTHER_ROLE = "roles/api-engineer.yaml"
TIP = "content/tips/check.md"
FAQ = "content/faq/fees.md"
GUIDE = "content/guides/wages.md"
PAGE = "content/pages/about.md"
EMPLOYERS = "content/employers.yaml"
FACTS = "content/facts.yaml"
ELIGIBILITY = "content/eligibility.yaml"
ABBREVIATIONS = "content/abbreviations.yaml"
CLAIMS = "content/claims.yaml"
REDIRECTS = "content/redirects.yaml"


def _nothing(_: Path) -> None:
    """Most faults are in files alone."""


@dataclass(frozen=True, slots=True)
class Case:
    """A site that breaks one rule and no other, and one that does not."""

    rule: str
    wrong: Files = field(default_factory=dict)
    right: Files = field(default_factory=dict)
    prepare: Callable[[Path], object] = _nothing
    """What files alone cannot say: links, removed folders."""


def _other_role(*, alias: str = "API Developer", extra: str = "") -> str:
    text = ROLE_YAML.replace("Backend", "API").replace("backend engineer", "api engineer")
    return f"{text}aliases: [{alias}]\n{extra}"


def _tip(*keys: str, body: str = "Read what the posting says.") -> str:
    return a_text("title: Check the posting", *(keys or ("roles: all",)), body=body)


def _faq(*keys: str) -> str:
    return a_text("question: Who pays the fee?", *keys)


def _guide(title: str) -> str:
    return a_text(f"title: {title}", "description: What the four wage levels are and where they are set.")


def _page() -> str:
    return a_text("title: About", "description: Who makes this site, and how it is paid for by readers.")


def _cms(*keys: str) -> str:
    return "\n  ".join([f"{SITE_YAML}cms:", *keys]) + "\n"


def _ways(*titles: str) -> str:
    """A table of visas with a way to TN of each title."""
    ways = "".join(WAY_YAML.replace("From outside", title) for title in titles)
    return f"{ELIGIBILITY_YAML}{ways}"


def _fact(*lines: str) -> str:
    return FACTS_YAML + "".join(f"    {line}\n" for line in lines)


def _claims(*names: str) -> str:
    claim = (
        "  - name: {}\n    claim: An LCA sponsors.\n    why: It does not.\n    correct: It shows an intent.\n"
        "    says: {{filing: [lca*], sponsoring: [sponsor*]}}\n    wrong: [An LCA sponsors.]\n"
        "    right: [An LCA is filed.]\n    sources: [{{title: An agency, url: https://agency.example/}}]\n"
    )
    return "claims:\n" + "".join(claim.format(name) for name in names)


def _abbreviations(*entries: str) -> str:
    return "".join(["names: [US]\nabbreviations:\n", *(f"  - {{short: {entry}}}\n" for entry in entries)])


def _using(*keys: str) -> str:
    """A tip whose text is another's."""
    return "\n".join(["---", "roles: all", *keys, "---", ""])


def _employers(*legal_names: str, last: str = "") -> str:
    """An entry of one brand for each legal name."""
    source = "{title: Terms of use, url: https://quilly.example/terms}"
    entries = [
        f"  - brand: Quilly\n    legal_names: [{name}]\n    source: {source}\n    added_on: 2026-01-12\n"
        for name in legal_names
    ]
    return "".join(["employers:\n", *entries, last])


def _redirects(*rules: str) -> str:
    """Rules that begin on one day; a key more may follow the two addresses."""
    entries = (f"  - {{from: {rule}, since: 2026-03-01}}\n" for rule in rules)
    return "".join(["redirects:\n", *entries])


CASES = (
    Case("missing-file", {"site.yaml": None}),
    Case(
        "posting-pages",
        {"site.yaml": f"{SITE_YAML}postings:\n  pages: newest\n"},
        {"site.yaml": f"{SITE_YAML}postings:\n  pages: newest\n  newest: 100\n"},
    ),
    Case("missing-folder", {"site.yaml": f"{SITE_YAML}paths:\n  roles: rolls\n"}),
    Case("no-roles", {ROLE: None, "roles/.keep": ""}),
    Case("unused-file", {"content/tip/check.md": _tip()}, {TIP: _tip()}),
    Case("unreadable-file", prepare=lambda root: (root / "roles/gone.yaml").symlink_to("nowhere.yaml")),
    Case("not-utf-8", {TIP: _tip(body="Résumé").encode("latin-1")}, {TIP: _tip(body="Résumé")}),
    Case("control-character", {ROLE: ROLE_YAML.replace("Software\n", '"Soft\\0ware"\n')}, {ROLE: ROLE_YAML}),
    Case(
        "merge-conflict",
        {TIP: _tip(body="<<<<<<< HEAD\nRead it.\n=======\nRead all of it.\n>>>>>>> editing")},
        {TIP: _tip(body="Read all of it.")},
    ),
    Case("too-large-file", {TIP: _tip(body="one, " * 500_000)}, {TIP: _tip(body="one, " * 500)}),
    Case("link-loop", prepare=lambda root: (root / "roles/all").symlink_to(root / "roles")),
    Case("link-outside", prepare=lambda root: (root / "roles/x.yaml").symlink_to("/etc/hostname")),
    Case(
        "case-only-names",
        {"content/tips/notes/fee.md": _tip(), "content/tips/Notes/fee.md": _tip("roles: [backend-engineer]")},
        {"content/tips/notes/fee.md": _tip()},
    ),
    Case("file-name", {"roles/API_Engineer.yaml": _other_role()}, {OTHER_ROLE: _other_role()}),
    Case(
        "doubled-name",
        {GUIDE: _guide("Wages"), "content/guides/more/wages.md": _guide("More on wages")},
        {GUIDE: _guide("Wages"), "content/guides/more/wages-by-state.md": _guide("More on wages")},
    ),
    Case("empty-file", {OTHER_ROLE: "# to do\n"}, {OTHER_ROLE: _other_role()}),
    Case("yaml-syntax", {ROLE: ROLE_YAML.replace("Work on", "Work: on")}),
    Case("yaml-key", {ROLE: f"{ROLE_YAML}{{{{ related }}}}: [x]\n"}),
    Case("yaml-alias", {ROLE: ROLE_YAML.replace("Work", "*Work")}),
    Case("yaml-tag", {ROLE: ROLE_YAML.replace("Work", "!Work")}),
    Case("yaml-documents", {ROLE: f"{ROLE_YAML}---\nrelated: []\n"}),
    Case("nested-too-deeply", {ROLE: f"{ROLE_YAML}related: {'[' * 60}\n"}),
    Case("too-many-values", {ROLE: f"{ROLE_YAML}related: [{'a,' * 200_001}]\n"}),
    Case("doubled-key", {ROLE: f"{ROLE_YAML}family: Data\n"}),
    Case("front-matter", {TIP: "# Check the posting\n"}, {TIP: _tip()}),
    Case("unknown-key", {ROLE: f"{ROLE_YAML}alias: [API Developer]\n"}, {OTHER_ROLE: _other_role()}),
    Case("missing-key", {ROLE: ROLE_YAML.replace("  soc: [15-1252]\n", "").replace("plural", "# plural")}),
    Case("empty-value", {ROLE: ROLE_YAML.replace("family: Software", "family:")}),
    Case("unknown-value", {FACTS: FACTS_YAML.replace("in force", "in froce")}),
    Case("wrong-form", {ROLE: ROLE_YAML.replace("15-1252", "15.1252")}),
    Case("wrong-type", {ROLE: f"{ROLE_YAML}aliases: API Developer\n"}, {OTHER_ROLE: _other_role()}),
    Case(
        "wrong-number",
        {"site.yaml": f"{SITE_YAML}max_rejects: 1,000\n"},
        {"site.yaml": f"{SITE_YAML}max_rejects: 1000\n"},
    ),
    Case("true-or-false", {FACTS: _fact("everywhere: yes")}, {FACTS: _fact("everywhere: true")}),
    Case("wrong-date", {TIP: _tip("roles: all", "reviewed_on: 04/01/2026")}, {TIP: _tip()}),
    Case(
        "beyond-limit",
        {"site.yaml": f"{SITE_YAML}per_page: 1000\n"},
        {"site.yaml": f"{SITE_YAML}per_page: 50\n"},
    ),
    Case(
        "too-short",
        {"site.yaml": SITE_YAML.replace("Jobs whose employers say that they sponsor a visa.", "Jobs.")},
    ),
    Case("too-long", {TIP: a_text(f"title: {'long ' * 120}", "roles: all")}, {TIP: _tip()}),
    Case("path-outside", {"site.yaml": f"{SITE_YAML}paths:\n  data: data/../../snapshot\n"}),
    Case(
        "cms-settings",
        {
            "site.yaml": _cms(
                "backend: gitea", "repo: a/b", "server: http://git.example", "sign_in: https://b.example"
            )
        },
        {"site.yaml": _cms("backend: gitea", "repo: a/b", "server: https://git.example", "app_id: 2f9c")},
    ),
    Case("title-pattern", {ROLE: ROLE_YAML.replace("- backend engineer", "- back(end engineer")}),
    Case(
        "doubled-role-name",
        {
            OTHER_ROLE: _other_role(alias="Back-End  Engineer"),
            ROLE: f"{ROLE_YAML}aliases: [Back End Engineer]\n",
        },
        {OTHER_ROLE: _other_role(), ROLE: f"{ROLE_YAML}aliases: [Back End Engineer]\n"},
    ),
    Case("unknown-role", {TIP: _tip("roles: [backend-enginer]")}, {TIP: _tip("roles: [backend-engineer]")}),
    Case("role-names-itself", {ROLE: f"{ROLE_YAML}related: [backend-engineer]\n"}),
    Case("empty-body", {TIP: _tip(body=" ")}, {TIP: _tip()}),
    Case(
        "unknown-visa",
        {TIP: _tip("roles: all", "visas: [h1b, tn]")},
        {TIP: _tip("roles: all", "visas: [h-1b, tn]")},
    ),
    Case(
        "doubled-way",
        {ELIGIBILITY: _ways("From outside", "From Outside")},
        {ELIGIBILITY: _ways("From outside, Canada", "From outside, Mexico")},
    ),
    Case(
        "doubled-abbreviation",
        {ABBREVIATIONS: _abbreviations("LCA, long: labor condition application", "LCA, long: labor case")},
        {ABBREVIATIONS: _abbreviations("LCA, long: labor condition application", "LC, long: labor case")},
    ),
    Case(
        "abbreviation-not-told",
        {ABBREVIATIONS: _abbreviations("LCA, long: LCA filing")},
        {ABBREVIATIONS: _abbreviations("LCA, long: labor condition application")},
    ),
    Case(
        "unlisted-abbreviation",
        {
            ABBREVIATIONS: _abbreviations("LCA, long: labor condition application"),
            TIP: _tip("roles: all", body="Ask for\nthe CPT form."),
        },
        {
            ABBREVIATIONS: _abbreviations("CPT, long: curricular practical training"),
            TIP: _tip("roles: all", body="Ask for\nthe CPT form."),
        },
    ),
    Case("missing-visa-text", {"content/visas/tn.md": None}),
    Case(
        "doubled-entry",
        {FAQ: _faq("roles: all", "visas: all"), "content/faq/shared/fees.md": _faq("roles: all")},
        {FAQ: _faq("roles: all", "visas: [tn]"), "content/faq/shared/fees.md": _faq("roles: all")},
    ),
    Case(
        "doubled-title",
        {GUIDE: _guide("Wage levels"), "content/guides/levels.md": _guide("Wage Levels")},
        {GUIDE: _guide("Wage levels"), "content/guides/levels.md": _guide("Wage levels by state")},
    ),
    Case("reserved-address", {"content/pages/search.md": _page()}, {PAGE: _page()}),
    Case(
        "undefined-variable",
        {
            TIP: _tip(
                "roles: all", body="A {{ role.titel }} in {{ visa.name }} pays {{ fact.registration_fees }}."
            )
        },
        {TIP: _tip("roles: all", "visas: [tn]", body="A {{role.title}} pays {{ fact.registration_fee }}.")},
    ),
    Case(
        "variable-syntax",
        {TIP: _tip("roles: all", body="{% fi x %}Ask.{% endif %} {{ role.title|join(“, ”) }} {{ role.title")},
        {TIP: _tip("roles: all", body="{% raw %}{{ braces }}{% endraw %} {% if pay.known %}Ask.{% endif %}")},
    ),
    Case(
        "unknown-filter",
        {TIP: _tip("roles: all", body="{{ role.plural | lowr }} ask.")},
        {TIP: _tip("roles: all", body="{{ role.plural | lower }} ask.")},
    ),
    Case(
        "variable-kind",
        {
            TIP: _tip(
                "roles: all",
                body="Filing costs {{ fact.registration_fee | number }}.\n\n"
                "{% if employers.known %}{{ employers.top(1000) }}{% endif %}",
            )
        },
        {
            TIP: _tip(
                "roles: all",
                body="Filing costs {{ fact.registration_fee }}.\n\n"
                "{% if employers.known %}{{ employers.top(3) }}{% endif %}",
            )
        },
    ),
    Case(
        "variable-not-asked",
        {TIP: _tip("roles: all", body="The median is {{ pay.median }}.")},
        {TIP: _tip("roles: all", body="{% if pay.known %}The median is {{ pay.median }}.{% endif %}")},
    ),
    Case(
        "unknown-shared-text",
        {TIP: _tip("roles: none"), "content/tips/own/ask.md": _using("use: chekc")},
        {TIP: _tip("roles: none"), "content/tips/own/ask.md": _using("use: check")},
    ),
    Case(
        "use-of-use",
        {
            "content/tips/ask.md": _using("use: ask"),
            "content/tips/more.md": _using("use: ask", "visas: [tn]"),
        },
        {TIP: _tip("roles: none"), "content/tips/ask.md": _using("use: check", "visas: [tn]")},
    ),
    Case(
        "use-of-draft",
        {TIP: _tip("roles: all", "draft: true"), "content/tips/ask.md": _using("use: check")},
        {TIP: _tip("roles: all", "draft: true"), "content/tips/ask.md": _using("use: check", "draft: true")},
    ),
    Case(
        "text-beside-use",
        {TIP: _tip(), "content/tips/ask.md": f"{_using('use: check')}\nAsk first.\n"},
        {TIP: _tip(), "content/tips/ask.md": _using("use: check")},
    ),
    Case(
        "doubled-word",
        {TIP: _tip(body="Ask the the employer.\n\nA name of\nof `x` and x.")},
        {TIP: _tip(body="Ask whether that that is named: the `x` the; {{ site.name }} {{ site.name }}.")},
    ),
    Case(
        "heading-jump",
        {TIP: _tip(body="## Pay\n\n#### Bonus\n\nAsk.")},
        {TIP: _tip(body="## Pay\n\n### Bonus\n\nAsk.\n\n## Place\n\n`#### x`")},
    ),
    Case(
        "image-in-text",
        {TIP: _tip(body="See ![the form](form.png) here.")},
        {TIP: _tip(body="See `![the form](form.png)` here!")},
    ),
    Case("cut-by-comment", {GUIDE: _guide("Guide #1")}, {GUIDE: _guide("'Guide #1'")}),
    Case("curly-quotes", {GUIDE: _guide("“Wage levels”")}, {GUIDE: _guide('"Wage levels"')}),
    Case(
        "long-head",
        {GUIDE: _guide(f"What{' the levels' * 7} are")},
        {GUIDE: _guide(f"What{' the levels' * 4} are")},
    ),
    Case(
        "variable-not-here",
        {FAQ: a_text('question: "May a {{ role.title }} move?"', "roles: all")},
        {FAQ: _faq("roles: all")},
    ),
    Case(
        "review-due",
        {TIP: _tip("roles: all", "reviewed_on: 2025-03-31", "review_in: 1 year")},
        {TIP: _tip("roles: all", "reviewed_on: 2025-04-01", "review_in: 1 year")},
    ),
    Case("date-in-future", {TIP: _tip("roles: all", "reviewed_on: 2062-03-01")}, {TIP: _tip()}),
    Case(
        "expired-fact",
        {FACTS: _fact("expires: 2026-03-31"), TIP: _tip(body="It costs {{ fact.registration_fee }}.")},
        {FACTS: _fact("expires: 2026-04-01"), TIP: _tip(body="It costs {{ fact.registration_fee }}.")},
    ),
    Case(
        "dates-reversed",
        {FACTS: _fact("effective: 2026-10-01", "expires: 2026-09-30")},
        {FACTS: _fact("effective: 2025-10-01", "expires: 2026-09-30")},
    ),
    Case(
        "naked-figure",
        {FACTS: _fact("kind: money"), TIP: _tip(body="It costs $215.")},
        {FACTS: _fact("kind: money"), TIP: _tip(body="It costs {{ fact.registration_fee }}.")},
    ),
    Case(
        "open-question",
        {FACTS: FACTS_YAML.replace("in force", "in flux")},
        {FACTS: f"{FACTS_YAML.replace('in force', 'in flux')}    question: Was it changed?\n"},
    ),
    Case(
        "doubled-claim",
        {CLAIMS: _claims("an-lca-sponsors", "an-lca-sponsors")},
        {CLAIMS: _claims("an-lca-sponsors", "an-lca-hires")},
    ),
    Case(
        "redirect-address",
        {
            REDIRECTS: _redirects(
                "https://jobs.example/roles/backend/, to: /roles/backend-engineer/",
                "roles/backend, to: /roles/backend-engineer",
                "/roles/../backend/, to: '/roles/backend-engineer/?page=2'",
                "/nul%00x/, to: /roles/%2e%2e/",
            )
        },
        {REDIRECTS: _redirects("/caf%C3%A9/, to: /roles/backend-engineer/", "/old.pdf, to: gone")},
    ),
    Case(
        "doubled-redirect",
        {REDIRECTS: _redirects("/caf%C3%A9/, to: /roles/", "/café/, to: gone")},
        {REDIRECTS: _redirects("/roles/old/, to: /roles/, ended_on: 2026-03-01", "/roles/old/, to: gone")},
    ),
    Case(
        "redirect-loop",
        {
            REDIRECTS: _redirects(
                "/roles/a/, to: /roles/b/", "/roles/b/, to: /roles/c/", "/roles/c/, to: /roles/a/"
            )
        },
        {REDIRECTS: _redirects("/roles/a/, to: /roles/b/", "/roles/b/, to: /roles/c/")},
    ),
    Case(
        "aliases-disagree",
        {EMPLOYERS: _employers("Stillwater Ltd", "Pell Inc.")},
        {EMPLOYERS: _employers("Stillwater Ltd", "Pell Inc.", last="    replaces: true\n")},
    ),
    Case(
        "doubled-alias",
        {EMPLOYERS: _employers("Stillwater Ltd", "STILLWATER LTD.")},
        {EMPLOYERS: _employers("Stillwater Ltd")},
    ),
)

PROVEN_ELSEWHERE: Mapping[str, str] = {
    "wrong-value": "tests/unit/sources/test_schema.py",
}
"""Rules that no small site can show, and the tests that prove them."""
