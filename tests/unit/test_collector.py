"""While a build is made there is no search for cycles, and those that pages leave are freed all the same."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from generator import workers
from generator.collector import collect_young, collector_paused, pass_over


class Cycle:
    """Holds itself."""

    def __init__(self) -> None:
        self.itself = self


def a_cycle() -> "weakref.ref[Cycle]":
    return weakref.ref(Cycle())


@pytest.fixture(autouse=True)
def _searching() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_nothing_is_searched_inside_and_all_is_as_it_was_afterwards() -> None:
    with collector_paused():
        assert not gc.isenabled()
        with collector_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_cycles_made_since_are_freed_and_those_from_before_are_passed_over() -> None:
    with collector_paused():
        before = a_cycle()
        pass_over()
        since = a_cycle()
        collect_young()
        assert before() is not None
        assert since() is None
    gc.collect()
    assert before() is None


def test_chunks_that_are_worked_on_in_turn_leave_no_cycles() -> None:
    with collector_paused():
        left = list(workers.each_chunk(lambda _, __: a_cycle(), None, 3, pool=workers.Pool(), size=1))
        assert [cycle() for cycle in left] == [None, None, None]
