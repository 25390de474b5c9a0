import pytest
from jinja2 import UndefinedError

from generator.pages.model.parts import Markdown
from generator.render.markdown import article_html, contents


def html_of(body: str, top: int = 2, **values: str) -> str:
    return str(article_html(Markdown(body, values), top))


def test_headings_begin_under_the_page_s_own_and_skip_no_level() -> None:
    assert html_of("# One\n\n#### Two\n\n## Three", top=2).count("<h2") == 1
    assert "<h3" in html_of("# One\n\n#### Two")
    assert "<h4>One</h4>" in html_of("## One", top=4)


def test_headings_of_an_article_can_be_linked_by_their_words() -> None:
    assert '<h2 id="what-the-words-say">' in html_of("## What the words say")


def test_headings_of_texts_that_share_a_page_have_no_ids() -> None:
    assert "id=" not in html_of("## What the words say", top=4)


def test_variables_are_replaced_before_markdown_is_read() -> None:
    assert html_of("Costs **{{ fee }}**.", fee="$215") == "<p>Costs <strong>$215</strong>.</p>"


def test_a_variable_without_a_value_is_an_error() -> None:
    with pytest.raises(UndefinedError, match=r"fact\.fee"):
        html_of("Costs {{ fact.fee }}.")


def test_a_value_cannot_bring_in_a_script() -> None:
    assert "script" not in html_of("{{ name }}", name="<script>alert(1)</script>")


def test_only_links_that_leave_the_site_are_marked() -> None:
    html = html_of("[in](/method/#counts) [out](https://www.dol.gov/)")
    assert '<a href="/method/#counts">in</a>' in html
    assert '<a href="https://www.dol.gov/" rel="noreferrer">out</a>' in html


def test_tables_name_their_columns() -> None:
    assert '<th scope="col">Who</th>' in html_of("| Who |\n| --- |\n| You |")


def test_raw_frames_images_and_handlers_are_left_out() -> None:
    html = html_of('<iframe src="https://a.example/"></iframe><b onclick="x()">bold</b> ![i](x.png)')
    assert not any(word in html for word in ("iframe", "img", "onclick"))


def test_contents_are_the_second_level_headings_in_words() -> None:
    body = "## Pay & **visas**\n\n### Inner\n\n## Limits"
    assert contents(Markdown(body)) == (("pay-visas", "Pay & visas"), ("limits", "Limits"))
