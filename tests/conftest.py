"""What all tests share."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.builders import a_site
from tests.chromium import launched
from tests.pictures import picture_all
from tests.whole.demo import built_once

Site = Callable[..., Path]

# A machine with few cores that runs three tests at once takes its time.
expect.set_options(timeout=20_000)

# The tests' annotations are not those of the run that tests.
os.environ.pop("GITHUB_STEP_SUMMARY", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a browser test that fails try once more, and the summary name it.

    A browser on a busy machine may be late for reasons that no page has: a fault of a page fails twice.
    """
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Writes a small valid site, changed by the given files, and returns its folder."""

    def write(files: Mapping[str, str | bytes | None] | None = None) -> Path:
        return a_site(tmp_path, files)

    return write


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The published demo site; read it, never write to it."""
    base = tmp_path_factory.getbasetemp()
    return built_once((base if worker_id == "master" else base.parent) / "shared-demo")


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """The machine's Chromium; a process may start the driver only once."""
    picture_all()
    with sync_playwright() as playwright:
        browser = launched(playwright.chromium)
        yield browser
        browser.close()
