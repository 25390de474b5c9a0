"""Bars of a chart from the rows of its table."""

from collections.abc import Iterable

from generator.pages.model.figures import Bar, Chart


def chart_of(
    chart_id: str,
    title: str,
    description: str,
    headings: tuple[str, str],
    rows: Iterable[tuple[str, int, str]],
) -> Chart:
    """Bars of (label, value, address), each with its share of the largest."""
    listed = tuple(rows)
    largest = max((value for _, value, _ in listed), default=0) or 1
    bars = tuple(Bar(label, value, value / largest, url) for label, value, url in listed)
    return Chart(chart_id, title, description, headings[0], headings[1], bars)
