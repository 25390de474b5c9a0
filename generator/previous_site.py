"""The manifest of a published site, asked for over HTTP: bounded in time and size, from that host alone."""

import re
import time
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx

from generator import __version__
from generator.previous import MOST_BYTES, UnreadableError, too_large
from generator.publish.tree import MARKER

TIMEOUT = httpx.Timeout(30, connect=10)
"""Seconds without an answer."""
LONGEST = 300
"""Seconds for a whole manifest."""
_REDIRECTS = 5
_BEYOND = re.compile(r"[?#].*", re.DOTALL)
"""What follows the path of an address."""
_GONE = frozenset({404, 410})
_HINT = "try again; `--previous none` begins anew, and forgets which pages there were."


def addresses_of(location: str) -> tuple[str, str]:
    """What is asked of the site at an address: its manifest and its home page."""
    folder = _BEYOND.sub("", location).removesuffix(MARKER).rstrip("/")
    return f"{folder}/{MARKER}", f"{folder}/"


def fetched(location: str, shown: str) -> bytes | None:
    """The manifest of the site at an address; None where nothing is published: no home page either.

    `shown`: the address for messages. Raises `UnreadableError` when that cannot be told.
    """
    manifest, home = addresses_of(location)
    try:
        with httpx.Client(timeout=TIMEOUT, headers={"User-Agent": f"rolepages/{__version__}"}) as client:
            content = _got(client, manifest, shown)
            if content is None and _got(client, home, shown) is not None:
                message = f"{shown} answers, and has no {MARKER}: it was not published by rolepages."
                hint = "name the address of the site itself; `none` where another site stands there so far."
                raise UnreadableError("previous-unreadable", message, hint)
            return content
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise _unreached(shown, _words(error)) from None


def _got(client: httpx.Client, address: str, shown: str) -> bytes | None:
    """What an address answers; None where it says that there is nothing."""
    for _ in range(_REDIRECTS + 1):
        with client.stream("GET", address) as answer:
            if answer.is_success:
                return _body(answer, shown)
            if answer.status_code in _GONE:
                return None
            target = answer.headers.get("location")
            if not answer.is_redirect or target is None:
                raise _unreached(shown, f"it answers {answer.status_code} {answer.reason_phrase}".rstrip())
            address = _followed(address, target, shown)
    raise _unreached(shown, "it redirects again and again")


def _body(answer: httpx.Response, shown: str) -> bytes:
    parts, size, end = [], 0, time.monotonic() + LONGEST
    for part in answer.iter_bytes():
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES:
            raise too_large(shown)
        if time.monotonic() > end:
            raise _unreached(shown, f"it takes longer than {LONGEST} seconds")
    return b"".join(parts)


def _followed(address: str, target: str, shown: str) -> str:
    """Where a redirect leads, on the same host and never from https to http."""
    try:
        before, after = urlsplit(address), urlsplit(urljoin(address, target))
        same = after.hostname == before.hostname
    except ValueError:
        raise _unreached(shown, "it redirects to what is no address") from None
    if not same or after.scheme not in {"https", before.scheme}:
        message = f"{shown} leads to another site: {after.scheme}://{after.hostname}."
        hint = "name the address at which the site itself answers."
        raise UnreadableError("previous-unreached", message, hint)
    return urlunsplit(after)


def _unreached(shown: str, why: str) -> UnreadableError:
    return UnreadableError(
        "previous-unreached", f"{shown} cannot be asked for its last publication: {why}.", _HINT
    )


def _words(error: Exception) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "it does not answer in time"
    if isinstance(error, httpx.DecodingError):
        return "what it sends cannot be unpacked"
    said = " ".join(str(error).split()).rstrip(".")
    return said[:1].lower() + said[1:] if said else type(error).__name__
