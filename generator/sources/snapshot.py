"""The snapshot folder: `snapshot.yaml` and one postings file, read as a stream of checked postings.

A line that is no posting is left out and reported; the rest goes on. What puts the whole snapshot in doubt
(a missing file, an archive cut short, too many rejects) is an error. Nothing is repaired here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b, file_digest
from pathlib import Path
from typing import BinaryIO

from generator.collector import collector_paused
from generator.domain.posting import Manifest, Posting
from generator.domain.snapshot import Reject, Snapshot
from generator.domain.web_host import host_of
from generator.problems.problem import Checked, Position, Problem
from generator.problems.wording import counted, did_you_mean, listed
from generator.sources import located_yaml
from generator.sources.archive import CutShortError, chunks_of
from generator.sources.files import MOST_LISTS, conflict_problem
from generator.sources.json_lines import LONGEST_LINE, Line, lines_of
from generator.sources.posting_lines import Fault, own_site_fault, posting_again, posting_of, too_long
from generator.sources.schema import validated
from generator.sources.shared_parts import SharedParts
from generator.sources.untouched import State, settled

MANIFEST = "snapshot.yaml"
POSTINGS_FILES = ("postings.jsonl", "postings.jsonl.gz", "postings.jsonl.zst")

Progress = Callable[[int, int], None]
"""Called with the bytes read of a file and its size in bytes, both as stored."""

_BOM = b"\xef\xbb\xbf"


def read_snapshot(
    folder: Path,
    *,
    shown: str = "data",
    max_rejects: int = 100,
    base_url: str = "",
    faultless: bytes = b"",
    progress: Progress | None = None,
) -> Checked[Snapshot | None]:
    """The snapshot of `folder`, or None without a usable description of it.

    `shown` is the folder's name in problems, `base_url` the site's address, to which no posting may lead.
    `faultless`: what the snapshot had under this name when it was read before: its lines are not looked at
    for faults again. Both files are checked even when one of them is broken.
    """
    if not folder.is_dir():
        return Checked(None, (_missing_folder(shown),))
    manifest = read_manifest(folder, shown=shown)
    sources = None if manifest.value is None else _source_names(manifest.value)
    postings = _read_postings(
        folder,
        manifest.value,
        _Site(sources, host_of(base_url), faultless),
        shown=shown,
        max_rejects=max_rejects,
        progress=progress,
    )
    return Checked(postings.value, (*manifest.problems, *postings.problems))


def read_manifest(folder: Path, *, shown: str = "data") -> Checked[Manifest | None]:
    """`snapshot.yaml` of `folder`, or None when it is missing or broken."""
    path = f"{shown}/{MANIFEST}"
    try:
        text = (folder / MANIFEST).read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = "The file is not UTF-8."
        return _no_manifest(path, message, "save it in UTF-8.", Position(line))
    except OSError:
        message = f"There is no file `{MANIFEST}`."
        return _no_manifest(path, message, "write one with `as_of` and `sources`, or run an import.")
    return _manifest(text, path)


@lru_cache(maxsize=MOST_LISTS)
def _manifest(text: str, path: str) -> Checked[Manifest | None]:
    conflict = conflict_problem(text, path)
    if conflict:
        return Checked(None, (conflict,))
    located = located_yaml.read(text, path)
    manifest = validated(Manifest, located.value, path)
    problems = [*located.problems, *manifest.problems]
    if manifest.value is not None:
        problems.extend(_doubled_sources(manifest.value, located.value, path))
    return Checked(None if problems else manifest.value, tuple(problems))


def manifest_position(folder: Path, key: str) -> Position:
    """Where a key of `snapshot.yaml` has its value; the beginning when the file cannot be read."""
    try:
        text = (folder / MANIFEST).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return Position()
    return located_yaml.read(text, MANIFEST).value.best((key,))


def _read_postings(
    folder: Path,
    manifest: Manifest | None,
    site: "_Site",
    *,
    shown: str,
    max_rejects: int,
    progress: Progress | None,
) -> Checked[Snapshot | None]:
    """The postings of `folder`. Without a manifest they are only checked, and the value is None.

    A file whose bytes are those of the time before is not read again.
    """
    found = postings_file(folder, shown=shown)
    if found.value is None:
        return Checked(None, found.problems)
    path = f"{shown}/{found.value.name}"
    try:
        read = _unless_changed(found.value, path, site, progress)
        size = found.value.stat().st_size
    except OSError as error:
        return Checked(None if manifest is None else Snapshot(manifest, ()), (_unreadable(path, error),))
    if progress is not None:
        progress(size, size)
    problems = (*read.problems, *_excess(path, read, max_rejects))
    if manifest is None:
        return Checked(None, problems)
    snapshot = Snapshot(manifest, read.postings, read.rejects, read.lines_read, read.digest, read.faultless)
    return Checked(snapshot, problems)


@dataclass(frozen=True, slots=True)
class _Site:
    """What is known of the site that the postings are read for."""

    sources: frozenset[str] | None
    """Names of the manifest's sources; None without a manifest."""
    host: str
    """The host the site is published at; empty when it is not known."""
    faultless: bytes = field(default=b"", compare=False)
    """State of the file without faults that was read before."""

    def state_of(self, digest: bytes) -> bytes:
        """A digest of a file's digest and of all else that decides whether a line of it is a posting."""
        known = [digest, sorted(self.sources or ()), self.sources is None, self.host]
        return blake2b(repr(known).encode(), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class _Stored:
    """A postings file as it was when its digest was taken."""

    place: Path
    shown: str
    digest: bytes
    progress: Progress | None = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Postings:
    """What a postings file holds."""

    postings: tuple[Posting, ...]
    rejects: tuple[Reject, ...]
    lines_read: int
    problems: tuple[Problem, ...]
    digest: bytes = b""
    """Of the file; empty where it could not be read whole."""
    faultless: bytes = b""
    """Its state, where it has no faults."""


class _ChangedError(Exception):
    """The file has other bytes than when reading it began."""


def _unless_changed(place: Path, shown: str, site: _Site, progress: Progress | None) -> _Postings:
    """What the file holds; one that is written to meanwhile is read once more. Raises `OSError`."""
    try:
        return _postings_of(_Stored(place, shown, _digest(place), progress), site)
    except _ChangedError:
        pass
    try:
        return _postings_of(_Stored(place, shown, _digest(place), progress), site)
    except _ChangedError:
        return _Postings((), (), 0, (_being_written(shown),))


def _digest(place: Path) -> bytes:
    """SHA-256 of a file's bytes, taken once while nobody touches the file."""
    state = settled(place.stat())
    return _digest_of_settled(place, state) if state else _digest_of_bytes(place)


@lru_cache(maxsize=MOST_LISTS)
def _digest_of_settled(place: Path, state: State) -> bytes:
    del state  # it tells one state of the file from another
    return _digest_of_bytes(place)


def _digest_of_bytes(place: Path) -> bytes:
    with place.open("rb") as stream:
        return file_digest(stream, "sha256").digest()


@lru_cache(maxsize=1)
def _postings_of(stored: _Stored, site: _Site) -> _Postings:
    """The content of a file, kept by its digest. Raises `OSError` and `_ChangedError`."""
    path, place = stored.shown, stored.place
    digest = stored.digest + place.suffix.encode()  # by its name it is unpacked or not
    state = site.state_of(digest)
    reading = _Reading(site, is_known=site.faultless == state)
    problems: list[Problem] = []
    try:
        with collector_paused(), place.open("rb") as stream:
            chunks = reported(chunks_of(stream, place.suffix), stream, place.stat().st_size, stored.progress)
            for line in lines_of(chunks):
                reading.take(line)
    except CutShortError as error:
        problems.append(_cut_short(path, error, reading.last_line))
    if _digest(place) != stored.digest:
        raise _ChangedError
    if not problems:
        problems.extend(_emptiness(path, reading))
    problems.extend(_reject_problem(path, reject) for reject in reading.rejects)
    faultless = b"" if problems else state
    return _Postings(
        reading.in_order(), tuple(reading.rejects), reading.lines_read, tuple(problems), digest, faultless
    )


def postings_file(folder: Path, *, shown: str = "data") -> Checked[Path | None]:
    """The one postings file of `folder`; none or several are a problem."""
    found = [folder / name for name in POSTINGS_FILES if (folder / name).exists()]
    if len(found) == 1:
        return Checked(found[0])
    if not found:
        message = f"There is no postings file in `{shown}`."
        hint = f"put one of {listed(POSTINGS_FILES)} there, or run `rolepages import`."
        return Checked(None, (Problem(f"{shown}/{POSTINGS_FILES[0]}", "postings-file", message, hint),))
    names = listed([path.name for path in found])
    message = f"There are several postings files: {names}."
    hint = "keep one of them; the snapshot is one file."
    return Checked(None, (Problem(f"{shown}/{found[1].name}", "postings-file", message, hint),))


def reported(
    chunks: Iterable[bytes], stream: BinaryIO, size: int, progress: Progress | None
) -> Iterator[bytes]:
    """The chunks, with the bytes read from `stream` reported after each."""
    for chunk in chunks:
        yield chunk
        if progress is not None:
            progress(stream.tell(), size)


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    site: _Site
    is_known: bool = False
    """Whether every line was a posting when the file was read before."""
    postings: dict[tuple[str, str], Posting] = field(default_factory=dict)
    first_lines: dict[tuple[str, str], int] = field(default_factory=dict)
    rejects: list[Reject] = field(default_factory=list)
    shared: SharedParts = field(default_factory=SharedParts)
    lines_read: int = 0
    last_line: int = 0

    def take(self, line: Line) -> None:
        self.last_line = line.number
        text = line.text.removeprefix(_BOM) if line.number == 1 else line.text
        if not text.strip():
            return
        self.lines_read += 1
        known = posting_again(text) if self.is_known and line.is_whole else None
        if known is not None:
            self.postings[known.source, known.id] = known
            return
        result = posting_of(text) if line.is_whole else too_long(line.length, LONGEST_LINE)
        fault = result if isinstance(result, Fault) else self.fault_beside(result, text)
        if fault is not None:
            self.rejects.append(_reject(line, fault))
        elif isinstance(result, Posting):
            self.shared.give_to(result)
            key = (result.source, result.id)
            self.postings[key] = result
            self.first_lines[key] = line.number

    def fault_beside(self, posting: Posting, text: bytes) -> Fault | None:
        """What is wrong with a posting only beside the site, the manifest and the other postings."""
        sources = self.site.sources
        if sources is not None and posting.source not in sources:
            return Fault(
                "posting-unknown-source",
                f"`{posting.source}` is not a source of {MANIFEST}.",
                did_you_mean(posting.source, sources) or f"add it to {MANIFEST}.",
            )
        first = self.first_lines.get((posting.source, posting.id))
        if first is not None:
            return Fault(
                "posting-doubled",
                f"The id `{posting.id}` of `{posting.source}` is already on line {first}.",
                "ids are distinct within a source; the first posting stays.",
            )
        return own_site_fault(posting, self.site.host, text) if self.site.host else None

    def in_order(self) -> tuple[Posting, ...]:
        return tuple(self.postings[key] for key in sorted(self.postings))


def _reject(line: Line, fault: Fault) -> Reject:
    return Reject(
        line.number,
        fault.column,
        fault.rule,
        fault.message,
        fault.hint,
        line.offset,
        line.length,
    )


def _reject_problem(path: str, reject: Reject) -> Problem:
    position = Position(reject.line, reject.column)
    return Problem(path, reject.rule, reject.message, reject.hint, position)


def _emptiness(path: str, reading: _Reading) -> Iterator[Problem]:
    if not reading.postings:
        message = "The snapshot has no postings."
        hint = "fill it with `rolepages import`; a site without jobs is not published."
        if reading.rejects:
            hint = "mend the lines that were left out; a site without jobs is not published."
        yield Problem(path, "snapshot-empty", message, hint)


def _excess(path: str, reading: _Postings, max_rejects: int) -> Iterator[Problem]:
    if len(reading.rejects) > max_rejects:
        yield Problem(
            path,
            "too-many-rejects",
            f"{counted(len(reading.rejects), 'line')} of {reading.lines_read:,} are no postings; "
            f"`max_rejects` is {max_rejects:,}.",
            "mend the lines, or raise `max_rejects` in site.yaml.",
        )


def _source_names(manifest: Manifest) -> frozenset[str]:
    return frozenset(source.name for source in manifest.sources)


def _doubled_sources(manifest: Manifest, located: located_yaml.Located, path: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, source in enumerate(manifest.sources):
        if source.name in seen:
            position = located.value(("sources", index, "name"))
            message = f"The source `{source.name}` stands twice."
            yield Problem(path, "doubled-source", message, "keep one of them.", position)
        seen.add(source.name)


def _missing_folder(shown: str) -> Problem:
    message = f"There is no folder `{shown}` with a snapshot."
    hint = "make one with `rolepages import`, or set `paths.data` in site.yaml."
    return Problem(shown, "snapshot-missing", message, hint)


def _no_manifest(
    path: str, message: str, hint: str, position: Position | None = None
) -> Checked[Manifest | None]:
    problem = Problem(path, "snapshot-missing", message, hint, position or Position())
    return Checked(None, (problem,))


def _cut_short(path: str, error: CutShortError, last_line: int) -> Problem:
    message = f"The file is readable up to line {last_line}: {error}."
    hint = "fetch or import it again; nothing is published from part of a snapshot."
    return Problem(path, "snapshot-cut-short", message, hint, Position(max(last_line, 1)))


def _being_written(path: str) -> Problem:
    message = "The file changed while it was read."
    return Problem(path, "postings-file", message, "wait until nothing writes to it, then try again.")


def _unreadable(path: str, error: OSError) -> Problem:
    message = f"The file is not readable: {error.strerror or error}."
    return Problem(path, "postings-file", message, "check that it is a file and its permissions.")
