"""Measure how long a build takes to end when it is stopped in each of its steps.

    python tests/bench/interrupting.py --site my-site --today 2026-04-01
    python tests/bench/interrupting.py --site my-site --out /dev/shm

A row is a build into a folder of its own that gets Ctrl-C when the step's bar has been on the screen for half
a second, as a terminal sends it: to all of its processes. Measured is until the last of them has ended.
"""

import argparse
import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from tests.bench.copying import copy_of_site  # noqa: E402
from tests.whole.test_interrupting import HOST, LAST_LINE, STEPS, at_a_terminal, read_until  # noqa: E402
from tests.whole.test_publishing import members_of  # noqa: E402

INTO_THE_STEP = 0.5


def main() -> None:
    """Print the table."""
    options = _options()
    with tempfile.TemporaryDirectory(dir=options.out) as folder:
        site = copy_of_site(options.site, Path(folder, "site"))
        today = ("--today", options.today) if options.today else ()
        print("| stopped in | ended after ms |\n| --- | --- |")
        for step in STEPS:
            print(f"| {step} | {_milliseconds(step, site, *today):.0f} |", flush=True)


def _options() -> Any:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--site", type=Path, default=ROOT)
    parser.add_argument("--today")
    parser.add_argument("--out", type=Path, help="where the copy and its builds stand for the time")
    return parser.parse_args()


def _milliseconds(step: str, site: Path, *arguments: str) -> float:
    with at_a_terminal(site, *HOST, *arguments) as (process, screen):
        if step not in read_until(screen, step):
            sys.exit(f"The build ended before: {step}")
        time.sleep(INTO_THE_STEP)
        os.killpg(process.pid, signal.SIGINT)
        began = time.perf_counter()
        said = read_until(screen, "\0")
        process.wait()
        while members_of(process.pid):
            time.sleep(0.005)
        ended = time.perf_counter()
    if not said.rstrip().endswith(LAST_LINE):
        sys.exit(f"It was not stopped in: {step}")
    return 1000 * (ended - began)


if __name__ == "__main__":
    main()
