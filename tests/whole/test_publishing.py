"""Nothing is half-published: whatever stops a build, the published tree is whole."""

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import orjson
import pytest

from generator.publish.manifest import manifest_bytes
from generator.publish.tree import MARKER, OutputTree, recovered
from tests.program import ROOT, rolepages
from tests.whole.demo import part_of_input, some_postings
from tests.whole.small import a_small_site


def tree_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def site_folder(tmp_path: Path) -> Path:
    """A part of the demo whose pages several processes make for some seconds."""
    return part_of_input(tmp_path / "site", 400)


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    return a_small_site(tmp_path / "site")


def test_an_error_in_any_file_leaves_the_published_site_as_it_was(small_site: Path) -> None:
    assert rolepages("build", cwd=small_site).returncode == 0
    before = tree_of(small_site / "build")
    role = small_site / "roles/backend-engineer.yaml"
    role.write_text(role.read_text() + "\nintrro: a slip\n")
    result = rolepages("build", cwd=small_site)
    assert result.returncode == 1
    assert "roles/backend-engineer.yaml" in result.stderr
    assert "did you mean `intro`?" in result.stderr
    assert "Nothing was published" in result.stderr
    assert tree_of(small_site / "build") == before


def test_a_killed_build_leaves_the_published_site_and_the_next_one_succeeds(site_folder: Path) -> None:
    some_postings(site_folder, 250)
    assert rolepages("build", cwd=site_folder).returncode == 0
    before = tree_of(site_folder / "build")
    for delay in (0.8, 1.6, 2.4):
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", "build", "--base-url", "https://other.example"],
            cwd=site_folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        after = tree_of(site_folder / "build")
        assert after == before or b"other.example" in after["index.html"]
    assert rolepages("build", cwd=site_folder).returncode == 0
    again = tree_of(site_folder / "build")
    assert without_search(again) == without_search(before)


def started(folder: Path) -> "subprocess.Popen[str]":
    """A build that has begun to write its pages."""
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "build", "--jobs", "2"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    for _ in range(3000):
        if list(folder.glob(".build.next/*/index.html")):
            return process
        time.sleep(0.02)
    raise AssertionError("the build did not begin to write")


def members_of(group: int) -> list[str]:
    """Processes of a process group that still run."""
    listed = subprocess.run(["ps", "-eo", "pgid=,stat="], capture_output=True, text=True, check=True)
    found = [line.split() for line in listed.stdout.splitlines()]
    return [state for owner, state in found if owner == str(group) and not state.startswith("Z")]


