"""Measure how long a living process takes to read a site again, and how long commands take to begin.

    python tests/bench/reading.py            the demo's postings, and 20,000 of them
    python tests/bench/reading.py 5000       as many as you say

A row is the middle of five readings, in milliseconds of the processor and of the clock; between two of
them one file is changed if the row says so.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests/bench")]

from bench import generated  # noqa: E402

from generator.inputs import read_inputs  # noqa: E402
from generator.options import Options  # noqa: E402

TIMES = 5
COMMANDS = (("--version",), ("explain", "unknown-key"), ("--help",), ("check", "--help"), ("new", "--help"))


def main(numbers: list[int]) -> None:
    """Print both tables."""
    print("| postings | read | processor ms | clock ms |\n| --- | --- | --- | --- |")
    for number in numbers:
        with tempfile.TemporaryDirectory() as folder:
            for row in rows(generated(Path(folder, "site"), number)):
                print(f"| {number:,} | {row}")
    print("\n| command | processor s | clock s |\n| --- | --- | --- |")
    for command in COMMANDS:
        print(f"| `rolepages {' '.join(command)}` | {of_program(command)}")


def rows(site: Path) -> list[str]:
    """One row for each kind of change."""
    options = Options(site, site / "build", date.today())  # noqa: DTZ011 - the editor's own day
    guide = sorted((site / "content/guides").glob("*.md"))[0]
    changes: list[tuple[str, Callable[[], object]]] = [
        ("unchanged", lambda: None),
        ("one article changed", lambda: added(guide, "\nOne more line.\n")),
        ("the ledger of facts changed", lambda: added(site / "content/facts.yaml", "# a comment\n")),
        ("one role changed", lambda: added(sorted((site / "roles").glob("*.yaml"))[0], "# a comment\n")),
        ("the base template changed", lambda: added(site / "templates/base.html", "\n")),
        ("site.yaml changed", lambda: added(site / "site.yaml", "# a comment\n")),
    ]
    found = [f"for the first time | {shown([measured(options)])}"]
    for name, change in changes:
        seconds = []
        for _ in range(TIMES):
            change()
            seconds.append(measured(options))
        found.append(f"{name} | {shown(seconds)}")
    return found


def added(path: Path, text: str) -> None:
    """Put a text at the end of a file."""
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def measured(options: Options) -> tuple[float, float]:
    """Seconds of the processor and of the clock that one reading takes."""
    processor, clock = time.process_time(), time.perf_counter()
    read_inputs(options)
    return time.process_time() - processor, time.perf_counter() - clock


def shown(seconds: list[tuple[float, float]]) -> str:
    """The middle of both, as cells of a table."""
    processor, clock = (1000 * statistics.median(each) for each in zip(*seconds, strict=True))
    return f"{processor:.0f} | {clock:.0f} |"


def of_program(command: tuple[str, ...]) -> str:
    """Seconds of the processor and of the clock of a whole run."""
    runs = [run(command) for _ in range(TIMES)]
    processor, clock = (statistics.median(each) for each in zip(*runs, strict=True))
    return f"{processor:.2f} | {clock:.2f} |"


def run(command: tuple[str, ...]) -> tuple[float, float]:
    """Run the program once."""
    import resource  # noqa: PLC0415 - not on every system; the tables of reading need it not

    before, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "generator", *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)
    return used, time.perf_counter() - clock


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1_500, 20_000])
