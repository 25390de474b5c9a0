"""The snapshot an import adds to: what is kept of it, byte by byte, and what the import needs to know."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import orjson

from generator.domain.posting import Manifest
from generator.problems.problem import Checked, Position, Problem
from generator.sources.archive import CutShortError, chunks_of
from generator.sources.json_lines import Line, lines_of
from generator.sources.snapshot import MANIFEST, POSTINGS_FILES, postings_file, read_manifest

_NEW_FILE = "postings.jsonl.gz"
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class StoredLine:
    """A posting of another source, as it stands in the file."""

    source: str
    id: str
    text: bytes


@dataclass(slots=True)
class Stored:
    """A snapshot folder before an import."""

    file: Path
    """Its postings file, or the one to make."""
    manifest: Manifest | None = None
    others: list[StoredLine] = field(default_factory=list)
    first_seen: dict[str, date | None] = field(default_factory=dict)
    """Ids of the source that is imported, with the day each was first seen."""


def read_stored(folder: Path, source: str) -> Checked[Stored | None]:
    """What `folder` holds; None when it holds something broken, which an import must not touch."""
    shown = folder.as_posix()
    stored = Stored(folder / _NEW_FILE)
    if folder.exists() and not folder.is_dir():
        message = f"`{shown}` is a file, not a folder."
        return Checked(None, (Problem(shown, "import-target", message, "name another folder."),))
    if not any((folder / name).exists() for name in (MANIFEST, *POSTINGS_FILES)):
        return Checked(stored)
    manifest = read_manifest(folder, shown=shown)
    if manifest.value is None:
        return Checked(None, manifest.problems)
    stored.manifest = manifest.value
    if not any((folder / name).exists() for name in POSTINGS_FILES):
        return Checked(stored)
    found = postings_file(folder, shown=shown)
    if found.value is None:
        return Checked(None, found.problems)
    stored.file = found.value
    problems = tuple(_read_lines(stored, source))
    return Checked(None if problems else stored, problems)


def _read_lines(stored: Stored, source: str) -> Iterator[Problem]:
    last = 0
    try:
        with stored.file.open("rb") as stream:
            for line in lines_of(chunks_of(stream, stored.file.suffix)):
                last = line.number
                yield from _read_line(stored, source, line)
    except (CutShortError, OSError) as error:
        message = f"The file is readable up to line {last}: {error}."
        hint = "restore it or delete it; the import has written nothing."
        yield _problem(stored, message, hint, Position(max(last, 1)))


def _read_line(stored: Stored, source: str, line: Line) -> Iterator[Problem]:
    text = line.text.removeprefix(_BOM) if line.number == 1 else line.text
    if not text.strip():
        return
    try:
        posting = orjson.loads(text)
        named, identifier = posting["source"], posting["id"]
        known = isinstance(named, str) and isinstance(identifier, str) and line.is_whole
    except (orjson.JSONDecodeError, TypeError, KeyError, IndexError):
        known = False
    if not known:
        message = "The line is no posting with `source` and `id`, so it belongs to nobody."
        hint = "mend or delete the line; the import has written nothing."
        yield _problem(stored, message, hint, Position(line.number))
    elif named == source:
        stored.first_seen[identifier] = _day(posting.get("first_seen"))
    else:
        stored.others.append(StoredLine(named, identifier, text.rstrip(b"\r")))


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _problem(stored: Stored, message: str, hint: str, position: Position) -> Problem:
    return Problem(stored.file.as_posix(), "import-target", message, hint, position)
