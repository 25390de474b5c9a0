"""All open jobs of a snapshot in the lists that pages, feeds and downloads share.

A list is made once, here; whatever prints its number takes the length of the same tuple.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from generator.domain.posting import Manifest, Posting
from generator.insight.employers import Employer
from generator.insight.jobs import Advert, Job, distinct_jobs, refusals_last
from generator.insight.scale import Scale
from generator.matching.names import employer_key, short_digest, slug_of
from generator.matching.reading import Reading

Jobs = tuple[Job, ...]
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The jobs and their lists. Lists hold open jobs; refusals stand last, else the newest first."""

    manifest: Manifest
    today: date
    jobs: Jobs
    """Every distinct job, closed ones too, newest first."""
    adverts: Mapping[str, tuple[Job, Advert]]
    """Every posting with its job, by the last part of its address."""
    open: Jobs
    """Every open job, wherever it is."""
    in_scope: Jobs
    """Open jobs in the site's countries or with no country stated."""
    employers: Mapping[str, Employer]
    """By slug."""
    by_role: Mapping[str, Jobs]
    by_role_visa: Mapping[tuple[str, str], Jobs]
    by_role_state: Mapping[tuple[str, str], Jobs]
    by_visa: Mapping[str, Jobs]
    by_state: Mapping[str, Jobs]
    by_employer: Mapping[str, Jobs]
    """All open jobs of an employer, also those outside the site's countries."""
    place_in_role: Mapping[tuple[str, str], int]
    """(role, job's key) -> where the job stands in the role's list."""
    abroad_by_role: Mapping[str, int]
    """Open jobs of a role outside the site's countries."""
    postings: int
    """All postings of the snapshot."""

    @property
    def as_of(self) -> date:
        """Day of the data."""
        return self.manifest.as_of


def catalogue_of(
    manifest: Manifest,
    postings: Sequence[Posting],
    readings: Sequence[Reading],
    scale: Scale,
    countries: Sequence[str],
    today: date,
) -> Catalogue:
    """Unite the postings to jobs and put them into their lists."""
    jobs = _united(postings, readings, scale, manifest.as_of, today)
    open_jobs = tuple(job for job in jobs if not job.closed)
    scope = frozenset(countries)
    in_scope = tuple(job for job in open_jobs if not job.countries or job.countries & scope)
    by_role = _listed((role.role, job) for job in in_scope for role in job.roles)
    abroad = [job for job in open_jobs if job.countries and not job.countries & scope]
    return Catalogue(
        manifest=manifest,
        today=today,
        jobs=jobs,
        adverts={advert.slug: (job, advert) for job in jobs for advert in job.adverts},
        open=open_jobs,
        in_scope=refusals_last(in_scope),
        employers={employer.slug: employer for employer in scale.employers.values()},
        by_role=by_role,
        by_role_visa=_listed(
            ((role.role, visa), job) for job in in_scope for role in job.roles for visa in job.visas
        ),
        by_role_state=_listed(
            ((role.role, state), job) for job in in_scope for role in job.roles for state in job.states
        ),
        by_visa=_listed((visa, job) for job in in_scope for visa in job.visas),
        by_state=_listed((state, job) for job in in_scope for state in job.states),
        by_employer=_listed((job.employer, job) for job in open_jobs),
        place_in_role={
            (role, job.key): place for role, jobs in by_role.items() for place, job in enumerate(jobs)
        },
        abroad_by_role=_counted(role.role for job in abroad for role in job.roles),
        postings=len(postings),
    )


def _united(
    postings: Sequence[Posting], readings: Sequence[Reading], scale: Scale, as_of: date, today: date
) -> Jobs:
    adverts = (
        (
            Advert(posting, reading, scale.ladder(posting, reading), slug, posting.last_seen == as_of),
            scale.employers[employer_key(posting.employer)].slug,
        )
        for posting, reading, slug in zip(postings, readings, posting_slugs(postings), strict=True)
    )
    return distinct_jobs(adverts, today)


def posting_slugs(postings: Sequence[Posting]) -> list[str]:
    """`<title>-<employer>-<short id>`; the id alone keeps them apart, and it is longer where it must be."""
    for length in (8, 16, 24):
        slugs = [_posting_slug(posting, length) for posting in postings]
        if len(set(slugs)) == len(slugs):
            return slugs
    raise AssertionError("two postings have one source and id")


def _posting_slug(posting: Posting, length: int) -> str:
    name = (slug_of(posting.title, 60), slug_of(posting.employer, 40))
    return "-".join(part for part in (*name, short_digest(posting.source, posting.id, length=length)) if part)


def _listed(pairs: Iterable[tuple[K, Job]]) -> dict[K, Jobs]:
    """The jobs of each key, which come the newest first."""
    lists: dict[K, list[Job]] = defaultdict(list)
    for key, job in pairs:
        lists[key].append(job)
    return {key: refusals_last(of_key) for key, of_key in lists.items()}


def _counted(keys: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for key in keys:
        counts[key] += 1
    return dict(counts)
