"""What became of the rows of an import: read, rejected by reason, kept with a note."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from generator.problems.problem import Position, Problem
from generator.problems.wording import counted

_LINES_SHOWN = 3
"""Lines that a message names for each reason and file."""


class UnusableRowError(Exception):
    """A row that cannot be used. Carries the reason in plain words."""


@dataclass(slots=True)
class Tally:
    """Counts for one table. `read` is kept, rejected and united rows together."""

    read: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    """Rows with a value mended, emptied or united, by what was done."""
    _places: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def reject(self, file: Path, line: int, reason: str) -> None:
        """Leave a row out."""
        self.rejected[reason] += 1
        self._places.setdefault((file.as_posix(), reason), []).append(line)

    def note(self, what: str) -> None:
        """Say that a row is kept in another form."""
        self.notes[what] += 1

    @property
    def problems(self) -> tuple[Problem, ...]:
        """One for each file and reason, at the first of its lines."""
        return tuple(
            Problem(
                path,
                "record-row",
                f"{counted(len(lines), 'row')} left out: {reason} ({_lines_text(lines)}).",
                "mend the file, or import it as it is; these rows are counted as rejected.",
                Position(lines[0]),
            )
            for (path, reason), lines in sorted(self._places.items())
        )


def _lines_text(lines: list[int]) -> str:
    named = ", ".join(f"{line}" for line in lines[:_LINES_SHOWN])
    word = "line" if len(lines) == 1 else "lines"
    return f"{word} {named}" + (", ..." if len(lines) > _LINES_SHOWN else "")
