"""`content/claims.yaml` is read, tried on its own examples, and held against every text."""

from collections.abc import Callable
from datetime import date

import pytest

from generator.claim_checks import claim_problems
from generator.problems.problem import Problem
from generator.sources.site import read_site
from tests.builders import FACTS_YAML, ROLE_YAML, TODAY, a_text
from tests.conftest import Site

FILE = "content/claims.yaml"
CLAIMS = """\
denials: [not true]
claims:
  - name: lca-means-sponsorship
    claim: An LCA means they sponsor.
    why: An LCA is an intent.
    correct: An LCA shows an intent.
    says:
      filing: [lca*]
      sponsoring: [sponsor*]
    unless: [does not]
    sources:
      - title: An agency
        url: https://agency.example/lca
    wrong:
      - An LCA means they sponsor.
    right:
      - An LCA does not mean they sponsor.
"""
TODAY_DATE = date.fromisoformat(TODAY)
WRONG = "An LCA means\nthey sponsor."


@pytest.fixture
def told(site: Site) -> Callable[..., list[Problem]]:
    """What is told of a site with the claims and more files."""

    def of(files: dict[str, str], claims: str = CLAIMS) -> list[Problem]:
        checked = read_site(site({FILE: claims, **files}), TODAY_DATE)
        return [*checked.problems, *claim_problems(checked.value.claims, checked.value.prose)]

    return of


def _places(problems: list[Problem]) -> list[tuple[str, str, int, int]]:
    return [(each.rule, each.path, each.position.line, each.position.column) for each in problems]


@pytest.mark.parametrize(
    ("path", "text", "line", "column"),
    [
        ("content/tips/t.md", a_text("title: T", "roles: all", body=f"So.\n{WRONG}"), 7, 4),
        (
            "content/faq/f.md",
            a_text("question: Why is it that an LCA means they sponsor", "roles: all"),
            2,
            29,
        ),
        ("content/faq/g.md", a_text('question: "An LCA means they sponsor"', "roles: all"), 2, 15),
        (
            "roles/backend-engineer.yaml",
            ROLE_YAML.split("intro:")[0]
            + "intro: >-\n  Backend engineers write.\n  An LCA means they sponsor.\n",
            0,
            6,
        ),
    ],
)
def test_a_claim_is_told_where_it_begins(
    told: Callable[..., list[Problem]], path: str, text: str, line: int, column: int
) -> None:
    line = line or text.split("\n").index("  An LCA means they sponsor.") + 1
    assert ("wrong-claim", path, line, column) in _places(told({path: text}))


def test_a_claim_in_the_statement_of_a_fact_is_told(told: Callable[..., list[Problem]]) -> None:
    text = FACTS_YAML.replace("Registering a person costs $215.", "An LCA means they sponsor.")
    assert _places(told({"content/facts.yaml": text})) == [("wrong-claim", "content/facts.yaml", 7, 19)]


def test_the_report_says_why_it_is_wrong_what_is_right_and_where_to_look(
    told: Callable[..., list[Problem]],
) -> None:
    (problem,) = told({"content/tips/t.md": a_text("title: T", "roles: all", body=WRONG)})
    assert problem.message == "An LCA is an intent. (`lca-means-sponsorship`)"
    assert problem.hint == ("write: An LCA shows an intent. Source: An agency, https://agency.example/lca")


@pytest.mark.parametrize(
    "body",
    [
        "It is NOT true that an LCA means they sponsor.",
        "Sites write “an LCA means they sponsor you”.",
        "> An LCA means they sponsor.",
        "`an LCA means they sponsor`",
        f"{WRONG} <!-- allow wrong-claim: lca-means-sponsorship -->",
    ],
)
def test_denials_quotations_code_and_what_is_allowed_pass(
    told: Callable[..., list[Problem]], body: str
) -> None:
    assert told({"content/tips/t.md": a_text("title: T", "roles: all", body=body)}) == []


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        ("    wrong:\n      - An LCA means they sponsor.", "    wrong:\n      - An offer means it.", 15),
        ("unless: [does not]", "unless: [never]", 17),
        ("correct: An LCA shows an intent.", "correct: An LCA shows that they sponsor.", 6),
    ],
)
def test_an_example_that_fails_is_told_at_its_line(
    told: Callable[..., list[Problem]], was: str, becomes: str, line: int
) -> None:
    assert [(each.rule, each.position.line) for each in told({}, CLAIMS.replace(was, becomes))] == [
        ("claim-example", line)
    ]


@pytest.mark.parametrize("phrase", ["'*'", "'...'", "'lca ...'", "lca | visa", "'-*'", "'%'"])
def test_what_is_no_phrase_is_told_and_the_rest_is_used(
    told: Callable[..., list[Problem]], phrase: str
) -> None:
    problems = told({}, CLAIMS.replace("[lca*]", f"[{phrase}]"))
    assert [(each.path, each.position.line) for each in problems] == [(FILE, 8)]


def test_a_name_without_a_list_of_words_is_told_where_the_phrase_stands(
    told: Callable[..., list[Problem]],
) -> None:
    claims = CLAIMS.replace("claims:", "words:\n  filing: [lca*]\nclaims:", 1)
    assert told({}, claims.replace("filing: [lca*]\n      s", "filing: [<filing>]\n      s")) == []
    (problem,) = told({}, claims.replace("unless: [does not]", "unless: [does not, <filin>]"))
    assert (problem.rule, problem.position.line, problem.hint) == (
        "unknown-value",
        12,
        "did you mean `filing`?",
    )


@pytest.mark.parametrize("text", ["", "claims:\n", "claims: []\n"])
def test_an_empty_list_of_claims_is_no_fault_but_an_empty_file_is(
    told: Callable[..., list[Problem]], text: str
) -> None:
    problems = told({"content/tips/t.md": a_text("title: T", "roles: all", body=WRONG)}, text)
    assert "wrong-claim" not in {each.rule for each in problems}
