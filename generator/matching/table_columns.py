"""Tables whose header names sponsorship in one cell and whose rows answer in the same column.

A copied table comes as lines of cells between bars. A row with as many cells as the header answers by its
cell below; rows that disagree say that it depends on the row. A table that does not fit says nothing.
"""

import re
from itertools import islice

from generator.domain.sponsorship import Stance
from generator.matching.canonical import canonical
from generator.matching.sentences import Lines
from generator.matching.statement import Statement

MOST_ROWS = 50
"""Rows of one table that are read."""


def answer_in_column(lines: Lines, number: int) -> Statement | None:
    """What the cells below a header cell such as `Visa sponsorship` say; `None` where it heads no column."""
    header = _cells(lines[number].text)
    columns = [n for n, cell in enumerate(header) if _HEADER.fullmatch(canonical(cell))]
    if len(header) < _FEWEST_CELLS or len(columns) != 1 or any(_stance_of(cell) for cell in header):
        return None
    if " BARE " in canonical(header[columns[0]]) and not any(_JOB_COLUMN.search(cell) for cell in header):
        return None
    rows = _rows_below(lines, number, len(header))
    stances = {_stance_of(cells[columns[0]]) for _, cells in rows}
    if not rows or None in stances:
        return None
    stance = next(iter(stances)) if len(stances) == 1 else Stance.CONDITIONAL
    start, _ = lines[number].span(0, 0)
    first_row = rows[0][0]
    _, end = lines[first_row].span(0, len(lines[first_row].text))
    name = header[columns[0]]
    return Statement(stance or Stance.CONDITIONAL, "table-column", start, end, number, name, name)


_FEWEST_CELLS = 2
_HEADER = re.compile(
    r" (?:(?:is|KIND|work|employer|our|the) ){0,2}(?:SPONSORSHIP|BARE)(?: (?:OK|GIVE))? (?:\? )?"
)
_JOB_COLUMN = re.compile(
    r"\b(?:jobs?|posts?|roles?|positions?|titles?|openings?|requisition|vacancy|department|pay|salary|shift"
    r"|visas?|relocation|remote|clearance|specialty|citizenship)\b",
    re.IGNORECASE,
)
"""A column beside `Sponsorship` that tells a table of jobs from one of events."""
_RULE_LINE = re.compile(r"[\s|:+=-]*")
_ANSWERS = (
    (Stance.OFFERED, re.compile(r" (?:yes|y|OK|GIVE|yes , (?:OK|GIVE)) ")),
    (Stance.REFUSED, re.compile(r" (?:NO|n|NOT OK|NOT GIVE|none|NO , NOT OK) ")),
    (Stance.CONDITIONAL, re.compile(r" (?:MAY|SOME|(?:on )?(?:a )?MAY|ONLY transfer\S*) ")),
)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _stance_of(cell: str) -> Stance | None:
    """The stance of a cell that is an answer and nothing else."""
    if len(cell) > _LONGEST_ANSWER:
        return None
    words = canonical(cell)
    return next((stance for stance, answer in _ANSWERS if answer.fullmatch(words)), None)


_LONGEST_ANSWER = 30


def _rows_below(lines: Lines, number: int, width: int) -> list[tuple[int, list[str]]]:
    """The lines below with as many cells, up to the first that differs; ruled lines are passed over."""
    rows: list[tuple[int, list[str]]] = []
    for below in islice(range(number + 1, len(lines)), MOST_ROWS):
        text = lines[below].text
        if _RULE_LINE.fullmatch(text):
            continue
        cells = _cells(text)
        if len(cells) != width:
            break
        rows.append((below, cells))
    return rows
