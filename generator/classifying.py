"""Every posting read once, over the worker processes."""

from contextlib import closing
from dataclasses import dataclass

from generator import workers
from generator.domain.posting import Posting
from generator.matching.reading import Reading, reading_of
from generator.matching.roles import RoleMatcher
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


def _read(work: _Work, chunk: range) -> list[Reading]:
    return [reading_of(work.postings[index], work.matcher) for index in chunk]
