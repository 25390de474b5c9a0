"""Every feed and calendar of the demo site holds to its standard, and to the pages that it stands beside."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import orjson
import pytest
from icalendar import Calendar
from selectolax.lexbor import LexborHTMLParser

from tests.whole.demo import has_feeds

BASE = "https://rolepages.example"
ATOM = "{http://www.w3.org/2005/Atom}"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.IGNORECASE)
CHANGING = ("roles/*", "roles/*/*", "roles/*/in/*", "visas/*", "guides/*", "can-i-use-this", "data", "facts")


@pytest.fixture(scope="module")
def feeds(demo_site: Path) -> dict[Path, ET.Element]:
    return {path: ET.parse(path).getroot() for path in sorted(demo_site.rglob("*.atom"))}


def address_of(path: Path, site: Path) -> str:
    return f"{BASE}/{path.relative_to(site).as_posix()}"


def links(element: ET.Element, relation: str) -> list[str]:
    return [link.get("href") or "" for link in element.findall(f"{ATOM}link[@rel='{relation}']")]


def texts(element: ET.Element, *names: str) -> list[str]:
    return [element.findtext(f"{ATOM}{name}") or "" for name in names]


@cache
def ids_on(path: Path) -> frozenset[str]:
    return frozenset(str(node.attributes["id"]) for node in LexborHTMLParser(path.read_bytes()).css("[id]"))


def is_there(url: str, site: Path) -> bool:
    """Whether the address is a page of the site and its fragment stands on it."""
    parts = urlsplit(url)
    page = site / parts.path.strip("/") / "index.html"
    return page.is_file() and (not parts.fragment or parts.fragment in ids_on(page))


def test_every_list_and_every_page_with_facts_has_its_feeds(demo_site: Path) -> None:
    lists = [path.parent for path in demo_site.rglob("jobs.json")]
    for folder in lists:
        for form in ("atom", "json"):
            assert (folder / f"feed.{form}").is_file() is has_feeds(folder, demo_site), folder
    changing = {path.parent for path in demo_site.rglob("changes.atom")}
    guides = {path.parent for path in demo_site.glob("guides/*/index.html")}
    roles = ("roles/backend-engineer", "roles/backend-engineer/h-1b")
    named = (*roles, "visas/h-1b", "can-i-use-this", "data", "facts")
    assert changing >= guides | {demo_site / folder for folder in named}
    assert all(any(folder.relative_to(demo_site).match(form) for form in CHANGING) for folder in changing)


def test_every_feed_has_what_atom_asks_for(feeds: dict[Path, ET.Element], demo_site: Path) -> None:
    assert len(feeds) > 400
    for path, feed in feeds.items():
        assert feed.tag == f"{ATOM}feed"
        id_, title, updated = texts(feed, "id", "title", "updated")
        assert title, path
        assert IRI.fullmatch(id_), path
        assert INSTANT.fullmatch(updated), path
        assert feed.findtext(f"{ATOM}author/{ATOM}name"), path
        assert links(feed, "self") == [address_of(path, demo_site)]
        (page,) = links(feed, "alternate")
        assert is_there(page, demo_site), path
    assert len({texts(feed, "id")[0] for feed in feeds.values()}) == len(feeds)


def test_every_entry_has_a_name_of_its_own_a_day_and_a_place(
    feeds: dict[Path, ET.Element], demo_site: Path
) -> None:
    for path, feed in feeds.items():
        entries = feed.findall(f"{ATOM}entry")
        known = [texts(entry, "id", "title", "summary", "updated") for entry in entries]
        assert len({id_ for id_, *_ in known}) == len(known), path
        for id_, title, summary, updated in known:
            assert IRI.fullmatch(id_), path
            assert title, path
            assert summary, path
            assert INSTANT.fullmatch(updated), path
        days = [updated for *_, updated in known]
        assert days == sorted(days, reverse=True), path
        assert not days or texts(feed, "updated") == days[:1], path
        for entry in entries:
            (url,) = links(entry, "alternate")
            assert is_there(url, demo_site), (path, url)


def test_a_job_has_one_name_in_all_feeds_that_hold_it(feeds: dict[Path, ET.Element]) -> None:
    names: dict[str, set[str]] = {}
    for path, feed in feeds.items():
        if path.name == "feed.atom":
            for entry in feed.findall(f"{ATOM}entry"):
                names.setdefault(texts(entry, "id")[0], set()).update(links(entry, "alternate"))
    assert all(len(pages) == 1 for pages in names.values())
    assert len({page for pages in names.values() for page in pages}) == len(names) > 500


def test_both_forms_of_a_feed_hold_the_same(feeds: dict[Path, ET.Element], demo_site: Path) -> None:
    for path, feed in feeds.items():
        twin = path.with_suffix(".json")
        other: dict[str, Any] = orjson.loads(twin.read_bytes())
        assert other["version"] == "https://jsonfeed.org/version/1.1"
        assert other["feed_url"] == address_of(twin, demo_site)
        assert [other["home_page_url"]] == links(feed, "alternate")
        assert [(item["id"], item["title"], item["date_modified"]) for item in other["items"]] == [
            tuple(texts(entry, "id", "title", "updated")) for entry in feed.findall(f"{ATOM}entry")
        ]


def test_the_total_of_a_feed_of_changes_is_the_number_of_its_entries(
    feeds: dict[Path, ET.Element],
) -> None:
    changes = {path: feed for path, feed in feeds.items() if path.name == "changes.atom"}
    assert len(changes) > 50
    for path, feed in changes.items():
        total = feed.findtext("{http://a9.com/-/spec/opensearch/1.1/}totalResults")
        assert int(total or 0) == len(feed.findall(f"{ATOM}entry")) > 0, path


def calendars(site: Path) -> Iterator[tuple[Path, Calendar]]:
    for path in sorted(site.rglob("*.ics")):
        yield path, Calendar.from_ical(path.read_bytes())


def test_every_calendar_can_be_read_and_its_events_are_whole_days(demo_site: Path) -> None:
    read = dict(calendars(demo_site))
    assert {path.parent.relative_to(demo_site).as_posix() for path in read} >= {"facts", "visas/h-1b"}
    for path, calendar in read.items():
        events = list(calendar.walk("VEVENT"))
        assert events, path
        assert len({str(event["uid"]) for event in events}) == len(events), path
        for event in events:
            assert event["dtstart"].params["value"] == event["dtend"].params["value"] == "DATE", path
            assert event.decoded("dtstart") < event.decoded("dtend"), path
            assert is_there(str(event["url"]), demo_site), path


def test_the_registration_window_is_in_the_calendar_of_its_visa(demo_site: Path) -> None:
    calendar = dict(calendars(demo_site))[demo_site / "visas/h-1b/dates.ics"]
    window = next(event for event in calendar.walk("VEVENT") if "registration_2027" in str(event["uid"]))
    assert str(window["summary"]).startswith("H-1B registration for fiscal year 2027")
    assert (window.decoded("dtend") - window.decoded("dtstart")).days == 16


def test_every_feed_that_a_head_names_is_there_and_pages_link_to_the_page_about_following(
    demo_site: Path,
) -> None:
    seen = 0
    for path in sorted(demo_site.glob("**/index.html")):
        if "jobs" in path.parts:
            continue
        document = LexborHTMLParser(path.read_bytes())
        named = [
            str(link.attributes["href"])
            for link in document.css("link[rel=alternate]")
            if link.attributes.get("type") in {"application/atom+xml", "application/feed+json"}
        ]
        assert all((demo_site / url.strip("/")).is_file() for url in named), path
        if named and path != demo_site / "index.html":
            seen += 1
            assert document.css("main a[href^='/follow/']"), path
    assert seen > 300


def test_every_list_names_its_feeds_in_its_head_and_in_its_text(demo_site: Path) -> None:
    """The feed of its jobs, and that of its facts where it prints any."""
    changing = 0
    for folder in (path.parent for path in sorted(demo_site.rglob("jobs.json"))):
        if not has_feeds(folder, demo_site):
            continue
        document = LexborHTMLParser((folder / "index.html").read_bytes())
        named = {str(link.attributes["href"]) for link in document.css("link[rel=alternate]")}
        shown = {str(link.attributes["href"]) for link in document.css("main a[href]")}
        url = f"/{folder.relative_to(demo_site).as_posix()}/"
        feeds = {f"{url}feed.{form}" for form in ("atom", "json")}
        if document.css(".fact"):
            changing += 1
            feeds |= {f"{url}changes.{form}" for form in ("atom", "json")}
        assert feeds <= named, url
        assert feeds <= shown, url
    assert changing > 100


def test_the_page_about_following_lists_every_role_visa_and_state(demo_site: Path) -> None:
    document = LexborHTMLParser((demo_site / "follow/index.html").read_bytes())
    listed = {str(link.attributes["href"]) for link in document.css(".followed a")}
    for kind, name in (
        ("roles", "feed.atom"),
        ("visas", "changes.atom"),
        ("visas", "dates.ics"),
        ("places", "feed.json"),
    ):
        expected = {
            f"/{path.relative_to(demo_site).as_posix()}" for path in demo_site.glob(f"{kind}/*/{name}")
        }
        assert expected <= listed, (kind, name)
        assert expected
