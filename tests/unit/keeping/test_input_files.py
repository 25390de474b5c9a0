"""A file is read again unless its times say that nobody touched it."""

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from generator.keeping import input_files
from generator.keeping.input_files import NOTHING, InputFiles

LATER = 10_000_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tip.md"
    path.write_text("Ask early.")
    return path


@pytest.fixture
def read_before(file: Path, monkeypatch: pytest.MonkeyPatch) -> InputFiles:
    """Files that were read some seconds after they were written."""
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + LATER)
    files = InputFiles()
    files.digest(file)
    return files


def test_a_file_that_nobody_touched_is_not_read_again(file: Path, read_before: InputFiles) -> None:
    known = {path: replace(seen, digest="as it was") for path, seen in read_before.seen.items()}
    assert InputFiles(known).digest(file) == "as it was"


def test_other_content_with_the_old_times_is_read(file: Path, read_before: InputFiles) -> None:
    before, times = InputFiles().digest(file), file.stat()
    file.write_text("Ask often.")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert InputFiles(read_before.seen).digest(file) == InputFiles().digest(file) != before


def test_a_file_that_was_written_a_moment_ago_is_in_doubt(file: Path) -> None:
    files = InputFiles()
    files.digest(file)
    assert not files.seen


def test_what_is_no_file_has_no_content(tmp_path: Path) -> None:
    assert InputFiles().digest(tmp_path) == InputFiles().digest(tmp_path / "none") == NOTHING


def test_a_file_that_cannot_be_read_is_an_error(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> str:
        raise PermissionError

    monkeypatch.setattr(input_files, "_digest", refused)
    with pytest.raises(PermissionError):
        InputFiles().digest(file)
