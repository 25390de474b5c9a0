"""What went into the indexes of the search, kept so that the same records are not made again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from generator.keeping.files import Tell, read_kept, write_kept
from generator.keeping.program import program_state
from generator.keeping.reads import DigestsNow, KeptReads, Sources, Standing, is_whole

KEPT = Path(".cache") / "search.msgpack"
"""In the site's folder."""
GIVEN = b"nothing but the book"
"""What the makers of records are given."""


@dataclass(frozen=True, slots=True)
class KeptBundle:
    """An index, without its records."""

    name: str
    digest: str
    """Of its records."""
    records: int
    facts: Mapping[str, Any]
    """What the directory of the search says of it."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """The file."""

    program: str
    groups: dict[str, tuple[KeptBundle, ...]]
    reads: KeptReads


@dataclass(frozen=True, slots=True)
class KnownSearch:
    """The indexes of builds before: in one group those whose records are made together."""

    standing: Standing
    groups: Mapping[str, Sequence[KeptBundle]] = field(default_factory=dict)

    def unread(self, group: str) -> Sequence[KeptBundle]:
        """The indexes of a group, where nothing that was read for them has changed; else none."""
        return self.groups.get(group, ()) if self.standing.has(group, GIVEN) else ()


def known_search(root: Path, now: DigestsNow, tell: Tell, *, fresh: bool) -> KnownSearch:
    """What is kept in the site's folder by this very program; nothing of before where all is made anew."""
    kept = None if fresh else read_kept(root, KEPT, _Kept, tell)
    if kept is None or not is_whole(kept.reads):
        return KnownSearch(Standing(KeptReads(), now))
    return KnownSearch(Standing(kept.reads, now), kept.groups)


def keep_search(
    root: Path,
    known: KnownSearch,
    groups: Mapping[str, Sequence[KeptBundle]],
    sources: Mapping[str, Sources],
) -> None:
    """Keep the indexes of this build alone; `sources` of the groups whose records were made."""
    bundles = {group: tuple(of_group) for group, of_group in groups.items()}
    kept = _Kept(program_state(), bundles, known.standing.with_new(groups, sources))
    write_kept(root, KEPT, msgspec.msgpack.encode(kept))
