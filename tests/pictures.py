"""Pictures of what the browser tests saw, kept in the folder that the variable `SCREENSHOTS` names."""

import os
import re
from functools import wraps
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page

_NAMED = os.environ.get("SCREENSHOTS")
_FOLDER = Path(_NAMED).resolve() if _NAMED else None


def pictured(page: Page, part: str = "") -> None:
    """Keep the page as it looks now, named after the test; without `SCREENSHOTS` nothing is kept."""
    if _FOLDER is None:
        return
    test = os.environ["PYTEST_CURRENT_TEST"].partition(" ")[0]
    name = re.sub(r"[^\w.-]+", "_", f"{test}-{part}" if part else test)[-150:]
    taken = len(list(_FOLDER.glob(f"{name}*")))
    try:
        page.screenshot(path=_FOLDER / f"{name}{f'-{taken + 1}' if taken else ''}.png", full_page=True)
    except Error as error:  # a page that cannot be pictured must not fail what its test proves
        print(f"no picture of {name}: {error.message}")


def picture_all() -> None:
    """Keep every page as it looks when it or its browser's window is closed."""
    if _FOLDER is None:
        return
    _FOLDER.mkdir(parents=True, exist_ok=True)
    for kind in (Page, BrowserContext):
        kind.close = _pictured_before(kind.close)  # type: ignore[method-assign]


def _pictured_before(close: Any) -> Any:
    @wraps(close)
    def closed(owner: Page | BrowserContext, **options: Any) -> None:
        for page in owner.pages if isinstance(owner, BrowserContext) else (owner,):
            if page.url != "about:blank" and not page.is_closed():
                pictured(page)
        close(owner, **options)

    return closed
