"""Links that set the search: what they promise on the page is what the search finds."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from generator.publish.preview import server_of
from tests.search.conftest import READY

pytestmark = pytest.mark.browser

SAMPLE = 25


@pytest.fixture(scope="module")
def demo(demo_site: Path) -> Iterator[str]:
    with server_of(demo_site, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def presets(site: Path) -> list[tuple[str, int]]:
    """Links into the search with the number printed in them, from every list of the site."""
    found: dict[str, int] = {}
    for path in sorted(site.glob("roles/**/index.html")) + sorted(site.glob("places/**/index.html")):
        for link in LexborHTMLParser(path.read_bytes()).css("a[href^='/search/?']"):
            number = re.search(r"([\d,]+)\s*$", link.text().strip())
            if number:
                found[str(link.attributes["href"])] = int(number[1].replace(",", ""))
    return sorted(found.items())


def test_a_link_that_sets_the_search_finds_the_number_it_promises(
    demo_site: Path, demo: str, chrome: Browser
) -> None:
    links = presets(demo_site)
    assert len(links) > SAMPLE
    page = chrome.new_page()
    for url, number in links[:: len(links) // SAMPLE]:
        page.goto(demo + url)
        page.wait_for_selector(READY)
        told = page.locator("#search-status").inner_text()
        assert told.split()[0] == (f"{number:,}" if number else "No"), (url, told)
    page.close()


def test_the_search_without_a_filter_finds_every_open_job(
    demo_site: Path, demo: str, chrome: Browser
) -> None:
    home = LexborHTMLParser((demo_site / "search/index.html").read_bytes())
    page = chrome.new_page()
    page.goto(f"{demo}/search/")
    page.wait_for_selector(READY)
    jobs = home.css_first("#search-app").attributes["data-jobs"]
    assert page.locator("#search-status").inner_text().split()[0] == f"{int(str(jobs)):,}"
    page.close()
