"""The machine's Chromium, started once for all tests of a process."""

import os
import shutil

import pytest
from playwright.sync_api import Browser, BrowserType

_ALWAYS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first has no windows, and opens a page in a third of the time."""


def launched(kind: BrowserType, *arguments: str) -> Browser:
    """The machine's Chromium with further arguments."""
    return kind.launch(executable_path=chromium(), args=[*_ALWAYS, *arguments])


def chromium() -> str:
    """Where it is; without one the test fails with what to install."""
    for found in (shutil.which(name) for name in (os.environ.get("CHROMIUM", ""), *_NAMES) if name):
        if found:
            return found
    pytest.fail("The browser tests need Chromium: install it, or set CHROMIUM to a browser.", pytrace=False)
