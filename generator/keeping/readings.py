"""What postings say, kept from build to build: a posting whose words have not changed is not read again."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from generator.domain.posting import Posting
from generator.domain.role import Role
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


@dataclass(frozen=True, slots=True)
class _Kept:
    """The file."""

    program: str
    patterns: str
    """Digest of the roles' patterns by which the roles in the readings were found."""
    readings: dict[str, Reading]


@dataclass(frozen=True, slots=True)
class Known:
    """Readings of builds before, by `key_of` their postings."""

    readings: Mapping[str, Reading]
    has_roles: bool
    """Whether the roles in them were found by the same patterns."""


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


def kept_readings(root: Path, patterns: str, tell: Tell) -> Known:
    """What is kept in the site's folder by this very program."""
    kept = read_kept(root, KEPT, _Kept, tell)
    return Known(kept.readings, kept.patterns == patterns) if kept else NOTHING


def keep_readings(keys: Iterable[str], readings: Iterable[Reading], patterns: str, root: Path) -> None:
    """Keep the readings of this build alone."""
    kept = _Kept(program_state(), patterns, dict(zip(keys, readings, strict=True)))
    write_kept(root, KEPT, msgspec.msgpack.encode(kept))
