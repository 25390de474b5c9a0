"""What one import has read so far: postings, rejects, and counts of what was left out, with reasons."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import orjson
from pydantic import TypeAdapter, ValidationError

from generator.domain.posting import Posting, SourceName
from generator.problems.problem import Position, Problem
from generator.sources.posting_lines import Fault, posting_of

Draft = dict[str, Any]
"""A posting as plain JSON values, not yet checked."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where an import goes."""

    into: Path
    """The snapshot folder; made when it is not there."""
    source: str
    """Short name of the source whose postings are replaced."""
    as_of: date | None = None
    """Day the imported data describes; None: the newest day in it."""


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did."""

    source: str
    as_of: date
    """Day of the snapshot after the import."""
    read: int
    """Rows or jobs in the files: kept, rejected and skipped together."""
    kept: int
    """Postings of the source now in the snapshot."""
    rejected: int
    """Rows or jobs that are no postings; each stands in the rejects file with its reason."""
    skipped: tuple[tuple[str, int], ...] = ()
    """Rows or jobs left out on purpose: (reason, how many)."""
    left_out: tuple[tuple[str, int], ...] = ()
    """Keys left out of postings that were kept: (reason, how many)."""
    new: int = 0
    """Postings that were not in the snapshot before."""
    replaced: int = 0
    """Postings that were there before."""
    gone: int = 0
    """Postings of the source that were there before and are in these files no more."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row or job that is no posting."""

    path: str
    position: Position
    fault: Fault
    raw: bytes
    """The row or job as given."""

    @property
    def problem(self) -> Problem:
        """The reject as a problem at its place."""
        fault = self.fault
        return Problem(self.path, fault.rule, fault.message, fault.hint, self.position)


@dataclass(slots=True)
class Intake:
    """Collects the postings of one source."""

    source: str
    postings: dict[str, Posting] = field(default_factory=dict)
    rejects: list[Rejected] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    read: int = 0

    def take(self, draft: Draft, path: str, position: Position, raw: bytes) -> None:
        """Check a draft; the first of several postings with one id stays."""
        result = posting_of(orjson.dumps({**draft, "source": self.source}))
        if isinstance(result, Posting) and result.id in self.postings:
            result = Fault(
                "posting-doubled",
                f"The id `{result.id}` stands twice; the other one is `{result.title[:60]}` "
                f"of `{self.postings[result.id].employer[:60]}`.",
                "ids are distinct within a source; the first posting stays.",
            )
        if isinstance(result, Fault):
            self.reject(result, path, position, raw)
        else:
            self.postings[result.id] = result

    def reject(self, fault: Fault, path: str, position: Position, raw: bytes) -> None:
        """Keep a row or job that is no posting, for the rejects file."""
        self.rejects.append(Rejected(path, position, fault, raw))

    @property
    def newest_day(self) -> date | None:
        """The newest day any posting was seen, changed or published."""
        days = (
            day
            for posting in self.postings.values()
            for day in (posting.last_seen, posting.updated_on, posting.posted_on)
        )
        return max((day for day in days if day is not None), default=None)


def source_name_problems(source: str) -> tuple[Problem, ...]:
    """A problem when `source` cannot be the short name of a source."""
    try:
        TypeAdapter(SourceName).validate_python(source)
    except ValidationError:
        message = f"`{source[:60]}` cannot be the short name of a source."
        hint = "use small letters, digits and hyphens, such as `career-pages`."
        return (Problem("--source", "import-source-name", message, hint),)
    return ()


def unreadable(path: str, reason: str, position: Position | None = None) -> Problem:
    """The problem of a file that cannot be read as a whole."""
    message = f"The file is not readable: {reason}."
    hint = "check the path and the file, or leave it out; the snapshot is as it was."
    return Problem(path, "import-file", message, hint, position or Position())
