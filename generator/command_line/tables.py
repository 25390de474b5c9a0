"""Tables and lines on standard output, for commands that answer a person."""

import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from generator.problems.report import escaped

_ENDLESS = 10_000
"""Columns of a table that no terminal shows: a line for each row, which `grep` finds whole."""


def table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Aligned columns without lines; a column in which nothing stands is left out.

    What editors wrote is shown as text, and moves no cursor.
    """
    cells = [[escaped(cell) for cell in row] for row in rows]
    used = [place for place in range(len(names)) if any(row[place] for row in cells)]
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for place in used:
        made.add_column(names[place], overflow="fold", no_wrap=names[place] == "day")
    for row in cells:
        made.add_row(*(Text(row[place]) for place in used))
    return made


def line(words: str) -> Text:
    """A line of text that moves no cursor."""
    return Text(escaped(words))


def console_of_output() -> Console:
    """Standard output, as wide as the terminal, and into a pipe without wrapping.

    Colour follows the terminal and `NO_COLOR`.
    """
    return Console(highlight=False, width=None if sys.stdout.isatty() else _ENDLESS)
