"""Readings of many postings hold what is the same in them once."""

from dataclasses import replace
from typing import Any

from generator.matching.reading import Reading
from generator.matching.reading_postings import reading_of
from generator.matching.roles import RoleMatch, compile_roles
from tests.builders import a_posting

MATCHER = compile_roles({})


def read(posting_id: str) -> Reading:
    text = f"Number {posting_id}. We sponsor H-1B visas. You know Python, Kubernetes and TrueBLUE."
    return reading_of(a_posting(id=posting_id, description=text), MATCHER)


def test_equal_parts_are_held_once_and_no_value_changes() -> None:
    held: dict[Any, Any] = {}
    one, other = (read(number).with_held(held) for number in "12")
    assert (one, other) == (read("1"), read("2"))
    for name in ("roles", "location", "claim", "skills", "search_words"):
        assert getattr(one, name) is getattr(other, name)


def test_a_role_found_by_another_pattern_keeps_its_own() -> None:
    held: dict[Any, Any] = {}
    matches = [RoleMatch("baker", "baker", pattern) for pattern in ("baker", "bak*")]
    found = [replace(read("1"), roles=(match,)).with_held(held) for match in matches]
    assert [each.roles[0].pattern for each in found] == ["baker", "bak*"]
