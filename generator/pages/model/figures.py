"""Charts and tables of figures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart and row of its table."""

    label: str
    value: int
    share: float
    """Of the largest bar, 0 to 1."""
    url: str = ""
    missing: bool = False
    """The data do not hold it: shown as such, never as zero."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with the same figures as a table."""

    id: str
    title: str
    description: str
    """What the chart shows, with its n."""
    label_heading: str
    value_heading: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class DataTable:
    """A small table of figures. The first cell of a row is its heading; the others are numbers."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PayFigures:
    """Posted pay of a list: one currency, one unit, never mixed."""

    n: int
    of: int
    """Jobs on the list."""
    unit: str
    """`US dollars a year`."""
    low: str
    """25th percentile of the middle of the posted ranges, formatted."""
    median: str
    high: str
    """75th percentile."""
    chart: Chart
