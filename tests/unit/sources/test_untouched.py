"""A file that nobody touched is read once; one that was changed is read again, whatever its time says."""

import os
import time
from pathlib import Path

import pytest

from generator.sources import untouched
from generator.sources.files import read_folder

DAY = 86_400_000_000_000


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/one.md").write_text("Boats.")
    return tmp_path


def texts(site: Path) -> list[str]:
    return [file.text for file in read_folder(site, "content", ".md").value]


def a_day_later(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time_ns()
    monkeypatch.setattr(untouched, "time_ns", lambda: now + DAY)


def test_a_file_that_nobody_touched_is_not_read_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_day_later(monkeypatch)
    assert texts(site) == ["Boats."]
    monkeypatch.delattr(Path, "read_bytes")
    assert texts(site) == ["Boats."]


def test_another_text_of_the_same_length_is_read(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_day_later(monkeypatch)
    assert texts(site) == ["Boats."]
    other = site / "content/other"
    other.write_text("Larch.")
    other.replace(site / "content/one.md")
    assert texts(site) == ["Larch."]


def test_a_file_whose_time_was_set_back_is_read(site: Path) -> None:
    for text in ("Boats.", "Larch.", "Birch."):
        (site / "content/one.md").write_text(text)
        os.utime(site / "content/one.md", ns=(DAY, DAY))
        assert texts(site) == [text]
