"""What the gate measured, kept from build to build: a list of the same data is not measured again."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from rensa import RMinHash

from generator.audit.likeness import Fingerprint, restored_signature
from generator.keeping.files import Tell, read_kept, write_kept
from generator.keeping.program import program_state

KEPT = Path(".cache") / "gate.msgpack"
"""In the site's folder."""


@dataclass(frozen=True, slots=True)
class KeptMeasure:
    """A fingerprint in bytes, and the key of the page that it is of."""

    key: str
    words: int
    written: int
    shingles: bytes
    figures: bytes
    text: bytes
    blanked: bytes

    def fingerprint(self) -> Fingerprint | None:
        """The fingerprint; None for bytes that are none."""
        try:
            return Fingerprint(
                words=self.words,
                written=self.written,
                shingles=array("Q", self.shingles),
                figures=array("Q", self.figures),
                text=restored_signature(self.text),
                blanked=restored_signature(self.blanked),
            )
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class _Kept:
    """The file."""

    program: str
    measures: dict[str, KeptMeasure] = field(default_factory=dict)


def kept_measure(key: str, found: Fingerprint) -> KeptMeasure:
    """The fingerprint of the page with this key, as it is kept."""
    return KeptMeasure(
        key=key,
        words=found.words,
        written=found.written,
        shingles=found.shingles.tobytes(),
        figures=found.figures.tobytes(),
        text=_state(found.text),
        blanked=_state(found.blanked),
    )


def known_measures(root: Path, tell: Tell) -> Mapping[str, KeptMeasure]:
    """By address, what is kept in the site's folder by this very program."""
    kept = read_kept(root, KEPT, _Kept, tell)
    return kept.measures if kept else {}


def keep_measures(root: Path, measures: Mapping[str, KeptMeasure]) -> None:
    """Keep the measures of this build alone."""
    write_kept(root, KEPT, msgspec.msgpack.encode(_Kept(program_state(), dict(measures))))


def _state(signature: RMinHash) -> bytes:
    state: bytes = signature.__getstate__()
    return state
