"""A browser, and a small site of example pages at their own addresses."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from generator.publish.preview import server_of
from generator.render.environment import template_environment
from generator.render.render import render_page
from tests.render.page_examples import TEMPLATES, a_site, every_kind, site_assets

PHONE = {"width": 360, "height": 740}
ELSEWHERE = '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Elsewhere</title>'
CLOSED = "/jobs/closed/"
"""Where the closed posting stands: in the examples it has the open one's address."""


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose pages stand where their links lead; its apply links stay on the machine."""
    folder = tmp_path_factory.mktemp("visited")
    environment = template_environment(TEMPLATES)
    for name, page in every_kind().items():
        if name == "search":  # without its index it is no page to visit
            continue
        url = CLOSED if name == "posting-closed" else page.url
        write(folder, url, render_page(page, a_site(), environment))
    for asset in site_assets().values():
        write(folder, asset.url, asset.content)
    with server_of(folder, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def write(folder: Path, url: str, content: bytes) -> None:
    """A file where a server looks for the address."""
    file = folder / url.lstrip("/")
    file = file / "index.html" if url.endswith("/") else file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


class Visitor:
    """Somebody with a browser of their own: pages they open, and what was asked of other hosts."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.address = address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        context.set_default_timeout(20_000)
        context.on("request", lambda request: self.requests.append(f"{request.method} {request.url}"))
        context.on("console", lambda message: self.complaints.append(message.text))
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.route(
            re.compile("^https:"), lambda route: route.fulfill(body=ELSEWHERE, content_type="text/html")
        )

    def opens(self, path: str, *, today: str = "2026-04-01") -> Page:
        """A tab of its own at one of the site's addresses, on the given day."""
        page = self.context.new_page()
        page.clock.set_fixed_time(f"{today}T12:00:00Z")
        page.goto(self.address + path)
        return page


@pytest.fixture
def visitor(chrome: Browser, visited: str) -> Iterator[Visitor]:
    """A visitor with a phone; what their browser complains of fails the test."""
    yield from _visitor(chrome, visited)


@pytest.fixture
def visitor_at_desk(chrome: Browser, visited: str) -> Iterator[Visitor]:
    """A visitor with a large screen."""
    yield from _visitor(chrome, visited, viewport={"width": 1280, "height": 800})


@pytest.fixture
def visitor_without_scripts(chrome: Browser, visited: str) -> Iterator[Visitor]:
    """A visitor whose browser runs no scripts."""
    yield from _visitor(chrome, visited, java_script_enabled=False)


def until(page: Page, expression: str) -> None:
    """Waits until an expression holds; Playwright's own way needs the `eval` that our pages forbid."""
    for _ in range(400):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"This did not come true: {expression}")


def _visitor(chrome: Browser, visited: str, **options: Any) -> Iterator[Visitor]:
    context = chrome.new_context(**{"viewport": PHONE, "timezone_id": "UTC", **options})
    visitor = Visitor(context, visited)
    yield visitor
    context.close()
    assert visitor.complaints == []
