"""Which jobs share an index of the search."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from generator.pages.search_records import SearchRecord
from generator.pages.search_shards import FIRST_LEAST, FIRST_MOST, SearchShard, job_shards, roundest

ROLES = tuple(f"Role {number:02}" for number in range(20))


def records(number: int, roles: Sequence[str] = ROLES) -> list[SearchRecord]:
    return [
        SearchRecord(
            url=f"/jobs/{index}/",
            content="words",
            meta={"title": "Title"},
            filters={"role": (roles[index % len(roles)],), "employer": ("ABCDEFGH"[index % 8],)},
            sort={"newest": f"{index:012}", "pay": "000000000"},
        )
        for index in range(number)
    ]


def sharded(given: Sequence[SearchRecord]) -> tuple[SearchShard, ...]:
    return job_shards(given, ROLES, first=(60, 160), most=160)


def homes(given: Sequence[SearchRecord]) -> dict[str, str]:
    """The name of its shard by the address of each job."""
    return {record.url: shard.name for shard in sharded(given) for record in shard.records}


def test_a_small_site_has_one_shard() -> None:
    assert [shard.name for shard in job_shards(records(FIRST_MOST), ROLES)] == ["0"]


def test_a_site_without_jobs_has_one_empty_shard() -> None:
    assert [len(shard.records) for shard in job_shards([], ROLES)] == [0]


def test_the_first_shard_is_small_on_a_large_site() -> None:
    first, *others = job_shards(records(FIRST_MOST + 1), ROLES)
    assert FIRST_LEAST <= len(first.records) <= FIRST_MOST
    assert len(first.records) + sum(len(shard.records) for shard in others) == FIRST_MOST + 1


def test_no_shard_has_more_jobs_than_the_most() -> None:
    for roles in (ROLES, ["Other jobs"], [*["Role 01"] * 9, "Role 02"]):
        shards = job_shards(records(5_000, roles), ROLES, first=(60, 160), most=160)
        assert max(len(shard.records) for shard in shards) <= 160


def test_fifty_thousand_jobs_lie_in_few_shards() -> None:
    assert 4 <= len(job_shards(records(50_000), ROLES)) <= 9


def test_every_job_is_in_one_shard() -> None:
    found = Counter(record.url for shard in sharded(records(997)) for record in shard.records)
    assert found == Counter(record.url for record in records(997))


def test_the_first_shard_holds_the_newest_jobs() -> None:
    first, *others = sharded(records(1_000))
    oldest = min(record.sort["newest"] for record in first.records)
    assert all(record.sort["newest"] < oldest for shard in others for record in shard.records)


def test_older_jobs_of_one_role_share_a_shard() -> None:
    holding = Counter(role for shard in sharded(records(1_000))[1:] for role in shard.counts()["role"])
    assert set(holding.values()) == {1}


def test_roles_that_stand_side_by_side_share_shards() -> None:
    _, first, *_, last = sharded(records(1_000))
    assert max(first.counts()["role"]) < min(last.counts()["role"])


def test_a_role_that_is_too_large_for_one_shard_has_several_of_its_own_in_halves() -> None:
    mixed = records(1_000, ["Role 07"] * 9 + ["Role 03"])
    others = sharded(mixed)[1:]
    assert sum("Role 07" in shard.counts()["role"] for shard in others) > 3
    assert sum("Role 03" in shard.counts()["role"] for shard in others) == 1


def test_the_order_of_the_records_does_not_matter() -> None:
    given = records(500)
    assert sharded(given) == sharded(given[::-1])


def test_a_changed_job_changes_its_own_shard_alone() -> None:
    given = records(1_000)
    changed = [*given[:3], replace(given[3], content="other words"), *given[4:]]
    before, after = sharded(given), sharded(changed)
    assert sum(one.records != other.records for one, other in zip(before, after, strict=True)) == 1


def test_jobs_stay_in_their_shards_when_others_go() -> None:
    given = records(2_000)
    kept = [record for number, record in enumerate(given) if number % 19]
    before, after = homes(given), homes(kept)
    assert [url for url, home in after.items() if before[url] != home] == []


def test_new_jobs_change_the_first_shard_alone_until_the_next_round_day() -> None:
    days = [records(40) for _ in range(60)]
    dated = [
        replace(record, url=f"/jobs/{day}-{number}/", sort={**record.sort, "newest": f"{day:07}{number:05}"})
        for day, found in enumerate(days, 1)
        for number, record in enumerate(found)
    ]
    homes_by_day = [homes(dated[: 40 * day]) for day in range(20, 61)]
    moves = [
        any(after[url] != home for url, home in before.items()) for before, after in pairwise(homes_by_day)
    ]
    assert sum(moves) <= len(moves) / 2


@pytest.mark.parametrize(
    ("above", "to", "found"), [(5, 9, 8), (8, 9, 9), (4, 7, 6), (0, 7, 4), (99, 140, 128)]
)
def test_the_roundest_number_ends_in_the_most_zeros(above: int, to: int, found: int) -> None:
    assert roundest(above, to) == found


def test_counts_are_of_the_shards_own_jobs() -> None:
    (shard,) = job_shards(records(40), ROLES)
    assert shard.counts()["role"] == dict.fromkeys(ROLES, 2)
