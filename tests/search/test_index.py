"""Pagefind's bundle: kept while its records are the same, remade when they change, loud when it fails."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.publish import search
from generator.publish.search import SearchIndexError, build_index
from tests.search.invented import job_records

RECORDS = job_records()[:20]


@pytest.fixture
def first(tmp_path: Path) -> tuple[Path, str]:
    folder = tmp_path / "first"
    return folder, build_index(RECORDS, folder, previous=tmp_path / "none", previous_digest="")


def files_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_unchanged_records_keep_the_old_bundle(
    first: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, digest = first
    monkeypatch.setattr(search, "_binary", lambda: Path("/nowhere"))
    assert build_index(RECORDS, tmp_path / "next", previous=folder, previous_digest=digest) == digest
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
    assert build_index(records, tmp_path / "next", previous=folder, previous_digest=digest) != digest
    assert files_of(tmp_path / "next") != files_of(folder)


def test_other_signs_in_words_make_a_new_bundle(
    first: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, digest = first
    monkeypatch.setattr(search, "INCLUDED_CHARACTERS", "+#")
    assert build_index(RECORDS, tmp_path / "next", previous=folder, previous_digest=digest) != digest


def test_a_record_that_pagefind_refuses_is_an_error_with_its_reason(tmp_path: Path) -> None:
    broken = replace(RECORDS[0], sort={"newest": 5})  # type: ignore[dict-item]
    with pytest.raises(SearchIndexError, match=r"\w"):
        build_index([broken], tmp_path / "next", previous=tmp_path, previous_digest="")


def test_a_pagefind_that_dies_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dies = tmp_path / "pagefind"
    dies.write_text("#!/bin/sh\nexit 3\n", "utf-8")
    dies.chmod(0o755)
    monkeypatch.setattr(search, "_binary", lambda: dies)
    with pytest.raises(SearchIndexError, match="stopped"):
        build_index(RECORDS, tmp_path / "next", previous=tmp_path / "none", previous_digest="")
