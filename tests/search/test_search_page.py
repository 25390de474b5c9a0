"""The search page in a real browser: what it finds, counts, keeps in the address and tells."""

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.search import invented
from tests.search.conftest import READY, Open

pytestmark = pytest.mark.browser

JOBS = invented.job_records()
NEWEST = sorted(JOBS, key=lambda record: record.sort["newest"], reverse=True)


SPELLINGS = {
    "c++": "C++", "frontend": "front-end", "front end": "front-end", "nodejs": "Node.js",
    "node js": "Node.js", "ui": "UI/UX", "ux/ui": "UI/UX", "redux": "React/Redux", "cicd": "CI/CD",
    "scikit learn": "scikit-learn", "sql": "PL/SQL", "go, ": "Go", "(go)": "Go",
}  # fmt: skip


def query(q: str = "", sort: str = "", **filters: list[str]) -> str:
    pairs = [("q", q)] if q else []
    pairs += [(name, value) for name, values in filters.items() for value in values]
    return "?" + urlencode(pairs + ([("sort", sort)] if sort else []))


def told(page: Page) -> str:
    return page.locator("#search-status").text_content() or ""


def titles(page: Page) -> list[str]:
    return page.locator("#result-list .job-title").all_inner_texts()


def shown_counts(page: Page) -> dict[str, dict[str, int]]:
    """The numbers beside all values; those of a closed facet are loaded when it is opened."""
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    expect(page.locator("[data-facet] li .n:empty")).to_have_count(0)
    rows = page.locator("[data-facet] li").evaluate_all(
        "rows => rows.map(row => [row.querySelector('input').name, row.querySelector('input').value,"
        " row.querySelector('.n').textContent])"
    )
    counts: dict[str, dict[str, int]] = {}
    for name, value, number in rows:
        counts.setdefault(name, {})[value] = int(number.replace(",", ""))
    return counts


def settle(page: Page) -> None:
    page.wait_for_selector(READY)


def with_tool(tool: str) -> list[str]:
    """Addresses of the jobs whose tool it is."""
    place = invented.TOOLS.index(tool)
    return [job.url for number, job in enumerate(JOBS) if number % len(invented.TOOLS) == place]


def total(page: Page, q: str) -> int:
    """Jobs found for words put into the box."""
    page.fill("#q", q)
    page.locator("#search-form button").click()
    settle(page)
    words = told(page).split()[0]
    return 0 if words == "No" else int(words)


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"role": ["Data Scientist"]},
        {"visa": ["H-1B"]},
        {"visa": ["TN", "O-1"]},
        {"role": ["Data Scientist", "Backend Engineer"], "stance": ["Offers sponsorship"]},
        {"state": ["Not stated", "Ohio"], "pay": ["Not stated", "$90,000"]},
        {"role": ["Product Designer"], "stance": ["Refuses sponsorship"], "visa": ["TN"], "state": ["Utah"]},
        {"visa": ["H-1B", "TN", "Not stated"]},
        {"stance": ["Sponsorship not stated"], "visa": ["Not stated"], "pay": ["Not stated"]},
        {
            "state": ["California", "Texas", "Not stated"],
            "visa": ["TN", "Not stated"],
            "pay": ["$60,000", "Not stated"],
        },
    ],
    ids=lambda filters: "+".join(filters) or "none",
)
def test_counts_of_jobs_and_of_every_value_equal_counting_by_hand(
    search: Open, filters: dict[str, list[str]]
) -> None:
    page = search(query(**filters))
    expected = len(invented.matching(JOBS, filters))
    assert told(page).startswith(f"{expected} job" if expected else "No jobs")
    assert shown_counts(page) == invented.counts(JOBS, filters)


def test_every_technology_finds_its_jobs_and_no_others(search: Open) -> None:
    page = search()
    expected = {tool: set(with_tool(tool)) for tool in invented.TOOLS}
    expected[".NET"] |= expected["ASP.NET"]
    assert {tool: total(page, tool) for tool in invented.TOOLS} == {
        tool: len(jobs) for tool, jobs in expected.items()
    }


def test_other_spellings_find_the_same_jobs(search: Open) -> None:
    page = search()
    for q, tool in SPELLINGS.items():
        assert total(page, q) == len(with_tool(tool)), q


