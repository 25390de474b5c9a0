"""A snapshot in which no fault was found is read again without looking for one."""

from pathlib import Path

import pytest

from generator.sources import snapshot
from generator.sources.posting_lines import posting_again, posting_of
from generator.sources.snapshot import read_snapshot
from tests.unit.sources.test_snapshot import MANIFEST, a_line, read, snapshot_of


def test_a_file_without_faults_is_not_looked_through_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read(snapshot_of(tmp_path, a_line(id="2"), b"", a_line(id="1")))
    snapshot._postings_of.cache_clear()
    monkeypatch.setattr(snapshot, "posting_of", pytest.fail)
    again = read(read_snapshot(tmp_path / "data", faultless=first.faultless))
    assert again == first
    assert again.postings is not first.postings


def test_a_file_with_a_fault_has_nothing_to_be_known_by(tmp_path: Path) -> None:
    assert read(snapshot_of(tmp_path, a_line(), b"{}")).faultless == b""


def test_a_file_is_known_for_its_bytes_its_sources_and_the_sites_host(tmp_path: Path) -> None:
    other = MANIFEST + "  - {name: other, title: Other}\n"
    states = {
        read(snapshot_of(tmp_path, a_line())).faultless,
        read(snapshot_of(tmp_path, a_line(id="2"))).faultless,
        read(snapshot_of(tmp_path, a_line(), manifest=other)).faultless,
        read(read_snapshot(tmp_path / "data", base_url="https://a.example")).faultless,
        read(read_snapshot(tmp_path / "data", base_url="https://b.example")).faultless,
    }
    assert len(states - {b""}) == 5


def test_a_line_that_is_no_posting_is_none_when_it_is_read_again() -> None:
    assert posting_again(a_line()) == posting_of(a_line())
    assert posting_again(b'{"id": 1}') is None
