"""One request that gives out JSON, and what it was answered. Waits where the other side asks for it."""

import email.utils
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

TOO_MANY, UNREACHED = 429, 0
_TRIES = 4
_FIRST_WAIT = 2.0
"""Seconds before the second try when the answer names none; each further wait is twice as long."""
LONGEST_WAIT = 60.0
"""Seconds; who asks for more is told at the next publication."""
_PATIENCE = 30

Sleep = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    """`UNREACHED` when there was no answer."""
    text: str = ""
    """The beginning of the body, or why there was no answer."""


def post(url: str, body: Any, headers: Mapping[str, str] | None = None, sleep: Sleep = time.sleep) -> Answer:
    """Post JSON. 429 and faults of the server (5xx) are tried again after the wait that is asked for."""
    wait = _FIRST_WAIT
    for attempt in range(1, _TRIES + 1):
        answer, asked = _posted(url, body, headers or {})
        if answer.status not in {TOO_MANY, 500, 502, 503, 504} or attempt == _TRIES:
            return answer
        if asked is not None and asked > LONGEST_WAIT:
            return answer
        sleep(asked if asked is not None else wait)
        wait *= 2
    raise AssertionError("the last try returns")


def _posted(url: str, body: Any, headers: Mapping[str, str]) -> tuple[Answer, float | None]:
    """The answer, and the seconds that it asks to wait."""
    if not url.startswith(("https://", "http://")):
        return Answer(UNREACHED, "the address is no web address"), None
    request = urllib.request.Request(  # noqa: S310 - the scheme is checked
        url,
        json.dumps(body).encode(),
        {"Content-Type": "application/json; charset=utf-8", "User-Agent": "rolepages", **headers},
    )
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310 - as above
            return Answer(answer.status, _beginning(answer.read(500))), None
    except urllib.error.HTTPError as error:
        return Answer(error.code, _beginning(error.read(500))), seconds_of(error.headers.get("Retry-After"))
    except OSError as error:
        return Answer(UNREACHED, str(getattr(error, "reason", error))), None


def seconds_of(asked: str | None, now: datetime | None = None) -> float | None:
    """The seconds of a `Retry-After`, which are a number or a day and time (RFC 9110)."""
    if not asked:
        return None
    if asked.strip().isdecimal() and asked.isascii():
        return float(asked)
    try:
        until = email.utils.parsedate_to_datetime(asked)
    except (ValueError, OverflowError):
        return None
    # A day and time whose zone is not known (`-0000`) is one of UTC.
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - (now or datetime.now(UTC))).total_seconds())


def _beginning(body: bytes) -> str:
    return " ".join(body.decode("utf-8", "replace").split())[:200]
