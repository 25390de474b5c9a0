"""Every kind of page as a browser shows it: readable, quiet, and inside the screen."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from generator.render.environment import template_environment
from generator.render.render import render_page
from tests.chromium import chromium
from tests.pictures import pictured
from tests.render.page_examples import TEMPLATES, a_site, every_kind, site_assets

pytestmark = pytest.mark.browser

PAGES = sorted(set(every_kind()) - {"redirect"})
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}
NARROWEST: ViewportSize = {"width": 320, "height": 640}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One example of every kind of page, served from a folder."""
    folder = tmp_path_factory.mktemp("pages")
    environment = template_environment(TEMPLATES)
    for name, page in every_kind().items():
        (folder / f"{name}.html").write_bytes(render_page(page, a_site(), environment))
    for asset in site_assets().values():
        file = folder / asset.url.lstrip("/")
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(asset.content)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def opened(chrome: Browser, url: str, *, today: str = "2026-04-01") -> Page:
    page = chrome.new_page(viewport=PHONE)
    page.clock.set_fixed_time(f"{today}T12:00:00")
    page.goto(url)
    return page


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_to_mend_on_any_screen_by_day_and_night(
    chrome: Browser, address: str, name: str
) -> None:
    page = opened(chrome, f"{address}/{name}.html")
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    for size, scheme in product((PHONE, DESK), SCHEMES):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page)
        pictured(page, f"{size['width']}-{scheme}")
        assert found.violations_count == 0, f"{size}, {scheme}: {found.generate_report()}"
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_silent_and_fits_small_screens(chrome: Browser, address: str, name: str) -> None:
    """WCAG 2.2, 1.4.10: no sideways scrolling at 320 pixels, nor on a phone."""
    page = chrome.new_page(viewport=NARROWEST)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(request.url))
    page.goto(f"{address}/{name}.html")
    for size in (NARROWEST, PHONE):
        page.set_viewport_size(size)
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
    assert name == "search" or said == []  # its index is a part of a built site alone
    page.close()


def test_the_first_job_of_a_role_page_is_on_the_first_screen_of_a_phone(
    chrome: Browser, address: str
) -> None:
    page = opened(chrome, f"{address}/role.html")
    title = page.locator(".job-title").first.bounding_box()
    assert title is not None
    assert title["y"] + title["height"] <= PHONE["height"]
    page.close()


def test_a_link_to_an_answer_opens_it(chrome: Browser, address: str) -> None:
    page = opened(chrome, f"{address}/role.html#prevailing-wage")
    assert page.locator("#prevailing-wage").get_attribute("open") is not None
    assert page.locator("#change-employers").get_attribute("open") is None
    page.close()


def test_a_link_to_a_folded_fact_opens_all_that_holds_it(chrome: Browser, address: str) -> None:
    page = opened(chrome, f"{address}/role.html#fact-h1b_cap")
    assert page.locator("#fact-h1b_cap p").first.is_visible()
    page.close()


def test_old_data_says_so_and_fresh_data_does_not(chrome: Browser, address: str) -> None:
    fresh = opened(chrome, f"{address}/role.html", today="2026-04-01")
    assert fresh.locator("#page-stale").is_hidden()
    old = opened(chrome, f"{address}/role.html", today="2026-04-20")
    assert "23 days old" in old.locator("#page-stale").inner_text()
    fresh.close()
    old.close()


def test_a_job_past_its_last_day_is_marked_closed(chrome: Browser, address: str) -> None:
    on_the_day = opened(chrome, f"{address}/role.html", today="2026-04-09")
    assert "closes 9 Apr 2026" in on_the_day.locator("#jobs").inner_text()
    after = opened(chrome, f"{address}/role.html", today="2026-04-10")
    assert "closed 9 Apr 2026" in after.locator("#jobs").inner_text()
    on_the_day.close()
    after.close()


def test_a_fact_past_its_expiry_is_doubted(chrome: Browser, address: str) -> None:
    page = opened(chrome, f"{address}/role.html", today="2027-03-01")
    assert page.locator("#fact-h1b_weighted_selection .status").inner_text() == "changed?"
    page.close()


def test_everything_is_readable_without_scripts(chrome: Browser, address: str) -> None:
    context = chrome.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}/role.html")
    assert page.locator(".job").count() == 6
    page.goto(f"{address}/search.html")
    assert "needs JavaScript" in page.locator("main").inner_text()
    context.close()


def test_the_keyboard_reaches_the_content_first(chrome: Browser, address: str) -> None:
    page = opened(chrome, f"{address}/role.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.close()


def test_targets_are_large_enough_for_a_thumb(chrome: Browser, address: str) -> None:
    """WCAG 2.2, 2.5.8: controls outside running text are at least 24 pixels high."""
    page = opened(chrome, f"{address}/role.html")
    heights = page.evaluate(
        """[...document.querySelectorAll("nav a, .chips a, .stances a, .counts a, summary, button, .button")]
        .filter(control => control.checkVisibility())
        .map(control => [control.textContent, control.getBoundingClientRect().height])"""
    )
    assert [name for name, height in heights if height < 24] == []
    page.close()


def test_chromium_is_found_where_the_environment_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    browser = tmp_path / "my-browser"
    browser.write_text("#!/bin/sh\n")
    browser.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(browser))
    assert chromium() == str(browser)


def test_each_tone_of_evidence_has_a_shape_of_its_own_that_forced_colours_keep(
    chrome: Browser, address: str
) -> None:
    page = opened(chrome, f"{address}/role.html")
    shapes = """() => ["yes", "maybe", "no", "unknown"].map((tone) => {
      const badge = document.createElement("span");
      badge.className = `badge ${tone}`;
      document.querySelector(".evidence").append(badge);
      const style = getComputedStyle(badge, "::before");
      return [style.maskImage, style.backgroundColor];
    })"""
    usual = page.evaluate(shapes)
    assert len({shape for shape, _ in usual}) == 4
    page.emulate_media(forced_colors="active")
    forced = page.evaluate(shapes)
    assert [shape for shape, _ in forced] == [shape for shape, _ in usual]
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert all(colour != ground for _, colour in forced)
    page.close()
