"""The search over several shards: what is told before all have answered, and what is loaded at all."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.search import invented
from tests.search.conftest import READY, Open
from tests.search.test_search_page import query, settle, titles, told

pytestmark = pytest.mark.browser

JOBS = invented.job_records()
NEWEST = invented.newest(JOBS)
SO_FAR = sum("Scientist" in job.meta["title"] for job in invented.shards()[0].records)
OTHERS = re.compile("/pagefind/jobs/(?!0/)")


class Halting(SimpleHTTPRequestHandler):
    """Sends the beginning of Pagefind's program, and the rest when it may."""

    rest = threading.Event()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        if self.path.endswith(".pagefind"):
            outputfile.write(source.read(1000))
            self.rest.wait(20)
        super().copyfile(source, outputfile)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def halting(searched: Path) -> Iterator[str]:
    Halting.rest.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Halting, directory=str(searched))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def opened(chrome: Browser, address: str, link: str, width: int = 1280) -> tuple[Page, list[str]]:
    """A page that is on its way, and the addresses that it asks for."""
    page = chrome.new_page(viewport={"width": width, "height": 740})
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.removeprefix(address)))
    page.goto(f"{address}/search/{link}")
    return page, loaded


def shards_of(loaded: list[str]) -> set[str]:
    return {url.split("/")[3] for url in loaded if url.startswith("/pagefind/jobs/")}


def test_a_page_without_a_question_loads_what_any_first_search_needs_and_no_more(
    chrome: Browser, address: str
) -> None:
    page, loaded = opened(chrome, address, "")
    page.wait_for_selector(READY)
    page.wait_for_load_state("networkidle")
    expect(page.locator("#search-status")).to_have_text("210 jobs, newest first")
    assert titles(page) == [job.meta["title"] for job in NEWEST[:10]]
    assert sorted(url for url in loaded if "pagefind" in url) == [
        "/pagefind/jobs/0/pagefind.js",
        "/pagefind/jobs/0/wasm.en.pagefind",
        "/pagefind/shards.json",
    ]
    page.close()


def test_a_file_that_the_page_is_still_loading_ahead_is_waited_for(chrome: Browser, halting: str) -> None:
    page, _ = opened(chrome, halting, "?q=scientist")
    expect(page.locator("#search-status")).to_have_text("Searching")
    Halting.rest.set()
    expect(page.locator("#search-status")).to_have_text("53 jobs for “scientist”")
    page.close()


def test_the_newest_jobs_answer_first_and_are_told_as_so_far(chrome: Browser, address: str) -> None:
    page = chrome.new_page()
    held: list[Route] = []
    released = False
    page.route(OTHERS, lambda route: route.continue_() if released else held.append(route))
    page.goto(f"{address}/search/?q=scientist")
    expect(page.locator("#search-status")).to_have_text(f"{SO_FAR} jobs so far for “scientist”")
    expect(page.locator("#show-more")).to_be_hidden()
    expect(page.locator("#search-app")).to_have_attribute("aria-busy", "true")
    first = titles(page)
    released = True
    for route in held:
        route.continue_()
    expect(page.locator("#search-status")).to_have_text("53 jobs for “scientist”")
    assert titles(page)[: len(first)] == first
    page.close()


def test_a_word_that_no_newest_job_has_is_looked_for_in_the_largest_shard_before_all_others(
    chrome: Browser, address: str
) -> None:
    largest = max(invented.shards()[1:], key=lambda shard: len(shard.records))
    page = chrome.new_page()
    held: list[Route] = []
    released = False
    others = re.compile(f"/pagefind/jobs/(?!0/|{largest.name}/)")
    page.route(others, lambda route: route.continue_() if released else held.append(route))
    page.goto(f"{address}/search/?q=100")
    expect(page.locator("#search-status")).to_have_text("1 job so far for “100”")
    first = titles(page)
    assert first[0] in {record.meta["title"] for record in largest.records}
    released = True
    for route in held:
        route.continue_()
    expect(page.locator("#search-status")).to_have_text("1 job for “100”")
    assert titles(page) == first
    page.close()


def test_a_role_on_a_phone_loads_the_shards_that_have_it_and_tells_the_whole_number(
    chrome: Browser, address: str
) -> None:
    page, loaded = opened(chrome, address, query(role=["Data Scientist"]), width=360)
    page.wait_for_selector(READY)
    assert told(page) == "53 jobs, newest first"
    assert shards_of(loaded) == {"0"}
    page.get_by_role("button", name="Show 25 more of 43").click()
    expect(page.locator("#result-list > li")).to_have_count(35)
    assert len(shards_of(loaded)) < 4
    page.close()


