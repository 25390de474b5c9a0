"""Files that print the text of another."""

from datetime import date
from pathlib import Path

from generator.problems.problem import Problem
from generator.sources.site import SiteInput, read_site
from tests.builders import TODAY, a_site, a_text

SHARED = "content/tips/shared/pay.md"


def read(tmp_path: Path, files: dict[str, str | bytes | None]) -> tuple[SiteInput, list[Problem]]:
    found = read_site(a_site(tmp_path, files), date.fromisoformat(TODAY))
    return found.value, [each for each in found.problems if "tips" in each.path]


def using(*keys: str) -> str:
    return "\n".join(["---", *keys, "---", ""])


def test_a_text_stands_elsewhere_with_a_title_and_a_place_of_its_own(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        SHARED: a_text("title: Ask for the pay", "roles: none", "order: 40", body="Ask early."),
        "content/tips/mine.md": using("use: pay", "roles: all", "visas: [tn]", "title: Ask", "order: 5"),
        "content/tips/yours.md": using("use: shared/pay", "roles: [backend-engineer]"),
    }
    site, problems = read(tmp_path, files)
    assert problems == []
    tips = {tip.path: tip for tip in site.tips}
    mine, yours, base = (tips[f"content/tips/{name}.md"] for name in ("mine", "yours", "shared/pay"))
    assert mine.body == yours.body == base.body
    assert (mine.head.title, mine.head.order, mine.head.visas, mine.key) == ("Ask", 5, ("tn",), "mine")
    assert (yours.head.title, yours.head.order, yours.head.visas) == ("Ask for the pay", 40, "none")
    assert mine.head.reviewed_on == base.head.reviewed_on
    assert (mine.shared, base.shared) == (SHARED, "")


def test_a_variable_without_a_value_on_the_other_pages_is_told_where_the_text_is_used(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        SHARED: a_text("title: Ask", "roles: all", "visas: [tn]", body="\nAsk about {{ visa.name }}."),
        "content/tips/mine.md": using("roles: all", "use: pay"),
    }
    site, (problem,) = read(tmp_path, files)
    at = problem.position
    assert (problem.path, problem.rule, at.line, at.column) == (
        "content/tips/mine.md",
        "undefined-variable",
        3,
        6,
    )
    assert f"{SHARED}:" in problem.message
    assert [tip.path for tip in site.tips] == [SHARED]


def test_a_text_that_cannot_be_printed_stands_nowhere(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        SHARED: a_text("title: Ask", "roles: all", body="{{ nothing }}"),
        "content/tips/mine.md": using("use: pay", "roles: all"),
    }
    site, problems = read(tmp_path, files)
    assert [problem.path for problem in problems] == [SHARED]
    assert site.tips == ()


def test_a_name_of_two_texts_is_not_guessed(tmp_path: Path) -> None:
    text = a_text("title: Ask", "roles: none")
    files: dict[str, str | bytes | None] = {
        SHARED: text,
        "content/tips/other/pay.md": text,
        "content/tips/mine.md": using("use: pay", "roles: all"),
    }
    _, (problem,) = read(tmp_path, files)
    assert (problem.rule, problem.position.line) == ("unknown-shared-text", 2)
    assert "`content/tips/other/pay.md` and `content/tips/shared/pay.md`" in problem.message
