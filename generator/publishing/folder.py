"""A folder of this machine, or one that is mounted there."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.publish.tree import OutputBusyError, locked
from generator.publishing.destination import BUSY, DestinationError

_PART = ".part"


class FolderDestination:
    """Files are written beside their places and take them in one step."""

    takes_private = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.shown = folder.as_posix()

    def mark(self, path: str) -> str:
        """A file is its content."""
        return ""

    def read(self, path: str) -> bytes | None:
        """The content of a file; None when it is not there."""
        try:
            return (self._folder / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise DestinationError(f"{path}: {error.strerror}") from None

    def has_anything(self) -> bool:
        """Whether any file is there."""
        return self._folder.exists() and (not self._folder.is_dir() or any(self._folder.iterdir()))

    def files_in(self, folder: str) -> Sequence[str]:
        """The files below a folder."""
        return [
            Path(place, name).relative_to(self._folder).as_posix()
            for place, _, names in os.walk(self._folder / folder)
            for name in names
        ]

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Holds the folder's lock, which ends with the program at the latest."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            descriptor = locked(self._folder)
        except OutputBusyError:
            raise DestinationError(BUSY) from None
        except OSError:
            descriptor = (
                None  # not every mounted folder has locks; one that cannot be used says so when it is
            )
        try:
            yield
        finally:
            if descriptor is not None:
                os.close(descriptor)

    def write(self, path: str, content: bytes) -> None:
        """Write a small file."""
        try:
            part = self._part_of(path)
            part.write_bytes(content)
            part.replace(self._folder / path)
        except OSError as error:
            raise DestinationError(f"{path}: {error.strerror}") from None

    def bring(self, folder: Path, paths: Sequence[str]) -> None:
        """Copy files, one after the other."""
        for path in paths:
            try:
                part = self._part_of(path)
                shutil.copyfile(folder / path, part)
                part.replace(self._folder / path)
            except OSError as error:
                raise DestinationError(f"{path}: {error.strerror}") from None

    def remove(self, paths: Sequence[str]) -> None:
        """Delete files, and folders that are empty then."""
        for path in paths:
            try:
                with suppress(FileNotFoundError, NotADirectoryError):
                    (self._folder / path).unlink()
                self._remove_empty((self._folder / path).parent)
            except OSError as error:
                raise DestinationError(f"{path}: {error.strerror}") from None

    def _part_of(self, path: str) -> Path:
        place = self._folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        return place.with_name(f".{place.name}{_PART}")

    def _remove_empty(self, folder: Path) -> None:
        while folder != self._folder and folder.is_dir() and not any(os.scandir(folder)):
            folder.rmdir()
            folder = folder.parent
