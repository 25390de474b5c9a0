"""What the search keeps for its visitor: a floor of pay, recent searches, jobs applied for."""

import gzip
import json
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.render.page_examples import site_assets
from tests.search import invented
from tests.search.conftest import Open
from tests.search.test_search_page import query, settle, titles, told

pytestmark = pytest.mark.browser

JOBS = invented.job_records()
ROOM = 14_000
"""Bytes that the search's own scripts may take, compressed, Pagefind left out."""


def paying(least: int, *, unstated: bool) -> int:
    """Number of jobs that pay at least so much, counted by hand."""
    pays = [job.filters["pay"][0] for job in JOBS]
    return sum(unstated if pay == "Not stated" else int(pay[1:].replace(",", "")) >= least for pay in pays)


def keep(page: Page, **facts: Any) -> None:
    """What `kept.js` would have kept of the newest job."""
    job = invented.card(invented.newest(JOBS)[0])
    entry = {"key": job.key, "url": job.url, "title": job.title, **facts}
    kept = {"version": 1, "jobs": {job.key: entry}, "applied_shown": "dim", "recent": []}
    page.evaluate("kept => localStorage.setItem('rolepages.kept', kept)", json.dumps(kept))
    page.reload()


def test_a_floor_of_pay_keeps_jobs_that_state_none_until_they_are_left_out(search: Open) -> None:
    page = search()
    page.locator("[data-facet=pay] summary").click()
    assert page.get_by_label("Leave out jobs without a yearly pay in dollars").is_disabled()
    page.get_by_label("At least").select_option("140000")
    expect(page.locator("#search-status")).to_have_text(
        f"{paying(140_000, unstated=True)} jobs, newest first"
    )
    assert page.url.endswith("?pay_from=140000")
    page.get_by_label("Leave out jobs without a yearly pay in dollars").check()
    expect(page.locator("#search-status")).to_have_text(
        f"{paying(140_000, unstated=False)} jobs, newest first"
    )
    assert page.url.endswith("?pay_from=140000&pay_stated=1")
    page.get_by_role("link", name="Remove Pay from $140,000, stated").click()
    expect(page.locator("#search-status")).to_have_text("210 jobs, newest first")


def test_a_floor_and_a_chosen_band_hold_together(search: Open) -> None:
    page = search("?pay_from=140000&pay=%2490%2C000&pay=%24210%2C000")
    assert told(page) == "30 jobs, newest first"


def test_a_deep_link_with_a_floor_sets_its_controls(search: Open) -> None:
    page = search("?pay_from=175000&pay_stated=1")
    assert page.input_value("#pay-from") == "175000"
    assert page.is_checked("#pay-stated")
    assert told(page) == f"{paying(175_000, unstated=False)} jobs, newest first"


def test_recent_searches_are_offered_and_can_be_forgotten(search: Open) -> None:
    page = search()
    expect(page.locator("#recent")).to_be_hidden()
    for words in ("designer", "scientist", "designer"):
        page.fill("#q", words)
        page.keyboard.press("Enter")
        settle(page)
    assert page.locator("#recent-list a").all_inner_texts() == ["“designer”", "“scientist”"]
    page.get_by_role("link", name="“scientist”").click()
    expect(page.locator("#search-status")).to_have_text("53 jobs for “scientist”")
    page.get_by_role("button", name="Forget them").click()
    expect(page.locator("#recent")).to_be_hidden()
    assert page.evaluate("JSON.parse(localStorage.getItem('rolepages.kept')).recent") == []


def test_what_is_typed_and_not_sent_is_not_remembered(search: Open) -> None:
    page = search()
    page.locator("#q").press_sequentially("designer", delay=20)
    expect(page.locator("#search-status")).to_have_text("52 jobs for “designer”")
    expect(page.locator("#recent")).to_be_hidden()


def test_jobs_applied_for_are_pale_left_out_or_like_others(search: Open) -> None:
    page = search()
    keep(page, applied="2026-04-01")
    first = page.locator("#result-list > li").first
    expect(first).to_have_class("is-applied")
    expect(first).to_be_visible()
    page.get_by_label("Jobs you applied for or hid").select_option("hide")
    expect(first).to_be_hidden()
    expect(page.locator("#left-out")).to_have_text("1 job of these left out: you applied for or hid it.")
    assert told(page) == "210 jobs, newest first"
    page.reload()
    expect(first).to_be_hidden()
    page.get_by_label("Jobs you applied for or hid").select_option("show")
    expect(first).to_be_visible()
    expect(page.locator("#left-out")).to_be_hidden()


def test_a_found_job_can_be_saved_from_its_card(search: Open) -> None:
    page = search(query("“Backend Engineer 0”".strip("“”")))
    page.locator(".job").first.get_by_role("button", name="Save").click()
    kept = page.evaluate("JSON.parse(localStorage.getItem('rolepages.kept')).jobs")
    assert kept["job0"]["title"] == titles(page)[0]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "link",
    [
        "",
        query("designer xyzzyq"),
        query("zeppelin"),
        query(sort="evidence", visa=["TN"]) + "&pay_from=90000",
    ],
    ids=["newest", "missing word", "no results", "evidence"],
)
def test_axe_finds_nothing_to_mend_in_any_state(search: Open, link: str, width: int) -> None:
    page = search(link, width=width)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    settle(page)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "link",
    ["", query("designer"), query("designer xyzzyq"), query("zeppelin"), query(role=["Data Scientist"])],
)
def test_nothing_moves_while_the_search_is_loaded(search: Open, link: str, width: int) -> None:
    page = search(link, width=width)
    shifts = page.evaluate(
        "new Promise(done => new PerformanceObserver(list => done(list.getEntries().map(each => each.value)))"
        ".observe({ type: 'layout-shift', buffered: true }) || setTimeout(() => done([]), 500))"
    )
    assert sum(shifts) < 0.001


def test_the_scripts_of_the_search_stay_small() -> None:
    names = ("address.js", "dom.js", "facets.js", "results.js", "search.js", "shards.js")
    assets = site_assets()
    assert sum(len(gzip.compress(assets[name].content, 6)) for name in names) <= ROOM


def test_the_style_of_the_search_stays_small() -> None:
    assert len(gzip.compress(site_assets()["search.css"].content)) <= 2_500
