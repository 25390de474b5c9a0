"""Reading labelled titles, and the problems of a file that cannot be compared."""

import pytest

from generator.domain.role import Role
from generator.evaluation.score import score
from generator.evaluation.titles import extras, rows_of
from generator.matching.roles import RoleMatcher, compile_roles


@pytest.fixture(scope="module")
def matcher() -> RoleMatcher:
    baker = Role.model_validate(
        {
            "title": "Baker",
            "plural": "Bakers",
            "family": "Food",
            "occupation": {"soc": ["51-3011"], "title": "Bakers"},
            "intro": "Bread.",
            "titles": {"include": ["baker"]},
        }
    )
    return compile_roles({"baker": baker, "brewer": baker.model_copy(update={"title": "Brewer"})})


def test_a_row_holds_what_is_expected_and_what_is_found(matcher: RoleMatcher) -> None:
    read = rows_of("title,roles\nSenior Baker,brewer|baker\nMiller,\n", "t.csv", matcher)
    assert read.problems == ()
    assert [row.where for row in read.value] == ["t.csv:2", "t.csv:3"]
    assert read.value[0].expected == {"brewer", "baker"}
    assert read.value[1].exact
    assert score(read.value).n == 2


def test_seniority_is_measured_apart_and_only_where_it_is_labelled(matcher: RoleMatcher) -> None:
    text = "title,roles,seniority\nSenior Baker,baker,senior\nBaker,baker,staff\nBaker,baker,\n"
    rows = rows_of(text, "t.csv", matcher).value
    assert extras(rows) == {"seniority": {"n": 2, "exact": 0.5}}


@pytest.mark.parametrize(
    "text",
    [
        "title,roles,note\nMiller,,a hard one\n",
        "title,roles,flags\nMiller,,hard\n",
        "title,roles,hard\nMiller,,yes\n",
    ],
)
def test_a_row_is_hard_when_a_column_says_so(text: str, matcher: RoleMatcher) -> None:
    assert rows_of(text, "t.csv", matcher).value[0].hard


def test_hardware_in_a_note_is_not_hard(matcher: RoleMatcher) -> None:
    assert not rows_of("title,roles,note\nMiller,,hardware\n", "t.csv", matcher).value[0].hard


def test_a_missing_column_is_named(matcher: RoleMatcher) -> None:
    read = rows_of("name,roles\nBaker,baker\n", "t.csv", matcher)
    assert [(problem.rule, problem.message) for problem in read.problems] == [
        ("missing-column", "The column `title` is missing.")
    ]


def test_an_unknown_role_is_a_problem_at_its_line(matcher: RoleMatcher) -> None:
    read = rows_of('title,roles\n"Baker\nof bread",baker\nBaker,bakr\n', "t.csv", matcher)
    assert [(problem.rule, problem.position.line) for problem in read.problems] == [("unknown-role", 4)]
    assert "did you mean `baker`?" in read.problems[0].hint
    assert len(read.value) == 1


def test_an_unknown_level_is_a_problem(matcher: RoleMatcher) -> None:
    read = rows_of("title,roles,seniority\nBaker,baker,chief\n", "t.csv", matcher)
    assert [problem.rule for problem in read.problems] == ["malformed-label"]


def test_a_file_that_is_not_csv_is_a_problem_and_no_traceback(matcher: RoleMatcher) -> None:
    text = "title,roles\n" + '"' + "x" * 200_000 + '",baker\n'
    assert [problem.rule for problem in rows_of(text, "t.csv", matcher).problems] == ["malformed-label"]


def test_an_empty_file_lacks_its_columns(matcher: RoleMatcher) -> None:
    assert [problem.rule for problem in rows_of("", "t.csv", matcher).problems] == ["missing-column"] * 2
