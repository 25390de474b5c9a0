"""Whatever cuts a publication, no page lacks its assets, and the next publication makes the site whole."""

import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import pytest

from generator.publishing import transfer as module
from generator.publishing.destination import DestinationError
from generator.publishing.folder import FolderDestination
from generator.publishing.order import Phase, steps_of
from generator.publishing.transfer import carry_out, planned
from tests.program import ROOT, rolepages
from tests.publishing.sites import CutError, Watched, a_built_site, a_page, lacking, tree_of

OLD_STYLE, NEW_STYLE = "site.11111111.css", "site.22222222.css"
TODAY = datetime.now(UTC).date()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    pages = {url: a_page(OLD_STYLE) for url in ("/", "/jobs/a/", "/jobs/b/", "/roles/x/")}
    return a_built_site(tmp_path / "old", pages, [OLD_STYLE], TODAY.isoformat())


@pytest.fixture
def new(tmp_path: Path) -> Path:
    pages = {url: a_page(NEW_STYLE) for url in ("/", "/jobs/b/", "/jobs/c/", "/roles/x/")}
    return a_built_site(tmp_path / "new", pages, [NEW_STYLE], TODAY.isoformat())


def publish(folder: Path, place: FolderDestination) -> None:
    carry_out(planned(folder, place), place)


def test_a_publication_makes_the_destination_what_was_built(old: Path, new: Path, tmp_path: Path) -> None:
    place = Watched(tmp_path / "srv")
    for folder in (old, new):
        publish(folder, place)
        assert tree_of(tmp_path / "srv") == tree_of(folder)


def test_assets_come_first_and_what_is_old_goes_last(old: Path, new: Path, tmp_path: Path) -> None:
    publish(old, FolderDestination(tmp_path / "srv"))
    place = Watched(tmp_path / "srv")
    publish(new, place)
    assert [what for what in place.done if what[0] != "="] == [
        f"+assets/{NEW_STYLE}",
        "+jobs/c/index.html",
        "+index.html",
        "+jobs/b/index.html",
        "+roles/x/index.html",
        "+sitemap.xml",
        "+manifest.json",
        "-jobs/a/index.html",
        f"-assets/{OLD_STYLE}",
    ]
    assert not (tmp_path / "srv/jobs/a").exists()


def test_what_has_not_changed_is_not_brought_again(old: Path, tmp_path: Path) -> None:
    publish(old, FolderDestination(tmp_path / "srv"))
    place = Watched(tmp_path / "srv")
    publish(old, place)
    assert place.done == []


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_a_publication_cut_anywhere_is_made_whole_by_the_next_one(
    old: Path, new: Path, tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "steps_of", lambda local, known: steps_of(local, known, size))
    cuts = 0
    while True:
        srv = tmp_path / f"srv-{cuts}"
        publish(old, FolderDestination(srv))
        try:
            publish(new, Watched(srv, cut_after=cuts))
        except CutError:
            assert lacking(srv) == []
        else:
            break
        # Before the transfer is taken up again the site is built anew: back to what it was before.
        for folder in (old, new) if cuts % 2 else (new,):
            publish(folder, Watched(srv))
            assert tree_of(srv) == tree_of(folder)
        cuts += 1
    assert cuts > 9


def test_a_killed_publication_is_made_whole_by_the_next_one(tmp_path: Path) -> None:
    pages = {f"/jobs/{number}/": a_page(OLD_STYLE, "Words. " * 2_000) for number in range(3_000)}
    built = a_built_site(tmp_path / "built", pages, [OLD_STYLE], TODAY.isoformat())
    srv = tmp_path / "srv"
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "publish", str(srv), "--from", str(built)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
    )
    while not list(srv.glob("jobs/*")) and process.poll() is None:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert 0 < len(list(srv.glob("jobs/*"))) < 3_000
    assert lacking(srv) == []
    assert rolepages("publish", str(srv), "--from", str(built)).returncode == 0
    assert tree_of(srv) == tree_of(built)


