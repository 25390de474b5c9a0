"""Short forms explained at their first use, and nothing else of a page touched."""

import pytest
from markupsafe import escape

from generator.domain.abbreviation import Abbreviation
from generator.render.abbreviations import NONE, Expansions

LISTED = (
    Abbreviation(short="LCA", long="labor condition application"),
    Abbreviation(short="FY#", long="fiscal year #"),
    Abbreviation(short="OPT", long="optional practical training"),
    Abbreviation(short="STEM", long="science, technology, engineering and mathematics"),
    Abbreviation(short="STEM OPT", long="a longer practical training"),
    Abbreviation(short="CSV", long="comma-separated values", plain="for spreadsheets"),
    Abbreviation(short="SOC", long="Standard Occupational Classification"),
    Abbreviation(short="R&D", long="research & development"),
    Abbreviation(short="RFE", long="request for evidence", plural="requests for evidence"),
)
EXPANSIONS = Expansions(LISTED)


def page(main: str, *names: str) -> str:
    """What becomes of the main part of a page."""
    html = EXPANSIONS.in_page(f"<title>LCA</title><main>{main}</main><footer>LCA</footer>", names)
    assert html.startswith("<title>LCA</title><main>")
    assert html.endswith("</main><footer>LCA</footer>")
    return html.removeprefix("<title>LCA</title><main>").removesuffix("</main><footer>LCA</footer>")


def told(*pairs: str) -> str:
    return f'<p class="note">Short forms on this page: {"; ".join(pairs)}.</p>\n'


def test_the_first_use_is_explained_and_no_later_one() -> None:
    assert page("<p>An LCA is filed.</p><p>One LCA is enough.</p>") == (
        "<p>An LCA (labor condition application) is filed.</p><p>One LCA is enough.</p>"
    )


@pytest.mark.parametrize(
    ("written", "explained"),
    [
        ("12 LCAs now", "12 LCAs (labor condition applications) now"),
        ("two RFEs.", "two RFEs (requests for evidence)."),
        ("FY2024 to FY2026", "FY2024 (fiscal year 2024) to FY2026"),
        ("a CSV file", "a CSV (comma-separated values, for spreadsheets) file"),
        ("R&amp;D work", "R&amp;D (research &amp; development) work"),
        ("<strong>OPT</strong> ends", "<strong>OPT (optional practical training)</strong> ends"),
        ("in F-1 OPT, too", "in F-1 OPT (optional practical training), too"),
        ("the US LCA data", "the US LCA (labor condition application) data"),
        ("LCA FY2025", "LCA (labor condition application) FY2025 (fiscal year 2025)"),
    ],
)
def test_it_reads_naturally(written: str, explained: str) -> None:
    assert page(f"<p>{written}</p>") == f"<p>{explained}</p>"


@pytest.mark.parametrize(
    "words",
    [
        "A labor condition application (LCA) is filed. An LCA is no offer.",
        "Labor condition\n    applications (LCAs) are filed. An LCA is no offer.",
        "An LCA (labor condition application) is filed. An LCA is no offer.",
        "In any fiscal year (FY) so many: FY2025 had more.",
    ],
)
def test_a_text_that_says_it_itself_is_left_as_it_is(words: str) -> None:
    assert page(f"<p>{words}</p>") == f"<p>{words}</p>"


@pytest.mark.parametrize(
    "words",
    [
        "Form LCA-9035 and USLCA and LCA_id and OPTIONS and NONLCA and DOL/LCA",
        "The FYI of FY and the FY-plan.",
        "the LCA's text, the LCA’s text and the LCA&#39;s text",
        "Column “LCAs, this occupation” counts.",
        "<q>We file the LCA.</q><code>LCA</code>",
        "of SOC LLC and of SOC Telemed, at Larkspur SOC; SCALE SOC, INC., same name; Scale SOC, same name",
    ],
)
def test_letters_within_a_name_or_a_quotation_are_left_alone(words: str) -> None:
    assert page(f"<p>{words}</p>") == f"<p>{words}</p>"


