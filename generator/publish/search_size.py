"""How many files and bytes an index will have, told before it is made."""

import gzip
from collections.abc import Sequence

import orjson

from generator.publish.search import Bundle, Record

_SAMPLED = 200
"""Records of a bundle that are packed to learn what one takes."""
_CHUNK = 16_000
"""Bytes of a packed part of the index of words. Pagefind parts it near this size."""
_SHARE = 0.2
"""Bytes of the index of words to one byte of packed records, as measured on the demo (0.16 and 0.33)."""
_LIST = 10
"""Bytes of the list of records to each of them, as measured on the demo."""
_FILTER = 3_000
_ENTRY = 200
_PROGRAM = {"pagefind.js": 41_000, "wasm.en.pagefind": 75_000}
"""Pagefind's own files, which the first bundle has for all."""


def predicted_index(bundles: Sequence[Bundle], folder: str) -> dict[str, int]:
    """Bytes by path below `folder`, which ends with `/`; the names of the parts are made up."""
    sizes = {f"{folder}shards.json": 12 * sum(len(bundle.records) for bundle in bundles[:1]) + 1_000}
    for bundle in bundles:
        for name, size in _bundle_sizes(bundle).items():
            sizes[f"{folder}{bundle.name}/{name}"] = size
    if bundles:
        sizes |= {f"{folder}{bundles[0].name}/{name}": size for name, size in _PROGRAM.items()}
    return sizes


def _bundle_sizes(bundle: Bundle) -> dict[str, int]:
    number = len(bundle.records)
    sizes = {"pagefind-entry.json": _ENTRY}
    if not number:
        return sizes
    each = _packed_size(bundle.records)
    words = int(each * number * _SHARE)
    sizes["pagefind.0.pf_meta"] = 300 + _LIST * number
    sizes |= {f"fragment/{index}.pf_fragment": each for index in range(number)}
    sizes |= {f"index/{index}.pf_index": min(words, _CHUNK) for index in range(max(1, words // _CHUNK))}
    names = sorted({name for record in bundle.records for name in record.filters})
    return sizes | {f"filter/{name}.pf_filter": _FILTER for name in names}


def _packed_size(records: Sequence[Record]) -> int:
    """Bytes of one record as Pagefind keeps it, the mean over some of them."""
    step = max(1, len(records) // _SAMPLED)
    sampled = records[::step]
    total = sum(len(gzip.compress(_fragment(record), mtime=0)) for record in sampled)
    return total // len(sampled)


def _fragment(record: Record) -> bytes:
    filters = {name: list(values) for name, values in record.filters.items()}
    meta = dict(record.meta)
    return orjson.dumps({"url": record.url, "content": record.content, "filters": filters, "meta": meta})