def test_visas_and_names_with_foreign_letters_are_found(search: Open) -> None:
    page = search()
    for q, found in {"H-1B": 84, "h1b": 84, "TN": 42, "O-1": 42, "Łódź": 1, "lodz": 1}.items():
        assert total(page, q) == found, q


def test_words_that_only_a_card_shows_find_nothing(search: Open) -> None:
    page = search()
    for q in ("yes", "a year", "posted", "job17", "stance"):
        assert total(page, q) == 0, q


def test_the_newest_job_comes_first_unless_words_are_searched(search: Open) -> None:
    page = search()
    assert told(page) == "210 jobs, newest first"
    assert titles(page) == [job.meta["title"] for job in NEWEST[:10]]
    assert told(search(query("designer"))) == "52 jobs for “designer”"


def test_jobs_without_comparable_pay_come_last_when_sorted_by_pay(search: Open) -> None:
    page = search(query(sort="pay", state=["Ohio"]))
    pays = page.locator(".job-pay").all_inner_texts()
    stated = [int(pay[1:8].replace(",", "").strip()) for pay in pays if pay != "Pay not stated"]
    assert stated == sorted(stated, reverse=True)
    assert pays[len(stated) :] == ["Pay not stated"] * (len(pays) - len(stated))
    assert len(pays) > len(stated) > 3


def test_a_deep_link_sets_every_control_and_stays_in_the_address(search: Open) -> None:
    link = query("larkspur", sort="pay", role=["Data Scientist"], stance=["Offers sponsorship"])
    page = search(link)
    assert page.url.endswith(f"/search/{link}")
    assert page.input_value("#q") == "larkspur"
    assert page.input_value("#sort") == "pay"
    checked = page.locator("[data-facet] input:checked").evaluate_all("all => all.map(box => box.value)")
    assert checked == ["Data Scientist", "Offers sponsorship"]


def test_checking_a_value_narrows_the_list_and_back_widens_it(search: Open) -> None:
    page = search()
    page.get_by_role("checkbox", name="Backend Engineer").check()
    expect(page.locator("#search-status")).to_have_text("53 jobs, newest first")
    page.get_by_role("checkbox", name="Data Scientist").check()
    expect(page.locator("#search-status")).to_have_text("106 jobs, newest first")
    assert page.url.endswith("?role=Backend+Engineer&role=Data+Scientist")
    page.go_back()
    expect(page.locator("#search-status")).to_have_text("53 jobs, newest first")
    expect(page.get_by_role("checkbox", name="Data Scientist")).not_to_be_checked()
    page.go_back()
    expect(page.locator("#search-status")).to_have_text("210 jobs, newest first")
    page.go_forward()
    expect(page.get_by_role("checkbox", name="Backend Engineer")).to_be_checked()


def test_typing_searches_after_a_pause_and_takes_one_step_of_the_history(search: Open) -> None:
    page = search()
    page.locator("#q").press_sequentially("designer", delay=120)
    expect(page.locator("#search-status")).to_have_text("52 jobs for “designer”")
    assert page.url.endswith("?q=designer")
    page.go_back()
    expect(page.locator("#search-status")).to_have_text("210 jobs, newest first")
    assert page.input_value("#q") == ""


def test_a_beginning_of_two_letters_finds_longer_words_when_it_is_no_word_itself(search: Open) -> None:
    assert told(search(query("de"))) == "52 jobs for “de”"


def test_more_jobs_are_shown_25_at_a_time_and_are_there_again_on_the_way_back(search: Open) -> None:
    page = search()
    page.get_by_role("button", name="Show 25 more of 200").click()
    expect(page.locator("#result-list > li")).to_have_count(35)
    assert titles(page) == [job.meta["title"] for job in NEWEST[:35]]
    assert page.evaluate("document.activeElement.textContent") == NEWEST[10].meta["title"]
    page.evaluate("location.href = '/jobs/1/'")
    page.wait_for_url("**/jobs/1/")
    page.go_back()
    expect(page.locator("#result-list > li")).to_have_count(35)


