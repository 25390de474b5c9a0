"""The media type of every kind of file that a tree holds."""

TYPES = {
    "atom": "application/atom+xml; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "ics": "text/calendar; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "png": "image/png",
    "svg": "image/svg+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml; charset=utf-8",
}
"""By the end of a file's name."""
OTHER = "application/octet-stream"


def type_of(path: str) -> str:
    """The media type of a file by its name."""
    return TYPES.get(path.rpartition("/")[2].rpartition(".")[2], OTHER)
