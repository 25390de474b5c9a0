"""Every posting read once, over the worker processes."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

from generator import workers
from generator.domain.posting import Posting
from generator.domain.role import Role
from generator.keeping.files import Tell
from generator.keeping.readings import NOTHING, Known, keep_readings, kept_readings, key_of, patterns_of
from generator.matching.reading import Reading
from generator.matching.roles import RoleMatcher, roles_of
from generator.options import Options


@dataclass(frozen=True, slots=True)
class _Work:
    postings: tuple[Posting, ...]
    matcher: RoleMatcher


def readings_of(
    postings: tuple[Posting, ...],
    state: bytes,
    roles: Mapping[str, Role],
    matcher: RoleMatcher,
    options: Options,
    tell: Tell,
) -> tuple[Reading, ...]:
    """What each posting says, in their order; what is kept of builds before is not read again.

    `state`: by what all of them together are known; empty where that cannot be told.
    """
    patterns = patterns_of(roles)
    known = NOTHING if options.fresh else kept_readings(options.root, patterns, state, tell)
    if known.of_all is not None and len(known.of_all) == len(postings):
        return known.of_all
    keys = [key_of(posting) for posting in postings]
    new = tuple(posting for key, posting in zip(keys, postings, strict=True) if key not in known.readings)
    read = iter(_read_anew(new, matcher, options))
    readings = tuple(
        _known(known, key, posting, matcher) if key in known.readings else next(read)
        for key, posting in zip(keys, postings, strict=True)
    )
    if options.publish:
        keep_readings(keys, readings, patterns, state, options.root)
    return readings


def _known(known: Known, key: str, posting: Posting, matcher: RoleMatcher) -> Reading:
    reading = known.readings[key]
    return reading if known.has_roles else replace(reading, roles=roles_of(posting.title, matcher))


def _read_anew(postings: tuple[Posting, ...], matcher: RoleMatcher, options: Options) -> list[Reading]:
    readings: list[Reading] = []
    held: dict[Any, Any] = {}
    work = _Work(postings, matcher)
    with closing(workers.each_chunk(_read, work, len(postings), pool=options.pool)) as parts:
        for part in parts:
            readings += (reading.with_held(held) for reading in part)
            options.progress("Reading what postings say", len(readings), len(postings))
    return readings


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
    from generator.matching.reading_postings import reading_of  # noqa: PLC0415

    return [reading_of(work.postings[index], work.matcher) for index in chunk]
