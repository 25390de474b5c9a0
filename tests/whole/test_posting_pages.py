"""`postings.pages`: which postings have a page, and that nothing leads to one that is not there."""

import csv
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.program import rolepages
from tests.whole.small import a_line, a_small_site, lines_of
from tests.whole.test_publishing import tree_of, without_search

LIST = "roles/backend-engineer"
SETTINGS = {
    "all": "",
    "newest": "postings:\n  pages: newest\n  newest: 2\n",
    "link_only": "postings:\n  pages: link_only\n",
}
PAGES = {"all": 7, "newest": 3, "link_only": 0}


def a_job(number: int, **changes: Any) -> dict[str, Any]:
    words = {"description": "<p>We sponsor H-1B visas.</p>", "posted_on": f"2026-03-{number + 1:02}"}
    own = {"id": str(number), "url": f"https://employer{number}.example/apply#/jobs/{number}?a=1&b=2"}
    return a_line(**{**words, **own, "employer": f"Employer {number}", "places": ["Austin, TX"], **changes})


JOBS = [
    *(a_job(number) for number in range(1, 6)),
    a_job(6, employer="Employer 5", posted_on="2026-03-05"),  # posted again
    a_job(7, title="Baker of Maps"),  # of no role
]


def a_site(folder: Path, pages: str) -> Path:
    a_small_site(folder, JOBS)
    with (folder / "site.yaml").open("a") as file:
        file.write(SETTINGS[pages])
    return folder


def built(folder: Path, *more: str, output: str = "build") -> Path:
    result = rolepages("build", "--today", "2026-04-01", "--output", output, *more, cwd=folder)
    assert result.returncode == 0, result.stderr
    return folder / output


@pytest.fixture(scope="module", params=list(SETTINGS))
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    folder = a_site(tmp_path_factory.mktemp(request.param), request.param)
    return request.param, built(folder)


def pages_of(tree: Path) -> set[str]:
    return {f"/jobs/{page.parent.name}/" for page in tree.glob("jobs/*/index.html")}


def cards_of(tree: Path, page: str) -> list[tuple[str, str, str]]:
    """Where each title leads, its `rel`, and what stands beside it."""
    document = LexborHTMLParser((tree / page / "index.html").read_bytes())
    found = []
    for node in document.css(".job-title"):
        link, away = node.css_first("a").attributes, node.css_first(".away")
        found.append((link["href"] or "", link.get("rel") or "", away.text() if away else ""))
    return found


def test_so_many_postings_have_a_page(site: tuple[str, Path]) -> None:
    pages, tree = site
    assert len(pages_of(tree)) == PAGES[pages]
    sitemap = (tree / "sitemap-postings.xml").read_text() if PAGES[pages] else ""
    assert sitemap.count("/jobs/") == {"all": 6, "newest": 3, "link_only": 0}[pages], "no re-posts"


def test_every_posting_stands_in_its_list_with_its_words_and_leads_somewhere(site: tuple[str, Path]) -> None:
    pages, tree = site
    cards = cards_of(tree, LIST)
    assert len(cards) == 5
    assert (tree / LIST / "index.html").read_text().count("We sponsor H-1B visas.") >= 5
    inside = [card for card in cards if card[0].startswith("/jobs/")]
    assert {url for url, _, _ in inside} <= pages_of(tree)
    assert len(inside) == {"all": 5, "newest": 2, "link_only": 0}[pages]
    for url, rel, beside in set(cards) - set(inside):
        assert (rel, beside) == ("nofollow", f"on {urlsplit(url).hostname}")


def test_feeds_and_downloads_name_only_pages_that_are_there(site: tuple[str, Path]) -> None:
    pages, tree = site
    items = json.loads((tree / LIST / "feed.json").read_bytes())["items"]
    jobs = json.loads((tree / LIST / "jobs.json").read_bytes())["jobs"]
    rows = list(csv.DictReader((tree / LIST / "jobs.csv").read_text().splitlines()))
    own = {f"https://jobs.example{url}" for url in pages_of(tree)}
    assert len(items) == len(jobs) == len(rows) == 5
    assert [row["url"] for row in rows] == [job["url"] or "" for job in jobs]
    assert {job["url"] for job in jobs} - {None} <= own
    for item in items:
        assert item["url"] in own or urlsplit(item["url"]).hostname.startswith("employer")
    assert sum(job["url"] is not None for job in jobs) == {"all": 5, "newest": 2, "link_only": 0}[pages]
    assert all(job["apply_url"] for job in jobs)


