"""Work over a pool comes to what it comes to in one process."""

import os

from generator import workers
from generator.workers import Pool


def _who_and_what(_: None, chunk: range) -> tuple[int, range]:
    return os.getpid(), chunk


def test_processes_are_replaced_before_they_have_copied_the_whole_site() -> None:
    made = list(workers.each_chunk(_who_and_what, None, 25_000, pool=Pool(jobs=2), size=1_000))
    assert [chunk.start for _, chunk in made] == list(range(0, 25_000, 1_000))
    spans = [{process for process, _ in made[start : start + 10]} for start in (0, 10, 20)]
    assert all(1 <= len(span) <= 2 for span in spans)
    assert not spans[0] & spans[1]
    assert not spans[1] & spans[2]
