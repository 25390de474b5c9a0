from collections.abc import Callable
from pathlib import Path

import pytest

from generator.problems.problem import Problem
from generator.render.environment import template_environment
from generator.render.render import checked_render
from generator.render.template_errors import check_templates
from tests.render.page_examples import a_site, every_kind

Templates = Callable[..., Path]


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    def write(**files: str) -> Path:
        for name, text in files.items():
            file = tmp_path / "templates" / "pages" / f"{name}.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        return tmp_path / "templates"

    return write


def the_problem(folder: Path) -> Problem:
    rendered = checked_render(every_kind()["guides"], a_site(), template_environment(folder))
    assert rendered.value.html == b""
    (problem,) = rendered.problems
    return problem


def test_a_missing_value_is_located_at_its_line(templates: Templates) -> None:
    problem = the_problem(templates(guides="<h1>\n{{ page.headnig }}\n</h1>"))
    assert (problem.path, problem.position.line) == ("templates/pages/guides.html", 2)
    assert problem.rule == "template-undefined"
    assert "`headnig`" in problem.message
    assert "guides page" in problem.message
    assert "/guides/" in problem.hint


def test_an_unknown_name_is_located_in_the_part_that_uses_it(templates: Templates) -> None:
    folder = templates(guides='\n\n{% include "pages/part.html" %}', part="\n{{ nothing }}")
    problem = the_problem(folder)
    assert (problem.path, problem.position.line) == ("templates/pages/part.html", 2)
    assert "`nothing`" in problem.message


def test_a_failing_filter_is_located_at_its_line(templates: Templates) -> None:
    problem = the_problem(templates(guides="\n{{ page.heading|day }}"))
    assert (problem.rule, problem.position.line) == ("template-error", 2)


def test_all_broken_templates_are_reported_at_once(templates: Templates) -> None:
    folder = templates(a="{% if %}", b="fine", c="one\n{% endfor %}")
    problems = check_templates(template_environment(folder))
    assert [(problem.path, problem.position.line) for problem in problems] == [
        ("templates/pages/a.html", 1),
        ("templates/pages/c.html", 2),
    ]


def test_a_missing_part_is_named_where_it_is_included(templates: Templates) -> None:
    problem = the_problem(templates(guides='\n{% include "parts/lost.html" %}'))
    assert "`parts/lost.html`" in problem.message
    assert problem.position.line == 2


def test_a_missing_template_of_a_page_kind_is_a_problem(templates: Templates) -> None:
    assert the_problem(templates(other="")).path == "templates/pages/guides.html"


def test_a_template_cannot_reach_outside_its_folder(templates: Templates) -> None:
    assert "does not exist" in the_problem(templates(guides='{% include "../secret.html" %}')).message


def test_the_shipped_templates_compile() -> None:
    assert check_templates(template_environment(Path(__file__).parents[3] / "templates")) == ()


def test_a_template_in_another_encoding_is_told_at_its_line(templates: Templates) -> None:
    folder = templates(guides="")
    (folder / "pages/guides.html").write_bytes("<h1>\nCafé\n</h1>".encode("latin-1"))
    (problem,) = check_templates(template_environment(folder))
    assert (problem.path, problem.position.line) == ("templates/pages/guides.html", 2)
    assert (problem.rule, "UTF-8" in problem.message) == ("template-error", True)


def test_a_template_that_is_mended_is_compiled_anew(templates: Templates) -> None:
    folder = templates(guides="{{ page. }}")
    assert len(check_templates(template_environment(folder))) == 1
    templates(guides="{{ page }}")
    assert check_templates(template_environment(folder)) == ()
