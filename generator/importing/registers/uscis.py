"""`rolepages import uscis`: exports of the USCIS H-1B Employer Data Hub become the table `uscis`.

USCIS counts first decisions on petitions. An initial petition is one for new employment or for new concurrent
employment; every other one (the same job continued or changed, another employer, an amendment) is continuing.
Exports up to fiscal year 2023 have these two sums; newer ones have six kinds apart, which are added up so.
Source: "Understanding Our H-1B Employer Data Hub", uscis.gov.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.domain.records import DataSet, Table
from generator.importing.registers.layouts import Columns, Layout
from generator.importing.registers.periods import fiscal_year, missing_years
from generator.importing.registers.storing import Content, Value, stored
from generator.importing.registers.tables import TableRow, read_tables
from generator.importing.registers.tally import Tally, UnusableRowError
from generator.importing.registers.values import count_of, digits_of, state_of, text_of
from generator.importing.source_notes import SourceNotes
from generator.problems.problem import Checked, Problem
from generator.problems.wording import listed
from generator.sources.snapshot import Progress

TITLE = "USCIS H-1B Employer Data Hub"
URL = "https://www.uscis.gov/tools/reports-and-studies/h-1b-employer-data-hub"
LICENCE = "public domain (US government work)"

FIRST_YEAR, LAST_YEAR = 2009, 2100
"""The Data Hub begins with fiscal year 2009."""

_WHO = {
    "year": ("Fiscal Year",),
    "employer": ("Employer", "Employer (Petitioner) Name", "Petitioner", "Employer Name"),
}
_WHERE = {
    "naics": ("NAICS", "Industry (NAICS) Code", "NAICS Code"),
    "tax_id": ("Tax ID",),
    "state": ("State", "Petitioner State"),
    "city": ("City", "Petitioner City"),
    "zip": ("ZIP", "Petitioner Zip Code", "Zip Code"),
}
_INITIAL = ("New Employment", "New Concurrent")
_CONTINUING = ("Continuation", "Change with Same Employer", "Change of Employer", "Amended")
_SUMS = {
    "initial_approvals": ("Initial Approvals", "Initial Approval"),
    "initial_denials": ("Initial Denials", "Initial Denial"),
    "continuing_approvals": ("Continuing Approvals", "Continuing Approval"),
    "continuing_denials": ("Continuing Denials", "Continuing Denial"),
}
SUMS = Layout("an Employer Data Hub export with initial and continuing petitions", _WHO | _SUMS, _WHERE)
KINDS = Layout(
    "an Employer Data Hub export with six kinds of petitions",
    _WHO
    | {
        f"{kind} {outcome}": (f"{kind} {outcome}", f"{kind} {outcome}s")
        for kind in (*_INITIAL, *_CONTINUING)
        for outcome in ("Approval", "Denial")
    },
    _WHERE,
)


def import_uscis(
    files: Sequence[Path], into: Path, notes: SourceNotes, progress: Progress | None = None
) -> Checked[Sequence[DataSet] | None]:
    """Replace the table `uscis` of the evidence folder `into` by the rows of `files`.

    One employer has a row for each place and tax number; they stay rows, and their sum is the employer's.
    Rows that are equal in every cell may be different places and stay, too. None: nothing was written.
    """
    hub = _Hub()
    problems = read_tables(files, (SUMS, KINDS), hub.take, lambda _: hub.tally, progress)
    problems = (*problems, *hub.year_problems())
    if problems:
        return Checked(None, (*problems, *hub.tally.problems))
    if not hub.rows:
        message = f"Of {hub.tally.read:,} rows none can be used."
        hint = "look at the reasons; the table is as it was."
        nothing = Problem(into.as_posix(), "record-nothing", message, hint)
        return Checked(None, (nothing, *hub.tally.problems))
    done = stored(into, {Table.USCIS: Content(hub.rows, hub.described(files, notes))})
    return Checked(done.value, (*done.problems, *hub.tally.problems))


class _Hub:
    """Collects the rows of all files."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.rows: list[tuple[Value, ...]] = []
        self.files: dict[int, list[str]] = {}
        """Files by the fiscal years they hold."""

    def take(self, file: Path, columns: Columns, rows: Iterator[TableRow]) -> None:
        seen: Counter[tuple[Value, ...]] = Counter()
        for row in rows:
            try:
                record = _record(row.cells, columns)
            except UnusableRowError as error:
                self.tally.reject(file, row.line, str(error))
                continue
            seen[record] += 1
            self.rows.append(record)
        for record, number in seen.items():
            if number > 1:
                self.tally.notes["equal to another row in every cell, kept"] += number - 1
            self._holds(file, int(str(record[0])))

    def _holds(self, file: Path, year: int) -> None:
        names = self.files.setdefault(year, [])
        if file.as_posix() not in names:
            names.append(file.as_posix())

    def year_problems(self) -> Iterator[Problem]:
        """A year in two files would be counted twice."""
        for year, names in sorted(self.files.items()):
            if len(names) > 1:
                message = f"Fiscal year {year} stands in {len(names)} files: {listed(names)}."
                hint = "give one file for a year; parts of a year belong into one file first."
                yield Problem(names[-1], "record-doubled", message, hint)

    def described(self, files: Sequence[Path], notes: SourceNotes) -> DataSet:
        years = sorted(self.files)
        return DataSet(
            table=Table.USCIS,
            files=tuple(sorted({file.name for file in files})),
            title=notes.title or TITLE,
            url=notes.url or (None if notes.demo else URL),
            licence=notes.licence or LICENCE,
            first=fiscal_year(years[0])[0],
            last=fiscal_year(years[-1])[1],
            missing=missing_years(years),
            read=self.tally.read,
            kept=len(self.rows),
            rejected=dict(sorted(self.tally.rejected.items())),
            notes=dict(sorted(self.tally.notes.items())),
            demo=notes.demo,
        )


def _record(cells: Sequence[str], columns: Columns) -> tuple[Value, ...]:
    """A row in the order of the table's columns."""
    year = _year(columns.cell(cells, "year"))
    employer = text_of(columns.cell(cells, "employer"))
    if employer is None:
        raise UnusableRowError("it names no employer")
    return (
        year,
        employer,
        *_counts(cells, columns),
        _sector(columns.cell(cells, "naics")),
        digits_of(columns.cell(cells, "tax_id"), 4),
        state_of(columns.cell(cells, "state")),
        text_of(columns.cell(cells, "city")),
        digits_of(columns.cell(cells, "zip"), 5),
    )


def _year(cell: str) -> int:
    year = digits_of(cell.strip().upper().removeprefix("FY"), 4)
    if year is None or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise UnusableRowError("its fiscal year is no year since 2009")
    return int(year)


def _counts(cells: Sequence[str], columns: Columns) -> tuple[int, int, int, int]:
    """Initial approvals and denials, continuing approvals and denials."""
    if columns.layout is SUMS:
        one, two, three, four = (count_of(columns.cell(cells, name), "a count") for name in _SUMS)
        return one, two, three, four

    def added(kinds: tuple[str, ...], outcome: str) -> int:
        return sum(count_of(columns.cell(cells, f"{kind} {outcome}"), "a count") for kind in kinds)

    return (
        added(_INITIAL, "Approval"),
        added(_INITIAL, "Denial"),
        added(_CONTINUING, "Approval"),
        added(_CONTINUING, "Denial"),
    )


def _sector(cell: str) -> str | None:
    """The code of `54 - Professional, Scientific, and Technical Services`."""
    return text_of(cell.partition(" - ")[0].removesuffix(".0"))