def test_chips_remove_one_value_or_all(search: Open) -> None:
    page = search(query("larkspur", role=["Data Scientist"], visa=["TN", "O-1"]))
    page.get_by_role("link", name="Remove Visa: TN").click()
    expect(page.get_by_role("link", name="Remove Visa: TN")).to_have_count(0)
    assert page.url.endswith("?q=larkspur&role=Data+Scientist&visa=O-1")
    page.get_by_role("link", name="Clear all filters").click()
    expect(page.locator("#chips")).to_be_hidden()
    assert page.url.endswith("?q=larkspur")
    assert page.evaluate("document.activeElement.id") == "search-status"


def test_a_value_nobody_has_is_shown_as_set_and_can_be_removed(search: Open) -> None:
    page = search(query(state=["Atlantis"]))
    assert told(page) == "No jobs"
    page.get_by_role("link", name="Remove State: Atlantis").click()
    expect(page.locator("#search-status")).to_have_text("210 jobs, newest first")


def test_an_empty_result_offers_ways_out(search: Open) -> None:
    page = search(query("designer zeppelin", role=["Data Scientist"]))
    expect(page.locator("#no-results")).to_be_visible()
    offers = page.locator("#no-results-help li").all_inner_texts()
    assert offers == [
        "Drop “Role: Data Scientist”",
        "Search “designer zeppelin” without filters",
        "Search “designer” alone",
        "Search “zeppelin” alone",
        "See all jobs",
    ]
    page.get_by_role("link", name="See all jobs").click()
    expect(page.locator("#search-status")).to_have_text("210 jobs, newest first")


def test_pages_about_the_words_stand_above_the_jobs_and_are_not_counted(search: Open) -> None:
    page = search(query("mechanical"))
    expect(page.locator("#page-results a")).to_have_text(["Mechanical Engineer jobs"])
    assert page.locator("#page-results a").get_attribute("href") == "/roles/mechanical-engineer/"
    assert told(page) == "52 jobs for “mechanical”"
    assert shown_counts(page)["role"]["Mechanical Engineer"] == 52


def test_a_result_is_a_card_with_its_facts_and_clean_addresses(search: Open) -> None:
    card = search(query("“Backend Engineer 0”".strip("“”"))).locator(".job").first
    expect(card.locator(".job-title a")).to_have_attribute("href", "/jobs/0/")
    expect(card.locator(".job-who a")).to_have_attribute("href", "/employers/larkspur/")
    expect(card.locator(".job-facts li")).to_have_text(["California", "Pay not stated"])
    expect(card.locator(".badge")).to_contain_text("Offers sponsorship")
    expect(card.locator(".visas")).to_have_text("H-1B")
    expect(card.locator(".words q")).to_have_text("We sponsor visas for this job.")
    expect(card.locator(".job-dates time")).to_have_attribute("datetime", "2026-01-01")


def a_card(search: Open, title: str) -> Locator:
    page = search(query(title))
    return page.locator(".job").filter(has=page.get_by_role("link", name=title, exact=True))


def test_a_new_job_is_called_new_until_its_last_day_as_one(search: Open) -> None:
    card = a_card(search, "Data Scientist 5")
    expect(card.locator(".job-dates .new")).to_have_text("New on 28 Mar 2026")
    card = a_card(search, "Mechanical Engineer 6")
    expect(card).to_have_count(1)
    expect(card.locator(".new")).to_have_count(0)


@pytest.mark.parametrize(
    ("title", "told"),
    [("Data Scientist 5", " · last seen 28 Mar 2026"), ("Product Designer 3", " · last seen 20 Mar 2026")],
    ids=["source", "job"],
)
def test_a_job_was_last_seen_on_the_last_day_of_its_source_or_on_its_own(
    search: Open, title: str, told: str
) -> None:
    expect(a_card(search, title).locator(".job-dates")).to_contain_text(told)


def test_no_day_is_told_for_a_job_that_has_none_on_which_it_was_seen(search: Open) -> None:
    dates = a_card(search, "Backend Engineer 4").locator(".job-dates")
    expect(dates).to_contain_text("Posted")
    expect(dates).not_to_contain_text("last seen")


