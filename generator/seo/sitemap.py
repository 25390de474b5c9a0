"""The sitemap: an index, and a file for each kind of page with at most 50,000 addresses and 50 MB.

A page is listed exactly when its own head lets search engines index it (https://www.sitemaps.org/protocol.html).
Its `lastmod` is the day on which what it says last changed, not the day on which its file was written.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

MOST_ADDRESSES = 50_000
"""The protocol's limit for one file."""
MOST_BYTES = 50 * 1024 * 1024
"""The protocol's other limit: the bytes of one file, not packed."""
_FRAME = 200
"""Bytes round the entries of a file, and some."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class SitemapFile:
    """One file of the sitemap."""

    url: str
    content: bytes


def sitemap_files(base_url: str, by_kind: Mapping[str, Mapping[str, date]]) -> tuple[SitemapFile, ...]:
    """`/sitemap.xml` and one or more files for each kind that has indexable addresses.

    `by_kind`: the day of the last change by address. Without any address there is no sitemap: the protocol
    allows no empty one. The index has for each file the newest day in it.
    """
    if not any(by_kind.values()):
        return ()
    base = base_url.rstrip("/")
    parts = [
        (_part(base, f"/sitemap-{kind}{'' if number == 1 else f'-{number}'}.xml", chunk), max(chunk.values()))
        for kind, days in sorted(by_kind.items())
        for number, chunk in enumerate(_chunks(base, days), 1)
    ]
    lines = [_entry("sitemap", base + part.url, newest) for part, newest in parts]
    index = _document("sitemapindex", lines)
    return (SitemapFile("/sitemap.xml", index), *(part for part, _ in parts))


def robots_txt(base_url: str, indexable: bool) -> bytes:
    """Everything may be crawled, so that `noindex` is seen; the sitemap is named when there is one."""
    lines = ["User-agent: *", "Allow: /"]
    if indexable:
        lines += ["", f"Sitemap: {base_url.rstrip('/')}/sitemap.xml"]
    return ("\n".join(lines) + "\n").encode()


def _part(base: str, url: str, days: Mapping[str, date]) -> SitemapFile:
    lines = [_entry("url", base + address, day) for address, day in days.items()]
    return SitemapFile(url, _document("urlset", lines))


def _entry(element: str, address: str, day: date) -> str:
    return f"<{element}><loc>{escape(address)}</loc><lastmod>{day.isoformat()}</lastmod></{element}>"


def _document(element: str, lines: Sequence[str]) -> bytes:
    body = "\n".join(lines)
    return f'{_HEAD}<{element} xmlns="{_NAMESPACE}">\n{body}\n</{element}>\n'.encode()


def _chunks(base: str, days: Mapping[str, date]) -> Iterator[dict[str, date]]:
    """The addresses in order, in parts that keep both limits of a file."""
    chunk: dict[str, date] = {}
    size = 0
    for address in sorted(days):
        length = len(_entry("url", base + address, days[address]).encode()) + 1
        if chunk and (len(chunk) == MOST_ADDRESSES or size + length > MOST_BYTES - _FRAME):
            yield chunk
            chunk, size = {}, 0
        chunk[address] = days[address]
        size += length
    if chunk:
        yield chunk
