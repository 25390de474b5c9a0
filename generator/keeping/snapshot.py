"""By what a snapshot without faults is known again, kept so that nobody looks for faults in it again."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from generator.keeping.files import Tell, read_kept, write_kept
from generator.keeping.program import program_state

KEPT = Path(".cache") / "snapshot.msgpack"
"""In the site's folder."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """The file."""

    program: str
    faultless: bytes


def known_faultless(root: Path, tell: Tell) -> bytes:
    """What was kept for this very program; empty where nothing is."""
    kept = read_kept(root, KEPT, _Kept, tell)
    return kept.faultless if kept else b""


def keep_faultless(root: Path, faultless: bytes) -> None:
    """Keep what `Snapshot` has under this name for the next build."""
    write_kept(root, KEPT, msgspec.msgpack.encode(_Kept(program_state(), faultless)))
