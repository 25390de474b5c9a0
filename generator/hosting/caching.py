"""How long browsers may keep a file without asking again."""

import re

IMMUTABLE = "public, max-age=31536000, immutable"
"""For files whose names change with their content."""
SHORT = "public, max-age=300, must-revalidate"
"""For everything else: five minutes, then the host is asked whether it changed."""

ASSETS = "assets/"
CHUNKS = ("filter", "fragment", "index")
"""Folders of a search index whose files are named by their content."""

_CHUNK = re.compile(r"^pagefind/(?:[^/]+/)+(?:(?:filter|fragment|index)/[^/]+|pagefind\.[^/]+\.pf_meta)$")


def cache_control(path: str) -> str:
    """The header for a file of the tree, by its path without a `/` in front."""
    return IMMUTABLE if is_immutable(path) else SHORT


def is_immutable(path: str) -> bool:
    """Whether the file's name changes with its content."""
    return path.startswith(ASSETS) or _CHUNK.match(path) is not None
