"""What a destination has, as a file at the destination itself: the next publication needs no cache.

The list never claims more than is there: before files are brought or taken away it says that it is unsure of
them, so a transfer that is cut leaves a list from which the next one goes on.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath

import orjson

from generator.publish.tree import MARKER
from generator.publishing.destination import Destination, DestinationError

STATE = "published.json"
RESERVED = frozenset({STATE, "published-queue.json"})
"""Files of the destination that no build has."""
FORMAT = 1
UNSURE = ""
"""In place of a digest: the file may be there, in part of a transfer that was cut."""


def known_files(destination: Destination) -> dict[str, str]:
    """What the destination has, by path.

    Raises `DestinationError` when files are there that no publication brought.
    """
    content = destination.read(STATE)
    if content is None:
        if destination.has_anything() and not _is_ours(destination.read(MARKER)):
            raise DestinationError("it holds files that no publication brought there; they are left alone")
        return {}
    return _files_in(content)


def write_state(destination: Destination, files: Mapping[str, str]) -> None:
    """Say what the destination has."""
    written = {"format": FORMAT, "files": dict(sorted(files.items()))}
    destination.write(STATE, orjson.dumps(written, option=orjson.OPT_APPEND_NEWLINE))


def _files_in(content: bytes) -> dict[str, str]:
    """The list; an unreadable one says nothing, and everything is brought again."""
    try:
        read = orjson.loads(content)
    except orjson.JSONDecodeError:
        return {}
    files = read.get("files") if isinstance(read, dict) and read.get("format") == FORMAT else None
    if not isinstance(files, dict):
        return {}
    return {path: str(digest) for path, digest in files.items() if is_inside(path)}


def is_inside(path: str) -> bool:
    """Whether a path names a file below the destination and nothing above it."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\0" not in path


def _is_ours(manifest: bytes | None) -> bool:
    try:
        read = orjson.loads(manifest or b"null")
    except orjson.JSONDecodeError:
        return False
    return isinstance(read, dict) and str(read.get("generator")).startswith("rolepages ")
