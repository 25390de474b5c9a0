"""`rolepages import lca`: disclosure files of any layout become the tables `lca` and `lca_counts`.

Files of several layouts in one import become one table. Every file is read to its end before anything in the
evidence folder changes; after an error the tables before stand as they were.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import duckdb

from generator.domain.records import DataSet, Table
from generator.importing.disclosures.case_table import NOT_LCA, TableResult, build_cases
from generator.importing.disclosures.count_table import build_counts
from generator.importing.disclosures.coverage import covered, declared
from generator.importing.disclosures.lca_layouts import COLUMNS_OF, Layout, fits, recognise
from generator.importing.disclosures.open_tables import TableError
from generator.importing.disclosures.spreadsheets import opened
from generator.importing.disclosures.staging import NOT_UTF8, Place, Tally, stage
from generator.importing.source_notes import SourceNotes
from generator.problems.problem import Checked, Position, Problem
from generator.problems.wording import counted, listed
from generator.records.connection import connected, failure_words
from generator.records.folder import EvidenceFolderError, staging_folder, store_tables
from generator.records.tables import file_name

TITLE: Final = "OFLC LCA disclosure data"
URL: Final = "https://www.dol.gov/agencies/eta/foreign-labor/performance"
LICENCE: Final = "public domain (US government work)"

_ROW_HINTS: Final = {
    NOT_UTF8: "save the file as CSV in UTF-8 (`iconv -f WINDOWS-1252 -t UTF-8` converts text of Windows).",
    NOT_LCA: "nothing to do: only labor condition applications count.",
}

Progress = Callable[[int, int], None]

_TABLES: Final = {Layout.CASES: Table.LCA, Layout.COUNTS: Table.LCA_COUNTS}
_BUILDERS: Final = {Layout.CASES: build_cases, Layout.COUNTS: build_counts}


def import_lca(
    files: Sequence[Path],
    into: Path,
    notes: SourceNotes,
    progress: Progress | None = None,
    covers: str | None = None,
) -> Checked[Sequence[DataSet] | None]:
    """Replace the tables that `files` belong to in the evidence folder `into`; the others stay.

    None means that nothing was written. `progress` hears how many bytes of how many are read. `covers` says
    which occupations the files hold (`15-1252,15-2051` or `all`); None finds out.
    """
    said = declared(covers, into)
    if said.problems:
        return Checked(None, said.problems)
    ordered = sorted(files, key=lambda file: (file.name, file.as_posix()))
    try:
        with _staging_folder(into) as folder:
            return _imported(_Intake(ordered, folder, progress), into, notes, said.value)
    except EvidenceFolderError as error:
        return Checked(None, (error.problem,))
    except (OSError, duckdb.IOException, duckdb.OutOfMemoryException) as error:
        return Checked(None, (_not_written(into, error),))
    except RuntimeError as error:
        # The database turns Ctrl+C during a query into an error of its own.
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from None
        raise


class _Intake:
    """The rows of all files, staged layout by layout."""

    def __init__(self, files: Sequence[Path], folder: Path, progress: Progress | None) -> None:
        self.files = files
        self.folder = folder
        self.tallies: dict[Layout, Tally] = {}
        self.members: dict[Layout, list[Path]] = {}
        self.problems: list[Problem] = []
        self.failed = False
        self._progress = progress
        self._done = 0
        self._whole = sum(file.stat().st_size for file in files)

    def staged(self, layout: Layout) -> Path:
        """The file of staged rows."""
        return self.folder / f"{_TABLES[layout].value}.txt"

    def take_all(self) -> None:
        """Stage every file; one that cannot be read is a problem and does not hide those of the others."""
        for index, file in enumerate(self.files):
            try:
                self._take(index, file)
            except TableError as error:
                self._fail(_unreadable(file, error))
            except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
                self._fail(_unreadable(file, TableError(error.strerror or str(error))))
            self._done += file.stat().st_size
            self._report(0)

    def _take(self, index: int, file: Path) -> None:
        with opened(file, fits, self._report) as table:
            found, problems = recognise(table.header, file.as_posix())
            self.problems += problems
            if found is None:
                self.failed = True
                return
            tally = self.tallies.setdefault(found.layout, Tally())
            self.members.setdefault(found.layout, []).append(file)
            with self.staged(found.layout).open("ab") as out:
                stage(table, found.columns, COLUMNS_OF[found.layout], index, out, tally)

    def _fail(self, problem: Problem) -> None:
        self.problems.append(problem)
        self.failed = True

    def _report(self, part: int) -> None:
        if self._progress is not None:
            self._progress(min(self._done + part, self._whole), self._whole)


def _imported(
    intake: _Intake, into: Path, notes: SourceNotes, named: tuple[str, ...] | None
) -> Checked[Sequence[DataSet] | None]:
    """`named` are the occupations said to be in the files; invented records are whole as they are.

    Raises `OSError` and the database's errors of full disks and memory."""
    intake.take_all()
    if intake.failed:
        return Checked(None, tuple(intake.problems))
    finished: dict[Table, tuple[Path, DataSet]] = {}
    for layout, tally in sorted(intake.tallies.items()):
        target = intake.folder / file_name(_TABLES[layout])
        with connected(intake.folder) as connection:
            result = _BUILDERS[layout](connection, intake.staged(layout), target, tally)
        intake.problems += _row_problems(intake.files, tally)
        if result is None:
            return Checked(None, (*intake.problems, _nothing(intake.members[layout], tally)))
        if result.doubled:
            return Checked(None, (*intake.problems, *_doubled(intake.files, result.doubled)))
        path = intake.members[layout][0].as_posix()
        holds = covered(result.socs, result.kept, () if notes.demo and named is None else named, path)
        intake.problems += holds.problems
        if holds.value is None:
            return Checked(None, tuple(intake.problems))
        finished[_TABLES[layout]] = (target, _described(layout, intake, result, notes, holds.value))
    store_tables(into, finished)
    return Checked(tuple(each for _, each in finished.values()), tuple(intake.problems))


