"""What postings say, kept from build to build: a posting whose words have not changed is not read again."""

import hashlib
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from generator.domain.posting import Posting
from generator.domain.role import Role
from generator.domain.snapshot import Snapshot
from generator.keeping.encoding import digest_of_value
from generator.keeping.files import Tell, read_kept, write_kept
from generator.keeping.program import program_state
from generator.matching.reading import Reading

KEPT = Path(".cache") / "readings.msgpack"
"""In the site's folder."""
UNREAD = frozenset(
    {
        "id",
        "url",
        "employer_url",
        "remote_within",
        "posted_on",
        "updated_on",
        "closes_on",
        "first_seen",
        "last_seen",
        "pay",
        "sponsorship",
        "soc",
        "category",
    }
)
"""Keys of a posting which its reading does not depend on: days, and what is a fact already."""
_PLACES = "I"
"""Type code of arrays of places among the readings."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """The file."""

    program: str
    patterns: str
    """Digest of the roles' patterns by which the roles in the readings were found."""
    readings: dict[str, Reading]
    snapshot: bytes = b""
    """By what the postings are known that they are of."""
    places: bytes = b""
    """Where the reading of each posting stands among them."""


@dataclass(frozen=True, slots=True)
class Known:
    """Readings of builds before, by `key_of` their postings."""

    readings: Mapping[str, Reading]
    has_roles: bool
    """Whether the roles in them were found by the same patterns."""
    of_all: tuple[Reading, ...] | None = None
    """Those of all postings in their order, where these are the very postings of the build before."""


NOTHING = Known({}, has_roles=False)


def key_of(posting: Posting) -> str:
    """A digest of all that a posting's reading depends on."""
    read = [getattr(posting, name) for name in _read_names()]
    return hashlib.blake2b(repr(read).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


@lru_cache(maxsize=1)
def _read_names() -> tuple[str, ...]:
    return tuple(name for name in Posting.model_fields if name not in UNREAD)


def patterns_of(roles: Mapping[str, Role]) -> str:
    """A digest of the patterns of all roles."""
    patterns = [(slug, roles[slug].titles) for slug in sorted(roles)]
    return hashlib.blake2b(repr(patterns).encode(), digest_size=12).hexdigest()


def state_of(snapshot: Snapshot, base_url: str) -> bytes:
    """By what the postings of a snapshot are known, all together; empty where that cannot be told."""
    if not snapshot.digest:
        return b""
    return digest_of_value([snapshot.digest, snapshot.manifest, base_url])


def kept_readings(root: Path, patterns: str, snapshot: bytes, tell: Tell) -> Known:
    """What is kept in the site's folder by this very program. `snapshot`: the state of the one now."""
    kept = read_kept(root, KEPT, _Kept, tell)
    if kept is None:
        return NOTHING
    has_roles = kept.patterns == patterns
    is_same = has_roles and bool(snapshot) and kept.snapshot == snapshot
    return Known(kept.readings, has_roles, _of_all(kept) if is_same else None)


def _of_all(kept: _Kept) -> tuple[Reading, ...] | None:
    """The readings in the order of their postings; None where the places lead nowhere."""
    if len(kept.places) % array(_PLACES).itemsize:
        return None
    readings, places = tuple(kept.readings.values()), array(_PLACES, kept.places)
    return tuple(readings[place] for place in places) if max(places, default=0) < len(readings) else None


def keep_readings(
    keys: Sequence[str], readings: Sequence[Reading], patterns: str, snapshot: bytes, root: Path
) -> None:
    """Keep the readings of this build alone."""
    by_key = dict(zip(keys, readings, strict=True))
    numbers = {key: number for number, key in enumerate(by_key)}
    places = array(_PLACES, (numbers[key] for key in keys)).tobytes()
    kept = _Kept(program_state(), patterns, by_key, snapshot, places)
    write_kept(root, KEPT, msgspec.msgpack.encode(kept))