@pytest.mark.parametrize("q", ["مهندس", "Καλημέρα", "καλημερα"])
def test_words_of_other_writing_systems_are_found(search: Open, q: str) -> None:
    assert told(search(query(q))) == f"1 job for “{q}”"


@pytest.mark.parametrize(
    "q",
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' OR 1=1 --", "%00%ff", "\\u0000",
        "../../etc",
        "a" * 5_000, "word " * 900, "!!! ??? ...", "—", "\u202eabc", "🙂", "__proto__",
        "constructor", "(((", "*", "\ud7ff",
    ],
    ids=range(17),
)  # fmt: skip
def test_any_words_get_an_answer_and_no_markup(search: Open, q: str) -> None:
    page = search(query(q))
    assert re.match(r"(No jobs|\d+ jobs?)", told(page))
    assert len(page.input_value("#q")) <= 200
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    "link",
    [
        "?nobody=x&role=", "?sort=worst", "?sort=__proto__", "?pay_from=abc", "?pay_from=-5",
        "?pay_from=1e999",
        "?role=__proto__", "?state=constructor&state=Ohio",
        "?state=constructor", "?q=%F0%28%8C&visa=%", "?pay_stated=1",
    ],
)  # fmt: skip
def test_an_address_with_unknown_values_gets_an_answer(search: Open, link: str) -> None:
    page = search(link)
    assert re.match(r"(No jobs|\d+ jobs?)", told(page))
    assert len(page.locator("#sort").input_value()) > 0
    page.locator("#q").fill("designer")
    page.locator("#search-form button").click()
    settle(page)
    assert "designer" in told(page)


@pytest.mark.parametrize("sort", ["newest", "pay", "evidence"])
def test_an_order_is_the_same_at_every_visit(search: Open, sort: str) -> None:
    link = query(sort=sort, role=["Data Scientist", "Product Designer"])
    lists = []
    for _ in range(2):
        page = search(link)
        page.get_by_role("button", name="Show 25 more").click()
        expect(page.locator("#result-list > li")).to_have_count(35)
        lists.append(titles(page))
    assert lists[0] == lists[1]
    assert len(set(lists[0])) == 35


def test_a_search_without_a_network_says_in_words_that_it_cannot_be_loaded(
    chrome: Browser, address: str
) -> None:
    page = chrome.new_page()
    page.goto(f"{address}/search/")
    page.wait_for_selector(READY)
    page.context.set_offline(True)
    page.fill("#q", "designer")
    page.locator("#search-form button").click()
    expect(page.locator("#search-failed")).to_contain_text("could not be loaded. Check your connection.")
    expect(page.locator("#search-app")).to_have_attribute("aria-busy", "false")
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#search-status")).to_have_text("52 jobs for “designer”")
    page.close()


def test_markup_in_a_posting_is_shown_as_text(search: Open) -> None:
    page = search(query("onerror"))
    assert page.locator(".job-who").inner_text() == invented.HOSTILE
    assert page.locator("#result-list img").count() == 0


def test_a_job_whose_last_day_has_passed_is_marked(search: Open) -> None:
    page = search(query("Designer 3"))
    card = page.locator(".job", has_text="Product Designer 3").first
    expect(card.locator(".closed")).to_be_visible()
    assert page.locator(".job .closed:visible").count() == 1


def test_long_facets_are_folded_and_can_be_searched(search: Open) -> None:
    page = search(query(state=["Vermont"]))
    states = page.locator("[data-facet=state]")
    assert states.locator("li:visible").count() <= 9
    expect(states.get_by_label("Vermont")).to_be_visible()
    states.get_by_role("button", name="Show all 18").click()
    assert states.locator("li:visible").count() == 18
    states.get_by_label("Find in State").fill("new")
    assert states.locator("li:visible label > span:first-of-type").all_inner_texts() == ["New York"]


def test_the_slash_key_leads_to_the_box_and_is_typed_inside_it(search: Open) -> None:
    page = search()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("ui/ux")
    assert page.input_value("#q") == "ui/ux"


