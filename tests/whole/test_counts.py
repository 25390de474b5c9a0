"""One number, one definition: every number of a list is the length of the same list."""

import csv
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import orjson
import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.matching.names import employer_key as key_of
from tests.whole.demo import has_feeds

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"


def page(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_bytes())


def list_pages(site: Path) -> list[Path]:
    """First pages of all lists of jobs: those that have a download beside them."""
    return sorted(path.parent for path in site.glob("**/jobs.json") if path.parent != site / "data")


def cards_of(folder: Path) -> list[str]:
    """Links of the cards on all pages of a list, in order."""
    numbered = sorted(folder.glob("page/*/index.html"), key=lambda path: int(path.parent.name))
    return [
        str(link.attributes["href"])
        for path in (folder / "index.html", *numbered)
        for link in page(path).css("#jobs .job-title a")
    ]


def count_of(document: LexborHTMLParser, noun: str) -> int:
    """The number printed beside a noun at the head of a list."""
    texts = [node.text().strip() for node in document.css(".counts li")]
    return next(number(text) for text in texts if text.rstrip("s").endswith(noun))


def number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def test_every_list_has_one_total_in_its_head_rows_feeds_and_downloads(demo_site: Path) -> None:
    folders = list_pages(demo_site)
    assert len(folders) > 200
    for folder in folders:
        download = orjson.loads((folder / "jobs.json").read_bytes())
        total = download["total"]
        printed = count_of(page(folder / "index.html"), "job")
        with (folder / "jobs.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        cards = cards_of(folder)
        assert printed == total, folder
        assert [f"https://rolepages.example{url}" for url in cards] == [
            job["url"] for job in download["jobs"]
        ]
        assert len(rows) == total
        if not has_feeds(folder, demo_site):
            assert not (folder / "feed.atom").exists(), folder
            continue
        atom = ET.parse(folder / "feed.atom").getroot()
        feed = orjson.loads((folder / "feed.json").read_bytes())
        assert number(atom.findtext(OPENSEARCH) or "") == total
        assert feed["_rolepages"]["total"] == total
        assert (
            feed["_rolepages"]["download"]
            == f"https://rolepages.example/{folder.relative_to(demo_site)}/jobs.json"
        )
        assert len(feed["items"]) == min(total, 100)


def test_the_rungs_of_every_list_add_up_to_its_jobs(demo_site: Path) -> None:
    for folder in list_pages(demo_site):
        document = page(folder / "index.html")
        total = count_of(document, "job")
        rungs = [number(node.text()) for node in document.css(".stances .n")]
        assert sum(rungs) == total, folder


def test_postings_and_employers_are_those_of_the_rows(demo_site: Path) -> None:
    for folder in list_pages(demo_site):
        jobs = orjson.loads((folder / "jobs.json").read_bytes())["jobs"]
        document = page(folder / "index.html")
        postings = count_of(document, "posting")
        assert postings == sum(len(job["postings"]) for job in jobs), folder
        if "employers" not in folder.parts:
            assert count_of(document, "employer") == len({key_of(job["employer"]) for job in jobs}), folder


def test_counts_of_links_are_those_of_the_pages_they_lead_to(demo_site: Path) -> None:
    seen = 0
    for path in sorted(demo_site.glob("**/index.html")):
        if "jobs" in path.parts:
            continue
        for entry in page(path).css(".tiles li, .chips li, .followed > li"):
            target = demo_site / str(entry.css_first("a").attributes["href"]).strip("/") / "jobs.json"
            if target.is_file():
                seen += 1
                assert number(entry.css_first(".n").text()) == orjson.loads(target.read_bytes())["total"], (
                    path
                )
    assert seen > 300


def test_every_posting_has_a_page_and_every_page_is_one_postings(demo_site: Path) -> None:
    pages = {path.parent.name for path in demo_site.glob("jobs/*/index.html")}
    listed = orjson.loads((demo_site / "data/jobs.json").read_bytes())["jobs"]
    assert {job["url"].rstrip("/").rpartition("/")[2] for job in listed} <= pages
    assert len(pages) == 1500


@pytest.mark.parametrize(
    "address", ["/roles/backend-engineer/", "/roles/backend-engineer/h-1b/", "/roles/backend-engineer/tn/"]
)
def test_the_pages_for_which_texts_were_written_have_them(demo_site: Path, address: str) -> None:
    document = page(demo_site / address.strip("/") / "index.html")
    assert len(document.css("[id^=tip-]")) >= 5
    assert len(document.css("details[id^=faq-]")) >= 5
