"""What S3 and the network in front of it must be told: S3 keeps it with each object, not in files."""

from collections.abc import Iterable

import orjson

from generator.hosting.caching import cache_control
from generator.hosting.policy import security_headers
from generator.hosting.tree import PRIVATE, HostTree, escaped, file_of
from generator.hosting.types import type_of

FILE = f"{PRIVATE}s3.json"
FORMAT = 1


def s3_files(tree: HostTree) -> dict[str, bytes]:
    """What S3 is told, and an empty object at each old address without a file, which can hold a redirect."""
    stubs = {path: b"" for path in map(file_of, sorted(tree.redirects)) if path not in tree.sizes}
    return {FILE: _metadata({*tree.sizes, *stubs}, tree), **stubs}


def _metadata(paths: Iterable[str], tree: HostTree) -> bytes:
    """The metadata of every object by its key, and the settings of the bucket's website.

    `response_headers` are those that only a network in front of the bucket (CloudFront) can add.
    """
    stubs = {file_of(old): escaped(new) for old, new in tree.redirects.items()}
    objects = {
        path: {"ContentType": type_of(path), "CacheControl": cache_control(path)}
        | ({"WebsiteRedirectLocation": stubs[path]} if path in stubs else {})
        for path in sorted(paths)
        if not path.startswith(PRIVATE)
    }
    return orjson.dumps(
        {
            "format": FORMAT,
            "website": {"IndexDocument": {"Suffix": "index.html"}, "ErrorDocument": {"Key": "404.html"}},
            "response_headers": dict(security_headers(https=tree.https)),
            "objects": objects,
        },
        option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE,
    )
