"""What a destination has, as a file at the destination itself: the next publication needs no cache.

The list never claims more than is there: before files are brought or taken away it says that it is unsure of
them, so a transfer that is cut leaves a list from which the next one goes on. Where the list is lost, damaged
or of another publication, the manifest that is there names the files that a build has brought.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import orjson

from generator.hosting.tree import PRIVATE
from generator.publish.digests import digest_of
from generator.publish.tree import MARKER, PACKED, file_of
from generator.publishing.destination import Destination, DestinationError

STATE = "published.json"
RESERVED = frozenset({STATE, "published-queue.json"})
"""Files of the destination that no build has."""
FORMAT = 1
UNSURE = ""
"""In place of a digest: the file may be there, in part of a transfer that was cut."""
_OF_SEARCH = re.compile(r"(?:pagefind|wasm)[.-].*|.*\.pf_[a-z]+(?:\.(?:br|gz))?")
"""Names of the files that Pagefind writes; a manifest names their folders alone."""


def known_files(destination: Destination) -> dict[str, str]:
    """What the destination has, by path: digests where it is sure, else `UNSURE`.

    Raises `DestinationError` when files are there that no publication brought.
    """
    listed = _files_in(destination.read(STATE))
    manifest = destination.read(MARKER)
    if listed is None and not _is_ours(manifest) and destination.has_anything():
        raise DestinationError("it holds files that no publication brought there; they are left alone")
    listed = listed or {}
    if _agree(listed.get(MARKER), manifest):
        return listed
    return dict.fromkeys((*listed, *_named_in(manifest, destination)), UNSURE)


def write_state(destination: Destination, files: Mapping[str, str]) -> None:
    """Say what the destination has."""
    written = {"format": FORMAT, "files": dict(sorted(files.items()))}
    destination.write(STATE, orjson.dumps(written, option=orjson.OPT_APPEND_NEWLINE))


def is_inside(path: str) -> bool:
    """Whether a path names a file below the destination and nothing above it."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\0" not in path


def _files_in(content: bytes | None) -> dict[str, str] | None:
    """The list; None where there is none, or one that cannot be read."""
    read = _object_of(content)
    files = read.get("files")
    if read.get("format") != FORMAT or not isinstance(files, dict):
        return None
    return {path: str(digest) for path, digest in files.items() if _may_be_named(path)}


def _agree(listed: str | None, manifest: bytes | None) -> bool:
    """Whether a list is of the publication whose manifest is there, by what it says of the manifest.

    They differ where somebody has copied a site there, or put back one of both files.
    """
    if listed == UNSURE:
        return True  # a transfer was cut there; what the list says of the other files still holds
    if listed is None or manifest is None:
        return listed is None and manifest is None
    return listed.startswith(digest_of(manifest))


def _named_in(manifest: bytes | None, destination: Destination) -> Iterator[str]:
    """The files that a build with this manifest has brought, those of its search included."""
    if not _is_ours(manifest):
        return
    read = _object_of(manifest)
    ends = ("", *PACKED) if "packing" in _table(read, "host") else ("",)
    for path in (MARKER, *map(file_of, _table(read, "files"))):
        if _may_be_named(path) and (destination.takes_private or not path.startswith(PRIVATE)):
            yield from (path + end for end in ends)
    for folder in map(file_of, _table(read, "search")):
        below = PurePosixPath(folder).parent
        if _may_be_named(folder) and below.name:
            found = destination.files_in(below.as_posix())
            yield from (path for path in found if _OF_SEARCH.fullmatch(PurePosixPath(path).name))


def _may_be_named(path: str) -> bool:
    return is_inside(path) and path not in RESERVED


def _is_ours(manifest: bytes | None) -> bool:
    return str(_object_of(manifest).get("generator")).startswith("rolepages ")


def _object_of(content: bytes | None) -> Mapping[str, Any]:
    """An object of JSON; an empty one for whatever is none."""
    try:
        read = orjson.loads(content or b"null")
    except orjson.JSONDecodeError:
        return {}
    return read if isinstance(read, dict) else {}


def _table(holder: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    held = holder.get(key)
    return held if isinstance(held, dict) else {}
