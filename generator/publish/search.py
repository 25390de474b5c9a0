"""Indexes of records, as Pagefind makes them.

Its bundle is not the same in two runs over one input, so a bundle whose records have not changed is kept as
it is.
"""

import base64
import hashlib
import os
import shutil
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from fnmatch import fnmatch
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

import orjson

from generator.publish.pagefind_service import INCLUDED_CHARACTERS, Indexers, SearchIndexError, Service
from generator.publish.tree import PACKED

Progress = Callable[[int, int], None]

_UNUSED = ("*ui.css", "*ui.js", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind")
"""Files of the bundle that our own search page does not load."""
_SHARED = ("pagefind.js", "wasm.*.pagefind")
"""Files that the first bundle has for all."""
_ENTRY = "pagefind-entry.json"
DIRECTORY = "shards.json"
"""What the search page reads first: where each bundle is and what is in it. It carries Pagefind's list of the
records of the first bundle, so that a first search waits for one answer less."""
AHEAD = ("jobs/0/pagefind.js", "jobs/0/wasm.en.pagefind", DIRECTORY)
"""Files of a search that its page loads before the first word is typed."""
_PATCHES = {
    "let index_resp=this.backend.request_indexes(ptr,term);": (
        'let index_resp=filter_only?"[]":this.backend.request_indexes(ptr,term);'
    ),
    "export{createInstance,": "export{PagefindInstance,createInstance,",
}
"""Changes to Pagefind's script.

Asked for no word, it loads the index of every word and then does not use it: at 20,000 records 1.7 MB in 90
requests for a search that only filters or sorts. And its class for one index is not exported, which alone can
ask one shard before the others are there.
"""


class Record(Protocol):
    """What the index takes of a record."""

    @property
    def url(self) -> str: ...
    @property
    def content(self) -> str: ...
    @property
    def meta(self) -> Mapping[str, str]: ...
    @property
    def filters(self) -> Mapping[str, Sequence[str]]: ...
    @property
    def sort(self) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True)