@pytest.mark.parametrize(
    "element",
    [
        '<section class="posting-text"><section><p>An LCA.</p></section><p>An LCA.</p></section>',
        '<h3 class="job-title"><a href="/jobs/lca/">LCA</a></h3>',
        '<p class="job-who">LCA</p>',
        '<ul class="sources"><li>About the LCA</li></ul>',
        '<span class="badge no">LCA</span>',
        '<p><a href="https://agency.example/">LCA</a></p>',
        '<p><a href="mailto:lca@rolepages.example">LCA</a></p>',
        '<p><a href="/employers/lca/">LCA</a></p>',
        '<table><tr><th scope="row"><a href="/roles/lca/">LCA</a></th></tr></table>',
        "<p><label>LCA</label></p>",
        "<svg><title>LCA</title><text>LCA</text></svg>",
        '<nav><a href="/x/">LCA</a></nav>',
        '<p title="LCA" data-label="LCAs">None.</p>',
        "<template><p>An LCA.</p></template>",
    ],
)
def test_other_people_s_words_ask_for_nothing(element: str) -> None:
    assert page(element) == element
    assert page(f"{element}<p>An LCA.</p>") == f"{element}<p>An LCA (labor condition application).</p>"


@pytest.mark.parametrize(
    "element",
    [
        "<h2>LCA</h2>",
        '<p><a href="/data/">LCA</a></p>',
        '<table><tr><th scope="col">LCA</th></tr></table>',
        "<p><button>LCA</button></p>",
        "<details><summary>LCA</summary></details>",
        "<p>Filings (LCA, others)</p>",
        "<p>None in Invented LCA disclosure data.</p>",
    ],
)
def test_what_must_stay_short_is_told_in_the_text_or_else_at_the_end(element: str) -> None:
    assert page(element) == element + told("LCA (labor condition application)")
    assert page(f"{element}<p>An LCA.</p>") == f"{element}<p>An LCA (labor condition application).</p>"


def test_the_line_at_the_end_has_one_of_each_in_the_order_of_the_page() -> None:
    links = '<a href="/a.csv">CSV</a><a href="/b/">LCAs</a><a href="/c.csv">CSV</a><a href="/f/">FY2025</a>'
    assert page(links) == links + told(
        "CSV (comma-separated values, for spreadsheets)",
        "LCA (labor condition application)",
        "FY2025 (fiscal year 2025)",
    )


def test_what_is_folded_away_does_not_tell_those_who_do_not_open_it() -> None:
    folded = "<details><summary>More</summary><p>An LCA is filed. The LCA ends.</p></details>"
    assert page(f"{folded}<p>An LCA.</p><p>An LCA.</p>") == (
        "<details><summary>More</summary><p>An LCA (labor condition application) is filed. The LCA ends.</p>"
        "</details><p>An LCA (labor condition application).</p><p>An LCA.</p>"
    )
    assert page(f"<p>An LCA.</p>{folded}") == f"<p>An LCA (labor condition application).</p>{folded}"


def test_what_is_open_from_the_start_tells_everybody() -> None:
    opened = "<details open><summary>More</summary><p>An LCA.</p></details>"
    assert page(f"{opened}<p>An LCA.</p>").count("application") == 1


def test_a_form_of_two_words_explains_both() -> None:
    assert (
        page("<p>STEM OPT, OPT and STEM.</p>")
        == "<p>STEM OPT (a longer practical training), OPT and STEM.</p>"
    )


def test_two_words_that_are_known_need_no_more() -> None:
    assert page("<p>STEM, OPT.</p><p>STEM OPT.</p>").endswith("<p>STEM OPT.</p>")


def test_a_name_on_the_page_is_no_short_form() -> None:
    name = "LCA & Sons"
    words = f"<p>{escape(name)} has an LCA.</p>"
    assert page(words, name) == words.replace("LCA.", "LCA (labor condition application).")
    assert page("<p>Jobs of LCA now.</p>", "LCA") == "<p>Jobs of LCA now.</p>"


def test_a_site_without_the_list_has_its_pages_as_they_are() -> None:
    assert NONE.in_page("<main><p>An LCA.</p></main>") == "<main><p>An LCA.</p></main>"


def test_what_has_no_main_part_is_left_as_it_is() -> None:
    assert EXPANSIONS.in_page("<p>An LCA.</p>") == "<p>An LCA.</p>"
