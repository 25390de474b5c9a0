"""A small site that is only a search, served to a real browser."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.pages.model.page import Head
from generator.pages.model.parts import Link
from generator.pages.model.search import SearchPage
from generator.publish.preview import server_of
from generator.publish.search import Bundle, build_search
from generator.render.environment import template_environment
from generator.render.render import render_page
from tests.render.page_examples import TEMPLATES, a_site, site_assets
from tests.search import invented

Open = Callable[..., Page]
ANOTHER_PAGE = '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Another page</title>'
READY = "#search-app[aria-busy=false]"


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The search page over the invented jobs, which lie in several shards."""
    folder = tmp_path_factory.mktemp("search")
    jobs = invented.job_records()
    bundles = [
        Bundle(f"jobs/{shard.name}", shard.records, {"counts": shard.counts(), "seen": invented.LAST_SEEN})
        for shard in invented.shards()
    ]
    pages = Bundle("pages", invented.page_records())
    build_search([*bundles, pages], folder / "pagefind", jobs=2)
    page = render_page(_search_page(jobs), a_site(), template_environment(TEMPLATES))
    (folder / "search").mkdir()
    (folder / "search/index.html").write_bytes(page)
    (folder / "jobs/1").mkdir(parents=True)
    (folder / "jobs/1/index.html").write_text(ANOTHER_PAGE, "utf-8")
    for asset in site_assets().values():
        file = folder / asset.url.lstrip("/")
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(asset.content)
    return folder


@pytest.fixture(scope="session")
def address(searched: Path) -> Iterator[str]:
    with server_of(searched, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture
def search(chrome: Browser, address: str) -> Iterator[Open]:
    """Opens the search with the given query; what the browser complains of fails the test."""
    complaints: list[str] = []
    pages: list[Page] = []

    def opened(query: str = "", width: int = 1280) -> Page:
        page = chrome.new_page(viewport={"width": width, "height": 740})
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: complaints.append(request.url))
        page.set_default_timeout(20_000)
        page.goto(f"{address}/search/{query}")
        page.wait_for_selector(READY)
        pages.append(page)
        return page

    yield opened
    for page in pages:
        page.close()
    assert complaints == []


def _search_page(jobs: list[invented.SearchRecord]) -> SearchPage:
    return SearchPage(
        url="/search/",
        heading="Search jobs",
        head=Head("Search jobs", "Search invented jobs.", "https://jobs.example/search/", indexable=False),
        breadcrumbs=(Link("Home", "/"), Link("Search", "/search/")),
        facets=invented.facets(jobs),
        jobs=len(jobs),
        index="/pagefind/",
        newest=tuple(invented.card(job) for job in invented.newest(jobs)[:10]),
        evidence_order=invented.STANCES_IN_ORDER,
    )
