"""The key `cms` of site.yaml, as far as what one key may say hangs on another."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from generator.domain.settings import CMS_NEEDS, CMS_TAKES
from generator.problems.problem import Problem
from generator.problems.wording import listed, shown
from generator.sources.located_yaml import Located, Plain

_EVERYWHERE = ("branch", "folder")
_DEPENDENT = frozenset(key for keys in (*CMS_NEEDS.values(), *CMS_TAKES.values()) for key in keys)
_ADDRESSES = ("server", "sign_in")
_WHOLE = re.compile(r"https?://[^\s<>\"]+$")
"""What the schema takes for an address; anything else it reports itself."""
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|[0-9a-f:.]+")
_HERE = {"localhost", "127.0.0.1", "::1"}
"""Hosts that are this machine: what goes there leaves it not."""


def cms_faults(located: Located, path: str) -> Iterator[Problem]:
    """What the kind of repository lacks or has no use for, and addresses that no key should be sent to."""
    written = located.data.get("cms") if isinstance(located.data, dict) else None
    if isinstance(written, dict):
        yield from _unfit_keys(written, located, path)
        for key in _ADDRESSES:
            fault = _address_fault(written.get(key))
            if fault:
                message = f"`{key}` is {shown(str(written[key]))}, which {fault}."
                hint = "write an address such as https://git.example."
                yield Problem(path, "cms-settings", message, hint, located.value(("cms", key)))


def _unfit_keys(written: Mapping[str, Plain], located: Located, path: str) -> Iterator[Problem]:
    backend = next((kind for kind in CMS_NEEDS if written.get("backend") == kind), None)
    if backend is None:
        return
    needed, taken = CMS_NEEDS[backend], CMS_TAKES[backend]
    missing = [key for key in needed if written.get(key) is None]
    if missing:
        message = f"`backend: {backend}` needs {listed(missing)} too."
        hint = "docs/deploying.md says what to write."
        yield Problem(path, "cms-settings", message, hint, located.value(("cms", "backend")))
    for key in sorted((written.keys() & _DEPENDENT) - {*needed, *taken}):
        message = f"`backend: {backend}` has no use for `{key}`."
        hint = f"take it out; it takes {listed(sorted([*needed, *taken, *_EVERYWHERE]))}."
        yield Problem(path, "cms-settings", message, hint, located.key(("cms", key)))


def _address_fault(address: Plain) -> str:
    """Why editors' keys to the repository should not travel there; empty when they may."""
    if not isinstance(address, str) or not _WHOLE.match(address):
        return ""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if not _HOST.fullmatch(host):
        return "is no web address"
    if parts.query or parts.fragment or parts.username is not None:
        return "has more than a host and a path"
    return "is not encrypted" if parts.scheme == "http" and host not in _HERE else ""
