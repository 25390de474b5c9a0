"""What every place that a tree is brought to can do."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol


class DestinationError(Exception):
    """The destination cannot be used; the text says why, to a person, and holds no secret."""


BUSY = "another publication to it is under way; run the command again when that has ended"


class Destination(Protocol):
    """A place for files, known by paths with `/`."""

    @property
    def shown(self) -> str:
        """Its name for people, without secrets."""
        ...

    @property
    def takes_private(self) -> bool:
        """Whether the server reads the files of `.host/` from there."""
        ...

    def mark(self, path: str) -> str:
        """What beside the content decides how the file is served; empty where nothing does."""
        ...

    def read(self, path: str) -> bytes | None:
        """The content of a file; None when it is not there."""
        ...

    def has_anything(self) -> bool:
        """Whether any file is there."""
        ...

    def files_in(self, folder: str) -> Sequence[str]:
        """The files below a folder, by their paths at the destination; none when it is not there."""
        ...

    def alone(self) -> AbstractContextManager[None]:
        """Keeps other publications away meanwhile, where the destination has a way to.

        Raises `DestinationError` when another one is under way.
        """
        ...

    def write(self, path: str, content: bytes) -> None:
        """Write a small file of our own in one step."""
        ...

    def bring(self, folder: Path, paths: Sequence[str]) -> None:
        """Bring files of a folder; each is there whole, or as it was before, at any moment."""
        ...

    def remove(self, paths: Sequence[str]) -> None:
        """Take files away; those that are not there are no fault."""
        ...
