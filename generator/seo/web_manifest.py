"""The web app manifest: the name and icons by which a phone keeps the site on its home screen.

https://www.w3.org/TR/appmanifest/
"""

from collections.abc import Mapping

import orjson

WEB_MANIFEST = "site.webmanifest"
"""Name of the file."""

_PAPER = "#fbfaf6"
"""The light page's ground, as in `templates/assets/site.css`."""
_ICONS = (
    ("icon.svg", "any", "image/svg+xml", "any"),
    ("icon-192.png", "192x192", "image/png", "any"),
    ("icon-512.png", "512x512", "image/png", "any"),
    ("icon-maskable-512.png", "512x512", "image/png", "maskable"),
)
"""(asset, sizes, type, purpose)."""


def web_manifest(name: str, language: str, assets: Mapping[str, str]) -> bytes:
    """The manifest of a site. `assets`: name -> address; icons that are not among them are left out.

    The site opens in the browser's own window: it has no use for being an application.
    """
    icons = [
        {"src": assets[icon], "sizes": sizes, "type": kind, "purpose": purpose}
        for icon, sizes, kind, purpose in _ICONS
        if icon in assets
    ]
    return orjson.dumps(
        {
            "name": name,
            "lang": language,
            "id": "/",
            "start_url": "/",
            "scope": "/",
            "display": "browser",
            "background_color": _PAPER,
            "theme_color": _PAPER,
            "icons": icons,
        },
        option=orjson.OPT_APPEND_NEWLINE,
    )
