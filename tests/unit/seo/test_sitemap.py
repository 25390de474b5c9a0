"""The sitemap lists what it is given, in files of the protocol's size."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from generator.seo import sitemap
from generator.seo.sitemap import robots_txt, sitemap_files

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OLD, NEW = date(2026, 3, 1), date(2026, 3, 31)


def locations(content: bytes) -> list[str]:
    return texts(content, "loc")


def texts(content: bytes, element: str) -> list[str]:
    return [str(node.text) for node in ET.fromstring(content).iter(f"{SPACE}{element}")]


def test_addresses_are_sorted_escaped_and_absolute() -> None:
    _, part = sitemap_files("https://a.example/", {"roles": {"/roles/b&c/": OLD, "/roles/a/": OLD}})
    assert locations(part.content) == ["https://a.example/roles/a/", "https://a.example/roles/b&c/"]


def test_a_kind_with_too_many_addresses_has_several_files() -> None:
    addresses = {f"/jobs/{n}/": OLD for n in range(sitemap.MOST_ADDRESSES + 1)}
    index, *parts = sitemap_files("https://a.example", {"postings": addresses})
    assert [part.url for part in parts] == ["/sitemap-postings.xml", "/sitemap-postings-2.xml"]
    assert locations(index.content) == [f"https://a.example{part.url}" for part in parts]
    assert sum(len(locations(part.content)) for part in parts) == len(addresses)


def test_a_kind_with_too_many_bytes_has_several_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST_BYTES", 2_000)
    addresses = {f"/jobs/{'é' * 50}-{n}/": OLD for n in range(40)}
    _, *parts = sitemap_files("https://a.example", {"postings": addresses})
    assert len(parts) > 2
    assert max(len(part.content) for part in parts) <= 2_000
    assert sum(len(locations(part.content)) for part in parts) == len(addresses)


def test_each_page_has_its_day_and_each_file_the_newest_of_its_pages() -> None:
    by_kind = {"guides": {"/guides/a/": OLD}, "roles": {"/roles/a/": NEW, "/roles/b/": OLD}}
    index, guides, roles = sitemap_files("https://a.example", by_kind)
    assert texts(guides.content, "lastmod") == ["2026-03-01"]
    assert texts(roles.content, "lastmod") == ["2026-03-31", "2026-03-01"]
    assert texts(index.content, "lastmod") == ["2026-03-01", "2026-03-31"]


def test_a_site_kept_from_search_engines_names_no_sitemap() -> None:
    assert b"Sitemap" not in robots_txt("https://a.example", indexable=False)
    assert b"Sitemap: https://a.example/sitemap.xml" in robots_txt("https://a.example/", indexable=True)
