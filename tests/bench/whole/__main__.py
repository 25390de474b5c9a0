"""The bench as a program: see the package."""

import argparse
import compileall
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import tests.bench.whole as package
from tests.bench.bench import ROOT
from tests.bench.whole.machine import file_system, machine, told
from tests.bench.whole.plot import svg
from tests.bench.whole.results import Results, Sample, from_json, table, to_json
from tests.bench.whole.turns import TOOLS, clear, hugo, hugo_turn, our_turn
from tests.bench.whole.workload import Workload, Writer

_KB_A_POSTING = 150
"""What the sites and outputs of one round take, both programs' together, with room to spare."""


def main() -> None:
    """Measure, or read what was measured, and print."""
    options = _parser().parse_args()
    results = _read(options.results) if options.results else _measured(options)
    print(table(results))
    for each in results.machines:
        print(f"\n{told(each)}")
    _write(results, options)


def _write(results: Results, options: argparse.Namespace) -> None:
    if options.json:
        options.json.write_text(to_json(results), "utf-8")
    if options.svg:
        options.svg.write_text(svg(results), "utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.whole",
        description=package.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sizes", type=_sizes, default=[1_000], metavar="N,N", help="numbers of postings")
    parser.add_argument("--rounds", type=_whole, default=3, metavar="N", help="the middle of so many counts")
    parser.add_argument("--tools", type=_tools, default=list(TOOLS), metavar="NAME,NAME", help="hugo, ours")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="where sites and builds lie meanwhile")
    parser.add_argument("--day", type=date.fromisoformat, default=date.today(), help="day of the measurement")  # noqa: DTZ011 - the machine's own day
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure")
    parser.add_argument("--svg", type=Path, metavar="FILE", help="write a plot of the medians")
    parser.add_argument(
        "--from",
        dest="results",
        type=lambda text: [Path(name) for name in text.split(",")],
        metavar="FILE,FILE",
        help="measure nothing: results of earlier runs, together",
    )
    return parser


def _measured(options: argparse.Namespace) -> Results:
    """All rounds of all sizes, in a folder that is removed at the end; what is done is written meanwhile."""
    if "hugo" in options.tools:
        hugo()
    compileall.compile_dir(ROOT / "generator", quiet=2)
    folder = Path(tempfile.mkdtemp(prefix="rolepages-bench-", dir=options.out))
    try:
        _must_fit(folder, options)
        facts = machine(options.day, file_system(folder))
        results = Results((), ())
        for samples in _rounds(folder, options):
            load = {"load_at_end": round(os.getloadavg()[0], 2)}
            results = Results((*results.samples, *samples), ({**facts, **load},))
            _write(results, options)
        return results
    finally:
        shutil.rmtree(folder)


def _rounds(folder: Path, options: argparse.Namespace) -> Iterator[list[Sample]]:
    writer = Writer()
    for size in options.sizes:
        workload = writer.workload(size)
        for number in range(1, options.rounds + 1):
            place = folder / f"{size}-{number}"
            place.mkdir()
            yield _round(place, writer, workload, number, options)
            clear(place)


def _round(
    place: Path, writer: Writer, workload: Workload, number: int, options: argparse.Namespace
) -> list[Sample]:
    """Every tool once, by turns."""

    def say(what: str) -> None:
        head = f"{len(workload.adverts):,} postings, round {number} of {options.rounds}"
        print(f"{head}: {what}", file=sys.stderr, flush=True)

    samples: list[Sample] = []
    if "hugo" in options.tools:
        samples += hugo_turn(place, workload, number, say)
    if "ours" in options.tools:
        samples += our_turn(place, writer, workload, number, say)
    return samples


def _must_fit(folder: Path, options: argparse.Namespace) -> None:
    """Ends the bench where the folder has too little room, before an hour has passed."""
    postings = max(options.sizes) if file_system(folder) == "tmpfs" else sum(options.sizes) * options.rounds
    needed, free = postings * _KB_A_POSTING / 1e6, shutil.disk_usage(folder).free / 1e9
    if needed > free:
        sys.exit(f"{folder.parent} has {free:.1f} GB left and about {needed:.1f} GB are needed: name --out.")


def _read(files: list[Path]) -> Results:
    try:
        return from_json(file.read_text("utf-8") for file in files)
    except (OSError, ValueError, KeyError, TypeError) as error:
        sys.exit(f"The results cannot be read: {error}.")


def _whole(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not number:
        raise argparse.ArgumentTypeError("a whole number from 1 on is needed")
    return number


def _sizes(text: str) -> list[int]:
    return [_whole(each) for each in text.split(",")]


def _tools(text: str) -> list[str]:
    named = text.split(",")
    if wrong := [each for each in named if each not in TOOLS]:
        raise argparse.ArgumentTypeError(f"{', '.join(wrong)}: there are {' and '.join(TOOLS)}")
    return named


if __name__ == "__main__":
    main()
