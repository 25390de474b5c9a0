"""What moves every day is put into finished pages last, and nothing else of them can tell."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment

from generator.pages.model.page import Page, Site, SocialImage
from generator.render.environment import template_environment
from generator.render.late import OF_THE_DAY, day_values, filled_again, packed, steady, unpacked
from generator.render.render import Rendered, checked_render
from tests.render.page_examples import TEMPLATES, a_site, every_kind

PAGES = every_kind()
ENVIRONMENT = template_environment(TEMPLATES)
TODAY = a_site()
NEXT = replace(
    TODAY,
    data_date=date(2026, 12, 31),
    today=date(2027, 1, 1),
    jobs=1_234_567,
    postings=9,
    employers=1,
    image=SocialImage("https://jobs.example/next.png", 'Of "today" & tomorrow', 1200, 630),
)


def made(page: Page, site: Site, environment: Environment = ENVIRONMENT) -> Rendered:
    rendered = checked_render(page, site, environment)
    assert not rendered.problems
    return rendered.value


@pytest.mark.parametrize("name", PAGES)
def test_a_page_filled_with_the_next_day_is_the_page_made_on_it(name: str) -> None:
    before, after = made(PAGES[name], TODAY), made(PAGES[name], NEXT)
    assert before.html != after.html or not before.gaps
    assert filled_again(before.html, before.gaps, NEXT) == (after.html, after.gaps)


@pytest.mark.parametrize("name", PAGES)
def test_filled_with_no_day_s_values_a_page_is_the_same_on_every_day(name: str) -> None:
    before, after = made(PAGES[name], TODAY), made(PAGES[name], NEXT)
    bare, _ = filled_again(before.html, before.gaps, steady(TODAY))
    assert bare == filled_again(after.html, after.gaps, steady(NEXT))[0]
    assert len(bare.split()) == len(before.html.split())


@pytest.mark.parametrize("name", PAGES)
def test_our_templates_need_no_value_of_the_day_before_the_end(name: str) -> None:
    assert not made(PAGES[name], TODAY).read


def test_every_value_of_the_day_is_one_that_two_days_may_have_apart() -> None:
    names = {name for name in OF_THE_DAY if getattr(TODAY, name) != getattr(NEXT, name)}
    assert names == OF_THE_DAY
    assert steady(TODAY) == steady(NEXT)
    assert day_values(TODAY).keys() == day_values(NEXT).keys()


def a_folder(folder: Path, main: str, **others: str) -> Environment:
    """Templates of which the page for an unknown address is `main`."""
    (folder / "pages").mkdir(parents=True)
    (folder / "pages/not_found.html").write_text(main)
    for name, text in others.items():
        (folder / f"{name}.html").write_text(text)
    return template_environment(folder)


@pytest.mark.parametrize(
    ("template", "read"),
    [
        ("{% if site.jobs > 3 %}many{% endif %}", {"jobs"}),
        ("{{ site.jobs + 1 }}", {"jobs"}),
        ("{{ site.data_date|time|upper }}", {"data_date"}),
        ("{{ site.data_date.year }}", {"data_date"}),
        ("{% set now = site.today|day %}{{ now|length }}", {"today"}),
        ("{% filter upper %}{{ site.today|day }}{% endfilter %}", {"today"}),
        ("{% set words %}{{ site.jobs|number }}{% endset %}{{ words|length }}", {"jobs"}),
        ("{% macro m() %}{{ site.jobs|number }}{% endmacro %}{{ m()|length }}", {"jobs"}),
        ("{{ site.jobs|number }}", set()),
        ("{% if site.demo %}{{ site.jobs|number }}{% endif %}", set()),
        ("{% for _ in 'ab' %}{{ site.today|day }}{% endfor %}", set()),
    ],
)
def test_a_value_that_decides_on_more_than_its_place_is_noted(
    template: str, read: set[str], tmp_path: Path
) -> None:
    environment = a_folder(tmp_path, template)
    before, after = (made(PAGES["not-found"], site, environment) for site in (TODAY, NEXT))
    assert before.read.keys() == read
    if not read:
        assert filled_again(before.html, before.gaps, NEXT) == (after.html, after.gaps)


@pytest.mark.parametrize(
    "template",
    [
        "{% filter upper %}{% include 'part.html' %}{% endfilter %}",
        "{% set words %}{% include 'part.html' %}{% endset %}{{ words|length }}",
        "{% extends 'part.html' %}{% block b %}{{ super()|length }}{% endblock %}",
        "{% block b %}{{ site.jobs|number }}{% endblock %}{{ self.b()|length }}",
    ],
)
def test_where_a_template_takes_what_another_prints_nothing_is_put_in_last(
    template: str, tmp_path: Path
) -> None:
    environment = a_folder(tmp_path, template, part="{% block b %}{{ site.jobs|number }}{% endblock %}")
    page = made(PAGES["not-found"], TODAY, environment)
    assert not page.gaps
    assert page.read.keys() == {"jobs"}
    assert b"\x01" not in page.html


def test_words_of_others_are_never_taken_for_a_mark() -> None:
    page = replace(PAGES["not-found"], heading="<\x01site.jobs|number> & more")
    rendered = made(page, TODAY)
    assert b"&lt;site.jobs|number&gt; &amp; more" in rendered.html
    assert len(rendered.gaps) == len(made(PAGES["not-found"], TODAY).gaps)


@pytest.mark.parametrize("name", PAGES)
def test_gaps_are_what_they_were_when_they_are_unpacked(name: str) -> None:
    gaps = made(PAGES[name], TODAY).gaps
    assert unpacked(packed(gaps)) == gaps
