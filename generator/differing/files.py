"""What the files of a publication are, by their addresses. Pure."""

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from generator.differing.report import FileKind

NO_FILES = re.compile(r"/(?:[._][^/]*|vercel\.json|manifest\.json|pagefind|admin)(?:/|$)|/.*\.(?:gz|br)$")
"""What readers do not see, or only through the search: the host's files, packed forms, the search, forms."""

_ASSETS = "/assets/"
_CARDS = "/assets/cards/"
_HASHED = re.compile(r"^(?P<stem>.*)\.[0-9a-f]{8}(?P<suffix>\.[^./]+)?$")
_KINDS = {
    "atom": FileKind.FEED,
    "xml": FileKind.FEED,
    "ics": FileKind.CALENDAR,
    "csv": FileKind.DOWNLOAD,
    "json": FileKind.DOWNLOAD,
    "jsonl": FileKind.DOWNLOAD,
}


def is_page(address: str) -> bool:
    """Whether a file is a page, by its address alone."""
    return address.endswith(("/", ".html")) and not address.startswith(("/assets/", "/pagefind/", "/admin/"))


def kind_of_file(address: str) -> FileKind:
    """What a file beside the pages is."""
    name = PurePosixPath(address).name
    if address.startswith(_CARDS):
        return FileKind.PICTURE
    if address.startswith(_ASSETS):
        return FileKind.ASSET
    if re.match(r"/(?:sitemap[^/]*\.xml|robots\.txt)$", address):
        return FileKind.SITEMAP
    if name.startswith(("feed.", "changes.")):
        return FileKind.FEED
    return _KINDS.get(name.rpartition(".")[2], FileKind.OTHER)


def assets_of(files: Iterable[str]) -> Mapping[str, str]:
    """The addresses of style sheets, scripts and pictures of the design, by name; social cards are none."""
    found = {}
    for address in files:
        if address.startswith(_ASSETS) and not address.startswith(_CARDS):
            hashed = _HASHED.match(address.removeprefix(_ASSETS))
            if hashed:
                found[hashed["stem"] + (hashed["suffix"] or "")] = address
    return found
