"""The shipped templates over one example of every kind of page."""

import gzip
import importlib
import itertools
import pkgutil
import re
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.pages import model
from generator.pages.model.article import ArticlePage
from generator.pages.model.listing import ListPage
from generator.pages.model.page import Page
from generator.render.environment import template_environment
from generator.render.render import TEMPLATES as TEMPLATE_OF
from generator.render.render import render_page
from tests.render.page_examples import TEMPLATES, a_site, every_kind, site_assets

ENVIRONMENT = template_environment(TEMPLATES)
PAGES = every_kind()
HTML = {name: render_page(page, a_site(), ENVIRONMENT).decode() for name, page in PAGES.items()}
FULL = [name for name in PAGES if name != "redirect"]


def document(name: str) -> LexborHTMLParser:
    return LexborHTMLParser(HTML[name])


def text_of(name: str, selector: str) -> str:
    node = document(name).css_first(selector)
    assert node is not None, f"{selector} is not on the {name} page"
    return " ".join(node.text().split())


def test_every_kind_of_page_has_a_template_and_an_example() -> None:
    concrete = {
        kind
        for module in pkgutil.iter_modules(model.__path__, f"{model.__name__}.")
        for kind in vars(importlib.import_module(module.name)).values()
        if isinstance(kind, type) and issubclass(kind, Page) and kind not in (Page, ListPage)
    }
    assert set(TEMPLATE_OF) == concrete == {type(page) for page in PAGES.values()}


@pytest.mark.parametrize("name", PAGES)
def test_equal_pages_give_equal_bytes(name: str) -> None:
    again = render_page(every_kind()[name], a_site(), template_environment(TEMPLATES))
    assert again.decode() == HTML[name]