def test_a_dry_run_lists_everything_and_does_nothing(old: Path, tmp_path: Path) -> None:
    result = rolepages("publish", str(tmp_path / "srv"), "--from", str(old), "--dry-run")
    assert result.returncode == 0
    assert {f"+ {path}" for path in tree_of(old)} == {
        line.strip() for line in result.stderr.splitlines() if line.strip().startswith("+")
    }
    assert not (tmp_path / "srv").exists()


def test_a_folder_of_other_files_is_left_alone(old: Path, tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "letter.txt").write_text("keep me")
    result = rolepages("publish", str(documents), "--from", str(old))
    assert (result.returncode, "publish-destination" in result.stderr) == (1, True)
    assert [path.name for path in documents.iterdir()] == ["letter.txt"]


def test_files_that_no_publication_brought_are_never_deleted(old: Path, new: Path, tmp_path: Path) -> None:
    srv = tmp_path / "srv"
    publish(old, FolderDestination(srv))
    (srv / "google1234.html").write_text("a mark of ownership")
    publish(new, FolderDestination(srv))
    assert (srv / "google1234.html").read_text() == "a mark of ownership"


def test_a_list_that_names_files_outside_deletes_none_of_them(old: Path, tmp_path: Path) -> None:
    srv = tmp_path / "srv"
    publish(old, FolderDestination(srv))
    (tmp_path / "mine.txt").write_text("keep me")
    (srv / "published.json").write_text('{"format":1,"files":{"../mine.txt":"1","/etc/hosts":"2"}}')
    publish(old, FolderDestination(srv))
    assert (tmp_path / "mine.txt").exists()
    assert tree_of(srv) == tree_of(old)


@pytest.mark.parametrize("state", [b"", b"{}", b"[1]", b'{"format":9}', b"\xff\xfe"])
def test_an_unreadable_list_brings_everything_again(old: Path, tmp_path: Path, state: bytes) -> None:
    srv = tmp_path / "srv"
    publish(old, FolderDestination(srv))
    (srv / "index.html").write_text("changed by hand")
    (srv / "published.json").write_bytes(state)
    publish(old, FolderDestination(srv))
    assert tree_of(srv) == tree_of(old)


DAMAGED = (
    None, b"", b"{}", b"[1]", b'{"format":9}', b"\xff\xfe", b'{"format":1,"files":{}}',
    b'{"format":1,"files":{"ind', b'{"format":1,"files":{"jobs/b/index.html":""}}',
    b'{"format":1,"files":[]}',
)  # fmt: skip


def damage(srv: Path, state: bytes | None) -> None:
    (srv / "published.json").unlink() if state is None else (srv / "published.json").write_bytes(state)


@pytest.mark.parametrize("state", DAMAGED)
def test_without_a_list_the_manifest_says_which_pages_are_old(
    old: Path, new: Path, tmp_path: Path, state: bytes | None
) -> None:
    srv = tmp_path / "srv"
    publish(old, FolderDestination(srv))
    (srv / "jobs/a/mine.txt").write_text("mine")
    damage(srv, state)
    publish(new, Watched(srv))
    assert tree_of(srv) == {**tree_of(new), "jobs/a/mine.txt": b"mine"}
    assert planned(new, FolderDestination(srv)).total == 0


def test_a_list_of_another_publication_is_not_believed(old: Path, new: Path, tmp_path: Path) -> None:
    srv = tmp_path / "srv"
    publish(old, FolderDestination(srv))
    of_old = (srv / "published.json").read_bytes()
    publish(new, FolderDestination(srv))
    damage(srv, of_old)
    publish(old, Watched(srv))
    assert tree_of(srv) == tree_of(old)


def test_a_site_that_was_copied_over_another_is_brought_anew(old: Path, new: Path, tmp_path: Path) -> None:
    srv = tmp_path / "srv"
    publish(old, FolderDestination(srv))
    shutil.copytree(new, srv, dirs_exist_ok=True)
    publish(old, Watched(srv))
    assert tree_of(srv) == tree_of(old)


