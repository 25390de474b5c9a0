"""Same input, same bytes: clock, locale, hash seed, worker count and file order never show."""

import gzip
import random
from pathlib import Path

import duckdb
import pytest
import zstandard

from generator.workers import WORTH_A_POOL
from tests.program import rolepages
from tests.whole.demo import POSTINGS, part_of_input
from tests.whole.test_publishing import tree_of, without_search


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the demo with postings and pages for more than one worker."""
    return part_of_input(tmp_path_factory.mktemp("same") / "site", WORTH_A_POOL + 20)


@pytest.fixture(scope="module")
def reference(folder: Path) -> dict[str, bytes]:
    return built(folder, "one", "--jobs", "1", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")


def built(folder: Path, name: str, *arguments: str, **environment: str) -> dict[str, bytes]:
    output = folder / name
    result = rolepages("build", "--output", str(output), *arguments, cwd=folder, **environment)
    assert result.returncode == 0, result.stderr
    return without_search(tree_of(output))


def test_two_workers_in_another_time_zone_locale_and_hash_seed_write_the_same_bytes(
    folder: Path, reference: dict[str, bytes]
) -> None:
    other = built(
        folder,
        "two",
        "--jobs",
        "2",
        PYTHONHASHSEED="77",
        TZ="Asia/Tokyo",
        LC_ALL="C.UTF-8",
        LANG="tr_TR.UTF-8",
    )
    assert other == reference


def test_postings_in_another_order_and_packing_write_the_same_bytes(
    folder: Path, reference: dict[str, bytes]
) -> None:
    path, packed = folder / POSTINGS, folder / "data/postings.jsonl.zst"
    kept = path.read_bytes()
    lines = gzip.decompress(kept).splitlines(keepends=True)
    random.Random(3).shuffle(lines)
    packed.write_bytes(zstandard.compress(b"".join(lines)))
    path.unlink()
    try:
        assert built(folder, "shuffled") == reference
    finally:
        packed.unlink()
        path.write_bytes(kept)


def test_records_in_another_order_write_the_same_bytes(folder: Path, reference: dict[str, bytes]) -> None:
    """The tables of public records, each with its rows the other way round."""
    assert any(b"certified LCAs for this occupation" in content for content in reference.values())
    evidence = folder / "data/evidence"
    kept = {path: path.read_bytes() for path in sorted(evidence.glob("*.parquet"))}
    for path in kept:
        _turn_round(path)
    try:
        assert built(folder, "turned") == reference
    finally:
        for path, content in kept.items():
            path.write_bytes(content)


def _turn_round(path: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE turned AS SELECT * FROM read_parquet(?, file_row_number = true)"
            " ORDER BY file_row_number DESC",
            [path.as_posix()],
        )
        connection.execute("ALTER TABLE turned DROP file_row_number")
        connection.execute("COPY turned TO ? (FORMAT parquet)", [path.as_posix()])
