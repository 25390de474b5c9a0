"""Files that hold some occupations alone: of all others nothing is known, which is not the same as none.

Whole disclosure files hold hundreds of occupations. An excerpt is declared by whoever imports it, or found by
having few of them among many applications.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generator.problems.problem import Checked, Problem
from generator.problems.wording import counted, listed

WHOLE: Final = "all"
"""Word for files that hold every occupation."""
_MANY: Final = 1_000
"""Applications that nobody expects to be of a few occupations by chance: OFLC's samples of 1,000 to 5,000
rows of FY2010 to FY2020 have 145 to 178."""
_FEW: Final = 60
"""Occupations of an excerpt at most."""
_SHOWN: Final = 10


def declared(text: str | None, into: Path) -> Checked[tuple[str, ...] | None]:
    """The codes of `15-1252,15-2051`, sorted; empty for `all`, None when nothing is declared."""
    if text is None:
        return Checked(None)
    if text.strip().lower() == WHOLE:
        return Checked(())
    codes = sorted({code.strip() for code in text.split(",") if code.strip()})
    wrong = [code for code in codes if not re.fullmatch(r"\d{2}-\d{4}", code, re.ASCII)]
    if wrong or not codes:
        message = f"`--covers` names {listed(wrong) or 'no occupation'}, which is no code of SOC 2018."
        hint = "give codes parted by commas, `--covers 15-1252,15-2051`, or `--covers all`."
        return Checked(None, (Problem(into.as_posix(), "lca-covers", message, hint),))
    return Checked(tuple(codes))


def covered(
    socs: Sequence[str], rows: int, named: tuple[str, ...] | None, path: str
) -> Checked[tuple[str, ...] | None]:
    """The occupations that a table of `rows` with the codes `socs` covers; empty for all of them.

    `named` is what was declared, None for nothing. A value of None stops the import: the table has other
    occupations than were declared.
    """
    if named is None:
        return _found(socs, rows, path)
    others = sorted(set(socs) - set(named)) if named else []
    if others:
        message = (
            f"The files hold {counted(len(others), 'occupation')} that `--covers` does not name: "
            f"{_some(others)}."
        )
        hint = "name these too, or give `--covers all` when the files hold every occupation."
        return Checked(None, (Problem(path, "lca-covers", message, hint),))
    return Checked(named)


def _found(socs: Sequence[str], rows: int, path: str) -> Checked[tuple[str, ...] | None]:
    if rows < _MANY or not 0 < len(socs) <= _FEW:
        return Checked(())
    message = (
        f"All {rows:,} rows are of {counted(len(socs), 'occupation')} ({_some(socs)}), so the files are "
        "taken for an excerpt: pages have no data on other occupations."
    )
    hint = "import the whole files, or say what they hold: `--covers 15-1252,15-2051` or `--covers all`."
    return Checked(tuple(sorted(socs)), (Problem(path, "lca-excerpt", message, hint),))


def _some(codes: Sequence[str]) -> str:
    more = f" and {len(codes) - _SHOWN} more" if len(codes) > _SHOWN else ""
    return f"{', '.join(sorted(codes)[:_SHOWN])}{more}"