def test_a_publication_without_a_list_and_cut_anywhere_leaves_no_old_page(
    old: Path, new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "steps_of", lambda local, known: steps_of(local, known, 1))
    cuts, ended = 0, False
    while not ended:
        srv = tmp_path / f"srv-{cuts}"
        publish(old, FolderDestination(srv))
        damage(srv, None)
        try:
            publish(new, Watched(srv, cut_after=cuts))
            ended = True
        except CutError:
            publish(new, Watched(srv))
        assert tree_of(srv) == tree_of(new)
        cuts += 1
    assert cuts > 9


def test_parts_of_the_search_and_packed_files_are_known_without_a_list(old: Path, tmp_path: Path) -> None:
    srv = tmp_path / "srv"
    built = orjson.loads((old / "manifest.json").read_bytes())
    built |= {"search": {"/pagefind/jobs/0/": "1"}, "host": {"name": "nginx", "packing": "1"}}
    (old / "manifest.json").write_bytes(orjson.dumps(built))
    parts = ("pagefind/jobs/0/pagefind.js.br", "pagefind/jobs/0/fragment/en_12.pf_fragment", "index.html.gz")
    mine = ("pagefind/mine.txt", "pagefind/jobs/0/mine.txt", "mine.html.gz")
    for folder, names in ((old, parts), (srv, mine)):
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text("words")
    (srv / "manifest.json").write_bytes((old / "manifest.json").read_bytes())
    publish(old, FolderDestination(srv))
    damage(srv, None)
    small = a_built_site(tmp_path / "small", {"/": a_page(OLD_STYLE)}, [OLD_STYLE], TODAY.isoformat())
    publish(small, FolderDestination(srv))
    assert tree_of(srv) == tree_of(small) | dict.fromkeys(mine, b"words")


def test_a_manifest_that_names_other_files_deletes_none_of_them(old: Path, new: Path, tmp_path: Path) -> None:
    srv = tmp_path / "srv"
    publish(old, FolderDestination(srv))
    outside = tmp_path / "mine.txt"
    outside.write_text("mine")
    (srv / "published-queue.json").write_text("{}")
    named = orjson.loads((srv / "manifest.json").read_bytes())
    odd = ("/../mine.txt", f"/{outside}", "/published-queue.json", "/published.json", "/index.html/x", "/\0")
    named |= {"files": {**named["files"], **dict.fromkeys(odd, "1")}, "search": {"/../": "1", "/": "1"}}
    (srv / "manifest.json").write_bytes(orjson.dumps(named))
    damage(srv, None)
    publish(new, FolderDestination(srv))
    assert outside.exists()
    assert (srv / "published-queue.json").exists()
    assert tree_of(srv) == tree_of(new)


@pytest.mark.parametrize("manifest", [None, b"{}", b'{"generator":"other"}', b"{"])
def test_a_list_that_nobody_can_read_makes_no_folder_ours(
    old: Path, tmp_path: Path, manifest: bytes | None
) -> None:
    srv = tmp_path / "srv"
    srv.mkdir()
    (srv / "published.json").write_text("a list of books")
    if manifest is not None:
        (srv / "manifest.json").write_bytes(manifest)
    before = {path.name: path.read_bytes() for path in srv.iterdir()}
    with pytest.raises(DestinationError, match="left alone"):
        planned(old, FolderDestination(srv))
    assert {path.name: path.read_bytes() for path in srv.iterdir()} == before


def test_the_command_says_that_the_list_is_lost(old: Path, tmp_path: Path) -> None:
    srv = tmp_path / "srv"
    publish(old, FolderDestination(srv))
    damage(srv, None)
    before = tree_of(srv)
    said = rolepages("publish", str(srv), "--from", str(old), "--dry-run").stderr
    assert "published.json is missing, damaged or of another publication" in " ".join(said.split())
    assert tree_of(srv) == before


def test_two_publications_at_once_are_refused(old: Path, tmp_path: Path) -> None:
    srv = tmp_path / "srv"
    with FolderDestination(srv).alone():
        second = rolepages("publish", str(srv), "--from", str(old))
        assert list(srv.iterdir()) == []
        assert rolepages("publish", str(srv), "--from", str(old), "--dry-run").returncode == 0
    assert (second.returncode, "another publication to it is under way" in second.stderr) == (1, True)
    assert rolepages("publish", str(srv), "--from", str(old)).returncode == 0


