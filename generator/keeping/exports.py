"""Digests of feeds, downloads and calendars, kept from build to build.

One is not made again while its jobs, facts and texts, and all that was read for it, are the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

import msgspec

from generator.keeping.encoding import Digests
from generator.keeping.files import Tell, lay_ready, read_kept
from generator.keeping.program import program_state
from generator.keeping.reads import DigestsNow, KeptReads, Sources, Standing, is_whole
from generator.seo.exports import Subject

KEPT = Path(".cache") / "exports.msgpack"
"""In the site's folder."""
Files = tuple[tuple[str, str], ...]
"""(address, digest)."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """The file."""

    program: str
    files: dict[str, Files]
    reads: KeptReads


@dataclass(frozen=True, slots=True)
class KnownExports:
    """The files of builds before by their subjects' names."""

    standing: Standing
    given: Mapping[str, bytes]
    """Digests of the subjects as they are now, by their names."""
    files: Mapping[str, Files] = field(default_factory=dict)

    def unread(self, subject: Subject) -> Files | None:
        """The files of a subject, where nothing that they were made from has changed."""
        name = name_of(subject)
        return self.files.get(name) if self.standing.has(name, self.given[name]) else None


def name_of(subject: Subject) -> str:
    """What files are made of, by name: a list and its page's texts have one address."""
    return f"{type(subject).__name__} {subject.url}"


def known_exports(
    root: Path, subjects: Iterable[Subject], now: DigestsNow, digests: Digests, tell: Tell, *, fresh: bool
) -> KnownExports:
    """What is kept in the site's folder by this very program; nothing of before where all is made anew."""
    given = {
        name_of(each): digests.of([getattr(each, part.name) for part in fields(each)]) for each in subjects
    }
    kept = None if fresh else read_kept(root, KEPT, _Kept, tell)
    if kept is None or not is_whole(kept.reads):
        return KnownExports(Standing(KeptReads(), now), given)
    return KnownExports(Standing(kept.reads, now), given, kept.files)


def lay_exports_ready(
    root: Path, known: KnownExports, files: Mapping[str, Files], sources: Mapping[str, Sources]
) -> None:
    """Lay ready what is kept of the files of this build alone; `sources` of those that were made anew."""
    kept = _Kept(program_state(), dict(files), known.standing.with_new(files, sources))
    lay_ready(root, KEPT, msgspec.msgpack.encode(kept))
