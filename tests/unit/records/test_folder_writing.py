"""Tables come into an evidence folder whole and described, whatever else happens to it meanwhile."""

import fcntl
import os
from pathlib import Path

import pytest

from generator.domain.records import DataSet, EvidenceManifest, Table
from generator.records import folder as written
from generator.records.folder import (
    MANIFEST,
    STAGING,
    EvidenceFolderError,
    read_manifest,
    staging_folder,
    store_tables,
)
from generator.records.tables import file_name
from tests.unit.records.folders import a_set, write_manifest


def a_folder(folder: Path, *tables: Table) -> Path:
    """Tables of a few bytes: what is in them does not matter here."""
    for table in tables:
        (folder / file_name(table)).write_bytes(b"old")
    write_manifest(folder, EvidenceManifest(sets=tuple(a_set(table, 1) for table in tables)))
    return folder


def staged(folder: Path, *tables: Table) -> dict[Table, tuple[Path, DataSet]]:
    made = {table: (folder / f"new-{table.value}", a_set(table, 2)) for table in tables}
    for path, _ in made.values():
        path.write_bytes(b"new")
    return made


def described(folder: Path) -> dict[Table, int]:
    manifest = read_manifest(folder, "evidence").value
    assert manifest is not None
    return {each.table: each.kept for each in manifest.sets}


def test_tables_are_replaced_and_the_others_keep_their_description(tmp_path: Path) -> None:
    store_tables(a_folder(tmp_path, Table.LCA, Table.USCIS), staged(tmp_path, Table.USCIS, Table.WAGES))
    assert described(tmp_path) == {Table.LCA: 1, Table.USCIS: 2, Table.WAGES: 2}
    assert (tmp_path / "lca.parquet").read_bytes() == b"old"
    assert (tmp_path / "uscis.parquet").read_bytes() == b"new"


def test_a_table_is_never_described_by_the_import_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cut after the first table is in place: neither new nor old stands beside another's days."""
    tables = staged(a_folder(tmp_path, Table.LCA, Table.WAGES, Table.AREAS), Table.WAGES, Table.AREAS)
    replaced = Path.replace

    def cut(path: Path, target: Path) -> Path:
        if target.name == file_name(Table.AREAS):
            raise OSError(5, "Input/output error")
        return replaced(path, target)

    monkeypatch.setattr(Path, "replace", cut)
    with pytest.raises(OSError, match="Input/output"):
        store_tables(tmp_path, tables)
    assert (tmp_path / "wages.parquet").read_bytes() == b"new"
    assert described(tmp_path) == {Table.LCA: 1}


def test_a_folder_that_another_import_keeps_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(written, "PATIENCE", 0.0)
    tables = staged(a_folder(tmp_path, Table.LCA), Table.LCA)
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        with pytest.raises(EvidenceFolderError) as caught:
            store_tables(tmp_path, tables)
    finally:
        os.close(handle)
    problem = caught.value.problem
    assert (problem.rule, problem.path) == ("evidence-busy", tmp_path.as_posix())
    assert problem.message == "Another import is writing to this folder."
    assert described(tmp_path) == {Table.LCA: 1}
    assert (tmp_path / "lca.parquet").read_bytes() == b"old"


def test_a_description_that_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    tables = staged(a_folder(tmp_path, Table.LCA), Table.USCIS)
    (tmp_path / MANIFEST).write_bytes(b"{")
    with pytest.raises(EvidenceFolderError) as caught:
        store_tables(tmp_path, tables)
    assert caught.value.problem.rule == "evidence-unreadable"
    assert (tmp_path / MANIFEST).read_bytes() == b"{"
    assert not (tmp_path / "uscis.parquet").exists()


def test_what_a_dead_import_left_goes_and_a_living_one_keeps_its_files(tmp_path: Path) -> None:
    dead = tmp_path / f"{STAGING}dead"
    dead.mkdir()
    (dead / "lca.txt").write_text("half a row")
    with staging_folder(tmp_path) as living:
        (living / "uscis.csv").write_text("a row")
        assert not dead.exists()
        with staging_folder(tmp_path) as second:
            assert second != living
            assert (living / "uscis.csv").exists()
    assert list(tmp_path.iterdir()) == []