@pytest.fixture(scope="module")
def never_stopped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a build writes that nothing was before."""
    folder = part_of_input(tmp_path_factory.mktemp("never-stopped") / "site", 60)
    assert rolepages("build", cwd=folder).returncode == 0
    return without_search(tree_of(folder / "build"))


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_build_says_so_and_is_forgotten_by_the_next(
    site_folder: Path, never_stopped: dict[str, bytes], sent: signal.Signals, code: int
) -> None:
    process = started(site_folder)
    process.send_signal(sent)
    _, said = process.communicate(timeout=30)
    assert process.returncode == code
    assert "Traceback" not in said
    assert said.endswith("Stopped. What is published is whole.\n")
    assert not members_of(process.pid)
    assert not (site_folder / "build").exists()
    some_postings(site_folder, 60)
    assert rolepages("build", cwd=site_folder).returncode == 0
    assert without_search(tree_of(site_folder / "build")) == never_stopped


def test_the_workers_of_a_killed_build_end_by_themselves(site_folder: Path) -> None:
    process = started(site_folder)
    process.kill()
    process.wait()
    for _ in range(100):
        if not members_of(process.pid):
            return
        time.sleep(0.1)
    raise AssertionError("workers are left over")


def test_a_second_build_into_the_same_folder_is_refused_and_disturbs_nothing(site_folder: Path) -> None:
    process = started(site_folder)
    os.killpg(process.pid, signal.SIGSTOP)
    second = rolepages("build", cwd=site_folder)
    os.killpg(process.pid, signal.SIGCONT)
    process.communicate(timeout=120)
    assert (second.returncode, "output-busy" in second.stderr) == (1, True)
    assert process.returncode == 0
    assert rolepages("build", cwd=site_folder).returncode == 0


def test_a_full_disk_is_a_clear_problem_and_leaves_the_published_site(small_site: Path) -> None:
    assert rolepages("build", cwd=small_site).returncode == 0
    before = tree_of(small_site / "build")
    result = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--base-url", "https://other.example", "--jobs", "1"],
        cwd=small_site,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert result.returncode == 1
    assert "cannot-write" in result.stderr
    assert "Traceback" not in result.stderr
    assert tree_of(small_site / "build") == before


def test_a_folder_with_other_files_is_never_replaced(small_site: Path, tmp_path: Path) -> None:
    mine = tmp_path / "documents"
    mine.mkdir()
    (mine / "letter.txt").write_text("keep me")
    result = rolepages("build", "--output", str(mine), cwd=small_site)
    assert result.returncode == 1
    assert "output-not-ours" in result.stderr
    assert (mine / "letter.txt").read_text() == "keep me"


def test_half_of_a_two_step_exchange_is_undone(tmp_path: Path) -> None:
    previous = tmp_path / ".build.previous"
    previous.mkdir()
    (previous / MARKER).write_text("old")
    assert recovered(tmp_path / "build")
    assert (tmp_path / "build" / MARKER).read_text() == "old"


def test_the_exchange_replaces_the_whole_tree_at_once(tmp_path: Path) -> None:
    for text in ("old", "new"):
        tree = OutputTree(tmp_path / "build")
        tree.begin()
        tree.write(f"/{text}/", text.encode())
        tree.write(f"/{MARKER}", b"{}")
        tree.publish()
    assert sorted(tree_of(tmp_path / "build")) == [MARKER, "new/index.html"]


def without_search(tree: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in tree.items() if not path.startswith("pagefind/")}


def test_an_unchanged_input_keeps_the_search_index_byte_for_byte(site_folder: Path) -> None:
    some_postings(site_folder, 60)
    assert rolepages("build", cwd=site_folder).returncode == 0
    first = tree_of(site_folder / "build")
    assert rolepages("build", cwd=site_folder).returncode == 0
    assert tree_of(site_folder / "build") == first
    assert any(path.startswith("pagefind/jobs/") for path in first)


def test_the_manifest_names_every_file_that_is_not_search(site_folder: Path) -> None:
    some_postings(site_folder, 60)
    assert rolepages("build", cwd=site_folder).returncode == 0
    tree = without_search(tree_of(site_folder / "build"))
    manifest = orjson.loads(tree.pop(MARKER))
    named = {url.lstrip("/") + ("index.html" if url.endswith("/") else "") for url in manifest["files"]}
    assert named == set(tree)


def test_a_reader_never_meets_a_missing_or_half_site_while_it_is_exchanged(tmp_path: Path) -> None:
    output = tmp_path / "build"
    publish_small(output, "0")
    failures: list[str] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                text = (output / "index.html").read_text()
            except OSError as error:
                failures.append(str(error))
            else:
                if not text.endswith("</html>"):
                    failures.append(text[-20:])

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 60):
        publish_small(output, str(number))
    done.set()
    reader.join()
    assert not failures
    assert (output / "index.html").read_text().startswith("<html>59")


def publish_small(output: Path, text: str) -> None:
    tree = OutputTree(output)
    tree.begin()
    tree.write("/", f"<html>{text}{'.' * 200_000}</html>".encode())
    tree.write(f"/{MARKER}", manifest_bytes(version="1", as_of="", today="", files={}, search={}))
    tree.publish()
