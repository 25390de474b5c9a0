"""`rolepages serve`: what an editor sees while writing."""

import os
import re
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.search_bundles import published_indexes
from generator.serving.watching import Watch
from tests.serving import Served, served
from tests.whole.evidence_sites import a_site_with_records
from tests.whole.small import a_small_site

GUIDE = "content/guides/first.md"
PAGE = "/guides/first/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_small_site(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def running(site: Path) -> Iterator[Served]:
    with served(site) as preview:
        yield preview


@pytest.fixture
def preview(site: Path, running: Served) -> Iterator[Served]:
    """The preview of the site as it was in the beginning."""
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    yield running
    for path in [path for path in site.rglob("*") if path.is_file() and path not in before]:
        path.unlink()
    for path, content in before.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
    running.news(PAGE, is_whole)


def is_whole(news: dict[str, Any]) -> bool:
    """Whether all is well and nothing is left to look at."""
    return not any(news["numbers"].values()) and news["done"] == news["total"] and not news["is_comparing"]


def digest_of(html: str) -> str:
    found = re.search(r'data-digest="([^"]+)"', html)
    assert found
    return found[1]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_a_saved_text_stands_on_its_page_and_the_changed_pages_are_listed(
    site: Path, preview: Served
) -> None:
    before = digest_of(preview.gets(PAGE)[1])
    edit(site / GUIDE, "Words.", "Words about larches.")
    news = preview.news(PAGE, lambda news: news["digest"] != before and is_whole(news))
    status, html = preview.gets(PAGE)
    assert status == 200
    assert "Words about larches." in html
    assert digest_of(html) == news["digest"] != before
    assert news["changed"] == [PAGE]
    assert news["files"] == [GUIDE]


def test_a_new_page_is_there_and_one_that_is_deleted_is_gone(site: Path, preview: Served) -> None:
    second = (site / GUIDE).read_text("utf-8").replace("A first guide", "A second guide")
    (site / "content/guides/second.md").write_text(second, "utf-8")
    preview.news("/guides/second/", lambda news: "/guides/second/" in news["changed"])
    assert preview.gets("/guides/second/")[0] == 200
    (site / "content/guides/second.md").unlink()
    assert preview.news(PAGE, lambda news: news["gone"])["gone"] == ["/guides/second/"]
    assert preview.gets("/guides/second/")[0] == 404


def test_with_an_error_the_page_stays_and_the_error_is_told_with_its_line_until_it_is_mended(
    site: Path, preview: Served
) -> None:
    before = digest_of(preview.gets(PAGE)[1])
    edit(site / GUIDE, "reviewed_on:", "reviewd_on:")
    news = preview.news(PAGE, lambda news: news["numbers"]["error"])
    assert news["digest"] == before
    assert news["changed"] == []
    assert news["is_held"]
    unknown = next(problem for problem in news["problems"] if problem["rule"] == "unknown-key")
    assert re.fullmatch(rf"{GUIDE}:\d+:1", unknown["place"])
    assert any("reviewd_on" in line for line in unknown["lines"])
    assert unknown["hint"] == "did you mean `reviewed_on`?"
    edit(site / GUIDE, "reviewd_on:", "reviewed_on:")
    assert preview.news(PAGE, is_whole)["digest"] == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("site.yaml", "name:", "name: ["),
        ("templates/base.html", "{% block main %}", "{% blok main %}"),
        ("templates/assets/site.js", "(", "((("),
        ("data/snapshot.yaml", "as_of: 2026-03-31", "as_of: soon"),
        ("data/postings.jsonl", '"id"', '"id'),
        (GUIDE, "---", "<<<<<<< mine\n---"),
    ],
)
def test_the_preview_survives_a_broken_file_of_any_kind(
    site: Path, preview: Served, file: str, old: str, new: str
) -> None:
    before = digest_of(preview.gets(PAGE)[1])
    edit(site / file, old, new)
    news = preview.news(PAGE, lambda news: news["numbers"]["error"])
    assert any(problem["place"].startswith(file) for problem in news["problems"])
    assert digest_of(preview.gets(PAGE)[1]) == before


def test_the_preview_survives_a_deleted_folder_and_follows_it_when_it_is_back(
    site: Path, preview: Served
) -> None:
    before = digest_of(preview.gets(PAGE)[1])
    shutil.move(site / "content", site / "elsewhere")
    preview.news(PAGE, lambda news: news["numbers"]["error"])
    assert digest_of(preview.gets(PAGE)[1]) == before
    shutil.move(site / "elsewhere", site / "content")
    preview.news(PAGE, is_whole)
    edit(site / GUIDE, "Words.", "Words after the move.")
    preview.news(PAGE, lambda news: news["digest"] != before)
    assert "Words after the move." in preview.gets(PAGE)[1]


