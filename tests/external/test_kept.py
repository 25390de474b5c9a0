"""Answers are kept from run to run, and no longer than they are believed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator.external import kept
from generator.external.kept import DamagedError, Known
from generator.external.verdict import State, Verdict

NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "hours", "fresh"),
    [
        (State.ALIVE, 24 * 7 - 1, True), (State.ALIVE, 24 * 7, False), (State.MOVED, 24 * 7 - 1, True),
        (State.DEAD, 0, False), (State.UNKNOWN, 23, True), (State.UNKNOWN, 24, False),
        (State.ALIVE, -1, False),
    ],
)  # fmt: skip
def test_an_answer_is_believed_for_its_time(state: State, hours: int, fresh: bool) -> None:
    assert Known(Verdict(state), NOW - timedelta(hours=hours)).is_fresh(NOW) is fresh


def test_what_is_written_is_read(tmp_path: Path) -> None:
    known = {
        "https://a.example/": Known(Verdict(State.MOVED, to="https://b.example/"), NOW),
        "https://c.example/\u2028": Known(Verdict(State.DEAD, "is gone", by_name=True), NOW),
    }
    kept.write(tmp_path / "new/links.json", known, NOW)
    assert kept.read(tmp_path / "new/links.json") == known
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["links.json"]


def test_answers_of_long_ago_are_forgotten(tmp_path: Path) -> None:
    kept.write(tmp_path / "links.json", {"x": Known(Verdict(State.ALIVE), NOW - timedelta(days=90))}, NOW)
    assert kept.read(tmp_path / "links.json") == {}


def test_without_a_file_nothing_is_known(tmp_path: Path) -> None:
    assert kept.read(tmp_path / "links.json") == {}


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b'{"format": 2, "links": {}}', b'{"format": 1}',
        b'{"format": 1, "links": []}',
        b'{"format": 1, "links": {"x": 1}}',
        b'{"format": 1, "links": {"x": {"state": "verified", "asked": "2026-04-01T00:00:00Z"}}}',
        b'{"format": 1, "links": {"x": {"state": "alive", "asked": "soon"}}}',
        b'{"format": 1, "links": {"x": {"state": "alive", "asked": "2026-04-01"}}}',
        b'{"format": 1, "links": {"x": {"state": "alive", "asked": 5}}}',
        b'{"format": 1, "links": {"x": {"state": "alive", "said": 5, "asked": "2026-04-01T00:00:00+00:00"}}}',
        b"\xff\xfe", b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_damaged_file_is_told_and_never_half_believed(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "links.json").write_bytes(content)
    with pytest.raises(DamagedError):
        kept.read(tmp_path / "links.json")
