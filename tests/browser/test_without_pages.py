"""A site on which not all postings have a page, in a browser: where a result leads, and what is saved."""

import re
import threading
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from generator.options import Options
from generator.pipeline import build
from generator.publish.preview import server_of
from tests.browser.conftest import ELSEWHERE, PHONE
from tests.whole.test_posting_pages import a_site

pytestmark = pytest.mark.browser

ROLE, SEARCH = "/roles/backend-engineer/", "/search/?q=engineer"


@pytest.fixture(scope="module", params=["newest", "link_only"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The built site, served."""
    folder = a_site(tmp_path_factory.mktemp(request.param), request.param)
    outcome = build(Options(root=folder, output=folder / "build", clock=date(2026, 4, 1)))
    assert outcome.published, outcome.problems
    with server_of(folder / "build", "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture
def page(chrome: Browser) -> Iterator[Page]:
    """A phone that reaches no other site."""
    page = chrome.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.set_default_timeout(20_000)
    page.route(re.compile("^https:"), lambda route: route.fulfill(body=ELSEWHERE, content_type="text/html"))
    yield page
    page.close()


def results(page: Page, address: str, path: str) -> list[tuple[str, str]]:
    """Of each job in the list, where its title leads and what stands beside it."""
    page.goto(address + path)
    cards = page.locator(".jobs .job")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    expect(cards).to_have_count(5)
    links = page.locator(".jobs .job-title a").all()
    beside = [" ".join(card.locator(".away").all_inner_texts()) for card in cards.all()]
    return list(zip([str(link.get_attribute("href")) for link in links], beside, strict=True))


def test_a_result_leads_where_its_card_in_a_list_does(page: Page, address: str) -> None:
    found = results(page, address, SEARCH)
    assert sorted(found) == sorted(results(page, address, ROLE))
    away = [(url, beside) for url, beside in found if not url.startswith("/")]
    assert away
    for url, beside in away:
        assert beside == f"on {url.split('/')[2]}"


def test_a_result_without_a_page_opens_the_employers_page_and_asks_nothing_before(
    page: Page, address: str
) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - needs a function
    url = next(url for url, beside in results(page, address, SEARCH) if beside)
    assert {request.url.removeprefix(address)[:1] for request in asked} == {"/"}
    page.locator(f'.job-title a[href="{url}"]').click()
    page.wait_for_url(url)


def test_a_job_without_a_page_can_be_saved_and_is_found_again(page: Page, address: str) -> None:
    url, _ = next(found for found in results(page, address, ROLE) if found[1])
    card = page.locator(".job", has=page.locator(f'a[href="{url}"]'))
    title = card.locator(".job-title a").inner_text()
    card.get_by_role("button", name="Save").click()
    page.goto(f"{address}/saved/")
    expect(page.locator(f'main a[href="{url}"]').first).to_have_text(title)
