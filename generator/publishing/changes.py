"""Which addresses search engines are told of: pages that came, changed or went.

Only pages of the sitemap are told as changed: what search engines are kept from is none of their business.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.publish.manifest import previous_manifest
from generator.publishing.order import Phase
from generator.publishing.transfer import Transfer

_PAGE = "index.html"
_POSTINGS = "jobs/"
_LOCATION = re.compile(r"<loc>([^<]+)</loc>")
_NOINDEX = '<meta name="robots" content="noindex'
_JOB = re.compile(r'"@type":\s?"JobPosting"')


@dataclass(frozen=True, slots=True)
class Changes:
    """Addresses, whole, in order."""

    base_url: str
    updated: tuple[str, ...]
    """Pages of the sitemap that are new or changed."""
    gone: tuple[str, ...]
    """Pages that were taken away."""
    postings_updated: tuple[str, ...]
    """Of `updated`, those with a job's data."""
    postings_gone: tuple[str, ...]
    """Postings that were taken away, or are closed and kept from search engines now."""


def changes_of(transfer: Transfer) -> Changes:
    """What the transfer changes for search engines."""
    base = str(previous_manifest(transfer.folder).get("base_url") or "")
    listed = set(_sitemap(transfer.folder))
    changed = [path for path in _paths(transfer, removed=False) if path.endswith(_PAGE)]
    removed = [path for path in _paths(transfer, removed=True) if path.endswith(_PAGE)]
    updated = [path for path in changed if _address(base, path) in listed]
    jobs = [path for path in updated if path.startswith(_POSTINGS) and _JOB.search(_text(transfer, path))]
    closed = [
        path
        for path in changed
        if path.startswith(_POSTINGS) and path in transfer.known and _NOINDEX in _text(transfer, path)
    ]
    gone_jobs = sorted([path for path in removed if path.startswith(_POSTINGS)] + closed)

    def addresses(paths: list[str]) -> tuple[str, ...]:
        return tuple(_address(base, path) for path in paths)

    return Changes(base, addresses(updated), addresses(removed), addresses(jobs), addresses(gone_jobs))


def _paths(transfer: Transfer, *, removed: bool) -> Iterator[str]:
    wanted = {Phase.OLD_PAGES} if removed else {Phase.NEW_PAGES, Phase.CHANGED_PAGES}
    for step in transfer.steps:
        if step.phase in wanted:
            yield from step.paths


def _sitemap(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("sitemap*.xml")):
        for location in _LOCATION.findall(path.read_text("utf-8")):
            yield html.unescape(location)


def _text(transfer: Transfer, path: str) -> str:
    return (transfer.folder / path).read_text("utf-8", "replace")


def _address(base: str, path: str) -> str:
    return f"{base}/{path.removesuffix(_PAGE)}"
