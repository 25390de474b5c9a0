"""By what this program is known: results that are kept on disk are of no use to another one."""

import hashlib
import os
import sys
import sysconfig
from functools import lru_cache
from pathlib import Path

from generator import __version__

_PACKAGE = Path(__file__).parent


@lru_cache(maxsize=1)
def program_state() -> str:
    """A digest of the version, of the program's own files by their sizes and times, and of its libraries.

    Raises `OSError` where the program is not made of files.
    """
    found = hashlib.blake2b(f"{__version__} {sys.version} {sys.executable}".encode(), digest_size=16)
    # Installing or removing a package changes the folder of packages.
    found.update(str(Path(sysconfig.get_path("purelib")).stat().st_mtime_ns).encode())
    for place, folders, names in os.walk(_PACKAGE):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            path = Path(place, name)
            stored = path.stat()
            found.update(f"{path} {stored.st_size} {stored.st_mtime_ns} {stored.st_ctime_ns}\n".encode())
    return found.hexdigest()
