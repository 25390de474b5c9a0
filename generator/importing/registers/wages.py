"""`rolepages import wages`: OFLC's prevailing wages and their areas become the tables `wages` and `areas`.

OFLC publishes, for the year from July, `ALC_Export.csv` (four wage levels for each occupation and area) and
`Geography.csv` (the counties of each area). Wages are dollars an hour; rows labelled `Annual Wage`, and in
copies without labels those above 1,000, are for a year of 2,080 hours. `High Wage` and `No Leveled Wage` rows
have no levels.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.domain.records import DataSet, Table
from generator.domain.wage import HOURS_A_YEAR
from generator.evidence.areas import county_key
from generator.importing.registers.layouts import Columns, Layout
from generator.importing.registers.periods import named_wage_year, wage_year
from generator.importing.registers.storing import Content, Value, stored
from generator.importing.registers.tables import TableRow, read_tables
from generator.importing.registers.tally import Tally, UnusableRowError
from generator.importing.registers.values import amount_of, digits_of, state_of, text_of
from generator.importing.source_notes import SourceNotes
from generator.problems.problem import Checked, Problem
from generator.sources.snapshot import Progress

URL = "https://flag.dol.gov/wage-data/wage-data-downloads"
LICENCE = "public domain (US government work)"
HIGHEST_HOURLY = 1_000
"""Dollars an hour that no prevailing wage reaches; OFLC publishes yearly wages for pilots or teachers."""

WAGES = Layout(
    "a wage table",
    {
        "soc": ("SocCode", "soc_code", "Soc Code"),
        "area": ("Area", "area_id"),
        **{f"level{number}": (f"Level{number}", f"level {number}") for number in range(1, 5)},
    },
    {"label": ("Label",)},
)
AREAS = Layout(
    "the geography of areas",
    {
        "area": ("Area",),
        "name": ("AreaName", "Area Name"),
        "state": ("StateAb", "State Ab"),
        "county": ("CountyTownName", "County Town Name"),
    },
)
_NAMES = {Table.WAGES: "OFLC prevailing wages", Table.AREAS: "OFLC geography of wage areas"}


class _Levels(NamedTuple):
    """The wages of one row and where it stands."""

    levels: tuple[float | None, ...]
    file: Path
    line: int


def import_wages(
    files: Sequence[Path], into: Path, notes: SourceNotes, year: int | None, progress: Progress | None = None
) -> Checked[Sequence[DataSet] | None]:
    """Replace the tables `wages` and `areas` of the evidence folder `into`, or the one that `files` are for.

    `year` is the one in whose July the wage year begins; None takes it from the names of files and folders.
    None in return means that nothing was written.
    """
    begins = _first_year(files, into, year)
    if isinstance(begins, Problem):
        return Checked(None, (begins, *_other_exports(files)))
    book = _Book()
    problems = (
        *_other_exports(files),
        *read_tables(files, (WAGES, AREAS), book.take, book.tally, progress),
    )
    wages, areas = list(book.wage_rows()), list(book.area_rows())
    rejected = (*book.wages.problems, *book.areas.problems)
    problems = (*problems, *book.empty(wages, areas, into))
    if problems:
        return Checked(None, (*problems, *rejected))
    contents = {
        table: Content(rows, _described(table, book, files, len(rows), notes, begins))
        for table, rows in ((Table.WAGES, wages), (Table.AREAS, areas))
        if rows
    }
    done = stored(into, contents)
    return Checked(done.value, (*done.problems, *rejected))


@dataclass(slots=True)
class _Book:
    """Collects the rows of all files."""

    wages: Tally = field(default_factory=Tally)
    areas: Tally = field(default_factory=Tally)
    files: dict[Table, set[str]] = field(default_factory=dict)
    _levels: dict[tuple[str, str], list[_Levels]] = field(default_factory=dict)
    _counties: dict[tuple[str, str], list[tuple[str, str, Path, int]]] = field(default_factory=dict)
    """(state, county as published) -> area, its name and where it stands."""

    def tally(self, layout: Layout) -> Tally:
        return self.wages if layout is WAGES else self.areas

    def take(self, file: Path, columns: Columns, rows: Iterator[TableRow]) -> None:
        is_wages = columns.layout is WAGES
        self.files.setdefault(Table.WAGES if is_wages else Table.AREAS, set()).add(file.name)
        take = self._take_wage if is_wages else self._take_county
        for row in rows:
            try:
                take(file, row, columns)
            except UnusableRowError as error:
                self.tally(columns.layout).reject(file, row.line, str(error))

    def _take_wage(self, file: Path, row: TableRow, columns: Columns) -> None:
        soc = _soc(columns.cell(row.cells, "soc"))
        area = _area(columns.cell(row.cells, "area"))
        cells = [columns.cell(row.cells, f"level{number}") for number in range(1, 5)]
        levels = _levels(cells, columns.cell(row.cells, "label"), self.wages)
        self._levels.setdefault((soc, area), []).append(_Levels(levels, file, row.line))

    def _take_county(self, file: Path, row: TableRow, columns: Columns) -> None:
        area = _area(columns.cell(row.cells, "area"))
        name, county = (text_of(columns.cell(row.cells, column)) for column in ("name", "county"))
        state = state_of(columns.cell(row.cells, "state"))
        if name is None or county is None:
            raise UnusableRowError("it names no area or no county")
        if state is None:
            raise UnusableRowError("its state is no code of two letters")
        self._counties.setdefault((state, county), []).append((area, name, file, row.line))

    def wage_rows(self) -> Iterator[tuple[Value, ...]]:
        """Each occupation and area once. Equal rows are united; different ones leave open which holds."""
        known = {area for found in self._counties.values() for area, *_ in found}
        for (soc, area), found in self._levels.items():
            if len({each.levels for each in found}) > 1:
                for each in found:
                    reason = "other wages for the same occupation and area in another row"
                    self.wages.reject(each.file, each.line, reason)
                continue
            self._unite(self.wages, found)
            if known and area not in known:
                self.wages.note("area without counties in the geography, kept")
            yield (soc, area, *found[0].levels)

    def area_rows(self) -> Iterator[tuple[Value, ...]]:
        """Each county once, under its one area."""
        areas_of = Counter[tuple[str, str]]()
        for (state, county), found in self._counties.items():
            areas_of[state, county_key(county)] += len({area for area, *_ in found})
        names: dict[str, str] = {}
        for (state, county), found in self._counties.items():
            if areas_of[state, county_key(county)] > 1:
                for _, _, file, line in found:
                    self.areas.reject(file, line, "its county stands in several areas")
                continue
            self._unite(self.areas, found)
            area, name, *_ = found[0]
            if names.setdefault(area, name) != name:
                self.areas.note("area with several names, the first taken")
            yield (area, names[area], state, county)

    @staticmethod
    def _unite(tally: Tally, found: Sequence[object]) -> None:
        if len(found) > 1:
            tally.notes["the same row again, united"] += len(found) - 1

    def empty(self, wages: Sequence[object], areas: Sequence[object], into: Path) -> Iterator[Problem]:
        """Tables for which there are files but no rows."""
        for table, rows, tally in (
            (Table.WAGES, wages, self.wages),
            (Table.AREAS, areas, self.areas),
        ):
            if table in self.files and not rows:
                message = f"Of {tally.read:,} rows for the table `{table.value}` none can be used."
                hint = "look at the reasons; the table is as it was."
                yield Problem(into.as_posix(), "record-nothing", message, hint)


def _soc(cell: str) -> str:
    """The code as published: prevailing wages have codes of their own beside SOC 2018, such as 13-1020."""
    found = re.fullmatch(r"(\d{2})-?(\d{4})(?:\.00)?", cell.strip(), re.ASCII)
    if found is None:
        raise UnusableRowError("its occupation is no code such as 15-1252")
    return f"{found[1]}-{found[2]}"


def _area(cell: str) -> str:
    number = digits_of(cell, 1)
    if number is None:
        raise UnusableRowError("its area is no number")
    return str(int(number))


def _levels(cells: Sequence[str], label: str, tally: Tally) -> tuple[float | None, ...]:
    """Dollars an hour by level; None where none is published."""
    given = [amount_of(cell, "a wage") or None for cell in cells]
    stated = [amount for amount in given if amount is not None]
    is_labelled = label.strip().lower() == "annual wage"
    above = [amount > HIGHEST_HOURLY for amount in stated]
    if stated and (any(above) != all(above) or (is_labelled and not any(above))):
        raise UnusableRowError("hourly and yearly wages in one row")
    if len(stated) < len(given):
        tally.note("level without a published wage (zero or empty)")
    if sorted(stated) != stated:
        tally.note("levels that do not rise, kept")
    if any(above):
        tally.note(f"yearly wages, divided by {HOURS_A_YEAR:,} hours")
        # Six decimals give the yearly wage back to the cent.
        return tuple(None if amount is None else round(amount / HOURS_A_YEAR, 6) for amount in given)
    return tuple(given)


def _first_year(files: Iterable[Path], into: Path, year: int | None) -> int | Problem:
    named = {file.name: named for file in files if (named := named_wage_year(file)) is not None}
    years = set(named.values()) | ({year} if year is not None else set())
    if len(years) == 1:
        return years.pop()
    if not years:
        message = "Nothing says of which year the wages are."
        hint = (
            "give `--year 2025` for the wages of July 2025 to June 2026, or let a file's name hold `2025-26`."
        )
        return Problem(into.as_posix(), "record-period", message, hint)
    shown = ", ".join(f"{name}: {begins}" for name, begins in sorted(named.items()))
    said = f" and --year says {year}" if year is not None else ""
    message = f"The wages are of several years: file names say {shown}{said}."
    return Problem(into.as_posix(), "record-period", message, "import the files of one wage year together.")


def _other_exports(files: Iterable[Path]) -> Iterator[Problem]:
    """`EDC_Export.csv` has the same columns but other wages: for colleges and research organisations."""
    for file in files:
        if re.match(r"edc[ _-]", file.name, re.IGNORECASE):
            message = f"`{file.name}` holds the wages for colleges and research organisations alone."
            hint = "wanted: `ALC_Export.csv`, the wages for all industries, and `Geography.csv`."
            yield Problem(file.as_posix(), "record-kind", message, hint)


def _described(
    table: Table, book: _Book, files: Sequence[Path], kept: int, notes: SourceNotes, year: int
) -> DataSet:
    tally = book.wages if table is Table.WAGES else book.areas
    first, last = wage_year(year)
    return DataSet(
        table=table,
        files=tuple(sorted(book.files[table])),
        title=notes.title or f"{_NAMES[table]}, July {year} to June {year + 1}",
        url=notes.url or (None if notes.demo else URL),
        licence=notes.licence or LICENCE,
        first=first,
        last=last,
        read=tally.read,
        kept=kept,
        rejected=dict(sorted(tally.rejected.items())),
        notes=dict(sorted(tally.notes.items())),
        demo=notes.demo,
    )
