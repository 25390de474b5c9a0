"""Dead links are told where they were written."""

from generator.dead_links import at_their_texts
from generator.problems.problem import Position, Problem

TEXTS = {
    "content/faq/a.md": "---\n---\nRead [this](/gone/) and [that](/gone/more/).\n",
    "content/faq/b.md": "Also <a href='/gone/'>here</a>.\n",
}


def dead(target: str) -> Problem:
    return Problem(
        "roles/x.yaml",
        "broken-link",
        f"On the page /roles/x/: the link to `{target}` leads to no page.",
        "correct",
    )


def test_a_dead_link_is_told_at_every_text_that_has_it() -> None:
    found = list(at_their_texts([dead("/gone/")], TEXTS, "content"))
    assert [(each.path, each.position) for each in found] == [
        ("content/faq/a.md", Position(3, 13, 6)),
        ("content/faq/b.md", Position(1, 15, 6)),
    ]


def test_a_link_that_no_text_has_stays_where_its_page_comes_from() -> None:
    problem = dead("/elsewhere/")
    assert list(at_their_texts([problem], TEXTS, "content")) == [problem]


def test_a_missing_page_of_the_site_is_told_at_its_file() -> None:
    (found,) = at_their_texts([dead("/method/#number-pay")], TEXTS, "texts")
    assert found.path == "texts/pages/method.md"
    assert "write the page" in found.hint


def test_other_problems_stay_as_they_are() -> None:
    other = Problem("site.yaml", "page-title", "On the page /: there is no title.", "give it one")
    assert list(at_their_texts([other], TEXTS, "content")) == [other]
