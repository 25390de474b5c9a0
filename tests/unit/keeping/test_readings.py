"""A posting is read again when anything changed that its reading depends on."""

from datetime import date
from typing import Any

import pytest

from generator.domain.posting import Posting
from generator.keeping.readings import UNREAD, key_of
from generator.matching.reading_postings import reading_of
from generator.matching.roles import compile_roles
from tests.builders import a_posting


class Watched:
    """A posting that tells which of its fields are read."""

    def __init__(self, posting: Posting) -> None:
        self.posting = posting
        self.read: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self.read.add(name)
        return getattr(self.posting, name)


@pytest.mark.parametrize("text", ["", "We sponsor H-1B visas."])
def test_a_reading_depends_on_no_field_that_is_left_out_of_its_key(text: str) -> None:
    watched = Watched(a_posting(description=text))
    reading_of(watched, compile_roles({}))  # type: ignore[arg-type]
    assert watched.read
    assert not watched.read & UNREAD


def test_a_later_day_leaves_the_key_and_another_word_does_not() -> None:
    posting = a_posting(description="We sponsor.")
    later = posting.model_copy(update={"last_seen": date(2026, 4, 2), "id": "another"})
    assert key_of(later) == key_of(posting)
    assert key_of(posting.model_copy(update={"description": "We sponsor!"})) != key_of(posting)
