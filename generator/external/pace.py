"""How fast servers are asked: one request at a time at each, a pause between two, a few servers at once."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

AT_ONCE = 8
"""Servers that are asked at the same time."""
PAUSE = 1.0
"""Seconds at least between two requests to one server."""

Sleep = Callable[[float], Awaitable[None]]
Clock = Callable[[], float]


class Pace:
    """Grants turns at servers. `clock` counts seconds; `sleep` waits."""

    def __init__(self, clock: Clock, sleep: Sleep, pause: float = PAUSE, at_once: int = AT_ONCE) -> None:
        self._clock, self._sleep, self._pause = clock, sleep, pause
        self._all = asyncio.Semaphore(at_once)
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._next: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """One request at a host, when it is due."""
        async with self._turns[host]:
            wait = self._next.get(host, 0.0) - self._clock()
            if wait > 0:
                await self._sleep(wait)
            async with self._all:
                try:
                    yield
                finally:
                    # The pause begins when the request has ended; a longer one that was asked for stays.
                    again = self._clock() + self._pause
                    self._next[host] = max(self._next.get(host, 0.0), again)

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long."""
        self._next[host] = max(self._next.get(host, 0.0), self._clock() + seconds)