def test_a_value_that_no_shard_has_is_answered_without_asking_any(chrome: Browser, address: str) -> None:
    page, loaded = opened(chrome, address, query(state=["Atlantis"]), width=360)
    expect(page.locator("#search-status")).to_have_text("No jobs")
    page.wait_for_selector(READY)
    assert not [url for url in loaded if url.endswith((".pf_meta", ".pf_filter", ".pf_index"))]
    page.close()


@pytest.mark.parametrize("sort", ["newest", "pay"])
def test_jobs_of_several_shards_stand_in_one_order(search: Open, sort: str) -> None:
    page = search(query("larkspur", sort=sort))
    page.get_by_role("button", name="Show 25 more").click()
    expect(page.locator("#result-list > li")).to_have_count(35)
    keys = {job.meta["title"]: job.sort[sort] for job in JOBS}
    shown = [keys[title] for title in titles(page)]
    of_larkspur = [job for job in JOBS if not job.url.startswith("/jobs/17/")]
    assert shown == sorted((job.sort[sort] for job in of_larkspur), reverse=True)[:35]


def test_evidence_is_ordered_by_kind_and_says_that_it_is_no_score(search: Open) -> None:
    page = search(query(sort="evidence", state=["Ohio", "Utah", "Iowa"]))
    expect(page.locator("#search-status")).to_have_text("36 jobs, by kind of evidence")
    expect(page.locator("#evidence-note")).to_contain_text("This is an order of kinds and no score.")
    page.get_by_role("button", name="Show 25 more of 26").click()
    expect(page.locator("#result-list > li")).to_have_count(35)
    labels = page.locator("#result-list .label").all_inner_texts()
    assert labels == sorted(labels, key=invented.STANCES_IN_ORDER.index)
    assert set(labels) == set(invented.STANCES_IN_ORDER)


def test_a_word_nobody_has_is_named_and_the_other_words_are_searched(search: Open) -> None:
    page = search(query("designer xyzzyq"))
    assert told(page) == "52 jobs for “designer xyzzyq”"
    expect(page.locator("#missing")).to_have_text("No job has the word “xyzzyq”. These have the other words.")
    page.fill("#q", "designer")
    page.locator("#search-form button").click()
    settle(page)
    expect(page.locator("#missing")).to_be_hidden()


def test_a_word_that_only_begins_like_another_finds_nothing(search: Open) -> None:
    page = search(query("designerix"))
    assert told(page) == "No jobs for “designerix”"
    expect(page.locator("#missing")).to_have_text("No job has the word “designerix”.")
    expect(page.locator("#no-results")).to_be_visible()


def test_a_missing_word_is_told_of_the_filtered_jobs_alone(search: Open) -> None:
    page = search(query("scientist xyzzyq", role=["Data Scientist"]))
    expect(page.locator("#missing")).to_have_text(
        "No job with these filters has the word “xyzzyq”. These have the other words."
    )


def test_other_endings_of_a_word_are_not_called_missing(search: Open) -> None:
    page = search(query("designers engineering"))
    expect(page.locator("#missing")).to_be_hidden()


def test_what_was_found_stays_when_the_network_goes_and_the_rest_is_said_to_be_missing(
    chrome: Browser, address: str
) -> None:
    page = chrome.new_page()
    page.goto(f"{address}/search/?q=scientist")
    page.wait_for_selector(READY)
    shown = titles(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Show 25 more").click()
    expect(page.locator("#search-failed")).to_contain_text("More jobs could not be loaded.")
    assert titles(page) == shown
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#search-failed")).to_be_hidden()
    page.get_by_role("button", name="Show 25 more").click()
    expect(page.locator("#result-list > li")).to_have_count(35)
    page.close()


def test_shards_that_do_not_answer_leave_the_first_results_as_so_far(chrome: Browser, address: str) -> None:
    page = chrome.new_page()
    page.route(OTHERS, lambda route: route.abort())
    page.goto(f"{address}/search/?q=scientist")
    expect(page.locator("#search-failed")).to_contain_text("More jobs could not be loaded.")
    expect(page.locator("#search-status")).to_have_text(f"{SO_FAR} jobs so far for “scientist”")
    expect(page.locator("#result-list > li")).to_have_count(10)
    page.close()
