import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.domain.posting import TextFormat
from generator.matching.posting_text import plain_text
from generator.pages.model.parts import PostingText
from generator.render.posting_text import posting_html


def html_of(text: str, text_format: TextFormat = TextFormat.HTML, top: int = 3) -> str:
    return str(posting_html(PostingText(text, text_format), top))


@pytest.mark.parametrize(
    "attack",
    [
        "<script>steal()</script>",
        "<img src=x onerror=steal()>",
        "<svg onload=steal()><a xlink:href='javascript:steal()'>x</a></svg>",
        "<a href='javascript:steal()'>x</a>",
        "<a href=' jAvA&#x73;cript:steal()'>x</a>",
        "<a href='data:text/html,<script>steal()</script>'>x</a>",
        "<iframe src='https://a.example/?steal()'></iframe>",
        "<form action='https://a.example/steal()'><input name=q></form>",
        "<p style='background:url(https://a.example/steal())'>x</p>",
        "<style>@import 'https://a.example/steal()';</style>",
        "<math><mtext><table><mglyph><style><img src=x onerror=steal()></style></mglyph></table>",
        "<noscript><p title='</noscript><img src=x onerror=steal()>'></noscript>",
        "<address/onclick=steal()>x",
        "<section\nonclick='steal()'>x</section>",
    ],
)
def test_nothing_a_stranger_wrote_can_run(attack: str) -> None:
    assert "steal" not in html_of(f"<p>before</p>{attack}").replace("&lt;", "")


def test_no_class_id_or_style_survives() -> None:
    assert html_of('<p class="a" id="main" style="x" data-x="1">Text</p>') == "<p>Text</p>"


def test_links_are_marked_as_other_people_s() -> None:
    html = html_of('<a href="https://larkspur.example/" target="_blank">Read</a>')
    assert html == '<a href="https://larkspur.example/" rel="nofollow ugc noreferrer">Read</a>'


def test_a_link_to_our_own_addresses_becomes_its_words() -> None:
    assert html_of('<p><a href="/apply">Apply</a></p>') == "<p>Apply</p>"


@pytest.mark.parametrize(
    "address",
    ["https://jobs.example/nowhere", "HTTP://a@Jobs.Example.:81/", "https:\\\\jobs.example", "https:/no"],
)
def test_a_link_to_the_site_s_own_host_becomes_its_words(address: str) -> None:
    text = f'<p><a href="{address}">Apply</a> <a href="https://larkspur.example/?a=1&amp;b">there</a></p>'
    html = posting_html(PostingText(text, TextFormat.HTML, "jobs.example"))
    assert html.startswith('<p>Apply <a href="https://larkspur.example/?a=1&amp;b" rel=')
    assert html.count("<a") == 1


def test_headings_are_shifted_under_the_page_s_own_without_gaps() -> None:
    assert html_of("<h1>A</h1><h4>B</h4><h2>C</h2>") == "<h3>A</h3><h4>B</h4><h4>C</h4>"
    assert html_of("<h4>A</h4><h2>B</h2>") == "<h3>A</h3><h3>B</h3>"


def test_a_paragraph_set_as_a_heading_is_a_paragraph() -> None:
    assert "<h" not in html_of(f"<h2>{'Many words. ' * 20}</h2>")


def test_empty_paragraphs_and_zero_width_characters_go() -> None:
    html = html_of("<p>\u200b</p><p>&nbsp;</p><p><strong></strong></p><p>Vi\u200bsa<br><br></p>")
    assert html == "<p>Visa</p>"


def test_what_is_left_open_is_closed() -> None:
    assert html_of("<ul><li>One<li><b>Two") == "<ul><li>One</li><li><b>Two</b></li></ul>"


def test_words_of_neighbouring_blocks_do_not_run_together() -> None:
    html = html_of("<section>One</section><article>Two</article><dl><dt>Three<dd>Four</dl>")
    assert plain_text(html).split() == ["One", "Two", "Three", "Four"]


def test_plain_text_keeps_its_paragraphs_lists_and_angle_brackets() -> None:
    html = html_of("You bring:\n- C++ & <T>\n- Go\n\nPay > 1\nTwo", TextFormat.TEXT)
    assert html == (
        "<p>You bring:</p><ul><li>C++ &amp; &lt;T&gt;</li><li>Go</li></ul><p>Pay &gt; 1<br>Two</p>"
    )


def test_numbers_of_a_plain_list_stay() -> None:
    assert "2. Build" in html_of("1. Plan\n2. Build", TextFormat.TEXT)


def test_markdown_is_read_and_sanitised() -> None:
    html = html_of("## Role\n\n**Go** <script>x()</script> [a](javascript:x())", TextFormat.MARKDOWN)
    assert html.startswith("<h3>Role</h3>")
    assert "<strong>Go</strong>" in html
    assert "x()" not in html


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<b>", "<ul>", "<li>", "</ul>", "<h2>", "</h2>", "<div>", "w "]),
        max_size=40,
    )
)
@example(["<li>", "<h2>", *["<p>"] * 17, "<li>", "w "])
@example(["<li>", "<h2>", *["w "] * 80, "<li>", "w "])
def test_sanitising_loses_no_word_and_is_stable(parts: list[str]) -> None:
    html = html_of("".join(parts))
    assert plain_text(html).split() == plain_text("".join(parts)).split()
    assert html_of(html) == html