def test_other_postings_of_a_job_lead_away_where_they_have_no_page(site: tuple[str, Path]) -> None:
    pages, tree = site
    again = [
        page for page in tree.glob("jobs/*/index.html") if b"The same job, posted again" in page.read_bytes()
    ]
    assert len(again) == {"all": 2, "newest": 1, "link_only": 0}[pages]
    if pages == "newest":
        text = again[0].read_text()
        assert 'rel="nofollow">Posting in Austin, TX</a> on employer' in text


def test_no_page_holds_the_markup_of_a_posting_without_its_page(site: tuple[str, Path]) -> None:
    _, tree = site
    marked = {page.parent for page in tree.rglob("*.html") if '"JobPosting"' in page.read_text()}
    assert all(folder.parent.name == "jobs" for folder in marked)


def test_two_workers_and_one_write_the_same_bytes(tmp_path: Path) -> None:
    folder = a_site(tmp_path, "newest")
    one = built(folder, "--jobs", "1", "--fresh", output="one")
    two = built(folder, "--jobs", "2", "--fresh", output="two")
    assert without_search(tree_of(one)) == without_search(tree_of(two))


def test_a_page_that_goes_says_where_the_posting_is_while_it_is_open(tmp_path: Path) -> None:
    folder = a_site(tmp_path, "all")
    before = built(folder, "--previous", "none")
    with (folder / "site.yaml").open("a") as file:
        file.write(SETTINGS["newest"])
    after = built(folder, "--previous", str(before), output="after")
    left = (
        pages_of(before)
        - {card[0] for card in cards_of(after, LIST)}
        - {url for url in pages_of(after) if "baker" in url}
    )
    assert len(left) == 4
    for url in left:
        text = (after / url.strip("/") / "index.html").read_text()
        assert "No page of its own here since" in text
        assert ">Read it on employer" in text
        assert 'content="noindex' in text
        assert "https://jobs.example" + url not in (after / "sitemap-postings.xml").read_text()
    assert all(
        record["listed"] for record in json.loads((after / "manifest.json").read_bytes())["closed"].values()
    )
    again = built(folder, "--previous", str(after), output="again")
    assert pages_of(again) == pages_of(after)

    (folder / "data/postings.jsonl").write_bytes(lines_of(JOBS[1:]))
    gone = built(folder, "--previous", str(after), output="gone")
    (url,) = (url for url in left if "employer-1" in url)
    text = (gone / url.strip("/") / "index.html").read_text()
    assert "No longer in our data since" in text
    assert "Read it on" not in text


def test_a_page_that_comes_back_stands_where_it_stood(tmp_path: Path) -> None:
    folder = a_site(tmp_path, "link_only")
    site_yaml = (folder / "site.yaml").read_text()
    (folder / "site.yaml").write_text(site_yaml.replace(SETTINGS["link_only"], ""))
    first = built(folder, "--previous", "none")
    (folder / "site.yaml").write_text(site_yaml)
    second = built(folder, "--previous", str(first), output="second")
    (folder / "site.yaml").write_text(site_yaml.replace(SETTINGS["link_only"], ""))
    third = built(folder, "--previous", str(second), output="third")
    assert pages_of(first) == pages_of(second) == pages_of(third)
    assert "No page of its own here" not in "".join(
        page.read_text() for page in third.glob("jobs/*/index.html")
    )


def test_explain_says_why_a_posting_has_no_page(tmp_path: Path) -> None:
    folder = a_site(tmp_path, "all")
    url = next(url for url in sorted(pages_of(built(folder))) if "employer-1" in url)
    with (folder / "site.yaml").open("a") as file:
        file.write(SETTINGS["link_only"])
    result = rolepages("explain", url, "--today", "2026-04-01", "--previous", "none", cwd=folder)
    assert "no page: `postings.pages` in site.yaml is `link_only`" in result.stdout, result.stderr


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("pages: newst", "did you mean `newest`?"),
        ("pages: newest", "does not say how many"),
        ("pages: newest\n  newest: 0", "has to be at least 1"),
        ("pages: newest\n  newest: -5", "has to be at least 1"),
        ("pages: newest\n  newest: 1000001", "has to be at most 1,000,000"),
        (f"pages: newest\n  newest: {'9' * 5000}", "not a whole number"),
        ("pages: newest\n  newest: many", "`many`"),
        ("newest: 5", "`newest` counts only with `pages: newest`"),
    ],
)
def test_a_setting_that_cannot_be_is_told_in_its_words(tmp_path: Path, lines: str, words: str) -> None:
    folder = a_small_site(tmp_path)
    with (folder / "site.yaml").open("a") as file:
        file.write(f"postings:\n  {lines}\n")
    result = rolepages("check", "--today", "2026-04-01", cwd=folder)
    assert result.returncode == 1
    assert words in result.stderr.replace("\n", " "), result.stderr[:1500]
    assert len(result.stderr) < 3000
