"""`content/claims.yaml`: claims that are known to be wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from generator.domain.claim import Claim, Claims
from generator.problems.problem import Checked, Problem
from generator.problems.wording import shown
from generator.sources.files import MOST_LISTS, SourceFile, read_file
from generator.sources.list_files import read_list
from generator.sources.located_yaml import Located

CLAIMS_FILE = "claims.yaml"
_LIST = "claims"


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A usable claim and its number in the file, from 0."""

    claim: Claim
    index: int


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """The claims that could be read, with their places."""

    path: str
    entries: tuple[PlacedClaim, ...] = ()
    denials: tuple[str, ...] = ()
    located: Located = field(default_factory=lambda: Located({}))
    files: tuple[SourceFile, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims in the order of the file."""
        return tuple(entry.claim for entry in self.entries)


def read_claims(root: Path, content: str) -> Checked[ClaimFile]:
    """The claims in the folder `content`; without the file no claim is looked for."""
    path = f"{content}/{CLAIMS_FILE}"
    if not (root / path).exists():
        return Checked(ClaimFile(path))
    file = read_file(root, path)
    if file.value is None:
        return Checked(ClaimFile(path), file.problems)
    return _claims(file.value)


@lru_cache(maxsize=MOST_LISTS)
def _claims(file: SourceFile) -> Checked[ClaimFile]:
    read = read_list(file, _LIST, Claims, Claim)
    if read.entries is None:
        return Checked(ClaimFile(file.path, files=(file,)), read.problems)
    denials = read.head.denials if read.head else ()
    entries = tuple(PlacedClaim(claim, at) for at, claim in read.entries.items())
    found = ClaimFile(file.path, entries, denials, read.located, (file,))
    return Checked(found, (*read.problems, *_doubled(found)))


def _doubled(file: ClaimFile) -> Iterator[Problem]:
    first: dict[str, PlacedClaim] = {}
    for entry in file.entries:
        earlier = first.setdefault(entry.claim.name, entry)
        if earlier is not entry:
            line = file.located.best((_LIST, earlier.index, "name")).line
            message = f"The claim {shown(entry.claim.name)} stands on line {line} already."
            at = file.located.best((_LIST, entry.index, "name"))
            yield Problem(file.path, "doubled-claim", message, "give one of them another name.", at)
