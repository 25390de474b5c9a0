"""The tests of links ask by loops of their own, which the browser of other tests stands in the way of."""

import asyncio
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def no_loop_runs() -> Iterator[None]:
    """Playwright leaves its loop running in the thread of the tests between two calls of it."""
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(loop)
