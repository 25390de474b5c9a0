"""A posting is read again when anything changed that its reading depends on."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.domain.posting import Manifest, Posting
from generator.domain.snapshot import Snapshot
from generator.keeping.readings import UNREAD, keep_readings, kept_readings, key_of, state_of
from generator.matching.reading import Reading
from generator.matching.reading_postings import reading_of
from generator.matching.roles import compile_roles
from tests.builders import a_posting

MANIFEST = Manifest(as_of=date(2026, 4, 1), sources=())


class Watched:
    """A posting that tells which of its fields are read."""

    def __init__(self, posting: Posting) -> None:
        self.posting = posting
        self.read: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self.read.add(name)
        return getattr(self.posting, name)


@pytest.mark.parametrize("text", ["", "We sponsor H-1B visas."])
def test_a_reading_depends_on_no_field_that_is_left_out_of_its_key(text: str) -> None:
    watched = Watched(a_posting(description=text))
    reading_of(watched, compile_roles({}))  # type: ignore[arg-type]
    assert watched.read
    assert not watched.read & UNREAD


def test_a_later_day_leaves_the_key_and_another_word_does_not() -> None:
    posting = a_posting(description="We sponsor.")
    later = posting.model_copy(update={"last_seen": date(2026, 4, 2), "id": "another"})
    assert key_of(later) == key_of(posting)
    assert key_of(posting.model_copy(update={"description": "We sponsor!"})) != key_of(posting)


def a_reading(title: str) -> Reading:
    return reading_of(a_posting(title=title), compile_roles({}))


@pytest.mark.parametrize(
    ("snapshot", "patterns", "is_same"),
    [(b"monday", "roles", True), (b"tuesday", "roles", False), (b"", "roles", False), (b"monday", "", False)],
)
def test_readings_of_the_very_snapshot_are_known_in_their_order(
    tmp_path: Path, snapshot: bytes, patterns: str, is_same: bool
) -> None:
    florist, engineer = a_reading("Florist"), a_reading("Engineer")
    readings = (florist, engineer, florist)
    keep_readings(("a", "b", "a"), readings, "roles", b"monday", tmp_path)
    known = kept_readings(tmp_path, patterns, snapshot, pytest.fail)
    assert known.readings == {"a": florist, "b": engineer}
    assert known.of_all == (readings if is_same else None)


def test_the_state_of_a_snapshot_has_its_sources_and_the_sites_address() -> None:
    snapshot = Snapshot(MANIFEST, (), digest=b"file")
    other = MANIFEST.model_copy(update={"as_of": date(2026, 4, 2)})
    states = {
        state_of(snapshot, "https://a.example"),
        state_of(snapshot, "https://b.example"),
        state_of(replace(snapshot, manifest=other), "https://a.example"),
        state_of(replace(snapshot, digest=b"another"), "https://a.example"),
    }
    assert len(states) == 4
    assert state_of(replace(snapshot, digest=b""), "https://a.example") == b""
