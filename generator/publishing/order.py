"""In which order files are brought and taken away. Pure: names and digests in, steps out.

Assets come before the pages that use them, new pages before those that link to them, what search engines read
after all pages, and what is no longer used goes last: pages before their assets. After every single file each
page that is there has its assets.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from generator.hosting.caching import is_immutable
from generator.publish.tree import MARKER

BATCH = 1_000
"""Files after which the destination's list of what it has is written again."""

Files = Mapping[str, str]
"""By path, what identifies a file's content."""


class Phase(IntEnum):
    """What is done, in this order."""

    ASSETS = 1
    """New files whose names change with their content."""
    SEARCH = 2
    """The parts of the search, and other assets, that keep their names."""
    NEW_PAGES = 3
    CHANGED_PAGES = 4
    SITEMAPS = 5
    OLD_PAGES = 6
    OLD_ASSETS = 7

    @property
    def removes(self) -> bool:
        """Whether files are taken away."""
        return self >= Phase.OLD_PAGES


@dataclass(frozen=True, slots=True)
class Step:
    """Files of one phase that are brought or taken away together."""

    phase: Phase
    paths: tuple[str, ...]


def steps_of(local: Files, known: Files, size: int = BATCH) -> tuple[Step, ...]:
    """What is to be done so that a destination that has `known` has `local`."""
    by_phase: dict[Phase, list[str]] = {phase: [] for phase in Phase}
    for path, digest in sorted(local.items()):
        if known.get(path) != digest:
            by_phase[_arrival(path, path in known)].append(path)
    for path in sorted(known.keys() - local.keys()):
        by_phase[Phase.OLD_ASSETS if _is_asset(path) else Phase.OLD_PAGES].append(path)
    return tuple(
        Step(phase, tuple(part)) for phase in Phase for part in _parts(_in_order(by_phase[phase]), size)
    )


def plain(path: str) -> str:
    """The path of the file that a packed one stands for, or the path itself."""
    return path.removesuffix(".gz").removesuffix(".br")


def _arrival(path: str, is_there: bool) -> Phase:
    if _is_asset(path):
        return Phase.ASSETS if is_immutable(plain(path)) else Phase.SEARCH
    if path in {MARKER, "robots.txt"} or plain(path).startswith("sitemap"):
        return Phase.SITEMAPS
    return Phase.CHANGED_PAGES if is_there else Phase.NEW_PAGES


def _is_asset(path: str) -> bool:
    return path.startswith(("assets/", "pagefind/", ".host/"))


def _in_order(paths: list[str]) -> Sequence[str]:
    """What says that all is there comes last in its phase: the list of the search's parts, the manifest."""
    return sorted(paths, key=lambda path: (path == MARKER, plain(path) == "pagefind/shards.json", path))


def _parts(paths: Sequence[str], size: int) -> list[Sequence[str]]:
    return [paths[start : start + size] for start in range(0, len(paths), size)]
