"""Storage that speaks S3: Amazon's, and others by AWS_ENDPOINT_URL. Keys come from the environment alone."""

import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import orjson

from generator.hosting.caching import SHORT, cache_control
from generator.hosting.s3 import FILE
from generator.hosting.types import type_of
from generator.publishing.destination import DestinationError

_AT_ONCE = 16
_DELETED_AT_ONCE = 1_000
"""The most keys of one request (DeleteObjects)."""


class S3Destination:
    """Objects of a bucket below a prefix. What an object is served as stands at the object."""

    takes_private = False

    def __init__(self, bucket: str, prefix: str, tree: Path) -> None:
        """Raises `DestinationError` when the library is not installed."""
        try:
            import boto3  # noqa: PLC0415 - an extra: only those who publish to S3 need it
            from botocore.config import Config  # noqa: PLC0415
            from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415
        except ImportError:
            raise DestinationError("boto3 is not installed; install rolepages[s3]") from None
        self.shown = f"s3://{bucket}/{prefix}"
        self._bucket, self._prefix = bucket, f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        self._faults = (BotoCoreError, ClientError)
        self._metadata = _metadata_of(tree)
        try:
            settings = Config(max_pool_connections=_AT_ONCE, retries={"mode": "adaptive", "max_attempts": 8})
            self._client = boto3.client("s3", config=settings)
        except self._faults as error:
            raise DestinationError(str(error)) from None

    def mark(self, path: str) -> str:
        """A digest of the object's metadata."""
        written = orjson.dumps(self._served_as(path), option=orjson.OPT_SORT_KEYS)
        return f"-{hashlib.blake2b(written, digest_size=4).hexdigest()}"

    def read(self, path: str) -> bytes | None:
        """The content of an object; None when it is not there."""
        try:
            answer = self._client.get_object(Bucket=self._bucket, Key=self._prefix + path)
            content: bytes = answer["Body"].read()
        except self._client.exceptions.NoSuchKey:
            return None
        except self._faults as error:
            raise DestinationError(str(error)) from None
        return content

    def has_anything(self) -> bool:
        """Whether any object is below the prefix."""
        try:
            found = self._client.list_objects_v2(Bucket=self._bucket, Prefix=self._prefix, MaxKeys=1)
        except self._faults as error:
            raise DestinationError(str(error)) from None
        return bool(found.get("KeyCount"))

    def files_in(self, folder: str) -> Sequence[str]:
        """The keys below a folder, without the destination's own prefix."""
        pages = self._client.get_paginator("list_objects_v2")
        prefix = f"{self._prefix}{folder}/"
        try:
            found = [page.get("Contents", ()) for page in pages.paginate(Bucket=self._bucket, Prefix=prefix)]
        except self._faults as error:
            raise DestinationError(str(error)) from None
        return [each["Key"].removeprefix(self._prefix) for part in found for each in part]

    def alone(self) -> AbstractContextManager[None]:
        """Two publications at once are not noticed."""
        return nullcontext()

    def write(self, path: str, content: bytes) -> None:
        """Write an object of our own."""
        self._put(path, content, {"ContentType": type_of(path), "CacheControl": SHORT})

    def bring(self, folder: Path, paths: Sequence[str]) -> None:
        """Bring files, several at once: those of one step may arrive in any order."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            list(
                pool.map(
                    lambda path: self._put(path, (folder / path).read_bytes(), self._served_as(path)), paths
                )
            )

    def remove(self, paths: Sequence[str]) -> None:
        """Delete objects."""
        for start in range(0, len(paths), _DELETED_AT_ONCE):
            keys = [{"Key": self._prefix + path} for path in paths[start : start + _DELETED_AT_ONCE]]
            try:
                answer = self._client.delete_objects(
                    Bucket=self._bucket, Delete={"Objects": keys, "Quiet": True}
                )
            except self._faults as error:
                raise DestinationError(str(error)) from None
            for fault in answer.get("Errors", ()):
                raise DestinationError(f"{fault.get('Key')}: {fault.get('Message')}")

    def _put(self, path: str, content: bytes, metadata: Mapping[str, str]) -> None:
        try:
            self._client.put_object(Bucket=self._bucket, Key=self._prefix + path, Body=content, **metadata)
        except self._faults as error:
            raise DestinationError(f"{path}: {error}") from None

    def _served_as(self, path: str) -> Mapping[str, str]:
        return self._metadata.get(path) or {"ContentType": type_of(path), "CacheControl": cache_control(path)}


def _metadata_of(tree: Path) -> dict[str, Any]:
    """By path, what a build for S3 says of its objects; nothing where the build was for no host."""
    try:
        objects: dict[str, Any] = orjson.loads((tree / FILE).read_bytes())["objects"]
    except OSError:
        return {}
    return objects
