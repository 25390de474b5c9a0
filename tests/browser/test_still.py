"""Pages of the demo stand still while they load over a slow line: what comes late pushes nothing."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.publish.preview import server_of
from tests.browser.test_saved import ALL, ITEM, a_store

pytestmark = pytest.mark.browser

LATE = 0.25  # seconds
WATCH = """
window.shifted = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries())
    shifted.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? "")]);
}).observe({ type: "layout-shift", buffered: true });
"""
PATHS = (
    "/", "/roles/", "/roles/backend-engineer/", "/roles/backend-engineer/page/2/",
    "/roles/backend-engineer/h-1b/", "/visas/", "/visas/h-1b/", "/employers/", "/places/",
    "/places/california/", "/guides/", "/method/", "/data/", "/saved/", "/can-i-use-this/", "/follow/",
    "/search/", "/search/?q=python",
)  # fmt: skip


@pytest.fixture(scope="module")
def demo(demo_site: Path) -> Iterator[str]:
    with server_of(demo_site, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.mark.parametrize("path", PATHS)
def test_scripts_that_come_late_move_nothing(chrome: Browser, demo: str, path: str) -> None:
    page = opened(chrome, demo + path)
    assert page.evaluate("window.shifted") == []
    page.close()


def test_jobs_that_were_kept_move_nothing_when_their_list_appears(chrome: Browser, demo: str) -> None:
    page = opened(chrome, f"{demo}/guides/")
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [ITEM, a_store(*ALL)])
    page.goto(f"{demo}/saved/")
    page.wait_for_selector("#kept-jobs > li")
    page.wait_for_timeout(150)
    assert page.evaluate("window.shifted") == []
    page.close()


def opened(chrome: Browser, url: str) -> Page:
    """A phone's page whose scripts came after it was painted."""
    page = chrome.new_page(viewport={"width": 360, "height": 740})
    page.add_init_script(WATCH)
    page.route("**/assets/*.js", _late)
    page.goto(url)
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    page.wait_for_timeout(400)
    return page


def _late(route: Route) -> None:
    time.sleep(LATE)
    route.continue_()
