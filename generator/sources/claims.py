"""`content/claims.yaml`: claims that are known to be wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from generator.domain.claim import Claim, Claims
from generator.problems.problem import Checked, Problem
from generator.problems.wording import did_you_mean, shown
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
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Words that mean the same, by the name that phrases use."""
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
    words = tuple(read.head.words.items()) if read.head else ()
    entries = tuple(PlacedClaim(claim, at) for at, claim in read.entries.items())
    found = ClaimFile(file.path, entries, denials, words, read.located, (file,))
    unlisted = _unlisted(found) if read.head else ()
    return Checked(found, (*read.problems, *_doubled(found), *unlisted))


def _unlisted(file: ClaimFile) -> Iterator[Problem]:
    """Names in angle brackets under which no words are listed; a phrase with one finds nothing."""
    known = dict(file.words)
    for keys, phrase in _phrases(file):
        for name in re.findall(r"<([^>]+)>", phrase):
            if name not in known:
                yield Problem(
                    file.path,
                    "unknown-value",
                    f"{shown(f'<{name}>')} stands in a phrase, and `words` has no list of that name.",
                    did_you_mean(name, known)
                    or "list the words under `words`, or write them into the phrase.",
                    file.located.best(keys),
                )


def _phrases(file: ClaimFile) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each phrase of the file with its keys from the top."""
    yield from ((("denials", at), phrase) for at, phrase in enumerate(file.denials))
    for entry in file.entries:
        for name, group in entry.claim.says.items():
            yield from (((_LIST, entry.index, "says", name, at), phrase) for at, phrase in enumerate(group))
        yield from (
            ((_LIST, entry.index, "unless", at), phrase) for at, phrase in enumerate(entry.claim.unless)
        )


def _doubled(file: ClaimFile) -> Iterator[Problem]:
    first: dict[str, PlacedClaim] = {}
    for entry in file.entries:
        earlier = first.setdefault(entry.claim.name, entry)
        if earlier is not entry:
            line = file.located.best((_LIST, earlier.index, "name")).line
            message = f"The claim {shown(entry.claim.name)} stands on line {line} already."
            at = file.located.best((_LIST, entry.index, "name"))
            yield Problem(file.path, "doubled-claim", message, "give one of them another name.", at)