class Bundle:
    """One index to build."""

    name: str
    """Its folder within the folder of the search."""
    records: Sequence[Record]
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What the directory says of it beside its address and its number of records."""
    digest: str = ""
    """Of its records, where it is known from before."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """A bundle that was built before."""

    folder: Path
    digest: str
    """Of its records."""
    is_spare: bool = False
    """Whether nobody else needs the folder."""


def build_search(
    bundles: Sequence[Bundle],
    folder: Path,
    *,
    before: Sequence[Indexed] = (),
    jobs: int = 1,
    progress: Progress = lambda *_: None,
) -> dict[str, str]:
    """Write the bundles and their directory to `folder`; returns the digest of each bundle's records.

    A bundle is taken over from those `before` when one has its records, whatever its name was. The first one
    holds Pagefind's script and program for all. At most `jobs` indexers are at work at a time.
    """
    total = sum(len(bundle.records) for bundle in bundles)
    count = _Count(total, progress)
    indexers = Indexers()

    def built(bundle: Bundle) -> str:
        if _is_taken_over(bundle.digest, folder / bundle.name, before):
            return bundle.digest
        return build_index(
            bundle.records,
            folder / bundle.name,
            before=before,
            progress=count.of(bundle.name),
            leave_out=left_out(bundle, bundles),
            indexers=indexers,
        )

    with ThreadPoolExecutor(max(jobs, 1)) as pool:
        try:
            digests = list(pool.map(built, bundles))
        except BaseException:
            indexers.end()  # the pool waits for its threads, and they for their indexers
            raise
    places = {bundle.name: folder / bundle.name for bundle in bundles}
    _write(folder / DIRECTORY, directory(bundles, places))
    return {bundle.name: digest for bundle, digest in zip(bundles, digests, strict=True)}


def directory(bundles: Sequence[Bundle], places: Mapping[str, Path]) -> bytes:
    """The content of the search's directory; `places` are the folders of the bundles by name.

    The first bundle stands first, the others by their number of records: something rare is most likely where
    most records are.
    """
    first, *others = [_directory_entry(bundle, places[bundle.name]) for bundle in bundles]
    others.sort(key=lambda entry: (-entry["records"], entry["folder"]))
    return orjson.dumps([first | _list_of(first, places[bundles[0].name]), *others])


def left_out(bundle: Bundle, bundles: Sequence[Bundle]) -> tuple[str, ...]:
    """Files that a bundle does not need, because the first one has them."""
    return () if bundle is bundles[0] else _SHARED


def build_index(
    records: Sequence[Record],
    folder: Path,
    *,
    before: Sequence[Indexed] = (),
    progress: Progress = lambda *_: None,
    leave_out: Sequence[str] = (),
    indexers: Indexers | None = None,
) -> str:
    """Write the bundle of `records` to `folder`, without files named like `leave_out`.

    Returns the records' digest. One of `before` with the same digest is taken over: a spare one is moved.
    """
    digest = records_digest(records, leave_out)
    if _is_taken_over(digest, folder, before):
        return digest
    with (indexers or Indexers()).started(len(records)) as process, Service(process) as service:
        index = service.new_index()
        for number, record in enumerate(records, 1):
            service.add(index, _payload(record))
            if number % 500 == 0:
                progress(number, len(records))
        files = service.files(index)
    for path, content in files:
        if not any(fnmatch(path, pattern) for pattern in (*_UNUSED, *leave_out)):
            _write(folder / path, patched(content) if path == "pagefind.js" else content)
    progress(len(records), len(records))
    return digest


def _is_taken_over(digest: str, folder: Path, before: Sequence[Indexed]) -> bool:
    """Whether one of `before` has this digest, and is in the folder now."""
    for old in before:
        if old.digest == digest and old.folder.is_dir():
            _take_over(old, folder)
            return True
    return False


def _take_over(old: Indexed, folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    if old.is_spare:
        old.folder.rename(folder)
    else:
        packed = shutil.ignore_patterns(*(f"*{end}" for end in PACKED))
        shutil.copytree(old.folder, folder, copy_function=_linked, ignore=packed)


def records_digest(records: Sequence[Record], leave_out: Sequence[str] = ()) -> str:
    """A digest of everything that goes into the bundle, Pagefind's version and settings included."""
    settings = [version("pagefind-bin"), INCLUDED_CHARACTERS, _PATCHES, leave_out]
    digest = hashlib.blake2b(orjson.dumps(settings), digest_size=16)
    for record in records:
        digest.update(orjson.dumps(_payload(record), option=orjson.OPT_SORT_KEYS))
    return digest.hexdigest()


def patched(script: bytes) -> bytes:
    """Pagefind's script with our changes.

    Raises `SearchIndexError` when it is not the script they are made for.
    """
    text = script.decode()
    for old, new in _PATCHES.items():
        if text.count(old) != 1:
            raise SearchIndexError("the script of this version of Pagefind is not the one known here")
        text = text.replace(old, new)
    return text.encode()


def _directory_entry(bundle: Bundle, folder: Path) -> dict[str, Any]:
    """A bundle without records has no language and no hash."""
    languages = orjson.loads((folder / _ENTRY).read_bytes())["languages"].values()
    digest = next((language["hash"] for language in languages), "")
    return {"folder": bundle.name, "hash": digest, "records": len(bundle.records), **bundle.facts}


def _list_of(entry: Mapping[str, Any], folder: Path) -> dict[str, str]:
    """Pagefind's list of a bundle's records, packed as it is, in base64."""
    if not entry["hash"]:
        return {}
    packed = (folder / f"pagefind.{entry['hash']}.pf_meta").read_bytes()
    return {"meta": base64.b64encode(packed).decode()}


class _Count:
    """Adds up what several indexers have done."""

    def __init__(self, total: int, progress: Progress) -> None:
        self._total = total
        self._progress = progress
        self._done: dict[str, int] = {}
        self._one_at_a_time = threading.Lock()

    def of(self, name: str) -> Progress:
        def told(done: int, _: int) -> None:
            with self._one_at_a_time:
                self._done[name] = done
                self._progress(sum(self._done.values()), self._total)

        return told


def _payload(record: Record) -> dict[str, Any]:
    return {
        "url": record.url,
        "language": "en",
        "content": record.content,
        "meta": dict(record.meta),
        "filters": {name: list(values) for name, values in record.filters.items()},
        "sort": dict(record.sort),
    }


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _linked(source: str, target: str) -> None:
    """Published files are never changed in place, so one content may have two names."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
