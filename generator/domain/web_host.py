"""The host that a web address leads to, in the one spelling that browsers bring it to."""

import re
from urllib.parse import unquote, urlsplit

_PLAIN = re.compile(r"https?://(?P<host>(?:[a-zA-Z0-9-]+\.)*[a-zA-Z0-9-]+)(?:[/?#]|$)")
"""The beginning of almost every address, whose host nobody can mistake."""


def plain_host(address: str) -> str:
    """The host in small letters where no two programs can differ about it; else empty."""
    found = _PLAIN.match(address)
    return found["host"].lower() if found else ""


def host_of(address: str) -> str:
    """The host in small letters, without a name, a port or a dot at its end; empty where none is named.

    As in browsers (WHATWG URL), a backslash counts as a slash, and letters of other scripts or written with
    `%` as what they stand for.
    """
    plain = plain_host(address)
    if plain:
        return plain
    try:
        host = urlsplit(address.replace("\\", "/")).hostname or ""
    except ValueError:
        return ""
    if not host.isascii() or "%" in host:
        host = _in_ascii(unquote(host))
    return host.rstrip(".")


def _in_ascii(host: str) -> str:
    """The host as name servers know it (IDNA); one that cannot be one stays as it is."""
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return host
