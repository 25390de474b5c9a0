"""Which jobs share an index of the search.

The search opens the first shard before the others, so it holds the newest jobs of all kinds: they stand
first in a list by date, and a search for a common word is answered from it. It is a small one, because a
visitor waits for it. The older jobs lie by role, because most searches begin on the page of a role, and those
of one role need one or two shards then.

An index is made anew when one of its jobs changes, so a job stays in its shard while others come and go.
Where shards are parted is therefore not counted out to the job: any place within a span will do, and the
roundest of them is taken, as one takes 3 o'clock and not 2:57. It stays so until it leaves the span.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate
from zlib import crc32

from generator.pages.search_records import SearchRecord

FIRST_LEAST = 1_500
FIRST_MOST = 4_000
"""The newest jobs, where there is more than one shard. The list of a shard's records takes about nine bytes a
job: the first one costs a reader up to 36 KB."""
SHARD_MOST = 10_000
"""Jobs of a shard of older jobs: so many that shards are few, because a search of all jobs opens every one,
and no more than an indexer takes with a few hundred megabytes."""

_DAY_DIGITS = 7
_PARTS_OF_A_DAY = 17
"""Bits of the five digits that follow."""
_BUCKETS = 64
"""Parts of a role that has too many jobs for one shard."""
_LEAST_SHARE = 0.25
"""Of the jobs that are parted in two, on either side."""


@dataclass(frozen=True, slots=True)
class SearchShard:
    """The jobs of one index."""

    name: str
    """`0` for the newest jobs. The others are named by where they begin: that stays when others part."""
    records: tuple[SearchRecord, ...]

    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """The number of its jobs with each value, by facet."""
        found: dict[str, Counter[str]] = {}
        for record in self.records:
            for name, values in record.filters.items():
                found.setdefault(name, Counter()).update(values)
        return {name: dict(sorted(counter.items())) for name, counter in sorted(found.items())}


@dataclass(frozen=True, slots=True)
class _Piece:
    """Jobs that are never parted."""

    name: str
    records: tuple[SearchRecord, ...]
    rank: tuple[int, int]
    """How good a place its beginning is to part jobs, the lower the better: that of a role before the half of
    one, its quarters and so on. Of equal ones, a digest of the role decides, and no number of jobs."""


def job_shards(
    records: Sequence[SearchRecord],
    roles: Sequence[str],
    *,
    first: tuple[int, int] = (FIRST_LEAST, FIRST_MOST),
    most: int = SHARD_MOST,
) -> tuple[SearchShard, ...]:
    """The records of all jobs: the newest, and the older ones in shards of at most `most`.

    `first` are the least and the most of the newest; as many jobs as its most are not parted. At least one
    shard, which may be empty. `roles` are the values of the facet `role`, those that are alike side by side.
    """
    ordered = sorted(records, key=lambda record: (record.sort["newest"], record.url), reverse=True)
    newest = _newest(ordered, *first)
    older = ordered[newest:]
    shards = _parted(_pieces(older, roles), most) if older else ()
    return (SearchShard("0", tuple(ordered[:newest])), *shards)


def roundest(above: int, to: int) -> int:
    """The number with the most binary zeros at its end of those above the one, up to the other."""
    zeros = (above ^ to).bit_length() - 1
    return to >> zeros << zeros


def _newest(ordered: Sequence[SearchRecord], least: int, most: int) -> int:
    """How many of them are the newest."""
    if len(ordered) <= most:
        return len(ordered)
    times = [_time(record) for record in ordered[: most + 1]]
    above, to = times[most], times[least - 1]
    if above == to:
        return most
    beginning = roundest(above, to)
    return sum(time >= beginning for time in times)


def _time(record: SearchRecord) -> int:
    """Its day and place in the day as one number, in which whole days are round."""
    key = record.sort["newest"]
    return int(key[:_DAY_DIGITS]) << _PARTS_OF_A_DAY | int(key[_DAY_DIGITS:])


def _pieces(records: Sequence[SearchRecord], roles: Sequence[str]) -> list[_Piece]:
    """The jobs by role in the order of the roles, those of none at the end, in parts by their addresses."""
    place = {role: index for index, role in enumerate(roles)}
    found: dict[tuple[int, str, int], list[SearchRecord]] = {}
    for record in records:
        role = record.filters["role"][0]
        found.setdefault((place.get(role, len(place)), role, _bucket(record)), []).append(record)
    pieces: list[_Piece] = []
    before = None
    for key in sorted(found):
        _, role, bucket = key
        at = bucket if role == before else 0
        rank = _BUCKETS - (at & -at).bit_length() if at else 0
        name = blake2b(f"{role} {at}".encode(), digest_size=5).hexdigest()
        pieces.append(_Piece(name, tuple(found[key]), (rank, crc32(role.encode()))))
        before = role
    return pieces


def _bucket(record: SearchRecord) -> int:
    return crc32(record.url.partition("#")[0].encode()) % _BUCKETS


def _parted(pieces: Sequence[_Piece], most: int) -> Iterator[SearchShard]:
    """Parted in two where that is best, until no part is too large."""
    ends = list(accumulate(len(piece.records) for piece in pieces))
    total = ends[-1]
    if total <= most or len(pieces) == 1:
        yield SearchShard(pieces[0].name, tuple(record for piece in pieces for record in piece.records))
        return
    near = [at for at in range(1, len(pieces)) if _LEAST_SHARE <= ends[at - 1] / total <= 1 - _LEAST_SHARE]
    if near:
        middle = min(near, key=lambda at: pieces[at].rank)
    else:
        middle = min(range(1, len(pieces)), key=lambda at: abs(ends[at - 1] - total / 2))
    yield from _parted(pieces[:middle], most)
    yield from _parted(pieces[middle:], most)
