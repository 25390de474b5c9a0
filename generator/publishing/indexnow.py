"""IndexNow: one request tells several search engines of changed addresses (https://www.indexnow.org/documentation)."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from generator.publishing.web import Answer, Sleep, post

ENDPOINT = "https://api.indexnow.org/indexnow"
BATCH = 10_000
"""The most addresses of one request."""
_KEY = re.compile(r"^[A-Za-z0-9-]{8,128}$")
_TAKEN = {200, 202}


def is_key(key: str) -> bool:
    """Whether the protocol allows the key."""
    return _KEY.match(key) is not None


def key_file(key: str) -> tuple[str, bytes]:
    """The file at the top of the site by which it owns to the key: its path and content."""
    return f"{key}.txt", key.encode()


def submit(
    endpoint: str, base_url: str, key: str, addresses: Sequence[str], sleep: Sleep
) -> tuple[int, Answer | None]:
    """Tell of the addresses, in order: how many were taken, and the answer that stopped it, if one did."""
    host = urlsplit(base_url).netloc
    for start in range(0, len(addresses), BATCH):
        batch = list(addresses[start : start + BATCH])
        body = {"host": host, "key": key, "keyLocation": f"{base_url}/{key}.txt", "urlList": batch}
        answer = post(endpoint, body, sleep=sleep)
        if answer.status not in _TAKEN:
            return start, answer
    return len(addresses), None
