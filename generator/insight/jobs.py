"""Distinct jobs: postings of one job united, with what they say together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

from generator.domain.place import Place
from generator.domain.posting import Posting, Seniority, WorkMode
from generator.domain.sponsorship import Claim
from generator.evidence.ladder import RUNGS, Evidence, Rung, visas_with_evidence
from generator.matching.places import places_of
from generator.matching.reading import Reading
from generator.matching.remote_work import without_remote_words
from generator.matching.roles import RoleMatch

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Advert:
    """One posting with what it says."""

    posting: Posting
    reading: Reading
    ladder: tuple[Evidence, ...]
    slug: str
    """Last part of its address."""
    is_current: bool = False
    """Whether the snapshot's day is the last on which the data held it."""

    @property
    def claim(self) -> Claim:
        """The stance of its words."""
        return self.reading.claim


@dataclass(frozen=True, slots=True)
class Job:
    """A distinct job: its postings, the newest first, and their places united."""

    key: str
    adverts: tuple[Advert, ...]
    places: tuple[Place, ...]
    raw_places: tuple[str, ...]
    """Place texts that are not recognised, as published."""
    work_mode: WorkMode | None
    seniority: Seniority
    roles: tuple[RoleMatch, ...]
    ladder: tuple[Evidence, ...]
    visas: tuple[str, ...]
    """Slugs of the visas for which the job counts."""
    employer: str
    """Slug of its employer."""
    closed: bool
    """Every posting's closing day has passed."""
    newest_on: date
    rung: Rung = field(init=False)
    """The strongest rung."""
    countries: frozenset[str] = field(init=False)
    """ISO codes of its places; empty when no country is stated."""
    states: frozenset[str] = field(init=False)
    """Codes of its US states."""

    def __post_init__(self) -> None:
        """Derive once what every list asks of every job."""
        states = (place.state for place in self.places if place.country == "US" and place.state)
        object.__setattr__(self, "rung", self.ladder[0].rung)
        object.__setattr__(self, "countries", _kept_once(frozenset(place.country for place in self.places)))
        object.__setattr__(self, "states", _kept_once(frozenset(states)))

    @property
    def lead(self) -> Advert:
        """The posting that stands for the job: the newest open one."""
        return self.adverts[0]


@lru_cache(maxsize=4096)
def _kept_once(codes: frozenset[str]) -> frozenset[str]:
    """The first set of these codes: thousands of jobs have the same few."""
    return codes


def distinct_jobs(adverts: Iterable[tuple[Advert, str]], today: date) -> tuple[Job, ...]:
    """The distinct jobs, newest first, of postings with the slugs of their employers."""
    ordered = sorted(adverts, key=lambda pair: pair[0].reading.job_key)
    jobs = [
        _job([advert for advert, _ in pairs], pairs[0][1], today)
        for pairs in (list(group) for _, group in groupby(ordered, key=lambda pair: pair[0].reading.job_key))
    ]
    return tuple(sorted(jobs, key=newest_first))


def newest_first(job: Job) -> tuple[int, str]:
    """Sort key: newest posting first, then by key."""
    return (-job.newest_on.toordinal(), job.key)


def refusals_last(jobs: Sequence[Job]) -> tuple[Job, ...]:
    """The jobs of a list, those that refuse sponsorship at its end; else in their order."""
    refused = [job for job in jobs if job.rung is Rung.REFUSED]
    return (*(job for job in jobs if job.rung is not Rung.REFUSED), *refused) if refused else tuple(jobs)


def is_closed(posting: Posting, today: date) -> bool:
    """Whether its published closing day has passed."""
    return posting.closes_on is not None and posting.closes_on < today


def shown_date(posting: Posting) -> date:
    """The day by which postings are ordered: published, else first or last seen, else the distant past."""
    return posting.posted_on or posting.first_seen or posting.last_seen or date.min


def _job(adverts: list[Advert], employer: str, today: date) -> Job:
    if len(adverts) > 1:
        adverts.sort(key=lambda advert: _lead_order(advert, today))
    lead = adverts[0]
    ladder = _united_ladder(adverts)
    return Job(
        key=lead.reading.job_key,
        adverts=tuple(adverts),
        places=_united(place for advert in adverts for place in advert.reading.location.places),
        raw_places=_united(text for advert in adverts for text in unrecognised_places(advert)),
        work_mode=_first_stated(advert.reading.work_mode for advert in adverts),
        seniority=lead.reading.seniority,
        roles=lead.reading.roles,
        ladder=ladder,
        visas=visas_with_evidence(ladder),
        employer=employer,
        closed=all(is_closed(advert.posting, today) for advert in adverts),
        newest_on=max(shown_date(advert.posting) for advert in adverts),
    )


def unrecognised_places(advert: Advert) -> tuple[str, ...]:
    """The posting's place texts that its recognised places do not tell; `Remote` alone names no place.

    All when no place is recognised; else those that leave places out (`US except Ohio`), in their own words.
    """
    known = bool(advert.reading.location.places)
    if known and not advert.reading.location.limited:
        return ()
    texts = (
        entry if isinstance(entry, str) else _entry_text(entry.city, entry.state, entry.country)
        for entry in advert.posting.places
        if not known or places_of((entry,)).limited
    )
    return tuple(text for text in texts if any(sign.isalnum() for sign in without_remote_words(text)))


def _entry_text(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _lead_order(advert: Advert, today: date) -> tuple[bool, int, str, str]:
    posting = advert.posting
    return (
        is_closed(posting, today),
        -shown_date(posting).toordinal(),
        posting.source,
        posting.id,
    )


def _united_ladder(adverts: Iterable[Advert]) -> tuple[Evidence, ...]:
    """Rungs of all postings; of one kind the newest posting's stands."""
    by_rung: dict[Rung, Evidence] = {}
    for advert in adverts:
        for evidence in advert.ladder:
            by_rung.setdefault(evidence.rung, evidence)
    if len(by_rung) > 1:
        by_rung.pop(Rung.UNKNOWN, None)
    return tuple(by_rung[rung] for rung in RUNGS if rung in by_rung)


def _united(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def _first_stated(modes: Iterable[WorkMode | None]) -> WorkMode | None:
    return next((mode for mode in modes if mode is not None), None)