def test_a_name_that_is_no_utf_8_does_not_make_the_preview_deaf(site: Path, preview: Served) -> None:
    before = digest_of(preview.gets(PAGE)[1])
    odd = Path(os.fsdecode(bytes(site / "content/guides") + b"/caf\xe9.md"))
    try:
        odd.write_bytes(b"x")
    except OSError:
        pytest.skip("this file system takes no such name")
    news = preview.news(PAGE, lambda news: news["numbers"]["error"])
    assert news["problems"][0]["rule"] == "unreadable-file"
    odd.unlink()
    preview.news(PAGE, is_whole)
    edit(site / GUIDE, "Words.", "Words after the odd name.")
    preview.news(PAGE, lambda news: news["digest"] not in {"", before})


def test_a_folder_that_is_a_link_to_itself_is_a_missing_folder(site: Path, preview: Served) -> None:
    shutil.move(site / "content", site / "elsewhere")
    (site / "content").symlink_to("content")
    news = preview.news(PAGE, lambda news: news["numbers"]["error"])
    assert not news["failure"]
    assert news["problems"][0]["rule"] == "missing-folder"
    (site / "content").unlink()
    shutil.move(site / "elsewhere", site / "content")
    preview.news(PAGE, is_whole)


def test_a_site_below_a_folder_of_tools_that_is_moved_away_and_back_is_followed(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path / "node_modules" / "site")
    with served(folder) as preview:
        before = preview.news(PAGE, is_whole)["digest"]
        folder.rename(tmp_path / "away")
        preview.news(PAGE, lambda news: news["numbers"]["error"])
        (tmp_path / "away").rename(folder)
        preview.news(PAGE, is_whole)
        edit(folder / GUIDE, "Words.", "Words after the move.")
        preview.news(PAGE, lambda news: news["digest"] != before)


def test_what_was_saved_before_the_watch_began_is_told(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path / "site")
    edit(folder / GUIDE, "Words.", "Words in time.")
    content = folder.resolve() / "content"
    assert folder.resolve() / GUIDE in told_at_first(folder, content, since=0.0)
    assert not told_at_first(folder, content, since=(folder / GUIDE).stat().st_ctime + 60)


def told_at_first(folder: Path, content: Path, since: float) -> frozenset[Path]:
    watch = Watch(folder, lambda: [content], since)
    try:
        return watch.changed(2)
    finally:
        watch.stop()


