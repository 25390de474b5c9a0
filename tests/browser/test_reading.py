"""Every kind of page with larger letters, without motion, and by keyboard alone."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import CLOSED, PHONE, until
from tests.chromium import launched
from tests.render.page_examples import every_kind

pytestmark = pytest.mark.browser

PATHS = {
    name: CLOSED if name == "posting-closed" else page.url
    for name, page in sorted(every_kind().items())
    if name not in {"redirect", "search"}
}
"""The search asks for its index, which only a built site has."""
KINDS = ["home", "role", "posting", "visa", "employer", "article", "method", "saved"]
DESK = {"width": 1280, "height": 800}

CLIPPED = """
() => [...document.querySelectorAll("main *, header *, footer *")].filter((node) => {
  const style = getComputedStyle(node);
  const box = node.getBoundingClientRect();
  const cut = /hidden|clip/.test(style.overflowX + style.overflowY);
  const meant = style.clipPath !== "none" || style.webkitLineClamp !== "none";
  return cut && !meant && box.width > 1 && node.textContent.trim()
    && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1);
}).map((node) => `${node.tagName}.${node.className}: ${node.textContent.trim().slice(0, 60)}`)
"""
"""Text that is cut off. What is folded or meant for screen readers alone is left out."""

COVERED = """
() => [...document.querySelectorAll("main a, main button, main summary, header a, header input")]
  .filter((node) => node.checkVisibility() && node.getClientRects().length)
  .filter((node) => {
    node.scrollIntoView({ block: "center" });
    const box = node.getClientRects()[0];
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return top && !node.contains(top) && !top.contains(node);
  })
  .map((node) => `${node.tagName}: ${node.textContent.trim().slice(0, 60)}`)
"""
"""Controls that something else lies upon."""

FOCUSED = """
() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const style = getComputedStyle(node);
  const box = node.getBoundingClientRect();
  const notice = document.getElementById("page-stale").getBoundingClientRect();
  const within = (top, bottom) => Math.max(0, Math.min(box.bottom, bottom) - Math.max(box.top, top));
  const shown = within(0, innerHeight) - within(notice.top, Math.min(notice.bottom, innerHeight));
  return {
    name: `${node.tagName}: ${(node.textContent || node.name || "").trim().slice(0, 40)}`,
    ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    hidden: shown < Math.min(box.height, 24),
    left: box.left, top: box.top + scrollY, bottom: box.bottom + scrollY,
    header: Boolean(node.closest(".site-header")),
    main: Boolean(node.closest("main")),
  };
}
"""
"""What has the focus, how thick its ring is, and whether the notice or the screen's edge hides it."""


@pytest.fixture(scope="module")
def large(chrome: Browser) -> Iterator[Browser]:
    """The browser of somebody who has set letters to twice their usual size."""
    browser = launched(chrome.browser_type, "--blink-settings=defaultFontSize=32")
    yield browser
    browser.close()


def opened(
    chrome: Browser, url: str, size: dict[str, int], *, today: str = "2026-04-01", **media: str
) -> Page:
    page = chrome.new_page(viewport=size, **media)  # type: ignore[arg-type]
    page.set_default_timeout(20_000)
    page.clock.set_fixed_time(f"{today}T12:00:00Z")
    page.goto(url)
    return page


READ = [name for name in KINDS if name in PATHS]


@pytest.mark.parametrize("name", PATHS)
def test_letters_twice_as_large_lose_nothing(large: Browser, visited: str, name: str) -> None:
    """WCAG 2.2, 1.4.4, on a phone and on a large screen."""
    page = opened(large, visited + PATHS[name], PHONE)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
        assert page.evaluate(CLIPPED) == []
        assert page.evaluate(COVERED) == []
    page.close()


@pytest.mark.parametrize("name", READ)
def test_a_page_on_the_narrowest_screen_cuts_and_covers_nothing(
    chrome: Browser, visited: str, name: str
) -> None:
    """WCAG 2.2, 1.4.10."""
    page = opened(chrome, visited + PATHS[name], {"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate(COVERED) == []
    page.close()


@pytest.mark.parametrize("name", READ)
def test_nothing_moves_for_those_who_ask_for_less_motion(chrome: Browser, visited: str, name: str) -> None:
    page = opened(chrome, visited + PATHS[name], PHONE, reduced_motion="reduce")
    moving = page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll("body *")].filter((node) => {
          const style = getComputedStyle(node);
          const timed = parseFloat(style.transitionDuration) > 0 || style.animationName !== "none";
          return timed || style.scrollBehavior !== "auto";
        }).map((node) => node.outerHTML.slice(0, 80))"""
    )
    assert moving == []
    page.close()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("name", READ)
def test_the_focus_is_seen_at_every_stop_of_an_old_page(
    chrome: Browser, visited: str, name: str, size: dict[str, int]
) -> None:
    """WCAG 2.2, 2.4.7 and 2.4.11: on a page old enough for its notice, which stays on the screen."""
    page = opened(chrome, visited + PATHS[name], size, today="2026-06-01")
    assert page.locator("#page-stale").is_visible()
    until(page, "document.documentElement.style.scrollPaddingBlockEnd !== ''")
    stops = []
    for _ in range(90):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    assert len(stops) > 8
    assert [stop["name"] for stop in stops if stop["ring"] < 2] == []
    assert [stop["name"] for stop in stops if stop["hidden"]] == []
    page.close()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_focus_goes_through_the_header_as_one_reads_it(
    chrome: Browser, visited: str, size: dict[str, int]
) -> None:
    """Row by row, and within a row from the left."""
    page = opened(chrome, visited + "/roles/", size)
    page.keyboard.press("Tab")
    stops = []
    while len(stops) < 20:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if not stop["header"]:
            break
        stops.append(stop)
    assert len(stops) >= 8
    for before, after in pairwise(stops):
        assert after["top"] >= before["bottom"] or after["left"] >= before["left"], (before, after)
    page.close()


@pytest.mark.parametrize("name", READ)
def test_no_control_takes_the_focus_out_of_its_turn(chrome: Browser, visited: str, name: str) -> None:
    page = opened(chrome, visited + PATHS[name], PHONE)
    assert page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1']), [autofocus]").count() == 0
    page.close()


def test_the_skip_link_leads_past_the_header(chrome: Browser, visited: str) -> None:
    page = opened(chrome, visited + "/visas/h-1b/", PHONE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main:target")).to_have_count(1)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["main"]
    page.close()
