"""Indexes of the search made by the workers of a cluster; on one machine threads are enough."""

import secrets
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from generator import workers
from generator.options import Options
from generator.publish.search import Bundle, Indexed, build_index, left_out, records_digest


@dataclass(frozen=True, slots=True)
class _Shards:
    """What a worker needs to index."""

    bundles: Sequence[Bundle]
    left_out: Sequence[tuple[str, ...]]
    folder: Path


def made_elsewhere(
    bundles: Sequence[Bundle], before: Sequence[Indexed], options: Options
) -> Sequence[Indexed]:
    """The indexes of `before`, and where a cluster works for the build those that it made just now."""
    if options.cluster is None:
        return before
    known = {old.digest for old in before}
    without = [left_out(bundle, bundles) for bundle in bundles]
    digests = [
        bundle.digest or records_digest(bundle.records, names)
        for bundle, names in zip(bundles, without, strict=True)
    ]
    new = [place for place, digest in enumerate(digests) if digest not in known]
    whole = [replace(bundles[place], records=tuple(bundles[place].records)) for place in new]
    shards = _Shards(whole, [without[place] for place in new], options.cluster.room)
    made = zip(_indexed(shards, options), new, strict=True)
    return [*before, *(Indexed(folder, digests[place], is_spare=True) for folder, place in made)]


def _indexed(shards: _Shards, options: Options) -> list[Path]:
    total = sum(len(bundle.records) for bundle in shards.bundles)
    folders: list[Path] = []
    done = 0
    parts = workers.each_chunk(
        index_shards, shards, len(shards.bundles), pool=options.pool, size=1, worth_a_pool=1
    )
    with closing(parts):
        for part in parts:
            done += len(shards.bundles[len(folders)].records)
            folders += part
            options.progress("Indexing the search", done, total)
    return folders


def index_shards(shards: _Shards, chunk: range) -> list[Path]:
    """Index the bundles of the chunk, each into a new folder: another worker may be at the same one."""
    folders = []
    for index in chunk:
        folder = shards.folder / secrets.token_hex(8)
        build_index(shards.bundles[index].records, folder, leave_out=shards.left_out[index])
        folders.append(folder)
    return folders
