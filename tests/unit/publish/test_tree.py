"""Only folders of our own are replaced, by one run at a time."""

import os
import shutil
from pathlib import Path
from unittest.mock import Mock

import pytest

from generator.publish.digests import digest_of
from generator.publish.manifest import manifest_bytes
from generator.publish.tree import MARKER, OutputBusyError, OutputTree, file_of, output_problem

MANIFEST = manifest_bytes(
    version="1", as_of="2026-01-01", today="2026-01-01", files={"/": "x", "/roles/": "y"}, search={}
)


def published(output: Path, text: bytes = b"new") -> None:
    tree = OutputTree(output)
    tree.begin()
    tree.write("/", text)
    tree.write(f"/{MARKER}", MANIFEST)
    tree.publish()


@pytest.mark.parametrize(
    ("url", "file"), [("/", "index.html"), ("/a/", "a/index.html"), ("/404.html", "404.html")]
)
def test_an_address_that_ends_in_a_slash_is_an_index(url: str, file: str) -> None:
    assert file_of(url) == file


def test_an_absent_an_empty_and_a_published_folder_may_be_replaced(tmp_path: Path) -> None:
    output = tmp_path / "build"
    assert output_problem(output, "build") is None
    output.mkdir()
    assert output_problem(output, "build") is None
    published(output)
    (output / ".DS_Store").touch()
    assert output_problem(output, "build") is None


def test_a_folder_with_another_programs_manifest_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / MARKER).write_text('{"name": "a web app"}')
    assert output_problem(tmp_path, "public") is not None
    (tmp_path / MARKER).write_text("[not json")
    assert output_problem(tmp_path, "public") is not None


def test_a_file_laid_into_the_published_folder_is_named(tmp_path: Path) -> None:
    published(tmp_path / "build")
    (tmp_path / "build/CNAME").write_text("jobs.example")
    problem = output_problem(tmp_path / "build", "build")
    assert problem is not None
    assert "`CNAME`" in problem.message


def test_a_second_run_finds_the_folder_busy_and_disturbs_nothing(tmp_path: Path) -> None:
    first, second = OutputTree(tmp_path / "build"), OutputTree(tmp_path / "build")
    first.begin()
    first.write("/", b"first")
    with pytest.raises(OutputBusyError):
        second.begin()
    second.abandon()
    first.write(f"/{MARKER}", MANIFEST)
    first.publish()
    assert (tmp_path / "build/index.html").read_bytes() == b"first"
    published(tmp_path / "build", b"third")
    assert (tmp_path / "build/index.html").read_bytes() == b"third"


def test_what_an_interrupted_run_staged_is_not_published(tmp_path: Path) -> None:
    left = tmp_path / ".build.next/jobs"
    left.mkdir(parents=True)
    (left / "half.html").touch()
    built(tmp_path / "build", DAYS[0])
    assert not (tmp_path / "build/jobs").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def built(output: Path, files: dict[str, bytes], *, packed: bool = False) -> None:
    """A whole run that makes these files."""
    tree = OutputTree(output)
    tree.begin()
    for url, content in files.items():
        tree.write(url, content)
    tree.settle(files, packed=packed, aside="pagefind")
    digests = {url: digest_of(content) for url, content in files.items()}
    tree.write(
        f"/{MARKER}",
        manifest_bytes(version="1", as_of="2026-01-01", today="2026-01-01", files=digests, search={}),
    )
    tree.publish()


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARKER
    }


DAYS: tuple[dict[str, bytes], ...] = (
    {"/": b"one", "/a/": b"a", "/b/": b"b"},
    {"/": b"two", "/a/": b"a", "/c": b"a file"},
    {"/": b"one", "/a/": b"a", "/c/": b"a page where a file was", "/b": b"a file where a page was"},
    {"/": b"two", "/a/": b"a", "/c/d/": b"below"},
    {"/": b"two", "/a/": b"a", "/c/d/": b"below"},
)


def test_a_tree_that_was_replaced_is_written_over_and_holds_nothing_of_its_own(tmp_path: Path) -> None:
    for files in DAYS:
        built(tmp_path / "build", files)
        assert contents(tmp_path / "build") == {file_of(url): text for url, text in files.items()}


def test_a_file_that_says_the_same_is_not_written_again(tmp_path: Path) -> None:
    times = []
    for files in DAYS:
        built(tmp_path / "build", files)
        times.append((tmp_path / "build/a/index.html").stat().st_mtime_ns)
    assert times[0] == times[2] == times[4]
    assert times[1] == times[3] != times[0]


def test_a_file_that_somebody_changed_is_written_anew(tmp_path: Path) -> None:
    built(tmp_path / "build", DAYS[0])
    built(tmp_path / "build", DAYS[0])
    page = tmp_path / ".build.next/a/index.html"
    times = page.stat()
    page.write_bytes(b"not a")
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))
    built(tmp_path / "build", DAYS[0])
    assert (tmp_path / "build/a/index.html").read_bytes() == b"a"


