"""Whatever is read of a book is noted: in parts where these are known, whole where they are not."""

from collections.abc import Mapping, Set
from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from generator.pages.book import Book, once_for_each_book, once_for_each_job
from generator.pages.cards import card_of
from generator.pages.data_days import is_past
from generator.pages.postings import similar_jobs
from generator.pages.role_lists import role_lists
from generator.pages.watching import Read, Reads, read_again, watched
from tests.unit.pages.test_postings import a_book


class Watching:
    """A book under watch."""

    def __init__(self, plain: Book) -> None:
        self.plain = plain
        self.reads = Reads()
        self.book = watched(plain, self.reads)

    def read_by(self, make: Any) -> set[Read]:
        with self.reads.noted() as found:
            make(self.book)
        return found


@pytest.fixture
def watching() -> Watching:
    return Watching(a_book({}))


DAY = date(2026, 3, 31)
JOB = a_book({}).catalogue.jobs[0]
READS = {
    "a value": (lambda book: book.roles["backend-engineer"], Read("roles", "value", "backend-engineer")),
    "a value that is not there": (lambda book: book.roles.get("none"), Read("roles", "value", "none")),
    "a membership": (lambda book: "none" in book.roles, Read("roles", "value", "none")),
    "an iteration": (lambda book: next(iter(book.roles)), Read("roles", "keys")),
    "items": (lambda book: list(book.roles.items()), Read("roles", "whole")),
    "values": (lambda book: list(book.roles.values()), Read("roles", "whole")),
    "a size": (lambda book: bool(book.roles), Read("roles", "size")),
    "a part that is not known": (lambda book: book.settings.name, Read("settings", "whole")),
    "a part below": (lambda book: book.catalogue.by_role.get("x"), Read("catalogue.by_role", "value", "x")),
    "a part below that is not known": (lambda book: book.catalogue.open, Read("catalogue.open", "whole")),
    "a property": (lambda book: book.catalogue.as_of, Read("catalogue.manifest.as_of", "whole")),
    "a member": (lambda book: "/x/" in book.closed, Read("closed", "member", "/x/")),
    "all members": (lambda book: sorted(book.closed), Read("closed", "whole")),
    "an answer": (role_lists, Read("role_lists", "answer", ())),
    "an answer to words": (
        lambda book: is_past(DAY, book),
        Read("is_before_pages", "answer", ("2026-03-31",)),
    ),
    "an answer that is not kept": (
        lambda book: similar_jobs(JOB, book),
        Read("jobs_similar_to", "answer", (JOB.lead.slug,)),
    ),
}


@pytest.mark.parametrize("name", READS)
def test_what_is_read_is_noted(name: str, watching: Watching) -> None:
    make, read = READS[name]
    assert watching.read_by(make) == {read}
    assert watching.read_by(make) == {read}
    read_again(read, watching.plain)


def test_what_is_read_again_is_what_was_read(watching: Watching) -> None:
    plain, role = watching.plain, watching.plain.roles["backend-engineer"]
    assert read_again(Read("roles", "value", "backend-engineer"), plain) is role
    assert read_again(Read("roles", "keys"), plain) == ("backend-engineer",)
    assert read_again(Read("roles", "size"), plain) == 1
    assert read_again(Read("closed", "member", "/x/"), plain) is False
    assert read_again(Read("role_lists", "answer", ()), plain) == role_lists(plain)
    assert read_again(Read("roles", "value", "none"), plain) not in plain.roles.values()


def test_every_part_of_a_book_is_noted(watching: Watching) -> None:
    plain = a_book({})
    for name in (field.name for field in fields(Book) if field.init):
        book = watched(plain, watching.reads)
        read = watching.read_by(lambda _, name=name, book=book: str(_content(getattr(book, name))))
        assert read
        assert all(each.path.split(".")[0] == name for each in read)


def _content(part: Any) -> Any:
    """Something that nobody can know of a part without having read it."""
    if isinstance(part, Mapping | Set):
        return list(part)
    return getattr(part, "facts", None) or getattr(part, "sets", None) or getattr(part, "jobs", None)


def test_whoever_gets_what_was_made_before_has_read_what_it_was_made_from(watching: Watching) -> None:
    (job,) = watching.plain.catalogue.jobs
    first = watching.read_by(lambda book: card_of(job, book))
    again = watching.read_by(lambda book: card_of(job, book))
    assert Read("catalogue.employers", "value", job.employer) in first
    assert again == first


def test_an_answer_without_a_name_that_is_known_is_noted_by_what_it_reads(watching: Watching) -> None:
    @once_for_each_book
    def titles(book: Book, slug: str) -> str:
        return book.roles[slug].title

    for _ in range(2):
        found = watching.read_by(lambda book: titles(book, "backend-engineer"))
        assert found == {Read("roles", "value", "backend-engineer")}


def test_what_is_made_within_something_made_is_noted_for_both(watching: Watching) -> None:
    (job,) = watching.plain.catalogue.jobs

    @once_for_each_job
    def inner(job: Any, book: Book) -> str:
        return book.roles["backend-engineer"].title

    @once_for_each_job
    def outer(job: Any, book: Book) -> tuple[str, str]:
        return inner(job, book), book.settings.name

    reads = {Read("roles", "value", "backend-engineer"), Read("settings", "whole")}
    assert watching.read_by(lambda book: outer(job, book)) == reads
    assert watching.read_by(lambda book: outer(job, book)) == reads
    assert watching.read_by(lambda book: inner(job, book)) == reads - {Read("settings", "whole")}
