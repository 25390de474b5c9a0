"""Measured builds: their medians and ratios, as a table in Markdown and as JSON."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

HUGO = "Hugo"
HUGO_AND_PAGEFIND = "Hugo and Pagefind"
OURS = "ours"
OURS_PAGES = "ours, without the step `index`"
UNCHANGED = "ours again, nothing changed"
EDITED = "ours again, one text edited"
NEXT_DAY = "ours again, 5% of the postings changed"
ROWS = (HUGO, HUGO_AND_PAGEFIND, OURS, OURS_PAGES, UNCHANGED, EDITED, NEXT_DAY)
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Output:
    """What a build has written."""

    pages: int
    """HTML files."""
    files: int
    mb: float
    """Megabytes of a million bytes, as all below."""
    search_mb: float
    """Of these, the index of the search."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One measured build."""

    row: str
    size: int
    """Postings."""
    round: int
    seconds: float
    cpu_seconds: float | None
    """Nothing where the figure is no process of its own; so is the memory."""
    peak_mb: float | None
    output: Output
    steps: Mapping[str, float] = field(default_factory=dict)
    """Seconds of the steps that the program tells."""


@dataclass(frozen=True, slots=True)
class Results:
    """Samples of one or several machines or days."""

    samples: tuple[Sample, ...]
    machines: tuple[Mapping[str, Any], ...]

    def sizes(self) -> list[int]:
        return sorted({sample.size for sample in self.samples})

    def of(self, row: str, size: int) -> list[Sample]:
        return [sample for sample in self.samples if (sample.row, sample.size) == (row, size)]

    def seconds(self, row: str, size: int) -> float | None:
        """The median, or nothing where the row was not measured."""
        found = [sample.seconds for sample in self.of(row, size)]
        return median(found) if found else None

    def ratio(self, row: str, base: str, size: int) -> float | None:
        """The median of the ratios of rounds: what slows both in a round does not change it."""
        bases = {sample.round: sample.seconds for sample in self.of(base, size)}
        found = [
            sample.seconds / bases[sample.round] for sample in self.of(row, size) if bases.get(sample.round)
        ]
        return median(found) if found else None


def to_json(results: Results) -> str:
    """One object; `from_json` reads it again."""
    value = {
        "format": _FORMAT,
        "machines": list(results.machines),
        "samples": [asdict(sample) for sample in results.samples],
    }
    return json.dumps(value, indent=1) + "\n"


def from_json(texts: Iterable[str]) -> Results:
    """The results of several files together; a later file's samples are further rounds.

    Raises `ValueError` for a file of another kind.
    """
    samples: list[Sample] = []
    machines: list[Mapping[str, Any]] = []
    for text in texts:
        value = json.loads(text)
        if not isinstance(value, dict) or value.get("format") != _FORMAT:
            raise ValueError(f"no results of this bench in format {_FORMAT}")
        rounds = max((sample.round for sample in samples), default=0)
        for row in value["samples"]:
            output = Output(**row["output"])
            samples.append(Sample(**{**row, "output": output, "round": row["round"] + rounds}))
        machines += value["machines"]
    return Results(tuple(samples), tuple(machines))


def table(results: Results) -> str:
    """The medians as Markdown."""
    head = ["postings", "build", "s", f"x {HUGO}", f"x {HUGO_AND_PAGEFIND}", "processor s", "peak MB"]
    head += ["pages", "files", "MB", "search MB"]
    rows = [_row(results, row, size) for size in results.sizes() for row in ROWS if results.of(row, size)]
    return "\n".join(f"| {' | '.join(line)} |" for line in [head, ["---"] * len(head), *rows])


def _row(results: Results, row: str, size: int) -> list[str]:
    samples = results.of(row, size)
    output = samples[-1].output
    return [
        f"{size:,}",
        row,
        _figure(results.seconds(row, size), 2),
        _figure(results.ratio(row, HUGO, size), 2),
        _figure(results.ratio(row, HUGO_AND_PAGEFIND, size), 2),
        _figure(_median([sample.cpu_seconds for sample in samples]), 2),
        _figure(_median([sample.peak_mb for sample in samples]), 0),
        f"{output.pages:,}",
        f"{output.files:,}",
        _figure(output.mb, 1),
        _figure(output.search_mb, 1),
    ]


def _median(figures: Sequence[float | None]) -> float | None:
    there = [figure for figure in figures if figure is not None]
    return median(there) if there else None


def _figure(figure: float | None, digits: int) -> str:
    return "" if figure is None else f"{figure:,.{digits}f}"
