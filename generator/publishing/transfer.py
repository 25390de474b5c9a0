"""Brings what changed to a destination, step by step, and can be cut at any of them."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.hosting.tree import PRIVATE
from generator.publish.digests import digest_of
from generator.publishing.destination import Destination
from generator.publishing.order import Step, steps_of
from generator.publishing.state import RESERVED, UNSURE, known_files, write_state

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Transfer:
    """What is to be done, and between what."""

    folder: Path
    local: Mapping[str, str]
    known: Mapping[str, str]
    steps: tuple[Step, ...]

    @property
    def total(self) -> int:
        """Files to bring and to take away."""
        return sum(len(step.paths) for step in self.steps)

    @property
    def is_unsure(self) -> bool:
        """Whether files are there, and no list that can be trusted says as what."""
        return bool(self.known) and not any(self.known.values())


def planned(folder: Path, destination: Destination) -> Transfer:
    """What publishing the folder would do. Raises `DestinationError`."""
    local = {
        path: digest + destination.mark(path)
        for path, digest in local_files(folder).items()
        if path not in RESERVED and (destination.takes_private or not path.startswith(PRIVATE))
    }
    known = known_files(destination)
    return Transfer(folder, local, known, steps_of(local, known))


def carry_out(transfer: Transfer, destination: Destination, progress: Progress = lambda *_: None) -> None:
    """Do it. After any cut, planning and carrying out again makes the destination whole.

    Raises `DestinationError`.
    """
    files, done = dict(transfer.known), 0
    for step in transfer.steps:
        files |= dict.fromkeys(step.paths, UNSURE)
        write_state(destination, files)
        if step.phase.removes:
            destination.remove(step.paths)
            for path in step.paths:
                del files[path]
        else:
            destination.bring(transfer.folder, step.paths)
            files |= {path: transfer.local[path] for path in step.paths}
        done += len(step.paths)
        progress("Publishing", done, transfer.total)
    if transfer.steps:
        write_state(destination, files)


def local_files(folder: Path) -> dict[str, str]:
    """Digests of a folder's files by path."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            found[path.relative_to(folder).as_posix()] = digest_of(path.read_bytes())
    return dict(sorted(found.items()))
