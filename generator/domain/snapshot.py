"""The snapshot as read: its description, its postings, and the lines that could not become postings."""

from dataclasses import dataclass, field

from generator.domain.posting import Manifest, Posting


@dataclass(frozen=True, slots=True)
class Reject:
    """A line of the postings file that is left out, and why. The line itself stays in the file."""

    line: int
    """Line of the postings file, from 1."""
    column: int
    """Column in characters, from 1; 1 also when only the line is known."""
    rule: str
    """A name of `rules.RULES`."""
    message: str
    """What is wrong, in plain words; every fault of the line."""
    hint: str
    """What to do."""
    offset: int = 0
    """Where the line begins in the unpacked file, in bytes."""
    length: int = 0
    """Length of the line in bytes, without its line end."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Postings of one day. Their order is that of (source, id), whatever the order in the file."""

    manifest: Manifest
    postings: tuple[Posting, ...]
    rejects: tuple[Reject, ...] = ()
    """In the order of the file."""
    lines_read: int = 0
    """Lines with content: postings and rejects together."""
    digest: bytes = field(default=b"", compare=False)
    """Of the postings file as it is; empty where it was not read whole."""
    faultless: bytes = field(default=b"", compare=False)
    """By what the file is known again if every line of it is a posting of this site; else empty."""
