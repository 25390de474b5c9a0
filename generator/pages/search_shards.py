"""Which jobs share an index of the search.

The search opens the first shard before the others, so it holds the newest jobs of all kinds: they stand
first in a list by date, and a search for a common word is answered from it. It is a small one, because a
visitor waits for it. The older jobs lie by role, because most searches begin on the page of a role, and those
of one role need one or two shards then.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from generator.pages.search_records import SearchRecord

SHARD_SIZE = 4_000
"""Jobs of a shard of older jobs while there are fewer than the most shards."""
FIRST_SIZE = 2_500
"""The newest jobs, where there is more than one shard. The list of a shard's records takes about nine bytes a
job: the first one costs a reader 22 KB."""
MOST_SHARDS = 8
"""A search of all jobs opens every shard: with more of them requests would cost more than bytes."""


@dataclass(frozen=True, slots=True)
class SearchShard:
    """The jobs of one index."""

    name: str
    """`0` for the newest jobs, `1` and on for older ones by role."""
    records: tuple[SearchRecord, ...]

    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """The number of its jobs with each value, by facet."""
        found: dict[str, Counter[str]] = {}
        for record in self.records:
            for name, values in record.filters.items():
                found.setdefault(name, Counter()).update(values)
        return {name: dict(sorted(counter.items())) for name, counter in sorted(found.items())}


def job_shards(
    records: Sequence[SearchRecord], roles: Sequence[str], *, size: int = SHARD_SIZE, first: int = FIRST_SIZE
) -> tuple[SearchShard, ...]:
    """The records of all jobs: the `first` newest, and the older ones in shards of about equal size.

    At least one shard, which may be empty. As many jobs as fit into one of `size` are not parted. `roles` are
    the values of the facet `role`, those that are alike side by side.
    """
    ordered = sorted(records, key=lambda record: (record.sort["newest"], record.url), reverse=True)
    newest = min(first, size) if len(ordered) > size else len(ordered)
    older = ordered[newest:]
    number = min(ceil(len(older) / size), MOST_SHARDS - 1)
    return (SearchShard("0", tuple(ordered[:newest])), *_by_role(older, roles, number))


def _by_role(records: Sequence[SearchRecord], roles: Sequence[str], number: int) -> Iterator[SearchShard]:
    """Whole groups, each in the shard where the middle of the group falls."""
    place = {role: index for index, role in enumerate(roles)}
    groups: dict[tuple[int, str, str], list[SearchRecord]] = {}
    for record in records:
        groups.setdefault(_group(record, place), []).append(record)
    shards: dict[int, list[SearchRecord]] = {index: [] for index in range(number)}
    before = 0
    for key in sorted(groups):
        middle = before + len(groups[key]) // 2
        shards[middle * number // len(records)] += groups[key]
        before += len(groups[key])
    for index, found in shards.items():
        if found:
            yield SearchShard(str(index + 1), tuple(found))


def _group(record: SearchRecord, place: Mapping[str, int]) -> tuple[int, str, str]:
    """Jobs of one role stay together; jobs of no role by the first sign of their employer's value."""
    role = record.filters["role"][0]
    if role in place:
        return (place[role], role, "")
    return (len(place), "", record.filters["employer"][0][:1].upper())
