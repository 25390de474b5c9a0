"""What has not changed is not made again, and whatever may have changed is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.program import rolepages
from tests.whole.small import a_line, a_small_site, lines_of

SAME = "Nothing has changed since the last build"
TODAY = ("--today", "2026-04-01")


def built(site: Path, *more: str) -> str:
    result = rolepages("build", *TODAY, *more, cwd=site)
    assert result.returncode == 0, result.stderr
    return result.stderr


def tree_of(folder: Path) -> dict[str, bytes]:
    """The pages and what stands beside them; Pagefind's files differ from run to run."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_relative_to(folder / "pagefind")
    }


def whole_tree_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"a link"
        for path in folder.rglob("*")
        if path.is_file() or path.is_symlink()
    }


def searched(tree: dict[str, bytes]) -> set[str]:
    """Files of the search."""
    return {path for path in tree if path.startswith("pagefind/")}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that was built once."""
    folder = a_small_site(tmp_path / "site", [a_line(id=str(number)) for number in range(3)])
    (folder / "content/tips").mkdir(exist_ok=True)
    built(folder)
    return folder


def test_a_build_of_the_same_input_leaves_the_output_and_says_what_the_last_one_said(site: Path) -> None:
    first = rolepages("build", *TODAY, "--fresh", cwd=site).stderr
    before = {path: path.stat().st_mtime_ns for path in (site / "build").rglob("*")}
    again = built(site)
    assert SAME in again
    assert {path: path.stat().st_mtime_ns for path in (site / "build").rglob("*")} == before
    assert again.split("\n")[:-2] == first.split("\n")[:-2]


def appended(name: str, text: str) -> Callable[[Path], object]:
    def edit(site: Path) -> None:
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((path.read_text() if path.exists() else "") + text)

    return edit


def other_posting(site: Path) -> None:
    lines = [a_line(id=str(number)) for number in range(2)]
    (site / "data/postings.jsonl").write_bytes(lines_of([*lines, a_line(id="2", title="Florist")]))


EDITS: dict[str, Callable[[Path], object]] = {
    "site.yaml": appended("site.yaml", "closed_days: 20\n"),
    "a guide": appended("content/guides/first.md", "\nBoats.\n"),
    "a new text": appended(
        "content/tips/own.md",
        "---\ntitle: Ask early\nroles: [backend-engineer]\nreviewed_on: 2026-03-01\n---\n\nAsk.\n",
    ),
    "a posting": other_posting,
    "a template": appended("templates/base.html", "\n<!-- boats -->\n"),
    "a style sheet": appended("templates/assets/site.css", "\n.boats { color: inherit; }\n"),
    "the day of the data": lambda site: (site / "data/snapshot.yaml").write_text(
        (site / "data/snapshot.yaml").read_text().replace("2026-03-31", "2026-04-01")
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_of_any_input_is_built_as_if_nothing_were_known(name: str, site: Path) -> None:
    EDITS[name](site)
    assert SAME not in built(site)
    assert SAME in built(site)
    built(site, "--output", "other")
    assert tree_of(site / "build") == tree_of(site / "other")


def swapped(one: Path, other: Path) -> None:
    between = one.with_name("between")
    one.rename(between)
    other.rename(one)
    between.rename(other)


SPOILT: dict[str, Callable[[Path], object]] = {
    "a page changed": lambda build: (build / "index.html").write_text("Mine"),
    "a page gone": lambda build: (build / "index.html").unlink(),
    "a search file changed": lambda build: next(build.glob("pagefind/jobs/*/pagefind.js")).write_text("Mine"),
    "a search file gone": lambda build: next(build.glob("pagefind/jobs/*/fragment/*")).unlink(),
    "two folders swapped": lambda build: swapped(build / "about", build / "corrections"),
    "a folder that is a link": lambda build: (build / "jobs/stray").symlink_to(build.parent / "content"),
    "a page more": lambda build: (build / "jobs/mine.html").write_text("Mine"),
    "the manifest changed": lambda build: (build / "manifest.json").write_bytes(
        (build / "manifest.json").read_bytes() + b"\n"
    ),
}


@pytest.mark.parametrize("name", SPOILT)
def test_an_output_that_somebody_changed_is_made_again(name: str, site: Path) -> None:
    before = whole_tree_of(site / "build")
    SPOILT[name](site / "build")
    for _ in range(3):
        built(site)
        after = whole_tree_of(site / "build")
        assert after.keys() - searched(after) == before.keys() - searched(before)
        assert all(after[path] == before[path] for path in before.keys() - searched(before))
        assert b"Mine" not in after.values()
        assert len(searched(after)) == len(searched(before))


@pytest.mark.parametrize(
    "option", [("--base-url", "https://other.example"), ("--host", "nginx"), ("--fresh",)]
)
def test_another_wish_is_built(option: tuple[str, ...], site: Path) -> None:
    assert SAME not in built(site, *option)


@pytest.mark.parametrize("previous", ["none", "nothing-there"])
def test_another_last_publication_counts(previous: str, site: Path) -> None:
    result = rolepages("build", *TODAY, "--previous", previous, cwd=site)
    assert SAME not in result.stderr
    assert ("previous-unreadable" in result.stderr) is (previous != "none")


def test_an_included_file_of_any_name_counts(site: Path) -> None:
    appended("templates/parts/note.txt", "first")(site)
    appended("templates/base.html", '{% include "parts/note.txt" %}')(site)
    built(site)
    appended("templates/parts/note.txt", " and more")(site)
    built(site)
    assert "first and more" in (site / "build/about/index.html").read_text()


def test_templates_in_a_linked_folder_count(site: Path, tmp_path: Path) -> None:
    (site / "templates/parts").rename(tmp_path / "shared")
    (site / "templates/parts").symlink_to(tmp_path / "shared")
    appended("templates/base.html", '{% include "parts/note.html" %}')(site)
    for text in ("first", " and more"):
        appended("shared/note.html", text)(tmp_path)
        built(site)
    assert "first and more" in (site / "build/about/index.html").read_text()


@pytest.mark.parametrize("link", ["/guides/second/#page-content", "/guides/second/?a=1", "/guides/%73econd/"])
def test_a_link_of_an_unchanged_page_to_one_that_has_gone_is_told(link: str, site: Path) -> None:
    second = (site / "content/guides/first.md").read_text().replace("A first guide", "A second guide")
    (site / "content/guides/second.md").write_text(second)
    appended("content/pages/about.md", f"\n[See]({link}).\n")(site)
    built(site)
    (site / "content/guides/second.md").unlink()
    result = rolepages("build", *TODAY, cwd=site)
    assert (result.returncode, "broken-link" in result.stderr) == (1, True)


def test_a_packed_asset_of_its_own_is_never_taken_for_a_form_of_another(site: Path) -> None:
    for number in range(4):
        (site / "templates/assets/font.gz").write_bytes(b"font %d" % number)
        built(site)
        assert [path.read_bytes() for path in (site / "build/assets").glob("font.*.gz")] == [
            b"font %d" % number
        ]


def test_a_packed_file_that_is_missing_is_packed_again(site: Path) -> None:
    built(site, "--host", "nginx")
    packed = site / "build/about/index.html.br"
    for _ in range(2):
        packed.unlink()
        built(site, "--host", "nginx")
        assert packed.is_file()


def test_another_day_is_built(site: Path) -> None:
    assert SAME not in rolepages("build", "--today", "2026-04-02", cwd=site).stderr


def test_a_publication_since_then_counts(site: Path) -> None:
    appended(".cache/published/manifest.json", (site / "build/manifest.json").read_text())(site)
    assert SAME not in built(site)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"format": 99, "stamp": "x"}'])
def test_a_record_that_cannot_be_read_is_ignored_in_one_line(content: bytes, site: Path) -> None:
    (site / ".cache/last-build.json").write_bytes(content)
    said = built(site)
    assert said.count(".cache/last-build.json cannot be read and is ignored.") == 1
    assert SAME in built(site)


def test_a_build_that_failed_leaves_what_the_last_one_came_to(site: Path) -> None:
    good = (site / "site.yaml").read_text()
    (site / "site.yaml").write_text(f"{good}nmae: a slip\n")
    for _ in range(2):
        assert rolepages("build", *TODAY, cwd=site).returncode == 1
    (site / "site.yaml").write_text(good)
    assert SAME in built(site)
