"""Whole builds beside Hugo and Pagefind: the same invented postings, in turns, with seconds and memory.

    python -m tests.bench.whole                                      1,000 postings, three rounds
    python -m tests.bench.whole --sizes 1000,10000 --out /dev/shm    without the disk's part
    python -m tests.bench.whole --from FIRST.json,SECOND.json --svg PLOT.svg

`docs/benchmarks.md` says what is the same work and what is not.
"""
