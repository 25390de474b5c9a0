"""Hears of files that are saved, made or deleted in a site's folder."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain
from math import inf
from pathlib import Path
from queue import Empty, SimpleQueue
from time import time

from watchfiles import Change, DefaultFilter, watch

from generator.sources.files import SITE_FILE

_STEP, _GATHERING = 15, 150
"""Milliseconds of silence after which changes are told, and for which they are gathered at most."""
_ROUND = 250
"""Milliseconds after which a watcher without news looks whether it is to stop."""
_CLOCK = 0.05
"""Seconds by which the clock of a file system may be behind."""
_AFTER_FAILURE = 1.0
"""Seconds between a watch that failed and the next."""

Paths = frozenset[Path]


class Watch:
    """Watches the settings and everything in the folders of the site.

    `folders` gives the folders of the site, whether they exist or not. It is asked again after every change:
    they are renamed, deleted and made anew.
    """

    def __init__(self, root: Path, folders: Callable[[], Iterable[Path]], since: float = inf) -> None:
        """What was saved after `since`, in seconds of the system's clock, is told, too."""
        self._since = since - _CLOCK
        self._root = root.resolve()
        self._folders = folders
        self._news: SimpleQueue[Paths] = SimpleQueue()
        self._ended = threading.Event()
        self._turned = threading.Event()
        self._watched: dict[Path, int] = {}
        self._is_polling = False
        self._threads = [
            threading.Thread(target=self._keep, args=(each_round,), daemon=True)
            for each_round in (self._above, self._within)
        ]
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

    def _keep(self, each_round: Callable[[], None]) -> None:
        """Watch in rounds. One that fails is followed by another: a preview that hears nothing is of no use.

        Watches fail at names that are no UTF-8, at folders that may not be read, and where the system has no
        more of them; for the last two it is looked for changes instead.
        """
        while not self._ended.is_set():
            try:
                each_round()
            except (OSError, RuntimeError) as error:
                self._is_polling = self._is_polling or isinstance(error, OSError)
                self._since = time() - _CLOCK
                self._ended.wait(_AFTER_FAILURE)
                self._news.put(frozenset({self._root}))

    def _above(self) -> None:
        """The site's own folder, where the settings are and the other folders come and go."""
        number = _number(self._root)
        if number is None:
            self._ended.wait(_ROUND / 1000)
            return
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
        self._turned.clear()
        if self._ended.is_set():
            return  # the end was told just before
        self._watched = self._present()
        if not self._watched:
            self._since = 0.0  # whatever comes is news
            self._turned.wait(_ROUND / 1000)
            return
        # A folder may go before its watch begins; the next round sees what is there then.
        with suppress(FileNotFoundError):
            for found in self._changes(self._watched, self._turned, recursive=True):
                missed, self._since = self._missed(), inf
                if found or missed:
                    self._news.put(found | missed)
                if self._present() != self._watched:
                    break
        self._since = time() - _CLOCK
        self._news.put(frozenset(self._watched))

    def _missed(self) -> Paths:
        """What was saved before the watch began."""
        return frozenset() if self._since == inf else _newer(self._watched, self._since)

    def _changes(self, paths: Iterable[Path], stop: threading.Event, *, recursive: bool) -> Iterator[Paths]:
        is_worth_it = DefaultFilter()

        def concerns(change: Change, path: str) -> bool:
            place = Path(path)
            if recursive:
                return is_worth_it(change, self._inside(place))
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
            force_polling=self._is_polling or None,
        )
        for changes in found:
            yield frozenset(Path(path) for _, path in changes)

    def _inside(self, place: Path) -> str:
        """The path below the site's folder: the names of the folders above it say nothing of the file."""
        return str(place.relative_to(self._root)) if place.is_relative_to(self._root) else str(place)

    def _all_folders(self) -> Paths:
        # A link that leads to itself cannot be resolved, and nothing is behind it.
        return frozenset(Path(os.path.realpath(folder)) for folder in self._folders())

    def _present(self) -> dict[Path, int]:
        """The folders that exist, each with its number: one that is made anew has another."""
        numbers = {folder: _number(folder) for folder in sorted(self._all_folders())}
        return {folder: number for folder, number in numbers.items() if number is not None}


def _newer(folders: Iterable[Path], moment: float) -> Paths:
    """What was saved or renamed in the folders after the moment; of what was deleted, its folder."""
    try:
        places = [place for folder in folders for place in chain([folder], folder.rglob("*"))]
        found = frozenset(place for place in places if place.lstat().st_ctime > moment)
    except OSError:
        return frozenset(folders)  # something goes while it is looked at
    return frozenset(place for place in found if not place.is_dir()) or found


def _number(folder: Path) -> int | None:
    try:
        return folder.stat().st_ino if folder.is_dir() else None
    except OSError:
        return None
