"""The sitemap: an index, and a file for each kind of page with at most 50,000 addresses.

A page is listed exactly when its own head lets search engines index it (https://www.sitemaps.org/protocol.html).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

MOST_ADDRESSES = 50_000
"""The protocol's limit for one file."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class SitemapFile:
    """One file of the sitemap."""

    url: str
    content: bytes


def sitemap_files(base_url: str, by_kind: Mapping[str, Sequence[str]]) -> tuple[SitemapFile, ...]:
    """`/sitemap.xml` and one or more files for each kind that has indexable addresses.

    Without any there is no sitemap: the protocol allows no empty one.
    """
    if not any(by_kind.values()):
        return ()
    base = base_url.rstrip("/")
    parts = [
        _part(base, f"/sitemap-{kind}{'' if number == 1 else f'-{number}'}.xml", chunk)
        for kind, addresses in sorted(by_kind.items())
        for number, chunk in enumerate(_chunks(sorted(addresses)), 1)
    ]
    lines = [f"<sitemap><loc>{escape(base + part.url)}</loc></sitemap>" for part in parts]
    index = _document("sitemapindex", lines)
    return (SitemapFile("/sitemap.xml", index), *parts)


def robots_txt(base_url: str, indexable: bool) -> bytes:
    """Everything may be crawled, so that `noindex` is seen; the sitemap is named when there is one."""
    lines = ["User-agent: *", "Allow: /"]
    if indexable:
        lines += ["", f"Sitemap: {base_url.rstrip('/')}/sitemap.xml"]
    return ("\n".join(lines) + "\n").encode()


def _part(base: str, url: str, addresses: Sequence[str]) -> SitemapFile:
    return SitemapFile(
        url, _document("urlset", [f"<url><loc>{escape(base + address)}</loc></url>" for address in addresses])
    )


def _document(element: str, lines: Sequence[str]) -> bytes:
    body = "\n".join(lines)
    return f'{_HEAD}<{element} xmlns="{_NAMESPACE}">\n{body}\n</{element}>\n'.encode()


def _chunks(addresses: Sequence[str]) -> list[Sequence[str]]:
    return [addresses[i : i + MOST_ADDRESSES] for i in range(0, len(addresses), MOST_ADDRESSES)]
