"""The evidence folder: `evidence.json` and one Parquet file for each table.

An import stages its tables in a hidden folder inside and puts them in place under the folder's lock, so that
neither a second import nor a death half-way leaves a table beside a description of other records.
"""

import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson
from pydantic import ValidationError

from generator.domain.records import DataSet, EvidenceManifest, Table
from generator.problems.problem import Checked, Problem
from generator.records.tables import file_name

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows
    fcntl = None  # type: ignore[assignment]

MANIFEST = "evidence.json"
STAGING = ".staging-"
"""How the names of the folders of unfinished imports begin."""
PATIENCE = 30.0
"""Seconds an import waits for another that puts its tables in place, which takes a moment."""


class EvidenceFolderError(Exception):
    """The folder cannot take tables now. Carries the problem; nothing in the folder was changed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


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
        return Checked(None, (Problem(f"{shown}/{MANIFEST}", "evidence-manifest", message, _way_out(error)),))
    return Checked(manifest)


@contextmanager
def staging_folder(into: Path) -> Iterator[Path]:
    """A hidden folder inside `into`, on its file system, for the files of one import; gone afterwards.

    What killed imports left behind goes first. Raises OSError, and `EvidenceFolderError` while the folder is
    taken.
    """
    into.mkdir(parents=True, exist_ok=True)
    with _folder_to_itself(into):
        _remove_leftovers(into)
        # The lock tells the folder of a living import from one left behind.
        staging = TemporaryDirectory(prefix=STAGING, dir=into)
        handle = _locked(Path(staging.name))
    try:
        with staging as name:
            yield Path(name)
    finally:
        if handle is not None:
            os.close(handle)


def store_tables(into: Path, staged: Mapping[Table, tuple[Path, DataSet]]) -> None:
    """Put finished tables into their places and describe them; the other tables stay.

    The staged files have to be on the file system of `into`. While they are put in place no description names
    them, so that a cut in between leaves tables that are not used instead of days and sources of others.

    Raises OSError, and `EvidenceFolderError` when the description cannot be read (those of the other tables
    would be lost) or another import keeps the folder.
    """
    into.mkdir(parents=True, exist_ok=True)
    for path, _ in staged.values():
        _sync(path)
    with _folder_to_itself(into):
        before = _described_before(into)
        others = {each.table: each for each in before if each.table not in staged}
        if len(others) < len(before):
            _describe(into, others)
        for table, (path, _) in staged.items():
            path.replace(into / file_name(table))
        _describe(into, others | {table: described for table, (_, described) in staged.items()})


def _described_before(into: Path) -> tuple[DataSet, ...]:
    if not (into / MANIFEST).exists():
        return ()
    read = read_manifest(into, into.as_posix())
    if read.value is not None:
        return read.value.sets
    (problem,) = read.problems
    message = f"{problem.message} An import now would lose what it says of the other tables."
    raise EvidenceFolderError(Problem(problem.path, "evidence-unreadable", message, problem.hint))


def _describe(into: Path, sets: Mapping[Table, DataSet]) -> None:
    manifest = EvidenceManifest(sets=tuple(sets[table] for table in Table if table in sets))
    content = orjson.dumps(manifest.model_dump(mode="json"), option=orjson.OPT_INDENT_2) + b"\n"
    part = into / f".{MANIFEST}.part"
    part.write_bytes(content)
    _sync(part)
    part.replace(into / MANIFEST)
    _sync(into)


@contextmanager
def _folder_to_itself(into: Path) -> Iterator[None]:
    """A second import waits for its turn; the lock ends with the process, however it ends."""
    until = time.monotonic() + PATIENCE
    while (handle := _locked(into)) is None:
        if time.monotonic() > until:
            raise EvidenceFolderError(_busy(into))
        time.sleep(0.05)
    try:
        yield
    finally:
        os.close(handle)


def _busy(into: Path) -> Problem:
    message = "Another import is writing to this folder."
    hint = "wait until it is done, then import again; the tables are as they were."
    return Problem(into.as_posix(), "evidence-busy", message, hint)


def _locked(folder: Path) -> int | None:
    """An open descriptor that holds the folder's lock until it is closed; None while another has it.

    On systems without such locks (Windows) two imports at once are not noticed.
    """
    if fcntl is None:
        return os.open(os.devnull, os.O_RDONLY)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle


def _remove_leftovers(into: Path) -> None:
    """Remove the staging folders of which no living import has the lock."""
    if fcntl is None:
        return
    for left in sorted(into.glob(f"{STAGING}*")):
        with suppress(OSError):
            handle = _locked(left)
            if handle is not None:
                shutil.rmtree(left, ignore_errors=True)
                os.close(handle)


def _sync(path: Path) -> None:
    """Wait until a file or a folder is on the disk; Windows does that for files alone, open for writing."""
    is_folder = path.is_dir()
    if is_folder and fcntl is None:
        return
    handle = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)
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
        if _is_format(error):
            return "its `format` is not one that this version of rolepages reads"
        place = ".".join(str(part) for part in first["loc"])
        return f"`{place}`: {first['msg']}" if place else "it is no JSON object"
    return f"it is no JSON ({error})"


def _way_out(error: Exception) -> str:
    """What brings the description back. The other tables' part of it cannot be made again from the tables."""
    without = "until then pages say that there is no such data."
    if isinstance(error, FileNotFoundError):
        return f"put the file back, or run `rolepages import` for every table again; {without}"
    if isinstance(error, ValidationError) and _is_format(error):
        return f"use the version of rolepages that wrote it, or import into a new folder; {without}"
    return (
        "put the file back as it was, or delete it and run `rolepages import` for every table again; "
        f"{without}"
    )


def _is_format(error: ValidationError) -> bool:
    return error.errors()[0]["loc"] == ("format",)
