"""Files as they are or packed (`.gz`, `.zst`), read piece by piece in bounded memory."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import zstandard

_CHUNK = 1 << 20
_PACKED_CHUNK = 4096
"""Small on purpose: a hostile frame of this size cannot unpack to more than about 100 MB."""
MOST_BYTES = 1_000_000_000
"""Of a file that is read whole; a small archive may unpack to more than any memory holds."""


class CutShortError(Exception):
    """The archive ends too early or its content is damaged. Carries the reason in plain words."""


def chunks_of(stream: BinaryIO, suffix: str) -> Iterator[bytes]:
    """The unpacked content of `stream`. Raises `CutShortError` after the last readable piece."""
    match suffix:
        case ".gz":
            return _gunzipped(stream)
        case ".zst":
            return _unzstandard(stream)
        case _:
            return iter(lambda: stream.read(_CHUNK), b"")


def content_of(path: Path) -> bytes:
    """The whole unpacked content of a file. Raises `OSError` and `CutShortError`."""
    parts, size = [], 0
    with path.open("rb") as stream:
        for part in chunks_of(stream, path.suffix):
            parts.append(part)
            size += len(part)
            if size > MOST_BYTES:
                raise CutShortError(f"it has more than {MOST_BYTES:,} bytes")
    return b"".join(parts)


def _gunzipped(stream: BinaryIO) -> Iterator[bytes]:
    archive = gzip.GzipFile(fileobj=stream, mode="rb")
    try:
        # read1 hands over what is readable before the damage; read would keep it back.
        while piece := archive.read1(_CHUNK):
            yield piece
    except EOFError:
        raise CutShortError("the end of the gzip archive is missing") from None
    except (zlib.error, gzip.BadGzipFile):
        raise CutShortError("the gzip archive is damaged") from None


def _unzstandard(stream: BinaryIO) -> Iterator[bytes]:
    """Frame by frame: the library's own stream reader takes a missing end for the end."""
    frame = None
    rest = b""
    while packed := rest or stream.read(_PACKED_CHUNK):
        frame = frame or zstandard.ZstdDecompressor().decompressobj()
        try:
            piece = frame.decompress(packed)
        except zstandard.ZstdError:
            raise CutShortError("the zstd archive is damaged") from None
        rest = frame.unused_data if frame.eof else b""
        frame = None if frame.eof else frame
        if piece:
            yield piece
    if frame is not None:
        raise CutShortError("the end of the zstd archive is missing")
