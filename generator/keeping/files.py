"""Files in which results are kept between builds, in the site's folder.

They are read as if a stranger had written them, and may be deleted at any time: without them a build takes
longer and comes to the same.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from generator.keeping.program import program_state

_DIGEST = 16
"""Bytes in front of the content, by which a disk's fault in it is seen."""
Tell = Callable[[str], None]
"""Called with one line for people."""


class _OfAProgram(Protocol):
    @property
    def program(self) -> str: ...


K = TypeVar("K", bound=_OfAProgram)


def read_kept(root: Path, name: Path, kind: type[K], tell: Tell) -> K | None:
    """What is kept under the name by this very program; else one line says why it is not used."""
    path = root / name
    if not path.is_file():
        return None
    try:
        kept = msgspec.msgpack.decode(stored(path), type=kind)
    except (OSError, ValueError, RecursionError, msgspec.DecodeError):
        tell(f"{name.as_posix()} cannot be read and is ignored.")
        return None
    if kept.program != program_state():
        tell(f"{name.as_posix()} is of another version of the program and is ignored.")
        return None
    return kept


def stored(path: Path) -> bytes:
    """The content of a kept file. Raises `OSError`, and `ValueError` for one that was changed."""
    with path.open("rb") as file:
        digest, content = file.read(_DIGEST), file.read()
    if digest != _digest(content):
        raise ValueError(path)
    return content


def write_kept(root: Path, name: Path, content: bytes) -> None:
    """Keep a file for the next build, whole or not at all; a disk that takes no more keeps none."""
    lay_ready(root, name, content)
    keep_ready(root, name)


def lay_ready(root: Path, name: Path, content: bytes) -> None:
    """Write a file that `keep_ready` keeps: its content need not be in memory until then."""
    whole = _ready(root / name)
    try:
        whole.parent.mkdir(parents=True, exist_ok=True)
        with whole.open("wb") as file:
            file.write(_digest(content))
            file.write(content)
    except OSError:
        with suppress(OSError):
            whole.unlink(missing_ok=True)


def keep_ready(root: Path, *names: Path) -> None:
    """Keep for the next build what was laid ready under the names."""
    for name in names:
        with suppress(OSError):
            _ready(root / name).replace(root / name)


def _ready(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_DIGEST).digest()
