from hypothesis import given
from hypothesis import strategies as st

from generator.domain.posting import TextFormat
from generator.matching.posting_text import TextSection, plain_text, sections_of


def headings(text: str, text_format: TextFormat = TextFormat.HTML) -> list[tuple[str, str]]:
    return [
        (section.heading, plain_text(section.text, text_format)) for section in sections_of(text, text_format)
    ]


def test_blocks_become_lines_and_inline_words_stay_together() -> None:
    html = "<div><p>We sponsor <b>H</b>-1B&nbsp;visas.</p>\n<ul><li>Go<li>C&#43;+</ul>One<br/>Two</div>"
    assert plain_text(html) == "We sponsor H-1B visas.\nGo\nC++\nOne\nTwo"


def test_scripts_styles_comments_and_invisible_characters_are_no_words() -> None:
    html = "<style>p{}</style><script>x()</script><!-- no --><p>vi\u200bsa spon\u00adsor</p>"
    assert plain_text(html) == "visa sponsor"


def test_a_bare_angle_bracket_is_a_word_s_neighbour_and_not_a_tag() -> None:
    assert plain_text("<p>pay &lt; 5 and a < b</p>") == "pay < 5 and a < b"


def test_cells_of_a_row_stay_on_one_line() -> None:
    assert plain_text("<table><tr><td>Level</td><td>L5</td></tr><tr><td>x</td></tr></table>") == "Level L5\nx"


def test_markdown_marks_do_not_stand_between_words() -> None:
    text = "## Visa\n\nWe **do not** sponsor [H-1B](https://a.example/).\n\n* `go_lang` \\* snake_case"
    assert plain_text(text, TextFormat.MARKDOWN) == "Visa\nWe do not sponsor H-1B.\ngo_lang * snake_case"


def test_plain_text_keeps_angle_brackets() -> None:
    assert plain_text("a <b>\r\n\r\n  c", TextFormat.TEXT) == "a <b>\nc"


def test_headings_part_the_text_in_its_own_order() -> None:
    html = "<p>Hello.</p><h2>The role</h2><p>Build.</p><h3>Benefits:</h3><ul><li>Tea</li></ul>"
    assert headings(html) == [("Description", "Hello."), ("The role", "Build."), ("Benefits:", "Tea")]


def test_a_paragraph_that_is_bold_as_a_whole_is_a_heading() -> None:
    html = (
        "<p><strong>What you do</strong>:</p><p>Go.</p>"
        "<div><b>You have</b></div><p><br><b>More</b><br>Text</p>"
    )
    assert headings(html) == [("What you do:", "Go."), ("You have", ""), ("More", "Text")]


def test_a_bold_beginning_or_sentence_is_no_heading() -> None:
    html = "<p><strong>Pay:</strong> good</p><p><b>We sponsor no visas.</b></p><p><b>A</b> and <b>B</b></p>"
    assert [heading for heading, _ in headings(html)] == ["Description"]


def test_headings_inside_lists_do_not_part_the_text() -> None:
    assert len(headings("<ul><li><p><b>One</b></p></li><li><h3>Two</h3></li></ul>")) == 1


def test_markdown_and_plain_text_have_headings_of_their_own() -> None:
    assert headings("Hi\n## Role\nGo\n**Extras**\nTea", TextFormat.MARKDOWN) == [
        ("Description", "Hi"),
        ("Role", "Go"),
        ("Extras", "Tea"),
    ]
    assert headings("Requirements:\n- Go\nWe pay: well", TextFormat.TEXT) == [
        ("Requirements:", "- Go\nWe pay: well")
    ]


def test_a_text_without_words_has_no_sections() -> None:
    assert sections_of("<p> </p>") == ()


PIECES = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<h2>",
    "</h2>",
    "<ul><li>",
    "</li></ul>",
    "<div>",
    "</div>",
    "<br>",
    "w1 ",
    "w2: ",
]


@given(st.lists(st.sampled_from(PIECES)))
def test_sections_lose_no_word_and_invent_none(pieces: list[str]) -> None:
    html = "".join(pieces)
    assert words_of(sections_of(html)) == "".join(plain_text(html).split())


@given(st.text(alphabet="ab:#* \n-", max_size=40))
def test_sections_of_plain_text_lose_no_word(text: str) -> None:
    sections = sections_of(text, TextFormat.TEXT)
    assert words_of(sections) == "".join(plain_text(text, TextFormat.TEXT).split())


def words_of(sections: tuple[TextSection, ...]) -> str:
    words = "".join(
        ("" if section.heading == "Description" else section.heading)
        + plain_text(section.text, section.format)
        for section in sections
    )
    return "".join(words.split())
