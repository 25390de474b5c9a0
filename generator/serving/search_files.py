"""The search of the preview: an index is built anew when its records change, and the others stay."""

import hashlib
import shutil
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from threading import Condition

from generator.kept import Kept
from generator.pages.book import Book
from generator.pages.urls import INDEX
from generator.publish.pagefind_service import Indexers
from generator.publish.search import DIRECTORY, Bundle, build_index, directory, left_out, records_digest
from generator.search_bundles import job_bundles, page_bundle, published_indexes, sources_of_jobs

_PATIENCE = 600.0
"""Seconds that a request waits for an index in the making."""


@dataclass(frozen=True, slots=True)
class _Index:
    bundle: Bundle
    digest: str
    folder: Path


class SearchFiles:
    """Files of the search by their address, as they belong to the book last given.

    `published` is a published tree: its indexes are taken over where their records are the same.
    `folder` holds the files; it is the caller's to delete.
    """

    def __init__(self, folder: Path, published: Path) -> None:
        self._folder = folder
        self._published = published_indexes(published)
        self._indexers = Indexers()
        self._kept = Kept()
        self._indexes: Mapping[str, _Index] = {}
        self._replaced: list[Path] = []
        self._directory = b""
        self._book: Book | None = None
        self._is_behind = self._is_closed = False
        self._numbers = count(1)
        self._news = Condition()

    @property
    def edition(self) -> str:
        """Changes whenever the content of the search does."""
        with self._news:
            return hashlib.sha256(self._directory).hexdigest()

    @property
    def is_behind(self) -> bool:
        """Whether a book was given that the search does not follow yet."""
        with self._news:
            return self._is_behind

    def turn_to(self, book: Book) -> None:
        """Let the search follow another book. Until `bring_up` has done so, requests wait.

        The work is not called for yet: whoever tells of the book does that first and then calls `begin`.
        """
        with self._news:
            self._book, self._is_behind = book, True

    def begin(self) -> None:
        """Call for the work on the book last given."""
        with self._news:
            self._news.notify_all()

    def wait(self, seconds: float) -> None:
        """Wait until the search is up to date, but no longer than this."""
        with self._news:
            self._news.wait_for(lambda: self._is_closed or not self._is_behind, seconds)

    def wait_for_work(self) -> bool:
        """Wait until there is a book to follow; False when there will be none."""
        with self._news:
            self._news.wait_for(lambda: self._is_behind or self._is_closed)
            return not self._is_closed

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._news:
            self._is_closed = True
            self._news.notify_all()

    def bring_up(self, jobs: int) -> None:
        """Bring the search up to the book last given. Raises `SearchIndexError` when Pagefind fails."""
        with self._news:
            book = self._book
        try:
            if book:
                kept = self._kept.result("jobs", sources_of_jobs(book), lambda: job_bundles(book))
                self._index_all((*kept, page_bundle(book)), jobs)
        finally:
            with self._news:
                self._is_behind = self._book is not book
                self._news.notify_all()

    def file(self, address: str) -> bytes | None:
        """The file at the address, once the search is up to date; None where there is none."""
        self.wait(_PATIENCE)
        with self._news:
            indexes, listing = self._indexes, self._directory
        name = address.removeprefix(INDEX)
        if name == DIRECTORY:
            return listing
        index = next((index for bundle, index in indexes.items() if name.startswith(f"{bundle}/")), None)
        return _within(index.folder, name.removeprefix(f"{index.bundle.name}/")) if index else None

    def _index_all(self, bundles: tuple[Bundle, ...], jobs: int) -> None:
        with ThreadPoolExecutor(max(jobs, 1)) as pool:
            built = pool.map(lambda bundle: self._index(bundle, left_out(bundle, bundles)), bundles)
            indexes = dict(zip((bundle.name for bundle in bundles), built, strict=True))
        listing = directory(bundles, {name: index.folder for name, index in indexes.items()})
        with self._news:
            before, self._indexes, self._directory = self._indexes, indexes, listing
        standing = {index.folder for index in indexes.values()}
        self._leave_behind(index.folder for index in before.values() if index.folder not in standing)

    def _leave_behind(self, folders: Iterable[Path]) -> None:
        """Delete what was replaced the time before: what is replaced now may still be read."""
        for folder in self._replaced:
            shutil.rmtree(folder, ignore_errors=True)
        self._replaced = list(folders)

    def _index(self, bundle: Bundle, leave_out: tuple[str, ...]) -> _Index:
        known = self._indexes.get(bundle.name)
        if known and (known.bundle is bundle or known.digest == records_digest(bundle.records, leave_out)):
            return replace(known, bundle=bundle)
        folder = self._folder / f"{next(self._numbers)}-{bundle.name.replace('/', '-')}"
        digest = build_index(
            bundle.records,
            folder,
            indexers=self._indexers,
            before=self._published,
            leave_out=leave_out,
        )
        return _Index(bundle, digest, folder)


def _within(folder: Path, name: str) -> bytes | None:
    """Content of a file in the folder; None for what is not there, and for what lies outside of it."""
    try:
        path = (folder / name).resolve()
        return path.read_bytes() if path.is_relative_to(folder.resolve()) else None
    except (OSError, ValueError):
        return None
