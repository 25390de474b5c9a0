"""The days in the sitemap from one publication to the next, and the manifest that stays behind."""

import re
from pathlib import Path

import orjson
import pytest

from generator.previous import KEPT
from tests.program import rolepages
from tests.whole.small import SNAPSHOT, a_line, a_small_site, lines_of

_URL = re.compile(r"<loc>https://jobs\.example([^<]*)</loc><lastmod>([^<]*)</lastmod>")
LINES = [
    a_line(places=["Austin, TX"], posted_on="2026-03-01", description="We sponsor H-1B visas. " * 20),
    a_line(id="2", employer="Quillfeather", url="https://quillfeather.example/2", posted_on="2026-03-02"),
]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return a_small_site(tmp_path / "site", LINES)


def build(site: Path, *arguments: str) -> str:
    told = rolepages("build", *arguments, cwd=site)
    assert told.returncode == 0, told.stderr
    return told.stderr


def publish(site: Path, *arguments: str) -> str:
    told = rolepages("publish", str(site.parent / "srv"), "--max-age", "20000", *arguments, cwd=site)
    assert told.returncode == 0, told.stderr
    return " ".join(told.stderr.split())


def days(site: Path) -> dict[str, str]:
    """`lastmod` by address, of pages and sitemaps."""
    files = sorted((site / "build").glob("sitemap*.xml"))
    return {address: day for file in files for address, day in _URL.findall(file.read_text())}


def next_day(site: Path, title: str = "Backend Engineer") -> None:
    """The data of the next day, in which the first posting has a title."""
    (site / "data/snapshot.yaml").write_text(SNAPSHOT.replace("2026-03-31", "2026-04-01"))
    (site / "data/postings.jsonl").write_bytes(lines_of([LINES[0] | {"title": title}, LINES[1]]))


def test_pages_of_a_first_publication_have_the_day_of_the_pages(site: Path) -> None:
    assert "Compared" not in build(site)
    assert len(days(site)) > 10
    assert set(days(site).values()) == {"2026-03-31"}


def test_what_was_published_is_kept_and_the_next_build_moves_only_what_changed(site: Path) -> None:
    build(site)
    publish(site)
    assert (site / KEPT).read_bytes() == (site / "build/manifest.json").read_bytes()
    next_day(site, "Backend Engineer for boats")
    assert "Compared with the publication of 2026-03-31 (https://jobs.example)." in build(site)
    now = days(site)
    posting = next(url for url in now if url.startswith("/jobs/") and "boats" in url)
    other = next(url for url in now if "quillfeather" in url and url.startswith("/jobs/"))
    assert (now[posting], now["/roles/backend-engineer/"], now["/"]) == ("2026-04-01",) * 3
    assert (now["/about/"], now["/guides/first/"]) == ("2026-03-31",) * 2
    assert now["/sitemap-postings.xml"] == "2026-04-01"
    assert now["/sitemap-guides.xml"] == "2026-03-31"
    assert other in now


def test_the_days_stay_through_publications_without_a_change(site: Path) -> None:
    build(site)
    publish(site)
    first = days(site)
    next_day(site)
    build(site)
    publish(site)
    (site / "data/snapshot.yaml").write_text(SNAPSHOT.replace("2026-03-31", "2026-04-05"))
    build(site)
    assert days(site) == first


def test_a_dry_run_keeps_nothing(site: Path) -> None:
    build(site)
    publish(site, "--dry-run")
    assert not (site / KEPT).exists()


def test_a_publication_that_was_refused_keeps_nothing(site: Path) -> None:
    build(site)
    told = rolepages("publish", str(site.parent / "srv"), "--max-age", "1", cwd=site)
    assert told.returncode == 1
    assert not (site / KEPT).exists()


def test_publishing_what_was_not_compared_with_the_published_site_is_told(site: Path) -> None:
    build(site)
    assert "publish-not-compared" not in publish(site)
    next_day(site, "Backend Engineer for boats")
    build(site, "--previous", "none")
    said = publish(site, "--dry-run")
    assert "publish-not-compared" in said
    assert "compared with none, and there is one" in said
    build(site, "--previous", str(site.parent / "srv"))
    assert "publish-not-compared" not in publish(site)
    assert "publish-not-compared" not in publish(site)
    manifest = orjson.loads((site / "build/manifest.json").read_bytes())
    other = site.parent / "other"
    other.mkdir()
    (other / "manifest.json").write_bytes(orjson.dumps(manifest | {"today": "2026-03-30"}))
    build(site, "--previous", str(other))
    assert "compared with another publication" in publish(site)


def test_a_publication_that_cannot_be_read_stops_the_build_and_none_goes_on(site: Path) -> None:
    (site / KEPT).parent.mkdir(parents=True)
    (site / KEPT).write_text("{")
    told = rolepages("build", cwd=site)
    assert (told.returncode, "previous-unreadable" in told.stderr) == (1, True)
    assert not (site / "build").exists()
    assert "Compared with no earlier publication" in build(site, "--previous", "none")


def test_a_change_without_a_new_day_is_told(site: Path) -> None:
    build(site)
    publish(site)
    guide = site / "content/guides/first.md"
    guide.write_text(guide.read_text().replace("Words.", "Other words."))
    assert "lastmod-unmoved" in build(site)
    assert "lastmod-unmoved" in rolepages("check", cwd=site).stderr
    assert "lastmod-unmoved" not in build(site, "--today", "2026-04-02")
    assert days(site)["/guides/first/"] == "2026-04-02"


def test_check_says_what_it_compares_with(site: Path) -> None:
    build(site)
    told = rolepages("check", "--previous", "build", cwd=site)
    assert "Compared with the publication of 2026-03-31 (https://jobs.example)." in told.stderr


def test_whatever_a_title_holds_the_next_build_can_read_what_was_published(site: Path) -> None:
    odd = (
        "a\tb",
        "a\u2028b",
        "\u202eab",
        "x" * 5000,
        "<b>&amp;|`",
        "\ufeffa",
        "a\x0bb\x85",
        "\U0001f980",
        "\\n\\u0000",
    )
    lines = [
        a_line(
            id=str(n),
            title=f"Backend Engineer {text}",
            employer=f"Larkspur {text}",
            url=f"https://x.example/{n}",
        )
        for n, text in enumerate(odd)
    ]
    (site / "data/postings.jsonl").write_bytes(lines_of(lines))
    build(site)
    publish(site)
    (site / "data/postings.jsonl").write_bytes(lines_of(lines[:1]))
    told = build(site, "--today", "2026-04-01")
    assert "Compared with the publication of 2026-03-31" in told
    closed = orjson.loads((site / "build/manifest.json").read_bytes())["closed"]
    assert len(closed) >= len(odd) - 1