def test_a_tree_left_by_a_stopped_run_counts_for_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        built(tmp_path / "build", DAYS[0])
    stopped = OutputTree(tmp_path / "build")
    stopped.begin()
    stopped.write("/a/", b"half of another")
    stopped.write("/x/", b"new")
    stopped.abandon()
    assert contents(tmp_path / "build") == {file_of(url): text for url, text in DAYS[0].items()}
    built(tmp_path / "build", DAYS[1])
    assert contents(tmp_path / "build") == {file_of(url): text for url, text in DAYS[1].items()}


def test_packed_forms_go_with_their_file_and_when_none_are_wanted(tmp_path: Path) -> None:
    for _ in range(2):
        built(tmp_path / "build", DAYS[0])
        for name in ("a/index.html.gz", "b/index.html.gz"):
            (tmp_path / "build" / name).write_bytes(b"packed")
        os.utime(tmp_path / "build" / MARKER)
    built(tmp_path / "build", DAYS[0] | {"/b/": b"new"}, packed=True)
    assert sorted(path.name for path in (tmp_path / "build").rglob("*.gz")) == ["index.html.gz"]
    assert (tmp_path / "build/a/index.html.gz").exists()
    built(tmp_path / "build", DAYS[0])
    assert not list((tmp_path / "build").rglob("*.gz"))


def test_a_link_in_an_old_tree_is_never_followed(tmp_path: Path) -> None:
    for _ in range(2):
        built(tmp_path / "build", DAYS[0])
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_bytes(b"mine")
    shutil.rmtree(tmp_path / ".build.next/a")
    (tmp_path / ".build.next/a").symlink_to(outside)
    built(tmp_path / "build", DAYS[0])
    assert (outside / "index.html").read_bytes() == b"mine"
    assert contents(tmp_path / "build") == {file_of(url): text for url, text in DAYS[0].items()}


def test_a_file_that_a_machine_lost_when_it_went_off_is_written_anew(tmp_path: Path) -> None:
    for _ in range(2):
        built(tmp_path / "build", DAYS[0])
    (tmp_path / ".build.next/a/index.html").write_bytes(b"")
    os.utime(tmp_path / ".build.next" / MARKER)  # as if the tree had become complete after that
    built(tmp_path / "build", DAYS[0])
    assert (tmp_path / "build/a/index.html").read_bytes() == b"a"


def test_a_page_of_the_published_tree_is_taken_over_unless_somebody_changed_it(tmp_path: Path) -> None:
    built(tmp_path / "build", DAYS[0])
    (tmp_path / "build/b/index.html").write_bytes(b"not b")
    tree = OutputTree(tmp_path / "build")
    tree.begin()
    assert tree.keep("/a/", digest_of(b"a"))
    assert not tree.keep("/b/", digest_of(b"b"))
    assert not tree.keep("/a/", digest_of(b"not a"))
    tree.abandon()
    assert contents(tmp_path / ".build.next") == {"a/index.html": b"a"}


def test_a_page_that_is_taken_over_is_one_file_in_both_trees_until_it_is_another(tmp_path: Path) -> None:
    here, there = tmp_path / ".build.next/a/index.html", tmp_path / "build/a/index.html"
    built(tmp_path / "build", DAYS[0])
    for _ in range(2):
        tree = OutputTree(tmp_path / "build")
        tree.begin()
        assert tree.keep("/a/", digest_of(b"a"))
        assert here.samefile(there)
        tree.abandon()
    tree = OutputTree(tmp_path / "build")
    tree.begin()
    tree.write("/a/", b"another")
    tree.abandon()
    assert (here.read_bytes(), there.read_bytes()) == (b"another", b"a")


def test_a_page_is_copied_where_a_file_has_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(tmp_path / "build", DAYS[0])
    monkeypatch.setattr(os, "link", Mock(side_effect=PermissionError))
    tree = OutputTree(tmp_path / "build")
    tree.begin()
    assert tree.keep("/a/", digest_of(b"a"))
    tree.abandon()
    assert contents(tmp_path / ".build.next") == {"a/index.html": b"a"}


def test_a_page_is_not_taken_over_from_where_a_link_leads(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "index.html").write_bytes(b"of somebody else")
    built(tmp_path / "build", DAYS[0])
    (tmp_path / "build/a").rename(tmp_path / "a")
    (tmp_path / "build/a").symlink_to(elsewhere)
    tree = OutputTree(tmp_path / "build")
    tree.begin()
    assert not tree.keep("/a/", digest_of(b"a"))
    tree.abandon()


def test_pages_whose_folders_were_given_each_others_names_are_not_taken_over(tmp_path: Path) -> None:
    built(tmp_path / "build", DAYS[0])
    for old, new in (("a", "c"), ("b", "a"), ("c", "b")):
        (tmp_path / "build" / old).rename(tmp_path / "build" / new)
    tree = OutputTree(tmp_path / "build")
    tree.begin()
    assert not tree.keep("/a/", digest_of(b"a"))
    tree.abandon()
