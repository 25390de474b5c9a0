"""The seconds of every build against the number of postings, as SVG: same results, same bytes."""

import leather

from tests.bench.whole.results import (
    EDITED,
    HUGO,
    HUGO_AND_PAGEFIND,
    NEXT_DAY,
    OURS,
    UNCHANGED,
    Results,
)

_WIDTH, _HEIGHT = 800, 480
_COLOURS = {
    HUGO: "#e69f00",
    HUGO_AND_PAGEFIND: "#d55e00",
    OURS: "#0072b2",
    UNCHANGED: "#cc79a7",
    EDITED: "#009e73",
    NEXT_DAY: "#56b4e9",
}
"""Colours that can be told apart with any sight of colours: Okabe and Ito's."""
_ROOM = 1.05
"""The axes end a little after the largest value."""


def svg(results: Results) -> str:
    """A line of medians for each build, a dot where there is one size.

    Raises `ValueError` without a sample.
    """
    if not results.samples:
        raise ValueError("nothing was measured")
    chart = leather.Chart("Seconds of a whole build")
    highest = 0.0
    for row, colour in _COLOURS.items():
        points = _points(results, row)
        if points:
            highest = max(highest, *(seconds for _, seconds in points))
            if len(points) > 1:
                chart.add_line(points, name=row, stroke_color=colour)
            else:
                chart.add_dots(points, name=row, fill_color=colour)
    chart.add_x_scale(0, results.sizes()[-1] * _ROOM)
    chart.add_y_scale(0, highest * _ROOM)
    chart.add_x_axis(name="postings")
    chart.add_y_axis(name="seconds")
    return str(chart.to_svg(width=_WIDTH, height=_HEIGHT)) + "\n"


def _points(results: Results, row: str) -> list[tuple[int, float]]:
    medians = ((size, results.seconds(row, size)) for size in results.sizes())
    return [(size, seconds) for size, seconds in medians if seconds is not None]
