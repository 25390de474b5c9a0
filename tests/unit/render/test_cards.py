"""A card is rendered once where it is the same wherever it stands, and where it stands otherwise."""

from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import Environment

from generator.pages.model.page import Site
from generator.render.cards import CARD
from generator.render.environment import template_environment
from generator.render.late import WatchedSite
from tests.render.page_examples import a_card, a_site

LIST = "{% for job in jobs %}{% include 'parts/job_card.html' %} {% endfor %}"
JOB = a_card(1)


def a_folder(folder: Path, card: str) -> Environment:
    """Templates of a list and its cards."""
    (folder / CARD).parent.mkdir()
    (folder / CARD).write_text(card)
    (folder / "list.html").write_text(LIST)
    (folder / "part.html").write_text("{{ heading }}{% macro said() %}{{ heading }}{% endmacro %}")
    return template_environment(folder)


def made(environment: Environment, site: Site, heading: str = "") -> tuple[str, set[str]]:
    """A list that has the same job twice, and what was read of the day for it."""
    watched = WatchedSite(site)
    jobs = [JOB, replace(JOB)]
    return environment.get_template("list.html").render(
        jobs=jobs, site=watched, heading=heading
    ), watched.read


def test_a_card_is_rendered_once_for_all_pages(tmp_path: Path) -> None:
    environment = a_folder(tmp_path, "{{ job.postings|number }}")
    rendered: list[int] = []
    environment.filters["number"] = lambda postings: rendered.append(postings) or "<b>"
    site = a_site()
    assert [made(environment, site)[0] for _ in range(2)] == ["&lt;b&gt; &lt;b&gt; "] * 2
    assert rendered == [JOB.postings]


@pytest.mark.parametrize(
    "card",
    [
        "{{ heading }}",
        "{% include 'part.html' %}",
        "{% from 'part.html' import said with context %}{{ said() }}",
        "{% import 'part.html' as part with context %}{{ part.said() }}",
    ],
)
def test_a_card_that_reads_the_page_is_rendered_on_each(card: str, tmp_path: Path) -> None:
    environment, site = a_folder(tmp_path, card), a_site()
    assert [made(environment, site, heading)[0] for heading in "ab"] == ["a a ", "b b "]


def test_every_page_knows_what_its_cards_have_read_of_the_day(tmp_path: Path) -> None:
    environment, site = a_folder(tmp_path, "{{ site.jobs + 1 }}"), a_site()
    assert [made(environment, site)[1] for _ in range(2)] == [{"jobs"}, {"jobs"}]


def test_a_card_of_another_day_is_another_card(tmp_path: Path) -> None:
    environment = a_folder(tmp_path, "{{ site.jobs + 1 }}")
    assert [made(environment, replace(a_site(), jobs=jobs))[0] for jobs in (1, 2)] == ["2 2 ", "3 3 "]
