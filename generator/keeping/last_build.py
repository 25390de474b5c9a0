"""A build of the very input of the last one: what that made stands, and what it said is said again.

Files are compared by their content, and the output by the times of its files. Whatever is in doubt counts as
a change: then the site is made as if nothing were known.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from generator.admin.installed import INSTALLED
from generator.gathering import EVIDENCE
from generator.keeping.files import Tell, stored, write_kept
from generator.keeping.program import program_state
from generator.options import Options, Outcome
from generator.pages.facets import INDEX
from generator.previous import KEPT
from generator.problems.problem import Problem
from generator.publish.tree import MARKER
from generator.sources.settings import SITE_FILE, read_settings

RECORD = Path(".cache") / "last-build.json"
"""What the last build came to, in the site's folder. It may be deleted at any time."""


@dataclass(frozen=True, slots=True)
class _Record:
    """What a build came to, and of which input."""

    stamp: str
    manifest: str
    """When the tree was complete, in nanoseconds: as text, for not every reader of JSON has such numbers."""
    files: int
    read: str
    compared: str
    withheld: str
    preflight: str
    rejects: str
    pages: dict[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)


_READER = TypeAdapter(_Record)


def stamp_of(options: Options) -> str:
    """A digest of all that a build depends on; empty where that cannot be known before it is begun."""
    if "://" in (options.previous or ""):
        return ""  # what is published there may change at any time
    found = hashlib.blake2b(digest_size=20)
    try:
        for name, content in _sources(options):
            found.update(f"{len(name)}:{name}:{content}\n".encode("utf-8", "surrogateescape"))
    except OSError:
        return ""
    return found.hexdigest()


def last_build(stamp: str, options: Options, tell: Tell) -> Outcome | None:
    """What the last build came to, when this one would be its like; None where anything may be different."""
    path = options.root / RECORD
    if not stamp or not path.is_file():
        return None
    try:
        record = _READER.validate_json(stored(path))
    except (OSError, ValueError):
        tell(f"{RECORD.as_posix()} cannot be read and is ignored.")
        return None
    return _outcome(record) if record.stamp == stamp and _stands(record, options) else None


def keep_build(stamp: str, outcome: Outcome, options: Options) -> None:
    """Keep what a build came to that has put its tree in place; one that failed left the tree as it was."""
    if not outcome.published:
        return
    with suppress(OSError):
        (options.root / RECORD).unlink(missing_ok=True)
        # What was saved while the build was running may be in it or not.
        if stamp and stamp == stamp_of(options):
            write_kept(options.root, RECORD, _READER.dump_json(_record(stamp, outcome, options)))


def _record(stamp: str, outcome: Outcome, options: Options) -> _Record:
    told = {problem.path for problem in outcome.problems}
    return _Record(
        stamp=stamp,
        manifest=str((options.output / MARKER).stat().st_mtime_ns),
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


def _outcome(record: _Record) -> Outcome:
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


def _stands(record: _Record, options: Options) -> bool:
    """Whether the output is as that build left it: its files, all of them, and none changed since."""
    try:
        complete_at = (options.output / MARKER).stat().st_mtime_ns
        if str(complete_at) != record.manifest or options.output.lstat().st_mtime_ns > complete_at:
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


def _sources(options: Options) -> Iterator[tuple[str, str]]:
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
        yield "previous", _digest(path)
    yield SITE_FILE, _digest(options.root / SITE_FILE)
    yield from (_as_stored("admin", path) for path in _sorted_files(options.root / INSTALLED))
    paths = read_settings(options.root).value.paths
    evidence = options.root / paths.data / EVIDENCE
    for folder in (paths.roles, paths.content, paths.templates, paths.data):
        for path in _sorted_files(options.root / folder):
            # Tables of public records are large and written whole.
            large = path.is_relative_to(evidence)
            yield _as_stored(folder, path) if large else (path.as_posix(), _digest(path))


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


def _digest(path: Path) -> str:
    if not path.is_file():
        return "nothing"
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