@pytest.mark.parametrize("known", [b"[]", b'{"format":1,"search":["x"]}', b'{"format":1,"search":"x"}'])
def test_an_odd_list_of_published_files_says_nothing_of_the_search(tmp_path: Path, known: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(known)
    assert published_indexes(tmp_path) == []


def test_after_a_flood_of_saves_the_last_one_stands(site: Path, preview: Served) -> None:
    for number in range(300):
        edit(site / GUIDE, "\n---\n", f"\n---\nSave number {number}.\n\n")
    preview.news(PAGE, lambda _: "Save number 299." in preview.gets(PAGE)[1])


def test_drafts_are_shown_with_a_mark_and_told_as_not_published(site: Path, preview: Served) -> None:
    edit(site / GUIDE, "title:", "draft: true\ntitle:")
    news = preview.news(PAGE, lambda news: news["waits"])
    assert news["waits"] == f"`{GUIDE}` is a draft"
    assert "Not published (draft): A first guide" in preview.gets(PAGE)[1]


def test_a_dead_link_is_told_at_its_place_once_its_page_was_looked_at(site: Path, preview: Served) -> None:
    edit(site / GUIDE, "Words.", "Words and [a link](/guides/nowhere/).")
    news = preview.news(PAGE, lambda news: news["numbers"]["error"])
    assert news["problems"][0]["rule"] == "broken-link"
    assert news["problems"][0]["place"].startswith(f"{GUIDE}:")
    assert not news["is_held"]


def test_a_link_to_no_part_of_a_page_is_told_also_when_it_names_the_site(site: Path, preview: Served) -> None:
    host = re.search(r"base_url: (\S+)", (site / "site.yaml").read_text("utf-8"))
    assert host
    edit(site / GUIDE, "Words.", f"Words and [a link]({host[1]}/method/#nowhere).")
    news = preview.news(PAGE, lambda news: news["numbers"]["error"])
    assert news["problems"][0]["rule"] == "broken-link"


def test_the_search_knows_a_new_title_as_soon_as_it_answers(site: Path, preview: Served) -> None:
    before = preview.gets("/pagefind/shards.json")[1]
    search, page = (digest_of(preview.gets(url)[1]) for url in ("/search/", PAGE))
    edit(site / GUIDE, "title: A first guide", "title: Larches and rowans")
    preview.news(PAGE, lambda news: news["digest"] != page)
    assert preview.gets("/pagefind/shards.json")[1] != before
    preview.news("/search/", lambda news: news["digest"] != search)


def test_feeds_files_of_the_design_and_pictures_are_served(preview: Served) -> None:
    html = preview.gets("/roles/backend-engineer/")[1]
    addresses = re.findall(r'(?:href|src)="(/assets/[^"]+)"', preview.gets(PAGE)[1])
    picture = re.search(r'og:image" content="https?://[^/]+(/[^"]+)"', preview.gets(PAGE)[1])
    assert addresses
    assert picture
    for address in (*addresses, picture[1], *re.findall(r'href="(/[^"]+\.atom)"', html)):
        assert preview.gets(address)[0] == 200, address


def test_an_address_without_its_last_slash_leads_on(preview: Served) -> None:
    assert preview.gets(PAGE.rstrip("/"))[0] == 301


def test_a_site_of_another_name_cannot_read_the_preview(preview: Served) -> None:
    assert preview.gets(PAGE, Host="evil.example")[0] == 404
    assert preview.gets(PAGE, Host="[")[0] == 404
    assert preview.gets(PAGE, Host=f"localhost:{preview.port}")[0] == 200


def test_a_page_asked_for_by_an_odd_spelling_of_its_address_is_not_loaded_again_for_ever(
    preview: Served,
) -> None:
    html = preview.gets("/guides/%66irst/")[1]
    news = preview.news("%2Fguides%2F%2566irst%2F", lambda _: True)
    assert news["digest"] == digest_of(html)


@pytest.mark.parametrize(
    "path",
    [
        "/-/../server.py",
        "/pagefind/../../../etc/passwd",
        "/pagefind/pages//etc/passwd",
        "/pagefind/pages/%2Fetc/passwd",
        "/pagefind/pages/%2e%2e/%2e%2e/x",
        "/pagefind/pages/%00",
        "/-/server.py",
        "/%2e%2e/",
    ],
)
def test_nothing_but_the_site_is_served(preview: Served, path: str) -> None:
    assert preview.gets(path)[0] == 404


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_preview_stops_at_once_while_a_browser_listens(tmp_path: Path, how: signal.Signals) -> None:
    with served(a_small_site(tmp_path / "site")) as preview:
        preview.news("/", lambda news: True)
        code = preview.ends(how)
        rest = preview.process.stderr.read()
    assert code in {0, 143}
    assert "Traceback" not in rest
    assert "leaked" not in rest


def test_the_preview_stops_when_it_has_hardly_begun(tmp_path: Path) -> None:
    with served(a_small_site(tmp_path / "site")) as preview:
        assert preview.ends(signal.SIGTERM) == 143


def test_the_preview_of_a_site_with_public_records_ends_without_complaints(tmp_path: Path) -> None:
    with served(a_site_with_records(tmp_path / "site")) as preview:
        assert preview.ends() == 0
        rest = preview.process.stderr.read()
    assert "Stopped." in rest
    assert "leaked" not in rest


def test_a_site_with_errors_from_the_start_is_shown_as_far_as_it_can_be(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path / "site")
    edit(folder / GUIDE, "title:", "titel:")
    with served(folder) as preview:
        assert preview.gets("/about/")[0] == 200
        assert preview.news("/about/", lambda news: True)["numbers"]["error"]


def test_without_settings_there_is_a_page_with_the_errors_until_they_are_mended(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path / "site")
    settings = (folder / "site.yaml").read_text("utf-8")
    (folder / "site.yaml").write_text("name: [", "utf-8")
    with served(folder) as preview:
        assert preview.gets("/")[0] == 503
        assert preview.news("/", lambda news: True)["numbers"]["error"]
        (folder / "site.yaml").write_text(settings, "utf-8")
        preview.news("/", lambda news: not news["numbers"]["error"])
        assert preview.gets("/")[0] == 200
