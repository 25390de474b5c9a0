"""A posting on paper: a sheet of its evidence on two pages, and lists without what only works on a screen."""

import re
import threading
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from generator.publish.preview import server_of

pytestmark = pytest.mark.browser

PAPERS = ("A4", "Letter")
RUNGS = ("yes", "maybe", "no", "unknown")


@pytest.fixture(scope="module")
def demo(demo_site: Path) -> Iterator[str]:
    """The address at which the demo is served."""
    with server_of(demo_site, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(scope="module")
def page(chrome: Browser) -> Iterator[Page]:
    page = chrome.new_page()
    yield page
    page.close()


@pytest.fixture(scope="module")
def sheets(demo_site: Path) -> list[str]:
    """The longest and the shortest postings of the demo, and the longest evidence under each tone."""
    evidence = {file.parent.name: evidence_of(file) for file in sorted(demo_site.glob("jobs/*/index.html"))}
    by_length = sorted(evidence, key=lambda name: len(evidence[name]))
    longest_of = {
        tone: next(name for name in reversed(by_length) if f'class="badge {tone}"' in evidence[name])
        for tone in RUNGS
    }
    return [*by_length[:1], *by_length[-4:], *longest_of.values()]


def evidence_of(file: Path) -> str:
    """The HTML of a posting's page up to the posting's own text."""
    return file.read_text("utf-8").partition('<section class="posting-text"')[0].partition("<main")[2]


def printed(page: Page, url: str, paper: str = "A4") -> PdfReader:
    """The page as Chromium prints it without changes to its settings."""
    page.goto(url)
    page.emulate_media(media="print")
    return PdfReader(BytesIO(page.pdf(format=paper)))


def words_of(pdf: PdfReader) -> str:
    """Its text without spaces and ligatures, because both depend on where a line ends and on the font."""
    return closed_up("".join(sheet.extract_text() for sheet in pdf.pages))


def closed_up(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


@pytest.mark.parametrize("paper", PAPERS)
def test_the_evidence_of_a_posting_fits_two_pages(
    page: Page, demo: str, sheets: list[str], paper: str
) -> None:
    pages = {name: len(printed(page, f"{demo}/jobs/{name}/", paper).pages) for name in sheets}
    assert {name: count for name, count in pages.items() if count > 2} == {}


def test_a_sheet_has_all_that_proves_it(page: Page, demo: str, sheets: list[str]) -> None:
    """Title, employer, address, day of the data, every quote, every count and the addresses of sources."""
    for name in sheets:
        text = words_of(printed(page, f"{demo}/jobs/{name}/"))
        page.emulate_media(media="screen")
        shown = [
            *page.locator(
                "h1, .posting-head .job-who, .ladder .words q, .ladder .evidence .note"
            ).all_inner_texts(),
            *page.locator(".wages .answer, .area-levels h3").all_inner_texts(),
            *page.locator(".ladder > li > .note a[href^=http]").evaluate_all("all => all.map(a => a.href)"),
            page.locator("link[rel=canonical]").get_attribute("href") or "",
            "data of 15 Nov 2026",
        ]
        assert [words for words in shown if closed_up(words) not in text] == []


def test_a_sheet_has_no_navigation_no_buttons_and_not_the_posting_s_text(
    page: Page, demo: str, sheets: list[str]
) -> None:
    page.goto(f"{demo}/jobs/{sheets[1]}/")
    page.emulate_media(media="print")
    left_out = ".site-header, .site-footer, .breadcrumbs, .actions, .keep, .posting-text, #similar"
    assert page.locator(left_out).count() >= 5
    assert [part for part in page.locator(left_out).all() if part.is_visible()] == []
    page.emulate_media(media="screen")
    assert page.locator(".printed").is_hidden()


def test_a_list_is_printed_with_the_answers_to_its_questions(page: Page, demo: str) -> None:
    text = words_of(printed(page, f"{demo}/roles/backend-engineer/"))
    page.emulate_media(media="screen")
    page.evaluate("document.querySelectorAll('.faq details').forEach(details => { details.open = true })")
    answers = page.locator(".faq details .prose p").all_inner_texts()
    assert answers
    assert [answer for answer in answers if closed_up(answer)[:40] not in text] == []
    assert "searchthesejobs" not in text
