"""Style sheets, scripts and icons under addresses that change when their bytes do."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

FOLDER = "/assets/"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file to publish."""

    url: str
    """`/assets/site.1a2b3c4d.css`: it can be cached for ever."""
    content: bytes


def assets(files: Mapping[str, bytes]) -> dict[str, Asset]:
    """The files of `templates/assets/`, by their names in that folder, sorted."""
    return {name: Asset(_address(name, files[name]), files[name]) for name in sorted(files)}


def _address(name: str, content: bytes) -> str:
    stem, dot, suffix = name.rpartition(".")
    digest = hashlib.sha256(content).hexdigest()[:8]
    return f"{FOLDER}{stem}.{digest}.{suffix}" if dot else f"{FOLDER}{suffix}.{digest}"
