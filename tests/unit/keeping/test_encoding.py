"""Equal values have equal digests in every process, and other values have others."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from generator.keeping.encoding import Digests
from generator.pages.book import Book
from tests.program import ROOT
from tests.unit.pages.test_posted_levels import RECORDS, YEARLY
from tests.unit.pages.test_postings import a_book

SAID = """
from generator.keeping.encoding import Digests
from tests.program import ROOT
from tests.unit.pages.test_posted_levels import RECORDS, YEARLY
from tests.unit.pages.test_postings import a_book
print(Digests().of(a_book(YEARLY, records=RECORDS).catalogue.jobs).hex())
"""


@pytest.fixture
def book() -> Book:
    return a_book(YEARLY, {**YEARLY, "title": "Florist"}, records=RECORDS)


def test_a_job_has_the_same_digest_whatever_the_hash_seed() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", SAID],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_another_word_in_a_posting_is_another_job(book: Book) -> None:
    job = book.catalogue.jobs[0]
    other = job.lead.posting.model_copy(update={"description": "Boats."})
    changed = replace(job, adverts=(replace(job.lead, posting=other),))
    assert Digests().of(job) != Digests().of(changed)
    assert Digests().of((job,)) != Digests().of((changed,))
    assert Digests().of(job) == Digests().of(replace(job))


def test_every_list_of_a_catalogue_has_a_digest_of_its_own(book: Book) -> None:
    digests, (one, other) = Digests(), book.catalogue.jobs
    lists = [(), (one,), (other,), (one, other), (other, one), ((one,), (other,)), ((one, other),)]
    assert len({digests.of(each) for each in lists}) == len(lists)


def test_tables_whose_keys_are_no_texts_have_digests() -> None:
    table = RECORDS.wages
    assert table
    fewer = replace(table, wages=dict(list(table.wages.items())[:-1]))
    assert len({Digests().of(each) for each in (table, fewer, table.wages, fewer.wages)}) == 4


def test_what_cannot_be_compared_has_none() -> None:
    with pytest.raises(TypeError):
        Digests().of(object())
