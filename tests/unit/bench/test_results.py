"""Medians and ratios of the bench follow from the measured seconds; results are read again as they were."""

import json
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.bench.whole import __main__ as program
from tests.bench.whole.measuring import Run, in_turn, run
from tests.bench.whole.plot import svg
from tests.bench.whole.results import (
    HUGO,
    HUGO_AND_PAGEFIND,
    OURS,
    Output,
    Results,
    Sample,
    from_json,
    table,
    to_json,
)

OUTPUT = Output(pages=901, files=1_898, mb=13.9, search_mb=4.04)
MACHINE = {
    "day": "2026-03-31",
    "processor": "Loom 3",
    "cores": 2,
    "memory_gb": 8.0,
    "system": "Linux",
    "file_system": "tmpfs",
    "load": 0.1,
    "load_at_end": 1.9,
    "python": "3.11.7",
    "rolepages": "0.1.0",
    "hugo": "0.168.0",
    "pagefind": "1.5.2",
}


def a_sample(
    row: str = OURS, size: int = 1_000, number: int = 1, seconds: float = 1, **changes: object
) -> Sample:
    figures = {"cpu_seconds": seconds * 2, "peak_mb": 100.0, "output": OUTPUT, **changes}
    return Sample(row, size, number, seconds, **figures)  # type: ignore[arg-type]


def results(*samples: Sample) -> Results:
    return Results(samples, (MACHINE,))


THREE = results(
    *(a_sample(HUGO, number=number, seconds=seconds) for number, seconds in ((1, 2.0), (2, 8.0), (3, 3.0))),
    *(a_sample(OURS, number=number, seconds=seconds) for number, seconds in ((1, 1.0), (2, 2.0), (3, 9.0))),
)


def test_a_build_counts_with_the_middle_of_its_rounds() -> None:
    assert (THREE.seconds(HUGO, 1_000), THREE.seconds(OURS, 1_000)) == (3, 2)
    assert THREE.seconds(OURS, 10_000) is None


def test_a_ratio_compares_builds_of_one_round() -> None:
    assert THREE.ratio(OURS, HUGO, 1_000) == 0.5
    assert THREE.ratio(OURS, HUGO_AND_PAGEFIND, 1_000) is None
    lonely = results(a_sample(HUGO, number=1), a_sample(OURS, number=2))
    assert lonely.ratio(OURS, HUGO, 1_000) is None


def test_the_table_shows_medians_and_leaves_unknown_figures_out() -> None:
    rows = table(results(a_sample(seconds=1_234.567, cpu_seconds=None, peak_mb=None))).splitlines()
    assert rows[2] == "| 1,000 | ours | 1,234.57 |  |  |  |  | 901 | 1,898 | 13.9 | 4.0 |"
    assert {row.count("|") for row in rows} == {12}


def test_results_are_read_as_they_were_written() -> None:
    written = results(a_sample(steps={"index": 0.12}), a_sample(HUGO, cpu_seconds=None))
    assert from_json([to_json(written)]) == written


def test_results_of_two_files_are_further_rounds() -> None:
    both = from_json([to_json(THREE), to_json(results(a_sample(OURS, seconds=4)))])
    assert both.seconds(OURS, 1_000) == 3
    assert both.ratio(OURS, HUGO, 1_000) == 0.5
    assert len(both.machines) == 2


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 2}', '{"format": 1, "samples": [{}]}'])
def test_a_file_of_another_kind_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    file = tmp_path / "results.json"
    file.write_text(text)
    monkeypatch.setattr(sys, "argv", ["whole", "--from", str(file)])
    with pytest.raises(SystemExit, match="The results cannot be read"):
        program.main()


def test_what_was_measured_is_printed_and_drawn_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file, again, plot = (tmp_path / name for name in ("one.json", "again.json", "plot.svg"))
    file.write_text(to_json(THREE))
    monkeypatch.setattr(sys, "argv", ["whole", "--from", str(file), "--json", str(again), "--svg", str(plot)])
    program.main()
    said = capsys.readouterr().out
    assert table(THREE) in said
    assert "Loom 3, 2 cores" in said
    assert json.loads(again.read_bytes()) == json.loads(file.read_bytes())
    assert plot.read_text() == svg(THREE)


def test_the_plot_has_a_line_for_each_build_and_the_same_bytes() -> None:
    drawn = results(*(a_sample(row, size, seconds=size) for row in (HUGO, OURS) for size in (1_000, 10_000)))
    texts = [element.text for element in ET.fromstring(svg(drawn)).iter() if element.tag.endswith("text")]
    assert {HUGO, OURS, "postings", "seconds"} <= set(texts)
    assert HUGO_AND_PAGEFIND not in texts
    assert svg(drawn) == svg(drawn)
    assert svg(drawn).count("<path") == 2
    assert svg(results(a_sample())).count("<circle") == 1
    with pytest.raises(ValueError, match="nothing was measured"):
        svg(results())


def test_two_commands_in_turn_take_the_sum_of_their_seconds_and_the_larger_memory() -> None:
    assert in_turn(Run(1, 2, 300, "a"), Run(3, 4, 200, "b")) == Run(4, 6, 300, "ab")


def test_a_command_that_fails_ends_the_bench_with_its_words() -> None:
    with pytest.raises(SystemExit, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"])


@pytest.mark.parametrize(
    "arguments",
    [["--sizes", "0"], ["--sizes", "1,x"], ["--rounds", "-1"], ["--tools", "jekyll"], ["--sizes", "²"]],
)
def test_an_option_that_makes_no_sense_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["whole", *arguments])
    with pytest.raises(SystemExit, match="2"):
        program.main()
    assert arguments[0] in capsys.readouterr().err
