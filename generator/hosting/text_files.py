"""`_headers` and `_redirects`, as Cloudflare Pages and Netlify read them.

Both hosts join the values of a header that several rules give, so no two rules here give the same header to
one address.
"""

from collections.abc import Iterator, Mapping

from generator.hosting.caching import CHUNKS, IMMUTABLE, SHORT
from generator.hosting.policy import security_headers
from generator.hosting.tree import HostTree, as_asked_for, escaped

Rules = Mapping[str, Mapping[str, str]]


def header_rules(tree: HostTree) -> Rules:
    """Headers by the pattern of addresses that get them."""
    caching = dict(_caching(tree))
    return {"/*": security_headers(https=tree.https)} | {
        pattern: {"Cache-Control": value} for pattern, value in caching.items()
    }


def headers_file(tree: HostTree) -> bytes:
    """`_headers`."""
    lines = []
    for pattern, headers in header_rules(tree).items():
        lines += [pattern, *(f"  {name}: {value}" for name, value in headers.items())]
    return _text(lines)


def redirects_file(tree: HostTree, *, most: int | None, forced: bool) -> bytes:
    """`_redirects`, the first `most` rules of it.

    `forced` writes the mark by which Netlify lets a rule stand over a file at the address, and tells what is
    gone; Cloudflare lets rules stand over files always, and has no rule for what is gone.
    """
    mark = "!" if forced else ""
    lines = [f"{as_asked_for(old)} {escaped(new)} 301{mark}" for old, new in sorted(tree.redirects.items())]
    if forced:
        lines += [f"{as_asked_for(address)} /404.html 410!" for address in sorted(tree.gone)]
    return _text(lines[:most])


def _caching(tree: HostTree) -> Iterator[tuple[str, str]]:
    yield "/assets/*", IMMUTABLE
    for bundle in tree.bundles:
        for kind in CHUNKS:
            yield f"/{bundle}{kind}/*", IMMUTABLE
    for path in sorted(tree.sizes):
        if path.endswith(".pf_meta"):
            yield f"/{path}", IMMUTABLE
    yield "/", SHORT
    for path in tree.top_files:
        if path != "index.html":
            yield f"/{path}", SHORT
    for folder in tree.folders:
        yield f"/{as_asked_for(folder)}/*", SHORT


def _text(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
