"""What kind of table a file holds, told by its columns, and where each column stands."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.importing.kinds import kind_hint
from generator.problems.problem import Problem
from generator.problems.wording import listed, nearest, shortened

_AS_PUBLISHED = "use the file as its publisher gives it."
_MOST_SHOWN = 12
"""Columns of a file that a message names."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One form of a table. Column names are compared in small letters, by their letters and digits."""

    name: str
    """What the file is, as said in messages: `a wage table of OFLC`."""
    columns: Mapping[str, tuple[str, ...]]
    """Short name of a column that has to be there -> its headings, the usual one first."""
    optional: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The same for columns that may be missing."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a layout stand in one file."""

    layout: Layout
    places: Mapping[str, int]

    def cell(self, cells: Sequence[str], column: str) -> str:
        """The cell of a column by its short name; empty when the file lacks an optional column."""
        place = self.places.get(column)
        return "" if place is None else cells[place]


def columns_of(header: Sequence[str], layouts: Sequence[Layout], path: str) -> Columns | Problem:
    """The layout a header belongs to, or the problem that it has none.

    A layout fits when all its columns are there; of several the first. Where more than half of a layout's
    columns are there, the missing ones are named; a file with fewer is of another kind.
    """
    for layout in layouts:
        places = _places(header, layout)
        if layout.columns.keys() <= places.keys():
            doubled = _doubled(header, layout)
            return _doubled_problem(doubled, path) if doubled else Columns(layout, places)
    likeliest = max(layouts, key=lambda layout: len(layout.columns.keys() & _places(header, layout).keys()))
    missing = [
        headings for short, headings in likeliest.columns.items() if short not in _places(header, likeliest)
    ]
    if 2 * len(missing) >= len(likeliest.columns):
        return _foreign(header, layouts, path)
    return _missing(header, likeliest, missing, path)


def fits(header: Sequence[str], layouts: Sequence[Layout]) -> bool:
    """Whether all columns of a layout are in the header."""
    return any(layout.columns.keys() <= _places(header, layout).keys() for layout in layouts)


def folded(heading: str) -> str:
    """The form under which headings are compared: `Fiscal Year   ` and `FISCAL_YEAR` are `fiscal year`."""
    return " ".join(re.findall(r"[a-z0-9]+", heading.lower()))


def _places(header: Sequence[str], layout: Layout) -> dict[str, int]:
    names = [folded(cell) for cell in header]
    return {
        short: names.index(name)
        for short, headings in (*layout.columns.items(), *layout.optional.items())
        for name in [next((folded(each) for each in headings if folded(each) in names), None)]
        if name is not None
    }


def _doubled(header: Sequence[str], layout: Layout) -> list[str]:
    wanted = {folded(name) for headings in layout.columns.values() for name in headings}
    return sorted(
        name for name, number in Counter(map(folded, header)).items() if number > 1 and name in wanted
    )


def _doubled_problem(doubled: list[str], path: str) -> Problem:
    message = f"The table has several columns {listed(doubled)}."
    return Problem(path, "record-columns", message, "rename or delete all but the right one.")


def _missing(header: Sequence[str], layout: Layout, missing: Sequence[tuple[str, ...]], path: str) -> Problem:
    looked_for = "; ".join(listed(headings, "or") for headings in missing)
    message = f"The file looks like {layout.name}, but has no column {looked_for}. {_found(header)}"
    return Problem(path, "record-columns", message, " ".join(_hints(header, missing)))


def _hints(header: Sequence[str], missing: Sequence[tuple[str, ...]]) -> Iterator[str]:
    for headings in missing:
        near = nearest(headings[0], header)
        if near:
            yield f"did you mean `{shortened(near)}` for `{headings[0]}`? Then rename it."
    yield _AS_PUBLISHED


def _foreign(header: Sequence[str], layouts: Sequence[Layout], path: str) -> Problem:
    wanted = "; ".join(f"{layout.name} ({_usual(layout)})" for layout in layouts)
    message = f"The file is of another kind. {_found(header)} Looked for: {wanted}."
    asked = {name for layout in layouts for names in layout.columns.values() for name in names}
    return Problem(path, "record-kind", message, kind_hint(header, asked) or _AS_PUBLISHED)


def _usual(layout: Layout) -> str:
    return ", ".join(headings[0] for headings in layout.columns.values())


def _found(header: Sequence[str]) -> str:
    names = [shortened(" ".join(cell.split()) or "(empty)", 40) for cell in header]
    more = f" and {len(names) - _MOST_SHOWN} more" if len(names) > _MOST_SHOWN else ""
    return f"Its columns are: {', '.join(names[:_MOST_SHOWN])}{more}."
