"""The preview in a browser: it loads a page again where the reader was, and tells what is wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import until
from tests.pictures import pictured
from tests.serving import Served, served
from tests.whole.small import a_small_site

GUIDE = "content/guides/first.md"
LONG = "\n\n".join(f"## Part {number}\n\nWords." for number in range(60))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = a_small_site(tmp_path / "site")
    save(folder, "Words.", LONG)
    return folder


@pytest.fixture
def preview(folder: Path) -> Iterator[Served]:
    with served(folder) as running:
        yield running


@pytest.fixture(params=["light", "dark"])
def page(chrome: Browser, preview: Served, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A phone on the guide; what the browser complains of fails the test."""
    context = chrome.new_context(viewport={"width": 360, "height": 740}, color_scheme=request.param)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{preview.address}/guides/first/")
    yield page
    context.close()
    assert not complaints


def save(folder: Path, old: str, new: str) -> None:
    text = (folder / GUIDE).read_text("utf-8")
    assert old in text
    (folder / GUIDE).write_text(text.replace(old, new, 1), "utf-8")


def test_a_saved_change_shows_by_itself_and_the_page_stays_where_it_was(folder: Path, page: Page) -> None:
    page.evaluate("scrollTo(0, 1200)")
    with page.expect_event("load"):
        save(folder, "## Part 50", "## Larches")
    expect(page.get_by_role("heading", name="Larches")).to_be_attached()
    until(page, "scrollY === 1200")


def test_an_error_covers_the_page_with_its_line_and_goes_when_it_is_mended(folder: Path, page: Page) -> None:
    panel = page.get_by_role("region", name="Preview")
    expect(page.get_by_role("button", name="Preview: No problems")).to_be_visible()
    save(folder, "reviewed_on:", "reviewd_on:")
    expect(panel).to_contain_text("did you mean `reviewed_on`?")
    expect(panel).to_contain_text("The page stays as it was")
    pictured(page, "error")
    save(folder, "reviewd_on:", "reviewed_on:")
    expect(panel).to_be_hidden()


def test_the_panel_opens_and_closes_by_keyboard_and_lists_the_changed_pages(folder: Path, page: Page) -> None:
    with page.expect_event("load"):
        save(folder, "## Part 50", "## Rowans")
    button = page.get_by_role("button", name="Preview: 1 page changed")
    button.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("region", name="Preview")
    expect(panel.get_by_role("link", name="/guides/first/")).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_a_draft_is_marked(folder: Path, page: Page) -> None:
    with page.expect_event("load"):
        save(folder, "title:", "draft: true\ntitle:")
    expect(page.get_by_role("heading", level=1)).to_have_text("Not published (draft): A first guide")
    expect(page.get_by_role("button", name="not published")).to_be_visible()
