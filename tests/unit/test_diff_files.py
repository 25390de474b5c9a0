"""A diff is read from a file or a pipe in bounded memory."""

from pathlib import Path

import pytest
import typer

from generator.command_line import repository
from generator.command_line.repository import read_changed_lines

HEAD = "diff --git a/x.md b/x.md\n--- a/x.md\n+++ b/x.md\n"


def test_of_a_long_line_the_beginning_is_read(tmp_path: Path) -> None:
    diff = tmp_path / "a.diff"
    long = "+@@ diff --git " * 50_000
    diff.write_text(f"{HEAD}@@ -1 +1,2 @@\n-{long}\n+{long}\n+b\n\\ No newline at end of file\n")
    assert read_changed_lines(str(diff)).files == {"x.md": (range(1, 3),)}


def test_what_has_no_end_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repository, "_MOST_BYTES", 1_000_000)
    with pytest.raises(typer.BadParameter, match="has more than 1,000,000 bytes"):
        read_changed_lines("/dev/zero")


def test_many_short_lines_have_an_end_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repository, "_MOST_BYTES", 1_000)
    (tmp_path / "a.diff").write_text(HEAD * 100)
    with pytest.raises(typer.BadParameter, match="has more than 1,000 bytes"):
        read_changed_lines(str(tmp_path / "a.diff"))


def test_an_empty_diff_touches_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.diff").write_text("")
    assert read_changed_lines(str(tmp_path / "a.diff")).files == {}
