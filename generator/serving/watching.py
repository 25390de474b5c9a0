"""Hears of files that are saved, made or deleted in a site's folder."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue

from watchfiles import Change, DefaultFilter, watch

from generator.sources.settings import SITE_FILE

_STEP, _GATHERING = 15, 150
"""Milliseconds of silence after which changes are told, and for which they are gathered at most."""
_ROUND = 250
"""Milliseconds after which a watcher without news looks whether it is to stop."""

Paths = frozenset[Path]


class Watch:
    """Watches the settings and everything in the folders of the site.

    `folders` gives the folders of the site, whether they exist or not. It is asked again after every change:
    they are renamed, deleted and made anew.
    """

    def __init__(self, root: Path, folders: Callable[[], Iterable[Path]]) -> None:
        self._root = root.resolve()
        self._folders = folders
        self._news: SimpleQueue[Paths] = SimpleQueue()
        self._ended = threading.Event()
        self._turned = threading.Event()
        self._watched: dict[Path, int] = {}
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._above, self._within)]
        for thread in self._threads:
            thread.start()

    def changed(self, timeout: float | None) -> Paths:
        """Files that changed since the last call, waiting up to `timeout` seconds; empty when none did."""
        found: set[Path] = set()
        try:
            found |= self._news.get(timeout=timeout)
            while True:
                found |= self._news.get_nowait()
        except Empty:
            return frozenset(found)

    def stop(self) -> None:
        """Watch no longer."""
        self._ended.set()
        self._turned.set()
        for thread in self._threads:
            thread.join()

    def _above(self) -> None:
        """The site's own folder, where the settings are and the other folders come and go."""
        while not self._ended.is_set():
            number = _number(self._root)
            if number is None:
                self._ended.wait(_ROUND / 1000)
                continue
            with suppress(FileNotFoundError):
                for found in self._changes([self._root], self._ended, recursive=False):
                    if found:
                        self._news.put(found)
                    if self._present() != self._watched:
                        self._turned.set()
                    if _number(self._root) != number:
                        break
            self._news.put(frozenset({self._root}))

    def _within(self) -> None:
        """The folders that there are; others are watched as soon as they are."""
        while not self._ended.is_set():
            self._turned.clear()
            self._watched = self._present()
            if not self._watched:
                self._turned.wait(_ROUND / 1000)
                continue
            # A folder may go before its watch begins; the next round sees what is there then.
            with suppress(FileNotFoundError):
                for found in self._changes(self._watched, self._turned, recursive=True):
                    if found:
                        self._news.put(found)
                    if self._present() != self._watched:
                        break
            # What was saved between two watches is heard of by nobody.
            self._news.put(frozenset(self._watched))

    def _changes(self, paths: Iterable[Path], stop: threading.Event, *, recursive: bool) -> Iterator[Paths]:
        is_worth_it = DefaultFilter()

        def concerns(change: Change, path: str) -> bool:
            place = Path(path)
            if recursive:
                return is_worth_it(change, path)
            return place == self._root / SITE_FILE or place in self._all_folders()

        found = watch(
            *paths,
            watch_filter=concerns,
            step=_STEP,
            debounce=_GATHERING,
            stop_event=stop,
            rust_timeout=_ROUND,
            yield_on_timeout=True,
            recursive=recursive,
            raise_interrupt=False,
        )
        for changes in found:
            yield frozenset(Path(path) for _, path in changes)

    def _all_folders(self) -> Paths:
        return frozenset(folder.resolve() for folder in self._folders())

    def _present(self) -> dict[Path, int]:
        """The folders that exist, each with its number: one that is made anew has another."""
        numbers = {folder: _number(folder) for folder in sorted(self._all_folders())}
        return {folder: number for folder, number in numbers.items() if number is not None}


def _number(folder: Path) -> int | None:
    try:
        return folder.stat().st_ino if folder.is_dir() else None
    except OSError:
        return None
