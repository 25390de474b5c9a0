"""Digests of a site's jobs, kept under the ground of its catalogue: no job is looked at again for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from generator.insight.jobs import Job
from generator.keeping.encoding import SIZE, Digests
from generator.keeping.files import Tell, read_kept, write_kept
from generator.keeping.program import program_state

KEPT = Path(".cache") / "jobs.msgpack"
"""In the site's folder."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """The file."""

    program: str
    ground: bytes
    """Of the catalogue."""
    digests: bytes
    """In the catalogue's order."""


def know_jobs(root: Path, jobs: Sequence[Job], ground: bytes, digests: Digests, tell: Tell) -> None:
    """Give `digests` those of the jobs, where they are kept by this very program."""
    kept = read_kept(root, KEPT, _Kept, tell) if ground else None
    if kept is None or kept.ground != ground or len(kept.digests) != SIZE * len(jobs):
        return
    for place, job in enumerate(jobs):
        digests.know(job, kept.digests[SIZE * place : SIZE * (place + 1)])


def keep_jobs(root: Path, jobs: Sequence[Job], ground: bytes, digests: Digests) -> None:
    """Keep the digests of the jobs for the next build."""
    if ground:
        kept = _Kept(program_state(), ground, b"".join(map(digests.of, jobs)))
        write_kept(root, KEPT, msgspec.msgpack.encode(kept))
