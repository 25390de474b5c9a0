"""A file that somebody names is read as far as it may reach, whatever it is."""

import gzip
import os
from pathlib import Path

import pytest

from generator.sources import archive
from generator.sources.bounded import TooLargeError, read_bounded


def test_a_file_of_the_largest_size_is_read_whole_and_one_byte_more_is_too_large(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x" * 3_000_000)
    assert read_bounded(file, 3_000_000) == b"x" * 3_000_000
    with pytest.raises(TooLargeError, match="more than 2,999,999 bytes"):
        read_bounded(file, 2_999_999)


def test_a_pipe_that_comes_in_parts_is_read_to_its_end() -> None:
    reading, writing = os.pipe()
    try:
        os.write(writing, b"one ")
        os.write(writing, b"two")
        os.close(writing)
        assert read_bounded(Path(f"/dev/fd/{reading}"), 100) == b"one two"
    finally:
        os.close(reading)


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_not_read(device: str) -> None:
    with pytest.raises(OSError, match="neither a file nor a pipe"):
        read_bounded(Path(device), 100)


def test_a_folder_and_nothing_are_told(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        read_bounded(tmp_path, 100)
    with pytest.raises(FileNotFoundError):
        read_bounded(tmp_path / "nothing", 100)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="the system has no /proc")
def test_a_file_of_the_system_that_says_it_has_no_bytes_is_read() -> None:
    assert Path("/proc/self/status").stat().st_size == 0
    assert b"Pid:" in read_bounded(Path("/proc/self/status"), 100_000)


def test_a_small_archive_that_unpacks_to_more_than_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 2_000_000)
    bomb = tmp_path / "board.json.gz"
    bomb.write_bytes(gzip.compress(b" " * 5_000_000))
    with pytest.raises(archive.CutShortError, match="more than 2,000,000 bytes"):
        archive.content_of(bomb)
