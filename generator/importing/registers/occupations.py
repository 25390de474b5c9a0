"""`rolepages import occupations`: files of the O*NET database become the table `occupations`.

Three files have titles: Occupation Data, Alternate Titles and Sample of Reported Titles. They are imported
together, as one import replaces the whole table.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from generator.domain.records import DataSet, Table
from generator.importing.disclosures.soc_codes import Vintage, soc_of
from generator.importing.registers.layouts import Columns, Layout
from generator.importing.registers.periods import named_onet_version, onet_release
from generator.importing.registers.storing import Content, Value, stored
from generator.importing.registers.tables import TableRow, read_tables
from generator.importing.registers.tally import Tally, UnusableRowError
from generator.importing.registers.values import text_of
from generator.importing.source_notes import SourceNotes
from generator.problems.problem import Checked, Problem
from generator.sources.snapshot import Progress

URL = "https://www.onetcenter.org/database.html"
LICENCE = "CC BY 4.0"
SOC_2018_SINCE = (25, 1)
"""O*NET-SOC 2019, which refines SOC 2018, came with this version; before it stands O*NET-SOC 2010."""

_CODE = {"code": ("O*NET-SOC Code",)}
# The spreadsheets repeat the occupation's title beside every other title, so these two come first.
ALTERNATE = Layout("Alternate Titles of O*NET", _CODE | {"title": ("Alternate Title",)})
REPORTED = Layout("Sample of Reported Titles of O*NET", _CODE | {"title": ("Reported Job Title",)})
OCCUPATION = Layout(
    "Occupation Data of O*NET", _CODE | {"title": ("Title",), "description": ("Description",)}
)
_NO_VERSION = "Nothing says which version of the O*NET database the files are of."
_KINDS = {ALTERNATE.name: "alternate", REPORTED.name: "reported", OCCUPATION.name: "occupation"}


def import_occupations(
    files: Sequence[Path],
    into: Path,
    notes: SourceNotes,
    version: str | None,
    progress: Progress | None = None,
) -> Checked[Sequence[DataSet] | None]:
    """Replace the table `occupations` of the evidence folder `into` by the titles of `files`.

    `version` is the O*NET database's, such as `27.0`; None takes it from the name of the download's folder.
    None in return means that nothing was written.
    """
    version = _version(files, version)
    released = onet_release(version)
    if released is None:
        message = f"`{version[:40]}` is no version of the O*NET database." if version else _NO_VERSION
        hint = "give it as `--version 30.0`; it stands in the name of the download and in its Read Me."
        return Checked(None, (Problem(into.as_posix(), "record-period", message, hint),))
    titles = _Titles(version)
    layouts = (ALTERNATE, REPORTED, OCCUPATION)
    problems = read_tables(files, layouts, titles.take, lambda _: titles.tally, progress)
    if not problems and not titles.rows:
        message = f"Of {titles.tally.read:,} rows none can be used."
        hint = "look at the reasons; the table is as it was."
        problems = (Problem(into.as_posix(), "record-nothing", message, hint),)
    if problems:
        return Checked(None, (*problems, *titles.tally.problems))
    described = _described(titles, files, notes, version, released)
    done = stored(into, {Table.OCCUPATIONS: Content(titles.rows, described)})
    return Checked(done.value, (*done.problems, *titles.tally.problems))


def _version(files: Sequence[Path], version: str | None) -> str:
    """The one version that is said; all of them when they differ, empty when there is none."""
    named = {named for file in files if (named := named_onet_version(file))}
    return " and ".join(sorted(named | ({version.strip()} if version else set())))


class _Titles:
    """Collects the rows of all files."""

    def __init__(self, version: str) -> None:
        self.tally = Tally()
        self.rows: set[tuple[Value, ...]] = set()
        number = tuple(int(part) for part in version.split("."))
        self._vintage = Vintage.SOC_2018 if number >= SOC_2018_SINCE else Vintage.SOC_2010

    def take(self, file: Path, columns: Columns, rows: Iterable[TableRow]) -> None:
        kind = _KINDS[columns.layout.name]
        for row in rows:
            try:
                record = self._record(row, columns, kind)
            except UnusableRowError as error:
                self.tally.reject(file, row.line, str(error))
                continue
            if record in self.rows:
                self.tally.note("the same title again, united")
            elif record[1] is None:
                self.tally.note("code that leads to no code or several codes of SOC 2018, kept")
            self.rows.add(record)

    def _record(self, row: TableRow, columns: Columns, kind: str) -> tuple[Value, ...]:
        code = columns.cell(row.cells, "code").strip()
        title = text_of(columns.cell(row.cells, "title"))
        if not re.fullmatch(r"\d{2}-\d{4}\.\d{2}", code, re.ASCII):
            raise UnusableRowError("its code is none such as 15-1252.00")
        if title is None:
            raise UnusableRowError("it has no title")
        return (code, soc_of(code, vintages=(self._vintage,)).soc, title, kind)


def _described(
    titles: _Titles, files: Sequence[Path], notes: SourceNotes, version: str, released: date
) -> DataSet:
    attribution = "by the US Department of Labor, Employment and Training Administration (USDOL/ETA)"
    return DataSet(
        table=Table.OCCUPATIONS,
        files=tuple(sorted({file.name for file in files})),
        title=notes.title or f"O*NET {version} Database {attribution}",
        url=notes.url or (None if notes.demo else URL),
        licence=notes.licence or LICENCE,
        first=released,
        last=released,
        read=titles.tally.read,
        kept=len(titles.rows),
        rejected=dict(sorted(titles.tally.rejected.items())),
        notes=dict(sorted(titles.tally.notes.items())),
        demo=notes.demo,
    )