def test_packed_files_travel_with_their_pages_and_the_hosts_files_as_assets() -> None:
    local = dict.fromkeys(("index.html.br", "assets/a.1.js.gz", ".host/nginx.conf", "sitemap.xml.gz"), "1")
    phases = {path: step.phase for step in steps_of(local, {"index.html.br": "0"}) for path in step.paths}
    assert phases == {
        "index.html.br": Phase.CHANGED_PAGES,
        "assets/a.1.js.gz": Phase.ASSETS,
        ".host/nginx.conf": Phase.SEARCH,
        "sitemap.xml.gz": Phase.SITEMAPS,
    }


@pytest.mark.parametrize("address", ["", "-rf", "ftp://host/folder", "s3://", "s3://key:secret@bucket/"])
def test_an_address_of_no_destination_is_refused_without_its_secret(old: Path, address: str) -> None:
    result = rolepages("publish", "--from", str(old), "--", address)
    assert (result.returncode, "publish-destination" in result.stderr) == (1, True)
    assert "secret" not in result.stderr


@pytest.mark.parametrize("address", ["old", "old/jobs", "."])
def test_the_built_site_is_not_published_into_itself(old: Path, address: str) -> None:
    before = tree_of(old)
    result = rolepages("publish", address, "--from", "old", cwd=old.parent)
    assert (result.returncode, "name a folder beside it" in result.stderr) == (1, True)
    assert tree_of(old) == before
    assert not (old / "published.json").exists()


def test_a_file_in_a_folders_place_is_a_problem_and_no_crash(old: Path, tmp_path: Path) -> None:
    (tmp_path / "srv").write_text("a file")
    with pytest.raises(DestinationError):
        planned(old, FolderDestination(tmp_path / "srv"))


# What is refused


def refused(folder: Path, *options: str) -> str:
    result = rolepages("publish", str(folder.parent / "srv"), "--from", str(folder), *options)
    assert result.returncode == 1
    assert not (folder.parent / "srv").exists()
    return result.stderr


def test_a_demo_is_refused(old: Path) -> None:
    text = (old / "manifest.json").read_text()
    (old / "manifest.json").write_text(text.replace('"demo":false', '"demo":true'))
    assert "publish-demo" in refused(old)
    (old / "manifest.json").write_text(text.replace('"demo":false,', ""))
    assert "publish-demo" in refused(old)


def test_old_data_is_refused_unless_its_age_is_allowed(tmp_path: Path) -> None:
    as_of = (TODAY - timedelta(days=20)).isoformat()
    folder = a_built_site(tmp_path / "built", {"/": a_page(OLD_STYLE)}, [OLD_STYLE], as_of)
    assert "publish-old" in refused(folder)
    assert "publish-old" in refused(folder, "--max-age", "18")
    assert (
        rolepages("publish", str(tmp_path / "srv"), "--from", str(folder), "--max-age", "21").returncode == 0
    )


def test_a_failing_gate_is_refused(old: Path) -> None:
    text = (old / "manifest.json").read_text()
    (old / "manifest.json").write_text(text.replace("{", '{"gate_faults":["9% of the roles are alike."],', 1))
    said = refused(old)
    assert "publish-gate" in said
    assert "9% of the roles are alike." in said
    accepted = rolepages("publish", str(old.parent / "srv"), "--from", str(old), "--despite-gate")
    assert accepted.returncode == 0


@pytest.mark.parametrize("fault", ["page", "asset", "edited", "manifest"])
def test_a_tree_that_is_not_as_it_was_built_is_refused(old: Path, fault: str) -> None:
    match fault:
        case "page":
            (old / "jobs/a/index.html").unlink()
        case "asset":
            (old / f"assets/{OLD_STYLE}").unlink()
        case "edited":
            (old / "index.html").write_text("by hand")
        case "manifest":
            (old / "manifest.json").write_text("{")
    said = refused(old)
    assert ("publish-not-a-site" if fault == "manifest" else "publish-damaged") in said
