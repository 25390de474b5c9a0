"""Only folders of our own are replaced, by one run at a time."""

from pathlib import Path

import pytest

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
    published(tmp_path / "build")
    assert not (tmp_path / "build/jobs").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["build"]
