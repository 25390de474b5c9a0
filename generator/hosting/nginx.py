"""Files to include in a `server` block of nginx.

`add_header` in a location takes the place of all that stands around it, so every location with a header of
its own repeats the security headers. Types name their charset: nginx adds none to a file that is packed.
"""

from collections.abc import Iterator

from generator.hosting.caching import IMMUTABLE, SHORT
from generator.hosting.policy import security_headers
from generator.hosting.tree import PRIVATE, HostTree, escaped
from generator.hosting.types import OTHER, TYPES

SITE, BROTLI = f"{PRIVATE}nginx.conf", f"{PRIVATE}nginx-brotli.conf"

_HEAD = (
    "# Written by rolepages. Include it in a server block, beside its listen, server_name and root.",
    "index index.html;",
    "absolute_redirect off;",
    "server_tokens off;",
    "gzip_static on;",
    "gzip_vary on;",
    "error_page 403 =404 /404.html;",
    "error_page 404 410 /404.html;",
)
_CHUNKS = r'~ "^/pagefind/(?:[^/]+/)+(?:(?:filter|fragment|index)/[^/]+|pagefind\.[^/]+\.pf_meta)$"'


def nginx_files(tree: HostTree) -> dict[str, bytes]:
    """What is included, by path: the site, and beside it what needs the module for Brotli."""
    return {SITE: "".join(f"{line}\n" for line in _site(tree)).encode(), BROTLI: b"brotli_static on;\n"}


def _site(tree: HostTree) -> Iterator[str]:
    security = [
        f"add_header {name} {_quoted(value)} always;"
        for name, value in security_headers(https=tree.https).items()
    ]
    yield from _HEAD
    yield from _types()
    yield from security
    yield f"add_header Cache-Control {_quoted(SHORT)} always;"
    for matched in ("^~ /assets/", _CHUNKS):
        headers = (*security, f"add_header Cache-Control {_quoted(IMMUTABLE)};")
        yield from (f"location {matched} {{", *(f"  {line}" for line in headers), "}")
    yield f"location ^~ /{PRIVATE} {{ return 404; }}"
    for old, new in sorted(tree.redirects.items()):
        yield from _exactly(old, f"return 301 {_quoted(escaped(new))};")
    for address in sorted(tree.gone):
        yield from _exactly(address, "return 410;")


def _types() -> Iterator[str]:
    yield "types {"
    yield from (f"  {_quoted(name)} {end};" for end, name in sorted(TYPES.items()))
    yield from ("}", f"default_type {OTHER};")


def _exactly(address: str, answer: str) -> Iterator[str]:
    """Locations for the address, with and without the `/` at its end; nginx matches what it has decoded."""
    for form in dict.fromkeys((address, address.rstrip("/") or "/")):
        yield f"location = {_quoted(form)} {{ {answer} }}"


def _quoted(text: str) -> str:
    """A parameter of nginx: in quotation marks."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
