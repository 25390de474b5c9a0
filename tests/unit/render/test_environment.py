"""What the site's Jinja environment gives templates beyond Jinja's own."""

from pathlib import Path

from generator.render.environment import template_environment

PARTS = "{% macro shout(job) %}{{ job.title() }}!{% endmacro %}"
PAGE = (
    "{% from 'parts.html' import shout %}{{ job|once(shout) }} {{ job|once(shout) }} {{ other|once(shout) }}"
)


class Job:
    """Counts how often its title is asked for."""

    def __init__(self, title: str) -> None:
        self.asked = 0
        self._title = title

    def title(self) -> str:
        self.asked += 1
        return self._title


def test_what_a_macro_makes_of_a_value_is_made_once_for_all_pages(tmp_path: Path) -> None:
    (tmp_path / "parts.html").write_text(PARTS, "utf-8")
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    environment = template_environment(tmp_path)
    job, other = Job("<Cook>"), Job("Baker")
    for _ in range(2):
        page = environment.get_template("page.html").render(job=job, other=other)
        assert page == "&lt;Cook&gt;! &lt;Cook&gt;! Baker!"
    assert (job.asked, other.asked) == (1, 1)
