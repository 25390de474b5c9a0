"""How imports meet in one snapshot: replaced, kept byte by byte, dated, and written whole or not at all."""

import fcntl
import gzip
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.importing import storing
from generator.importing.csv_file import import_csv
from generator.importing.intake import Target
from generator.sources.snapshot import read_manifest
from tests.importing.builders import (
    HEADER,
    MAPPING,
    a_row,
    csv_import,
    done,
    stored,
    stored_bytes,
)


def on(day: str) -> str:
    return MAPPING.replace("2026-03-31", day)


def everything_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "data").iterdir()}


def test_an_import_replaces_the_postings_of_its_source_and_counts_them(tmp_path: Path) -> None:
    done(csv_import(tmp_path, f"{a_row('1')}\n{a_row('2')}"))
    summary = done(csv_import(tmp_path, f"{a_row('2')}\n{a_row('3')}\n{a_row('4')}"))
    assert [posting["id"] for posting in stored(tmp_path)] == ["2", "3", "4"]
    assert (summary.new, summary.replaced, summary.gone) == (2, 1, 1)


def test_the_first_day_is_kept_and_the_last_follows_the_import(tmp_path: Path) -> None:
    done(csv_import(tmp_path, a_row("1"), on("2026-03-01")))
    done(csv_import(tmp_path, f"{a_row('1')}\n{a_row('2')}", on("2026-03-31")))
    seen = [(posting["first_seen"], posting["last_seen"]) for posting in stored(tmp_path)]
    assert seen == [("2026-03-01", "2026-03-31"), ("2026-03-31", "2026-03-31")]


def test_days_given_by_the_table_are_not_overwritten(tmp_path: Path) -> None:
    mapping = MAPPING + "  first_seen: First\n  last_seen: Last\n"
    row = a_row(extra=",2026-01-02,2026-02-03")
    done(csv_import(tmp_path, row, mapping, header=HEADER + ",First,Last"))
    (posting,) = stored(tmp_path)
    assert (posting["first_seen"], posting["last_seen"]) == ("2026-01-02", "2026-02-03")


def test_postings_of_other_sources_keep_their_bytes(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    manifest = "as_of: 2026-05-01\ndemo: true\nsources:\n  - name: hand\n    title: By hand\n"
    (data / "snapshot.yaml").write_text(manifest)
    other = '{"title" : "Z\u00fcrich \u2028 \\u00e9", "source":"hand","id":"9", "later": [1.50]}'
    (data / "postings.jsonl").write_bytes(f"\ufeff{other}\r\n\n".encode())
    done(csv_import(tmp_path, a_row("1")))
    lines = (data / "postings.jsonl").read_bytes().split(b"\n")
    assert lines[0] == other.encode()
    assert json.loads(lines[1])["source"] == "list"
    assert {path.name for path in data.iterdir()} == {"snapshot.yaml", "postings.jsonl"}
    read = read_manifest(data).value
    assert read is not None
    assert [source.name for source in read.sources] == ["hand", "list"]
    assert (read.as_of.isoformat(), read.demo) == ("2026-05-01", True)


def test_the_same_import_gives_the_same_bytes_whatever_the_order_of_rows(tmp_path: Path) -> None:
    rows = [a_row(str(number)) for number in range(30)]
    done(csv_import(tmp_path, "\n".join(rows)))
    first = everything_in(tmp_path)
    done(csv_import(tmp_path, "\n".join(reversed(rows))))
    assert everything_in(tmp_path) == first
    archive = first["postings.jsonl.gz"]
    assert archive[3:8] == b"\0\0\0\0\0"  # no name of a file, no time


def test_the_manifest_survives_texts_of_every_kind(tmp_path: Path) -> None:
    title = 'A: "B" # Ç, null'
    mapping = MAPPING.replace("title: Invented list", f"title: {json.dumps(title)}\n  rights: summary")
    done(csv_import(tmp_path, a_row(), mapping, source="null"))
    manifest = read_manifest(tmp_path / "data").value
    assert manifest is not None
    assert (manifest.sources[0].name, manifest.sources[0].title) == ("null", title)
    assert storing.manifest_text(manifest) == (tmp_path / "data/snapshot.yaml").read_text("utf-8")


def test_a_compressed_form_that_is_there_is_kept(tmp_path: Path) -> None:
    done(csv_import(tmp_path, a_row("1")))
    data = tmp_path / "data"
    (data / "postings.jsonl").write_bytes(stored_bytes(tmp_path))
    (data / "postings.jsonl.gz").unlink()
    done(csv_import(tmp_path, a_row("2")))
    assert {path.name for path in data.iterdir()} == {"snapshot.yaml", "postings.jsonl"}


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("snapshot.yaml", b"as_of: someday\nsources: []\n"),
        ("postings.jsonl.gz", gzip.compress(b'{"id": "1", "source": "other"}\n' * 999, mtime=0)[:-9]),
        ("postings.jsonl.gz", gzip.compress(b'{"id": "1", "source": "other"}\n{"id":', mtime=0)),
        ("postings.jsonl.gz", gzip.compress(b"[1]\n", mtime=0)),
        ("postings.jsonl", b""),
    ],
)
def test_nothing_is_written_into_a_broken_snapshot(tmp_path: Path, file: str, content: bytes) -> None:
    done(csv_import(tmp_path, a_row("1")))
    (tmp_path / "data" / file).write_bytes(content)
    before = everything_in(tmp_path)
    checked = csv_import(tmp_path, a_row("2"))
    assert checked.value is None
    assert checked.problems
    assert everything_in(tmp_path) == before


def test_a_failing_disk_leaves_the_snapshot_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(csv_import(tmp_path, a_row("1")))
    before = everything_in(tmp_path)
    calls = iter([None, OSError(28, "No space left on device")])

    def full_disk(_: int) -> None:
        error = next(calls)
        if error:
            raise error

    monkeypatch.setattr(os, "fsync", full_disk)
    checked = csv_import(tmp_path, a_row("2"))
    assert checked.value is None
    assert "No space left" in checked.problems[0].message
    assert everything_in(tmp_path) == before


def test_a_file_in_the_place_of_the_folder_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    checked = csv_import(tmp_path, a_row("1"))
    assert [problem.rule for problem in checked.problems] == ["import-target"]


def test_the_rejects_of_an_import_without_rejects_are_cleared_away(tmp_path: Path) -> None:
    done(csv_import(tmp_path, a_row("1") + "\nbroken"))
    assert (tmp_path / "data/rejects-list.jsonl").exists()
    done(csv_import(tmp_path, a_row("1")))
    assert not (tmp_path / "data/rejects-list.jsonl").exists()


def test_an_import_waits_for_another_into_the_same_folder(tmp_path: Path) -> None:
    done(csv_import(tmp_path, a_row("1")))
    with ThreadPoolExecutor(1) as pool:
        handle = os.open(tmp_path / "data", os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX)
        second = pool.submit(csv_import, tmp_path, a_row("2"), source="second")
        with pytest.raises(TimeoutError):
            second.result(timeout=0.3)
        os.close(handle)
        assert done(second.result(timeout=30)).kept == 1


def test_two_sources_share_a_snapshot(tmp_path: Path) -> None:
    done(csv_import(tmp_path, a_row("1"), source="b-list"))
    file, mapping = tmp_path / "jobs.csv", tmp_path / "map.yaml"
    done(import_csv(file, mapping, Target(tmp_path / "data", "a-list")))
    assert [posting["source"] for posting in stored(tmp_path)] == ["a-list", "b-list"]
