"""Adverts and texts of our own that choose among people by visa or citizenship: pointed out to the editor.

An advert may not prefer one kind of visa holder, nor citizens where no law or contract asks for them
(8 U.S.C. 1324b, which the Department of Justice enforces). What may be asked is whether somebody is
authorised to work and will need sponsorship.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from generator.matching.claims import sentences_in
from generator.matching.status_wording import StatusKind, speaks_about_limits, status_wording_in_prose
from generator.matching.visa_limits import restricted_to_visa
from generator.pages.book import Book
from generator.problems.problem import Problem
from generator.problems.wording import counted, listed, shortened
from generator.sources.prose import Prose

ONE_VISA = "one-visa-advert"
STATUS = "status-preference"

_LONGEST = 120
_MOST_NAMED = 20
"""Postings of one source with the same words that a notice names."""
_QUOTED = re.compile(r"“[^”\n]{1,300}”|(?<!\w)\"[^\"\n]{1,300}\"(?!\w)")
_MAY_ASK = "an advert may ask whether people are authorised to work and will need sponsorship"
_UNLESS = "unless a law or government contract asks for citizenship (ITAR, a clearance) and is named"
_WHAT = {
    StatusKind.CITIZENS: (
        "limits a job to citizens or prefers them",
        "limit a job to citizens or prefer them",
    ),
    StatusKind.SHUT_OUT: ("turns holders of a visa away", "turn holders of a visa away"),
    StatusKind.PREFERRED: ("prefers holders of a visa or document", "prefer holders of a visa or document"),
}
"""What is done, by one and by several."""


def one_visa_problems(book: Book, texts: Iterable[Prose]) -> tuple[Problem, ...]:
    """A notice for each such posting and each such sentence of the texts."""
    return (*_in_postings(book), *(problem for text in texts for problem in _in_text(text)))


def _in_postings(book: Book) -> Iterator[Problem]:
    path = f"{book.settings.paths.data}/snapshot.yaml"
    choosing: dict[tuple[str, StatusKind, str], list[str]] = {}
    for advert in (advert for job in book.catalogue.jobs for advert in job.adverts):
        posting, reading = advert.posting, advert.reading
        if reading.limited_to:
            words = shortened(reading.limited_to, _LONGEST)
            which = f"The posting `{posting.id}` of `{posting.source}`"
            message = f"{which} limits itself to holders of one visa: `{words}`."
            yield Problem(path, ONE_VISA, message, "ask the source to correct it, or leave the posting out.")
        elif reading.chooses_by:
            choosing.setdefault((posting.source, *reading.chooses_by), []).append(posting.id)
    for (source, kind, words), ids in choosing.items():
        yield _of_postings(path, source, kind, words, sorted(ids))


def _of_postings(path: str, source: str, kind: StatusKind, words: str, ids: Sequence[str]) -> Problem:
    """One notice for the same words of one source, which names the postings."""
    one = len(ids) == 1
    others = f" and {counted(len(ids) - _MOST_NAMED, 'other')}" if len(ids) > _MOST_NAMED else ""
    which = f"The posting{'' if one else 's'} {listed(ids[:_MOST_NAMED])}{others} of `{source}`"
    message = f"{which} {_WHAT[kind][0 if one else 1]}: `{shortened(words, _LONGEST)}`."
    return Problem(path, STATUS, message, f"{_hint(kind, 'ask the source to correct it')}.")


@lru_cache(maxsize=8192)
def _in_text(text: Prose) -> tuple[Problem, ...]:
    """What a text says so; it is looked through once."""
    read = _QUOTED.sub(lambda found: " " * len(found[0]), text.read())
    limits = list(_limits(read))
    problems = [_of_limit(text, read, *span) for span in limits]
    for found in status_wording_in_prose(read):
        if not any(first <= found.start < last for first, last in limits):
            words = shortened(" ".join(read[found.start : found.end].split()), _LONGEST)
            hint = f"{_hint(found.kind, 'say it otherwise')}."
            message = f"The text {_WHAT[found.kind][0]}: `{words}`."
            at = text.position(found.start, found.end)
            problems.append(Problem(text.path, STATUS, message, hint, at))
    return tuple(problems)


def _limits(read: str) -> Iterator[tuple[int, int]]:
    """Where each sentence stands that speaks of jobs for holders of one visa."""
    if not restricted_to_visa(read):
        return
    for first, last, asks in sentences_in(read):
        words = "" if asks else restricted_to_visa(read[first:last])
        if words and not speaks_about_limits(read[first:last]):
            start = read.index(words, first)
            yield start, start + len(words)


def _of_limit(text: Prose, read: str, start: int, end: int) -> Problem:
    words = shortened(" ".join(read[start:end].split()), _LONGEST)
    message = f"The text speaks of jobs for holders of one visa: `{words}`."
    hint = "write of jobs with evidence for a visa, not of jobs for its holders."
    return Problem(text.path, ONE_VISA, message, hint, text.position(start, end))


def _hint(kind: StatusKind, what: str) -> str:
    return f"{what}, {_UNLESS}; {_MAY_ASK}" if kind is StatusKind.CITIZENS else f"{what}: {_MAY_ASK}"
