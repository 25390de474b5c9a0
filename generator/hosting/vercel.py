"""`vercel.json`. It is written with `routes`, the only form in which Vercel tells that a page is gone."""

import re
from typing import Any

import orjson

from generator.hosting.caching import IMMUTABLE, SHORT
from generator.hosting.policy import security_headers
from generator.hosting.tree import HostTree, as_asked_for, escaped

_GO_ON = {"continue": True}
_ESCAPE = re.compile("%[0-9A-F]{2}")
_CHUNKS = r"/pagefind/(?:.+/)?(?:(?:filter|fragment|index)/[^/]+|pagefind\.[^/]+\.pf_meta)"


def vercel_file(tree: HostTree, *, most: int) -> bytes:
    """`vercel.json` with the first `most` redirects and addresses that are gone."""
    rules = [_redirect(old, new) for old, new in sorted(tree.redirects.items())]
    rules += [_gone(address) for address in sorted(tree.gone)]
    routes = [
        {"src": "/(.*)", "headers": {**security_headers(https=tree.https), "Cache-Control": SHORT}, **_GO_ON},
        {"src": "/assets/(.*)", "headers": {"Cache-Control": IMMUTABLE}, **_GO_ON},
        {"src": _CHUNKS, "headers": {"Cache-Control": IMMUTABLE}, **_GO_ON},
        *rules[:most],
        {"src": r"/(.*/)?([^/.]+)", "status": 308, "headers": {"Location": "/$1$2/"}},
        {"handle": "filesystem"},
        {"src": "/(.*)", "status": 404, "dest": "/404.html", "headers": {"Cache-Control": SHORT}},
    ]
    written = {"$schema": "https://openapi.vercel.sh/vercel.json", "routes": routes}
    return orjson.dumps(written, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _redirect(old: str, new: str) -> dict[str, Any]:
    return {"src": _pattern(old), "status": 301, "headers": {"Location": escaped(new)}}


def _gone(address: str) -> dict[str, Any]:
    return {"src": _pattern(address), "status": 410, "dest": "/404.html"}


def _pattern(address: str) -> str:
    """Matches the address, with or without the `/` at its end, and encoded with small letters too."""
    plain = re.escape(as_asked_for(address).rstrip("/")).replace(r"\-", "-").replace(r"\/", "/")
    return _ESCAPE.sub(_of_any_case, plain) + "/?"


def _of_any_case(escape: re.Match[str]) -> str:
    """`%C3` as a pattern that meets `%c3` too; `%3A`, and the sign that browsers leave as it is."""
    if escape[0] == "%3A":
        return "(?:%3[Aa]|:)"
    return re.sub("[A-F]", lambda digit: f"[{digit[0]}{digit[0].lower()}]", escape[0])
