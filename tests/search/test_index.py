"""Pagefind's bundle: kept while its records are the same, remade when they change, loud when it fails."""

import base64
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Lock

import orjson
import pytest

from generator.publish import pagefind_service, search
from generator.publish.pagefind_service import Indexers, Room, SearchIndexError
from generator.publish.search import (
    AHEAD,
    DIRECTORY,
    Bundle,
    Indexed,
    build_index,
    build_search,
    patched,
)
from tests.search.invented import job_records

RECORDS = job_records()[:20]


@pytest.fixture
def first(tmp_path: Path) -> tuple[Path, str]:
    folder = tmp_path / "first"
    return folder, build_index(RECORDS, folder)


def files_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_unchanged_records_keep_the_old_bundle(
    first: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, digest = first
    monkeypatch.setattr(pagefind_service, "_binary", lambda: Path("/nowhere"))
    assert build_index(RECORDS, tmp_path / "next", before=[Indexed(folder, digest)]) == digest
    assert files_of(tmp_path / "next") == files_of(folder)


@pytest.mark.parametrize(
    "changed",
    [
        replace(RECORDS[0], content="Another text"),
        replace(RECORDS[0], meta={"title": "Another title"}),
        replace(RECORDS[0], filters={**RECORDS[0].filters, "state": ("Guam",)}),
        replace(RECORDS[0], sort={**RECORDS[0].sort, "pay": "000000001"}),
        replace(RECORDS[0], url="/jobs/another/"),
    ],
    ids=["content", "meta", "filters", "sort", "url"],
)
def test_a_changed_record_makes_a_new_bundle(
    first: tuple[Path, str], tmp_path: Path, changed: search.Record
) -> None:
    folder, digest = first
    records = [changed, *RECORDS[1:]]
    assert build_index(records, tmp_path / "next", before=[Indexed(folder, digest)]) != digest
    assert files_of(tmp_path / "next") != files_of(folder)


def test_other_signs_in_words_make_a_new_bundle(
    first: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, digest = first
    monkeypatch.setattr(search, "INCLUDED_CHARACTERS", "+#")
    assert build_index(RECORDS, tmp_path / "next", before=[Indexed(folder, digest)]) != digest


def test_a_record_that_pagefind_refuses_is_an_error_with_its_reason(tmp_path: Path) -> None:
    broken = replace(RECORDS[0], sort={"newest": 5})  # type: ignore[dict-item]
    with pytest.raises(SearchIndexError, match=r"\w"):
        build_index([broken], tmp_path / "next")


def test_a_pagefind_that_dies_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dies = tmp_path / "pagefind"
    dies.write_text("#!/bin/sh\nexit 3\n", "utf-8")
    dies.chmod(0o755)
    monkeypatch.setattr(pagefind_service, "_binary", lambda: dies)
    with pytest.raises(SearchIndexError, match="stopped"):
        build_index(RECORDS, tmp_path / "next")


def test_an_indexer_that_is_stopped_ends_at_once_and_no_other_begins(tmp_path: Path) -> None:
    indexers = Indexers()
    with pytest.raises(SearchIndexError, match="stopped before it was done"):
        build_index([*RECORDS] * 40, tmp_path / "one", progress=lambda *_: indexers.end(), indexers=indexers)
    assert not (tmp_path / "one").exists()
    with pytest.raises(SearchIndexError, match="indexers were stopped"):
        build_index(RECORDS, tmp_path / "two", indexers=indexers)


def bundles(*records: search.Record) -> list[Bundle]:
    return [
        Bundle("jobs/0", records[:10], {"counts": {"role": {"Cook": 10}}}),
        Bundle("jobs/1", records[10:15], {"counts": {}}),
        Bundle("pages", records[15:]),
    ]


def test_an_unchanged_shard_is_kept_byte_for_byte_beside_a_changed_one(tmp_path: Path) -> None:
    known = build_search(bundles(*RECORDS), tmp_path / "one", jobs=2)
    before = [Indexed(tmp_path / "one" / name, digest) for name, digest in known.items()]
    changed = [*RECORDS[:12], replace(RECORDS[12], content="Another text"), *RECORDS[13:]]
    digests = build_search(bundles(*changed), tmp_path / "two", before=before)
    assert [name for name in known if digests[name] != known[name]] == ["jobs/1"]
    for name in ("jobs/0", "pages"):
        assert files_of(tmp_path / "two" / name) == files_of(tmp_path / "one" / name)
    assert files_of(tmp_path / "two/jobs/1") != files_of(tmp_path / "one/jobs/1")


def test_a_spare_index_of_the_same_records_is_moved_and_another_one_is_not(tmp_path: Path) -> None:
    digest = build_index(RECORDS, tmp_path / "one")
    files = files_of(tmp_path / "one")
    spare = Indexed(tmp_path / "one", digest, is_spare=True)
    assert build_index(RECORDS[1:], tmp_path / "other", before=[spare]) != digest
    assert build_index(RECORDS, tmp_path / "two/in", before=[spare]) == digest
    assert files_of(tmp_path / "two/in") == files
    assert not (tmp_path / "one").exists()


def test_the_directory_says_where_each_index_is_and_what_it_holds(tmp_path: Path) -> None:
    build_search(bundles(*RECORDS), tmp_path / "one")
    first, second, pages = orjson.loads((tmp_path / "one" / DIRECTORY).read_bytes())
    assert (first["folder"], first["records"], first["counts"]) == ("jobs/0", 10, {"role": {"Cook": 10}})
    assert base64.b64decode(first["meta"]) == next((tmp_path / "one/jobs/0").glob("*.pf_meta")).read_bytes()
    assert not {"meta"} & {*second, *pages}
    assert (second["records"], pages["records"], "counts" in pages) == (5, 5, False)
    for entry in (first, second, pages):
        assert (tmp_path / "one" / entry["folder"] / f"pagefind.{entry['hash']}.pf_meta").is_file()


def test_only_the_first_index_holds_pagefinds_program(tmp_path: Path) -> None:
    build_search(bundles(*RECORDS), tmp_path)
    found = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.js"))
    assert found == ["jobs/0/pagefind.js"]
    assert len(list(tmp_path.rglob("wasm.*"))) == 1


def test_an_index_without_records_is_in_the_directory_without_a_hash(tmp_path: Path) -> None:
    build_search([Bundle("jobs/0", RECORDS), Bundle("pages", [])], tmp_path)
    assert orjson.loads((tmp_path / DIRECTORY).read_bytes())[1] == {
        "folder": "pages",
        "hash": "",
        "records": 0,
    }


def test_the_progress_of_all_indexes_is_added_up(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    build_search(
        bundles(*RECORDS),
        tmp_path,
        progress=lambda done, total: told.append((done, total)),
    )
    assert told[-1] == (20, 20)


def test_another_script_of_pagefind_is_an_error() -> None:
    with pytest.raises(SearchIndexError, match="not the one known here"):
        patched(b"export{createInstance,search};")


def test_the_files_that_the_search_page_loads_ahead_are_there(searched: Path) -> None:
    page = (searched / "search/index.html").read_text("utf-8")
    for name in AHEAD:
        assert (searched / "pagefind" / name).is_file()
        assert f'href="/pagefind/{name}"' in page


def test_an_index_is_kept_under_another_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = build_search(bundles(*RECORDS), tmp_path / "one")
    before = [Indexed(tmp_path / "one" / name, digest) for name, digest in known.items()]
    monkeypatch.setattr(pagefind_service, "_binary", lambda: Path("/nowhere"))
    first, second, pages = bundles(*RECORDS)
    build_search([first, replace(second, name="jobs/other"), pages], tmp_path / "two", before=before)
    assert files_of(tmp_path / "two/jobs/other") == files_of(tmp_path / "one/jobs/1")


def test_indexers_at_work_hold_no_more_records_than_there_is_room_for_unless_one_has_them_all() -> None:
    room, lock, held, seen = Room(10), Lock(), [], []

    def work(number: int) -> None:
        with room.taken(number):
            with lock:
                held.append(number)
                seen.append(sum(held))
            time.sleep(0.001)
            with lock:
                held.remove(number)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, [4, 3, 5, 2, 50, 1, 10, 4, 3, 2] * 4))
    assert len(seen) == 40
    assert {number for number in seen if number > 10} == {50}
