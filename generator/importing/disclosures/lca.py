"""`rolepages import lca`: disclosure files of any layout become the tables `lca` and `lca_counts`.

Files of several layouts in one import become one table. Every file is read to its end before anything in the
evidence folder changes; after an error the tables before stand as they were.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import duckdb

from generator.domain.records import DataSet, Table
from generator.importing.disclosures.case_table import TableResult, build_cases
from generator.importing.disclosures.count_table import build_counts
from generator.importing.disclosures.lca_layouts import COLUMNS_OF, Layout, recognise
from generator.importing.disclosures.spreadsheets import TableError, opened
from generator.importing.disclosures.staging import Place, Tally, stage
from generator.importing.source_notes import SourceNotes
from generator.problems.problem import Checked, Position, Problem
from generator.problems.wording import counted, listed
from generator.records.connection import connected
from generator.records.folder import EvidenceFolderError, staging_folder, store_tables
from generator.records.tables import file_name

TITLE: Final = "OFLC LCA disclosure data"
URL: Final = "https://www.dol.gov/agencies/eta/foreign-labor/performance"
LICENCE: Final = "public domain (US government work)"

Progress = Callable[[int, int], None]

_TABLES: Final = {Layout.CASES: Table.LCA, Layout.COUNTS: Table.LCA_COUNTS}
_BUILDERS: Final = {Layout.CASES: build_cases, Layout.COUNTS: build_counts}


def import_lca(
    files: Sequence[Path], into: Path, notes: SourceNotes, progress: Progress | None = None
) -> Checked[Sequence[DataSet] | None]:
    """Replace the tables that `files` belong to in the evidence folder `into`; the others stay.

    None means that nothing was written. `progress` hears how many bytes of how many are read.
    """
    ordered = sorted(files, key=lambda file: (file.name, file.as_posix()))
    try:
        with _staging_folder(into) as folder:
            return _imported(_Intake(ordered, folder, progress), into, notes)
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
                self._fail(_unreadable(file, str(error)))
            self._done += file.stat().st_size
            self._report(0)

    def _take(self, index: int, file: Path) -> None:
        with opened(file, self._report) as table:
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


def _imported(intake: _Intake, into: Path, notes: SourceNotes) -> Checked[Sequence[DataSet] | None]:
    """Raises `OSError` and the database's errors of full disks and memory."""
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
        finished[_TABLES[layout]] = (target, _described(layout, intake, result, notes))
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


def _described(layout: Layout, intake: _Intake, result: TableResult, notes: SourceNotes) -> DataSet:
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
    hint = "mend the rows at the source if they matter; all others are imported."
    return Problem(files[places[0].file].as_posix(), "lca-rows", message, hint, position)


def _unreadable(file: Path, reason: str) -> Problem:
    message = f"The file is not readable: {reason}."
    hint = "fetch it again, or save the table as .xlsx or CSV in UTF-8; the tables are as they were."
    return Problem(file.as_posix(), "lca-file", message, hint)


def _nothing(files: Sequence[Path], tally: Tally) -> Problem:
    message = f"Of {counted(tally.read, 'row')} none can be kept."
    hint = "look at the reasons above; the tables are as they were."
    return Problem(files[0].as_posix(), "lca-nothing", message, hint)


def _not_written(into: Path, error: Exception) -> Problem:
    reason = (getattr(error, "strerror", None) or str(error)).splitlines()[0]
    message = f"The import could not be finished: {reason}."
    hint = "check the space and the permissions of the folder; the tables are as they were."
    return Problem(into.as_posix(), "lca-target", message, hint)
