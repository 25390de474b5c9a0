"""The four questions over the table of visas: what they show, and that they tell nobody."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

PAGE = "/can-i-use-this/"
ALL = "All 3 kinds are shown. Answer what you like."


@pytest.fixture(params=["visitor", "visitor_at_desk"])
def anybody(request: pytest.FixtureRequest) -> Visitor:
    """A visitor with a phone, and one with a large screen."""
    visitor: Visitor = request.getfixturevalue(request.param)
    return visitor


def answer(page: Page, question: str, choice: str) -> None:
    page.locator(f"#fit-{question}").select_option(label=choice)


def shown(page: Page) -> list[str]:
    return page.locator(".way:visible th").all_inner_texts()


def count(page: Page) -> str:
    return page.locator("#fit-count").inner_text()


def test_without_an_answer_every_row_stays(anybody: Visitor) -> None:
    page = anybody.opens(PAGE)
    assert count(page) == ALL
    assert len(shown(page)) == 4
    expect(page.locator("#misses")).to_be_hidden()


def test_answers_leave_the_rows_that_fit_and_count_their_kinds(anybody: Visitor) -> None:
    page = anybody.opens(PAGE)
    answer(page, "degree", "No bachelor’s degree")
    assert count(page) == "2 of 3 kinds of visa or permission are commonly open to this."
    assert shown(page) == ["Listed professions", "While you study"]
    expect(page.locator("tbody[data-visa='h-1b']")).to_be_hidden()
    answer(page, "citizenship", "Another country")
    assert count(page) == "1 of 3 kinds of visa or permission is commonly open to this."
    answer(page, "school", "Neither")
    assert count(page).startswith("None of 3 kinds")
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]  # type: ignore[index]


def test_a_kind_with_one_fitting_row_is_open(visitor: Visitor) -> None:
    page = visitor.opens(PAGE)
    answer(page, "where", "Inside the US")
    assert count(page) == "2 of 3 kinds of visa or permission are commonly open to this."
    assert shown(page) == ["First H-1B", "While you study"]


def test_every_row_left_out_says_why(anybody: Visitor) -> None:
    page = anybody.opens(PAGE)
    answer(page, "where", "Inside the US")
    answer(page, "citizenship", "Another country")
    page.get_by_text("2 rows are left out: see why").click()
    assert page.locator("#misses-list li").all_inner_texts() == [
        "H-1B: From outside does not fit your answers because it is for people outside.",
        "TN: Listed professions does not fit your answers because it is for citizens of these, and it is for "
        "people outside.",
    ]


def test_cleared_answers_bring_every_row_back_and_the_keyboard_to_the_first_question(
    visitor: Visitor,
) -> None:
    page = visitor.opens(PAGE)
    answer(page, "citizenship", "Canada")
    answer(page, "degree", "No bachelor’s degree")
    page.get_by_role("button", name="Clear the answers").click()
    assert (count(page), len(shown(page))) == (ALL, 4)
    expect(page.locator("#fit-citizenship")).to_be_focused()


def test_the_questions_are_answered_with_the_keyboard_alone(visitor: Visitor) -> None:
    page = visitor.opens(PAGE)
    page.locator("#fit-citizenship").focus()
    page.keyboard.press("a")  # Another country
    page.keyboard.press("Tab")
    expect(page.locator("#fit-where")).to_be_focused()
    page.keyboard.press("i")  # Inside the US
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("#fit-where")).to_have_value("inside")
    expect(page.locator(".way:visible th")).to_have_text(["First H-1B", "While you study"])
    assert page.url.endswith(PAGE)


def test_answers_are_not_sent_not_kept_and_not_in_the_address(chrome: Browser, visited: str) -> None:
    context = chrome.new_context()
    context.add_init_script(
        "window.kept = []; const put = Storage.prototype.setItem;"
        "Storage.prototype.setItem = function (...item) {"
        "  window.kept.push(item); return put.apply(this, item) };"
        "for (const name of ['pushState', 'replaceState'])"
        "  history[name] = (...state) => window.kept.push([name, ...state]);"
    )
    page = context.new_page()
    page.goto(visited + PAGE, wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for question in ("citizenship", "where", "degree", "school"):
        page.locator(f"#fit-{question}").select_option(index=1)
        page.locator(f"#fit-{question}").press("Enter")
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    assert count(page) != ALL
    assert (asked, page.url) == ([], visited + PAGE)
    assert page.evaluate("[window.kept, localStorage.length, sessionStorage.length, document.cookie]") == [
        [], 0, 0, "",
    ]  # fmt: skip
    assert page.evaluate("indexedDB.databases()") == []
    context.close()


def test_the_form_has_nothing_that_could_be_sent(visitor: Visitor) -> None:
    page = visitor.opens(PAGE)
    assert page.locator("#fit form[action], #fit [name], #fit [type='submit']").count() == 0
    assert page.evaluate("[...new FormData(document.querySelector('#fit form'))]") == []


@pytest.mark.parametrize("address", [f"{PAGE}#role=backend-engineer", f"{PAGE}?role=backend-engineer"])
def test_a_visitor_from_a_role_is_led_to_its_jobs_where_they_have_a_page(
    visitor: Visitor, address: str
) -> None:
    page = visitor.opens(address)
    assert page.locator("#fit-role").input_value() == "backend-engineer"
    links = page.locator(".visa-link")
    assert [link.get_attribute("href") for link in links.all()] == [
        "/roles/backend-engineer/h-1b/",
        "/visas/tn/",
    ]
    assert links.first.inner_text() == "Backend Engineer jobs with H-1B evidence"
    page.locator("#fit-role").select_option(label="All roles")
    assert links.first.get_attribute("href") == "/visas/h-1b/"


def test_answers_lead_on_to_the_kinds_that_are_left_first_of_all_to_their_jobs(visitor: Visitor) -> None:
    page = visitor.opens(PAGE)
    onward = page.get_by_role("navigation", name="Kinds that are left")
    expect(onward).to_be_hidden()
    answer(page, "citizenship", "Canada")
    assert onward.get_by_role("link").all_inner_texts() == [
        "H-1B: how it works, and its jobs",
        "TN: how it works, and its jobs",
    ]
    page.locator("#fit-role").select_option(label="Backend Engineer")
    answer(page, "degree", "Bachelor’s degree")
    assert onward.get_by_role("link").first.inner_text() == "Backend Engineer jobs with H-1B evidence"
    answer(page, "degree", "No bachelor’s degree")
    assert [link.get_attribute("href") for link in onward.get_by_role("link").all()] == ["/visas/tn/"]
    answer(page, "citizenship", "Another country")
    expect(onward).to_be_hidden()


def test_a_role_that_the_page_does_not_know_changes_nothing(visitor: Visitor) -> None:
    page = visitor.opens(f"{PAGE}#role=//elsewhere.example/")
    assert page.locator("#fit-role").input_value() == ""
    assert page.locator(".visa-link").first.get_attribute("href") == "/visas/h-1b/"


def test_without_scripts_the_whole_table_is_there_and_no_question(visitor_without_scripts: Visitor) -> None:
    page = visitor_without_scripts.opens(PAGE)
    assert len(shown(page)) == 4
    expect(page.locator("#fit")).to_be_hidden()
    assert "The questions need JavaScript, which is off." in page.locator("main").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_role_page_links_to_the_questions_for_its_role(visitor: Visitor) -> None:
    page = visitor.opens("/roles/backend-engineer/")
    page.get_by_role("link", name="Can I use this?", exact=True).click()
    expect(page.locator("#fit-role")).to_have_value("backend-engineer")
