"""A process that reads the site again and again sees what a new process would see."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import fields
from pathlib import Path
from random import Random

import pytest

from generator.inputs import Inputs, read_inputs
from generator.options import Options
from generator.problems.problem import Checked
from tests.faults.catalogue import Fault, faults
from tests.faults.folder import Folder
from tests.faults.verdict import TODAY
from tests.program import new_processes

SAMPLE = Random(7).sample(faults(series=3), 60)
"""Slips in other places than those of the fault suite."""
ANEW = 8
"""So many are also read by a new process, which takes most of a second each."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return Folder(tmp_path_factory.mktemp("rereading") / "site")


@pytest.fixture
def changed(folder: Folder) -> Iterator[Folder]:
    yield folder
    folder.restore()


def what(inputs: Checked[Inputs]) -> dict[str, object]:
    """All that was read, but for the templates, which have no value that could be compared."""
    value = inputs.value
    site = {field.name: getattr(value.site, field.name) for field in fields(value.site)}
    others = {"settings": value.settings, "snapshot": value.snapshot, "assets": dict(value.assets)}
    return {**site, **others, "problems": inputs.problems}


def read(root: Path) -> dict[str, object]:
    return what(read_inputs(Options(root, root / "build", TODAY)))


def differing(one: dict[str, object], other: dict[str, object]) -> list[str]:
    """The names of what is not equal: the values themselves are too long for a message."""
    return [name for name in one if one[name] != other[name]]


def read_anew(root: Path) -> dict[str, object]:
    """What a process reads that has read nothing before."""
    with new_processes().Pool(1) as pool:
        return pool.apply(read, (root,))


def told(slip: Fault) -> str:
    return f"{slip.name} {slip.number}"


def test_slips_one_upon_the_other_are_read_as_a_new_process_reads_them(changed: Folder) -> None:
    for slip in SAMPLE[:ANEW]:
        try:
            slip.put_into(changed)
        except (OSError, AssertionError):
            continue  # an earlier slip has taken its place away
        assert differing(read(changed.root), read_anew(changed.root)) == [], told(slip)


def test_what_is_put_back_is_read_as_it_was(changed: Folder) -> None:
    plain = read(changed.root)
    kept = deepcopy(plain)
    seen = 0
    for slip in SAMPLE:
        slip.put_into(changed)
        seen += differing(read(changed.root), plain) != []
        changed.restore()
        again = read(changed.root)
        assert differing(again, plain) == differing(again, kept) == [], told(slip)
    assert seen > len(SAMPLE) / 2
