"""What the gate measured and how it judged, kept from build to build.

A list that would be made from the same is not measured again, and the lists of a kind are not held against
each other again while all of them are what they were.
"""

from array import array
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec
from rensa import RMinHash

from generator.audit.gate import Floors, Measured, Verdict
from generator.audit.likeness import Fingerprint, restored_signature
from generator.keeping.encoding import digest_of_value
from generator.keeping.files import Tell, read_kept, write_kept
from generator.keeping.program import program_state
from generator.keeping.reads import DigestsNow, KeptReads, Sources, Standing, given_to, is_whole
from generator.pages.plan import Planned

KEPT = Path(".cache") / "gate.msgpack"
"""In the site's folder."""


@dataclass(frozen=True, slots=True)
class KeptMeasure:
    """What was measured of a list, in bytes, and the key of the page that it is of."""

    key: str
    postings: int
    editorial: int
    reviewed_on: date | None
    words: int
    written: int
    shingles: bytes
    figures: bytes
    text: bytes
    blanked: bytes
    read: Mapping[str, str] = field(default_factory=dict)
    """Values of the day that decided on the page's text, as texts by their names."""

    def measured(self, url: str) -> Measured:
        """The same, as the gate judges it. Raises `ValueError` for bytes that are no fingerprint."""
        text = Fingerprint(
            words=self.words,
            written=self.written,
            shingles=array("Q", self.shingles),
            figures=array("Q", self.figures),
            text=restored_signature(self.text),
            blanked=restored_signature(self.blanked),
        )
        return Measured(url, self.postings, self.editorial, self.reviewed_on, text)


@dataclass(frozen=True, slots=True)
class KeptVerdicts:
    """The verdicts on the lists of a kind."""

    key: bytes
    """Of all that they were found from."""
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """The file."""

    program: str
    shared: bytes
    """A digest of what every page was made with."""
    measures: dict[str, KeptMeasure]
    """By address."""
    reads: KeptReads
    verdicts: dict[str, KeptVerdicts]
    """By the kind's name."""


@dataclass(frozen=True, slots=True)
class KnownMeasures:
    """What is known of lists of builds before."""

    shared: bytes
    standing: Standing
    today: Mapping[str, str]
    """The values of the day."""
    measures: Mapping[str, KeptMeasure] = field(default_factory=dict)
    verdicts: Mapping[str, KeptVerdicts] = field(default_factory=dict)

    def unread(self, planned: Planned) -> KeptMeasure | None:
        """What was measured of a list, where nothing that was read for it has changed."""
        return self._whole(planned) if self.standing.has(planned.url, given_to(planned)) else None

    def like(self, planned: Planned, key: str) -> KeptMeasure | None:
        """What was measured of a list, where its data is the same."""
        known = self._whole(planned)
        return known if known and known.key == key else None

    def _whole(self, planned: Planned) -> KeptMeasure | None:
        """What was measured of a list, unless the day moved its text, or its bytes are no fingerprint."""
        known = self.measures.get(planned.url)
        if known and any(self.today.get(name) != value for name, value in known.read.items()):
            return None
        with suppress(ValueError):
            return known if known and known.measured(planned.url) else None
        return None

    def judged(self, kind: str, key: bytes) -> KeptVerdicts | None:
        """The verdicts on a kind, where they would be found from the same."""
        known = self.verdicts.get(kind)
        return known if known and known.key == key else None


def kept_measure(key: str, measured: Measured, read: Mapping[str, str]) -> KeptMeasure:
    """What was measured of the page with this key, as it is kept; `read`: values of the day behind it."""
    text = measured.text
    return KeptMeasure(
        key=key,
        postings=measured.postings,
        editorial=measured.editorial,
        reviewed_on=measured.reviewed_on,
        words=text.words,
        written=text.written,
        shingles=text.shingles.tobytes(),
        figures=text.figures.tobytes(),
        text=_state(text.text),
        blanked=_state(text.blanked),
        read=read,
    )


def verdicts_key(measures: Mapping[str, KeptMeasure], floors: Floors, today: date) -> bytes:
    """A digest of all that the verdicts on the lists of a kind depend on."""
    lists = [
        [url, each.key, each.read, each.postings, each.editorial, each.reviewed_on]
        for url, each in measures.items()
    ]
    return digest_of_value([lists, floors, today])


def known_measures(
    root: Path, shared: bytes, today: Mapping[str, str], now: DigestsNow, tell: Tell, *, fresh: bool
) -> KnownMeasures:
    """What is kept in the site's folder by this very program; nothing of before where all is made anew."""
    kept = None if fresh else read_kept(root, KEPT, _Kept, tell)
    if kept is None:
        return KnownMeasures(shared, Standing(KeptReads(), now), today)
    reads = kept.reads if kept.shared == shared and is_whole(kept.reads) else KeptReads()
    return KnownMeasures(shared, Standing(reads, now), today, kept.measures, kept.verdicts)


def keep_measures(
    root: Path,
    known: KnownMeasures,
    measures: Mapping[str, KeptMeasure],
    sources: Mapping[str, Sources],
    verdicts: Mapping[str, KeptVerdicts],
) -> None:
    """Keep the measures of this build alone; `sources` of those that were measured now."""
    reads = known.standing.with_new(measures, sources)
    kept = _Kept(program_state(), known.shared, dict(measures), reads, dict(verdicts))
    write_kept(root, KEPT, msgspec.msgpack.encode(kept))


def _state(signature: RMinHash) -> bytes:
    state: bytes = signature.__getstate__()
    return state
