"""Every posting read once, over the worker processes."""

from contextlib import closing
from dataclasses import dataclass, replace

from generator import workers
from generator.domain.posting import Posting
from generator.matching.reading import Reading, reading_of
from generator.matching.roles import RoleMatcher, roles_of
from generator.options import Options


@dataclass(frozen=True, slots=True)
class _Work:
    postings: tuple[Posting, ...]
    matcher: RoleMatcher


def readings_of(postings: tuple[Posting, ...], matcher: RoleMatcher, options: Options) -> tuple[Reading, ...]:
    """What each posting says, in the order of the postings."""
    readings: list[Reading] = []
    work = _Work(postings, matcher)
    with closing(workers.each_chunk(_read, work, len(postings), jobs=options.jobs)) as parts:
        for part in parts:
            readings += part
            options.progress("Reading what postings say", len(readings), len(postings))
    return tuple(readings)


@dataclass(frozen=True, slots=True)
class Classified:
    """What the postings say, and the role patterns by which their roles were found."""

    matcher: RoleMatcher
    readings: tuple[Reading, ...]

    def by(self, matcher: RoleMatcher, postings: tuple[Posting, ...]) -> tuple[Reading, ...]:
        """The readings with the roles that `matcher` finds: new patterns change nothing else in them."""
        if matcher == self.matcher:
            return self.readings
        return tuple(
            replace(reading, roles=roles_of(posting.title, matcher))
            for posting, reading in zip(postings, self.readings, strict=True)
        )


def _read(work: _Work, chunk: range) -> list[Reading]:
    return [reading_of(work.postings[index], work.matcher) for index in chunk]
