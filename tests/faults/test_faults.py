"""Whatever an editor gets wrong is told at its line or does no harm, and what is published stays."""

import pytest

from tests.faults.catalogue import faults
from tests.faults.verdict import GOOD, Judge

ALL = faults()
PARTS = 8
"""So many tests, so that all cores have some."""


@pytest.mark.parametrize("part", range(PARTS))
def test_every_fault_of_an_editor_is_harmless_or_told_at_its_line(judge: Judge, part: int) -> None:
    judged = [judge.judge(fault) for fault in ALL[part::PARTS]]
    assert [str(each) for each in judged if each.verdict not in GOOD] == []


def test_there_are_at_least_two_hundred_faults_and_most_of_them_do_harm() -> None:
    assert len(ALL) >= 200
    assert len({(fault.name, fault.number) for fault in ALL}) == len(ALL)


def test_a_fault_that_is_passed_over_is_not_called_harmless(judge: Judge) -> None:
    """The judge itself: a text with another meaning is no harmless fault, and a place is needed."""
    wanted = next(fault for fault in ALL if fault.name == "wrong_date")
    assert judge.judge(wanted).verdict in GOOD
    assert judge.judge(wanted).told
