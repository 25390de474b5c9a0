"""Writes an import into its snapshot folder: every file whole and in place, or nothing changed.

The postings of the imported source are replaced, those of other sources keep their bytes. The same input
gives the same bytes: lines are sorted and the archive carries no time.
"""

import gzip
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

import zstandard

from generator.domain.posting import Manifest, Posting, Source
from generator.importing.intake import ImportSummary, Intake, Rejected, Target
from generator.importing.stored import Stored, read_stored
from generator.problems.problem import Checked, Problem
from generator.sources.rejects import reject_line
from generator.sources.snapshot import MANIFEST

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows
    fcntl = None  # type: ignore[assignment]


def stored_import(intake: Intake, target: Target, source: Source) -> Checked[ImportSummary | None]:
    """Put the postings of `intake` into the target's snapshot; None when nothing was written."""
    rejects = tuple(rejected.problem for rejected in intake.rejects)
    try:
        with _folder_to_itself(target.into):
            stored = _stored(intake, target, source)
    except OSError as error:
        stored = Checked(None, (_not_written(target.into, error),))
    return Checked(stored.value, (*stored.problems, *rejects))


def _stored(intake: Intake, target: Target, source: Source) -> Checked[ImportSummary | None]:
    """Raises `OSError` when the folder cannot be written."""
    before = read_stored(target.into, intake.source)
    day = target.as_of or intake.newest_day
    if before.value is None:
        return Checked(None, before.problems)
    if not intake.postings:
        return Checked(None, (_nothing(target.into, intake),))
    if day is None:
        return Checked(None, (_no_day(target.into),))
    postings = [_dated(posting, before.value, day) for posting in intake.postings.values()]
    manifest = _manifest(before.value.manifest, source, day)
    _write(target.into, before.value, postings, manifest, intake)
    return Checked(_summary(intake, before.value, manifest.as_of))


@contextmanager
def _folder_to_itself(folder: Path) -> Iterator[None]:
    """A second import into the same folder waits; the lock ends with the process, however it ends.

    On systems without such locks (Windows) it does not wait.
    """
    if fcntl is None or not folder.is_dir():
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _dated(posting: Posting, stored: Stored, day: date) -> Posting:
    """The posting with the days it was seen: the first ever known, and this import's as the last."""
    known = stored.first_seen.get(posting.id)
    last = posting.last_seen or max(day, posting.first_seen or day)
    first = min(seen for seen in (known, posting.first_seen or min(day, last)) if seen is not None)
    return posting.model_copy(update={"first_seen": first, "last_seen": last})


def _manifest(before: Manifest | None, source: Source, day: date) -> Manifest:
    if before is None:
        return Manifest(as_of=day, sources=(source,))
    names = [each.name for each in before.sources]
    sources = tuple(source if each.name == source.name else each for each in before.sources)
    if source.name not in names:
        sources = (*sources, source)
    return before.model_copy(update={"as_of": max(day, before.as_of), "sources": sources})


def _write(into: Path, stored: Stored, postings: list[Posting], manifest: Manifest, intake: Intake) -> None:
    """All files are whole on the disk before the first takes its place."""
    into.mkdir(parents=True, exist_ok=True)
    rejects = into / f"rejects-{intake.source}.jsonl"
    files = [
        (into / MANIFEST, [manifest_text(manifest).encode()]),
        (stored.file, _lines(stored, postings)),
    ]
    if intake.rejects:
        files.append((rejects, _reject_lines(intake.rejects)))
    staged = [(_temporary(path), path) for path, _ in files]
    try:
        for (temporary, path), (_, content) in zip(staged, files, strict=True):
            _write_whole(temporary, path.suffix, content)
        for temporary, path in staged:
            temporary.replace(path)
        if not intake.rejects:
            rejects.unlink(missing_ok=True)
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)
    _sync_folder(into)


def _lines(stored: Stored, postings: list[Posting]) -> Iterator[bytes]:
    own = [
        (posting.source, posting.id, posting.model_dump_json(exclude_unset=True).encode())
        for posting in postings
    ]
    others = [(line.source, line.id, line.text) for line in stored.others]
    for _, _, text in sorted([*own, *others], key=lambda line: line[:2]):
        yield text + b"\n"


def _reject_lines(rejects: Iterable[Rejected]) -> Iterator[bytes]:
    for rejected in rejects:
        fields = {
            "file": rejected.path,
            "line": rejected.position.line,
            "rule": rejected.fault.rule,
            "reason": rejected.fault.message,
            "hint": rejected.fault.hint,
        }
        yield b"".join(reject_line(fields, [rejected.raw]))


def manifest_text(manifest: Manifest) -> str:
    """`snapshot.yaml` of a manifest."""
    values = manifest.model_dump(mode="json", exclude_none=True)
    lines = [f"{key}: {_scalar(values[key])}" for key in ("format", "as_of", "demo")]
    lines.append("sources:")
    for source in values["sources"]:
        entries = [f"{key}: {_scalar(value)}" for key, value in source.items()]
        lines.append(f"  - {entries[0]}")
        lines.extend(f"    {entry}" for entry in entries[1:])
    return "\n".join(lines) + "\n"


def _scalar(value: object) -> str:
    """A value in YAML; texts with anything special in quotation marks."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    is_plain = text.isascii() and text.replace("-", "").replace("_", "").isalnum()
    is_plain = is_plain and text != "null"
    return text if is_plain and text[0] != "-" else json.dumps(text, ensure_ascii=False)


def _temporary(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _write_whole(path: Path, suffix: str, content: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        with _packing(file, suffix) as packed:
            for piece in content:
                packed.write(piece)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _packing(file: BinaryIO, suffix: str) -> Iterator[BinaryIO]:
    writer: AbstractContextManager[object]
    match suffix:
        case ".gz":
            writer = gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0, compresslevel=6)
        case ".zst":
            writer = zstandard.ZstdCompressor(level=9).stream_writer(file, closefd=False)
        case _:
            yield file
            return
    with writer as packed:
        yield cast(BinaryIO, packed)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _summary(intake: Intake, stored: Stored, as_of: date) -> ImportSummary:
    replaced = sum(posting in stored.first_seen for posting in intake.postings)
    return ImportSummary(
        source=intake.source,
        as_of=as_of,
        read=intake.read,
        kept=len(intake.postings),
        rejected=len(intake.rejects),
        skipped=tuple(sorted(intake.skipped.items())),
        left_out=tuple(sorted(intake.left_out.items())),
        new=len(intake.postings) - replaced,
        replaced=replaced,
        gone=len(stored.first_seen) - replaced,
    )


def _nothing(into: Path, intake: Intake) -> Problem:
    message = f"Of {intake.read:,} rows or jobs none is a posting to keep for `{intake.source}`."
    hint = "look at the mapping and its filters; the snapshot is as it was."
    return Problem(into.as_posix(), "import-nothing", message, hint)


def _no_day(into: Path) -> Problem:
    message = "Nothing says of which day the data is."
    hint = "give `--as-of YYYY-MM-DD`, or map `last_seen` or `posted_on`."
    return Problem(into.as_posix(), "import-as-of", message, hint)


def _not_written(into: Path, error: OSError) -> Problem:
    message = f"The import could not be written: {error.strerror or error}."
    hint = "check the space and the permissions of the folder; the snapshot is as it was."
    return Problem(into.as_posix(), "import-target", message, hint)
