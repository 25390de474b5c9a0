import time

import pytest

from generator.pages.model.parts import Markdown
from generator.render.markdown import article_html, contents
from generator.texts.filling import filled_text
from generator.texts.values import Group


def html_of(body: str, top: int = 2, **values: object) -> str:
    return str(article_html(Markdown(*filled_text(body, {"a": Group(values.__getitem__)})), top))


def test_headings_begin_under_the_page_s_own_and_skip_no_level() -> None:
    assert html_of("# One\n\n#### Two\n\n## Three", top=2).count("<h2") == 1
    assert "<h3" in html_of("# One\n\n#### Two")
    assert "<h4>One</h4>" in html_of("## One", top=4)


def test_headings_of_an_article_can_be_linked_by_their_words() -> None:
    assert '<h2 id="what-the-words-say">' in html_of("## What the words say")


def test_headings_of_texts_that_share_a_page_have_no_ids() -> None:
    assert "id=" not in html_of("## What the words say", top=4)


def test_a_text_leaves_nothing_to_the_one_converted_after_it() -> None:
    assert "<a " in html_of("[here][1]\n\n[1]: https://names.example/", top=4)
    assert html_of("[here][1]", top=4) == "<p>[here][1]</p>"


def test_a_value_stands_within_the_markdown_around_it() -> None:
    assert html_of("Costs **{{ a.fee }}**.", fee="$215") == "<p>Costs <strong>$215</strong>.</p>"
    assert "<td>A | B</td>" in html_of("| Who |\n| --- |\n| {{ a.name }} |", name="A | B")


@pytest.mark.parametrize("top", [2, 4])
@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("*[x](javascript:1)*", "*[x](javascript:1)*"),
        ("{{ a.name }} {% if %} `code`", "{{ a.name }} {% if %} `code`"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("1. Smith & Sons\n\n# Ltd", "1. Smith &amp; Sons\n\n# Ltd"),
        ("\ufdd00\ufdd1", "\ufdd00\ufdd1"),
    ],
)
def test_a_value_is_printed_as_it_is(value: str, printed: str, top: int) -> None:
    assert html_of("{{ a.name }} hires", top, name=value) == f"<p>{printed} hires</p>"


def test_a_value_inside_of_an_address_cannot_leave_it() -> None:
    html = html_of("[jobs](/roles/{{ a.name }}/) [x]({{ a.name }})", name='javascript:1" onclick="')
    quoted = "javascript%3A1%22%20onclick%3D%22"
    assert html == f'<p><a href="/roles/{quoted}/">jobs</a> <a href="{quoted}">x</a></p>'
    html = html_of('<abbr title="a > {{ a.name }}">x</abbr>', name='"onclick="')
    assert html == '<p><abbr title="a &gt; %22onclick%3D%22">x</abbr></p>'


def test_a_heading_s_id_has_the_words_of_its_values() -> None:
    html = html_of("## Filing costs {{ a.fee }}", fee="$215 & more")
    assert html == '<h2 id="filing-costs-215-more">Filing costs $215 &amp; more</h2>'


def test_a_text_is_converted_once_for_all_its_pages() -> None:
    body = "{{ a.name }} asks. " + "A **long** text about it.\n\n" * 2_000
    html_of(body, 4, name="1")
    started = time.process_time()
    for number in range(100):
        html_of(body, 4, name=str(number))
    assert time.process_time() - started < 2


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