@pytest.mark.parametrize("name", FULL)
def test_a_page_has_one_heading_one_and_no_gap_between_levels(name: str) -> None:
    levels = [int(node.tag[1]) for node in document(name).css("h1, h2, h3, h4, h5, h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_no_id_stands_twice_on_a_page(name: str) -> None:
    ids = [node.attributes["id"] for node in document(name).css("[id]")]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds_no_inline_script_style_or_handler(name: str) -> None:
    page = document(name)
    assert [node.html for node in page.css("style, [style], [onclick], [onload]")] == []
    assert all(
        node.attributes.get("type") == "application/ld+json" or node.attributes.get("src")
        for node in page.css("script")
    )


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_requested_from_another_host(name: str) -> None:
    loaded = document(name).css("script[src], img, iframe, link[rel=stylesheet], link[rel=icon], source")
    addresses = [node.attributes.get("src") or node.attributes.get("href") or "" for node in loaded]
    assert all(address.startswith("/assets/") for address in addresses)


@pytest.mark.parametrize("name", FULL)
def test_other_sites_are_not_told_where_a_visitor_comes_from(name: str) -> None:
    policy = document(name).css_first('head > meta[name="referrer"]')
    assert policy.attributes["content"] == "same-origin"


@pytest.mark.parametrize("name", FULL)
def test_every_page_has_a_search_form_that_works_without_scripts(name: str) -> None:
    forms = document(name).css('form[role="search"][action="/search/"][method="get"] input[name="q"]')
    assert forms


def test_demo_data_is_named_on_every_page() -> None:
    assert all("made up" in text_of(name, ".demo") for name in FULL)
    assert "demo" not in render_page(PAGES["home"], a_site(demo=False), ENVIRONMENT).decode()


def test_a_page_not_to_be_indexed_says_so() -> None:
    assert '<meta name="robots" content="noindex">' in HTML["posting-closed"]
    assert '<meta name="robots" content="max-image-preview:large">' in HTML["posting"]


def test_structured_data_stays_inside_its_element() -> None:
    assert all(document(name).css_first("b") is None for name in ("home", "role", "guides"))


def test_a_role_page_has_its_sections_in_order() -> None:
    sections = [
        "breadcrumbs", "<h1", 'class="counts"', "text reviewed", "What to know now", "Search these jobs",
        'aria-label="Quick filters"', "Newest jobs", 'id="pay"', 'id="levels"', 'id="offered-pay"',
        'id="employers"', 'id="filings"', 'id="filing-where"', 'id="where"', 'id="trend"',
        'id="tips"', 'id="questions"', 'id="visas"', 'id="related"', 'id="occupation"', 'id="page-made"',
    ]  # fmt: skip
    places = [HTML["role"].index(section) for section in sections]
    assert places == sorted(places)


def test_a_filer_shows_its_figures_with_n_and_hides_those_under_the_floor() -> None:
    rich, bare, small = (
        " ".join(row.text().replace("\xa0", " ").split()) for row in document("role").css(".filers tbody tr")
    )
    assert "Places workers with clients in 700 of 812 filings" in rich
    assert "$141,500 n = 812" in rich
    assert "I 12%, II 40%, III 30%, IV 18%; n = 800" in rich
    assert "4% of 850" in rich
    assert "none" in bare.split()
    assert small == "ÆGIR SYSTEMS INC 3 9 under 10 single applications"


def test_a_missing_quarter_is_not_drawn_as_zero() -> None:
    chart = document("role").css_first("#chart-filing-trend")
    assert len(chart.css("svg rect.gap")) == 1
    assert [cell.text() for cell in chart.css("tbody td")] == ["320", "400", "not in the data", "0"]


def test_levels_add_up_to_the_list() -> None:
    cells = document("role").css("#chart-pay-levels tbody th + td")
    assert sum(int(cell.text().replace(",", "")) for cell in cells) == 1187


def test_without_records_a_page_says_no_data_and_has_no_table_of_them() -> None:
    bare = replace(
        PAGES["role"],
        filings=None,
        filings_note="No filings (no data).",
        levels=None,
        levels_note="No levels.",
    )
    page = LexborHTMLParser(render_page(bare, a_site(), ENVIRONMENT))
    assert page.css_first("section.public-records").text(strip=True) == (
        "Who files for this occupationNo filings (no data)."
    )
    assert page.css_first("#levels") is None
    assert "LCAs" not in page.css_first("section[aria-labelledby=employers]").text()


def test_an_employer_that_is_not_matched_has_unknown_filings_and_never_zero() -> None:
    cells = [" ".join(row.css("td")[4].text().split()) for row in document("employers").css("table tbody tr")]
    assert cells == ["1,204", "– unknown", "– unknown"]


def test_an_unknown_past_is_not_printed_as_none() -> None:
    cells = [row.css("td")[3].text() for row in document("employers").css("table tbody tr")]
    assert cells == ["20", "none known", "none known"]


def test_an_employer_s_words_stand_before_its_jobs_and_its_records_behind() -> None:
    places = [HTML["employer"].index(f'id="{name}"') for name in ("says", "jobs", "records", "roles")]
    assert places == sorted(places)


def test_a_year_that_the_data_lack_is_marked_in_every_row() -> None:
    page = document("employer")
    cells = page.css('td[data-label="FY2023"]')
    assert {cell.text() for cell in cells} == {"no data"}
    assert "not in the data" in page.css_first("#approvals ~ .scroll tbody tr:last-child").text()


def test_the_data_page_names_invented_records_and_what_was_left_out() -> None:
    invented, real = document("data").css("[aria-labelledby=page-records] table > tbody > tr")
    assert "invented for this demo" in invented.text()
    assert "invented for this demo" not in real.text()
    assert "no employer: 90" in invented.text()


@pytest.mark.parametrize("name", FULL)
def test_a_table_of_records_has_a_caption_and_a_heading_for_every_row(name: str) -> None:
    for table in document(name).css("table.stack"):
        rows = table.css("tbody tr, tfoot tr")
        assert all(row.css_first("th[scope=row]") is not None for row in rows)
        assert table.css("thead th[scope=col]")


def test_further_pages_of_a_list_carry_the_list_alone() -> None:
    page = document("role-2")
    assert page.css_first(".jobs") is not None
    assert page.css_first("#questions") is None
    assert page.css_first(".pager a[aria-current]").text().strip() == "Page 2"


def test_every_count_links_to_its_definition() -> None:
    links = document("role").css(".counts a")
    assert [link.attributes["href"] for link in links] == [
        "/method/#jobs",
        "/method/#postings",
        "/method/#employers",
    ]


def test_unstated_pay_place_and_sponsorship_are_said_to_be_unstated() -> None:
    cards = HTML["role"]
    assert "Pay not stated" in cards
    assert "Place not stated" in cards
    assert "Posting date not stated" in cards
    assert re.search(r'class="badge unknown">.*Not stated', cards)


def test_a_badge_says_its_tone_in_words_and_in_its_class_and_quotes_the_posting() -> None:
    badge = document("posting").css_first(".ladder .evidence")
    assert "Offers sponsorship" in badge.css_first(".badge").text()
    assert badge.css_first(".badge").attributes["class"] == "badge yes"
    assert (
        badge.css_first("q").text() == "We sponsor H-1B and TN visas for this position, including transfers."
    )


def test_a_rung_of_records_shows_its_entities_its_source_and_a_way_to_correct_them() -> None:
    rung = document("posting").css(".ladder > li")[2]
    assert "LARKSPUR ANALYTICS INC" in rung.css_first(".matched").text()
    links = {link.text(): link.attributes["href"] for link in rung.css("a")}
    assert links["Wrong company?"] == "mailto:corrections@rolepages.example?subject=Error"
    assert "https://agency.example/lca" in links.values()
    assert [row.css_first("td").text() for row in rung.css("tbody tr")] == ["200", "12"]


def test_a_card_prints_the_words_before_the_records() -> None:
    card = document("role").css_first(".job")
    assert card.html.index("We sponsor H-1B") < card.html.index("212 certified LCAs")


def test_wage_levels_are_told_in_words_and_not_by_the_strip_alone() -> None:
    area = document("posting").css_first(".area-levels")
    assert area.css_first(".level-strip").attributes["aria-hidden"] == "true"
    rows = [[cell.text() for cell in row.css("th, td")] for row in area.css("tbody tr")]
    assert rows[1] == ["II", "$131,500", "$63.22", "here"]
    assert rows[3] == ["IV", "$190,400", "$91.54", ""]
    assert "level II to III" in text_of("posting", ".wages .answer")


def test_where_nothing_is_compared_the_reason_stands_instead() -> None:
    assert "names no town" in text_of("posting-closed", ".wages")
    assert document("posting-closed").css_first(".wages table") is None


def test_what_cannot_be_known_is_on_every_posting() -> None:
    assert "Whether an employer has ever used TN" in text_of("posting", ".limits")


def test_an_ambiguous_employer_is_said_to_be_unknown() -> None:
    assert "Unknown: several companies" in text_of("posting-closed", ".record-note")


def test_a_visa_s_page_tells_what_the_data_holds_for_it() -> None:
    section = document("visa").css_first("[aria-labelledby=evidence]")
    assert "do not name the visa class" in section.text()
    assert section.css_first("td.num").text() == "1,204"
    assert "https://agency.example/" in [link.attributes["href"] for link in section.css("a")]


def test_refusals_come_last_under_a_line_that_says_so() -> None:
    cards = HTML["role"]
    assert cards.index("come last") < cards.index("Refuses sponsorship", cards.index("Newest jobs"))


def test_a_chart_has_a_title_a_description_and_its_figures_as_a_table() -> None:
    chart = document("role").css_first("#chart-pay-chart")
    assert chart.css_first("svg > title").text() == "Posted pay"
    assert "n = 502" in chart.css_first("svg > desc").text()
    assert [row.css_first("td").text() for row in chart.css("tbody tr")] == [
        "12", "48", "120", "150", "101", "50", "21",
    ]  # fmt: skip


def test_a_closed_posting_says_so_and_offers_no_application() -> None:
    assert "has closed" in text_of("posting-closed", ".closed")
    assert "Apply on" not in HTML["posting-closed"]
    assert "Apply on careers-and-opportunities.larkspur-analytics-international.example" in HTML["posting"]


def test_an_apply_link_is_not_followed_by_crawlers() -> None:
    link = document("posting").css_first(".posting-head .button")
    assert link.attributes["rel"] == "nofollow"


def test_a_posting_s_text_brings_no_image_and_no_heading_above_its_section() -> None:
    assert document("posting").css_first(".posting-text img") is None
    assert document("posting").css_first(".posting-text h4").text() == "About us"


def test_names_are_escaped() -> None:
    page = replace(PAGES["guides"], heading="<script>x</script> & more")
    assert (
        "<h1>&lt;script&gt;x&lt;/script&gt; &amp; more</h1>"
        in render_page(page, a_site(), ENVIRONMENT).decode()
    )


def test_a_redirect_leads_to_the_page_and_is_not_indexed() -> None:
    assert '<meta http-equiv="refresh" content="0; url=/roles/backend-engineer/">' in HTML["redirect"]
    assert '<meta name="robots" content="noindex">' in HTML["redirect"]
    assert '<a href="/roles/backend-engineer/">' in HTML["redirect"]


def test_the_style_sheet_weighs_at_most_14_kb_compressed() -> None:
    assert len(gzip.compress(site_assets()["site.css"].content, 9)) <= 14 * 1024


@pytest.mark.parametrize("name", FULL)
def test_headings_of_an_article_cannot_collide_with_the_page_s_own_ids(name: str) -> None:
    if isinstance(PAGES[name], ArticlePage):
        own = [
            node.attributes["id"] for node in document(name).css("[id]") if not node.css_matches(".prose *")
        ]
        assert all(re.match("page-|header-|fact-|number-|i-", anchor or "") for anchor in own)


@pytest.mark.parametrize("name", PAGES)
def test_the_caption_of_every_figure_links_to_its_definition(name: str) -> None:
    captions = document(name).css("figcaption, caption:not(.hidden)")
    without = [each.text() for each in captions if not each.css('a[href^="/method/#number-"]')]
    assert without == []


def test_what_a_level_means_is_said_on_a_posting_s_page_in_full_with_its_day() -> None:
    section = document("posting").css_first("[aria-labelledby=wage-level]").text()
    assert (
        PAGES["posting"].wages.meaning.value in section.split("What a level means for the H-1B selection:")[1]
    )


def test_without_a_fact_the_page_says_that_it_tells_nothing_of_what_a_level_means() -> None:
    page = PAGES["posting"]
    bare = render_page(replace(page, wages=replace(page.wages, meaning=None)), a_site(), ENVIRONMENT).decode()
    assert "is not told here" in bare
