"""The security policy of the site, once: pages carry it in their heads and hosts send it as headers."""

from collections.abc import Mapping

_OWN = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # the search is WebAssembly
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
"""The site's own scripts and styles, and nothing from elsewhere."""

_A_YEAR = 31_536_000
REFERRER = "same-origin"
"""Employers do not learn on which page their link was chosen."""


def page_policy(script: str = "") -> str:
    """The policy in a page's head. `script` is the source expression of its data for search engines."""
    rules = dict(_OWN)
    if script:
        rules["script-src"] += f" '{script}'"
    return _written(rules)


def header_policy() -> str:
    """The policy as a header: `frame-ancestors` counts only there.

    It does not name the digests of the pages' data: browsers never run that data, and each page's own policy
    holds beside this one.
    """
    return _written({**_OWN, "frame-ancestors": "'none'"})


def security_headers(*, https: bool) -> Mapping[str, str]:
    """Headers of every answer. A site at an https address is not asked for without encryption for a year."""
    headers = {
        "Content-Security-Policy": header_policy(),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": REFERRER,
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    return headers | ({"Strict-Transport-Security": f"max-age={_A_YEAR}"} if https else {})


def _written(rules: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())