@contextmanager
def _staging_folder(into: Path) -> Iterator[Path]:
    """A hidden folder inside `into`, on its file system; gone afterwards, like an `into` left empty."""
    is_new = not into.exists()
    into.mkdir(parents=True, exist_ok=True)
    try:
        with staging_folder(into) as folder:
            yield folder
    finally:
        if is_new:
            with suppress(OSError):
                into.rmdir()


def _described(
    layout: Layout, intake: _Intake, result: TableResult, notes: SourceNotes, covers: tuple[str, ...]
) -> DataSet:
    tally = intake.tallies[layout]
    return DataSet(
        table=_TABLES[layout],
        files=tuple(file.name for file in intake.members[layout]),
        title=notes.title or TITLE,
        url=notes.url or URL,
        licence=notes.licence or LICENCE,
        first=result.first,
        last=result.last,
        missing=result.missing,
        covers=covers,
        read=tally.read,
        kept=result.kept,
        rejected=dict(sorted(tally.rejected.items())),
        notes=result.notes,
        demo=notes.demo,
    )


def _row_problems(files: Sequence[Path], tally: Tally) -> list[Problem]:
    """One for each reason, at the first row it holds for."""
    return [
        _row_problem(files, reason, rows, tally.places[reason])
        for reason, rows in sorted(tally.rejected.items())
    ]


def _row_problem(files: Sequence[Path], reason: str, rows: int, places: Sequence[Place]) -> Problem:
    shown = listed([f"{files[place.file].name}:{place.line}" for place in places])
    message = (
        f"{counted(rows, 'row')} left out: {reason} ({shown}{' and others' if rows > len(places) else ''})."
    )
    position = Position(places[0].line)
    hint = _ROW_HINTS.get(reason, "mend the rows at the source if they matter; the others count.")
    return Problem(files[places[0].file].as_posix(), "lca-rows", message, hint, position)


def _unreadable(file: Path, error: TableError) -> Problem:
    message = f"The file is not readable: {error}."
    hint = error.hint or (
        "fetch it again, or save the table as .xlsx or CSV in UTF-8; the tables are as they were."
    )
    return Problem(file.as_posix(), "lca-file", message, hint)


def _nothing(files: Sequence[Path], tally: Tally) -> Problem:
    if not tally.read:
        message, hint = "The file holds a header and no rows.", "fetch it again; the tables are as they were."
    else:
        message = f"Of {counted(tally.read, 'row')} none can be kept."
        hint = "look at the reasons for the rows; the tables are as they were."
    return Problem(files[0].as_posix(), "lca-nothing", message, hint)


def _doubled(files: Sequence[Path], years: Mapping[int, Sequence[int]]) -> Iterator[Problem]:
    """A year of counts in two files would be counted twice."""
    for year, places in sorted(years.items()):
        names = [files[place].name for place in places]
        message = f"Fiscal year {year} stands in {len(names)} files of counts: {listed(names)}."
        hint = "give one file for a year; parts of a year belong into one file first."
        yield Problem(files[places[-1]].as_posix(), "lca-doubled", message, hint)


def _not_written(into: Path, error: Exception) -> Problem:
    message = f"The import could not be finished: {failure_words(error)}."
    hint = "check the space and the permissions of the folder; the tables are as they were."
    return Problem(into.as_posix(), "lca-target", message, hint)
