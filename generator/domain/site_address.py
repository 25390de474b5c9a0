"""Addresses on the site that people write, brought to the one form in which its files are named.

Browsers show `/café/` and copy `/caf%C3%A9/`; both are one address. Its one form is decoded (RFC 3986) and
composed (Unicode's form NFC), as servers look for the file. The files of hosts get it encoded where they
need that.
"""

import re
import unicodedata
from collections.abc import Callable
from urllib.parse import unquote

LONGEST_PART = 200
"""Bytes of a part. File systems take 255; the rest is for what is put after names, such as `.gz`."""
LONGEST = 900
"""Bytes of an address. S3 takes keys of 1,024; the rest is for `index.html` and the bucket's prefix."""
PAGE_FILE = "index.html"
"""The name of a page's file in its folder."""

_HOST = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_NO_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPED_SLASH = re.compile(r"%(?:2[Ff]|5[Cc])")
_ODD = re.compile(r"[\\\"'<>`{}|^*?#]")
"""Signs that no address of a page has, or that mean something else in the files of hosts."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
"""Categories of Unicode: controls, signs without a shape, halves of signs, and blanks."""
_OTHERS = frozenset({"admin", "assets", "pagefind"})
"""Folders whose files are not pages."""
_COPY = "copy it from a browser's address bar."


def one_form(address: str) -> str:
    """The address decoded and composed; one that cannot be decoded stays as it is."""
    return unicodedata.normalize("NFC", _decoded(address) or address)


def address_fault(address: str) -> tuple[str, str]:
    """What keeps a text from being an address on the site, and what to do; both empty when it is one.

    The text may be decoded or encoded once.
    """
    for is_wrong, fault, hint in _AS_WRITTEN:
        if is_wrong(address):
            usable = address.isascii() and not (_has_odd_sign(address) or "%" in address)
            return fault, hint.format(address.strip("/") if usable else "roles")
    plain = one_form(address)
    for is_wrong, fault, hint in _DECODED:
        if is_wrong(plain):
            return fault, hint.format(plain.strip("/"))
    return "", ""


def _decoded(address: str) -> str:
    """Empty where the bytes are no UTF-8."""
    try:
        return unquote(address, errors="strict")
    except UnicodeDecodeError:
        return ""


def _parts(address: str) -> list[str]:
    return address.split("/")[1:]


def _has_odd_sign(address: str) -> bool:
    return bool(_ODD.search(address)) or any(
        unicodedata.category(sign) in _UNSEEN and sign != " " for sign in address
    )


Fault = tuple[Callable[[str], bool], str, str]
"""When it is met, what is wrong, and what to do."""

_AS_WRITTEN: tuple[Fault, ...] = (
    (lambda each: bool(_HOST.match(each)), "names a host", "write what follows the host, such as /roles/."),
    (
        lambda each: not each.startswith("/"),
        "does not begin with /",
        "write an address such as /{}/.",
    ),
    (lambda each: "?" in each or "#" in each, "has a `?` or a `#`", "write what stands before it."),
    (lambda each: bool(_NO_ESCAPE.search(each)), "has a `%` that encodes no sign", _COPY),
    (
        lambda each: bool(_ESCAPED_SLASH.search(each)),
        "has `%2F` or `%5C`, an encoded slash",
        "write the address without it: servers do not agree on what it means.",
    ),
    (lambda each: not _decoded(each), "is encoded in something else than UTF-8", _COPY),
    (
        lambda each: "%" in _decoded(each),
        "is encoded twice or has a `%` of its own",
        "encode it once; an address with a `%` of its own cannot have a rule.",
    ),
)
"""Faults of the text itself, the first that is met told."""

_DECODED: tuple[Fault, ...] = (
    (
        _has_odd_sign,
        "has a sign that no address has",
        "write the address of a page: hosts cannot be told of such signs.",
    ),
    (
        lambda each: bool({".", ".."} & set(_parts(each))) or "" in _parts(each)[:-1],
        "has a part that is empty, `.` or `..`",
        "write the address without it.",
    ),
    (
        lambda each: any(part != part.strip() for part in _parts(each)),
        "has a part with a blank at its end",
        "write the address without it.",
    ),
    (
        lambda each: any("." in part for part in _parts(each)[:-1]) or _parts(each)[-1].startswith("."),
        "has a folder with a `.` in its name",
        "write the address of a page or of a file.",
    ),
    (lambda each: _parts(each)[0] in _OTHERS, "lies where no pages are", "write the address of a page."),
    (
        lambda each: any(len(part.encode()) > LONGEST_PART for part in _parts(each)),
        f"has a part of more than {LONGEST_PART} bytes",
        "write the address of a page: no host has longer names of files.",
    ),
    (
        lambda each: len(each.encode()) > LONGEST,
        f"has more than {LONGEST} bytes",
        "write the address of a page: not every host takes longer ones.",
    ),
    (
        lambda each: bool(_parts(each)[-1]) and "." not in _parts(each)[-1],
        "does not end with /",
        "write /{}/.",
    ),
)
"""Faults of what it means; a hint may have the address in it."""
