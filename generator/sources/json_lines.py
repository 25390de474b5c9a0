r"""A stream of bytes as numbered lines that end at `\n` alone.

U+2028, U+0085 and `\r` inside a string are content: a splitter that honours Unicode line ends would break
real data. A line above the limit is counted to its end but only its beginning is held.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST_LINE = 5_000_000
"""Bytes of one line; the longest real postings have a fiftieth of that."""

_HEAD = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One line and its place in the unpacked file."""

    number: int
    """From 1."""
    offset: int
    """Bytes before the line."""
    length: int
    """Bytes of the line, without its end."""
    text: bytes
    """The line, or its beginning when it is longer than the limit."""

    @property
    def is_whole(self) -> bool:
        """Whether `text` is all of the line."""
        return len(self.text) == self.length


def lines_of(chunks: Iterable[bytes], *, longest: int = LONGEST_LINE) -> Iterator[Line]:
    """The lines of a file given in pieces. Never more than `longest` bytes of a line are held."""
    number, offset, length = 1, 0, 0
    held: list[bytes] = []
    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for part in ended:
            length += len(part)
            yield Line(number, offset, length, _text(held, part, length, longest))
            number, offset, length = number + 1, offset + length + 1, 0
            held = []
        if rest:
            length += len(rest)
            held = [_text(held, rest, length, longest)] if length > longest else [*held, rest]
    if length:
        yield Line(number, offset, length, _text(held, b"", length, longest))


def _text(held: list[bytes], part: bytes, length: int, longest: int) -> bytes:
    """The line, or no more than its beginning."""
    if length <= longest:
        return b"".join((*held, part)) if held else part
    head = min(_HEAD, longest)
    return b"".join((*(piece[:head] for piece in held), part[:head]))[:head]
