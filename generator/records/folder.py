"""The evidence folder: `evidence.json` and one Parquet file for each table."""

import os
from collections.abc import Mapping
from pathlib import Path

import orjson
from pydantic import ValidationError

from generator.domain.records import DataSet, EvidenceManifest, Table
from generator.problems.problem import Checked, Problem
from generator.records.tables import file_name

MANIFEST = "evidence.json"


def read_manifest(folder: Path, shown: str) -> Checked[EvidenceManifest | None]:
    """The folder's description; None without a problem where there is no evidence at all.

    `shown` is the folder's name in problems.
    """
    path = folder / MANIFEST
    if not folder.exists() or not (path.exists() or any(folder.glob("*.parquet"))):
        return Checked(None)
    try:
        manifest = EvidenceManifest.model_validate(orjson.loads(path.read_bytes()))
    except (OSError, orjson.JSONDecodeError, ValidationError) as error:
        message = f"The description of the public records cannot be used: {_reason(error)}."
        hint = (
            "run `rolepages import` for the records again; until then pages say that there is no such data."
        )
        return Checked(None, (Problem(f"{shown}/{MANIFEST}", "evidence-manifest", message, hint),))
    return Checked(manifest)


def store_tables(into: Path, staged: Mapping[Table, tuple[Path, DataSet]]) -> None:
    """Put finished tables into their places and describe them; the other tables stay.

    The staged files have to be on the file system of `into`. Raises OSError; a cut in between leaves tables
    that are whole, described by the manifest before or by the new one.
    """
    into.mkdir(parents=True, exist_ok=True)
    before = read_manifest(into, into.as_posix()).value or EvidenceManifest()
    sets = {each.table: each for each in before.sets} | {table: each for table, (_, each) in staged.items()}
    manifest = EvidenceManifest(sets=tuple(sets[table] for table in Table if table in sets))
    for table, (path, _) in staged.items():
        path.replace(into / file_name(table))
    content = orjson.dumps(manifest.model_dump(mode="json"), option=orjson.OPT_INDENT_2) + b"\n"
    part = into / f".{MANIFEST}.part"
    part.write_bytes(content)
    part.replace(into / MANIFEST)
    _sync(into)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"there is no `{MANIFEST}`"
    if isinstance(error, OSError):
        return str(error.strerror or error)
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"`{'.'.join(str(part) for part in first['loc'])}`: {first['msg']}"
    return f"it is no JSON ({error})"
