"""Measure builds: seconds of each step, peak memory of all processes, pages, files, size of the search.

    python tests/bench/bench.py                      demo postings multiplied to 2,000 and 10,000
    python tests/bench/bench.py --site DIR --today 2026-04-01     a site of your own

Prints a table in Markdown, or JSON with --json. Each build is a fresh process into an empty folder.
"""

import argparse
import gzip
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PARTS = ("site.yaml", "roles", "content", "templates")
STEP = re.compile(r"^\s+([\d.]+) s  (.+)$", re.MULTILINE)


@dataclass
class Result:
    """One measured build."""

    name: str
    postings: int
    files: int
    seconds: float
    steps: dict[str, float]
    peak_mb: float
    output_mb: float
    search_mb: float
    search_files: int


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--site", type=Path, help="site folder to measure instead of generated ones")
    parser.add_argument("--today", help="day to build for")
    parser.add_argument("--n", type=int, nargs="*", default=[2_000, 10_000], help="postings to generate")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.site:
            results = [measured(options.site, Path(folder) / "build", options)]
        else:
            results = [
                measured(generated(Path(folder) / str(n), n), Path(folder) / f"{n}.build", options)
                for n in options.n
            ]
    print(
        json.dumps([asdict(result) for result in results], indent=2)
        if options.json
        else table(results, options.jobs)
    )


def generated(folder: Path, number: int) -> Path:
    """A site of `number` postings: the demo's, again and again under other ids, titles and employers."""
    folder.mkdir()
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, folder / part)
    (folder / "data").mkdir()
    shutil.copy2(ROOT / "data/snapshot.yaml", folder / "data/snapshot.yaml")
    demo = [
        json.loads(line)
        for line in gzip.decompress((ROOT / "data/postings.jsonl.gz").read_bytes()).split(b"\n")
        if line
    ]
    with gzip.open(folder / "data/postings.jsonl.gz", "wt", encoding="utf-8", compresslevel=1) as file:
        for index in range(number):
            copy, posting = index // len(demo), dict(demo[index % len(demo)])
            if copy:
                posting["id"] = f"{posting['id']}-{copy}"
                posting["employer"] = f"{posting['employer']} {copy}"
            file.write(json.dumps(posting) + "\n")
    return folder


def measured(site: Path, output: Path, options: argparse.Namespace) -> Result:
    """Build once, as a process, and watch it."""
    command = [
        sys.executable,
        "-m",
        "generator",
        "build",
        "--site",
        str(site),
        "--output",
        str(output),
        "--timings",
    ]
    command += ["--jobs", str(options.jobs), *(["--today", options.today] if options.today else [])]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    peak = Peak(process.pid)
    _, said = process.communicate()
    seconds = time.perf_counter() - start
    if process.returncode:
        sys.exit(said)
    search = [path for path in (output / "pagefind").rglob("*") if path.is_file()]
    files = [path for path in output.rglob("*") if path.is_file()]
    return Result(
        name=site.name,
        postings=int(re.search(r"([\d,]+) postings", said).group(1).replace(",", "")),
        files=len(files),
        seconds=round(seconds, 1),
        steps={name: float(figure) for figure, name in STEP.findall(said)},
        peak_mb=peak.stop(),
        output_mb=megabytes(files),
        search_mb=megabytes(search),
        search_files=len(search),
    )


class Peak:
    """Largest sum of proportional memory over a process and its children, sampled up to ten times a second.

    Asking for the memory of a large process takes the kernel long and holds that process up: of the time no
    more than a twentieth is spent on asking.
    """

    def __init__(self, pid: int) -> None:
        self.pid, self.peak, self.ended = pid, 0, threading.Event()
        self.thread = threading.Thread(target=self.watch, daemon=True)
        self.thread.start()

    def watch(self) -> None:
        pause = 0.0
        while not self.ended.wait(pause):
            start = time.perf_counter()
            self.peak = max(self.peak, sum(proportional_kb(pid) for pid in family(self.pid)))
            pause = max(0.1, 20 * (time.perf_counter() - start))

    def stop(self) -> float:
        self.ended.set()
        self.thread.join()
        return round(self.peak / 1024, 0)


def family(pid: int) -> list[int]:
    """The process and all below it, those included that another thread than the first has started."""
    try:
        threads = Path(f"/proc/{pid}/task").glob("*/children")
        children = " ".join(thread.read_text() for thread in threads).split()
    except OSError:
        return [pid]
    return [pid, *(each for child in children for each in family(int(child)))]


def proportional_kb(pid: int) -> int:
    """Memory of a process in kB, pages shared with others counted in part (Pss)."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return int(re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE).group(1))


def megabytes(files: list[Path]) -> float:
    return round(sum(path.stat().st_size for path in files) / 1e6, 1)


def table(results: list[Result], jobs: int) -> str:
    """The results as Markdown."""
    steps = list(dict.fromkeys(step for result in results for step in result.steps))
    head = [
        "site",
        "postings",
        "files",
        "total s",
        *(f"{step} s" for step in steps),
        "peak MB",
        "output MB",
        "search MB",
        "search files",
    ]
    rows = [
        [
            r.name,
            f"{r.postings:,}",
            f"{r.files:,}",
            f"{r.seconds:.1f}",
            *(f"{r.steps.get(step, 0):.2f}" for step in steps),
            f"{r.peak_mb:,.0f}",
            f"{r.output_mb:,.1f}",
            f"{r.search_mb:,.1f}",
            f"{r.search_files:,}",
        ]
        for r in results
    ]
    lines = [head, ["---"] * len(head), *rows]
    machine = (
        f"{os.cpu_count()} cores, {jobs} processes, Python {platform.python_version()}, {platform.system()}"
    )
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + f"\n\n{machine}"


if __name__ == "__main__":
    main()
