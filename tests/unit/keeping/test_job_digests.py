"""Digests of jobs are known again as long as the catalogue is made from the same."""

from pathlib import Path

import pytest

from generator.insight.jobs import Job
from generator.keeping.encoding import Digests
from generator.keeping.job_digests import keep_jobs, know_jobs
from tests.unit.pages.test_posted_levels import RECORDS, YEARLY
from tests.unit.pages.test_postings import a_book

GROUND = b"a snapshot"


class Remembering(Digests):
    """Digests that remember what was known already."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[str, bytes] = {}

    def know(self, job: Job, digest: bytes) -> None:
        self.told[job.key] = digest
        super().know(job, digest)


@pytest.fixture
def jobs() -> tuple[Job, ...]:
    return a_book(YEARLY, {**YEARLY, "title": "Florist"}, records=RECORDS).catalogue.jobs


def test_digests_are_known_in_the_next_build(jobs: tuple[Job, ...], tmp_path: Path) -> None:
    keep_jobs(tmp_path, jobs, GROUND, Digests())
    known = Remembering()
    know_jobs(tmp_path, jobs, GROUND, known, pytest.fail)
    assert known.told == {job.key: Digests().of(job) for job in jobs}
    assert known.of(jobs) == Digests().of(jobs)


@pytest.mark.parametrize("ground", [b"another snapshot", b""])
def test_nothing_is_known_of_another_catalogue(ground: bytes, jobs: tuple[Job, ...], tmp_path: Path) -> None:
    keep_jobs(tmp_path, jobs, GROUND, Digests())
    known = Remembering()
    know_jobs(tmp_path, jobs, ground, known, pytest.fail)
    know_jobs(tmp_path, jobs[1:], GROUND, known, pytest.fail)
    assert not known.told
