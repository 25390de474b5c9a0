"""A folder of another machine that has SFTP and no rsync. Keys, agents and known hosts are those of `ssh`."""

import asyncio
import stat
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from generator.publishing.destination import DestinationError

T = TypeVar("T")

_AT_ONCE = 8
_PATIENCE = 30
"""Seconds to wait for a connection."""


class SftpDestination:
    """`sftp://user@host:port/folder`. Files are written beside their places and take them in one step."""

    takes_private = True

    def __init__(self, address: str) -> None:
        """Raises `DestinationError` when the library is not installed, or the address holds a password."""
        try:
            import asyncssh  # noqa: PLC0415 - an extra: only those who publish by SFTP need it
        except ImportError:
            raise DestinationError("asyncssh is not installed; install rolepages[sftp]") from None
        parts = urlsplit(address)
        if not parts.hostname or parts.password is not None:
            raise DestinationError(
                "write it as sftp://USER@HOST/FOLDER, without a password; keys are those of ssh"
            )
        self._ssh = asyncssh
        self._host = {"host": parts.hostname, "port": parts.port or 22} | (
            {"username": parts.username} if parts.username else {}
        )
        self._folder = PurePosixPath(unquote(parts.path) or "/")
        self.shown = address
        self._folders: set[PurePosixPath] = set()

    def mark(self, path: str) -> str:
        """A file is its content."""
        return ""

    def read(self, path: str) -> bytes | None:
        """The content of a file; None when it is not there."""

        async def reading(client: Any) -> bytes | None:
            try:
                async with client.open(str(self._folder / path), "rb") as file:
                    content: bytes = await file.read()
                    return content
            except (self._ssh.SFTPNoSuchFile, self._ssh.SFTPNoSuchPath):
                return None

        return self._with_client(reading)

    def has_anything(self) -> bool:
        """Whether any file is there."""

        async def looking(client: Any) -> bool:
            try:
                return bool(set(await client.listdir(str(self._folder))) - {".", ".."})
            except (self._ssh.SFTPNoSuchFile, self._ssh.SFTPNoSuchPath):
                return False

        return self._with_client(looking)

    def files_in(self, folder: str) -> Sequence[str]:
        """The files below a folder."""

        async def walking(client: Any) -> Sequence[str]:
            found, folders = [], [PurePosixPath(folder)]
            for each in folders:
                try:
                    entries = [entry async for entry in client.scandir(str(self._folder / each))]
                except (self._ssh.SFTPNoSuchFile, self._ssh.SFTPNoSuchPath):
                    continue
                for entry in entries:
                    if not stat.S_ISDIR(entry.attrs.permissions or 0):
                        found.append((each / entry.filename).as_posix())
                    elif entry.filename not in {".", ".."}:
                        folders.append(each / entry.filename)
            return found

        return self._with_client(walking)

    def alone(self) -> AbstractContextManager[None]:
        """Two publications at once are not noticed."""
        return nullcontext()

    def write(self, path: str, content: bytes) -> None:
        """Write a small file."""

        async def writing(client: Any) -> None:
            await self._put(client, path, content)

        self._with_client(writing)

    def bring(self, folder: Path, paths: Sequence[str]) -> None:
        """Bring files, several at once over one connection."""

        async def bringing(client: Any) -> None:
            for parent in sorted({(self._folder / path).parent for path in paths} - self._folders):
                await client.makedirs(str(parent), exist_ok=True)
                self._folders.add(parent)
            await _several([partial(self._copy, client, folder, path) for path in paths])

        self._with_client(bringing)

    def remove(self, paths: Sequence[str]) -> None:
        """Delete files, and folders that are empty then."""

        async def removing(client: Any) -> None:
            for path in paths:
                try:
                    await client.remove(str(self._folder / path))
                except (self._ssh.SFTPNoSuchFile, self._ssh.SFTPNoSuchPath):
                    continue
                await self._remove_empty(client, PurePosixPath(path).parent)

        self._with_client(removing)
        self._folders.clear()

    async def _copy(self, client: Any, folder: Path, path: str) -> None:
        await self._put(client, path, (folder / path).read_bytes())

    async def _put(self, client: Any, path: str, content: bytes) -> None:
        place = self._folder / path
        part = place.with_name(f".{place.name}.part")
        if place.parent not in self._folders:
            await client.makedirs(str(place.parent), exist_ok=True)
            self._folders.add(place.parent)
        async with client.open(str(part), "wb") as file:
            await file.write(content)
        await client.posix_rename(str(part), str(place))

    async def _remove_empty(self, client: Any, folder: PurePosixPath) -> None:
        """A folder with something in it is refused by the server, which ends it."""
        while folder != PurePosixPath("."):
            try:
                await client.rmdir(str(self._folder / folder))
            except self._ssh.SFTPError:
                return
            folder = folder.parent

    def _with_client(self, work: Callable[[Any], Awaitable[T]]) -> T:
        async def connected() -> T:
            options = {**self._host, "connect_timeout": _PATIENCE, "password_auth": False}
            async with self._ssh.connect(**options) as connection, connection.start_sftp_client() as client:
                return await work(client)

        try:
            return asyncio.run(connected())
        except (self._ssh.Error, OSError) as error:
            raise DestinationError(str(error)) from None


async def _several(works: Sequence[Callable[[], Awaitable[None]]]) -> None:
    """All of them, some at a time; the first fault ends it once those under way are done."""
    waiting = iter(works)

    async def worker() -> None:
        for work in waiting:
            await work()

    await asyncio.gather(*(worker() for _ in range(_AT_ONCE)))
