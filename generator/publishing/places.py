"""Which kind of destination an address names."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from generator.publishing.destination import Destination, DestinationError
from generator.publishing.folder import FolderDestination
from generator.publishing.rsync import RsyncDestination
from generator.publishing.s3 import S3Destination
from generator.publishing.sftp import SftpDestination

_REMOTE = re.compile(r"^(?:[\w.-]+@)?[\w.-]{2,}:[^\s]+$")
"""`user@host:/folder`; a single letter before the colon is a drive."""


def destination_of(address: str, tree: Path) -> Destination:
    """The destination that `address` names, for the built tree. Raises `DestinationError`."""
    if address.startswith("-") or not address.strip():
        raise DestinationError("it is no folder and no address")
    if address.startswith("rsync://"):
        _without_password(address)
        return RsyncDestination(address)
    if address.startswith("s3://"):
        parts = urlsplit(address)
        if not parts.netloc or "@" in parts.netloc:
            raise DestinationError(
                "write it as s3://BUCKET or s3://BUCKET/FOLDER; keys come from the environment"
            )
        return S3Destination(parts.netloc, parts.path, tree)
    if address.startswith("sftp://"):
        return SftpDestination(address)
    if "://" in address:
        known = "a folder, s3://BUCKET, user@host:/folder, rsync://host/module or sftp://user@host/folder"
        raise DestinationError(f"write {known}")
    if _REMOTE.match(address) and not Path(address).exists():
        return RsyncDestination(address)
    _apart(Path(address).resolve(), tree.resolve())
    return FolderDestination(Path(address))


def _apart(folder: Path, tree: Path) -> None:
    if folder.is_relative_to(tree) or tree.is_relative_to(folder):
        raise DestinationError("it lies in the built site, or holds it; name a folder beside it")


def _without_password(address: str) -> None:
    if urlsplit(address).password:
        raise DestinationError("leave the password out of the address; rsync reads RSYNC_PASSWORD")
