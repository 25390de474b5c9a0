"""The sitemap lists what it is given, in files of the protocol's size."""

from xml.etree import ElementTree as ET

from generator.seo import sitemap
from generator.seo.sitemap import robots_txt, sitemap_files

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def locations(content: bytes) -> list[str]:
    return [str(node.text) for node in ET.fromstring(content).iter(LOC)]


def test_addresses_are_sorted_escaped_and_absolute() -> None:
    _, part = sitemap_files("https://a.example/", {"roles": ["/roles/b&c/", "/roles/a/"]})
    assert locations(part.content) == ["https://a.example/roles/a/", "https://a.example/roles/b&c/"]


def test_a_kind_with_too_many_addresses_has_several_files() -> None:
    addresses = [f"/jobs/{n}/" for n in range(sitemap.MOST_ADDRESSES + 1)]
    index, *parts = sitemap_files("https://a.example", {"postings": addresses})
    assert [part.url for part in parts] == ["/sitemap-postings.xml", "/sitemap-postings-2.xml"]
    assert locations(index.content) == [f"https://a.example{part.url}" for part in parts]
    assert sum(len(locations(part.content)) for part in parts) == len(addresses)


def test_a_site_kept_from_search_engines_names_no_sitemap() -> None:
    assert b"Sitemap" not in robots_txt("https://a.example", indexable=False)
    assert b"Sitemap: https://a.example/sitemap.xml" in robots_txt("https://a.example/", indexable=True)
