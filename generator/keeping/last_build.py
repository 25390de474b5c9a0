"""A build of the very input of the last one: what that made stands, and what it said is said again.

Files are compared by their content, and the output by the times of its files. Whatever is in doubt counts as
a change: then the site is made as if nothing were known.

This is asked before anything else is: what takes long to import is imported only where it is needed.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from generator.admin.installed import INSTALLED
from generator.keeping.files import Tell, stored, write_kept
from generator.keeping.input_files import InputFiles, Seen
from generator.keeping.program import program_state
from generator.options import Options, Outcome
from generator.pages.urls import INDEX
from generator.previous import KEPT
from generator.problems.problem import Problem
from generator.publish.tree import MARKER
from generator.sources.files import SITE_FILE

RECORD = Path(".cache") / "last-build.json"
"""What the last build came to, in the site's folder. It may be deleted at any time."""


@dataclass(frozen=True, slots=True)
class _Folders:
    """Where the input is, as site.yaml says."""

    settings: str
    """Digest of site.yaml."""
    read: tuple[str, ...]
    """Folders whose files are compared by their content."""
    evidence: str
    """Within one of them, tables of public records: they are large and written whole."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """All that a build depends on."""

    digest: str
    folders: _Folders
    seen: Mapping[str, Seen]
    """Files of the input as they were read."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a build came to, and of which input."""

    stamp: Stamp
    manifest: int
    """When the tree was complete, in nanoseconds."""
    files: int
    read: str
    compared: str
    withheld: str
    preflight: str
    rejects: str
    pages: dict[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)


def stamp_of(options: Options, before: Stamp | None = None) -> Stamp | None:
    """All that a build depends on; None where that cannot be known before it is begun."""
    if "://" in (options.previous or ""):
        return None  # what is published there may change at any time
    found, files = hashlib.blake2b(digest_size=20), InputFiles(before.seen if before else None)
    try:
        settings = files.digest(options.root / SITE_FILE)
        is_known = before and before.folders.settings == settings
        folders = before.folders if before and is_known else _folders(options.root, settings)
        for name, content in _sources(options, folders, files):
            found.update(f"{len(name)}:{name}:{content}\n".encode("utf-8", "surrogateescape"))
    except OSError:
        return None
    return Stamp(found.hexdigest(), folders, files.seen)


def read_record(options: Options, tell: Tell) -> Record | None:
    """What the last build came to, where that is known."""
    path = options.root / RECORD
    if not path.is_file():
        return None
    try:
        return msgspec.json.decode(stored(path), type=Record)
    except (OSError, ValueError):
        tell(f"{RECORD.as_posix()} cannot be read and is ignored.")
    return None


def last_build(stamp: Stamp | None, record: Record | None, options: Options) -> Outcome | None:
    """What the last build came to, when this one would be its like; None where anything may be different."""
    if stamp is None or record is None or stamp.digest != record.stamp.digest:
        return None
    return _outcome(record) if _stands(record, options) else None


def keep_build(stamp: Stamp | None, outcome: Outcome, options: Options) -> None:
    """Keep what a build came to that has put its tree in place; one that failed left the tree as it was."""
    if not outcome.published:
        return
    with suppress(OSError):
        (options.root / RECORD).unlink(missing_ok=True)
        now = stamp_of(options, stamp) if stamp else None
        # What was saved while the build was running may be in it or not.
        if now and stamp and now.digest == stamp.digest:
            write_kept(options.root, RECORD, msgspec.json.encode(_record(now, outcome, options)))


def _record(stamp: Stamp, outcome: Outcome, options: Options) -> Record:
    told = {problem.path for problem in outcome.problems}
    return Record(
        stamp=stamp,
        manifest=(options.output / MARKER).stat().st_mtime_ns,
        files=outcome.files,
        read=outcome.read,
        compared=outcome.compared,
        withheld=outcome.withheld,
        preflight=outcome.preflight,
        rejects=str(outcome.rejects or ""),
        pages=dict(outcome.pages),
        problems=outcome.problems,
        texts={path: text for path, text in outcome.texts.items() if path in told},
    )