def test_filters_are_closed_on_a_phone_and_escape_closes_them_again(search: Open) -> None:
    page = search(query(role=["Data Scientist"]), width=360)
    summary = page.locator("#all-facets > summary")
    expect(summary).to_have_text("Filters 1 set")
    expect(page.get_by_role("checkbox", name="Product Designer")).to_be_hidden()
    summary.click()
    page.get_by_role("checkbox", name="Product Designer").check()
    page.keyboard.press("Escape")
    expect(page.get_by_role("checkbox", name="Product Designer")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_to_mend(search: Open, width: int) -> None:
    page = search(query("larkspur", role=["Data Scientist"]), width=width)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_the_number_of_jobs_is_announced_in_a_live_region(search: Open) -> None:
    page = search()
    expect(page.get_by_role("status").filter(has_text="210 jobs")).to_have_count(1)


@pytest.mark.parametrize("file", ["shards.json", "jobs/0/wasm.en.pagefind", "jobs/0/index/*"])
def test_an_index_that_cannot_be_loaded_is_said_with_other_ways(
    chrome: Browser, address: str, file: str
) -> None:
    page = chrome.new_page()
    page.route(f"**/pagefind/{file}", lambda route: route.abort())
    page.goto(f"{address}/search/?q=go")
    expect(page.locator("#search-failed")).to_contain_text("The search could not be loaded.")
    expect(page.locator("#search-failed a")).to_have_count(4)
    page.unroute(f"**/pagefind/{file}")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#search-status")).to_have_text("13 jobs for “go”")
    expect(page.locator("#search-failed")).to_be_hidden()
    page.close()


def test_jobs_are_found_when_the_index_of_pages_cannot_be_loaded(chrome: Browser, address: str) -> None:
    page = chrome.new_page()
    page.route("**/pagefind/pages/**", lambda route: route.abort())
    page.goto(f"{address}/search/?q=designer")
    expect(page.locator("#search-status")).to_have_text("52 jobs for “designer”")
    page.wait_for_selector(READY)
    expect(page.locator("#search-failed")).to_be_hidden()
    expect(page.locator("#result-list > li")).to_have_count(10)
    page.close()


def test_a_page_without_scripts_says_so_and_leads_to_the_lists(chrome: Browser, address: str) -> None:
    page = chrome.new_page(java_script_enabled=False)
    page.goto(f"{address}/search/")
    assert page.locator("noscript").inner_html().count("<a ") == 4
    assert titles(page) == [job.meta["title"] for job in NEWEST[:10]]
    for control in ("#all-facets", "#sort", "#show-more", "#recent"):
        expect(page.locator(control)).to_be_hidden()
    page.close()


def test_a_slow_answer_to_an_older_search_is_dropped(chrome: Browser, address: str) -> None:
    page = chrome.new_page()
    page.goto(f"{address}/search/?q=designer")
    page.wait_for_selector(READY)
    page.route("**/fragment/**", lambda route: (page.wait_for_timeout(0), route.continue_()))
    page.get_by_label("Search jobs").locator("#q").fill("scientist")
    page.locator("#search-form button").click()
    page.locator("#q").fill("mechanical")
    page.locator("#search-form button").click()
    expect(page.locator("#search-status")).to_have_text("52 jobs for “mechanical”")
    settle(page)
    assert all("Mechanical" in title for title in titles(page))
    page.close()


def test_a_search_without_words_loads_no_index_of_words(chrome: Browser, address: str) -> None:
    page = chrome.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{address}/search/{query(role=['Data Scientist'])}")
    expect(page.locator("#search-status")).to_have_text("53 jobs, newest first")
    assert not [url for url in loaded if url.endswith(".pf_index")]
    expect(page.locator("[data-facet][open] li .n:empty")).to_have_count(0)
    filters = [url for url in loaded if url.endswith(".pf_filter")]
    shards = {url.split("/jobs/")[1].split("/")[0] for url in filters}
    assert len(filters) == 3 * len(shards)
    page.close()


def test_the_bundle_holds_nothing_that_the_page_does_not_load(searched: Path) -> None:
    files = sorted(searched.rglob("pagefind/**/*.*"))
    scripts = [path for path in files if path.suffix in {".js", ".css"} or path.name.startswith("wasm")]
    assert [str(path.relative_to(searched)) for path in scripts] == [
        "pagefind/jobs/0/pagefind.js",
        "pagefind/jobs/0/wasm.en.pagefind",
    ]
