"""What looking at the templates came to, kept while every file of their folder is the same.

They had no faults then, and the files beside them were made short: neither is looked for again.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from generator.keeping.files import Tell, read_kept, write_kept
from generator.keeping.program import program_state
from generator.render.assets import Asset

KEPT = Path(".cache") / "templates.msgpack"
"""In the site's folder."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """The file."""

    program: str
    state: bytes
    """A digest of all files of the folder."""
    assets: dict[str, Asset]


def state_of(folder: Path, names: Iterable[str]) -> bytes:
    """A digest of the files of a folder; empty where one of them cannot be read."""
    found = hashlib.blake2b(digest_size=16)
    try:
        for name in names:
            content = (folder / name).read_bytes()
            found.update(f"{len(name)} {name} {len(content)}\n".encode("utf-8", "surrogatepass") + content)
    except OSError:
        return b""
    return found.digest()


def known_assets(root: Path, state: bytes, tell: Tell) -> Mapping[str, Asset] | None:
    """The files beside faultless templates, as this very program made them; None where they may differ."""
    kept = read_kept(root, KEPT, _Kept, tell) if state else None
    return kept.assets if kept and kept.state == state else None


def keep_assets(root: Path, state: bytes, assets: Mapping[str, Asset]) -> None:
    """Keep the files beside templates that have no faults."""
    if state:
        write_kept(root, KEPT, msgspec.msgpack.encode(_Kept(program_state(), state, dict(assets))))
