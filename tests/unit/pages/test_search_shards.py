"""Which jobs share an index of the search."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.pages.search_records import SearchRecord
from generator.pages.search_shards import FIRST_SIZE, MOST_SHARDS, SHARD_SIZE, job_shards

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


def test_a_small_site_has_one_shard() -> None:
    assert [shard.name for shard in job_shards(records(SHARD_SIZE), ROLES)] == ["0"]


def test_a_site_without_jobs_has_one_empty_shard() -> None:
    assert [len(shard.records) for shard in job_shards([], ROLES)] == [0]


def test_there_are_never_more_than_the_most_shards() -> None:
    assert len(job_shards(records(1_000), ROLES, size=10)) == MOST_SHARDS


def test_the_first_shard_is_small_on_a_large_site() -> None:
    first, *others = job_shards(records(SHARD_SIZE + 1), ROLES)
    assert [len(first.records), sum(len(shard.records) for shard in others)] == [FIRST_SIZE, 1_501]
    assert len(job_shards(records(1_000), ROLES, size=250, first=40)[0].records) == 40


def test_every_job_is_in_one_shard() -> None:
    found = Counter(
        record.url for shard in job_shards(records(997), ROLES, size=150) for record in shard.records
    )
    assert found == Counter(record.url for record in records(997))


def test_the_first_shard_holds_the_newest_jobs() -> None:
    first, *others = job_shards(records(1_000), ROLES, size=250)
    oldest = min(record.sort["newest"] for record in first.records)
    assert len(first.records) == 250
    assert all(record.sort["newest"] < oldest for shard in others for record in shard.records)


def test_older_jobs_of_one_role_share_a_shard() -> None:
    others = job_shards(records(1_000), ROLES, size=250)[1:]
    holding = Counter(role for shard in others for role in shard.counts()["role"])
    assert set(holding.values()) == {1}


def test_roles_that_stand_side_by_side_share_shards() -> None:
    _, first, *_, last = job_shards(records(1_000), ROLES, size=250)
    assert max(first.counts()["role"]) < min(last.counts()["role"])


def test_jobs_of_no_role_are_parted_by_employer() -> None:
    others = job_shards(records(1_000, ["Other jobs"]), ROLES, size=250)[1:]
    assert len(others) == 3
    assert sum(len(shard.counts()["employer"]) for shard in others) == 8


def test_shards_are_of_about_equal_size() -> None:
    sizes = [len(shard.records) for shard in job_shards(records(4_000), ROLES, size=500)]
    assert max(sizes) < 2 * min(sizes)


def test_the_order_of_the_records_does_not_matter() -> None:
    given = records(500)
    one, other = job_shards(given, ROLES, size=100), job_shards(given[::-1], ROLES, size=100)
    assert [{record.url for record in shard.records} for shard in one] == [
        {record.url for record in shard.records} for shard in other
    ]


def test_a_changed_job_changes_its_own_shard_alone() -> None:
    given = records(1_000)
    changed = [*given[:3], replace(given[3], content="other words"), *given[4:]]
    before, after = job_shards(given, ROLES, size=250), job_shards(changed, ROLES, size=250)
    assert sum(one.records != other.records for one, other in zip(before, after, strict=True)) == 1


def test_counts_are_of_the_shards_own_jobs() -> None:
    (shard,) = job_shards(records(40), ROLES)
    assert shard.counts()["role"] == dict.fromkeys(ROLES, 2)
