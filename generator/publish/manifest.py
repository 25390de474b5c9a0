"""`manifest.json`: what a published tree holds. It is written last, so a tree that has it is complete."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from generator.publish.spare import parsed
from generator.publish.tree import MARKER

FORMAT = 2
"""Since 2 it says of each page what the next build compares it with."""
_READ = (1, FORMAT)


def manifest_bytes(
    *,
    version: str,
    as_of: str,
    today: str,
    files: Mapping[str, str],
    search: Mapping[str, str],
    facts: Mapping[str, Any] | None = None,
) -> bytes:
    """The manifest. `files`: address -> digest; `search`: index folder -> digest of what went into it.

    `facts` are further keys: the site's address, the host that the tree is for, whether its data is a demo,
    and the state that the next build compares itself with.
    """
    return orjson.dumps(
        {
            "format": FORMAT,
            "generator": f"rolepages {version}",
            "as_of": as_of,
            "today": today,
            **(facts or {}),
            "search": dict(sorted(search.items())),
            "files": dict(sorted(files.items())),
        },
        option=orjson.OPT_APPEND_NEWLINE,
    )


def previous_manifest(output: Path) -> Mapping[str, Any]:
    """The manifest of the tree in place; empty when there is none or it cannot be read."""
    try:
        manifest = parsed(output / MARKER)
    except (OSError, orjson.JSONDecodeError):
        return {}
    return manifest if isinstance(manifest, dict) and manifest.get("format") in _READ else {}
