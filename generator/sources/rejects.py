"""The rejects file: every line that was left out, with the reason and the line itself.

Nothing is lost: `raw` is the text as given, and a byte that is not UTF-8 stands as the escape U+DC80 to
U+DCFF (Python's `surrogateescape`), so `json.loads(line)["raw"].encode("utf-8", "surrogateescape")` gives
back the original bytes.
"""

import codecs
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.domain.snapshot import Reject
from generator.sources.archive import CutShortError, chunks_of


def rejects_file(postings_file: Path, rejects: Iterable[Reject]) -> Iterator[bytes]:
    """The content of the rejects file in pieces, in the order of the lines.

    The lines are read again from `postings_file`, so that none has to be held in memory.
    """
    with postings_file.open("rb") as stream:
        content = _Content(chunks_of(stream, postings_file.suffix))
        for reject in sorted(rejects, key=lambda reject: reject.offset):
            fields = {
                "line": reject.line,
                "rule": reject.rule,
                "reason": reject.message,
                "hint": reject.hint,
            }
            yield from reject_line(fields, content.span(reject.offset, reject.length))


def reject_line(fields: Mapping[str, object], raw: Iterable[bytes]) -> Iterator[bytes]:
    """One JSON line: the fields, then `raw`, piece by piece."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    yield json.dumps(fields)[:-1].encode("ascii") + b', "raw": "'
    for piece in raw:
        yield json.dumps(decoder.decode(piece))[1:-1].encode("ascii")
    yield json.dumps(decoder.decode(b"", final=True))[1:-1].encode("ascii") + b'"}\n'


class _Content:
    """Forward reading by offset in an unpacked stream."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._chunk = b""
        self._at = 0
        """Offset of the first byte of `_chunk`."""

    def span(self, offset: int, length: int) -> Iterator[bytes]:
        """The bytes from `offset` on; fewer when the file has become shorter meanwhile."""
        end = offset + length
        while offset < end:
            start = offset - self._at
            piece = self._chunk[start : end - self._at]
            if piece:
                yield piece
                offset += len(piece)
            elif not self._advance():
                return

    def _advance(self) -> bool:
        self._at += len(self._chunk)
        try:
            self._chunk = next(self._chunks, b"")
        except CutShortError:
            self._chunk = b""
        return bool(self._chunk)
