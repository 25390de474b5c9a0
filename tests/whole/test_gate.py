"""One flag of the publication gate decides what search engines, the sitemap, feeds and links hear of."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.builders import SITE_YAML
from tests.program import rolepages
from tests.whole.small import a_line, a_small_site

GATE = """\
gate:
  role_visa: 2
  role_state: 5
  place: 2
  own_text: 0
  own_figures: 0
  editorial: 0
  like: 100
floors:
  role_state: 1
"""
CLOSED = ("/roles/backend-engineer/tn/", "/roles/backend-engineer/in/nevada/", "/places/nevada/")
OPEN = ("/roles/backend-engineer/h-1b/", "/places/texas/")


def a_job(number: int, words: str, place: str) -> dict[str, Any]:
    return a_line(
        id=f"n{number}",
        title="Backend Engineer",
        employer=f"Employer {number}",
        description=words,
        description_format="text",
        places=[place],
        posted_on="2026-03-01",
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    jobs = [a_job(n, "We sponsor H-1B visas.", "Austin, TX") for n in range(3)]
    jobs.append(a_job(9, "We sponsor TN visas.", "Reno, NV"))
    folder = a_small_site(tmp_path_factory.mktemp("gate"), jobs)
    (folder / "site.yaml").write_text(SITE_YAML + GATE)
    result = rolepages("build", "--today", "2026-04-01", cwd=folder)
    assert result.returncode == 0, result.stderr
    return folder


def page(folder: Path, url: str) -> str:
    return (folder / f"build{url}index.html").read_text(encoding="utf-8")


def robots(folder: Path, url: str) -> str:
    found = re.search('<meta name="robots" content="([^"]*)">', page(folder, url))
    assert found
    return found[1]


def test_closed_lists_are_there_and_kept_from_search_engines(folder: Path) -> None:
    assert {url: robots(folder, url) for url in CLOSED} == dict.fromkeys(CLOSED, "noindex")
    assert {robots(folder, url) for url in OPEN} == {"max-image-preview:large"}


def test_the_sitemap_holds_the_open_lists_alone(folder: Path) -> None:
    listed = "".join(path.read_text() for path in (folder / "build").glob("sitemap*.xml"))
    assert all(f"https://jobs.example{url}</loc>" in listed for url in OPEN)
    assert not any(f"https://jobs.example{url}</loc>" in listed for url in CLOSED)


def test_closed_lists_have_downloads_and_no_feeds(folder: Path) -> None:
    manifest = json.loads((folder / "build/manifest.json").read_bytes())["files"]
    for url in CLOSED:
        beside = {name.removeprefix(url) for name in manifest if name.startswith(url)}
        assert not [name for name in beside if name.endswith((".atom", "feed.json", "changes.json"))], beside
        assert any(name.endswith(".csv") for name in beside)
        assert "application/atom+xml" not in page(folder, url)
    assert "application/atom+xml" in page(folder, OPEN[0])


def test_no_other_page_links_to_a_closed_list_and_its_jobs_are_reached_by_the_search(folder: Path) -> None:
    own = {f"{url}index.html" for url in CLOSED}
    for path in (folder / "build").rglob("*.html"):
        address = f"/{path.relative_to(folder / 'build').as_posix()}"
        text = path.read_text(encoding="utf-8")
        if address not in own:
            assert not [url for url in CLOSED if f'href="{url}"' in text], address
    assert 'href="/search/?' in page(folder, "/roles/backend-engineer/")
    assert "TN" in page(folder, "/roles/backend-engineer/")


def test_explain_prints_each_value_and_floor(folder: Path) -> None:
    closed = rolepages("explain", CLOSED[0], "--today", "2026-04-01", cwd=folder).stdout
    assert "for search engines: no (noindex)" in closed
    assert "publication gate (`gate` in site.yaml): closed" in closed
    assert "FAILS   open jobs: 1; at least 2" in closed
    opened = rolepages("explain", OPEN[0], "--today", "2026-04-01", cwd=folder).stdout
    assert "passes  open jobs: 3; at least 2" in opened
    assert opened.count("  passes  ") >= 7
    assert "FAILS" not in opened


def test_status_prints_the_totals_and_what_is_closed(folder: Path) -> None:
    said = rolepages("status", "--today", "2026-04-01", cwd=folder).stdout
    assert "1 of 2 role-visas" in said
    assert "1 of 2 places" in said
    report = json.loads(rolepages("status", "--json", "--today", "2026-04-01", cwd=folder).stdout)
    assert report["gate"]["role-visas"] == {"lists": 2, "open": 1}
    closed = [finding["subject"] for finding in report["findings"] if finding["kind"] == "closed"]
    assert set(CLOSED) <= set(closed)


def test_one_build_and_workers_come_to_the_same_verdicts(folder: Path) -> None:
    first = (folder / "build/manifest.json").read_bytes()
    result = rolepages("build", "--today", "2026-04-01", "--jobs", "2", cwd=folder)
    assert result.returncode == 0, result.stderr
    again = json.loads((folder / "build/manifest.json").read_bytes())
    assert again["files"] == json.loads(first)["files"]