def _outcome(record: Record) -> Outcome:
    return Outcome(
        problems=record.problems,
        texts=record.texts,
        read=record.read,
        compared=record.compared,
        withheld=record.withheld,
        pages=record.pages,
        preflight=record.preflight,
        files=record.files,
        unchanged=True,
        rejects=Path(record.rejects) if record.rejects else None,
    )


def _stands(record: Record, options: Options) -> bool:
    """Whether the output is as that build left it: its files, all of them, and none changed since."""
    try:
        complete_at = (options.output / MARKER).stat().st_mtime_ns
        if complete_at != record.manifest or options.output.lstat().st_mtime_ns > complete_at:
            return False
        found = sum(1 for _ in _untouched(str(options.output), complete_at))
    except (OSError, _TouchedError):
        return False
    return found == record.files and not (record.rejects and not Path(record.rejects).is_file())


class _TouchedError(Exception):
    """Something in the output was changed after it was complete."""


def _untouched(folder: str, complete_at: int, *, is_search: bool = False) -> Iterator[str]:
    """Every file below the folder. Raises `_TouchedError` for one, or for a folder, that was changed later.

    Files of the search may be one with those of a tree that is being made: a new name of theirs has a time.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            found = entry.stat(follow_symlinks=False)
            is_folder = entry.is_dir(follow_symlinks=False)
            by_name = not (is_folder or is_search or entry.name == MARKER)
            changed = max(found.st_ctime_ns, found.st_mtime_ns) if by_name else found.st_mtime_ns
            if changed > complete_at or not (is_folder or entry.is_file(follow_symlinks=False)):
                raise _TouchedError(entry.path)
            if is_folder:
                inside = is_search or entry.name == INDEX.strip("/")
                yield from _untouched(entry.path, complete_at, is_search=inside)
            else:
                yield entry.name


def _sources(options: Options, folders: _Folders, files: InputFiles) -> Iterator[tuple[str, str]]:
    """Everything that has a say in a build, by name, with its content or what stands for it."""
    yield "program", program_state()
    days = (options.today, options.clock)
    decided = (
        options.output.resolve(),
        *days,
        options.base_url,
        options.drafts,
        options.previous,
        options.host,
    )
    yield "options", f"{options.root.resolve()} {decided}"
    for path in _previous(options):
        yield "previous", files.digest(path)
    yield SITE_FILE, folders.settings
    yield from (_as_stored("admin", path) for path in _sorted_files(options.root / INSTALLED))
    evidence = options.root / folders.evidence
    for folder in folders.read:
        for path in _sorted_files(options.root / folder):
            large = path.is_relative_to(evidence)
            yield _as_stored(folder, path) if large else (path.as_posix(), files.digest(path))


def _folders(root: Path, settings: str) -> _Folders:
    from generator.gathering import EVIDENCE  # noqa: PLC0415
    from generator.sources.settings import read_settings  # noqa: PLC0415

    paths = read_settings(root).value.paths
    read = (paths.roles, paths.content, paths.templates, paths.data)
    return _Folders(settings, read, f"{paths.data}/{EVIDENCE}")


def _previous(options: Options) -> Iterable[Path]:
    """The manifest of the last publication, where it is a file."""
    place = Path(options.previous) if options.previous else options.root / KEPT
    return [path for path in (place, place / MARKER) if path.is_file()]


def _sorted_files(folder: Path) -> list[Path]:
    """Every file below a folder, through links too; a link to a folder above it is not gone through."""
    found: list[Path] = []
    above: dict[str, frozenset[str]] = {}
    for place, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(place)
        way = above.get(str(Path(place).parent), frozenset())
        if real in way:
            folders.clear()
            continue
        above[place] = way | {real}
        found += [Path(place, name) for name in names]
    return sorted(found)


def _as_stored(kind: str, path: Path) -> tuple[str, str]:
    found = path.stat()
    return f"{kind} {path.as_posix()}", f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"
