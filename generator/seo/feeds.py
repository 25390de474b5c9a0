"""The two forms of a feed: Atom and JSON Feed.

Atom is RFC 4287; the number of all entries is OpenSearch's `totalResults`. JSON Feed is version 1.1
(https://www.jsonfeed.org/version/1.1/); what it has no name for stands under `_rolepages`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

import orjson

from generator.pages.model.parts import Source

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ATOM = "http://www.w3.org/2005/Atom"
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One thing that is new, or has changed."""

    id: str
    """An IRI that never names anything else, and stays when the entry's words change."""
    url: str
    """Absolute."""
    title: str
    text: str
    """Plain text."""
    updated: date
    published: date | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed before it has a form. Every address is absolute."""

    id: str
    """An IRI of the feed, in both forms."""
    title: str
    page: str
    """Address of the page whose feed it is."""
    atom: str
    json: str
    language: str
    author: str
    updated: date
    total: int
    """All entries there are; the feed holds the newest."""
    entries: tuple[FeedEntry, ...]
    download: str = ""
    """Address of the whole as JSON."""
    as_of: date | None = None
    """Day of the data; None for a feed that the data is no part of."""


def atom(feed: Feed) -> bytes:
    """The feed as Atom."""
    root = ET.Element("feed", {"xmlns": _ATOM, "xmlns:opensearch": _OPENSEARCH, "xml:lang": feed.language})
    _child(root, "id", feed.id)
    _child(root, "title", feed.title)
    _child(root, "updated", _instant(feed.updated))
    _child(root, "opensearch:totalResults", str(feed.total))
    _link(root, "alternate", feed.page, "text/html")
    _link(root, "self", feed.atom, "application/atom+xml")
    if feed.download:
        _link(root, "related", feed.download, "application/json", "The whole list")
    _child(ET.SubElement(root, "author"), "name", feed.author)
    for entry in feed.entries:
        _entry(root, entry)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root) + b"\n"


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1."""
    own = {"total": feed.total} | ({"as_of": feed.as_of} if feed.as_of else {})
    return orjson.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.page,
            "feed_url": feed.json,
            "language": feed.language,
            "authors": [{"name": feed.author}],
            "_rolepages": own | ({"download": feed.download} if feed.download else {}),
            "items": [_item(entry) for entry in feed.entries],
        },
        option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE,
    )


def newest_first(entry: FeedEntry) -> tuple[int, str]:
    """Sort key of a feed's entries."""
    return (-entry.updated.toordinal(), entry.id)


def _entry(root: ET.Element, entry: FeedEntry) -> None:
    element = ET.SubElement(root, "entry")
    _child(element, "id", entry.id)
    _child(element, "title", entry.title)
    _link(element, "alternate", entry.url, "text/html")
    for source in entry.sources:
        _link(element, "related", source.url, title=source.title)
    _child(element, "updated", _instant(entry.updated))
    if entry.published:
        _child(element, "published", _instant(entry.published))
    _child(element, "summary", entry.text)


def _item(entry: FeedEntry) -> Mapping[str, object]:
    item: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.text,
        "date_modified": _instant(entry.updated),
    }
    if entry.published:
        item["date_published"] = _instant(entry.published)
    if entry.sources:
        item["_rolepages"] = {
            "sources": [{"title": source.title, "url": source.url} for source in entry.sources]
        }
    return item


def _instant(day: date) -> str:
    """A day as an instant: its beginning in UTC, since the data has no time of day."""
    return f"{day.isoformat()}T00:00:00Z"


def _link(parent: ET.Element, relation: str, url: str, media_type: str = "", title: str = "") -> None:
    given = {"rel": relation, "href": url, "type": media_type, "title": title}
    ET.SubElement(parent, "link", {name: _NOT_XML.sub("", text) for name, text in given.items() if text})


def _child(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _NOT_XML.sub("", text)
