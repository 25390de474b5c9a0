"""By what this program is known: results that are kept on disk are of no use to another one."""

import hashlib
import os
import sys
import sysconfig
from functools import lru_cache
from pathlib import Path

from generator import __version__

_PACKAGE = Path(__file__).parents[1]
_PACKAGES = (".dist-info", ".egg-info")
"""Ends of the folders that say which version of a package is installed."""


@lru_cache(maxsize=1)
def program_state() -> str:
    """A digest of the program's own files by their content, and of its libraries by their versions."""
    found = hashlib.blake2b(f"{__version__} {sys.version}".encode(), digest_size=16)
    packages = Path(sysconfig.get_path("purelib"))
    libraries = sorted(path.name for path in packages.iterdir() if path.name.endswith(_PACKAGES))
    found.update("\n".join(libraries).encode())
    for place, folders, names in os.walk(_PACKAGE):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            content = Path(place, name).read_bytes()
            found.update(f"{Path(place).relative_to(_PACKAGE)} {name} {len(content)}\n".encode())
            found.update(content)
    return found.hexdigest()
